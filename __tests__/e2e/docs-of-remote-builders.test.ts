import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from '@jest/globals'
import { elsewhere, type Place } from '../docs/classified.ts'
import { playExample } from '../docs/play-example.ts'
import { snippetOf } from '../docs/snippets.ts'
import { docker } from '../integration/host.ts'
import { images } from '../integration/images.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { temporaryFolder } from '../opened/folder.ts'
import { expectNothingLeft, expectSuccess } from './run-act.ts'

type Replacement = readonly [shown: string, played: string]

/** The snippet with what stands for the reader's own names. Each of them must be in it. */
function textOf({ page, words }: Place, replacements: readonly Replacement[]): string {
  const text = snippetOf(page, words)?.text ?? ''
  expect(replacements.filter(([shown]) => !text.includes(shown))).toEqual([])
  return replacements.reduce((played, [shown, own]) => played.replaceAll(shown, own), text)
}

let folder = ''
const shell = (text: string) => promisify(execFile)('bash', ['-euc', text], { cwd: folder })

beforeAll(async () => {
  folder = await temporaryFolder('page')
  await shell(textOf(elsewhere.certificates, [['DNS:buildkit.example', 'IP:127.0.0.1']]))
})

/** Starts BuildKit as the page says, at a free port of loopback. */
async function startNode(): Promise<string> {
  const name = `berth-page-${randomBytes(4).toString('hex')}`
  await closeAfterwards(() => docker('volume', 'rm', '--force', name))
  await closeAfterwards(() => docker('rm', '--force', '--volumes', name))
  const start = textOf(elsewhere.start, [
    ['--name buildkitd --restart always', `--name ${name}`],
    ['--publish 1234:1234', '--publish 127.0.0.1::1234'],
    ['--volume buildkit:', `--volume ${name}:`],
    ['moby/buildkit:v0.31.0', images.buildkit],
  ])
  await shell(start)
  return `tcp://${(await docker('port', name, '1234/tcp')).split('\n')[0]}`
}

/** The secrets of the reader's repository. */
async function secrets(): Promise<Replacement[]> {
  const text = async (name: string) => JSON.stringify(await readFile(join(folder, 'client', name), 'utf8'))
  const secret = (name: string) => `\${{ secrets.BUILDKIT_${name} }}`
  return [
    [secret('CA'), await text('ca.pem')],
    [secret('CERT'), await text('cert.pem')],
    [secret('KEY'), await text('key.pem')],
  ]
}

const before = '- run: echo "FROM scratch" > Dockerfile && echo "COPY . /" >> Dockerfile\n'

test('a BuildKit that was started a moment ago builds for the workflow, over mutual TLS', async () => {
  const endpoint = await startNode()
  const text = textOf(elsewhere.oneNode, [['tcp://buildkit.example:1234', endpoint], ...(await secrets())])
  const run = await playExample({ text, as: 'steps', before })
  expectSuccess(run)
  await expectNothingLeft(run)
  expect(run.printed('Main')).toContain(`${endpoint} answers over TLS as CN=buildkit server`)
})

test('several nodes: each platform is built on its own node', async () => {
  const [amd64, arm64] = [await startNode(), await startNode()]
  const text = textOf(elsewhere.nodes, [
    ['tcp://amd64.example:1234', amd64],
    ['tcp://arm64.example:1234', arm64],
    ...(await secrets()),
  ])
  const run = await playExample({ text, as: 'steps', before })
  expectSuccess(run)
  await expectNothingLeft(run)
  for (const platform of ['amd64', 'arm64'])
    expect(run.printed('Main')).toContain(`[linux/${platform} 1/1] COPY`)
})
