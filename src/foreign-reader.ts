// The reader process of `platform/foreign-files.ts`: reads untrusted files in a separate process that is allowed to hang.
import { createInterface } from 'node:readline'
import { answer } from './platform/foreign-files/answer.ts'

const questions = createInterface({ input: process.stdin })
questions.on('line', async (line) => {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`)
})
// process.exit() would wait for threads that hang in a system call.
questions.on('close', () => process.kill(process.pid, 'SIGKILL'))
