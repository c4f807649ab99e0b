// Command azure runs azure-vnet on nodes that cases describe; its IPAM plugins are answers of the case.
package main

import (
	"encoding/json"
	"io"
	"net/http"

	"hnsc.dev/conformance/process"
	"hnsc.dev/conformance/standins/azurehost"
	"hnsc.dev/conformance/steps"

	azure "github.com/Azure/azure-container-networking/cni/network"
)

func main() {
	http.DefaultTransport = &azurehost.Now
	process.Register("azure-vnet", func() {
		azurehost.Now = host()
		azure.Main(process.Exit)
	})
	steps.Serve("azure-vnet-ipam", "azure-vnet-ipamv6")
}

func host() (h azurehost.Host) {
	file, err := process.Open(azurehost.File)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(text, &h); err != nil {
		panic(err)
	}
	return h
}
