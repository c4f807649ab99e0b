kubelet.exe --kubeconfig=C:\k\config --hostname-override=w1 --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable= --allow-privileged=true
