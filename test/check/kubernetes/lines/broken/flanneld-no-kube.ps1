$env:NODE_NAME = $(hostname).ToLower()
C:\flannel\flanneld.exe --kubeconfig-file=C:\k\config --iface=10.0.0.7 --ip-masq=1
