// Stands in for the errors of the Host Compute Service that hcn compares with.
package hcs

import (
	"syscall"

	"hnsc.dev/conformance/fakehns"
)

const ErrElementNotFound = syscall.Errno(fakehns.NotFound)
