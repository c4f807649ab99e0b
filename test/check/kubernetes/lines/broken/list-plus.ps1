[string[]]$argList = "--kubeconfig=C:\k\config", "--hostname-override=w1", "--proxy-mode=kernelspace"
$argList = $argList + "--networkname=cbr0"
& "$PSScriptRoot\kube-proxy.exe" $argList
