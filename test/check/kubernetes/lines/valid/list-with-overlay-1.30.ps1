$cmd = "C:\k\kube-proxy.exe"
$params = @("--v=4", "--proxy-mode=kernelspace", "--hostname-override=$env:NODENAME", "--kubeconfig=C:\k\config", "--network-name=$NetworkName", "--cluster-cidr=$env:CIDR")
if ($overlay) { $params += "--source-vip=$vip" }
Write-Host "Starting kube-proxy with $params"
& $cmd $params
