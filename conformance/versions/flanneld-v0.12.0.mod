module hnsc.dev/conformance

go 1.26.0

require github.com/coreos/flannel v0.12.0

require (
	github.com/golang/glog v1.2.5 // indirect
	github.com/vishvananda/netlink v1.3.1 // indirect
	github.com/vishvananda/netns v0.0.5 // indirect
	golang.org/x/net v0.62.0 // indirect
	golang.org/x/sys v0.49.0 // indirect
)
