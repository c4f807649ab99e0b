$global:KubeletArgs = "--kubeconfig=C:\k\config --config=C:\k\kubelet.yaml --container-runtime-endpoint=npipe:////./pipe/containerd-containerd"
$global:KubeletArgs += " --image-pull-progress-deadline=20m"
Invoke-Expression "C:\k\kubelet.exe $global:KubeletArgs"
