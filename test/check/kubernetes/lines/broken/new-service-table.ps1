$params = @{
  Name = "kube-proxy"
  BinaryPathName = 'C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0'
  DisplayName = "Kube Proxy"
  StartupType = "Automatic"
  Description = "Kubernetes proxy"
}
New-Service @params
