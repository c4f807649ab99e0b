nssm install kube-proxy C:\k\kube-proxy.exe "--hostname-override=w1 --network-name=cbr0 --proxy-mode=kernelspace"
