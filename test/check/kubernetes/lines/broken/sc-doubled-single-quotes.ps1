sc.exe create kube-proxy binPath= 'C:\k\kube-proxy.exe --windows-service --kubeconfig=C:\k\config --hostname-override=''w1'' --proxy-mode=kernelspace --network-name=cbr0'
