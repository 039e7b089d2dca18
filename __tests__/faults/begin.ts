import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { images } from '../integration/images.ts'
import { loadImages, ownEngine, whyNoOwnEngine } from './own-engine.ts'

/** Before the faults: starts the engine that they are thrown at. What is told by the environment reaches all files. */
export default async function begin(): Promise<void> {
  const reason = whyNoOwnEngine()
  if (reason) {
    process.env['BERTH_FAULTS_SKIPPED'] = reason
    console.warn(`The faults are skipped: ${reason}`)
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'berth-faults-'))
  const engine = ownEngine(folder)
  process.env['BERTH_FAULTS_ENGINE'] = folder
  await engine.start()
  loadImages(engine, process.env['DOCKER_HOST'], [images.busybox, images.buildkit, images.dind29])
  process.env['BERTH_MACHINES_ENGINE'] = process.env['DOCKER_HOST'] ?? ''
  process.env['DOCKER_HOST'] = engine.host
  leaveBystanders(engine.host)
}

/** What other people have on the same engine, one thing of each kind: whoever touches one of them is found out. */
function leaveBystanders(host: string): void {
  const environment = { ...process.env, DOCKER_HOST: host }
  for (const words of [
    ['volume', 'create', 'theirs'],
    ['network', 'create', 'theirs'],
    ['create', '--name', 'theirs', '--volume', 'theirs:/theirs', images.busybox],
  ]) {
    execFileSync('docker', words, { env: environment, stdio: 'pipe' })
  }
}
