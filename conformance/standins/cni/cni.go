// Stands in for hcsshim's registry of namespaces: it holds none.
package cni

import "hnsc.dev/conformance/process"

type PersistedNamespaceConfig struct{ ContainerID, HostUniqueID string }

func LoadPersistedNamespaceConfig(id string) (*PersistedNamespaceConfig, error) {
	process.Exit(99) // nothing here synchronises a namespace
	return nil, nil
}

func (*PersistedNamespaceConfig) Remove() error { return nil }
