import { flannelDelegateForm } from './flannel-delegate.ts'
import { flannelNetConfForm } from './flannel-net-conf.ts'
import type { VectorForm } from './form.ts'
import { libcniForm } from './libcni.ts'

/** Every form of vector files that can be replayed. */
export const FORMS: readonly VectorForm[] = [libcniForm, flannelDelegateForm, flannelNetConfForm]
