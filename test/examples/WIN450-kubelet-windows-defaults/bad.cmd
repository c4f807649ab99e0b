C:\k\kubelet.exe --hostname-override=win-1 --kubeconfig=C:\k\config --resolv-conf= --container-runtime-endpoint=npipe:////./pipe/containerd-containerd
