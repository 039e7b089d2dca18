import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { copyFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { HttpClient } from '@actions/http-client'
import { cacheFile, downloadTool, find, HTTPError } from '@actions/tool-cache'
import type { ToolCache } from './tool-cache.ts'
import { unwritable } from './unwritable.ts'

/** Errors of a filesystem. The package gives them like those of the connection. */
const ofDisk = ['EACCES', 'EDQUOT', 'EEXIST', 'EIO', 'ENOSPC', 'ENOTDIR', 'EPERM', 'EROFS']

/** Milliseconds without any data. */
const socketTimeout = 30_000

/** The tool cache through @actions/tool-cache, which takes its paths and the proxy from the environment. */
export const toolCache: ToolCache = {
  async readText(url) {
    const response = await new HttpClient('berth', [], { socketTimeout, keepAlive: false }).get(url)
    const text = await response.readBody()
    if (response.message.statusCode !== 200) throw new HTTPError(response.message.statusCode)
    return text
  },

  async download(url, path) {
    await downloadTool(url, path).catch((error: NodeJS.ErrnoException) => {
      throw ofDisk.includes(error.code ?? '') ? unwritable(path, error) : error
    })
    return sha256Of(path)
  },

  async take(tool, version, path) {
    const folder = folderOf(tool, version)
    if (folder === '') return null
    // A program is kept under its checksum.
    const [kept] = (await readdir(folder)).filter((name) => /^[0-9a-f]{64}$/.test(name))
    if (kept === undefined) return null
    await copyFile(join(folder, kept), path, constants.COPYFILE_FICLONE)
    return { kept, copied: await sha256Of(path) }
  },

  has: (tool, version) => folderOf(tool, version) !== '',

  newest(tool) {
    const [, version] = /[/\\]([^/\\]+)[/\\][^/\\]+$/.exec(folderOf(tool, '*')) ?? []
    return version ?? null
  },

  async keep(path, sha256, tool, version) {
    await cacheFile(path, sha256, tool, version)
  },
}

/** Empty if it was not kept, or the runner has no tool cache. */
const folderOf = (tool: string, version: string): string =>
  process.env['RUNNER_TOOL_CACHE'] ? find(tool, version) : ''

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
