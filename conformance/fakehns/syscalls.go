package fakehns

import (
	"fmt"
	"strings"
	"syscall"
	"unicode/utf16"
	"unsafe"
)

// Syscall answers a function of computenetwork.dll or vmcompute.dll as hcsshim declares it. Its arguments are what
// hcsshim passes: texts, identifiers, handles and places for results.
func Syscall(name string, arguments ...any) error {
	switch name {
	case "HNSCall":
		*arguments[3].(**uint16) = Buffer(HNSCall(sent(arguments[0]), sent(arguments[1]), sent(arguments[2])))
		return nil
	case "SetCurrentThreadCompartmentId":
		return nil
	}
	return hcn(strings.TrimPrefix(name, "Hcn"), arguments)
}

func hcn(name string, a []any) error {
	for _, kind := range []string{"Network", "Endpoint", "Namespace", "LoadBalancer", "SdnRoute"} {
		switch name {
		case "Enumerate" + kind + "s":
			*a[1].(**uint16) = Buffer(Enumerate(kind, sent(a[0])))
			return nil
		case "Open" + kind:
			id := guid(a[0])
			if !Known(kind, id) {
				return syscall.Errno(NotFound)
			}
			*a[1].(*uintptr) = handle(id)
			return nil
		case "Query" + kind + "Properties":
			*a[2].(**uint16) = Buffer(Properties(kind, handles[a[0].(uintptr)]))
			return nil
		case "CreateNetwork":
			*a[2].(*uintptr) = handle(CreateNetwork(sent(a[1])))
			return nil
		case "CreateEndpoint":
			*a[3].(*uintptr) = handle(CreateEndpoint(handles[a[0].(uintptr)], sent(a[2])))
			return nil
		case "Modify" + kind:
			Modify(kind, handles[a[0].(uintptr)], sent(a[1]))
			return nil
		case "Delete" + kind:
			Delete(kind, guid(a[0]))
			return nil
		case "Close" + kind:
			delete(handles, a[0].(uintptr))
			return nil
		}
	}
	panic("HCN function that nothing was expected to call: " + name)
}

var (
	handles    = map[uintptr]string{}
	lastHandle uintptr
)

func handle(id string) uintptr {
	lastHandle++
	handles[lastHandle] = id
	return lastHandle
}

// guid writes an identifier, which is kept in memory as Windows keeps it, in the usual form.
func guid(argument any) string {
	b := argument.(*[16]byte)
	return fmt.Sprintf("%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
		b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6], b[8], b[9], b[10], b[11], b[12], b[13], b[14], b[15])
}

// sent is a text after its way through UTF-16.
func sent(argument any) string {
	return string(utf16.Decode(utf16.Encode([]rune(argument.(string)))))
}

// Buffer is a text as Windows hands it out: UTF-16 with a NUL at its end.
func Buffer(text string) *uint16 {
	buffer := append(utf16.Encode([]rune(text)), 0)
	return &buffer[0]
}

// Text reads a Buffer.
func Text(buffer *uint16) string {
	var units []uint16
	for p := unsafe.Pointer(buffer); *(*uint16)(p) != 0; p = unsafe.Add(p, 2) {
		units = append(units, *(*uint16)(p))
	}
	return string(utf16.Decode(units))
}
