$kubelet = "--config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --hostname-override=w1"
$proxy = "--proxy-mode=kernelspace --kubeconfig=C:\k\config --hostname-override=w2 --network-name=cbr0"
nssm set kubelet AppParameters $kubelet
nssm set kube-proxy AppParameters $proxy
