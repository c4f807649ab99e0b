// Stands in for hcsshim's memory handling.
package interop

import "hnsc.dev/conformance/fakehns"

func ConvertAndFreeCoTaskMemString(buffer *uint16) string { return fakehns.Text(buffer) }
