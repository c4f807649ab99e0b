sc create kubelet binPath= "C:\k\kubelet.exe --service --kubeconfig=C:\k\config --hostname-override=w1 --cgroups-per-qos=false --enforce-node-allocatable= --resolv-conf="
