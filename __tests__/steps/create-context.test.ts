import { expect, test } from '@jest/globals'
import type { CreateContext } from '../../src/plan/plan.ts'
import { contextDigest } from '../../src/platform/context-digest.ts'
import { createContext } from '../../src/steps/create-context.ts'
import { memoryFiles } from '../facts/memory-files.ts'
import { makeTools } from './make-tools.ts'

const step: CreateContext = {
  kind: 'create-context',
  store: '/home/.docker/contexts',
  name: 'berth-1',
  daemon: { host: 'tcp://docker.example:2376', certificates: { directory: '/certs', verify: true } },
  cleanup: true,
}
const metadata = `/home/.docker/contexts/meta/${contextDigest('berth-1')}`
const keys = `/home/.docker/contexts/tls/${contextDigest('berth-1')}`

function recorded() {
  const did: string[] = []
  const written: Record<string, unknown> = {}
  const files = {
    ...memoryFiles({ '/certs/ca.pem': 'a certificate', '/certs/cert.pem': 'a certificate' }),
    makeDirectory: async () => {},
    writeText: async (path: string, text: string | Uint8Array) => {
      written[path] = JSON.parse(String(text))
    },
    link: async (target: string, path: string) => void did.push(`${path} -> ${target}`),
    remove: async (path: string) => void did.push(`remove ${path}`),
  }
  return { did, written, tools: makeTools({ files }) }
}

test.each([true, false])(
  'a context names the daemon, and links to the certificates that exist: checked %s',
  async (verify) => {
    const { did, written, tools } = recorded()
    await createContext.apply(
      { ...step, daemon: { ...step.daemon, certificates: { directory: '/certs', verify } } },
      tools,
      {},
    )
    expect(written).toEqual({
      [`${metadata}/meta.json`]: {
        Name: 'berth-1',
        Metadata: {},
        Endpoints: { docker: { Host: 'tcp://docker.example:2376', SkipTLSVerify: !verify } },
      },
    })
    expect(did).toEqual([
      `${keys}/docker/ca.pem -> /certs/ca.pem`,
      `${keys}/docker/cert.pem -> /certs/cert.pem`,
    ])
  },
)

test.each([
  ['is removed with its links', true, [`remove ${metadata}`, `remove ${keys}`]],
  ['stays with its builder', false, []],
])('a context %s', async (_, cleanup, expected) => {
  const { did, tools } = recorded()
  if (createContext.undo === 'nothing') throw new Error('there is no undo')
  await createContext.undo({ ...step, cleanup }, tools)
  expect(did).toEqual(expected)
})
