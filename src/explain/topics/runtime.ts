import type { Source } from '../../facts/evidence.ts'
import type { Topic } from '../topic.ts'

const CNI: Source = { evidence: 'measured', where: 'containernetworking/cni libcni v0.8.1 to v1.3.0' }
const GO_CNI: Source = { evidence: 'code', where: 'containerd/go-cni v1.0.2 to v1.1.12' }

/** containerd, libcni and the plugins. */
export const RUNTIME_TOPICS: readonly Topic[] = [
  {
    name: 'no-cni-configuration',
    title: 'containerd finds no CNI configuration',
    why: 'containerd looks into `conf_dir` of its config.toml for names that end in .conf, .conflist or .json, takes the first in alphabetical order, and loads nothing when that cannot be read. On Windows the directory is `C:\\Program Files\\containerd\\cni\\conf` unless config.toml says otherwise. Under dockershim (up to Kubernetes 1.23) kubelet looks into its `--cni-conf-dir`, skips what it cannot read, and says `cni config uninitialized`.',
    steps: [
      'compare `conf_dir` in config.toml with the directory that holds the configuration: `containerd config dump | Select-String conf_dir`',
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
      'runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message: …',
      'failed to load cni during init, please check CRI plugin status before setting up network for pods',
    ],
    asked: ['which file does containerd take', 'network plugin not ready'],
    codes: ['WIN124', 'WIN223', 'WIN285', 'WIN286', 'WIN287'],
    sources: [GO_CNI, { evidence: 'report', where: 'microsoft/windows-container-networking#70' }],
  },
  {
    name: 'policies-ignored',
    title: 'policies of the CNI configuration have no effect',
    why: 'No plugin says that it leaves a policy out. win-bridge and win-overlay read `policies`, the plugins of Microsoft `AdditionalArgs`; each takes entries called `EndpointPolicy` and no others; and under `apiVersion: 2` everything beside `Type` and `Settings` is dropped.',
    steps: [
      'check the file with `hnsc validate`, and follow it with `hnsc trace` down to the policies that reach HNS',
      'compare them with those of a pod: `Get-HnsEndpoint | ConvertTo-Json -Depth 9`',
      'start new pods after a change: endpoints keep the policies that they were made with',
    ],
    asked: ['policies in cni.conf are ignored silently', 'exceptions of OutBoundNAT have no effect'],
    codes: ['WIN212', 'WIN213', 'WIN214', 'WIN225', 'WIN235', 'WIN203'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'microsoft/SDN#395; projectcalico/node#954' },
    ],
  },
  {
    name: 'addresses-of-another-network',
    title: 'pods get addresses of another network, such as 172.28.x.x',
    why: 'containerd takes the first file of `conf_dir` by its name. Its installation script leaves `0-containerd-nat.conf`, which comes before `10-flannel.conf`, and makes a NAT network with a range of its own.',
    steps: [
      'see with `hnsc trace DIR` which file wins',
      'remove the file of the NAT network from `conf_dir`, and start the pods again',
    ],
    asked: [
      'pods get 172.28.x addresses',
      'pods get addresses outside their pod cidr',
      'containerd nat network',
    ],
    codes: ['WIN287', 'WIN288'],
    sources: [GO_CNI, { evidence: 'report', where: 'kubernetes-sigs/sig-windows-tools#214, #215' }],
  },
  {
    name: 'host-port',
    title: 'hostPort does nothing',
    why: 'No release of win-overlay reads the port mappings that the runtime passes. win-bridge does when the configuration declares the capability `portMappings`; HNS (v1) applies them on NAT networks only.',
    steps: [
      'declare `"capabilities": { "portMappings": true }` with win-bridge, and use `apiVersion` 2',
      'on an overlay reach the pod by a Service of type NodePort instead',
    ],
    asked: ['hostPort does nothing in overlay', 'host port is not reachable'],
    codes: ['WIN219', 'WIN246', 'WIN326', 'WIN327'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
      {
        evidence: 'report',
        where: 'containernetworking/plugins#530; microsoft/SDN#428; kubernetes/kubernetes#90116',
      },
    ],
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
    symptoms: ['failed to find HNSEndpoint …: Endpoint … not found', 'failed to find HNSEndpoint …'],
    codes: ['WIN506'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'containernetworking/plugins#713, #1229' },
    ],
  },
  {
    name: 'endpoint-not-made',
    title: 'the plugin could not make the endpoint of a pod',
    why: 'These texts only say at which step the plugin ended. The cause stands behind the last colon: what the IPAM plugin says, or an error of HNS with its code.',
    steps: [
      'give `hnsc explain` the whole line: it looks at what stands behind these texts',
      'see with `hnsc trace FILE` what the plugin sends to HNS, and with `hnsc validate FILE` what HNS will not take of it',
    ],
    symptoms: [
      'error while adding HNSEndpoint: …',
      'error while adding HostComputeEndpoint: …',
      'error while ProvisionEndpoint(…)',
      'error while executing IPAM addition: …',
      'failed to create the new HNSEndpoint: …',
      'failed to create the new HostComputeEndpoint: …',
    ],
    codes: ['WIN201'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
    ],
  },
  {
    name: 'hns-network-not-found',
    title: 'the plugin does not find its HNS network',
    why: 'win-bridge and win-overlay look for a network whose name is `name` of the CNI configuration, letter by letter and with its case. They make none: flanneld, Calico or a script does, under a name of its own.',
    steps: [
      'run `Get-HnsNetwork | select Name, Type`, and write that name as `name` of the CNI configuration',
      'with flannel write the same as `Backend.Name` of net-conf.json; without it flanneld calls a vxlan network `flannel.VNI` and a host-gw network `cbr0`',
      'where the network is missing altogether see `hnsc explain waiting-for-network`: whoever makes it has not come so far',
    ],
    symptoms: [
      'error while getting network …: Network … not found',
      'error while getting network …: Network name … not found',
      'error while GETHNSNewtorkByName(…): Network … not found',
      'error while hcn.GetNetworkByName(…): Network name … not found',
      'error while GetNetworkByName(…)',
      'network … is not found',
      'Network … not found',
    ],
    codes: ['WIN242', 'WIN257', 'WIN290'],
    sources: [
      { evidence: 'measured', where: 'containernetworking/plugins win-bridge, win-overlay v0.8.0 to v1.9.1' },
      { evidence: 'report', where: 'kubernetes-sigs/sig-windows-tools#88; microsoft/SDN#317' },
    ],
  },
  {
    name: 'strict-affinity',
    title: 'calico-ipam gives no address on Windows without strict affinity',
    why: 'A Windows node can neither lend an address of its block to another node nor borrow one. So calico-ipam asks for `strictAffinity`, which is false until somebody sets it, and every pod fails.',
    steps: [
      'set it once for the cluster: `calicoctl ipam configure --strictaffinity=true`',
      'or write it into the IPAMConfiguration `default`: `spec.strictAffinity: true`',
      'see the other settings that Calico needs: `hnsc compile` lists them in linux/requirements.json',
    ],
    symptoms: ['global strict affinity … for Windows node'],
    asked: ['strict affinity'],
    codes: ['WIN201'],
    sources: [
      {
        evidence: 'code',
        where: 'projectcalico/calico libcalico-go/lib/ipam/ipam.go 87c15906f20c',
      },
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
    name: 'value-of-another-kind',
    title: 'a value is of another kind than the program decodes',
    why: 'Programs in Go stop at the first value that does not fit its field: a number or boolean in quotes, a list where one value belongs. The text names the kind that stands in the file, the field, and the kind that it wants.',
    steps: [
      'find the field behind the dot (`NetConf.apiVersion`) in the file; `hnsc validate FILE` points at the value',
      'write numbers, `true` and `false` without quotation marks: `"apiVersion": 2`',
    ],
    symptoms: [
      'json: cannot unmarshal … into Go struct field … of type …',
      'json: cannot unmarshal string into Go struct field … of type int',
      'json: cannot unmarshal string into Go struct field … of type bool',
      'json: cannot unmarshal …',
    ],
    codes: ['WIN231', 'WIN216', 'WIN306', 'WIN250', 'WIN447'],
    sources: [CNI],
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
      'panic: runtime error: index out of range …',
      'netplugin: panic: …',
    ],
    codes: ['WIN202'],
    sources: [CNI],
  },
]
