C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --network-name=vxlan0 --proxy-mode=kernelspace --source-vip=10.244.2.2 --bind-address=10.0.0.9
