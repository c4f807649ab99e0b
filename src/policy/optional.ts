/** `T` with the members that may be undefined as optional ones. */
export type Optional<T> = {
  readonly [K in keyof T as undefined extends T[K] ? never : K]: T[K]
} & {
  readonly [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** An object without the members that are undefined, which its type then says. */
export function optional<const T extends object>(values: T): Optional<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined)
  // The one thing that TypeScript cannot see here is that no member is undefined any more.
  return Object.fromEntries(entries) as Optional<T>
}
