module hnsc.dev/conformance

go 1.24.2

require (
	github.com/containerd/go-cni v1.1.10
	github.com/containernetworking/cni v1.2.3
)
