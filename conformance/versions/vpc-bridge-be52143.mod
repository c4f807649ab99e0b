module hnsc.dev/conformance

go 1.26.1

require github.com/aws/amazon-vpc-cni-plugins v0.0.0-20230825160332-be5214353252

require (
	github.com/cihub/seelog v0.0.0-20151216151435-d2c6e5aa9fbf
	github.com/containernetworking/cni v1.1.2
)
