/** The reading of JSON, YAML and specs, in a chunk of its own: lists do without it. */
export { readRangeDocument } from '../check/cidr/read-document.ts'
