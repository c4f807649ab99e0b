kube-proxy.exe --kubeconfig=C:\k\config --proxy-mode=kernelspace --hostname-override=w1
