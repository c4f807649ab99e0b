C:\k\kube-proxy.exe --hostname-override=win-1 --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=flannel.4096 --source-vip=10.244.1.2 --cluster-cidr=10.244.0.0/16
