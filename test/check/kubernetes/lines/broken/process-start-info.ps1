$psi = New-Object System.Diagnostics.ProcessStartInfo
$psi.FileName = "C:\k\kube-proxy.exe"
$psi.Arguments = "--kubeconfg=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0"
[System.Diagnostics.Process]::Start($psi)
