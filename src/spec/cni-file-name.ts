import type { Parse } from './reader.ts'
import { refuse } from './parse.ts'
import { isDeviceName } from './windows-path.ts'

const FORBIDDEN = /[\p{Cc}<>:"/\\|?*]/u

/** A file name that the runtime takes for a CNI configuration of this form. */
export function asCniFileName(form: 'conf' | 'conflist'): Parse<string> {
  return (text) => {
    const reason = fault(text, form)
    if (reason === undefined) return { ok: true, value: text }
    return refuse({
      code: 'WIN124',
      message: `\`${text}\` is no name for a CNI configuration: ${reason}`,
      help: `write a name such as \`10-cbr0.${form}\``,
    })
  }
}

/** Source of the extensions: containerd/go-cni opts.go loadFromConfDir; they are compared with their case. */
function fault(text: string, form: 'conf' | 'conflist'): string | undefined {
  const bad = FORBIDDEN.exec(text)?.[0]
  if (bad !== undefined)
    return /\p{Cc}/u.test(bad) ? 'it contains a control character' : `it contains \`${bad}\``
  if (text.length > 255) return 'it is longer than 255 characters'
  const extensions = form === 'conflist' ? ['.conflist'] : ['.conf', '.json']
  const extension = extensions.find((end) => text.endsWith(end))
  if (extension === undefined) return `it does not end with \`${extensions.join('` or `')}\``
  if (text === extension || text.startsWith('.')) return 'it begins with a dot'
  return isDeviceName(text) ? 'it is a device' : undefined
}
