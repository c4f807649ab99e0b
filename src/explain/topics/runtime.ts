import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const CNI: Source = { evidence: 'measured', where: 'containernetworking/cni libcni v0.8.1 to v1.3.0' }
const GO_CNI: Source = { evidence: 'code', where: 'containerd/go-cni v1.0.2 to v1.1.12' }

/** containerd, libcni, IPAM. */
export const RUNTIME_TOPICS: readonly Topic[] = [
  {
    name: 'no-cni-configuration',
    title: 'containerd finds no CNI configuration',
    why: 'containerd looks into `conf_dir` for names that end in .conf, .conflist or .json, takes the first in alphabetical order, and refuses the whole directory when one of them cannot be read. On Windows the directory is `C:\\Program Files\\containerd\\cni\\conf` unless config.toml says otherwise.',
    steps: [
      'check the directory with `hnsc validate DIR`: what cannot be read stands there with its place',
      'see with `hnsc trace DIR` which file wins',
      'remove files that do not belong there, such as `0-containerd-nat.conf` of the installation script',
    ],
    symptoms: [
      'no network config found in …: cni plugin not initialized: failed to load cni config',
      'no network config found in …',
      'cni config uninitialized',
      'Network plugin returns error: cni plugin not initialized',
      'network plugin is not ready: cni config uninitialized',
      'container runtime network not ready: NetworkReady=false',
    ],
    asked: ['which file does containerd take', 'network plugin not ready'],
    codes: ['WIN124', 'WIN223'],
    sources: [GO_CNI, { evidence: 'report', where: 'microsoft/windows-container-networking#70' }],
  },
  {
    name: 'json-syntax',
    title: 'the configuration is not JSON',
    why: 'Go names the first byte that does not fit, not the cause. `ï` is a byte order mark, `ÿ` UTF-16, `Â` a no-break space, `/` or `#` a comment.',
    steps: [
      'run `hnsc validate FILE`: it names the place and the cause; `--fix` mends most of them',
      'write files with `-Encoding ascii` or, in PowerShell 7, `utf8NoBOM`',
    ],
    symptoms: [
      'invalid character … looking for beginning of value',
      'invalid character … looking for beginning of object key string',
      'invalid character … after object key:value pair',
      'error parsing configuration: invalid character …',
      'error parsing configuration list: invalid character …',
    ],
    codes: ['WIN002', 'WIN003', 'WIN021', 'WIN022', 'WIN023'],
    sources: [CNI],
  },
  {
    name: 'hns-endpoint-not-found',
    title: 'the plugin does not find its HNS endpoint',
    why: 'The configuration uses HNS v1, and the runtime is containerd, whose sandboxes have a network namespace. The plugin then only looks for an endpoint that somebody made before.',
    steps: [
      'write `"apiVersion": 2` (in the delegate, with flannel), and the policies as `Type` and `Settings`',
      'take plugins v1.0.0 or later; win-overlay from v1.2.0 on',
    ],
    symptoms: [
      'failed to find HNSEndpoint …: Endpoint … not found',
      'error while ProvisionEndpoint(…)',
      'error while adding HNSEndpoint: …',
    ],
    codes: ['WIN506'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'containernetworking/plugins#713, #1229' },
    ],
  },
  {
    name: 'wrong-network-type',
    title: 'the HNS network is of another type than the plugin wants',
    why: 'win-bridge takes networks of type L2Bridge and L2Tunnel, win-overlay those of type Overlay. With flannel the backend makes the network: host-gw an L2Bridge, vxlan an Overlay.',
    steps: [
      'take the plugin that fits the backend: host-gw with win-bridge, vxlan with win-overlay',
      'remove a network of the same name that is left from before',
    ],
    symptoms: ['network … is of unexpected type: …', 'network … is of an unexpected type: …'],
    codes: ['WIN119'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
    ],
  },
  {
    name: 'no-addresses-left',
    title: 'host-local has no address left',
    why: 'host-local keeps a file for each address below `C:\\var\\lib\\cni\\networks`. After crashes or a reset files stay that belong to no pod. A range of the pods that is too short ends soon, too: the first three addresses and the last are not for pods.',
    steps: [
      'compare the files with the pods of the node, and remove those that belong to none while no pod is being made',
      'take a pod CIDR of /24 or shorter',
    ],
    symptoms: ['no IP addresses available in range set: …', 'failed to allocate for range …: …'],
    codes: ['WIN106'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins host-local v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'rancher/rancher#26320' },
    ],
  },
  {
    name: 'plugin-missing',
    title: 'the runtime does not find the plugin',
    why: 'It looks for an executable with the name of `type` in `bin_dir`. The upstream release for Windows holds win-bridge, win-overlay and host-local; flannel left it with v1.0.0 and comes from flannel-io/cni-plugin.',
    steps: [
      'put the executable into `bin_dir`: `C:\\Program Files\\containerd\\cni\\bin` unless config.toml says otherwise',
      'write its name as `type`, without a path',
    ],
    symptoms: ['failed to find plugin … in path …', 'no plugin name provided'],
    codes: ['WIN221'],
    sources: [CNI],
  },
  {
    name: 'plugin-panics',
    title: 'a plugin ends without an answer',
    why: 'A panic of Go ends the process, and all that libcni sees is an empty or cut answer. win-bridge before v1.0.0 does this whenever its IPAM fails.',
    steps: ['take plugins v1.0.0 or later', 'check the file with `hnsc validate --plugins VERSION`'],
    symptoms: [
      'netplugin failed with no error message: …',
      'netplugin failed: …: unexpected end of JSON input',
      'panic: runtime error: invalid memory address or nil pointer dereference',
    ],
    codes: ['WIN202'],
    sources: [CNI],
  },
]
