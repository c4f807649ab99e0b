// Command go-cni loads a directory of network configurations as containerd does, with one release of
// containerd/go-cni.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"hnsc.dev/conformance/lines"

	gocni "github.com/containerd/go-cni"
)

// request is a directory: files by their path in it, and how many of them containerd may load.
type request struct {
	Files      map[string]lines.Bytes `json:"files"`
	MaxConfNum int                    `json:"maxConfNum"`
}

type outcome struct {
	Error    string    `json:"error,omitempty"`
	Panic    string    `json:"panic,omitempty"`
	Networks []network `json:"networks,omitempty"`
}

type network struct {
	IfName     string        `json:"ifName"`
	Name       string        `json:"name"`
	CNIVersion string        `json:"cniVersion"`
	Source     lines.Bytes   `json:"source"`
	Plugins    []lines.Bytes `json:"plugins"`
}

var work string

func main() {
	work = lines.Folder()
	defer os.RemoveAll(work)
	lines.Serve(answer)
}

func answer(r request) (out outcome) {
	dir := filepath.Join(work, "net.d")
	lines.Check(os.RemoveAll(dir))
	lines.Check(os.Mkdir(dir, 0o700))
	for name, bytes := range r.Files {
		lines.Check(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		lines.Check(os.WriteFile(filepath.Join(dir, name), bytes, 0o600))
	}
	defer func() {
		if crash := recover(); crash != nil {
			out = outcome{Panic: fmt.Sprint(crash)}
		}
	}()
	cni, err := gocni.New(gocni.WithPluginConfDir(dir), gocni.WithPluginMaxConfNum(r.MaxConfNum))
	lines.Check(err)
	if err := cni.Load(gocni.WithDefaultConf); err != nil {
		return outcome{Error: strings.ReplaceAll(err.Error(), dir, "<dir>")}
	}
	for _, n := range cni.GetConfig().Networks {
		shown := network{IfName: n.IFName, Name: n.Config.Name, CNIVersion: n.Config.CNIVersion, Source: lines.Bytes(n.Config.Source)}
		for _, plugin := range n.Config.Plugins {
			shown.Plugins = append(shown.Plugins, lines.Bytes(plugin.Source))
		}
		out.Networks = append(out.Networks, shown)
	}
	return out
}
