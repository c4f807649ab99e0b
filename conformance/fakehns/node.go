// Package fakehns answers as the Host Networking Service would, from facts about one node, and records what it is
// sent. It checks nothing: that a request is recorded means that the program sent it, not that Windows takes it.
package fakehns

import (
	"encoding/json"
	"fmt"
)

// Node is what HNS knows before a program runs.
type Node struct {
	// HNSVersion is major.minor.
	HNSVersion [2]int     `json:"hnsVersion"`
	Networks   []Network  `json:"networks"`
	Endpoints  []Existing `json:"endpoints"`
	Namespaces []string   `json:"namespaces"`
	// AssignedIP is what HNS gives an endpoint of API v2 that asks for no address; "" for none.
	AssignedIP string `json:"assignedIP"`
}

// Network is one HNS network.
type Network struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"`
	Type         string   `json:"type"`
	Subnets      []Subnet `json:"subnets"`
	ManagementIP string   `json:"managementIP"`
}

// Subnet is one subnet of a network.
type Subnet struct {
	Prefix  string `json:"prefix"`
	Gateway string `json:"gateway"`
}

// Existing is an endpoint that was there before.
type Existing struct {
	ID        string `json:"id"`
	Name      string `json:"name"`
	Network   string `json:"network"`
	Namespace string `json:"namespace"`
	MAC       string `json:"mac"`
	IP        string `json:"ip"`
	// PrefixLength is left out where it is 0.
	PrefixLength int    `json:"prefixLength"`
	Gateway      string `json:"gateway"`
	DNS          DNS    `json:"dns"`
	// Containers it is attached to.
	Containers []string `json:"containers"`
}

// DNS is what an endpoint was created with.
type DNS struct {
	Nameservers []string `json:"nameservers"`
	Domain      string   `json:"domain"`
	Search      []string `json:"search"`
	Options     []string `json:"options"`
}

// Call is one thing that HNS was asked to do; reading calls are left out.
type Call struct {
	Kind   string `json:"kind"`
	Target string `json:"target,omitempty"`
	// Body is the JSON that was sent, every byte of it.
	Body string `json:"body,omitempty"`
}

// Calls lists what HNS was asked to do since Reset.
var Calls []Call

var (
	node      Node
	endpoints []endpoint
	created   int
)

type endpoint struct {
	id, name, network string
	// v1 and v2 are the endpoint as either API shows it.
	v1, v2 map[string]json.RawMessage
}

// Reset starts a new case.
func Reset(n Node) {
	node, Calls, endpoints, created = n, nil, nil, 0
	for _, e := range n.Endpoints {
		store(e.ID, e.Name, e.Network, existingV1(e), existingV2(e))
	}
}

func record(kind, target, body string) {
	Calls = append(Calls, Call{kind, target, body})
}

func store(id, name, network string, v1, v2 map[string]json.RawMessage) *endpoint {
	v1["ID"], v2["ID"] = quoted(id), quoted(id)
	endpoints = append(endpoints, endpoint{id, name, network, v1, v2})
	return &endpoints[len(endpoints)-1]
}

func newID() string {
	created++
	return fmt.Sprintf("00000000-0000-0000-0000-0000000e%04d", created)
}

func remove(id string) {
	for i, e := range endpoints {
		if e.id == id {
			endpoints = append(endpoints[:i:i], endpoints[i+1:]...)
			return
		}
	}
}

func object(pairs ...string) map[string]json.RawMessage {
	out := map[string]json.RawMessage{}
	for i := 0; i < len(pairs); i += 2 {
		out[pairs[i]] = quoted(pairs[i+1])
	}
	return out
}

func quoted(text string) json.RawMessage { return marshal(text) }

func marshal(value any) json.RawMessage {
	data, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return data
}

func text(raw json.RawMessage) string {
	var s string
	_ = json.Unmarshal(raw, &s)
	return s
}
