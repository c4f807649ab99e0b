kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0 --healthz-bind-address=10.0.0.300:10256
