C:\k\kubelet.exe --kubeconfig=C:\k\config --hostname-override=w1 --cgroups-per-qos=false --enforce-node-allocatable= --resolv-conf= --windows-priorityclass=HIGHEST_PRIORITY_CLASS
