import { execFile } from 'node:child_process'
import { mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from '@jest/globals'

const root = resolve(import.meta.dirname, '..')
let built: Promise<string> | undefined

/**
 * The directory of main.js and post.js, built from the sources by script/build.mjs as dist/ is: what is tested is
 * always what the sources say. It takes half a second, once a test file.
 */
export function builtAction(): Promise<string> {
  built ??= build()
  return built
}

/** The script builds `src` of its working directory into `dist` there. */
async function build(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'berth-built-'))
  for (const name of ['src', 'package.json']) await symlink(join(root, name), join(folder, name))
  await promisify(execFile)(process.execPath, [join(root, 'script/build.mjs')], { cwd: folder })
  return join(folder, 'dist')
}

afterAll(async () => {
  if (built) await rm(join(await built, '..'), { recursive: true })
})
