C:\k\flanneld.exe --kube-subnet-mgr
