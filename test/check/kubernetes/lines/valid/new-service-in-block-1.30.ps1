$kp = "C:\k\kube-proxy.exe"
if (-not (Get-Service kube-proxy -ErrorAction SilentlyContinue)) {
  New-Service -Name "kube-proxy" -BinaryPathName "$kp --windows-service --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0" | Out-Null
}
Start-Service kube-proxy
Get-Process kube-proxy, kubelet | Format-Table
