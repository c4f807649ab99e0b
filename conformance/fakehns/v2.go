package fakehns

import (
	"encoding/json"
	"fmt"
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
	name := text(view["Name"])
	return store(newID(), name, network, object("Name", name, "VirtualNetwork", network), view).id
}

func existingV2(e Existing) map[string]json.RawMessage {
	view := object("Name", e.Name, "HostComputeNetwork", e.Network, "MacAddress", e.MAC)
	if e.Namespace != "" {
		view["HostComputeNamespace"] = quoted(e.Namespace)
	}
	view["SchemaVersion"] = marshal(map[string]int{"Major": 2, "Minor": 0})
	view["IpConfigurations"] = marshal([]any{map[string]string{"IpAddress": e.IP}})
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
