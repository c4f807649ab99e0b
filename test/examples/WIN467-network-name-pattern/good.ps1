$env:KUBE_NETWORK = "Calico"
C:\k\kube-proxy.exe --hostname-override=win-1 --proxy-mode=kernelspace --kubeconfig=C:\k\config
