C:\k\kube-proxy.exe --proxy-mode=kernelspace --network-name=cbr0
