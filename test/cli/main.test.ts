import { expect, test } from 'vitest'
import { OutputClosed, OutputFailed } from '../../src/cli/io.ts'
import { VERSION } from '../../src/cli/version.ts'
import { hnsc } from './fake-io.ts'

test('--version prints the version alone', async () => {
  expect(await hnsc(['--version'])).toEqual({ exit: 0, stdout: `${VERSION}\n`, stderr: '' })
})

test('no command at all shows the help on stderr and is wrong usage', async () => {
  const { exit, stdout, stderr } = await hnsc([])
  expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' })
  expect(stderr).toBe((await hnsc(['--help'])).stdout)
})

test('help goes to stdout and is no error', async () => {
  const { exit, stdout, stderr } = await hnsc(['completion', '--help'])
  expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
  expect(stdout).toContain('hnsc completion <SHELL> [options]')
})

test.each([40, 80, 200])('help in a terminal of %i columns keeps inside, and inside 100', async (columns) => {
  const { stdout } = await hnsc(['completion', '--help'], { columns })
  for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(Math.min(columns, 100))
})

test('a mistyped command names the nearest one', async () => {
  expect(await hnsc(['complation'])).toEqual({
    exit: 2,
    stdout: '',
    stderr: [
      'error: `complation` is not a command',
      '  = help: the nearest command is `hnsc completion`',
      '  = help: `hnsc --help` shows the usage',
      '',
    ].join('\n'),
  })
})

test('a control character in an argument does not reach the terminal', async () => {
  const { stderr } = await hnsc(['\u001b[31mred'])
  expect(stderr).not.toContain('\u001b')
  expect(stderr).toContain('\u241b[31mred')
})

test('a closed output ends quietly', async () => {
  const onWrite = (): void => {
    throw new OutputClosed()
  }
  expect(await hnsc(['--version'], { onWrite })).toEqual({ exit: 0, stdout: '', stderr: '' })
})

test('an output that takes no more is no fault of ours', async () => {
  const onWrite = (): void => {
    throw new OutputFailed('ENOSPC')
  }
  expect(await hnsc(['--version'], { onWrite })).toEqual({
    exit: 2,
    stdout: '',
    stderr:
      'error: cannot write the output: no space is left on the disk\n' +
      '  = help: send it somewhere else; what has been written of it is not whole\n',
  })
})

test('a fault of our own exits 3 and says what a report needs', async () => {
  const onWrite = (): void => {
    throw new Error('a fault')
  }
  const { exit, stderr } = await hnsc(['--version'], { onWrite })
  expect(exit).toBe(3)
  expect(stderr).toContain(`hnsc ${VERSION} failed by a fault of its own`)
  expect(stderr).toContain('Error: a fault')
})
