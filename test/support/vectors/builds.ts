/** Builds that stand for all that hnsc knows: each release before and after the updates that matter. */
const ALL = [
  '10.0.17763.1',
  '10.0.17763.400',
  '10.0.17763.1432',
  '10.0.17763.5000',
  '10.0.18362.1',
  '10.0.18363.2000',
  '10.0.19041.1',
  '10.0.19041.867',
  '10.0.19042.2000',
  '10.0.20348.1',
  '10.0.20348.2700',
  '10.0.26100.1742',
]

/**
 * The builds that a text such as `any`, `<17763.1432`, `17763`, `20348+` or `17763, 19041` names, and those that it
 * excludes. A text that only tells where something was seen excludes none.
 */
export function buildsOf(text: string): {
  readonly inside: readonly string[]
  readonly outside: readonly string[]
} {
  if (/^(any|all)\b/i.test(text.trim())) return { inside: ALL, outside: [] }
  const terms = text.split(/,|;|\band\b|\bor\b(?! later)/).map(termOf)
  const known = terms.filter((term) => term !== undefined)
  if (known.length > 0 && known.length === terms.length) {
    const isInside = (build: string) => known.some((term) => term(build))
    return { inside: ALL.filter(isInside), outside: ALL.filter((build) => !isInside(build)) }
  }
  const named = text.match(/\b\d{5}\b/g) ?? []
  return { inside: ALL.filter((build) => named.some((number) => build.includes(`.${number}.`))), outside: [] }
}

/** One part of such a text as a test of builds; undefined for anything else. */
function termOf(text: string): ((build: string) => boolean) | undefined {
  const match =
    /^(<=|<|>=|>|below|before|until|from|since)?\s*(?:10\.0\.)?(\d{5})(?:\.(\d+))?\s*(\+|and later|or later|-\s*(?:10\.0\.)?(\d{5})(?:\.(\d+))?)?$/i.exec(
      text.trim(),
    )
  if (match === null) return undefined
  const [, operator = '', build, revision, tail = '', last, lastRevision] = match
  const bound = number(build, revision ?? '0')
  const whole = number(build, revision ?? '999999')
  switch (operator.toLowerCase()) {
    case '<':
    case 'below':
    case 'before':
      return (one) => numberOf(one) < bound
    case '<=':
    case 'until':
      return (one) => numberOf(one) <= whole
    case '>':
      return (one) => numberOf(one) > whole
    case '>=':
    case 'from':
    case 'since':
      return (one) => numberOf(one) >= bound
  }
  if (last !== undefined) {
    return (one) => numberOf(one) >= bound && numberOf(one) <= number(last, lastRevision ?? '999999')
  }
  if (tail !== '') return (one) => numberOf(one) >= bound
  return (one) => numberOf(one) >= bound && numberOf(one) <= whole
}

function numberOf(build: string): number {
  const [, , major, revision] = build.split('.')
  return number(major, revision ?? '0')
}

function number(build: string | undefined, revision: string): number {
  return Number(build) * 1_000_000 + Number(revision)
}
