// Looks at files that others rule over, for `platform/foreign-files.ts`, in a process that can be left hanging.
import { createInterface } from 'node:readline'
import { answer } from './platform/foreign-files/answer.ts'

const questions = createInterface({ input: process.stdin })
questions.on('line', async (line) => {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`)
})
// process.exit() would wait for threads that hang in a system call.
questions.on('close', () => process.kill(process.pid, 'SIGKILL'))
