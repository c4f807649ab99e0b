module hnsc.dev/conformance

go 1.24.2

require github.com/flannel-io/flannel v0.19.2

require (
	github.com/vishvananda/netlink v1.2.1-beta.2 // indirect
	github.com/vishvananda/netns v0.0.0-20200728191858-db3c7e526aae // indirect
	golang.org/x/net v0.0.0-20211208012354-db4efeb81f4b // indirect
	golang.org/x/sys v0.0.0-20211216021012-1d35b9e2eb4e // indirect
	k8s.io/klog v1.0.0 // indirect
)
