set KUBE_NETWORK=cbr0
C:\k\kube-proxy.exe --v=4 --proxy-mode=kernelspace --hostname-override=w1 --kubeconfig=C:\k\config --cluster-cidr=10.244.0.0/16 --log-dir=C:\k\logs --logtostderr=false
