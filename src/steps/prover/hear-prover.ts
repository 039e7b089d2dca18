import { setTimeout as sleep } from 'node:timers/promises'
import type { Network } from '../../platform/network.ts'
import { type ProverReport, parseProverReport } from './prover-report.ts'

export type Heard = {
  readonly report: ProverReport
  /** The address at which the prover's published port was reached; null: at none. */
  readonly host: string | null
  /** True if the prover's name server answered the job itself. */
  readonly serverAnswersJob: boolean
}

type Prover = {
  readonly token: string
  /** Where its published port may be, the likeliest first. */
  readonly hosts: readonly string[]
  readonly port: number
  /** Milliseconds until that port must have been reached. */
  readonly patience: number
  /** What it wrote to its standard output. */
  readLog(): Promise<string>
}

/** Milliseconds between looks at what was said. */
const pause = 5
/** Milliseconds in which the job's own query must be answered, so that a container's silence means something. */
const ownPatience = 1_500
/** Milliseconds that a container gets after the job's own query was answered. It asks every 300 ms. */
const containerPatience = 3_000

/**
 * Connects to the prover's published port and listens until it has told all, or what is missing will not come. Where
 * the port is not reached, its log has the rest.
 *
 * @returns null if the prover has said nothing at all
 */
export async function hearProver(prover: Prover, network: Network): Promise<Heard | null> {
  const controller = new AbortController()
  const { signal } = controller
  const said = new Map<string, string>()
  const isHeard = (host: string) => parseProverReport(said.get(host) ?? '', prover.token) !== null
  try {
    for (const host of prover.hosts) void keepHearing(host, prover.port, network, signal, said)
    const host = (await until(() => prover.hosts.find(isHeard), prover.patience)) ?? null
    const read = async () =>
      parseProverReport(host === null ? await prover.readLog() : (said.get(host) ?? ''), prover.token)

    // Its file system and its resolv.conf keep it waiting for nothing.
    await until(async () => (await read())?.server !== undefined, prover.patience)
    const server = (await read())?.server
    const serverAnswersJob = server ? await compareServer(server, read, network, signal) : false
    const report = await read()
    return report && { report, host, serverAnswersJob }
  } finally {
    controller.abort()
  }
}

/** docker-proxy takes a connection, and ends it, before the container listens: so it is tried again. */
async function keepHearing(
  host: string,
  port: number,
  network: Network,
  signal: AbortSignal,
  said: Map<string, string>,
): Promise<void> {
  while (!signal.aborted && !said.has(host)) {
    const onText = (text: string) => void said.set(host, (said.get(host) ?? '') + text)
    await network.hear(host, port, signal, onText).catch(() => {})
    await sleep(pause)
  }
}

/** Waits for the container's answer, as long as it may still come. True if the server answered the job. */
async function compareServer(
  server: string,
  read: () => Promise<ProverReport | null>,
  network: Network,
  signal: AbortSignal,
): Promise<boolean> {
  const isAnswered = async () => (await read())?.answer !== undefined
  const given = AbortSignal.any([signal, AbortSignal.timeout(ownPatience)])
  let own: boolean | undefined
  const asking = network.nameServerAnswers(server, given).then((answers) => {
    own = answers
  })
  await until(async () => own !== undefined || (await isAnswered()), ownPatience + containerPatience)
  if (await isAnswered()) return own ?? false
  await asking
  if (own) await until(isAnswered, containerPatience)
  return own ?? false
}

/** Asks until there is an answer that counts as true; gives it, or undefined after `patience` milliseconds. */
async function until<T>(ask: () => T | Promise<T>, patience: number): Promise<T | undefined> {
  const end = performance.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > end) return undefined
    await sleep(pause)
  }
}
