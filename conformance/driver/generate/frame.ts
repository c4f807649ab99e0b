import type { Random } from '../random.ts'

/** The environment of a call, now and then with another command or without one of its variables. */
export function framed(r: Random, env: Readonly<Record<string, string>>): Record<string, string> {
  const odd = { ...env }
  if (r.chance(0.03)) odd['CNI_COMMAND'] = r.pick(['VERSION', 'VERSION', '', 'UPDATE', 'version'])
  if (r.chance(0.02)) odd[r.pick(['CNI_CONTAINERID', 'CNI_NETNS', 'CNI_IFNAME', 'CNI_PATH'])] = ''
  return odd
}
