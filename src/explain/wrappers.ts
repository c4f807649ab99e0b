/**
 * What stands around the error of another program: kubelet, containerd, libcni, the plugins and the daemons put words of
 * their own in front of what they were told. Sources: containerd/containerd internal/cri/server v2.1,
 * kubernetes/kubernetes pkg/kubelet v1.20.2, containernetworking/cni libcni/api.go v1.3.0, containernetworking/plugins
 * win-bridge and win-overlay v0.8.0 to v1.9.1, flannel-io/flannel main.go v0.28.9.
 */
const WRAPPERS: readonly RegExp[] = [
  // The head of a log line.
  /\b[IWEF]\d{4} [\d:.]+ +\d+ [\w.]+:\d+\]/g,
  /\btime="[^"]*" level=\w+/g,
  // kubelet and containerd.
  /failed (?:to )?create pod sandbox/gi,
  /rpc error: code = \w+ desc =/gi,
  /failed to setup network for sandbox \\*"[^"]*"/gi,
  /networkplugin cni failed to (?:set up|teardown) pod \\*"[^"]*" network/gi,
  // libcni and the plugins.
  /plugin type=\\*"[^"]*"(?: name=\\*"[^"]*")? failed \(\w+\)/gi,
  /failed to delegate (?:add|del)/gi,
  /failed to load netconf/gi,
  /error while adding (?:HNSEndpoint|HostComputeEndpoint)/gi,
  /error while (?:ProvisionEndpoint|AddHnsEndpoint|AddHcnEndpoint)(?:\([^)]*\))?/gi,
  /failed to (?:make a|create the) new (?:HNSEndpoint|HostComputeEndpoint)/gi,
  /error while (?:executing ADD command|processing endpoint args|ProcessEndpointArgs)/gi,
  /error while (?:executing IPAM addition|ipam\.ExecAdd)/gi,
  // flanneld and kube-proxy.
  /failed to create SubnetManager/gi,
  /error (?:fetching backend|registering network)/gi,
  /failed to acquire lease/gi,
  /unable to create proxier/gi,
]

/** A text without what stands around the errors of other programs; the text itself where it holds nothing else. */
export function unwrapped(text: string): string {
  const core = WRAPPERS.reduce((rest, wrapper) => rest.replace(wrapper, ' '), text)
  return /[\p{L}\p{N}]/u.test(core) ? core : text
}
