$proxyArgs = @(
    '--kubeconfig=C:\k\config'
    '--hostname-override=node-3'
    '--proxy-mode=kernelspace'
    '--network-name=Calico'
    '--log-dir=C:\k\logs'
)
& 'C:\Program Files\kubernetes\kube-proxy.exe' @proxyArgs
