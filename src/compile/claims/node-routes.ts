import type { Artifact } from '../../emit/artifact.ts'
import type { Claim } from './claim.ts'
import { always, get, items } from './json.ts'

/** The routes to the nodes' pods, in whatever form the file has. */
export function nodeRouteClaims({ path, text }: Artifact): Claim[] {
  if (!path.endsWith('.json')) return always('node-routes', fromScript(text))
  const document: unknown = JSON.parse(text)
  const plain = items(get(document, 'routes'))
  const azure = items(get(document, 'properties', 'routes'))
  const ends = [
    ...plain.map((route) => `${get(route, 'destination')} ${get(route, 'nextHop')}`),
    ...azure.map(
      (route) =>
        `${get(route, 'properties', 'addressPrefix')} ${get(route, 'properties', 'nextHopIpAddress')}`,
    ),
  ]
  const names = [...plain.map((route) => get(route, 'node')), ...azure.map((route) => get(route, 'name'))]
  return [...always('node-routes', ends), ...always('node-names', names)]
}

/** Lines of `ip route`, or rows of the table in PowerShell. */
function fromScript(text: string): string[] {
  const line = /^ip route replace (\S+) via (\S+)$|^ {2}@\{ Destination = '(\S+)'; NextHop = '(\S+)' \}$/gm
  return [...text.matchAll(line)].map(([, a, b, c, d]) => `${a ?? c} ${b ?? d}`)
}
