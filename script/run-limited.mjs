import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** Milliseconds between SIGTERM and SIGKILL. */
const grace = 5_000
const running = new Set()

/**
 * Runs a program to its end, or ends it and all that it started once its time is over.
 *
 * @param limit milliseconds
 * @param options of `spawn`
 * @returns its status, null where a signal ended it; what it wrote to where `stdio` has a pipe, as `told`; whether its
 * time was over, as `isLate`
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
    return { status, told: Buffer.concat(pieces).toString('utf8'), isLate }
  } finally {
    clearTimeout(timer)
    running.delete(child)
  }
}

// The programs are in process groups of their own, which a terminal's Ctrl-C does not reach.
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, async () => {
    await Promise.all([...running].map(({ pid }) => endTree(pid)))
    process.exit(status)
  })
}

/** Ends a process and all that descends from it, those in other process groups included. */
async function endTree(root) {
  const tree = [root, ...descendantsOf(root)]
  signalAll(tree, 'SIGTERM')
  for (let waited = 0; waited < grace && tree.some(isAlive); waited += 100) await sleep(100)
  signalAll(tree, 'SIGKILL')
}

/** By /proc; where there is none, the process group is all that is known. */
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

/** The name, in parentheses, may hold anything; state and parent come after it (proc_pid_stat(5)). */
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
