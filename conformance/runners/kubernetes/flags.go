package main

import (
	"strings"

	"github.com/spf13/pflag"
	"hnsc.dev/conformance/lines"
	cliflag "k8s.io/component-base/cli/flag"
)

type flagsRequest struct {
	Known []knownFlag `json:"known"`
	Args  []string    `json:"args"`
}

type knownFlag struct {
	Name       string `json:"name"`
	Type       string `json:"type"`
	Short      string `json:"short,omitempty"`
	Deprecated bool   `json:"deprecated,omitempty"`
}

type flagsOutcome struct {
	Error string `json:"error,omitempty"`
	// Values are those of the flags that were given, as pflag prints them.
	Values map[string]string `json:"values"`
	// Rest are the arguments that are no flags.
	Rest []string `json:"rest"`
	// Printed is what pflag itself says, such as that a flag is deprecated.
	Printed string `json:"printed,omitempty"`
}

func parseFlags(r flagsRequest) *flagsOutcome {
	set := pflag.NewFlagSet("program", pflag.ContinueOnError)
	var printed strings.Builder
	set.SetOutput(&printed)
	set.Usage = func() {}
	set.SetNormalizeFunc(cliflag.WordSepNormalizeFunc)
	for _, f := range r.Known {
		define(set, f)
		if f.Deprecated {
			lines.Check(set.MarkDeprecated(f.Name, "it is old"))
		}
	}
	out := &flagsOutcome{Values: map[string]string{}, Rest: []string{}}
	if err := set.Parse(r.Args); err != nil {
		out.Error = err.Error()
		return out
	}
	set.Visit(func(f *pflag.Flag) { out.Values[f.Name] = f.Value.String() })
	out.Rest = append(out.Rest, set.Args()...)
	out.Printed = printed.String()
	return out
}

// define adds a flag with the type of pflag or component-base; types of kubernetes/kubernetes itself stand as texts.
func define(set *pflag.FlagSet, f knownFlag) {
	switch f.Type {
	case "bool":
		set.BoolP(f.Name, f.Short, false, "")
	case "int":
		set.IntP(f.Name, f.Short, 0, "")
	case "int32":
		set.Int32P(f.Name, f.Short, 0, "")
	case "uint":
		set.UintP(f.Name, f.Short, 0, "")
	case "float32":
		set.Float32P(f.Name, f.Short, 0, "")
	case "float":
		set.Float64P(f.Name, f.Short, 0, "")
	case "duration":
		set.DurationP(f.Name, f.Short, 0, "")
	case "strings":
		set.StringSliceP(f.Name, f.Short, nil, "")
	case "mapStringBool":
		set.VarP(cliflag.NewMapStringBool(&map[string]bool{}), f.Name, f.Short, "")
	case "mapStringString":
		set.VarP(cliflag.NewMapStringString(&map[string]string{}), f.Name, f.Short, "")
	case "langle":
		set.VarP(cliflag.NewLangleSeparatedMapStringString(&map[string]string{}), f.Name, f.Short, "")
	case "configuration-map":
		set.VarP(&cliflag.ConfigurationMap{}, f.Name, f.Short, "")
	case "version[=true]":
		set.StringP(f.Name, f.Short, "false", "")
		set.Lookup(f.Name).NoOptDefVal = "true"
	default:
		set.StringP(f.Name, f.Short, "", "")
	}
}
