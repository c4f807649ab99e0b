import type { Code } from '../diagnostic/codes.ts'

/** How people ask for what a diagnostic is about, where their words are not those of its title. */
export const ASKED_OF_CODES: { readonly [C in Code]?: readonly string[] } = {
  WIN104: ['service cidr overlaps cluster cidr', 'pod range overlaps the network of the nodes'],
  WIN162: ['pods cannot reach a second vnet', 'exception of the management network is missing'],
  WIN230: ['placeholder left in cni.conf from the documentation'],
  WIN290: ['network name mismatch between cni conf and kube-proxy', 'which name does the hns network need'],
  WIN501: ['which windows build does this kubernetes need'],
  WIN506: ['which apiVersion does containerd need', 'apiVersion 1 or 2'],
  WIN512: ['which windows build does overlay need'],
}
