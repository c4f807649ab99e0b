New-Service -Name "kube-proxy" -StartupType Automatic -DisplayName "Kubernetes proxy" `
  -BinaryPathName 'C:\k\kube-proxy.exe --windows-service --v=3 --hostname-override=aks-win-0 --kubeconfig=C:\k\config --proxy-mode=kernelspace --network-name=azure --feature-gates=WinOverlay=false'
