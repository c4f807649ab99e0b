kube-proxy.exe --kubeconfig=C:\k\config --proxy-mode=userspace --hostname-override=w1 --network-name=cbr0
