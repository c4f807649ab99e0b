C:\k\kubelet.exe --hostname-override=win-1 --kubeconfig=C:\k\config --cgroups-per-qos=false --enforce-node-allocatable= --container-runtime-endpoint=npipe:////./pipe/containerd-containerd
