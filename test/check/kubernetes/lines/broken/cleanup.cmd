C:\k\kube-proxy.exe --cleanup --kubeconfig=C:\k\config --hostname-override=w1 --network-name=cbr0 --proxy-mode=kernelspace
