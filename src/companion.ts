// The process that lives as long as the job: started by `steps/companion/start-process.ts` with the path of its settings.
import { readFileSync } from 'node:fs'
import type { Configuration } from './companion/configuration.ts'
import { runCompanion } from './companion/run-companion.ts'

const configuration: Configuration = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))
await runCompanion(configuration)
process.exit()
