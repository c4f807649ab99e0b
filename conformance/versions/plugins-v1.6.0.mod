module hnsc.dev/conformance

go 1.24.2

require (
	github.com/Microsoft/hcsshim v0.12.7
	github.com/containernetworking/cni v1.2.3
	github.com/containernetworking/plugins v1.6.0
	golang.org/x/sys v0.26.0
)

require (
	github.com/Microsoft/go-winio v0.6.2 // indirect
	github.com/alexflint/go-filemutex v1.3.0 // indirect
	github.com/buger/jsonparser v1.1.1 // indirect
	github.com/containerd/cgroups/v3 v3.0.3 // indirect
	github.com/coreos/go-iptables v0.8.0 // indirect
	github.com/golang/groupcache v0.0.0-20210331224755-41bb18bfe9da // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/safchain/ethtool v0.4.1 // indirect
	github.com/sirupsen/logrus v1.9.3 // indirect
	github.com/vishvananda/netlink v1.3.0 // indirect
	github.com/vishvananda/netns v0.0.4 // indirect
	go.opencensus.io v0.24.0 // indirect
	google.golang.org/protobuf v1.34.2 // indirect
	sigs.k8s.io/knftables v0.0.17 // indirect
)
