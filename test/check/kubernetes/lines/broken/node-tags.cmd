kubelet.exe --kubeconfig=C:\k\config --hostname-override=w1 --config=C:\k\kubelet.yaml --node-tags=os=windows
