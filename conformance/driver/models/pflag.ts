import { findFlag, type FlagFact } from '../../../src/facts/flag.ts'
import { parseArguments } from '../../../src/programs/pflag.ts'
import type { ModelUnderTest } from '../program.ts'
import { FLAGS_OF, minorOf, type PflagCase } from '../kubernetes-case.ts'

interface Outcome {
  readonly flags: {
    readonly error?: string
    readonly values: Readonly<Record<string, string>>
    readonly rest: readonly string[]
  }
}

/** spf13/pflag with the flags of a release: the first error; else which flags are set, to which texts, and the rest. */
export const pflagModel: ModelUnderTest<PflagCase, Outcome> = {
  says({ flags: { program, args } }, version) {
    const { uses, positionals, errors } = parseArguments(args, FLAGS_OF[program], minorOf(version))
    const first = errors.find(({ kind, flag }) => kind !== 'bad-value' || !NOT_LINKED.has(flag?.type))
    if (first !== undefined) return { error: withoutGoRelease(first.text) }
    const set = [...new Set(uses.map(({ flag }) => flag.name))].sort()
    const texts = uses.filter(({ flag }) => isText(flag)).map(({ flag, value }) => [flag.name, value])
    return { set, texts: Object.fromEntries(texts), rest: positionals.map((i) => args[i]) }
  },
  measured({ flags: { error, values, rest } }, { flags: { program } }) {
    if (error !== undefined) return { error: withoutGoRelease(error) }
    const texts = Object.entries(values).filter(([name]) => {
      const flag = findFlag(FLAGS_OF[program], name)
      return flag !== undefined && isText(flag)
    })
    return { set: Object.keys(values).sort(), texts: Object.fromEntries(texts), rest }
  },
}

/** Since Go 1.15 the texts in an error about a duration are in quotes; the runners are built with one release of Go. */
function withoutGoRelease(error: string): string {
  return error.replace(/time: .*/s, (text) => text.replaceAll(/["\\]/g, ''))
}

/** Types of klog and of kubernetes/kubernetes itself, which are not linked: the runner takes their values as texts. */
const NOT_LINKED: ReadonlySet<string | undefined> = new Set<FlagFact['type']>(['ip', 'ipport', 'Level'])

/** Flags whose value pflag prints as it was given. */
function isText({ type }: FlagFact): boolean {
  return type === 'string'
}
