nssm install kube-proxy C:\k\kube-proxy.exe
nssm set kube-proxy AppDirectory C:\k
nssm set kube-proxy AppParameters --v=4 --proxy-mode=kernelspace --hostname-override=w1 --kubeconfig=C:\k\config --network-name=cbr0 --feature-gates='WinDSR=true' --enable-dsr=true
