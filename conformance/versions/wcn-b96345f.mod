module hnsc.dev/conformance

go 1.24.2

require (
	github.com/Microsoft/go-winio v0.6.2
	github.com/Microsoft/hcsshim v0.8.26
	github.com/Microsoft/windows-container-networking v0.3.2-0.20250908112438-b96345f18f51
	github.com/containernetworking/cni v1.1.2
	github.com/containernetworking/plugins v1.2.0
	github.com/sirupsen/logrus v1.9.3
)

require (
	github.com/alexflint/go-filemutex v1.2.0 // indirect
	github.com/coreos/go-iptables v0.6.0 // indirect
	github.com/pkg/errors v0.9.1 // indirect
	github.com/safchain/ethtool v0.2.0 // indirect
	github.com/vishvananda/netlink v1.2.1-beta.2 // indirect
	github.com/vishvananda/netns v0.0.0-20210104183010-2eb08e3e575f // indirect
	golang.org/x/sys v0.28.0 // indirect
)
