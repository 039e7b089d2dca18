// Draws a job summary or a terminal's text as a PNG: see script/picture.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { photograph } from './picture-browser.mjs'
import { summaryPage, terminalPage } from './picture-pages.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    width: { type: 'string', default: '1012' },
    columns: { type: 'string', default: '100' },
  },
})
const [kind, source, target] = positionals
if (!source || !target) throw new Error('usage: script/picture summary|terminal <file> <out.png> [options]')

const text = readFileSync(source, 'utf8')
const page = kind === 'summary' ? summaryPage(text) : terminalPage(text, Number(values.columns))
const folder = mkdtempSync(join(tmpdir(), 'berth-picture-'))
try {
  const file = join(folder, 'page.html')
  writeFileSync(file, page)
  // A terminal's picture is as wide as its columns, whatever the window's width is.
  const width = kind === 'summary' ? Number(values.width) : 2000
  writeFileSync(target, await photograph(pathToFileURL(file).href, { width, dark: values.dark, folder }))
} finally {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
