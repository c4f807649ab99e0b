nssm install flanneld C:\Program Files\k\flanneld.exe --kube-subnet-mgr --kubeconfig-file=C:\k\config --iface=10.0.0.1
