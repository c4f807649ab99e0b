set ARGS=--kubeconfig=C:\k\config --hostname-override=w1
set ARGS=%ARGS% --proxy-mode=kernelspace --network-name=cbr0
C:\k\kube-proxy.exe %ARGS%
