/**
 * A text that Go takes for a format string without arguments: what looks like a verb is shown as missing. So ends every
 * error with a `%` in it that a plugin of the CNI library before v0.8.0 prints.
 * Source: containernetworking/cni pkg/skel/skel.go v0.7.1 `createTypedError(err.Error())`; golang/go src/fmt/print.go.
 */
export function asFormat(text: string): string {
  return text.replace(/%[-+# 0]*[0-9]*(?:\.[0-9]*)?([^]?)/gu, (_, verb: string) => {
    if (verb === '') return '%!(NOVERB)'
    return verb === '%' ? '%' : `%!${verb}(MISSING)`
  })
}
