import { spawn } from 'node:child_process'

/**
 * What a built runner answers to these cases, in their order. The runner is one process that lives as long as there
 * are cases; its log is shown only when it ends early.
 */
export function ask(binary: string, cases: readonly unknown[]): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] ?? '' } })
    const output: Buffer[] = []
    let log = ''
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)))
    child.stdin.on('error', () => {}) // the runner ended early, which `close` tells
    child.on('error', reject)
    child.on('close', (code) => {
      const lines = Buffer.concat(output).toString().split('\n').slice(0, -1)
      if (code === 0 && lines.length === cases.length)
        return resolve(lines.map((line): unknown => JSON.parse(line)))
      const last = JSON.stringify(cases[lines.length])
      reject(new Error(`${binary} ended with ${code} after ${lines.length} cases, at ${last}\n${log}`))
    })
    for (const one of cases) child.stdin.write(`${JSON.stringify(one)}\n`)
    child.stdin.end()
  })
}
