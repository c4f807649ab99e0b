// Command flanneld reads net-conf.json with the code of one release of flannel, and writes subnet.env where that
// release has the code for it in a package.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"

	"hnsc.dev/conformance/lines"
)

// request is a file, and what subnet.env is written from.
type request struct {
	NetConf    lines.Bytes `json:"netConf"`
	Subnet     string      `json:"subnet"`
	IPv6Subnet string      `json:"ipv6Subnet"`
	IPMasq     bool        `json:"ipMasq"`
	MTU        int         `json:"mtu"`
}

type outcome struct {
	failure
	// Config is flannel's own struct, printed again.
	Config      json.RawMessage `json:"config,omitempty"`
	BackendType string          `json:"backendType"`
	// SubnetEnv is the text of the file.
	SubnetEnv *written `json:"subnetEnv,omitempty"`
	// Checked is what the etcd manager makes of the ranges.
	Checked *checked `json:"checked,omitempty"`
}

type failure struct {
	Error string `json:"error,omitempty"`
	Panic string `json:"panic,omitempty"`
}

type written struct {
	failure
	Text string `json:"text,omitempty"`
}

type checked struct {
	failure
	Config json.RawMessage `json:"config,omitempty"`
}

var work string

func main() {
	work = lines.Folder()
	defer os.RemoveAll(work)
	lines.Serve(answer)
}

func answer(r request) (out outcome) {
	out.failure = guard(func() error {
		config, backendType, err := parse(string(r.NetConf))
		out.Config, out.BackendType = config, backendType
		return err
	})
	if out.failure != (failure{}) {
		return outcome{failure: out.failure}
	}
	if write == nil {
		return out
	}
	path := filepath.Join(work, "subnet.env")
	out.SubnetEnv = &written{failure: guard(func() error { return write(path, r) })}
	if out.SubnetEnv.failure == (failure{}) {
		text, err := os.ReadFile(path)
		lines.Check(err)
		out.SubnetEnv.Text = string(text)
	}
	out.Checked = &checked{}
	out.Checked.failure = guard(func() (err error) { out.Checked.Config, err = check(string(r.NetConf)); return err })
	return out
}

func guard(f func() error) (failed failure) {
	defer func() {
		if crash := recover(); crash != nil {
			failed = failure{Panic: fmt.Sprint(crash)}
		}
	}()
	if err := f(); err != nil {
		return failure{Error: err.Error()}
	}
	return failure{}
}

func shown(config any) json.RawMessage {
	data, err := json.Marshal(config)
	lines.Check(err)
	return data
}

// cidr reads what our own driver wrote.
func cidr(text string) *net.IPNet {
	if text == "" {
		return nil
	}
	_, network, err := net.ParseCIDR(text)
	lines.Check(err)
	return network
}

// What the layout of a release allows; the others are nil.
var (
	write func(path string, r request) error
	check func(netConf string) (json.RawMessage, error)
)
