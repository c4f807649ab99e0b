// Command libcni loads network configurations with one release of containernetworking/cni, and shows what it would
// hand to the plugins.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"hnsc.dev/conformance/lines"

	"github.com/containernetworking/cni/libcni"
	"github.com/containernetworking/cni/pkg/invoke"
	"github.com/containernetworking/cni/pkg/version"
)

// request names one way to load: a list, a single configuration, or a name in a directory.
type request struct {
	List  *lines.Bytes           `json:"list"`
	Conf  *lines.Bytes           `json:"conf"`
	Files map[string]lines.Bytes `json:"files"`
	Name  string                 `json:"name"`
	Runs  []run                  `json:"runs"`
}

// run is one command, given to libcni with the list that was loaded.
type run struct {
	Command        string         `json:"command"`
	CapabilityArgs map[string]any `json:"capabilityArgs"`
}

type outcome struct {
	Error string `json:"error,omitempty"`
	Panic string `json:"panic,omitempty"`
	List  *list  `json:"list,omitempty"`
	Runs  []ran  `json:"runs,omitempty"`
}

type list struct {
	Name                   string        `json:"name"`
	CNIVersion             string        `json:"cniVersion"`
	DisableCheck           bool          `json:"disableCheck,omitempty"`
	DisableGC              bool          `json:"disableGC,omitempty"`
	LoadOnlyInlinedPlugins bool          `json:"loadOnlyInlinedPlugins,omitempty"`
	Plugins                []lines.Bytes `json:"plugins"`
}

type ran struct {
	Error string `json:"error,omitempty"`
	Panic string `json:"panic,omitempty"`
	Calls []call `json:"calls,omitempty"`
}

type call struct {
	Type    string      `json:"type"`
	Command string      `json:"command"`
	Stdin   lines.Bytes `json:"stdin"`
}

var work string

func main() {
	work = lines.Folder()
	defer os.RemoveAll(work)
	lines.Serve(answer)
}

func answer(r request) (out outcome) {
	var loaded *libcni.NetworkConfigList
	err, crash := guard(func() (err error) { loaded, err = load(r); return err })
	if err != "" || crash != "" {
		return outcome{Error: err, Panic: crash}
	}
	out.List = show(loaded)
	for _, command := range r.Runs {
		out.Runs = append(out.Runs, execute(loaded, command))
	}
	return out
}

func load(r request) (*libcni.NetworkConfigList, error) {
	switch {
	case r.List != nil:
		return libcni.ConfListFromBytes(*r.List)
	case r.Conf != nil:
		conf, err := libcni.ConfFromBytes(*r.Conf)
		if err != nil {
			return nil, err
		}
		return libcni.ConfListFromConf(conf)
	}
	dir := filepath.Join(work, "net.d")
	lines.Check(os.RemoveAll(dir))
	lines.Check(os.Mkdir(dir, 0o700))
	for name, bytes := range r.Files {
		lines.Check(os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		lines.Check(os.WriteFile(filepath.Join(dir, name), bytes, 0o600))
	}
	return libcni.LoadConfList(dir, r.Name)
}

func show(l *libcni.NetworkConfigList) *list {
	plugins := []lines.Bytes{}
	for _, p := range l.Plugins {
		plugins = append(plugins, p.Bytes)
	}
	return &list{l.Name, l.CNIVersion, l.DisableCheck, flag(l, "DisableGC"), flag(l, "LoadOnlyInlinedPlugins"), plugins}
}

// flag reads a field that only newer releases have.
func flag(l *libcni.NetworkConfigList, name string) bool {
	field := reflect.ValueOf(*l).FieldByName(name)
	return field.IsValid() && field.Bool()
}

func execute(l *libcni.NetworkConfigList, r run) ran {
	cache := filepath.Join(work, "cache")
	lines.Check(os.RemoveAll(cache))
	recorder := &recorder{command: r.Command}
	config := libcni.NewCNIConfigWithCacheDir([]string{"bin"}, cache, recorder)
	rt := &libcni.RuntimeConf{ContainerID: "podsandbox1", NetNS: "netns", IfName: "eth0", CapabilityArgs: r.CapabilityArgs}
	err, crash := guard(func() error { return start(config, l, rt, r.Command) })
	return ran{err, crash, recorder.calls}
}

func start(config *libcni.CNIConfig, l *libcni.NetworkConfigList, rt *libcni.RuntimeConf, command string) error {
	ctx := context.Background()
	switch command {
	case "ADD":
		_, err := config.AddNetworkList(ctx, l, rt)
		return err
	case "DEL":
		return config.DelNetworkList(ctx, l, rt)
	case "CHECK":
		return config.CheckNetworkList(ctx, l, rt)
	}
	names := map[string]string{"STATUS": "GetStatusNetworkList", "GC": "GCNetworkList"}
	method := reflect.ValueOf(config).MethodByName(names[command])
	if !method.IsValid() {
		return nil
	}
	arguments := []reflect.Value{reflect.ValueOf(ctx), reflect.ValueOf(l)}
	if method.Type().NumIn() == 3 {
		arguments = append(arguments, reflect.Zero(method.Type().In(2)))
	}
	err, _ := method.Call(arguments)[0].Interface().(error)
	return err
}

// guard turns a crash into an outcome.
func guard(f func() error) (text, crash string) {
	defer func() {
		if r := recover(); r != nil {
			crash = fmt.Sprint(r)
		}
	}()
	if err := f(); err != nil {
		return strings.ReplaceAll(err.Error(), filepath.Join(work, "net.d"), "<dir>"), ""
	}
	return "", ""
}

// recorder stands in for starting plugins: each succeeds with an empty result.
type recorder struct {
	version.PluginDecoder
	command string
	calls   []call
}

func (r *recorder) ExecPlugin(_ context.Context, path string, stdin []byte, environ []string) ([]byte, error) {
	command := ""
	for _, entry := range environ {
		if value, ok := strings.CutPrefix(entry, "CNI_COMMAND="); ok {
			command = value
		}
	}
	r.calls = append(r.calls, call{path, command, append([]byte(nil), stdin...)})
	return []byte(`{}`), nil
}

// FindInPath refuses what libcni refuses; whether the file is there is not looked at.
func (r *recorder) FindInPath(plugin string, paths []string) (string, error) {
	_, err := invoke.FindInPath(plugin, paths)
	if err != nil && !strings.HasPrefix(err.Error(), "failed to find plugin") {
		return "", err
	}
	return plugin, nil
}
