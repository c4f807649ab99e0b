C:\k\kubelet.exe --kubeconfig=C:\k\config --hostname-override=w1 --cgroups-per-qos=false --enforce-node-allocatable= --resolv-conf= --kubelet-reserve=cpu=500m
