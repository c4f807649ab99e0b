C:\k\kube-proxy.exe --hostname-override=<hostname> --proxy-mode=kernelspace --network-name=cbr0 --kubeconfig=<path>
