import type { YamlValue } from './write-yaml.ts'

/** One setting of kube-proxy or the kubelet, in the forms in which the program takes it. */
export interface Setting {
  /** Name of the flag, without the hyphens. */
  readonly flag: string
  readonly value: string
  /** Where the configuration file has it; absent: it is a flag in either form. */
  readonly field?: { readonly path: readonly string[]; readonly value: YamlValue }
}

/** A setting that is a flag whatever the form. */
export function flagOnly(flag: string, value: string): Setting {
  return { flag, value }
}

/** A setting that the file can hold. `path` is dotted. */
export function setting(flag: string, value: string, path: string, fieldValue: YamlValue = value): Setting {
  return { flag, value, field: { path: path.split('.'), value: fieldValue } }
}

/** All flags; or a configuration file with the flags that it cannot hold. */
export type Form = 'flags' | 'config'

/** The arguments in one of the two forms; a boolean flag takes its value behind `=` only. */
export function formArguments(settings: readonly Setting[], form: Form, config: string): string[] {
  const stay = [flagOnly('config', config), ...settings.filter(({ field }) => field === undefined)]
  return (form === 'flags' ? settings : stay).map(({ flag, value }) => `--${flag}=${value}`)
}

/** Arguments, one a line. */
export function argumentLines(args: readonly string[]): string {
  return args.map((arg) => `${arg}\n`).join('')
}

/** The members that the settings make in the configuration file, nested as their paths say. */
export function fieldsOf(settings: readonly Setting[]): { readonly [key: string]: YamlValue } {
  return nest(settings.flatMap(({ field }) => (field === undefined ? [] : [field])))
}

function nest(fields: readonly { readonly path: readonly string[]; readonly value: YamlValue }[]): {
  readonly [key: string]: YamlValue
} {
  const out: Record<string, YamlValue> = {}
  for (const { path, value } of fields) {
    const [key = '', ...rest] = path
    if (rest.length === 0) out[key] = value
    else if (!(key in out)) {
      out[key] = nest(fields.filter((f) => f.path[0] === key).map((f) => ({ ...f, path: f.path.slice(1) })))
    }
  }
  return out
}
