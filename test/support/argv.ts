/**
 * The arguments in a command line of Windows, by two readings of our own: Microsoft's ("Parsing C command-line
 * arguments" and CommandLineToArgvW) and Go's (src/os/exec_windows.go). The first word is an argument like the others.
 */
export function splitAsMicrosoft(line: string): string[] {
  const out: string[] = []
  let i = 0
  while (i < line.length) {
    while (line[i] === ' ' || line[i] === '\t') i++
    if (i >= line.length) break
    let arg = ''
    let quoted = false
    for (; i < line.length; i++) {
      let slashes = 0
      while (line[i] === '\\') {
        slashes++
        i++
      }
      if (line[i] === '"') {
        arg += '\\'.repeat(Math.floor(slashes / 2))
        if (slashes % 2 === 1) arg += '"'
        else if (quoted && line[i + 1] === '"') {
          arg += '"'
          i++
        } else quoted = !quoted
        continue
      }
      arg += '\\'.repeat(slashes)
      if (i >= line.length || (!quoted && (line[i] === ' ' || line[i] === '\t'))) break
      arg += line[i] ?? ''
    }
    out.push(arg)
  }
  return out
}

export function splitAsGo(line: string): string[] {
  const out: string[] = []
  let rest = line
  while (rest.length > 0) {
    if (rest[0] === ' ' || rest[0] === '\t') {
      rest = rest.slice(1)
      continue
    }
    const [arg, after] = nextAsGo(rest)
    out.push(arg)
    rest = after
  }
  return out
}

function nextAsGo(line: string): [string, string] {
  let arg = ''
  let inQuote = false
  let slashes = 0
  let rest = line
  for (; rest.length > 0; rest = rest.slice(1)) {
    const c = rest[0] ?? ''
    if ((c === ' ' || c === '\t') && !inQuote) return [arg + '\\'.repeat(slashes), rest.slice(1)]
    if (c === '"') {
      arg += '\\'.repeat(slashes >> 1)
      if (slashes % 2 === 1) arg += '"'
      else {
        if (inQuote && rest[1] === '"') {
          arg += '"'
          rest = rest.slice(1)
        }
        inQuote = !inQuote
      }
      slashes = 0
    } else if (c === '\\') slashes++
    else {
      arg += '\\'.repeat(slashes) + c
      slashes = 0
    }
  }
  return [arg + '\\'.repeat(slashes), '']
}
