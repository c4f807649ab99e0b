import { type Api, API_NAMES } from '../../facts/hns-schema/key.ts'
import type { Edit, Finding } from '../../diagnostic/finding.ts'
import type { Path, Tree } from '../../text/tree.ts'

/** A JSON value of another type than HNS and the programs that decode it want. */
export function wrongType(
  value: Tree,
  path: Path,
  wanted: string,
  api: Api,
  fix?: { readonly title: string; readonly edits: readonly Edit[] },
): Finding {
  const key = path.findLast((step) => typeof step === 'string')
  const what = key === undefined ? 'the document' : `\`${key}\``
  return {
    code: 'WIN306',
    message: `${what} is ${typeWords(value)}, not ${wanted}`,
    label: 'programs that decode it stop with a Go error, HNS refuses it or reads nothing',
    help: `write ${wanted}; that is the type in ${API_NAMES[api]}`,
    at: { path },
    ...(fix === undefined ? {} : { fix: { ...fix, safe: true } }),
  }
}

/** A value in the words of a message. */
export function typeWords(value: Tree): string {
  switch (value.kind) {
    case 'object':
      return 'an object'
    case 'array':
      return 'a list'
    case 'string':
      return `the string \`${JSON.stringify(value.value)}\``
    case 'number':
      return `the number \`${value.raw}\``
    case 'boolean':
      return `the boolean \`${value.value}\``
    case 'null':
      return '`null`'
  }
}
