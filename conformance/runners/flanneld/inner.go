//go:build inner

package main

import (
	"encoding/json"

	"github.com/flannel-io/flannel/pkg/ip"
	"github.com/flannel-io/flannel/pkg/subnet"
)

func init() { write, check = writeFile, checkRanges }

func parse(netConf string) (json.RawMessage, string, error) {
	config, err := subnet.ParseConfig(netConf)
	if err != nil {
		return nil, "", err
	}
	return shown(config), config.BackendType, nil
}

func writeFile(path string, r request) error {
	config, err := subnet.ParseConfig(string(r.NetConf))
	if err != nil {
		return err
	}
	var subnet4 ip.IP4Net
	var subnet6 ip.IP6Net
	if network := cidr(r.Subnet); network != nil {
		subnet4 = ip.FromIPNet(network)
	}
	if network := cidr(r.IPv6Subnet); network != nil {
		subnet6 = ip.FromIP6Net(network)
	}
	return subnet.WriteSubnetFile(path, config, r.IPMasq, subnet4, subnet6, r.MTU)
}

func checkRanges(netConf string) (json.RawMessage, error) {
	config, err := subnet.ParseConfig(netConf)
	if err != nil {
		return nil, err
	}
	if err := subnet.CheckNetworkConfig(config); err != nil {
		return nil, err
	}
	return shown(config), nil
}
