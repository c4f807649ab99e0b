import type { Finding } from '../../diagnostic/finding.ts'
import { placeholderIn } from '../../text/placeholder.ts'
import type { EndpointPlugin, CniDocument } from '../cni/cni-document.ts'
import { field, fieldAt, textOf } from '../field.ts'
import { datastoreOf } from './calico-datastore.ts'

/**
 * A `policy` that is not of the type `k8s`, without which Calico does not read the pod from the API server. With no type
 * at all it makes a profile of the name of the network, which the datastore `kubernetes` cannot hold.
 * Source: projectcalico/calico cni-plugin/pkg/plugin/plugin.go cmdAdd, cni-plugin/pkg/k8s/k8s.go CmdAddK8s,
 * libcalico-go/lib/backend/k8s/resources/profile.go Get 87c15906f20c.
 */
export function calicoPolicyType(endpoint: EndpointPlugin, { tree: document }: CniDocument): Finding[] {
  const { tree, path, typeField } = endpoint
  const policy = field(tree, path, 'policy')
  const found = fieldAt(tree, path, 'policy', 'type')
  const isDecoded = [policy, found].every(
    (one) => one === undefined || ['object', 'string', 'null'].includes(one.value.kind),
  )
  const type = textOf(found?.value) ?? ''
  if (!isDecoded || type === 'k8s' || placeholderIn(type) !== undefined) return []
  const isEtcd = datastoreOf(endpoint) === 'etcdv3'
  const fails = type === '' && !isEtcd
  const name = textOf(field(document, [], 'name')?.value) ?? ''
  return [
    {
      code: 'WIN269',
      ...(fails ? {} : { severity: 'warning' as const }),
      message:
        type === '' ? 'the `policy` has no type' : `the type of \`policy\` is \`${type}\`, not \`k8s\``,
      label: fails
        ? `no pod starts: Calico looks for a profile called \`${name}\`, ${name.includes('.') ? 'which the datastore refuses' : `\`Invalid name ${name}\``}`
        : isEtcd
          ? 'Calico does not read the labels and annotations of pods, so no NetworkPolicy selects them'
          : 'Calico does not read the annotations of pods, such as `cni.projectcalico.org/ipv4pools`',
      help: 'write `"policy": {"type": "k8s"}`',
      at: { path: (found ?? policy ?? typeField)?.path ?? path },
    },
  ]
}
