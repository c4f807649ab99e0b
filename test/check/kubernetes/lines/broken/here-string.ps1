$kubeletArgs = @"
--config=C:\var\lib\kubelet\config.yaml --kubeconfig=C:\etc\kubernetes\kubelet.conf --hostname-override=w9 --pod-infra-container-image=mcr.microsoft.com/oss/kubernetes/pause:3.10
"@
Start-Process -FilePath "C:\k\kubelet.exe" -ArgumentList $kubeletArgs
