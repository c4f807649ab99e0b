import { because } from '../acl/pod-acl-json.ts'
import { matches } from '../acl/pod-acl-text.ts'
import { type Connection, findPod, simulate, type Step } from '../acl/simulate.ts'
import { formatAddress, parseAddress } from '../net/address.ts'
import type { Inventory } from '../policy/acl/inventory.ts'
import type { InvocationOf } from './commands.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import type { Io } from './io.ts'
import { loadManifests } from './policy-manifests.ts'
import { printProblem } from './problem.ts'
import { jsonText } from '../print/json-text.ts'

/** Answers whether a connection is allowed, by which ACL and from which policy. */
export function run({ positionals, options }: InvocationOf<'policy simulate'>, io: Io): ExitCode {
  const loaded = loadManifests(positionals, options, io)
  if (loaded.kind !== 'read') return loaded.kind === 'wrong' ? EXIT.findings : EXIT.usage
  const { policies, inventory } = loaded.value
  const connection = connectionOf(options.from, options.to, inventory)
  if (typeof connection === 'string') {
    printProblem(io.stderr, { message: connection, help: [USAGE] }, options.format)
    return EXIT.usage
  }
  const steps = simulate(policies, inventory, connection)
  const allowed = steps.every((step) => step.allowed)
  if (options.format === 'json') {
    io.stdout.write(jsonText({ version: 1, allowed, steps: steps.map(stepJson) }))
  } else {
    const way =
      steps.length === 0 ? '  no pod of the inventory is at either end\n' : steps.map(stepText).join('')
    io.stdout.write(`${allowed ? 'allowed' : 'denied'}\n${way}`)
  }
  return allowed ? EXIT.done : EXIT.findings
}

const USAGE = 'write it as `--from prod/web-1 --to 10.244.1.5:443/tcp`'
const PROTOCOLS: Readonly<Record<string, number>> = { tcp: 6, udp: 17, sctp: 132, icmp: 1, icmpv6: 58 }

/** The connection that two options name, or why they name none. */
function connectionOf(
  from: string | undefined,
  to: string | undefined,
  inventory: Inventory,
): Connection | string {
  if (from === undefined || to === undefined) return 'a connection has a `--from` and a `--to`'
  const match = /^(.+?)(?::(\d{1,5}))?(?:\/(\w+))?$/.exec(to)
  const [, target = '', port = '0', protocolName = 'tcp'] = match ?? []
  const protocol = PROTOCOLS[protocolName.toLowerCase()]
  const source = addressOf(from, inventory)
  const destination = addressOf(target.replace(/^\[(.*)\]$/, '$1'), inventory)
  if (source === undefined) return `\`${from}\` is neither a pod of the inventory nor an address`
  if (protocol === undefined) return `\`${protocolName}\` is no protocol`
  if (destination === undefined) return `\`${to}\` names neither a pod of the inventory nor an address`
  if (source.family !== destination.family) return `\`${from}\` and \`${to}\` are of different families`
  const needsPort = protocol === 6 || protocol === 17 || protocol === 132
  if (Number(port) > 65535 || (needsPort && Number(port) === 0)) return `\`${to}\` has no port`
  return { from: source, to: destination, protocol, port: Number(port) }
}

function addressOf(text: string, inventory: Inventory) {
  return parseAddress(text) ?? findPod(text, inventory)?.addresses[0]
}

function stepJson({ pod, direction, allowed, acl }: Step) {
  return {
    pod: `${pod.namespace}/${pod.name}`,
    direction,
    allowed,
    ...(acl === undefined ? {} : { acl: acl.acl, because: because(acl) }),
  }
}

function stepText({ pod, direction, allowed, acl }: Step): string {
  const head = `  ${direction === 'Out' ? 'out of' : 'into'} ${pod.namespace}/${pod.name} ${pod.addresses.map(formatAddress).join(' ')}: ${allowed ? 'allowed' : 'denied'}\n`
  if (acl === undefined) return `${head}    no policy selects the pod\n`
  const { action, priority, id } = acl.acl
  return `${head}    ${action} ${priority}${id === undefined ? '' : ` ${id}`}: ${matches(acl.acl)}\n    ${because(acl)}\n`
}
