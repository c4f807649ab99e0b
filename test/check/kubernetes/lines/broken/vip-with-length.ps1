nssm set kube-proxy AppParameters "--kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=flannel.4096 --source-vip=10.244.3.2/24 --bind-address=192.168.1.9"
