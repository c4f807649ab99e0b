Start-Process C:\k\kube-proxy.exe -ArgumentList "--kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0 > C:\k\log.txt"
