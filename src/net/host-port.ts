/** A host and a port, or the error of Go's `net.SplitHostPort`. */
export type HostPort =
  | { readonly ok: true; readonly host: string; readonly port: string }
  | { readonly ok: false; readonly error: string }

/** What Go's `net.SplitHostPort` makes of a text: `host:port`, `[v6]:port`. Source: golang/go src/net/ipsock.go, go1.10 on. */
export function splitHostPort(text: string): HostPort {
  const last = text.lastIndexOf(':')
  if (last < 0) return refused(text, 'missing port in address')
  let host = text.slice(0, last)
  let openFrom = 0
  let closeFrom = 0
  if (text.startsWith('[')) {
    const end = text.indexOf(']')
    if (end < 0) return refused(text, "missing ']' in address")
    if (end + 1 === text.length) return refused(text, 'missing port in address')
    if (end + 1 !== last)
      return refused(text, text[end + 1] === ':' ? 'too many colons in address' : 'missing port in address')
    host = text.slice(1, end)
    openFrom = 1
    closeFrom = end + 1
  } else if (host.includes(':')) return refused(text, 'too many colons in address')
  if (text.includes('[', openFrom)) return refused(text, "unexpected '[' in address")
  if (text.includes(']', closeFrom)) return refused(text, "unexpected ']' in address")
  return { ok: true, host, port: text.slice(last + 1) }
}

function refused(text: string, why: string): HostPort {
  return { ok: false, error: `address ${text}: ${why}` }
}
