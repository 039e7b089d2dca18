// Runs main and post as a runner does, with the inputs name=value, and prints the anonymous facts of the machine and
// the results of the run as JSON. The pictures of the README are drawn from such a run: script/pictures --record.
import { simulatedRunner } from '../bench/simulated-runner.mjs'
import { recordMachine } from '../src/facts/recorded-machine.ts'

const inputs = Object.fromEntries(process.argv.slice(2).map((word) => word.split(/=(.*)/s).slice(0, 2)))
const runner = simulatedRunner('.')
try {
  runner.main(inputs)
  const { berthVersion, facts, achieved, timings } = runner.report()
  const recorded = { machine: recordMachine(facts, berthVersion), achieved, timings }
  process.stdout.write(`${JSON.stringify(recorded, null, 2)}\n`)
} finally {
  runner.post()
  runner.end()
}
