import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Answer, Question } from './foreign-files/answer.ts'
import { codedError } from './read-regular.ts'

/**
 * Files as a process with another root directory sees them, such as one in a container. They are not trusted: such a file
 * can be a FIFO, a link to a file of the host, or on a filesystem whose server never answers.
 */
export type ForeignFiles = {
  /** The text of a regular file. */
  readText(root: string, path: string): Promise<string>
  /** `device:inode` of the file or directory at the path. */
  identity(root: string, path: string): Promise<string>
  close(): void
}

/** Starts a reader process at the first question. `asRoot` uses `sudo -n`. */
export type OpenForeignFiles = (options: { readonly asRoot: boolean }) => ForeignFiles

/** Milliseconds for a question, including the start of the process. */
const timeout = 5000
/** Threads of the reader. With libuv's default of 4, four files that hang would block all others. */
const threads = 64

/**
 * Reads in a separate process. A system call on a FUSE filesystem whose server does not answer cannot be interrupted, not
 * even by SIGKILL (linux: fs/fuse/dev.c, request_wait_answer), and a process with such a thread never ends. The reader is
 * then left behind, so that Berth itself can end.
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
    let stderr = ''
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk
    })
    child.on('error', (error) => failAll(error.message))
    child.on('close', () => failAll(stderr.trim().split('\n')[0] || 'the reader process has ended'))
    // It can end without reading the question.
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
      const late = { id, code: 'ETIMEDOUT', message: `there was no answer for ${timeout / 1000} s` }
      const timer = setTimeout(() => settle(late), timeout)
      const settle = (given: Answer) => {
        clearTimeout(timer)
        waiting.delete(id)
        resolve(given)
      }
      waiting.set(id, settle)
      stdin?.write(`${JSON.stringify(question)}\n`)
    })
    if ('value' in answer) return answer.value
    throw codedError(answer.code, answer.message)
  }
  return {
    readText: (root, path) => ask('text', root, path),
    identity: (root, path) => ask('identity', root, path),
    close() {
      if (!reader) return
      // It ends at the end of its input. A reader that hangs is left behind.
      for (const stream of [reader.stdin, reader.stdout, reader.stderr]) stream?.destroy()
      reader.unref()
    },
  }
}

function spawnReader(asRoot: boolean): ChildProcess {
  // Tests run the source files. In dist/, both bundles are in one directory.
  const script = import.meta.url.endsWith('.ts') ? '../foreign-reader.ts' : './foreign-reader.js'
  const path = fileURLToPath(new URL(script, import.meta.url))
  const [program = '', ...programArguments] = [
    ...(asRoot ? ['sudo', '-n'] : []),
    // sudo does not pass on environment variables.
    'env',
    `UV_THREADPOOL_SIZE=${threads}`,
    process.execPath,
    path,
  ]
  return spawn(program, programArguments, { stdio: 'pipe', shell: false })
}
