// Package steps is the form of the cases of CNI plugins: programs run one after the other on one node.
package steps

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"syscall"

	"hnsc.dev/conformance/fakehns"
	"hnsc.dev/conformance/lines"
	"hnsc.dev/conformance/process"
)

// Case is a node, and what is run on it.
type Case struct {
	Node    fakehns.Node              `json:"node"`
	Files   map[string]string         `json:"files"`
	Answers map[string]process.Answer `json:"answers"`
	Steps   []Step                    `json:"steps"`
}

// Step is one program with its input.
type Step struct {
	Program string            `json:"program"`
	Env     map[string]string `json:"env"`
	Stdin   lines.Bytes       `json:"stdin"`
}

// Result is what became of a step.
type Result struct {
	Exit int `json:"exit"`
	// JSON is what was printed, where it is JSON as CNI plugins print it; Stdout is what was printed otherwise.
	JSON   json.RawMessage `json:"json,omitempty"`
	Stdout lines.Bytes     `json:"stdout,omitempty"`
	// Panic is the first line of a crash.
	Panic string `json:"panic,omitempty"`
	// Calls is what HNS was asked to do.
	Calls []fakehns.Call `json:"calls,omitempty"`
	// Started lists the programs that the program started.
	Started []Started `json:"started,omitempty"`
}

// Started is one call of a program by another one; Stdin is left out where it is what the caller was given.
type Started struct {
	Program string      `json:"program"`
	Command string      `json:"command"`
	Stdin   lines.Bytes `json:"stdin,omitempty"`
}

// Serve runs cases until the end of standard input. Every registered program, and the others that are named here, can
// be found in CNI_PATH.
func Serve(others ...string) {
	work := lines.Folder()
	defer os.RemoveAll(work)
	process.Root = filepath.Join(work, "root")
	bin := filepath.Join(work, "bin")
	lines.Check(os.Mkdir(bin, 0o700))
	for _, name := range append(process.Names(), others...) {
		lines.Check(os.WriteFile(filepath.Join(bin, name), nil, 0o700))
	}
	lines.Serve(func(c Case) []Result { return run(c, bin) })
}

func run(c Case, bin string) []Result {
	lines.Check(process.Reset(c.Files))
	fakehns.Reset(c.Node)
	process.Answers = c.Answers
	var results []Result
	for _, step := range c.Steps {
		fakehns.Calls, process.Log = nil, nil
		environ := []string{"CNI_PATH=" + bin}
		for key, value := range step.Env {
			environ = append(environ, key+"="+value)
		}
		outcome := process.Run(step.Program, environ, step.Stdin)
		results = append(results, resultOf(outcome, step, bin))
	}
	return results
}

func resultOf(outcome process.Outcome, step Step, bin string) Result {
	result := Result{Exit: outcome.Exit, Panic: outcome.Panic, Calls: fakehns.Calls}
	stdout := asOnWindows(process.Strip(outcome.Stdout), bin)
	var compact, indented bytes.Buffer
	if json.Compact(&compact, stdout) == nil && json.Indent(&indented, stdout, "", "    ") == nil &&
		bytes.Equal(indented.Bytes(), stdout) {
		result.JSON = compact.Bytes()
	} else {
		result.Stdout = stdout
	}
	for _, started := range process.Log {
		s := Started{Program: started.Program, Command: started.Command}
		if !bytes.Equal(started.Stdin, step.Stdin) {
			s.Stdin = started.Stdin
		}
		result.Started = append(result.Started, s)
	}
	return result
}

// asOnWindows says what the operating system says as Windows says it; the text is JSON.
func asOnWindows(text []byte, bin string) []byte {
	text = bytes.ReplaceAll(text, []byte(bin), []byte(`C:\\cni\\bin`))
	return bytes.ReplaceAll(text, []byte(syscall.ENOENT.Error()), []byte("The system cannot find the file specified."))
}
