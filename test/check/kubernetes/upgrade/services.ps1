$Hostname = $(hostname).ToLower()
nssm install kubelet C:\k\kubelet.exe
nssm set kubelet AppDirectory C:\k
nssm set kubelet AppParameters --hostname-override=$Hostname --v=6 --pod-infra-container-image=mcr.microsoft.com/oss/kubernetes/pause:1.4.0 --resolv-conf="" --cluster-dns=10.96.0.10 --cluster-domain=cluster.local --kubeconfig=C:\k\config --hairpin-mode=promiscuous-bridge --image-pull-progress-deadline=20m --cgroups-per-qos=false --log-dir=C:\k\logs --logtostderr=false --enforce-node-allocatable="" --network-plugin=cni --cni-bin-dir=C:\k\cni --cni-conf-dir=C:\k\cni\config
nssm install kube-proxy C:\k\kube-proxy.exe
nssm set kube-proxy AppParameters --v=4 --hostname-override=$Hostname --kubeconfig=C:\k\config --network-name=cbr0 --proxy-mode=userspace --feature-gates=WindowsEndpointSliceProxying=true --logtostderr=false
