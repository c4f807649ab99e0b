$kubeletArgs = @(
  "--config=$ConfigPath"
  "--kubeconfig=C:\k\config"
  "--hostname-override=$(hostname)"
  "--container-runtime=remote"
  "--container-runtime-endpoint=npipe:////./pipe/containerd-containerd"
)
& C:\k\kubelet.exe $kubeletArgs
