$ErrorActionPreference = "Stop"
& C:\k\kube-proxy.exe `
    --hostname-override=$(hostname).ToLower() `
    --kubeconfig=C:\k\config `
    --proxymode=kernelspace `
    --network-name=cbr0 `
    --v=4
