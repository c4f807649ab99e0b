C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --network-name=cbr0 --proxy-mode=kernelspace --cluster-cidr=foo
