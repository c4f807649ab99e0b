/** The document with one place changed, missing or too many, each time another; and what was done. */
export function* mutants(value: unknown, at: string): Generator<readonly [change: string, mutant: unknown]> {
  if (typeof value === 'string')
    yield [`with another ${at}`, value.replace(/.$/, (last) => (last === '9' ? '8' : '9'))]
  if (typeof value === 'number') yield [`with another ${at}`, value + 1]
  if (typeof value === 'boolean') yield [`with another ${at}`, !value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const place = `${at}/${key}`
    if (Array.isArray(value)) yield [`without ${place}`, value.toSpliced(Number(key), 1)]
    else
      yield [`without ${place}`, Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))]
    for (const [change, mutant] of mutants(inner, place)) {
      yield [change, Array.isArray(value) ? value.with(Number(key), mutant) : { ...value, [key]: mutant }]
    }
  }
  if (!Array.isArray(value)) yield [`with a stranger in ${at}`, { ...value, stranger: 1 }]
}
