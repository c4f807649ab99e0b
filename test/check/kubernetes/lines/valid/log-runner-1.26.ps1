$binPath = '"C:\Program Files\k\kube-log-runner.exe" -log-file=C:\k\kp.log "C:\Program Files\k\kube-proxy.exe" --windows-service --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0'
New-Service -Name kube-proxy -BinaryPathName $binPath -StartupType Automatic
