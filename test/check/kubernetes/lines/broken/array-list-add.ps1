$kubeProxyArgs = [System.Collections.ArrayList]@('--kubeconfig=C:\k\config','--hostname-override=w1','--proxy-mode=kernelspace','--network-name=cbr0')
$kubeProxyArgs.Add('--log-dir=C:\k\logs') | Out-Null
& C:\k\kube-proxy.exe $kubeProxyArgs
