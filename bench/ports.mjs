import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { medians } from './measure.mjs'
import { simulatedRunner } from './simulated-runner.mjs'

/** A published port of the job daemon at localhost, beside the address of the job daemon: 1 GB, and one small answer. */
export async function ports({ image, inner }) {
  const directory = mkdtempSync(join(tmpdir(), 'berth-bench-'))
  const archive = join(directory, 'inner.tar')
  execFileSync('docker', ['save', '-o', archive, inner])
  const runner = simulatedRunner('.')
  try {
    runner.main({ mode: 'dind', 'dind-image': image })
    const { DOCKER_HOST, TESTCONTAINERS_HOST_OVERRIDE: address } = runner.variables()
    const docker = (...words) =>
      execFileSync('docker', ['--host', DOCKER_HOST, ...words], { stdio: 'ignore' })
    docker('load', '--quiet', '--input', archive)
    const serve =
      'cd /tmp && dd if=/dev/zero of=large bs=1 count=1 seek=1073741823 && echo small >small && httpd -f -p 80 -h /tmp'
    docker('run', '--detach', '--publish', '18080:80', inner, 'sh', '-c', serve)
    const ask = (host, file) => {
      const options = ['--silent', '--fail', '--retry', '20', '--retry-all-errors', '--output', '/dev/null']
      execFileSync('curl', [...options, `http://${host}:18080/${file}`])
    }
    const times = await medians({
      large: () => ask('127.0.0.1', 'large'),
      largeAtAddress: () => ask(address, 'large'),
      small: () => ask('127.0.0.1', 'small'),
      smallAtAddress: () => ask(address, 'small'),
    })
    const beside = 'at the address of the job daemon'
    return [
      {
        what: '1 GB from a published port at localhost',
        time: times.large,
        beside,
        other: times.largeAtAddress,
      },
      {
        what: 'one answer of a published port at localhost, with the start of curl',
        time: times.small,
        beside,
        other: times.smallAtAddress,
      },
    ]
  } finally {
    runner.post()
    runner.end()
    rmSync(directory, { recursive: true })
  }
}
