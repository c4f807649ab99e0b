kube-proxy.exe --kubeconfig=C:\k\config --proxy-mode=kernelspace --hostname-override=w1 --network-name=flannel.4096 --source-vip=10.244.1.0 --bind-address=10.0.0.3
