module hnsc.dev/conformance

go 1.24.2

require (
	github.com/Microsoft/go-winio v0.6.2
	github.com/Microsoft/hcsshim v0.8.20
	github.com/containernetworking/cni v1.0.1
	github.com/containernetworking/plugins v1.0.1
	golang.org/x/sys v0.10.0
)

require (
	github.com/alexflint/go-filemutex v1.1.0 // indirect
	github.com/buger/jsonparser v1.1.1 // indirect
	github.com/coreos/go-iptables v0.6.0 // indirect
	github.com/safchain/ethtool v0.0.0-20210803160452-9aa261dae9b1 // indirect
	github.com/sirupsen/logrus v1.9.3 // indirect
	github.com/vishvananda/netlink v1.1.1-0.20210330154013-f5de75959ad5 // indirect
	github.com/vishvananda/netns v0.0.0-20210104183010-2eb08e3e575f // indirect
)
