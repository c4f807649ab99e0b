import { structKeys } from '../../facts/hns-schema/api.ts'
import { type Api, API_NAMES, type Key } from '../../facts/hns-schema/key.ts'
import type { Code } from '../../diagnostic/codes.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import * as go from '../../text/go-json.ts'
import { nearest } from '../../text/nearest.ts'
import type { Member, ObjectTree, Path, Tree } from '../../text/tree.ts'
import type { Context } from '../context.ts'
import { checkScalar } from './check-scalar.ts'
import { checkNamed } from './check-named.ts'
import { schemaFinding } from './schema-finding.ts'
import { wrongType } from './wrong-type.ts'

/** What is said of the keys of one object: which dialect, what the object is called, and who speaks the other dialect. */
export interface KeysScope {
  readonly api: Api
  /** The object in the words of a message: `an ACL policy`. */
  readonly what: string
  /** Keys of the other dialect and what they are called here. */
  readonly renamed?: readonly (readonly [foreign: string, own: string])[]
  /** Keys that stand beside the others and are looked at elsewhere. */
  readonly besides?: readonly string[]
  /** What is known of the node, for keys that came late. */
  readonly context?: Context
  /** Keys whose values another rule judges. */
  readonly judgedElsewhere?: readonly string[]
  /** The code of a key of the other dialect, where it is not that of documents of HNS. */
  readonly foreignCode?: Code
  /** True where a program decodes the object in any case before HNS gets it. */
  readonly anyCase?: boolean
}

/** The keys of an object and their values, against the table of the dialect. */
export function checkKeys(tree: Tree, path: Path, keys: readonly Key[], scope: KeysScope): Finding[] {
  if (tree.kind !== 'object') return [wrongType(tree, path, 'an object', scope.api)]
  const found = tree.members.flatMap((member) => checkMember(member, tree, path, keys, scope))
  return [...found, ...missingKeys(tree, path, keys, scope)]
}

function checkMember(
  member: Member,
  within: ObjectTree,
  at: Path,
  keys: readonly Key[],
  scope: KeysScope,
): Finding[] {
  const path = [...at, member.key]
  if (scope.besides?.includes(member.key) === true) return []
  const found =
    keys.find(({ key }) => key === member.key) ?? keys.find(({ key }) => go.equalFold(key, member.key))
  if (found === undefined) return [unknownKey(member, within, path, keys, scope)]
  if (found.key !== member.key && scope.anyCase !== true) {
    return [otherCase(member, within, found.key, path), ...checkKnown(member, path, found, scope)]
  }
  return checkKnown(member, path, found, scope)
}

function checkKnown(member: Member, path: Path, exact: Key, scope: KeysScope): Finding[] {
  const late = saysNothing(member, exact)
    ? []
    : schemaFinding(
        exact.docs ?? exact.schema,
        `\`${exact.key}\``,
        { path, part: 'key' },
        scope.context ?? {},
      )
  if (exact.output === true) return late
  if (scope.judgedElsewhere?.includes(exact.key) === true) {
    const { value } = member
    const isList = value.kind === 'array' || value.kind === 'null'
    return exact.list === true && !isList ? [...late, wrongType(value, path, 'a list', scope.api)] : late
  }
  return [...late, ...checkValues(member.value, path, exact, scope)]
}

/** True for an empty object that hcsshim writes on every build, whether it was asked for or not. */
function saysNothing({ value }: Member, { always }: Key): boolean {
  return always === true && value.kind === 'object' && value.members.length === 0
}

function checkValues(value: Tree, path: Path, key: Key, scope: KeysScope): Finding[] {
  if (value.kind === 'null' || key.value === 'policies') return []
  if (key.list !== true) return checkValue(value, path, key, scope)
  if (value.kind !== 'array') return [wrongType(value, path, 'a list', scope.api)]
  return value.items.flatMap((item, i) => checkValue(item, [...path, i], key, scope))
}

function checkValue(value: Tree, path: Path, { key, value: type }: Key, scope: KeysScope): Finding[] {
  if (typeof type === 'string') return checkScalar(value, path, type, scope.api)
  if ('names' in type) return checkNamed(value, path, type.names, scope.api)
  return checkKeys(value, path, structKeys(scope.api, type.struct), {
    ...(scope.context === undefined ? {} : { context: scope.context }),
    api: scope.api,
    what: `\`${key}\``,
  })
}

/** A key in another case. What it holds is judged all the same: it is read once the key is mended. */
function otherCase({ key, keySpan }: Member, within: ObjectTree, own: string, path: Path): Finding {
  const fix = {
    title: `write \`${own}\``,
    safe: true,
    edits: [{ at: keySpan, newText: JSON.stringify(own) }],
  }
  return {
    code: 'WIN305',
    message: `the key \`${key}\` is not spelt \`${own}\``,
    label: 'HNS compares keys as they are written and ignores this one',
    help: `write \`${own}\``,
    at: { path, part: 'key' },
    ...(within.members.some((other) => other.key === own) ? {} : { fix }),
  }
}

function unknownKey(
  member: Member,
  within: ObjectTree,
  path: Path,
  keys: readonly Key[],
  scope: KeysScope,
): Finding {
  const { api, what, renamed = [], foreignCode = 'WIN302' } = scope
  const at = { path, part: 'key' } as const
  const foreign = renamed.find(([name]) => name.toLowerCase() === member.key.toLowerCase())
  if (foreign !== undefined) {
    const [, own] = foreign
    const sameForm = keys.some(({ key, value }) => key === own && (value === 'prefix' || value === 'address'))
    const isFree = within.members.every(({ key }) => !go.equalFold(key, own))
    const exempts = own === 'Exceptions' || own === 'ExceptionList'
    return {
      code: foreignCode,
      message: `\`${member.key}\` is no key of ${what} in ${API_NAMES[api]}`,
      label: `HNS ignores it${exempts ? ', so no destination is exempt from translation' : ' without an error'}`,
      help: `write \`${own}\``,
      at,
      ...(sameForm && isFree
        ? {
            fix: {
              title: `write \`${own}\``,
              safe: true,
              edits: [{ at: member.keySpan, newText: JSON.stringify(own) }],
            },
          }
        : {}),
    }
  }
  const near = nearest(
    member.key,
    keys.map(({ key }) => key),
  )
  return {
    code: 'WIN304',
    message: `${what} has no key \`${member.key}\` in ${API_NAMES[api]}`,
    label: 'HNS ignores it without an error',
    help: near === undefined ? 'remove it' : `write \`${near}\`, or remove it`,
    at,
  }
}

function missingKeys(tree: ObjectTree, path: Path, keys: readonly Key[], { what }: KeysScope): Finding[] {
  const given = new Set(tree.members.map(({ key }) => key.toLowerCase()))
  return keys
    .filter(({ key, required }) => required === true && !given.has(key.toLowerCase()))
    .filter(({ key }) => key !== 'SchemaVersion')
    .map(({ key }) => ({
      code: 'WIN309' as const,
      message: `${what} has no \`${key}\``,
      label: 'HNS refuses the object, or the setting says nothing',
      help: `write \`${key}\``,
      at: { path },
    }))
}
