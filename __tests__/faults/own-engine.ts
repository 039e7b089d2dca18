import { execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const root = resolve(import.meta.dirname, '../..')
const capSysResource = 24n

/** An engine that tests may kill: it shares with the machine's own engine nothing but the kernel. */
export type OwnEngine = {
  readonly host: string
  /** Starts it and waits for its answer. */
  start(): Promise<void>
  /** Ends it and waits for its end. Containers outlive a SIGKILL until it starts again. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** It keeps its socket and answers nothing more. */
  pause(): void
  resume(): void
  docker(...words: string[]): string
  /** Removes its containers, ends it, and removes all that it has. */
  remove(): Promise<void>
}

/** The engine that lives in a folder: the installed dockerd, in a network namespace of its own, which leads nowhere. */
export function ownEngine(folder: string, dataRoot = join(folder, 'data')): OwnEngine {
  const host = `unix://${folder}/docker.sock`
  const environment = { ...process.env, DOCKER_HOST: host }
  const docker = (...words: string[]) =>
    execFileSync('docker', words, {
      env: environment,
      encoding: 'utf8',
      stdio: 'pipe',
      timeout: 60_000,
    }).trim()

  function pid(): number | undefined {
    const found = Number(readOr(join(folder, 'docker.pid'), ''))
    return found > 0 && isDaemon(found) ? found : undefined
  }
  const signal = (name: NodeJS.Signals) => {
    const running = pid()
    if (running !== undefined) process.kill(running, name)
  }
  const engine: OwnEngine = {
    host,
    docker,
    async start() {
      if (pid() === undefined) launch(folder, dataRoot, host)
      await until(`an answer of dockerd (${folder}/log)`, () => {
        docker('version')
        return true
      })
    },
    async end(name) {
      const running = pid()
      if (running === undefined) return
      process.kill(running, name)
      await until('the end of dockerd', () => !isDaemon(running))
      await until('the end of its containerd', () => processesNaming(folder, 'containerd').length === 0)
    },
    pause: () => signal('SIGSTOP'),
    resume: () => signal('SIGCONT'),
    async remove() {
      engine.resume()
      // One that was killed has containers that only a living one can end.
      await engine.start()
      const containers = docker('ps', '--all', '--quiet').split('\n').filter(Boolean)
      if (containers.length > 0) docker('rm', '--force', '--volumes', ...containers)
      await engine.end('SIGTERM')
      // A shim whose container began as its engine was killed is known to no later engine.
      for (const shim of processesNaming(folder)) process.kill(shim, 'SIGKILL')
      for (const mount of mountsBeneath(folder)) execFileSync('umount', ['--lazy', mount])
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return engine
}

/** Gives an engine images of the machine's own. */
export function loadImages(engine: OwnEngine, from: string | undefined, images: readonly string[]): void {
  const machines = { ...process.env, DOCKER_HOST: from ?? '' }
  const script = `docker save ${images.join(' ')} | DOCKER_HOST=${engine.host} docker load --quiet`
  execFileSync('bash', ['-o', 'pipefail', '-c', script], { env: machines, stdio: 'pipe' })
}

/** Why no engine of one's own can be run here; undefined where it can. */
export function whyNoOwnEngine(): string | undefined {
  if (process.getuid?.() !== 0) return 'an engine can be started by root only'
  if (!programs().some((path) => existsSync(path))) return 'there is no dockerd to start one of'
  return undefined
}

const programs = (): string[] =>
  (process.env['PATH'] ?? '').split(':').map((folder) => join(folder, 'dockerd'))

function launch(folder: string, dataRoot: string, host: string): void {
  mkdirSync(folder, { recursive: true })
  const settings = join(folder, 'daemon.json')
  // Its containers reach no network, so a DNS server that answers the job would fail the proof. None is at this address
  // (RFC 5737), for the job and for containers alike.
  writeFileSync(settings, '{"dns": ["192.0.2.1"]}')
  rmSync(join(folder, 'docker.pid'), { force: true })
  rmSync(join(folder, 'exec/containerd/containerd.pid'), { force: true })
  const log = openSync(join(folder, 'log'), 'a')
  const words = ['--host', host, '--data-root', dataRoot, '--exec-root', join(folder, 'exec')]
  words.push('--pidfile', join(folder, 'docker.pid'), '--config-file', settings)
  if (lacksSysResource()) {
    // As script/engine does it: or --privileged would fail here.
    const runtime = join(root, 'ground/runc-without-sys-resource')
    words.push('--add-runtime', `berth-runc=${runtime}`, '--default-runtime', 'berth-runc')
  }
  const begin = ['--net', 'sh', '-c', 'ip link set lo up; exec dockerd "$@"', 'dockerd', ...words]
  spawn('unshare', begin, { detached: true, stdio: ['ignore', log, log] }).unref()
}

/** The bounding set of this process: what it starts has no more. */
function lacksSysResource(): boolean {
  const set = /^CapBnd:\s*(\w+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  return ((BigInt(`0x${set}`) >> capSysResource) & 1n) === 0n
}

const isDaemon = (pid: number): boolean => readOr(`/proc/${pid}/cmdline`, '').startsWith('dockerd\0')

/** Processes, of any program or of one, whose command line names the folder. */
function processesNaming(folder: string, program?: string): number[] {
  return globSync('/proc/[0-9]*/cmdline').flatMap((path) => {
    const [name = '', ...words] = readOr(path, '').split('\0')
    const isNamed = words.some((word) => word.startsWith(`${folder}/`))
    return isNamed && (program === undefined || program === name) ? [Number(path.split('/')[2])] : []
  })
}

const mountsBeneath = (folder: string): string[] =>
  readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' ')[1] ?? '')
    .filter((point) => point.startsWith(`${folder}/`))
    .toReversed()

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return otherwise
  }
}

/** Looks again and again; a look that throws has seen nothing. */
async function until(what: string, seen: () => boolean): Promise<void> {
  const deadline = performance.now() + 60_000
  while (performance.now() < deadline) {
    try {
      if (seen()) return
    } catch {}
    await sleep(50)
  }
  throw new Error(`waited 60 s for ${what}`)
}
