sc create kubelet binPath= "\"C:\Program Files\k\kubelet.exe\" --windows-service --config=\"C:\Program Files\k\kubelet.yaml\" --kubeconfig=C:\k\config --hostname-override=w1" start= auto depend= containerd
sc config kubelet obj= LocalSystem
