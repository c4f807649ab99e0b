# Calico kube-proxy service
$argList = @(`
    "--hostname-override=$env:NODENAME", `
    "--v=4",`
    "--proxy-mode=kernelspace",`
    "--kubeconfig=""c:\k\config"""`
)
$extraFeatures = @()
if ($true) {
    $extraFeatures += "WinDSR=true"
    $argList += "--enable-dsr=true"
}
if ($extraFeatures.Length -GT 0) {
    $featuresStr = $extraFeatures -join ","
    $argList += "--feature-gates=$featuresStr"
}
$env:KUBE_NETWORK=$NetworkName
c:\k\kube-proxy.exe $argList
