New-Service kubelet "C:\k\kubelet.exe --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --hostname-override=w1"
