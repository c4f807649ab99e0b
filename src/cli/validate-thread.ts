import { parentPort, workerData } from 'node:worker_threads'
import { validate } from '../validate/validate.ts'
import type { JudgeTask } from './judge-many.ts'

// Started by judge-apart.ts: judges the files that it was given, answers, and ends.
const { sources, options }: JudgeTask = workerData
// oxlint-disable-next-line require-post-message-target-origin -- that is for windows of a browser
parentPort?.postMessage(sources.map((source) => validate(source, options)))
