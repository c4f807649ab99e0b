import type { FileSystem } from './io.ts'

const PIECE = 65_536

/** The text of a regular file, piece by piece. The file is closed when the last piece is taken or nobody wants more. */
export function* filePieces(path: string, fs: FileSystem): Generator<string> {
  const decoder = new TextDecoder()
  const fd = fs.openSync(path, 'r')
  try {
    const piece = Buffer.allocUnsafe(PIECE)
    for (let length = fs.readSync(fd, piece); length > 0; length = fs.readSync(fd, piece)) {
      yield decoder.decode(piece.subarray(0, length), { stream: true })
    }
    yield decoder.decode()
  } finally {
    fs.closeSync(fd)
  }
}

/** True for two regular files of the same bytes. */
export function sameContent(one: string, other: string, fs: FileSystem): boolean {
  const [a, b] = [fs.openSync(one, 'r'), fs.openSync(other, 'r')]
  try {
    if (fs.fstatSync(a).size !== fs.fstatSync(b).size) return false
    const [left, right] = [Buffer.allocUnsafe(PIECE), Buffer.allocUnsafe(PIECE)]
    for (;;) {
      const length = fs.readSync(a, left)
      if (length !== fs.readSync(b, right)) return false
      if (length === 0) return true
      if (!left.subarray(0, length).equals(right.subarray(0, length))) return false
    }
  } finally {
    fs.closeSync(a)
    fs.closeSync(b)
  }
}
