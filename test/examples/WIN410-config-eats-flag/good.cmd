C:\k\kube-proxy.exe --config=C:\k\kube-proxy.yaml --hostname-override=win-1
