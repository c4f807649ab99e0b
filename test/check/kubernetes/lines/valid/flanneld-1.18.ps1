$env:NODE_NAME = (hostname).ToLower()
Start-Process C:\flannel\flanneld.exe -ArgumentList "--kubeconfig-file=C:\k\config --iface=10.0.0.4 --ip-masq=1 --kube-subnet-mgr=1" -NoNewWindow
