import type { NodePlan } from '../plan/address-plan.ts'
import type { Cluster } from '../spec/cluster.ts'
import type { Artifact } from './artifact.ts'
import { nodePath } from './paths.ts'
import { nodeServices } from './services/node-services.ts'
import { prepareScript } from './services/prepare-script.ts'
import { registerScript } from './services/register-script.ts'
import { unregisterScript } from './services/unregister-script.ts'

/**
 * The PowerShell scripts of a node: `prepare.ps1` with overlay, whatever starts the programs; `register.ps1` and
 * `unregister.ps1` where the spec wants Windows services.
 */
export function serviceScript(cluster: Cluster, plan: NodePlan): Artifact[] {
  const node = plan.node.name
  const services = nodeServices(cluster, plan)
  const file = (name: string, text: string): Artifact => {
    return { path: nodePath(node, `services/${name}`), kind: 'service-script', node, text }
  }
  return [
    ...(plan.sourceVip === undefined ? [] : [file('prepare.ps1', prepareScript(cluster, plan))]),
    ...(services.length === 0
      ? []
      : [
          file('register.ps1', registerScript(cluster, plan, services)),
          file('unregister.ps1', unregisterScript(cluster, plan, services)),
        ]),
  ]
}
