C:\k\kube-proxy.exe --config=C:\k\kube-proxy.yaml --hostname-override=win-1 --source-vip=10.244.1.2
