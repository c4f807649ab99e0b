@echo off
rem kubelet.exe --network-plugin=cni
:: kube-proxy.exe --log-dir=x
tasklist | findstr kube-proxy.exe && taskkill /f /im kube-proxy.exe
C:\k\kubelet.exe --version
sc query kubelet
