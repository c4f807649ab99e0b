& "$PSScriptRoot\nssm.exe" set kube-proxy AppParameters "--kubeconfig=C:\k\config --hostname-override=$env:COMPUTERNAME --proxy-mode=kernelspace --network-name=cbr0 --enable-dsr=true"
