$vip = (Get-Content C:\k\sourceVip.json | ConvertFrom-Json).ip4.ip.Split('/')[0]
C:\k\kube-proxy.exe --config=C:\k\kube-proxy.yaml --hostname-override=w5 --source-vip=$vip
