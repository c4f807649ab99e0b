C:\k\flanneld.exe --iface=10.0.0.4
