nssm set kubelet AppParameters "--config=C:\k\kubelet.yaml --kubeconfig=`"C:\k\config`" --cni-bin-dir=`"C:\k\cni`""
