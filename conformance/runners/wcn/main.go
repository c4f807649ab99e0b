// Command wcn runs Microsoft's plugins nat, sdnbridge and sdnoverlay, which are one program, and host-local behind them.
package main

import (
	"hnsc.dev/conformance/process"
	"hnsc.dev/conformance/steps"

	"github.com/Microsoft/windows-container-networking/common/core"
	hostlocal "github.com/containernetworking/plugins/plugins/ipam/host-local"
)

func main() {
	for _, name := range []string{"nat", "sdnbridge", "sdnoverlay"} {
		process.Register(name, core.Core)
	}
	process.Register("host-local", hostlocal.Main)
	steps.Serve()
}
