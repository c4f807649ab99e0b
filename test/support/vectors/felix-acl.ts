import { replayFelix } from '../felix-vector.ts'
import { list, object } from '../shared.ts'
import type { VectorForm } from './form.ts'

/** Cases of Felix: policies and profiles in, the ACLs of an endpoint or a panic out. */
export const felixAclForm: VectorForm = {
  name: 'felix-acl',
  matches: (file) =>
    list(file['cases']).some((vector) => 'acls' in object(vector) && 'policies' in object(vector)),
  cases: (file) =>
    list(file['cases'])
      .map(object)
      .map((vector) => ({
        id: String(vector['name']),
        want: 'acls' in vector ? { acls: vector['acls'] } : { panic: vector['panic'] },
        have: () => replayFelix(vector),
      })),
}
