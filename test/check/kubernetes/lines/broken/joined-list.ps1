$flags = @(
  "--config=C:\k\kube-proxy.yaml",   # the file
  "--hostname-override=$env:COMPUTERNAME",
  "--network-name=cbr0"
) -join " "
New-Service -Name kube-proxy -BinaryPathName "C:\k\kube-proxy.exe --windows-service $flags"
