$svc = "kubelet"
& nssm install $svc "C:\k\kubelet.exe"
& nssm set $svc AppParameters ("--config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --log-dir=" + $LogDir + " --v=2")
& nssm set $svc AppRotateFiles 1
