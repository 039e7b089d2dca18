// Runs main and post as a runner does, with the inputs name=value that are given, and prints the job summary.
import { simulatedRunner } from '../bench/simulated-runner.mjs'

const inputs = Object.fromEntries(process.argv.slice(2).map((word) => word.split(/=(.*)/s).slice(0, 2)))
const runner = simulatedRunner('.')
try {
  runner.main(inputs)
  process.stdout.write(runner.summary())
} finally {
  runner.post()
  runner.end()
}
