package fakehns

import (
	"encoding/json"
	"strings"
)

// HNSCall answers the one function of the first API: a request in the manner of HTTP.
func HNSCall(method, path, request string) string {
	parts := strings.Split(strings.Trim(path, "/"), "/")
	id := ""
	if len(parts) > 1 {
		id = parts[1]
	}
	switch {
	case path == "/globals/version":
		return success(map[string]int{"Major": node.HNSVersion[0], "Minor": node.HNSVersion[1]})
	case parts[0] == "networks" && method == "POST" && id == "":
		record("HNSNetwork", "", request)
		return success(map[string]string{"ID": createdNetwork})
	case parts[0] == "networks" && method == "GET":
		return networksV1(id)
	case parts[0] == "endpoints" && len(parts) == 3:
		record("Endpoint"+strings.ToUpper(parts[2][:1])+parts[2][1:], id, request)
		return success(map[string]any{})
	case parts[0] == "endpoints" && method == "GET":
		return endpointsV1(id)
	case parts[0] == "endpoints" && method == "POST" && id == "":
		return createV1(request)
	case parts[0] == "endpoints" && method == "DELETE":
		record("DeleteEndpoint", id, "")
		remove(id)
		return success(map[string]any{})
	}
	return failure("no such request: " + method + " " + path)
}

// ModifyContainer records what is asked of a container, which is a matter of the Host Compute Service; the endpoint then
// tells whether it is attached.
func ModifyContainer(container, endpoint, request, settings string) {
	if request == "Add" {
		record("HotAttach", container, settings)
		share(endpoint, []string{container})
		return
	}
	record("HotDetach", container, settings)
	share(endpoint, []string{})
}

func share(id string, containers []string) {
	for _, e := range endpoints {
		if e.id == id {
			e.v1["SharedContainers"] = marshal(containers)
		}
	}
}

func networksV1(id string) string {
	list := []any{}
	for _, n := range node.Networks {
		subnets := []map[string]string{}
		for _, s := range n.Subnets {
			subnets = append(subnets, map[string]string{"AddressPrefix": s.Prefix, "GatewayAddress": s.Gateway})
		}
		view := map[string]any{"ID": n.ID, "Name": n.Name, "Type": n.Type, "Subnets": subnets, "ManagementIP": n.ManagementIP}
		if n.ID == id {
			return success(view)
		}
		list = append(list, view)
	}
	if id != "" {
		return failure("Element not found.")
	}
	return success(list)
}

func endpointsV1(id string) string {
	list := []any{}
	for _, e := range endpoints {
		if e.id == id {
			return success(e.v1)
		}
		list = append(list, e.v1)
	}
	if id != "" {
		return failure("Element not found.")
	}
	return success(list)
}

func createV1(request string) string {
	record("HNSEndpoint", "", request)
	view := map[string]json.RawMessage{}
	if err := json.Unmarshal([]byte(request), &view); err != nil {
		return failure(err.Error())
	}
	if view["MacAddress"] == nil {
		view["MacAddress"] = quoted(inventedMAC)
	}
	name, network := text(view["Name"]), text(view["VirtualNetwork"])
	return success(store(newID(), name, network, view, object("Name", name, "HostComputeNetwork", network)).v1)
}

func existingV1(e Existing) map[string]json.RawMessage {
	view := object("Name", e.Name, "VirtualNetwork", e.Network, "MacAddress", e.MAC, "IPAddress", e.IP,
		"GatewayAddress", e.Gateway, "DNSSuffix", strings.Join(e.DNS.Search, ","),
		"DNSServerList", strings.Join(e.DNS.Nameservers, ","), "DNSDomain", e.DNS.Domain)
	view["SharedContainers"] = marshal(e.Containers)
	return view
}

const inventedMAC = "00-15-5D-00-00-01"

func success(output any) string {
	return string(marshal(map[string]any{"Success": true, "Output": output}))
}

func failure(message string) string {
	return string(marshal(map[string]any{"Success": false, "Error": message}))
}
