import { podAclJson } from '../acl/pod-acl-json.ts'
import { podAclText } from '../acl/pod-acl-text.ts'
import { compileAcls } from '../policy/acl/compile.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { loadManifests } from './policy-manifests.ts'
import { plainJson } from '../print/json-text.ts'

/** Prints the ACLs that NetworkPolicies come to, pod by pod. */
export function run({ positionals, options }: InvocationOf<'policy acl'>, io: Io): ExitCode {
  const loaded = loadManifests(positionals, options, io)
  if (loaded.kind !== 'read') return loaded.kind === 'wrong' ? EXIT.findings : EXIT.usage
  const { policies, inventory } = loaded.value
  const json = options.format === 'json'
  const api = options.to === 'v1' ? 1 : 2
  let pods = 0
  let omitted = 0
  if (json) io.stdout.write('{"version":1,"pods":[')
  for (const compiled of compileAcls(policies, inventory)) {
    const wanted =
      options.pod.length === 0 || options.pod.includes(`${compiled.pod.namespace}/${compiled.pod.name}`)
    if (!wanted) continue
    // One pod at a time, so that a large cluster does not have to fit into memory.
    if (json)
      io.stdout.write(
        `${pods === 0 ? '\n' : ',\n'}${plainJson(JSON.stringify(podAclJson(compiled, api, options.explain)))}`,
      )
    else io.stdout.write(`${pods === 0 ? '' : '\n'}${podAclText(compiled, options.explain)}`)
    pods++
    omitted += compiled.omitted.length
  }
  if (json) io.stdout.write('\n]}\n')
  if (pods === 0) io.stderr.write('no pod: give Pods with addresses, an Inventory, or another `--pod`\n')
  return omitted > 0 || pods === 0 ? EXIT.findings : EXIT.done
}
