kubelet.exe --hostname-override=w1 --config=C:\k\kubelet.yaml
