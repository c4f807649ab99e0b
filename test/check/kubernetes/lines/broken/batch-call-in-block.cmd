@echo off
setlocal EnableDelayedExpansion
if not exist C:\k\config (
  echo no kubeconfig & exit /b 1
)
for /f %%i in ('hostname') do set NODE=%%i
call C:\k\kube-proxy.exe --kubeconfig=C:\k\config --hostname-override=!NODE! --proxy-mode=kernelspace --network-name=cbr0 --feature-gates=WindowsEndpointSliceProxying=true
:end
