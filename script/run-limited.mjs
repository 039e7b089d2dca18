import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between SIGTERM and SIGKILL. */
const grace = 5_000
const running = new Set()

/**
 * Runs a program, and ends it with all its descendants if it exceeds its time limit.
 *
 * @param limit milliseconds
 * @param options of `spawn`
 * @returns the exit `status`, null if a signal ended it; the `output` of streams for which `stdio` has a pipe; `isLate` if
 * it exceeded its time limit
 */
export async function runLimited(program, words, limit, options) {
  const child = spawn(program, words, { ...options, detached: true })
  running.add(child)
  const pieces = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (piece) => pieces.push(piece))
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void endTree(child.pid)
  }, limit)
  try {
    const [status] = await once(child, 'close')
    return { status, output: Buffer.concat(pieces).toString('utf8'), isLate }
  } finally {
    clearTimeout(timer)
    running.delete(child)
  }
}

// The programs are in separate process groups, which Ctrl-C in a terminal does not reach.
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, async () => {
    await Promise.all([...running].map(({ pid }) => endTree(pid)))
    process.exit(status)
  })
}

/** Ends a process and all its descendants, including those in other process groups. */
async function endTree(root) {
  const tree = [root, ...descendantsOf(root)]
  signalAll(tree, 'SIGTERM')
  for (let waited = 0; waited < grace && tree.some(isAlive); waited += 100) await sleep(100)
  signalAll(tree, 'SIGKILL')
}

/** Finds descendants in /proc. Without /proc, only the process group is known. */
function descendantsOf(root) {
  const parents = new Map()
  for (const { parent, pid } of processes()) parents.set(parent, [...(parents.get(parent) ?? []), pid])
  const childrenOf = (pid) => (parents.get(pid) ?? []).flatMap((child) => [child, ...childrenOf(child)])
  return childrenOf(root)
}

function processes() {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? withParent(Number(name)) : []))
  } catch {
    return []
  }
}

/** State and parent come after the name in parentheses, which can contain any character (proc_pid_stat(5)). */
function withParent(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? [] : [{ pid, parent: Number(parent) }]
  } catch {
    // It has ended meanwhile.
    return []
  }
}

function signalAll(tree, signal) {
  const [root] = tree
  for (const target of [-root, ...tree]) {
    try {
      process.kill(target, signal)
    } catch {
      // It has ended meanwhile.
    }
  }
}

function isAlive(pid) {
  const [found] = withParent(pid)
  return found !== undefined
}
