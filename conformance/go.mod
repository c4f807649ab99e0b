// The requirements of a build are in versions/*.mod, one file for each set of upstream versions; this file only names
// the module.
module hnsc.dev/conformance

go 1.24.2
