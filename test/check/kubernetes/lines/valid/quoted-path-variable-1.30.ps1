$binPath = "`"$env:ProgramFiles\k\kubelet.exe`" --windows-service --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config"
sc.exe create kubelet binPath= $binPath start= auto
