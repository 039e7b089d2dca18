import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FactName, Facts } from '../../src/facts/facts.ts'
import type { Report } from '../../src/report/report.ts'
import { action, type Values } from '../run-action.ts'
import type { PlayedJob } from './play-job.ts'

/** The users of the guest: ground/guest/setup says what each may do. */
export type User = 'runner' | 'sudoer' | 'stranger' | 'rootless' | 'root'

/** What a program in the guest ended with. */
export type Ended = { readonly exitCode: number; readonly output: string; readonly errors: string }

const folder = process.env['BERTH_GUEST'] ?? ''

/** Runs a program in the guest; rejects, with the end of its console, where there is no connection to it. */
export function inGuest(user: User, ...words: string[]): Promise<Ended> {
  const quoted = words.map((word) => `'${word.replaceAll("'", "'\\''")}'`).join(' ')
  const ssh = ['-F', join(folder, 'ssh_config'), '-l', user, 'guest', quoted]
  return new Promise((resolve, reject) => {
    execFile('ssh', ssh, { maxBuffer: 1e8 }, (error, output, errors) => {
      const exitCode = error ? Number(error.code ?? 255) : 0
      if (exitCode === 255) reject(new Error(`ssh ${user}@guest: ${errors}\n${endOfConsole()}`))
      else resolve({ exitCode, output, errors })
    })
  })
}

const endOfConsole = (): string =>
  readFileSync(join(folder, 'console.log'), 'utf8').split('\n').slice(-50).join('\n')

/** `berth doctor` there: its report, and its exit code. */
export async function doctor(user: User): Promise<{ exitCode: number; report: Report }> {
  const { exitCode, output, errors } = await inGuest(
    user,
    'node',
    '/berth/dist/doctor.js',
    'doctor',
    '--json',
  )
  if (output === '') throw new Error(errors)
  return { exitCode, report: JSON.parse(output) }
}

/** A fact of a report; throws the reason where it was not seen. */
export function factOf<Name extends FactName>({ facts }: Report, name: Name): Facts[Name] {
  const observation = facts[name]
  if (observation.status === 'unseen') throw new Error(`${name}: ${observation.reason}`)
  return observation.value as Facts[Name]
}

/** The ids of the checks that failed. */
export const findingsIn = ({ outcomes }: Report): string[] =>
  outcomes.filter(({ status }) => status === 'failed').map(({ id }) => id)

/** A whole job of that user: main with those inputs, a later step, post. */
export async function aJobOf(user: User, inputs: Values, script = 'true'): Promise<PlayedJob> {
  const defaults = Object.entries(action.inputs).map(([name, { default: value = '' }]) => [name, value])
  const asked = JSON.stringify({ inputs: { ...Object.fromEntries(defaults), ...inputs }, script })
  const { output, errors } = await inGuest(user, 'node', '/berth/__tests__/vm/play-job.ts', asked)
  if (output === '') throw new Error(errors)
  return JSON.parse(output)
}
