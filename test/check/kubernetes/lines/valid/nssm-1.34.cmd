nssm set kube-proxy AppParameters --kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0 --enable-dsr=true --logging-format=json --v=2
nssm set kube-proxy AppStdout C:\k\logs\kp.log
nssm set kube-proxy AppStderr C:\k\logs\kp.log
