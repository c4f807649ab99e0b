// Package registry stands in for golang.org/x/sys/windows/registry: the one value that azure-vnet reads.
package registry

import "hnsc.dev/conformance/standins/azurehost"

// Key is an open key.
type Key struct{}

// LOCAL_MACHINE is the only root.
var LOCAL_MACHINE Key

// QUERY_VALUE is the only right that is asked for.
const QUERY_VALUE = 1

// OpenKey opens any key.
func OpenKey(Key, string, uint32) (Key, error) { return Key{}, nil }

// Close does nothing.
func (Key) Close() error { return nil }

// GetStringValue gives the build, whatever it is asked for.
func (Key) GetStringValue(string) (string, uint32, error) { return azurehost.Now.Build, 1, nil }
