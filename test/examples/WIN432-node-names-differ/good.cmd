C:\k\kubelet.exe --hostname-override=win-1 --kubeconfig=C:\k\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable= --container-runtime-endpoint=npipe:////./pipe/containerd-containerd
C:\k\kube-proxy.exe --hostname-override=win-1 --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=cbr0
