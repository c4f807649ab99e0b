nssm set kube-proxy AppParameters --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=cbr0 --hostname-override=win-1
