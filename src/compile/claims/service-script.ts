import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { always } from './json.ts'
import {
  flanneldEnvClaims,
  flanneldFlagClaims,
  kubeletFlagClaims,
  kubeletRestClaims,
  kubeProxyFlagClaims,
} from './programs.ts'

/** What the scripts of a node say: the values of their variables, and what each program is started with. */
export function serviceScriptClaims(artifact: Artifact): Claim[] {
  const variables = readVariables(artifact.text)
  const of = (name: string, claims: (lines: string, args: readonly string[]) => Claim[]): Claim[] => {
    const args = variables.get(`${name}Arguments`) ?? variables.get(`${name}Command`)
    return args === undefined ? [] : claims(args.map((arg) => `${arg}\n`).join(''), args)
  }
  const read = (reader: (a: Artifact) => Claim[], text: string): Claim[] => reader({ ...artifact, text })
  const inFile = (args: readonly string[]): boolean => args.some((arg) => arg.startsWith('--config='))
  return [
    ...of('flanneld', (lines) => read(flanneldFlagClaims, lines)),
    ...of('kubelet', (lines, args) => read(inFile(args) ? kubeletRestClaims : kubeletFlagClaims, lines)),
    ...of('kubeProxy', (lines, args) => (inFile(args) ? [] : read(kubeProxyFlagClaims, lines))),
    ...valueClaims(variables),
  ]
}

function valueClaims(variables: Variables): Claim[] {
  const value = (name: string): string | undefined => variables.get(name)?.[0]
  const environment = variables.get('flanneldEnvironment')
  const state = value('state')
  return [
    ...(variables.has('address') ? always('node-ip', value('address')) : []),
    ...(variables.has('sourceVip') ? always('source-vip', value('sourceVip')) : []),
    ...(state === undefined ? [] : always('network-name', state.slice(state.lastIndexOf('\\') + 1))),
    ...(environment === undefined
      ? []
      : flanneldEnvClaims({ path: '', kind: 'flanneld-env', text: environment.join('\n') })),
  ]
}

type Variables = ReadonlyMap<string, readonly string[]>

/** Variables that are set at the beginning of a line to a literal, or to a list with a literal on each of its lines. */
function readVariables(text: string): Variables {
  if (!/^[\n -~]*$/.test(text)) throw new Error('a script of ours has more than ASCII')
  const variables = new Map<string, string[]>()
  let open: string[] | undefined
  for (const line of text.split('\n')) {
    const [, name, value = ''] = /^\$(\w+) = (.*)$/.exec(line) ?? []
    if (line === ')') open = undefined
    else if (open !== undefined) open.push(readLiteral(line.trim()))
    else if (name !== undefined && value === '@(') variables.set(name, (open = []))
    else if (name !== undefined && value === '@()') variables.set(name, [])
    else if (name !== undefined && /^['(]/.test(value)) variables.set(name, [readLiteral(value)])
  }
  return variables
}

/** `'text'`, or such texts and `[char]0x…` with `+` between them in round brackets. */
function readLiteral(code: string): string {
  const inner = /^\((.*)\)$/.exec(code)?.[1] ?? code
  const part = /'((?:[^']|'')*)'|\[char\]0x([0-9A-F]{4})| \+ /y
  let out = ''
  while (part.lastIndex < inner.length) {
    const match = part.exec(inner)
    if (match === null) throw new Error(`a script of ours has a value that is no literal: ${code}`)
    const [, quoted, unit] = match
    if (quoted !== undefined) out += quoted.replaceAll("''", "'")
    if (unit !== undefined) out += String.fromCharCode(Number.parseInt(unit, 16))
  }
  return out
}
