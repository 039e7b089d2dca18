import { expect, test } from '@jest/globals'
import { startNaming } from '../../../src/facts/anonymise/naming.ts'
import { type TextRules, textRulesOf } from '../../../src/facts/anonymise/text-rules.ts'

const marked = (address: string) => `<${address}>`
const rules = () => textRulesOf(startNaming(), { ipv4: marked, ipv6: marked })

test.each<[keyof TextRules, string, string]>([
  ['path', '/home/ada/work', '/home/user-1/work'],
  ['path', 'C:\\Users\\Ada\\a', 'C:\\Users\\user-1\\a'],
  ['path', '/home/runner/_work', '/home/runner/_work'],
  ['path', '/home', '/home'],
  ['path', '/opt/home2/ada', '/opt/folder-1/folder-2'],
  ['path', '/mnt/xhome/ada', '/mnt/folder-1/folder-2'],
  ['path', 'ada/home', 'folder-1/home'],
  ['path', 'xC:\\a', 'folder-1\\a'],
  ['path', 'C:x\\a', 'folder-1\\a'],
  ['path', '/etc/systemd/acme.service', '/etc/folder-1/folder-2.service'],
  ['path', '/srv/a.b.toml', '/srv/folder-1.toml'],
  ['path', '/srv/acme.toml.old', '/srv/folder-1'],
  ['path', '/srv//x', '/srv//folder-1'],
  ['path', '/var/lib/docker', '/var/lib/docker'],
  ['url', 'tcp://10.1.2.3:2375', 'tcp://<10.1.2.3>:2375'],
  ['url', 'tcp://ada:x@110.22.33.44:2375', 'tcp://<110.22.33.44>:2375'],
  ['url', 'tcp://build.acme:2376/x', 'tcp://host-1:2376/folder-1'],
  ['url', 'tcp://docker', 'tcp://docker'],
  ['url', 'tcp://10.1.2.3.acme:1', 'tcp://host-1:1'],
  ['url', 'tcp://v10.1.2.3', 'tcp://host-1'],
  ['url', 'tcp://10.1', 'tcp://host-1'],
  ['url', 'tcp://[2a00::1]:2375', 'tcp://[<2a00::1>]:2375'],
  ['url', 'tcp://[2a00::1].acme', 'tcp://host-1'],
  ['url', 'tcp://x[2a00::1]', 'tcp://host-1'],
  ['url', 'ssh://ada@build', 'ssh://host-1'],
  ['url', 'unix:///home/ada/docker.sock', 'unix:///home/user-1/docker.sock'],
  ['registry', 'acme.example:5000', 'host-1:5000'],
  ['registry', 'acme.example/team/app', 'host-1/folder-1/folder-2'],
  ['registry', 'https://acme.example/v1/', 'https://host-1/v1/'],
  ['registry', '10.1.2.3:5000', '<10.1.2.3>:5000'],
  ['profile', 'docker-acme (enforce)', 'profile-1 (enforce)'],
  ['profile', 'docker-acme', 'profile-1'],
  ['profile', 'docker-acme (ENFORCE)', 'profile-1'],
  ['profile', 'docker-default (enforce)', 'docker-default (enforce)'],
  ['image', 'acme/app', 'image-1'],
  ['image', 'acme/app:7', 'image-1:7'],
  ['image', 'acme/app:v1.2', 'image-1:v1.2'],
  ['image', 'acme/app:latest', 'image-1:latest'],
  ['image', 'acme.example:5000/app:acme-7', 'image-1:tag-1'],
  ['image', `acme/app:1@sha256:${'cd'.repeat(32)}`, `image-1:1@sha256:000000000001${'0'.repeat(52)}`],
])('%s: %s becomes %s', (rule, text, expected) => {
  expect(rules()[rule](text)).toBe(expected)
})

test('a sentence has the name that a thing has elsewhere, also where one name is part of another', () => {
  const naming = startNaming()
  const { sentence } = textRulesOf(naming, { ipv4: marked, ipv6: marked })
  naming.name('host', 'acme')
  naming.name('host', 'acme-build')
  naming.name('host', 'a.b')
  expect(sentence('acme-build and acme know acmes, xacme, a.b and axb')).toBe(
    'host-2 and host-1 know acmes, xacme, host-3 and axb',
  )
})

test('a sentence loses addresses, mails and ids, and keeps times of day', () => {
  expect(
    rules().sentence(
      `at 08:44:12 ada.x+y@mail.acme.example asked 10.1.2.3, 2a00::1, 52:54:00:ac:4e:01 and ${'ab'.repeat(6)}`,
    ),
  ).toBe('at 08:44:12 user@example.org asked <10.1.2.3>, <2a00::1>, 02:00:00:00:00:00 and 000000000001')
})

test.each([
  ['look at tcp://ada@build:1/x, please', 'look at tcp://host-1:1/folder-1, please'],
  ['(/srv/acme/x) is gone', '(/srv/folder-1/folder-2) is gone'],
  ['C:\\Users\\Ada is full', 'C:\\Users\\user-1 is full'],
  ['not ./a/b or https', 'not ./a/b or https'],
  ['the docker context "acme of us" is chosen', 'the docker context "context-1" is chosen'],
])('the sentence %j becomes %j', (text, expected) => {
  expect(rules().sentence(text)).toBe(expected)
})
