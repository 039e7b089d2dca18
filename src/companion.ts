// The process that lives as long as the job: started by `steps/companion/start-process.ts` with the path of its settings.
import { closeSync, readFileSync, writeSync } from 'node:fs'
import { type Configuration, ready } from './companion/configuration.ts'
import { openLog } from './companion/open-log.ts'
import { runCompanion } from './companion/run-companion.ts'
import { surviveErrors } from './companion/survive-errors.ts'
import { readyDescriptor } from './platform/start-detached.ts'

const log = openLog()
try {
  const configuration: Configuration = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
  surviveErrors(log)
  await runCompanion(configuration, log, sayReady)
  process.exit(0)
} catch (error) {
  log.log(`It could not start. ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}

/** The main step can have been killed meanwhile. */
function sayReady(): void {
  try {
    writeSync(readyDescriptor, ready)
    closeSync(readyDescriptor)
  } catch {}
}
