import type { DoctorResult } from '../doctor.ts'
import { asExpected } from '../failure.ts'
import type { World } from '../world.ts'
import { checkGuard } from './check-guard.ts'
import { type GuardOptions, guardHelp, parseGuardOptions } from './guard-options.ts'

/**
 * Runs `berth guard`.
 *
 * @param words the command line, without node and the script
 * @param serve serves until the process gets a signal
 */
export async function ownerGuard(
  words: readonly string[],
  serve: (options: GuardOptions) => Promise<void>,
  world: World,
): Promise<DoctorResult> {
  const options = parseGuardOptions(words)
  if ('wrong' in options) return { output: '', errors: `${options.wrong}\n\n${guardHelp}`, exitCode: 2 }
  if ('text' in options) return { output: options.text, errors: '', exitCode: 0 }
  try {
    if (options.check) return await checkGuard(options, world)
    await serve(options)
    return { output: '', errors: '', exitCode: 0 }
  } catch (error) {
    const { message, remedy, code } = asExpected(error)
    // The path of the socket and the daemon are the owner's: their errors are sentences by themselves.
    const text = code === 'internal-error' && error instanceof Error ? error.message : `${message}\n${remedy}`
    return { output: '', errors: `${text}\n`, exitCode: 2 }
  }
}
