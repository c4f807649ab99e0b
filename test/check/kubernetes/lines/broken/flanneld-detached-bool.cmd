set NODE_NAME=w1
flanneld.exe --kube-subnet-mgr true --kubeconfig-file=C:\k\config --iface=10.0.0.1
