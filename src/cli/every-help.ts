import { COMMANDS, GLOBAL_OPTIONS } from './commands.ts'
import { helpText } from './help.ts'
import { spellTopic, type Topic } from './parse-arguments.ts'

/** Every help text, laid out for so many columns, by what is typed before `--help`. */
export async function everyHelp(columns: number): Promise<Map<string, string>> {
  const groups = new Set(COMMANDS.flatMap(({ name }) => groupsOf(name)))
  const topics: readonly Topic[] = [
    { kind: 'all' },
    ...[...groups].map((word) => ({ kind: 'group', word }) as const),
    ...COMMANDS.map((row) => ({ kind: 'command', row }) as const),
  ]
  const texts = new Map<string, string>()
  for (const topic of topics) {
    texts.set(spellTopic(topic), await helpText(topic, COMMANDS, GLOBAL_OPTIONS, columns))
  }
  return texts
}

/** `cidr` and `cidr ops` of `cidr ops merge`. */
function groupsOf(name: string): string[] {
  const words = name.split(' ')
  return words.slice(1).map((_, i) => words.slice(0, i + 1).join(' '))
}
