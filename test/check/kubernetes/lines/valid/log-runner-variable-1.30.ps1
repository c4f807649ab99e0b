$logRunner = 'C:\k\kube-log-runner.exe'
sc.exe create kube-proxy start= auto binPath= "$logRunner -log-file=C:\k\kp.log C:\k\kube-proxy.exe --windows-service --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0"
