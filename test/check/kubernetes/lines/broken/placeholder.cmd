C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=<node-name> --proxy-mode=kernelspace --network-name=cbr0
