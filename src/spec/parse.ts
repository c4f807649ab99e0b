import { type Address, parseAddress } from '../net/address.ts'
import { type Cidr, formatCidr, parseCidr } from '../net/cidr.ts'
import { type ProgramVersion, parseProgramVersion } from '../facts/versions.ts'
import { nearest } from '../text/nearest.ts'
import type { Parse, Problem } from './reader.ts'
import { unwritable } from './unwritable.ts'

const LINUX_MASK = /^(\d{1,3}\.){3}\d{1,3}$/

export const asText: Parse<string> = (value) => ({ ok: true, value })

/** One prefix without host bits. */
export const asCidr: Parse<Cidr> = (text) => {
  const parsed = parseCidr(text)
  if (parsed.ok) return parsed
  const { error } = parsed
  switch (error.kind) {
    case 'no-length':
      return refuse({
        code: 'WIN100',
        message: `\`${text}\` is an address without a prefix length`,
        label: NO_CIDR,
        help: 'add the length, such as `/24`; a single IPv4 address is `/32`',
      })
    case 'not-an-address':
      return refuse({
        code: 'WIN100',
        message:
          text === '' ? 'the CIDR is empty' : `\`${text}\` is no CIDR: \`${error.text}\` is no IP address`,
        label: NO_CIDR,
        help: 'write four decimal numbers without leading zeros, and the length: `10.244.0.0/16`',
      })
    case 'length':
      return refuse({
        code: 'WIN100',
        message: `\`${text}\` is no CIDR: \`${error.text}\` is no prefix length of IPv${error.family}`,
        label: NO_CIDR,
        help: lengthHelp(error.text, error.family === 4 ? 32 : 128),
      })
    case 'host-bits':
      return refuse({
        code: 'WIN101',
        message: `\`${text}\` has host bits set`,
        label: `the network is \`${formatCidr(error.cidr)}\``,
        help: `write \`${formatCidr(error.cidr)}\``,
      })
  }
}

/** What Go's `net.ParseCIDR` says, on which the programs rest. */
const NO_CIDR = 'programs in Go refuse it: `invalid CIDR address`'

function lengthHelp(text: string, most: number): string {
  if (!LINUX_MASK.test(text)) return `write a number from 0 to ${most} without leading zeros`
  const ones = text.split('.').map((part) => Number(part).toString(2).padStart(8, '0'))
  return `write the mask as a length: \`/${ones.join('').replace(/0+$/, '').length}\``
}

/** One IP address. */
export const asAddress: Parse<Address> = (text) => {
  const value = parseAddress(text)
  if (value !== undefined) return { ok: true, value }
  return refuse({
    code: 'WIN102',
    message: `\`${text}\` is no IP address`,
    label: 'programs in Go do not read it as one',
    help: text.includes('/')
      ? 'write the address without a prefix length'
      : 'write four decimal numbers without leading zeros: `10.96.0.10`',
  })
}

/** A whole number; anything else is the schema's business. */
export const asInteger: Parse<number> = (text) => {
  const value = Number(text)
  return Number.isInteger(value) && text.trim() !== '' ? { ok: true, value } : { ok: false }
}

/** The release of a program, such as `1.9.1`. */
export const asProgramVersion: Parse<ProgramVersion> = (text) => {
  const value = parseProgramVersion(text)
  if (value !== undefined) return { ok: true, value }
  return refuse({
    code: 'WIN128',
    message: `\`${text}\` is no release: it has no form like \`1.9.1\``,
    label: 'what hnsc writes depends on the release',
    help: 'write the numbers of the release with dots between them',
  })
}

/** One of some words, spelt exactly; anything else is the schema's business. */
export function asChoice<T extends string>(words: readonly T[]): Parse<T> {
  return (text) => {
    const value = words.find((word) => word === text)
    return value === undefined ? { ok: false } : { ok: true, value }
  }
}

/** A text of a known form; `problem` says what is wrong with any other. */
export function asMatch(pattern: RegExp, problem: (text: string) => Problem): Parse<string> {
  return (text) => (pattern.test(text) ? { ok: true, value: text } : refuse(problem(text)))
}

/** A text that can stand in one line of any emitted file. */
export function asLine(what: string): Parse<string> {
  return (text) => {
    const bad = unwritable(text)
    if (bad === undefined) return { ok: true, value: text }
    return refuse({
      code: 'WIN130',
      message: `${what} \`${text}\` contains ${bad}`,
      help: 'remove it; in single quotes YAML reads no escapes',
    })
  }
}

/** The problem as what a parser returns. */
export function refuse(problem: Problem): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem }
}

/** The nearest of some words as an advice. */
export function writeNearest(text: string, words: readonly string[]): string {
  const near = nearest(text, words)
  return near === undefined ? `write one of \`${words.join('`, `')}\`` : `write \`${near}\``
}
