import { parseProgramVersion } from '../../../src/facts/versions.ts'
import { CONTAINERD_ADD } from '../../../src/programs/cni/call.ts'
import { hostLocal } from '../../../src/programs/host-local.ts'
import { printed } from '../cni-printed.ts'
import { list, object } from '../shared.ts'
import type { VectorForm } from './form.ts'

/** Cases of host-local: ADD with an empty store, measured on Linux. */
export const hostLocalForm: VectorForm = {
  name: 'host-local',
  matches: (file) => 'tag' in file && list(file['cases']).some((vector) => 'exit' in object(vector)),
  cases(file) {
    const version = parseProgramVersion(String(file['tag'])) ?? { numbers: [], suffix: '' }
    return list(file['cases'])
      .map(object)
      .map(({ id, conf, exit, stdout }) => ({
        id: String(id),
        want: { exit, stdout },
        have: () => {
          const stdin = JSON.stringify(conf)
          return printed(
            hostLocal({ stdin, call: CONTAINERD_ADD, version, store: {}, platform: 'linux' }).result,
          )
        },
      }))
  },
}
