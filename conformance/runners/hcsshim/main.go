// Command hcsshim decodes a JSON text into one of hcsshim's own types and writes it as that type marshals.
package main

import (
	"encoding/json"

	"hnsc.dev/conformance/lines"

	"github.com/Microsoft/hcsshim"
	"github.com/Microsoft/hcsshim/hcn"
)

// Case is a text and the type that it is one of.
type Case struct {
	Type     string `json:"type"`
	Document string `json:"document"`
}

// Outcome is what the type writes, or why it could not read.
type Outcome struct {
	Text  string `json:"text,omitempty"`
	Error string `json:"error,omitempty"`
}

// types are the names of cases, and a new value of each.
var types = map[string]func() any{
	"hns.NAT":                 func() any { return new(hcsshim.NatPolicy) },
	"hns.QOS":                 func() any { return new(hcsshim.QosPolicy) },
	"hns.VLAN":                func() any { return new(hcsshim.VlanPolicy) },
	"hns.VSID":                func() any { return new(hcsshim.VsidPolicy) },
	"hns.PA":                  func() any { return new(hcsshim.PaPolicy) },
	"hns.OutBoundNAT":         func() any { return new(hcsshim.OutboundNatPolicy) },
	"hns.ROUTE":               func() any { return new(hcsshim.RoutePolicy) },
	"hns.PROXY":               func() any { return new(hcsshim.ProxyPolicy) },
	"hns.ACL":                 func() any { return new(hcsshim.ACLPolicy) },
	"hns.L2Driver":            func() any { return new(hcsshim.Policy) },
	"hns.ELB":                 func() any { return new(hcsshim.ELBPolicy) },
	"hns.network":             func() any { return new(hcsshim.HNSNetwork) },
	"hns.endpoint":            func() any { return new(hcsshim.HNSEndpoint) },
	"hns.policy-list":         func() any { return new(hcsshim.PolicyList) },
	"hcn.PortMapping":         func() any { return new(hcn.PortMappingPolicySetting) },
	"hcn.ACL":                 func() any { return new(hcn.AclPolicySetting) },
	"hcn.NetworkACL":          func() any { return new(hcn.NetworkACLPolicySetting) },
	"hcn.QOS":                 func() any { return new(hcn.QosPolicySetting) },
	"hcn.OutBoundNAT":         func() any { return new(hcn.OutboundNatPolicySetting) },
	"hcn.SDNRoute":            func() any { return new(hcn.SDNRoutePolicySetting) },
	"hcn.L4Proxy":             func() any { return new(hcn.L4ProxyPolicySetting) },
	"hcn.L4WFPPROXY":          func() any { return new(hcn.L4WfpProxyPolicySetting) },
	"hcn.PortName":            func() any { return new(hcn.PortnameEndpointPolicySetting) },
	"hcn.EncapOverhead":       func() any { return new(hcn.EncapOverheadEndpointPolicySetting) },
	"hcn.Iov":                 func() any { return new(hcn.IovPolicySetting) },
	"hcn.ProviderAddress":     func() any { return new(hcn.ProviderAddressEndpointPolicySetting) },
	"hcn.InterfaceConstraint": func() any { return new(hcn.InterfaceConstraintPolicySetting) },
	"hcn.TierAcl":             func() any { return new(hcn.TierAclPolicySetting) },
	"hcn.VLAN":                func() any { return new(hcn.VlanPolicySetting) },
	"hcn.VSID":                func() any { return new(hcn.VsidPolicySetting) },
	"hcn.SourceMacAddress":    func() any { return new(hcn.SourceMacAddressNetworkPolicySetting) },
	"hcn.NetAdapterName":      func() any { return new(hcn.NetAdapterNameNetworkPolicySetting) },
	"hcn.VSwitchExtension":    func() any { return new(hcn.VSwitchExtensionNetworkPolicySetting) },
	"hcn.DrMacAddress":        func() any { return new(hcn.DrMacAddressNetworkPolicySetting) },
	"hcn.AutomaticDNS":        func() any { return new(hcn.AutomaticDNSNetworkPolicySetting) },
	"hcn.RemoteSubnetRoute":   func() any { return new(hcn.RemoteSubnetRoutePolicySetting) },
	"hcn.VxlanPort":           func() any { return new(hcn.VxlanPortPolicySetting) },
	"hcn.SetPolicy":           func() any { return new(hcn.SetPolicySetting) },
	"hcn.LayerConstraint":     func() any { return new(hcn.LayerConstraintNetworkPolicySetting) },
	"hcn.HostRoute":           func() any { return new(struct{}) },
	"hcn.policy":              func() any { return new(hcn.EndpointPolicy) },
	"hcn.network":             func() any { return new(hcn.HostComputeNetwork) },
	"hcn.endpoint":            func() any { return new(hcn.HostComputeEndpoint) },
	"hcn.load-balancer":       func() any { return new(hcn.HostComputeLoadBalancer) },
	"hcn.route":               func() any { return new(hcn.HostComputeRoute) },
	"hcn.endpoint-request":    func() any { return new(hcn.ModifyEndpointSettingRequest) },
	"hcn.network-request":     func() any { return new(hcn.ModifyNetworkSettingRequest) },
	"hcn.endpoint-policies":   func() any { return new(hcn.PolicyEndpointRequest) },
	"hcn.network-policies":    func() any { return new(hcn.PolicyNetworkRequest) },
}

func main() {
	lines.Serve(func(c Case) Outcome {
		value := types[c.Type]()
		if err := json.Unmarshal([]byte(c.Document), value); err != nil {
			return Outcome{Error: err.Error()}
		}
		text, err := json.Marshal(value)
		lines.Check(err)
		return Outcome{Text: string(text)}
	})
}
