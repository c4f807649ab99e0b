import { fail, type Failed } from '../cni/failure.ts'

/**
 * A Go panic that Calico turns into an error, before the stack trace that it adds. What IPAM gave stays given.
 * Source: projectcalico/calico cni-plugin/pkg/plugin/plugin.go cmdAdd.
 */
export function recovered(text: string): Failed {
  return fail(`Calico CNI panicked during ADD: ${text}`)
}
