// Package lines serves cases: it reads them as JSON, one a line, and writes their outcomes the same way.
package lines

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"unicode/utf8"
)

// Serve answers every line of standard input until its end.
func Serve[Case, Outcome any](answer func(Case) Outcome) {
	input, output := os.Stdin, os.Stdout
	reader, writer := bufio.NewReader(input), bufio.NewWriter(output)
	for {
		line, err := reader.ReadBytes('\n')
		if err != nil {
			return
		}
		var c Case
		Check(json.Unmarshal(line, &c))
		out, err := json.Marshal(answer(c))
		Check(err)
		writer.Write(append(out, '\n'))
		if reader.Buffered() == 0 {
			Check(writer.Flush())
		}
	}
}

// Bytes is a document: a text, or base64 where it is not UTF-8.
type Bytes []byte

type inBase64 struct {
	Base64 []byte `json:"base64"`
}

// UnmarshalJSON reads `"text"` or `{"base64": "…"}`.
func (b *Bytes) UnmarshalJSON(data []byte) error {
	var text string
	if json.Unmarshal(data, &text) == nil {
		*b = Bytes(text)
		return nil
	}
	var encoded inBase64
	err := json.Unmarshal(data, &encoded)
	*b = encoded.Base64
	return err
}

// MarshalJSON writes what UnmarshalJSON reads.
func (b Bytes) MarshalJSON() ([]byte, error) {
	if utf8.Valid(b) {
		return json.Marshal(string(b))
	}
	return json.Marshal(inBase64{b})
}

// Marshal encodes a value that always can be.
func Marshal(value any) []byte {
	text, err := json.Marshal(value)
	Check(err)
	return text
}

// Folder makes a folder for the time of the process, in memory where that can be had.
func Folder() string {
	folder, err := os.MkdirTemp("/dev/shm", "hnsc-conformance-")
	if err != nil {
		folder, err = os.MkdirTemp("", "hnsc-conformance-")
	}
	Check(err)
	return folder
}

// Check ends the program when something other than the case is wrong.
func Check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
