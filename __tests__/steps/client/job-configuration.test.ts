import { expect, test } from '@jest/globals'
import { jobConfiguration } from '../../../src/steps/client/job-configuration.ts'

test("the job's configuration has the user's logins, helpers, proxies and settings, and its own context", () => {
  const own = {
    auths: { 'ghcr.io': { auth: 'c2VjcmV0' } },
    credsStore: 'desktop',
    credHelpers: { 'x.example': 'ecr-login' },
    proxies: { default: { httpProxy: 'http://proxy.example' } },
    currentContext: 'remote',
    cliPluginsExtraDirs: ['/opt/plugins'],
  }
  expect(jobConfiguration(JSON.stringify(own), '/home/runner/.docker', 'berth', null)).toEqual({
    ...own,
    currentContext: 'berth',
    cliPluginsExtraDirs: ['/opt/plugins', '/home/runner/.docker/cli-plugins'],
  })
})

test('without a configuration of the user, the job has its context and plugins', () => {
  expect(jobConfiguration('{}', '/root/.docker', 'berth', null)).toEqual({
    currentContext: 'berth',
    cliPluginsExtraDirs: ['/root/.docker/cli-plugins'],
  })
})

test.each(['', 'no JSON', '[]', 'null', '"text"'])('%j is not a configuration', (text) => {
  expect(jobConfiguration(text, '/root/.docker', 'berth', null)).toBeNull()
})
