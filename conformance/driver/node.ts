/** A case of a CNI plugin, as `steps/steps.go` reads it. */
export interface PluginCase {
  readonly node: HnsNode
  /** Files on the node's drive. */
  readonly files?: Readonly<Record<string, string>>
  /** Programs that are not run for real, with what they print. */
  readonly answers?: Readonly<Record<string, { readonly exit: number; readonly stdout: string }>>
  readonly steps: readonly Step[]
}

export interface Step {
  readonly program: string
  readonly env: Readonly<Record<string, string>>
  readonly stdin: string | { readonly base64: string }
}

/** What HNS knows before a program runs. */
export interface HnsNode {
  readonly hnsVersion: readonly [major: number, minor: number]
  readonly networks: readonly HnsNetwork[]
  readonly endpoints?: readonly ExistingEndpoint[]
  readonly namespaces?: readonly string[]
  /** What HNS gives an endpoint of API v2 that asks for no address. */
  readonly assignedIP?: string
}

/** An endpoint that was there before. */
export interface ExistingEndpoint {
  readonly id: string
  readonly name: string
  readonly network: string
  /** Containers that it is attached to. */
  readonly containers: readonly string[]
  readonly namespace?: string
  readonly mac: string
  readonly ip: string
  /** Of the address, as API v2 shows it; absent: it shows none. */
  readonly prefixLength?: number
  readonly gateway: string
  readonly dns: {
    readonly nameservers: readonly string[]
    readonly domain: string
    readonly search: readonly string[]
    readonly options: readonly string[]
  }
}

export interface HnsNetwork {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly subnets: readonly { readonly prefix: string; readonly gateway: string }[]
  readonly managementIP: string
}

/** What became of one step, as `steps/steps.go` writes it. */
export interface StepResult {
  readonly exit: number
  /** What was printed, where it is JSON as CNI plugins print it. */
  readonly json?: unknown
  /** What was printed otherwise. */
  readonly stdout?: string | { readonly base64: string }
  /** First line of a crash. */
  readonly panic?: string
  readonly calls?: readonly HnsCall[]
  readonly started?: readonly {
    readonly program: string
    readonly command: string
    readonly stdin?: string
  }[]
}

export interface HnsCall {
  readonly kind: string
  readonly target?: string
  /** The JSON that was sent, every byte of it. */
  readonly body?: string
}

export const NAMESPACE = '22222222-0000-0000-0000-000000000001'
