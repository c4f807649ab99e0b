// Stands in for the few names of golang.org/x/sys/windows that hcsshim's HNS packages use.
package windows

import "syscall"

type Errno = syscall.Errno

type DLLError struct{ Msg string }

func (e *DLLError) Error() string { return e.Msg }

const (
	ERROR_GEN_FAILURE         = syscall.Errno(31)
	ERROR_NOT_FOUND           = syscall.Errno(1168)
	HCN_E_PORT_ALREADY_EXISTS = 0x803b0013
	E_NOTIMPL                 = 0x80004001
)
