sc.exe create flanneld binPath= "C:\k\wrapper.exe -name x C:\k\flanneld.exe --kube-subnet-mgr --kubeconfig-file=C:\k\config --iface=10.0.0.1" start= auto
