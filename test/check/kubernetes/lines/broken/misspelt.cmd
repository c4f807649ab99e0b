C:\k\kubelet.exe --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --container-runtime-endpoint=npipe:////./pipe/containerd-containerd --hostname_overide=w1
