import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from '@jest/globals'
import type { JobBind } from '../../../src/plan/plan.ts'
import { files } from '../../../src/platform/files.ts'
import { presentBinds } from '../../../src/steps/daemon/present-binds.ts'
import { temporaryFolder } from '../../opened/folder.ts'

let folder: string
beforeAll(async () => {
  folder = await temporaryFolder('binds')
})

const bindOf = (path: string, ifMissing: JobBind['ifMissing'] = 'make'): JobBind => ({
  source: path,
  destination: path,
  ifMissing,
})

test('a missing tool cache is created, as the runner would create it', async () => {
  const [present, missing] = [bindOf(folder), bindOf(join(folder, 'tools', 'cache'))]
  expect(await presentBinds([present, missing], files)).toEqual([present, missing])
  expect((await stat(missing.destination)).isDirectory()).toBe(true)
})

test('a directory that cannot be created is left out', async () => {
  const file = join(folder, 'file')
  await writeFile(file, '')
  expect(await presentBinds([bindOf(folder), bindOf(join(file, 'cache'))], files)).toEqual([bindOf(folder)])
})

test('a missing optional directory is not created', async () => {
  const home = bindOf(join(folder, 'home'), 'leave-out')
  expect(await presentBinds([bindOf(folder, 'leave-out'), home], files)).toEqual([
    bindOf(folder, 'leave-out'),
  ])
  await expect(stat(home.destination)).rejects.toThrow('ENOENT')
})
