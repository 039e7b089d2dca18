import { expect, test } from '@jest/globals'
import { jobConfiguration } from '../../../src/steps/client/job-configuration.ts'

test('logins, helpers, proxies and settings are as in the user’s own; the current context is the job’s', () => {
  const own = {
    auths: { 'ghcr.io': { auth: 'c2VjcmV0' } },
    credsStore: 'desktop',
    credHelpers: { 'x.example': 'ecr-login' },
    proxies: { default: { httpProxy: 'http://proxy.example' } },
    currentContext: 'remote',
    cliPluginsExtraDirs: ['/opt/plugins'],
  }
  expect(jobConfiguration(JSON.stringify(own), '/home/runner/.docker', 'berth')).toEqual({
    ...own,
    currentContext: 'berth',
    cliPluginsExtraDirs: ['/opt/plugins', '/home/runner/.docker/cli-plugins'],
  })
})

test('a user without a configuration', () => {
  expect(jobConfiguration('{}', '/root/.docker', 'berth')).toEqual({
    currentContext: 'berth',
    cliPluginsExtraDirs: ['/root/.docker/cli-plugins'],
  })
})

test.each(['', 'no JSON', '[]', 'null', '"text"'])('%j is no configuration', (text) => {
  expect(jobConfiguration(text, '/root/.docker', 'berth')).toBeNull()
})
