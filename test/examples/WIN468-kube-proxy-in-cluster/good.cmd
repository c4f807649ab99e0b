nssm set kube-proxy AppParameters --hostname-override=win-1 --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=cbr0
