import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { images } from '../integration/images.ts'
import { loadImages, ownEngine, whyNoOwnEngine } from './own-engine.ts'
import { mountSmallDisk } from './small-disk.ts'

/** Before the faults: starts the engine for them. Its address in the environment reaches all test files. */
export default async function begin(): Promise<void> {
  const reason = whyNoOwnEngine()
  if (reason) throw new Error(`The faults need an engine of their own: ${reason}`)
  await removeOrphans()
  const folder = mkdtempSync(join(tmpdir(), 'berth-faults-'))
  writeFileSync(join(folder, 'owner'), String(process.pid))
  const engine = ownEngine(folder)
  try {
    mountSmallDisk(join(folder, 'disk'), join(folder, 'data'), '8G')
    process.env['BERTH_FAULTS_ENGINE'] = folder
    await engine.start()
    loadImages(engine, process.env['DOCKER_HOST'], [images.busybox, images.buildkit, images.dind])
    process.env['DOCKER_HOST'] = engine.host
    leaveBystanders(engine.host)
  } catch (error) {
    // Jest calls no teardown after a setup that failed.
    await engine.remove()
    throw error
  }
}

/** Removes the engines of runs that were killed. */
async function removeOrphans(): Promise<void> {
  for (const file of globSync(join(tmpdir(), 'berth-faults-*/owner'))) {
    if (!existsSync(`/proc/${readFileSync(file, 'utf8')}`)) await ownEngine(dirname(file)).remove()
  }
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
