kube-proxy.exe --kubeconfig=C:\k\config --proxy-mode=kernelspace --network-name=cbr0
