//go:build flannel

package main

import (
	"hnsc.dev/conformance/process"

	"github.com/containernetworking/plugins/plugins/meta/flannel"
)

func init() { process.Register("flannel", flannel.Main) }
