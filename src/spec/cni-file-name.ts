import type { Parse } from './reader.ts'
import { refuse } from './parse.ts'
import { unwritable } from './unwritable.ts'
import { isDeviceName, LONGEST_NAME } from './windows-path.ts'

/** What an output file may be called, so that it means the same on every system. */
const FORBIDDEN = /[^A-Za-z0-9._-]/u

/** A file name that the runtime takes for a CNI configuration of this form. */
export function asCniFileName(form: 'conf' | 'conflist'): Parse<string> {
  return (text) => {
    const reason = fault(text, form)
    if (reason === undefined) return { ok: true, value: text }
    return refuse({
      code: 'WIN124',
      message: `\`${text}\` is no name for a CNI configuration: ${reason}`,
      label: 'the runtime does not look at the file, or reads it as another form',
      help: `write a name such as \`10-cbr0.${form}\`, of letters, digits, \`.\`, \`_\` and \`-\``,
    })
  }
}

/** Source of the extensions: containerd/go-cni opts.go loadFromConfDir; they are compared with their case. */
function fault(text: string, form: 'conf' | 'conflist'): string | undefined {
  const bad = FORBIDDEN.exec(text)?.[0]
  if (bad !== undefined)
    return unwritable(bad) === undefined ? `it contains \`${bad}\`` : `it contains ${unwritable(bad)}`
  if (text.length > LONGEST_NAME) return `it is longer than ${LONGEST_NAME} characters`
  const extensions = form === 'conflist' ? ['.conflist'] : ['.conf', '.json']
  const extension = extensions.find((end) => text.endsWith(end))
  if (extension === undefined) return `it does not end with \`${extensions.join('` or `')}\``
  if (text === extension || text.startsWith('.')) return 'it begins with a dot'
  return isDeviceName(text) ? 'it is a device' : undefined
}
