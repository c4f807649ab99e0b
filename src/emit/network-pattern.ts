/**
 * A regular expression of Go that matches this one network name: Felix searches names for the pattern in `KUBE_NETWORK`,
 * in which case counts, and takes the pods of every network that has it anywhere in its name.
 * Source: projectcalico/calico felix/dataplane/windows/endpoint_mgr.go 87c15906f20c; golang/go regexp.QuoteMeta.
 */
export function networkPattern(name: string): string {
  return `^${name.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`)}$`
}
