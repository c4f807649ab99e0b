C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0 --feature-gates="WinDSR=false"
