import { setTimeout as sleep } from 'node:timers/promises'
import type { Network } from '../../platform/network.ts'
import { type ProverReport, parseProverReport } from './prover-report.ts'

export type ProverResult = {
  readonly report: ProverReport
  /** The address at which the prover's published port was reached; null if it was not reached. */
  readonly host: string | null
  /** True if the prover's DNS server answered the job. */
  readonly serverAnswersJob: boolean
}

type Prover = {
  readonly token: string
  /** Possible addresses of its published port, the most likely first. */
  readonly hosts: readonly string[]
  readonly port: number
  /** Milliseconds to reach that port. */
  readonly timeout: number
  /** Gives the prover's standard output. */
  readLog(): Promise<string>
}

/** Milliseconds between two checks of the output. */
const pause = 5
/** Milliseconds for the job's own DNS query. Only if it is answered, a container without an answer is a failure. */
const jobQueryTimeout = 1_500
/** Milliseconds that a container gets after the job's query was answered. It sends a query every 300 ms. */
const containerQueryTimeout = 3_000

/**
 * Connects to the prover's published port and reads its output, until the output is complete or no more can follow. If
 * the port cannot be reached, reads the container's log instead.
 *
 * @returns null if the prover has written nothing
 */
export async function readProver(prover: Prover, network: Network): Promise<ProverResult | null> {
  const controller = new AbortController()
  const { signal } = controller
  const received = new Map<string, string>()
  const isReached = (host: string) => parseProverReport(received.get(host) ?? '', prover.token) !== null
  try {
    for (const host of prover.hosts) void keepReceiving(host, prover.port, network, signal, received)
    const host = (await until(() => prover.hosts.find(isReached), prover.timeout)) ?? null
    const read = async () =>
      parseProverReport(host === null ? await prover.readLog() : (received.get(host) ?? ''), prover.token)

    // The lines up to this one follow at once: the prover only reads files for them.
    await until(async () => (await read())?.server !== undefined, prover.timeout)
    const server = (await read())?.server
    const serverAnswersJob = server ? await compareServer(server, read, network, signal) : false
    const report = await read()
    return report && { report, host, serverAnswersJob }
  } finally {
    controller.abort()
  }
}

/** Reconnects until data arrives: docker-proxy accepts and closes connections before the container listens. */
async function keepReceiving(
  host: string,
  port: number,
  network: Network,
  signal: AbortSignal,
  received: Map<string, string>,
): Promise<void> {
  while (!signal.aborted && !received.has(host)) {
    const onText = (text: string) => void received.set(host, (received.get(host) ?? '') + text)
    await network.receive(host, port, signal, onText).catch(() => {})
    await sleep(pause)
  }
}

/** Waits for the container's DNS answer while it can still arrive. Returns true if the server answered the job. */
async function compareServer(
  server: string,
  read: () => Promise<ProverReport | null>,
  network: Network,
  signal: AbortSignal,
): Promise<boolean> {
  const isAnswered = async () => (await read())?.answer !== undefined
  const queryTime = AbortSignal.any([signal, AbortSignal.timeout(jobQueryTimeout)])
  let answersJob: boolean | undefined
  const query = network.nameServerAnswers(server, queryTime).then((answers) => {
    answersJob = answers
  })
  await until(
    async () => answersJob !== undefined || (await isAnswered()),
    jobQueryTimeout + containerQueryTimeout,
  )
  if (await isAnswered()) return answersJob ?? false
  await query
  if (answersJob) await until(isAnswered, containerQueryTimeout)
  return answersJob ?? false
}

/** Calls `get` until its result is truthy and returns that, or undefined after `timeout` milliseconds. */
async function until<T>(get: () => T | Promise<T>, timeout: number): Promise<T | undefined> {
  const end = performance.now() + timeout
  for (;;) {
    const value = await get()
    if (value) return value
    if (performance.now() > end) return undefined
    await sleep(pause)
  }
}
