module hnsc.dev/conformance

go 1.24.2

require (
	github.com/Microsoft/hcsshim v0.8.6
	github.com/containernetworking/cni v0.8.1
	github.com/containernetworking/plugins v0.9.1
	golang.org/x/sys v0.0.0-20201117170446-d9b008d0a637
)

require (
	github.com/alexflint/go-filemutex v0.0.0-20171022225611-72bdc8eae2ae // indirect
	github.com/buger/jsonparser v0.0.0-20180808090653-f4dd9f5a6b44 // indirect
	github.com/coreos/go-iptables v0.5.0 // indirect
	github.com/safchain/ethtool v0.0.0-20190326074333-42ed695e3de8 // indirect
	github.com/sirupsen/logrus v1.0.6 // indirect
	github.com/vishvananda/netlink v1.1.1-0.20201029203352-d40f9887b852 // indirect
	github.com/vishvananda/netns v0.0.0-20200728191858-db3c7e526aae // indirect
	golang.org/x/crypto v0.0.0-20200622213623-75b288015ac9 // indirect
)
