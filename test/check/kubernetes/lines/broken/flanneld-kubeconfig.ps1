nssm install flanneld C:\flannel\flanneld.exe
nssm set flanneld AppParameters --kubeconfig=C:\k\config --iface=10.0.0.7 --ip-masq=1 --kube-subnet-mgr=1
nssm set flanneld AppEnvironmentExtra NODE_NAME=win-abc
