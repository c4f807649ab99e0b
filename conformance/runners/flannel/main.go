// Command flannel runs one release of flannel-io/cni-plugin.
package main

import (
	"hnsc.dev/conformance/process"
	"hnsc.dev/conformance/steps"

	flannel "github.com/flannel-io/cni-plugin"
)

func main() {
	process.Register("flannel", flannel.Main)
	steps.Serve("win-bridge", "win-overlay", "host-local")
}
