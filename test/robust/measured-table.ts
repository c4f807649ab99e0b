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

/** The first line that is said, or that is printed where nothing is said. */
function saying({ stdout, stderr }: Measured, folder: string): string {
  const [line = ''] = (stderr === '' ? stdout : stderr).split('\n')
  const plain = line.replaceAll(folder, '').replaceAll('|', '\\|').replaceAll('<', '&lt;')
  return plain.length > 140 ? `${plain.slice(0, 140)}…` : plain
}
