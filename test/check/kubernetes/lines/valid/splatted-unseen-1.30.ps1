try { & C:\k\kube-proxy.exe @a } catch { throw "kube-proxy failed --v=4: $_" }
