nssm set kube-proxy AppParameters --hostname-override=win-1 --proxy-mode=kernelspace --network-name=cbr0
