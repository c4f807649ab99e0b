C:\k\kubelet.exe --hostname-override=win-1 --kubeconfig=C:\k\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable=
