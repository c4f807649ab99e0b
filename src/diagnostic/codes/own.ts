import { codeTable } from '../code-meta.ts'

export const OWN_CODES = codeTable({
  WIN901: {
    name: 'artifact-disagrees',
    severity: 'error',
    title: 'an emitted file disagrees with the spec or with another file',
    why: 'hnsc checks its own output before it hands it over; this is a fault of hnsc, not of the spec.',
  },
})
