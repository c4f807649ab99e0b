// Package process runs the main function of a CNI plugin inside this process, as often as one likes: its standard
// input and output are pipes, its environment is a map, and leaving by os.Exit or by a panic is an outcome.
package process

import (
	"bytes"
	"fmt"
	"io"
	"os"
)

// Outcome is what a run of a program leaves behind.
type Outcome struct {
	Exit   int
	Stdout []byte
	// Panic is the first line of the message of a crash.
	Panic string
}

type exit struct{ code int }

// Exit stands in for os.Exit.
func Exit(code int) { panic(exit{code}) }

var programs = map[string]func(){}

// Register makes a program known under the name of its binary.
func Register(name string, main func()) { programs[name] = main }

// Names lists the registered programs.
func Names() (names []string) {
	for name := range programs {
		names = append(names, name)
	}
	return names
}

// Run runs a registered program to its end.
func Run(name string, environ []string, stdin []byte) (outcome Outcome) {
	opened = 0
	defer swapEnviron(environ)()
	input := pipeIn(stdin)
	output, text := pipeOut()
	oldIn, oldOut := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = input, output
	defer func() {
		os.Stdin, os.Stdout = oldIn, oldOut
		input.Close()
		output.Close()
		outcome.Stdout = <-text
	}()
	defer func() {
		switch r := recover().(type) {
		case nil:
		case exit:
			outcome.Exit = r.code
		default:
			outcome.Exit, outcome.Panic = 2, fmt.Sprint(r)
		}
	}()
	programs[name]()
	return outcome
}

func swapEnviron(environ []string) (restore func()) {
	old := os.Environ()
	setEnviron(environ)
	return func() { setEnviron(old) }
}

func setEnviron(environ []string) {
	os.Clearenv()
	for _, entry := range environ {
		if key, value, ok := bytes.Cut([]byte(entry), []byte("=")); ok {
			must(os.Setenv(string(key), string(value)))
		}
	}
}

func pipeIn(data []byte) *os.File {
	r, w, err := os.Pipe()
	must(err)
	go func() {
		w.Write(data) // a program that does not read to the end closes the pipe
		w.Close()
	}()
	return r
}

func pipeOut() (*os.File, <-chan []byte) {
	r, w, err := os.Pipe()
	must(err)
	text := make(chan []byte, 1)
	go func() {
		data, err := io.ReadAll(r)
		must(err)
		r.Close()
		text <- data
	}()
	return w, text
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
