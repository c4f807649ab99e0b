// Command vpc-bridge reads configurations as the plugin of that name does, before it asks Windows.
package main

import (
	"hnsc.dev/conformance/lines"

	"github.com/aws/amazon-vpc-cni-plugins/plugins/vpc-bridge/config"
	log "github.com/cihub/seelog"
	"github.com/containernetworking/cni/pkg/skel"
)

// Case is a configuration.
type Case struct {
	Document lines.Bytes `json:"document"`
}

// Outcome is what the plugin takes from it, or why it stops.
type Outcome struct {
	Error         string   `json:"error,omitempty"`
	MAC           string   `json:"mac,omitempty"`
	Interface     []string `json:"interface,omitempty"`
	VPC           []string `json:"vpc,omitempty"`
	Addresses     []string `json:"addresses,omitempty"`
	Gateway       string   `json:"gateway,omitempty"`
	BridgeType    string   `json:"bridgeType,omitempty"`
	InterfaceType string   `json:"interfaceType,omitempty"`
	UserID        int      `json:"userID,omitempty"`
}

func main() {
	lines.Check(log.ReplaceLogger(log.Disabled))
	lines.Serve(func(c Case) (out Outcome) {
		conf, err := config.New(&skel.CmdArgs{StdinData: c.Document}, true)
		if err != nil {
			return Outcome{Error: err.Error()}
		}
		out.MAC = conf.ENIMACAddress.String()
		for _, one := range conf.ENIIPAddresses {
			out.Interface = append(out.Interface, one.String())
		}
		for _, one := range conf.VPCCIDRs {
			out.VPC = append(out.VPC, one.String())
		}
		for _, one := range conf.IPAddresses {
			out.Addresses = append(out.Addresses, one.String())
		}
		if conf.GatewayIPAddress != nil {
			out.Gateway = conf.GatewayIPAddress.String()
		}
		out.BridgeType, out.InterfaceType, out.UserID = conf.BridgeType, conf.InterfaceType, conf.TapUserID
		return
	})
}
