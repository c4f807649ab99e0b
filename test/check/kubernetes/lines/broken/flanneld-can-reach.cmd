set NODE_NAME=w1
flanneld.exe --kube-subnet-mgr --kubeconfig-file=C:\k\config --iface-can-reach=10.0.0.1
