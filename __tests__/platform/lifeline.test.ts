import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { processes } from '../../src/platform/processes.ts'
import { temporaryFolder } from '../opened/folder.ts'

const onLinux = processes.own() === null ? test.skip : test

/** How a step can be started: the programs above it, the outermost first, and the name of its lifeline. */
const chains = [
  { what: 'the worker starts Node.js', above: ['Runner.Worker'], lifeline: 'Runner.Worker' },
  { what: 'the worker starts a hook in bash', above: ['Runner.Worker', 'bash'], lifeline: 'Runner.Worker' },
  {
    what: 'a step of a composite action runs a program that runs it',
    above: ['Runner.Worker', 'bash', 'make', 'sh'],
    lifeline: 'Runner.Worker',
  },
  { what: 'another runner starts it', above: ['act_runner', 'sh'], lifeline: 'act_runner' },
  {
    what: 'a shell with sudo starts it',
    above: ['forgejo-runner', 'bash', 'sudo', 'env'],
    lifeline: 'forgejo-runner',
  },
  { what: 'the name has spaces and a parenthesis', above: ['a) runner', 'sh'], lifeline: 'a) runner' },
]

onLinux.each(chains)('$what: $lifeline', async ({ above, lifeline }) => {
  const folder = await temporaryFolder('lifeline')
  const source = new URL('../../src/platform/processes.ts', import.meta.url).href
  const print = `const { processes } = await import(${JSON.stringify(source)})
    const { readFileSync } = await import('node:fs')
    const found = processes.lifeline()
    console.log(found && readFileSync('/proc/' + found.pid + '/comm', 'utf8').trim())`
  const program = join(folder, 'print.mjs')
  writeFileSync(program, print)
  // The kernel names a process that runs a script after the script (execve(2), proc_pid_comm(5)).
  const words = above.map((name) => join(folder, name))
  for (const script of words) {
    writeFileSync(script, '#!/bin/sh\n"$@"\nexit $?\n')
    chmodSync(script, 0o755)
  }
  const [first = '', ...others] = [...words, process.execPath, '--no-warnings', program]
  expect(execFileSync(first, others, { encoding: 'utf8' }).trim()).toBe(lifeline)
})

onLinux('it is null if the step is started from outside of its PID namespace', () => {
  const source = new URL('../../src/platform/processes.ts', import.meta.url).href
  const script = `import(${JSON.stringify(source)}).then(({ processes }) => console.log(processes.lifeline()))`
  const words = ['--pid', '--fork', '--mount-proc', process.execPath, '--no-warnings', '-e', script]
  if (process.getuid?.() === 0)
    expect(execFileSync('unshare', words, { encoding: 'utf8' }).trim()).toBe('null')
})
