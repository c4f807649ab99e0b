/** How long `pause` lasts, in milliseconds. */
export const PAUSE = 2

/** Waits a moment for the other end of a pipe. Nothing else happens in the process meanwhile. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE)
}
