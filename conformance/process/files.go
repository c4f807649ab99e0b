package process

import (
	"bytes"
	"os"
	"path/filepath"
)

// Root is the folder that stands in for the drive's root: every file that a program touches lies below it.
var Root string

// Path is where a file of the node lies on this machine. No name is no file.
func Path(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Join(Root, path)
}

// Open stands in for os.Open.
func Open(path string) (*os.File, error) { return os.Open(Path(path)) }

// OpenFile stands in for os.OpenFile. A run that comes here again and again would never end, and ends here.
func OpenFile(path string, flag int, perm os.FileMode) (*os.File, error) {
	if opened++; opened > 20_000 {
		panic("it never ends")
	}
	return os.OpenFile(path, flag, perm)
}

// opened counts the calls of OpenFile in one run.
var opened int

// ReadFile stands in for os.ReadFile.
func ReadFile(path string) ([]byte, error) { return os.ReadFile(Path(path)) }

// Reset empties the drive and lays these files on it.
func Reset(files map[string]string) error {
	if err := os.RemoveAll(Root); err != nil {
		return err
	}
	if err := os.MkdirAll(Root, 0o700); err != nil {
		return err
	}
	for path, text := range files {
		if err := os.MkdirAll(filepath.Dir(Path(path)), 0o700); err != nil {
			return err
		}
		if err := os.WriteFile(Path(path), []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Strip takes Root out of a text, so that a message names the path that the program knows.
func Strip(text []byte) []byte { return bytes.ReplaceAll(text, []byte(Root), nil) }
