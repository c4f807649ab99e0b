set NODE_NAME=WIN-1
C:\k\flanneld.exe --kube-subnet-mgr --iface=10.0.0.4
