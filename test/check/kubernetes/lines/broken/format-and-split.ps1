$kubeletArgs = "--kubeconfig={0} --config=C:\k\kubelet.yaml --container-runtime=remote --container-runtime-endpoint=npipe:////./pipe/containerd-containerd" -f $kubeconfig
& C:\k\kubelet.exe $kubeletArgs.Split(' ')
