sc create kube-proxy start= auto binPath= "\"C:\Program Files\k\kube-proxy.exe\" --windows-service --hostname-override=win-1 --proxy-mode=kernelspace --kubeconfig=C:\k\config --network-name=cbr0"
