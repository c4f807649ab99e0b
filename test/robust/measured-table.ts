/** What one command did with one hostile input, and what that took. */
export interface Measured {
  readonly command: string
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
  /** Of the processor. */
  readonly seconds: number
  /** The most memory that was resident. */
  readonly mib: number
}

/** A page in which the section of that title is a text; it is added where the page has none. */
export function withSection(page: string, title: string, text: string): string {
  const section = `## ${title}\n\n${text}`
  const at = page.indexOf(`\n## ${title}\n`)
  if (at < 0) return `${page}\n${section}`
  const next = page.indexOf('\n## ', at + 1)
  return `${page.slice(0, at + 1)}${section}${next < 0 ? '' : page.slice(next)}`
}

/** The outcomes of one input as a table: a row for each exit code and first line, with the commands that end so. */
export function measuredTable(all: readonly Measured[], folder: string): string {
  const groups = new Map<string, Measured[]>()
  for (const each of all) {
    const key = `${each.exit} | ${saying(each, folder)}`
    groups.set(key, [...(groups.get(key) ?? []), each])
  }
  const rows = [...groups].map(([key, group]) => {
    const seconds = Math.max(...group.map((each) => each.seconds)).toFixed(2)
    const mib = Math.max(...group.map((each) => each.mib))
    return `| ${key} | ${seconds} | ${mib} | ${group.map(({ command }) => `\`${command}\``).join(', ')} |`
  })
  return `| exit | first line | processor, s | peak MiB | commands |\n| --: | --- | --: | --: | --- |\n${rows.join('\n')}\n`
}

/** The first line that is said, or that is printed where nothing is said; of what machines read, that it is there. */
function saying({ command, stdout, stderr }: Measured, folder: string): string {
  const format = / --format (\w+)/.exec(command)?.[1]
  if (format !== undefined && stdout !== '') return `(a report as ${format})`
  const [line = ''] = (stderr === '' || command.includes('--fix') ? stdout || stderr : stderr).split('\n')
  const plain = line.replaceAll(folder, '').replaceAll('|', '\\|').replaceAll('<', '&lt;')
  return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain
}
