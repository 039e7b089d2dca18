import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Answer, Question } from './foreign-files/answer.ts'
import { refusal } from './read-regular.ts'

/**
 * Files as a process with another root directory sees them, such as a container's: somebody else rules over these. They
 * can be a FIFO, a link to the host's files, or lie on a filesystem whose server never answers.
 */
export type ForeignFiles = {
  /** The text of a regular file. */
  readText(root: string, path: string): Promise<string>
  /** `device:inode` of what is at the path. */
  identity(root: string, path: string): Promise<string>
  close(): void
}

/** Begins to look; no process is started before the first question. `asRoot`: through `sudo -n`. */
export type OpenForeignFiles = (options: { readonly asRoot: boolean }) => ForeignFiles

/** Milliseconds that a question has, the start of the process included. */
const patience = 5000
/** Threads of the reader. By default there are 4 (libuv), and as many files that hang would keep all others waiting. */
const threads = 64

/**
 * Looks through a process of its own. A system call on a FUSE filesystem whose server holds the request cannot be
 * interrupted, not even by SIGKILL (linux: fs/fuse/dev.c, request_wait_answer), and a process with such a thread never
 * ends. This one is left behind; Berth itself goes on and ends.
 */
export const openForeignFiles: OpenForeignFiles = ({ asRoot }) => {
  const waiting = new Map<number, (answer: Answer) => void>()
  let reader: ChildProcess | undefined
  let count = 0

  const failAll = (message: string) => {
    for (const [id, settle] of waiting) settle({ id, code: '', message })
  }
  const start = (): ChildProcess => {
    const child = spawnReader(asRoot)
    let said = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
    })
    child.on('error', (error) => failAll(error.message))
    child.on('close', () => failAll(said.trim().split('\n')[0] || 'the process that looks has ended'))
    // It may end before it has read the question.
    child.stdin?.on('error', () => {})
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const answer: Answer = JSON.parse(line)
        waiting.get(answer.id)?.(answer)
      })
    }
    return child
  }
  const ask = async (want: Question['want'], root: string, path: string): Promise<string> => {
    reader ??= start()
    const question: Question = { id: count++, want, root, path }
    const { stdin } = reader
    const answer = await new Promise<Answer>((resolve) => {
      const { id } = question
      const late = { id, code: 'ETIMEDOUT', message: `there was no answer for ${patience / 1000} s` }
      const timer = setTimeout(() => settle(late), patience)
      const settle = (given: Answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(given)
      }
      waiting.set(id, settle)
      stdin?.write(`${JSON.stringify(question)}\n`)
    })
    if ('value' in answer) return answer.value
    throw refusal(answer.code, answer.message)
  }
  return {
    readText: (root, path) => ask('text', root, path),
    identity: (root, path) => ask('identity', root, path),
    close() {
      if (!reader) return
      // It ends at the end of its input. One that hangs is left behind.
      for (const stream of [reader.stdin, reader.stdout, reader.stderr]) stream?.destroy()
      reader.unref()
    },
  }
}

function spawnReader(asRoot: boolean): ChildProcess {
  // The sources are run as they are in tests, and bundled side by side in dist/.
  const script = import.meta.url.endsWith('.ts') ? '../foreign-reader.ts' : './foreign-reader.js'
  const path = fileURLToPath(new URL(script, import.meta.url))
  const [program = '', ...programArguments] = [
    ...(asRoot ? ['sudo', '-n'] : []),
    // sudo passes on no variables by itself.
    'env',
    `UV_THREADPOOL_SIZE=${threads}`,
    process.execPath,
    path,
  ]
  return spawn(program, programArguments, { stdio: 'pipe', shell: false })
}
