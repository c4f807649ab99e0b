import type { Finding } from '../../diagnostic/finding.ts'
import { placeholderIn } from '../../text/placeholder.ts'
import type { Path } from '../../text/tree.ts'
import type { EndpointPlugin } from '../cni/cni-document.ts'
import { field, fieldAt, textOf } from '../field.ts'

/**
 * How Calico comes to its datastore, to the API server and to the name of the node, before it makes anything for a pod.
 * Source: projectcalico/calico cni-plugin/pkg/plugin/plugin.go cmdAdd, cni-plugin/internal/pkg/utils/utils.go
 * CreateClient, cni-plugin/pkg/k8s/k8s.go NewK8sClient, libcalico-go/lib/apiconfig/load.go,
 * libcalico-go/lib/backend/client.go and etcdv3/etcdv3.go 87c15906f20c.
 */
export function calicoDatastore(endpoint: EndpointPlugin): Finding[] {
  const datastore = datastoreOf(endpoint)
  return [
    ...(datastore === undefined ? unknownDatastore(endpoint) : []),
    ...(datastore === 'etcdv3' ? etcd(endpoint) : []),
    ...(datastore === undefined ? [] : apiServer(endpoint, datastore)),
    ...nodeNameFile(endpoint),
    ...nodeName(endpoint),
  ]
}

/** The datastore that Calico takes: with none written, etcd where it has endpoints. Undefined for one that it refuses. */
export function datastoreOf(endpoint: EndpointPlugin): 'kubernetes' | 'etcdv3' | undefined {
  const type = said(endpoint, 'datastore_type')
  if (type === 'kubernetes' || type === 'etcdv3') return type
  if (type !== '') return undefined
  return said(endpoint, 'etcd_endpoints') === '' ? 'kubernetes' : 'etcdv3'
}

function unknownDatastore(endpoint: EndpointPlugin): Finding[] {
  const type = said(endpoint, 'datastore_type')
  if (placeholderIn(type) !== undefined) return []
  const meant = /etcd/i.test(type) ? '`etcdv3`' : /k8s|kube|kdd/i.test(type) ? '`kubernetes`' : undefined
  return [
    {
      code: 'WIN268',
      message: `the datastore \`${type}\` is none that Calico has`,
      label: `no pod starts: \`unknown datastore type: ${type}\``,
      help: `write ${meant ?? '`kubernetes` or `etcdv3`'}`,
      at: { path: placeOf(endpoint, 'datastore_type') },
    },
  ]
}

/** `etcd_authority` and `etcd_scheme` are of the client of Calico v2: nothing reads what is made of them any more. */
function etcd(endpoint: EndpointPlugin): Finding[] {
  const stops = (key: string, message: string, error: string, help: string): Finding => ({
    code: 'WIN268',
    message,
    label: `no pod starts: \`${error}\``,
    help,
    at: { path: placeOf(endpoint, key) },
  })
  const has = (key: string) => said(endpoint, key) !== ''
  const found: Finding[] = []
  if (has('etcd_endpoints') && has('etcd_discovery_srv')) {
    const error =
      'multiple discovery or bootstrap options specified, use either "etcdEndpoints" or "etcdDiscoverySrv"'
    const message = 'both `etcd_endpoints` and `etcd_discovery_srv` tell where etcd is'
    found.push(stops('etcd_discovery_srv', message, error, 'keep one of them'))
  } else if (!has('etcd_endpoints') && !has('etcd_discovery_srv')) {
    const old = has('etcd_authority') ? 'etcd_authority' : undefined
    found.push(
      stops(
        old ?? 'etcd_endpoints',
        old === undefined
          ? 'the datastore is `etcdv3`, and `etcd_endpoints` is empty'
          : 'the datastore is `etcdv3`, which does not read `etcd_authority`',
        'no etcd endpoints specified',
        'write the endpoints as `http://host:2379` into `etcd_endpoints`, with commas in between',
      ),
    )
  }
  // go.etcd.io/etcd/client/pkg/v3 transport/listener.go v3.7.0: TLSInfo.baseConfig, where either of them is given
  if (has('etcd_cert_file') !== has('etcd_key_file')) {
    const [there, missing] = has('etcd_cert_file')
      ? (['etcd_cert_file', 'etcd_key_file'] as const)
      : (['etcd_key_file', 'etcd_cert_file'] as const)
    const message = `there is an \`${there}\`, and no \`${missing}\``
    const error = 'KeyFile and CertFile must both be present'
    found.push(stops(there, message, error, `write \`${missing}\`, too`))
  }
  return found
}

/**
 * Whatever the datastore is, the plugin asks the API server for the pod. It does not run in a pod, so that nothing else
 * tells it where that is. Source: k8s.io/client-go tools/clientcmd/validation.go v0.33.0.
 */
function apiServer(endpoint: EndpointPlugin, datastore: 'kubernetes' | 'etcdv3'): Finding[] {
  const { tree, path, typeField } = endpoint
  const kubernetes = field(tree, path, 'kubernetes')
  if (kubernetes !== undefined && kubernetes.value.kind !== 'object' && kubernetes.value.kind !== 'null') {
    return []
  }
  const roots = [
    fieldAt(tree, path, 'kubernetes', 'kubeconfig'),
    fieldAt(tree, path, 'kubernetes', 'k8s_api_root'),
    // The client of the datastore `kubernetes` does not look there.
    ...(datastore === 'etcdv3' ? [fieldAt(tree, path, 'policy', 'k8s_api_root')] : []),
  ]
  if (roots.some((root) => root !== undefined && textOf(root.value) !== '' && root.value.kind !== 'null')) {
    return []
  }
  return [
    {
      code: 'WIN268',
      message: 'neither `kubeconfig` nor `k8s_api_root` of `kubernetes` tells where the API server is',
      label: 'no pod starts: `no configuration has been provided`',
      help: 'write the path of a kubeconfig file as `kubernetes.kubeconfig`',
      at: { path: kubernetes?.path ?? typeField?.path ?? path },
    },
  ]
}

/** The default is the path for Linux. Source: node/pkg/lifecycle/utils/utils.go: on Windows `c:\CalicoWindows\nodename`. */
function nodeNameFile(endpoint: EndpointPlugin): Finding[] {
  const { tree, path, typeField } = endpoint
  const file = field(tree, path, 'nodename_file')
  const optional = field(tree, path, 'nodename_file_optional')
  if (file !== undefined && file.value.kind !== 'null' && textOf(file.value) !== '') return []
  if (optional !== undefined && (optional.value.kind !== 'boolean' || optional.value.value)) return []
  return [
    {
      code: 'WIN268',
      severity: 'warning',
      message: 'no `nodename_file` is written, so Calico waits for `/var/lib/calico/nodename`',
      label:
        'no program writes that on Windows: `check that the calico/node container is running and has mounted /var/lib/calico/`',
      help: 'write the file of the installer, such as `c:/CalicoWindows/nodename`, or `"nodename_file_optional": true` and a `nodename`',
      at: { path: file?.path ?? typeField?.path ?? path },
    },
  ]
}

/** The installers write the name of the host in lower case. Source: node/windows-packaging/CalicoWindows/config.ps1. */
function nodeName(endpoint: EndpointPlugin): Finding[] {
  const name = said(endpoint, 'nodename')
  if (!/[A-Z]/.test(name) || placeholderIn(name) !== undefined) return []
  return [
    {
      code: 'WIN268',
      severity: 'warning',
      message: `the \`nodename\` \`${name}\` has capitals`,
      label: 'names of Node objects have none, and Calico compares letter by letter',
      help: `write \`${name.toLowerCase()}\``,
      at: { path: placeOf(endpoint, 'nodename') },
    },
  ]
}

/** The text under a key; '' where there is none, which is the same to Calico. */
function said({ tree, path }: EndpointPlugin, key: string): string {
  return textOf(field(tree, path, key)?.value) ?? ''
}

/** Where a key stands, or else what it is missing of. */
function placeOf({ tree, path, typeField }: EndpointPlugin, key: string): Path {
  return (field(tree, path, key) ?? field(tree, path, 'datastore_type') ?? typeField)?.path ?? path
}
