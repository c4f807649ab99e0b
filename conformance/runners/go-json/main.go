// Command go-json decodes documents with encoding/json and prints what it holds then.
package main

import (
	"encoding/json"

	"hnsc.dev/conformance/lines"
)

type request struct {
	Document lines.Bytes `json:"document"`
}

type outcome struct {
	Any   decoded `json:"any"`
	Kinds decoded `json:"kinds"`
}

type decoded struct {
	// Held is the value, printed again; also after an error.
	Held  string `json:"held"`
	Error string `json:"error,omitempty"`
}

// Base is embedded in Kinds.
type Base struct {
	Name string `json:"name"`
	Sub  Sub    `json:"sub"`
}

// Sub is a struct within a struct.
type Sub struct {
	Flag  bool    `json:"flag"`
	Float float64 `json:"float"`
}

// Kinds has a member of every kind that the modelled programs decode.
type Kinds struct {
	Base
	Int     int             `json:"int"`
	Uint8   uint8           `json:"uint8"`
	Uint32  uint32          `json:"uint32"`
	Strings []string        `json:"strings"`
	Nested  [][]Sub         `json:"nested"`
	Flags   map[string]bool `json:"flags"`
	Any     map[string]any  `json:"any"`
	Pointer *Sub            `json:"pointer"`
	Kelvin  string          `json:"kelvins"`
}

func main() {
	lines.Serve(func(r request) outcome {
		var free any
		var kinds Kinds
		return outcome{decode(r.Document, &free), decode(r.Document, &kinds)}
	})
}

func decode(document []byte, into any) decoded {
	var d decoded
	if err := json.Unmarshal(document, into); err != nil {
		d.Error = err.Error()
	}
	held, err := json.Marshal(into)
	lines.Check(err)
	d.Held = string(held)
	return d
}
