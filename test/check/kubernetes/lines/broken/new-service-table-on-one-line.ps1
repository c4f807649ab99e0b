$svc = @{ Name = 'kubelet'; BinaryPathName = '"C:\Program Files\k\kubelet.exe" --windows-service --config=C:\k\k.yaml --kubeconfig=C:\k\config --logtostderr=false'; StartupType = 'Automatic' }
New-Service @svc
