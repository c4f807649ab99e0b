package main

import (
	"hnsc.dev/conformance/lines"
	"k8s.io/component-base/cli/flag"
	"k8s.io/component-base/featuregate"
)

type gatesRequest struct {
	Known []gate `json:"known"`
	// Text is the value of --feature-gates.
	Text string `json:"text"`
}

type gate struct {
	Name    string `json:"name"`
	Stage   string `json:"stage"`
	Default bool   `json:"default"`
	Locked  bool   `json:"locked"`
}

type gatesOutcome struct {
	Error string `json:"error,omitempty"`
	// On are the known gates that are on then.
	On []string `json:"on"`
}

// setGates reads the flag into a map and sets the gates from it, as both programs do.
func setGates(r gatesRequest) *gatesOutcome {
	out := &gatesOutcome{On: []string{}}
	wanted := map[string]bool{}
	if err := flag.NewMapStringBool(&wanted).Set(r.Text); err != nil {
		out.Error = err.Error()
		return out
	}
	gates := featuregate.NewFeatureGate()
	lines.Check(gates.Add(specsOf(r.Known)))
	if err := gates.SetFromMap(wanted); err != nil {
		out.Error = err.Error()
		return out
	}
	for _, g := range r.Known {
		if gates.Enabled(featuregate.Feature(g.Name)) {
			out.On = append(out.On, g.Name)
		}
	}
	return out
}

func specsOf(known []gate) map[featuregate.Feature]featuregate.FeatureSpec {
	specs := map[featuregate.Feature]featuregate.FeatureSpec{}
	for _, g := range known {
		spec := featuregate.FeatureSpec{Default: g.Default, LockToDefault: g.Locked}
		switch g.Stage {
		case "alpha":
			spec.PreRelease = featuregate.Alpha
		case "beta":
			spec.PreRelease = featuregate.Beta
		case "deprecated":
			spec.PreRelease = featuregate.Deprecated
		default:
			spec.PreRelease = featuregate.GA
		}
		specs[featuregate.Feature(g.Name)] = spec
	}
	return specs
}
