kube-proxy.exe --kubeconfig=C:\k\config --proxy-mode=kernelspace --hostname-override=w1 --network-name=cbr0 --nodeport-addresses=primary
