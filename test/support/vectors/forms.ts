import { felixAclForm } from './felix-acl.ts'
import { flannelDelegateForm } from './flannel-delegate.ts'
import { flannelNetConfForm } from './flannel-net-conf.ts'
import type { VectorForm } from './form.ts'
import { hnsNegativesForm } from './hns-negatives.ts'
import { hnsPluginsForm } from './hns-plugins.ts'
import { hostLocalForm } from './host-local.ts'
import { libcniForm } from './libcni.ts'

/** Every form of vector files that can be replayed. */
export const FORMS: readonly VectorForm[] = [
  felixAclForm,
  flannelDelegateForm,
  flannelNetConfForm,
  hnsNegativesForm,
  hnsPluginsForm,
  hostLocalForm,
  libcniForm,
]
