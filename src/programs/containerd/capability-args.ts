import type { GoJson } from '../../text/go-json.ts'
import type { CapabilityArgs } from '../libcni.ts'

/** What the kubelet asks of a pod's network, as far as containerd passes it on. */
export interface CapabilityValues {
  readonly dns?: {
    readonly servers?: readonly string[]
    readonly searches?: readonly string[]
    readonly options?: readonly string[]
  }
  readonly portMappings?: readonly {
    readonly hostPort: number
    readonly containerPort: number
    readonly protocol: string
    readonly hostIP: string
  }[]
}

/**
 * The capability arguments as go-cni writes them: its structs have no JSON names, so the members are called as in Go
 * and plugins find them only because their own decoding ignores case. Mappings without a host port are left out.
 * Source: containerd/go-cni types.go, namespace_opts.go v1.0.2 to v1.1.13; containerd internal/cri/server/sandbox_run.go.
 */
export function capabilityArgs(values: CapabilityValues): CapabilityArgs {
  const args = new Map<string, GoJson>()
  const mappings = (values.portMappings ?? []).filter(({ hostPort }) => hostPort > 0)
  if (mappings.length > 0) {
    const portMappings = mappings.map(({ hostPort, containerPort, protocol, hostIP }) => {
      return {
        HostPort: hostPort,
        ContainerPort: containerPort,
        Protocol: protocol.toLowerCase(),
        HostIP: hostIP,
      }
    })
    args.set('portMappings', portMappings)
  }
  if (values.dns !== undefined) {
    const { servers, searches, options } = values.dns
    args.set('dns', { Servers: servers, Searches: searches, Options: options })
  }
  return args
}
