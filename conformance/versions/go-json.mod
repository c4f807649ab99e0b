module hnsc.dev/conformance

go 1.24.2
