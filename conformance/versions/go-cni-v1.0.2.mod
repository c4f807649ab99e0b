module hnsc.dev/conformance

go 1.24.2

require (
	github.com/containerd/go-cni v1.0.2
	github.com/containernetworking/cni v0.8.1
)

require github.com/pkg/errors v0.9.1 // indirect
