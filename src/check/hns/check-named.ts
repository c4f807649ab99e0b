import { type Api, API_NAMES } from '../../facts/hns-schema/key.ts'
import { type NamedValues, VALUE_NAMES, type ValueNames } from '../../facts/hns-schema/names.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { nearest } from '../../text/nearest.ts'
import type { NumberTree, Path, StringTree, Tree } from '../../text/tree.ts'
import { wrongType } from './wrong-type.ts'

/** A value of an enumeration: its name, or its number where programs send numbers. */
export function checkNamed(value: Tree, path: Path, which: ValueNames, api: Api): Finding[] {
  const known: NamedValues = VALUE_NAMES[which]
  if (value.kind === 'string') return checkName(value, path, which, known, api)
  if (value.kind === 'number' && known.form !== 'name') return checkNumber(value, path, known)
  return [wrongType(value, path, known.form === 'name' ? 'a name in quotation marks' : 'a number', api)]
}

function checkName(
  value: StringTree,
  path: Path,
  which: ValueNames,
  known: NamedValues,
  api: Api,
): Finding[] {
  const names = Object.keys(known.names)
  const at = { path }
  if (names.includes(value.value)) return known.form === 'name' ? [] : [asNumber(value, path, known)]
  const cased = names.find((name) => name.toLowerCase() === value.value.toLowerCase())
  if (cased !== undefined) {
    // HNS (v1) takes the types of networks in any case, and tools write `l2bridge`.
    if (which === 'NetworkType' && api === 1) return []
    return [
      {
        code: 'WIN305',
        message: `\`${value.value}\` is not spelt \`${cased}\``,
        label: 'programs compare the name as it is written',
        help: `write \`${cased}\``,
        at,
        fix: {
          title: `write \`${cased}\``,
          safe: true,
          edits: [{ at: value, newText: JSON.stringify(cased) }],
        },
      },
    ]
  }
  if (known.form !== 'name' && /^[0-9]+$/.test(value.value)) {
    return [
      wrongType(value, path, 'a number', api, {
        title: 'write the number without quotation marks',
        edits: [{ at: value, newText: String(Number(value.value)) }],
      }),
    ]
  }
  const near = nearest(value.value, names)
  return [
    {
      code: 'WIN308',
      message: `\`${value.value}\` is no value of \`${keyName(path)}\` in ${API_NAMES[api]}`,
      label: 'HNS refuses it',
      help: `write ${near === undefined ? oneOf(names) : `\`${near}\``}`,
      at,
    },
  ]
}

/** Microsoft's schema wants the name, but no released program sends it, and those that decode it stop. */
function asNumber(value: StringTree, path: Path, { names }: NamedValues): Finding {
  const number = String(names[value.value] ?? 0)
  return {
    code: 'WIN308',
    severity: 'warning',
    message: `\`${keyName(path)}\` is the name \`${value.value}\`, where programs have the number ${number}`,
    label: 'programs that decode it with hcsshim stop: json: cannot unmarshal string',
    help: `write ${number}`,
    at: { path },
    fix: { title: `write ${number}`, safe: true, edits: [{ at: value, newText: number }] },
  }
}

function checkNumber(value: NumberTree, path: Path, known: NamedValues): Finding[] {
  const number = Number(value.raw)
  const all = Object.values(known.names)
  const mask = all.reduce((bits, bit) => bits | bit, 0)
  const right = /^[0-9]+$/.test(value.raw) && number <= 0xffff_ffff
  if (right && (known.form === 'flags' ? (number & ~mask) === 0 : all.includes(number))) return []
  return [
    {
      code: right ? 'WIN308' : 'WIN307',
      ...(right ? { severity: 'warning' as const } : {}),
      message: right
        ? `\`${keyName(path)}\` is ${value.raw}, which has no known meaning`
        : `\`${keyName(path)}\` is \`${value.raw}\`, no whole number of 32 bits`,
      label: 'HNS refuses it, or ignores what it does not know',
      help:
        known.form === 'flags'
          ? `add up the numbers of ${meanings(known)}`
          : `write the number of one of ${meanings(known)}`,
      at: { path },
    },
  ]
}

function meanings({ names }: NamedValues): string {
  return Object.entries(names)
    .map(([name, number]) => `\`${name}\` (${number})`)
    .join(', ')
}

function oneOf(names: readonly string[]): string {
  return `one of ${names.map((name) => `\`${name}\``).join(', ')}`
}

function keyName(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '')
}
