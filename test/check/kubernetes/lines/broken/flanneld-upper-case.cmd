set NODE_NAME=WIN-ABC
C:\flannel\flanneld.exe --kubeconfig-file=C:\k\config --iface=10.0.0.7 --ip-masq=1 --kube-subnet-mgr=1
