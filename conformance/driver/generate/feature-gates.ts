import { FEATURE_GATES } from '../../../src/facts/feature-gates.ts'
import type { FeatureGatesCase } from '../kubernetes-case.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'

/** A value of `--feature-gates` with one gate, known to some releases or to none, and now and then odd pairs. */
export function featureGatesCase(r: Random): Generated<FeatureGatesCase> {
  const name = r.pick(FEATURE_GATES).name
  const spelt = r.weigh([
    [12, name],
    [1, name.toLowerCase()],
    [1, ` ${name} `],
  ])
  const value = r.weigh([
    [6, 'true'],
    [6, 'false'],
    [1, 'True'],
    [1, '1'],
    [1, 'f'],
    [1, 'yes'],
    [0.5, ''],
    [0.5, ' true '],
    [0.5, 'true"'],
  ])
  const pair = r.weigh([
    [15, `${spelt}=${value}`],
    [1, spelt],
    [0.5, `'${spelt}=${value}'`],
    [0.5, `${spelt}==${value}`],
  ])
  const text = r.weigh([
    [10, pair],
    [1, `${pair},`],
    [1, `${pair},,${pair}`],
    [1, `${spelt}=true,${spelt}=false`],
    [0.3, ''],
  ])
  return { doc: text, withText: (printed) => ({ gates: { text: String(JSON.parse(printed)) } }) }
}
