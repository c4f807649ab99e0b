C:\k\kube-proxy.exe --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=cbr0
