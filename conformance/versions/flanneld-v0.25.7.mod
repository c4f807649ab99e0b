module hnsc.dev/conformance

go 1.24.2

require github.com/flannel-io/flannel v0.25.7

require (
	github.com/go-logr/logr v1.4.2 // indirect
	github.com/vishvananda/netlink v1.3.0 // indirect
	github.com/vishvananda/netns v0.0.4 // indirect
	golang.org/x/net v0.29.0 // indirect
	golang.org/x/sys v0.25.0 // indirect
	k8s.io/klog/v2 v2.130.1 // indirect
)
