package process

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"hnsc.dev/conformance/lines"
)

// Answer is what a program that is not run for real prints.
type Answer struct {
	Exit   int         `json:"exit"`
	Stdout lines.Bytes `json:"stdout"`
}

// Answers are the programs that are not run for real, by the name of their binary.
var Answers map[string]Answer

// Started is one call of a program by another one.
type Started struct {
	Program, Command string
	Stdin            []byte
}

// Log lists the calls since it was last emptied.
var Log []Started

// Cmd stands in for exec.Cmd: it runs a registered program, or gives its answer.
type Cmd struct {
	Env            []string
	Stdin          io.Reader
	Stdout, Stderr io.Writer
	path           string
}

// ExitError stands in for exec.ExitError.
type ExitError struct{ code int }

func (e *ExitError) Error() string { return fmt.Sprintf("exit status %d", e.code) }

// CommandContext stands in for exec.CommandContext.
func CommandContext(_ context.Context, path string) *Cmd { return &Cmd{path: path} }

// Run does what exec.Cmd.Run does.
func (c *Cmd) Run() error {
	stdin, err := io.ReadAll(c.Stdin)
	must(err)
	name := filepath.Base(c.path)
	Log = append(Log, Started{name, lookup(c.Env, "CNI_COMMAND"), stdin})
	outcome := c.answer(name, stdin)
	c.Stdout.Write(outcome.Stdout)
	if outcome.Panic != "" && c.Stderr != nil {
		io.WriteString(c.Stderr, "panic: "+outcome.Panic+"\n")
	}
	if outcome.Exit != 0 {
		return &ExitError{outcome.Exit}
	}
	return nil
}

func (c *Cmd) answer(name string, stdin []byte) Outcome {
	if answer, ok := Answers[name]; ok {
		return Outcome{Exit: answer.Exit, Stdout: answer.Stdout}
	}
	return Run(name, c.Env, stdin)
}

// lookup gives the last value of a variable, which is the one that a program sees.
func lookup(environ []string, key string) string {
	value := ""
	for _, entry := range environ {
		if rest, ok := strings.CutPrefix(entry, key+"="); ok {
			value = rest
		}
	}
	return value
}
