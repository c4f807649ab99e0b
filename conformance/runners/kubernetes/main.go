// Command kubernetes does with configuration files, flags and feature gates what kube-proxy and the kubelet do: with
// Kubernetes' own decoders, with pflag and with component-base, all of the versions that one minor release requires.
package main

import (
	"hnsc.dev/conformance/lines"
)

// Exactly one member is given.
type request struct {
	Config *configRequest `json:"config,omitempty"`
	Flags  *flagsRequest  `json:"flags,omitempty"`
	Gates  *gatesRequest  `json:"gates,omitempty"`
}

type outcome struct {
	Config *configOutcome `json:"config,omitempty"`
	Flags  *flagsOutcome  `json:"flags,omitempty"`
	Gates  *gatesOutcome  `json:"gates,omitempty"`
}

func main() {
	lines.Serve(func(r request) outcome {
		switch {
		case r.Config != nil:
			return outcome{Config: decodeConfig(*r.Config)}
		case r.Flags != nil:
			return outcome{Flags: parseFlags(*r.Flags)}
		default:
			return outcome{Gates: setGates(*r.Gates)}
		}
	})
}
