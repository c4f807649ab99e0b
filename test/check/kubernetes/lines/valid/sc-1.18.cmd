sc.exe create kube-proxy binPath= "C:\k\kube-proxy.exe --windows-service --hostname-override=\"w1\" --proxy-mode=kernelspace --kubeconfig=\"C:\k\config\" --network-name=cbr0" start= auto
