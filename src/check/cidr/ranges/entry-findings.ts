import type { Finding, Target } from '../../../diagnostic/finding.ts'
import { formatCidr } from '../../../net/cidr.ts'
import { parseRange } from '../../../net/parse-range.ts'
import { formatRange } from '../../../net/ranges/format-range.ts'
import { asCidr } from '../../../spec/parse.ts'

/** What is wrong with the text of one entry: it cannot be read, has host bits, or is not spelt canonically. */
export function entryFindings(text: string, at: Target): Finding[] {
  const parsed = parseRange(text)
  if (!parsed.ok) return [unreadable(text, at)]
  if (parsed.hostBits !== undefined) {
    const network = formatCidr(parsed.hostBits)
    return [
      {
        code: 'WIN101',
        severity: 'warning',
        message: `\`${text}\` has host bits set`,
        label: `taken for \`${network}\``,
        help: `write \`${network}\``,
        at,
      },
    ]
  }
  return misspelt(text) ? [spelling(text, formatRange(parsed.value), at)] : []
}

/** True for a text that can have another spelling than the canonical one and has it. Only IPv6 can. */
export function misspelt(text: string): boolean {
  if (!text.includes(':')) return false
  const parsed = parseRange(text)
  if (!parsed.ok || text.includes('-')) return false
  const canonical = formatRange(parsed.value)
  return text !== canonical && `${text}/128` !== canonical
}

function spelling(text: string, canonical: string, at: Target): Finding {
  return {
    code: 'WIN153',
    message: `\`${text}\` is not the canonical spelling`,
    label: 'programs that compare texts take it for another range',
    help: `write \`${canonical}\``,
    at,
  }
}

function unreadable(text: string, at: Target): Finding {
  const parsed = parseRange(text)
  const kind = parsed.ok ? undefined : parsed.error.kind
  if (kind === 'reversed' || kind === 'families') {
    return {
      code: 'WIN100',
      message:
        kind === 'reversed'
          ? `\`${text}\` ends before it begins`
          : `\`${text}\` has ends of two address families`,
      help: 'write the first address, a hyphen and the last address',
      at,
    }
  }
  const strict = asCidr(text)
  if (!strict.ok && strict.problem !== undefined) return { ...strict.problem, at }
  return {
    code: 'WIN100',
    message: `\`${text}\` is no prefix, range or address`,
    help: 'write `10.0.0.0/8`, `10.0.0.1-10.0.0.9` or one address a line, a label behind it if you like',
    at,
  }
}
