Write-Host "starting kubelet.exe with --config"
# kubelet.exe --network-plugin=cni was used before 1.24
<# 
 kube-proxy.exe --log-dir=x
#>
& C:\k\kubelet.exe --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config
