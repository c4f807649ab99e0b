New-Service -Name kube-proxy -BinaryPathName "C:\Program Files\k\kube-proxy.exe --windows-service --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0"
