set FLANNELD_KUBE_SUBNET_MGR=true
set NODE_NAME=w1
flanneld.exe --kubeconfig-file C:\k\config --iface 10.0.0.4 --net-config-path C:\k\net-conf.json -v 2
