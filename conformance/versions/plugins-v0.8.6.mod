module hnsc.dev/conformance

go 1.24.2

require (
	github.com/Microsoft/hcsshim v0.8.6
	github.com/containernetworking/cni v0.7.1
	github.com/containernetworking/plugins v0.8.6
	golang.org/x/sys v0.0.0-20190616124812-15dcb6c0061f
)

require (
	github.com/alexflint/go-filemutex v0.0.0-20171022225611-72bdc8eae2ae // indirect
	github.com/buger/jsonparser v0.0.0-20180808090653-f4dd9f5a6b44 // indirect
	github.com/coreos/go-iptables v0.4.5 // indirect
	github.com/safchain/ethtool v0.0.0-20190326074333-42ed695e3de8 // indirect
	github.com/sirupsen/logrus v1.0.6 // indirect
	github.com/vishvananda/netlink v0.0.0-20181108222139-023a6dafdcdf // indirect
	github.com/vishvananda/netns v0.0.0-20180720170159-13995c7128cc // indirect
	golang.org/x/crypto v0.0.0-20181009213950-7c1a557ab941 // indirect
)
