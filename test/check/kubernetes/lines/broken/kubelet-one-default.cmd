kubelet.exe --kubeconfig=C:\k\config --hostname-override=w3 --cgroups-per-qos=false --container-runtime-endpoint=npipe:////./pipe/containerd-containerd --resolv-conf=
