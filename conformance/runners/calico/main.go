// Command calico runs the parts of Calico's CNI plugin that do not need Windows: the type of its configuration, the
// policies of a pod, and what it hands to host-local.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"strings"

	"hnsc.dev/conformance/lines"

	"github.com/projectcalico/calico/cni-plugin/pkg/shown"
	"github.com/projectcalico/calico/cni-plugin/pkg/types"
	"github.com/sirupsen/logrus"
)

// Case is a configuration, the IP pools of the cluster and the pod CIDRs of the node.
type Case struct {
	Document    lines.Bytes `json:"document"`
	Pools       []string    `json:"pools"`
	NatOutgoing bool        `json:"natOutgoing"`
	IPv4        string      `json:"ipv4"`
	IPv6        string      `json:"ipv6"`
}

// Outcome is what becomes of the configuration in each part.
type Outcome struct {
	NetConf   string   `json:"netConf,omitempty"`
	Policies  Policies `json:"policies"`
	HostLocal Text     `json:"hostLocal"`
}

// Policies are the two lists, or why there are none.
type Policies struct {
	V1    []string    `json:"v1,omitempty"`
	V2    [][2]string `json:"v2,omitempty"`
	Error string      `json:"error,omitempty"`
	Panic string      `json:"panic,omitempty"`
}

// Text is a document, or why there is none.
type Text struct {
	Text  string `json:"text,omitempty"`
	Error string `json:"error,omitempty"`
}

// entries gives the values of the entries that pkg/hns takes, as its GetHNSEndpointPolicies does.
type entries struct {
	Policies []struct {
		Name  string          `json:"name"`
		Value json.RawMessage `json:"value"`
	} `json:"policies"`
}

func (e entries) GetHNSEndpointPolicies() (values []json.RawMessage) {
	for _, p := range e.Policies {
		if strings.EqualFold(p.Name, "EndpointPolicy") {
			values = append(values, p.Value)
		}
	}
	return
}

func main() {
	logrus.SetLevel(logrus.PanicLevel)
	lines.Serve(func(c Case) Outcome {
		var out Outcome
		if err := json.Unmarshal(c.Document, &types.NetConf{}); err != nil {
			out.NetConf = err.Error()
		}
		out.Policies = policies(c)
		out.HostLocal = hostLocal(c)
		return out
	})
}

func policies(c Case) (out Policies) {
	defer func() {
		if r := recover(); r != nil {
			out = Policies{Panic: fmt.Sprint(r)}
		}
	}()
	var e entries
	_ = json.Unmarshal(c.Document, &e)
	pools := []*net.IPNet{}
	for _, text := range c.Pools {
		_, pool, err := net.ParseCIDR(text)
		lines.Check(err)
		pools = append(pools, pool)
	}
	v1, v2, err := shown.CalculateEndpointPolicies(e, pools, c.NatOutgoing, nil, logrus.NewEntry(logrus.StandardLogger()))
	if err != nil {
		return Policies{Error: err.Error()}
	}
	for _, policy := range v1 {
		out.V1 = append(out.V1, string(policy))
	}
	for _, policy := range v2 {
		out.V2 = append(out.V2, [2]string{string(policy.Type), string(policy.Settings)})
	}
	return
}

func hostLocal(c Case) Text {
	var document map[string]interface{}
	if err := json.Unmarshal(c.Document, &document); err != nil {
		return Text{Error: err.Error()}
	}
	cidrs := func() (string, string, error) { return c.IPv4, c.IPv6, nil }
	err := shown.ReplaceHostLocalIPAMPodCIDRs(logrus.NewEntry(logrus.StandardLogger()), document, cidrs)
	if err != nil {
		return Text{Error: err.Error()}
	}
	text, err := json.Marshal(document)
	lines.Check(err)
	return Text{Text: string(text)}
}
