sc stop kubelet
sc config kubelet binPath= "C:\k\kubelet.exe --windows-service --config=C:\k\kubelet.yaml --kubeconfig=C:\k\config --pod-infra-container-image=mcr.microsoft.com/oss/kubernetes/pause:3.9"
sc start kubelet
