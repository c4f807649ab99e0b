powershell.exe -NoProfile -Command "& C:\k\kubelet.exe --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --hostname-override=w1 --node-ip=10.0.0.4"
