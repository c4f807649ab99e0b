// Command plugins runs the CNI plugins of one release of containernetworking/plugins.
package main

import (
	"hnsc.dev/conformance/process"
	"hnsc.dev/conformance/steps"

	hostlocal "github.com/containernetworking/plugins/plugins/ipam/host-local"
	winbridge "github.com/containernetworking/plugins/plugins/main/windows/win-bridge"
	winoverlay "github.com/containernetworking/plugins/plugins/main/windows/win-overlay"
)

func main() {
	process.Register("win-bridge", winbridge.Main)
	process.Register("win-overlay", winoverlay.Main)
	process.Register("host-local", hostlocal.Main)
	steps.Serve()
}
