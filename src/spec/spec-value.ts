/** What a spec holds. */
export type SpecScalar = string | number | boolean
export type SpecValue = SpecScalar | readonly SpecScalar[] | SpecObject | readonly SpecObject[]

/** Keys in the order in which they are printed; undefined is not printed. */
export interface SpecObject {
  readonly [key: string]: SpecValue | undefined
}
