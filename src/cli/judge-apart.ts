import { Worker } from 'node:worker_threads'
import type { Validated } from '../validate/validate.ts'
import type { JudgeTask } from './judge-many.ts'

/**
 * What another thread says of some files, in their order. Rejects where there is no thread to be had or it ends before its
 * answer: in a single executable there is no file that it could run.
 */
export function judgeApart(task: JudgeTask): Promise<readonly Validated[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('validate-thread.cjs', import.meta.url), {
      workerData: task,
      // What goes wrong there is done again here: nobody is to read of it.
      stderr: true,
      execArgv: [],
    })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', () => reject(new Error('the thread ended without an answer')))
  })
}
