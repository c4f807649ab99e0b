C:\k\kubelet.exe --kubeconfig=C:\k\config --hostname-override=w1 --cgroups-per-qos=false --enforce-node-allocatable= --resolv-conf= --cluster-dns=10.96.0.10
