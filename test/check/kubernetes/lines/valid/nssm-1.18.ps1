nssm install kubelet C:\k\kubelet.exe
nssm set kubelet AppParameters --hostname-override=w1 --kubeconfig=C:\k\config --resolv-conf= --cgroups-per-qos=false --enforce-node-allocatable= --network-plugin=cni --cni-bin-dir=C:\k\cni --cni-conf-dir=C:\k\cni\config --pod-infra-container-image=mcr.microsoft.com/oss/kubernetes/pause:1.4.0
nssm set kubelet AppStdout C:\k\logs\kubelet.log
nssm start kubelet
