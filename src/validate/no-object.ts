import type { Context } from '../check/context.ts'
import { typeWords } from '../check/hns/wrong-type.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Tree } from '../text/tree.ts'
import { traces } from './traces.ts'

/** What is said of a CNI configuration that is no object: libcni takes nothing else. */
export function noObject(tree: Tree, fileName: string | undefined, context: Context): Finding {
  const isList = fileName?.endsWith('.conflist') === true
  const { error } = traces({ tree, isList }, context).newest
  const several = tree.kind === 'array' ? '; several configurations need a file each' : ''
  return {
    code: error?.panic === true ? 'WIN202' : 'WIN201',
    message: `the configuration is ${typeWords(tree)}, not an object`,
    label: error === undefined ? 'no pod starts' : `no pod starts: \`${error.text}\``,
    help: `write one object in braces${several}`,
    at: { path: [] },
  }
}
