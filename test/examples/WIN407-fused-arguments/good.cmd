C:\k\kube-proxy.exe --proxy-mode=kernelspace --network-name=cbr0 --hostname-override=win-1 --kubeconfig=C:\k\config
