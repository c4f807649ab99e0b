$params = @{
  FilePath = 'C:\var\lib\rancher\rke2\bin\kube-proxy.exe'
  ArgumentList = '--kubeconfig=C:\var\lib\rancher\rke2\agent\kubeproxy.kubeconfig','--hostname-override=w1','--proxy-mode=kernelspace','--network-name=Calico','--udp-timeout=250ms'
}
Start-Process @params
