//go:build coreos

package main

import (
	"encoding/json"

	"github.com/coreos/flannel/subnet"
)

func parse(netConf string) (json.RawMessage, string, error) {
	config, err := subnet.ParseConfig(netConf)
	if err != nil {
		return nil, "", err
	}
	return shown(config), config.BackendType, nil
}
