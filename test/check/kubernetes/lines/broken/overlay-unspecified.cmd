kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=flannel.4096 --source-vip=10.244.1.2 --bind-address=0.0.0.0
