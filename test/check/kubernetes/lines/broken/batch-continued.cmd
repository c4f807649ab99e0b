@echo off
rem kubelet of the build farm
setlocal
set NODE=win-build-07
C:\k\kubelet.exe ^
  --config=C:\k\kubelet-config.yaml ^
  --kubeconfig=C:\k\config ^
  --hostname-override=%NODE% ^
  --container-runtime-endpoint=npipe:////./pipe/containerd-containerd ^
  --network-plugin=cni
endlocal
