// Package azurehost is what azure-vnet finds on a node beside HNS: adapters, Azure CNS, NMAgent and the Windows build.
package azurehost

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
)

// Host is given with a case, as the file that File names.
type Host struct {
	// Build is the number of the Windows build.
	Build    string    `json:"build"`
	Adapters []Adapter `json:"adapters"`
	CNS      CNS       `json:"cns"`
	SNAT     SNAT      `json:"snat"`
}

// Adapter is a network adapter with the addresses of the node on it, with their prefixes.
type Adapter struct {
	Name      string   `json:"name"`
	Addresses []string `json:"addresses"`
}

// CNS is what Azure CNS answers: bodies of its own, or none where nothing listens.
type CNS struct {
	Listens bool            `json:"listens"`
	Pod     json.RawMessage `json:"pod,omitempty"`
	Tenant  json.RawMessage `json:"tenant,omitempty"`
}

// SNAT is what NMAgent leaves to the node.
type SNAT struct {
	ForDNS bool `json:"forDns"`
	OnHost bool `json:"onHost"`
}

// File is where a case has its host.
const File = "azurehost.json"

// Now is the host of the case that runs.
var Now Host

// InterfaceByName stands in for net.InterfaceByName.
func InterfaceByName(name string) (*net.Interface, error) {
	for i, adapter := range Now.Adapters {
		if adapter.Name == name {
			return &net.Interface{Index: i + 1, Name: name}, nil
		}
	}
	return nil, &net.OpError{Op: "route", Net: "ip+net", Err: errors.New("no such network interface")}
}

// Interfaces stands in for net.Interfaces.
func Interfaces() (list []net.Interface) {
	for i, adapter := range Now.Adapters {
		list = append(list, net.Interface{Index: i + 1, Name: adapter.Name})
	}
	return list
}

// Addresses are those of an adapter.
func Addresses(name string) (list []net.Addr) {
	for _, adapter := range Now.Adapters {
		for _, text := range adapter.Addresses {
			if ip, prefix, err := net.ParseCIDR(text); err == nil && adapter.Name == name {
				list = append(list, &net.IPNet{IP: ip, Mask: prefix.Mask})
			}
		}
	}
	return list
}

// RoundTrip answers as Azure CNS does.
func (h *Host) RoundTrip(request *http.Request) (*http.Response, error) {
	if !h.CNS.Listens {
		return nil, errors.New("nothing listens")
	}
	body := json.RawMessage(`{"Response":{"ReturnCode":0}}`)
	switch {
	case strings.HasSuffix(request.URL.Path, "/requestipconfigs"):
		body = h.CNS.Pod
	case strings.HasSuffix(request.URL.Path, "/getAllNetworkContainers"):
		body = h.CNS.Tenant
	}
	header := http.Header{"Content-Type": {"application/json"}}
	return &http.Response{StatusCode: http.StatusOK, Header: header, Body: io.NopCloser(bytes.NewReader(body))}, nil
}
