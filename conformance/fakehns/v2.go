package fakehns

import (
	"encoding/json"
	"fmt"
	"net/netip"
	"strings"
)

// NotFound is the Win32 error that HCN gives for an object that it does not know (0x490).
const NotFound = 1168

// Enumerate gives the identifiers of the objects of a kind that pass the query's filter, as a JSON array.
func Enumerate(kind, query string) string {
	var q struct{ Filter string }
	filter := map[string]string{}
	if json.Unmarshal([]byte(query), &q) == nil && q.Filter != "" {
		if err := json.Unmarshal([]byte(q.Filter), &filter); err != nil {
			panic(fmt.Sprintf("filter %q: %v", q.Filter, err))
		}
	}
	ids := []string{}
	for _, id := range all(kind) {
		if passes(properties(kind, id), filter) {
			ids = append(ids, id)
		}
	}
	return string(marshal(ids))
}

// Known tells whether an object can be opened.
func Known(kind, id string) bool {
	for _, known := range all(kind) {
		if strings.EqualFold(known, id) {
			return true
		}
	}
	return false
}

// Properties gives an object as HCN shows it.
func Properties(kind, id string) string { return string(marshal(properties(kind, id))) }

// createdNetwork is the one network that a plugin makes.
const createdNetwork = "00000000-0000-0000-0000-000000000003"

// CreateNetwork records the request and gives the identifier of the new network.
func CreateNetwork(settings string) string {
	record("HostComputeNetwork", "", settings)
	var request struct {
		Name, Type string
		Ipams      []struct {
			Subnets []struct {
				IpAddressPrefix string
				Routes          []struct{ NextHop string }
			}
		}
	}
	if err := json.Unmarshal([]byte(settings), &request); err != nil {
		panic(err)
	}
	network := Network{ID: createdNetwork, Name: request.Name, Type: request.Type}
	for _, ipam := range request.Ipams {
		for _, s := range ipam.Subnets {
			network.Subnets = append(network.Subnets, Subnet{s.IpAddressPrefix, s.Routes[0].NextHop})
		}
	}
	node.Networks = append(node.Networks, network)
	return network.ID
}

// CreateEndpoint records the request and gives the identifier of the new endpoint.
func CreateEndpoint(network, settings string) string {
	record("HostComputeEndpoint", "", settings)
	view := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(settings), &view); err != nil {
		panic(err)
	}
	if view["MacAddress"] == nil {
		view["MacAddress"] = quoted(inventedMAC)
	}
	view["IpConfigurations"] = addresses(network, view["IpConfigurations"])
	name := text(view["Name"])
	return store(newID(), name, network, object("Name", name, "VirtualNetwork", network), view).id
}

type address struct {
	IpAddress    string
	PrefixLength int `json:",omitempty"`
}

// addresses are those of a request, or one that HNS gives where it has none, each with the length of the prefix of the
// network's first subnet of its family.
func addresses(network string, requested json.RawMessage) json.RawMessage {
	var list []address
	_ = json.Unmarshal(requested, &list)
	if len(list) == 0 && node.AssignedIP != "" {
		list = []address{{IpAddress: node.AssignedIP}}
	}
	for i, a := range list {
		for _, prefix := range prefixes(network) {
			if list[i].PrefixLength == 0 && prefix.Addr().Is4() == !strings.Contains(a.IpAddress, ":") {
				list[i].PrefixLength = prefix.Bits()
			}
		}
	}
	return marshal(list)
}

func prefixes(network string) (list []netip.Prefix) {
	for _, n := range node.Networks {
		for _, s := range n.Subnets {
			if prefix, err := netip.ParsePrefix(s.Prefix); err == nil && strings.EqualFold(n.ID, network) {
				list = append(list, prefix)
			}
		}
	}
	return list
}

func existingV2(e Existing) map[string]json.RawMessage {
	view := object("Name", e.Name, "HostComputeNetwork", e.Network, "MacAddress", e.MAC)
	if e.Namespace != "" {
		view["HostComputeNamespace"] = quoted(e.Namespace)
	}
	view["SchemaVersion"] = marshal(map[string]int{"Major": 2, "Minor": 0})
	view["IpConfigurations"] = marshal([]address{{e.IP, e.PrefixLength}})
	view["Routes"] = marshal([]any{map[string]string{"NextHop": e.Gateway, "DestinationPrefix": "0.0.0.0/0"}})
	view["Dns"] = marshal(map[string]any{
		"Domain": e.DNS.Domain, "Search": e.DNS.Search, "ServerList": e.DNS.Nameservers, "Options": e.DNS.Options,
	})
	return view
}

// Modify records a change of an object.
func Modify(kind, id, settings string) {
	var request struct {
		ResourceType, RequestType string
		Settings                  struct{ EndpointId string }
	}
	if kind == "Namespace" && json.Unmarshal([]byte(settings), &request) == nil && request.ResourceType == "Endpoint" {
		record(request.RequestType+"NamespaceEndpoint", strings.ToLower(id), "")
		if request.RequestType == "Add" {
			setNamespace(request.Settings.EndpointId, id)
		}
		return
	}
	record("Modify"+kind, id, settings)
}

func setNamespace(endpointID, namespace string) {
	for _, e := range endpoints {
		if strings.EqualFold(e.id, endpointID) {
			e.v2["HostComputeNamespace"] = quoted(namespace)
		}
	}
}

// Delete records the deletion of an object.
func Delete(kind, id string) {
	record("Delete"+kind, id, "")
	remove(id)
}

func all(kind string) (ids []string) {
	switch kind {
	case "Network":
		for _, n := range node.Networks {
			ids = append(ids, n.ID)
		}
	case "Endpoint":
		for _, e := range endpoints {
			ids = append(ids, e.id)
		}
	case "Namespace":
		ids = node.Namespaces
	}
	return ids
}

func properties(kind, id string) map[string]json.RawMessage {
	switch kind {
	case "Network":
		for _, n := range node.Networks {
			if strings.EqualFold(n.ID, id) {
				return networkV2(n)
			}
		}
	case "Endpoint":
		for _, e := range endpoints {
			if strings.EqualFold(e.id, id) {
				return e.v2
			}
		}
	}
	return object("ID", id)
}

// typeV2 is a type of network as this API spells it.
func typeV2(name string) string {
	for _, known := range []string{"NAT", "Transparent", "L2Bridge", "L2Tunnel", "ICS", "Private", "Overlay"} {
		if strings.EqualFold(known, name) {
			return known
		}
	}
	return name
}

func networkV2(n Network) map[string]json.RawMessage {
	subnets := []any{}
	for _, s := range n.Subnets {
		route := map[string]string{"NextHop": s.Gateway, "DestinationPrefix": "0.0.0.0/0"}
		subnets = append(subnets, map[string]any{"IpAddressPrefix": s.Prefix, "Routes": []any{route}})
	}
	view := object("ID", n.ID, "Name", n.Name, "Type", typeV2(n.Type))
	view["Ipams"] = marshal([]any{map[string]any{"Type": "Static", "Subnets": subnets}})
	view["SchemaVersion"] = marshal(map[string]int{"Major": 2, "Minor": 0})
	return view
}

func passes(object map[string]json.RawMessage, filter map[string]string) bool {
	for key, want := range filter {
		got := text(object[key])
		if key == "VirtualNetwork" {
			got = text(object["HostComputeNetwork"])
		}
		if got != want && !(key == "ID" && strings.EqualFold(got, want)) {
			return false
		}
	}
	return true
}
