import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  hasLegacyControllers,
  mainCgroupPath,
  parseCgroupMemberships,
} from '../../src/values/cgroup-membership.ts'

describe('parseCgroupMemberships', () => {
  it.each([
    ['v2', '0::/system.slice/runner.service\n', false, '/system.slice/runner.service'],
    ['v2 with a named hierarchy', '1:name=systemd:/\n0::/a\n', false, '/a'],
    ['hybrid', '4:memory:/job\n1:name=systemd:/s\n0::/\n', true, '/job'],
    [
      'hybrid, with memory at its root',
      '4:memory:/\n1:name=systemd:/\n0::/kubepods/x\n',
      true,
      '/kubepods/x',
    ],
    ['v1', '5:cpu,cpuacct:/docker/x\n4:memory:/docker/x\n', true, '/docker/x'],
    ['nothing', '', false, '/'],
  ])('%s', (_, text, legacy, path) => {
    const memberships = parseCgroupMemberships(text)
    expect(hasLegacyControllers(memberships)).toBe(legacy)
    expect(mainCgroupPath(memberships)).toBe(path)
  })

  it('keeps colons in a path', () => {
    expect(parseCgroupMemberships('0::/a:b')).toEqual([{ controllers: [], path: '/a:b' }])
  })

  it('parses any controllers and path', () => {
    const name = fc.stringMatching(/^[a-z_]+$/)
    const membership = fc.record({
      controllers: fc.array(name, { maxLength: 3 }),
      path: fc.stringMatching(/^\/[^\n\r\u2028\u2029]*$/),
    })
    fc.assert(
      fc.property(fc.array(membership), (given) => {
        const text = given.map(({ controllers, path }, index) => `${index}:${controllers}:${path}`).join('\n')
        expect(parseCgroupMemberships(text)).toEqual(given)
      }),
    )
  })
})
