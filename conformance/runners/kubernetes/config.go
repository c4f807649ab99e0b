package main

import (
	"hnsc.dev/conformance/lines"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer"
	kubeproxy "k8s.io/kube-proxy/config/v1alpha1"
	kubelet "k8s.io/kubelet/config/v1beta1"
	"sigs.k8s.io/yaml"
)

type configRequest struct {
	Program  string      `json:"program"`
	Document lines.Bytes `json:"document"`
}

type configOutcome struct {
	// Strict is the error of strict decoding, empty where there is none.
	Strict string `json:"strict,omitempty"`
	// Lenient is the error of the lenient decoding that both programs fall back on.
	Lenient string `json:"lenient,omitempty"`
	// Held is what the lenient decoder leaves in the Go type, encoded again: of the keys that the document has.
	Held any `json:"held,omitempty"`
}

func decodeConfig(r configRequest) *configOutcome {
	scheme := runtime.NewScheme()
	if r.Program == "kubelet" {
		lines.Check(kubelet.AddToScheme(scheme))
	} else {
		lines.Check(kubeproxy.AddToScheme(scheme))
	}
	var out configOutcome
	if _, err := decode(scheme, r.Document, serializer.EnableStrict); err != nil {
		out.Strict = err.Error()
	}
	held, err := decode(scheme, r.Document, serializer.DisableStrict)
	if err != nil {
		out.Lenient = err.Error()
		return &out
	}
	out.Held = project(generic(r.Document), generic(lines.Marshal(held)))
	return &out
}

func generic(document []byte) any {
	var value any
	lines.Check(yaml.Unmarshal(document, &value))
	return value
}

// project keeps of what is held the keys that are given.
func project(given, held any) any {
	keys, isObject := given.(map[string]any)
	all, holdsObject := held.(map[string]any)
	if !isObject || !holdsObject {
		return held
	}
	out := map[string]any{}
	for key, value := range keys {
		if inner, found := all[key]; found {
			out[key] = project(value, inner)
		}
	}
	return out
}

func decode(scheme *runtime.Scheme, document []byte, strictness serializer.CodecFactoryOptionsMutator) (runtime.Object, error) {
	codecs := serializer.NewCodecFactory(scheme, strictness)
	object, _, err := codecs.UniversalDeserializer().Decode(document, nil, nil)
	return object, err
}
