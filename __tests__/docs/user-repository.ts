import { chmod, cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { builtAction } from '../build-action.ts'
import { temporaryFolder } from '../opened/folder.ts'

const root = resolve(import.meta.dirname, '../..')
/** script/act puts the root file system of the ground's busybox there. */
const base = 'FROM scratch\nCOPY base/ /\n'
const serve = "sh -c 'echo hello >index.html; httpd -f -p 8080 -h .'"
const program = (script: string): string => `#!/bin/sh -e\n${script}\n`

/** What the examples take for granted in the repository of their reader. Each program tells that it ran, and with what. */
const files: Readonly<Record<string, string>> = {
  // make is no part of busybox: this one tells what it reads in the workspace.
  Dockerfile: `${base}WORKDIR /app
RUN printf '#!/bin/sh\\necho "make $1: $(cat /app/Makefile)"\\n' >/bin/make && chmod +x /bin/make
`,
  Makefile: 'seen in the workspace',
  'package.json': '{ "name": "app" }\n',
  'compose.yaml': `services:
  server: { build: ., init: true, command: ${JSON.stringify(serve)} }
  tests: { build: ., depends_on: [server], profiles: [tests], command: wget -q -O - http://server:8080 }
`,
  'integration-tests': program(
    'docker --host "$2" version --format "integration tests on {{.Server.Version}}"',
  ),
  bench: program('echo "bench $*"'),
  'smoke-test': program('echo "smoke test of $1"'),
  'notify-the-platform-team': program('echo "the platform team is told"'),
}

/** Makes the repository of a reader for a test, with one workflow. */
export async function userRepository(workflow: string): Promise<string> {
  const folder = await temporaryFolder('user')
  for (const [name, text] of Object.entries({ ...files, '.github/workflows/example.yml': workflow })) {
    const path = join(folder, name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
    if (text.startsWith('#!')) await chmod(path, 0o755)
  }
  return folder
}

/**
 * Makes `berth-ci/berth@v0` for a test: the action that the sources make, with other defaults of inputs, since those
 * name images that no registry here has.
 */
export async function publishedAction(defaults: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder('published')
  const text = await readFile(join(root, 'action.yml'), 'utf8')
  const changed = Object.entries(defaults).reduce((before, [name, value]) => {
    const after = before.replace(
      new RegExp(`(^  ${name}:\\n    description: .*\\n    default: )""$`, 'm'),
      (_, head) => head + JSON.stringify(value),
    )
    if (after === before) throw new Error(`action.yml has no empty default of ${name}`)
    return after
  }, text)
  await writeFile(join(folder, 'action.yml'), changed)
  await cp(await builtAction(), join(folder, 'dist'), { recursive: true })
  return folder
}

/** The actions of others that a workflow uses, and what stands for them here. */
export function standIns(workflow: string): Record<string, string> {
  const used = [...workflow.matchAll(/uses: ([\w-]+\/[\w-]+)@(\S+)/g)].map(([, name = '', ref = '']) => [
    name,
    ref,
  ])
  const foreign = used.filter(([name = '']) => !['actions/checkout', 'berth-ci/berth'].includes(name))
  return Object.fromEntries(
    foreign.map(([name = '', ref = '']) => [`${name}@${ref}`, join(root, '__tests__/docs/stand-ins', name)]),
  )
}
