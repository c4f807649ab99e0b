C:\k\kubelet.exe --config=C:\k\kubelet.yaml `
  --kubeconfig=C:\k\config `
  --container-runtime-endpoint=npipe:////./pipe/containerd-containerd `
  --hostname-override=$env:COMPUTERNAME.ToLower() `
  --cni-conf-dir=C:\k\cni\conf
