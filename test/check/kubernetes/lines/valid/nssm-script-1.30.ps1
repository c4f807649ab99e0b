nssm install kube-proxy powershell -ExecutionPolicy Bypass -NoProfile -File C:\k\start-kube-proxy.ps1
nssm set kube-proxy AppEnvironmentExtra KUBE_NETWORK=cbr0
