nssm set kube-proxy AppParameters --proxy-mode=kernelspace --network-name=cbr0 --hostname-override=win-1
