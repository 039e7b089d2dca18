// The process that lives as long as the job: started by `steps/companion/start-process.ts` with the path of its settings.
import { readFileSync } from 'node:fs'
import type { Configuration } from './companion/configuration.ts'
import { openLog } from './companion/open-log.ts'
import { runCompanion } from './companion/run-companion.ts'
import { surviveErrors } from './companion/survive-errors.ts'

const log = openLog()
try {
  const configuration: Configuration = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
  surviveErrors(log)
  await runCompanion(configuration, log)
  process.exit(0)
} catch (error) {
  log.log(`It could not start. ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
