nssm set kube-proxy AppParameters "--kubeconfig=C:\k\config --hostname-override=w1 --proxy-mode=kernelspace --network-name=cbr0"
nssm set kube-proxy AppEnvironmentExtra KUBE_NETWORK=cbr0 NODE_NAME=w1
nssm set kube-proxy DependOnService kubelet
nssm set kube-proxy AppStdout C:\k\kp.log
