import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { currentBuilderName, driverOfBuilder } from '../../../src/facts/parsers/builder-records.ts'
import { parseCgroupLimit, parseCpuMax } from '../../../src/facts/parsers/cgroup-limit.ts'
import { parseClientConfiguration } from '../../../src/facts/parsers/client-configuration.ts'
import { parseClientVersion, parsePluginVersion } from '../../../src/facts/parsers/client-version.ts'
import { optionValue, parseCommandLine, safeArguments } from '../../../src/facts/parsers/command-line.ts'
import { containerIdInCgroup, containerIdInMounts } from '../../../src/facts/parsers/container-id.ts'
import { containerdAddress } from '../../../src/facts/parsers/containerd-address.ts'
import { dataRootSetting } from '../../../src/facts/parsers/data-root.ts'
import { defaultInterface6 } from '../../../src/facts/parsers/default-route-6.ts'
import { parseEngine } from '../../../src/facts/parsers/engine.ts'
import { engineErrorSentence } from '../../../src/facts/parsers/engine-error.ts'
import { parseEngineHost } from '../../../src/facts/parsers/engine-host.ts'
import { parseEngineMounts } from '../../../src/facts/parsers/engine-mount.ts'
import { filesystemType } from '../../../src/facts/parsers/filesystem-type.ts'
import { parseJson } from '../../../src/facts/parsers/json.ts'
import { parseTotalMemory } from '../../../src/facts/parsers/memory.ts'
import { parseMountinfo } from '../../../src/facts/parsers/mountinfo.ts'
import { ownLabels } from '../../../src/facts/parsers/own-labels.ts'
import { parseProcessStatus } from '../../../src/facts/parsers/process-status.ts'
import { hostOfUrl, isPublicService } from '../../../src/facts/parsers/remote-host.ts'
import { parseNameservers } from '../../../src/facts/parsers/resolver-configuration.ts'
import { parseRoutes } from '../../../src/facts/parsers/route-table.ts'
import { systemErrorText } from '../../../src/facts/parsers/system-error.ts'
import { parseInspect } from '../../../src/steps/builder/parse-inspect.ts'
import { socketPath } from '../../../src/values/engine-host.ts'

const word = fc.stringMatching(/^[a-z][\w.-]{0,12}$/)
/** Any character that a path on Linux can contain. */
const path = fc
  .array(
    fc.string({ unit: fc.constantFrom('a', 'ä', ' ', '\t', '\n', '\\', '-', ',', ':', '"'), minLength: 1 }),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => `/${parts.join('/')}`)
const id = fc.stringMatching(/^[0-9a-f]{64}$/)
const lines = (texts: readonly string[]) => texts.map((text) => `${text}\n`).join('')

/** The escaping of the kernel (proc_pid_mountinfo(5)). */
const octal = (text: string) =>
  text.replace(/[ \t\n\\]/g, (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`)

describe('any valid text is parsed', () => {
  test('mountinfo: any path, and any number of optional fields', () => {
    const options = fc.uniqueArray(word, { minLength: 1, maxLength: 4 })
    const mount = fc.record({
      device: fc.tuple(fc.nat(255), fc.nat(255)).map((numbers) => numbers.join(':')),
      root: path,
      path,
      type: word,
      source: path,
      options,
      superOptions: options,
    })
    const optional = fc.array(fc.constantFrom('shared:1', 'master:2', 'propagate_from:2', 'unbindable'), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(mount, optional), { maxLength: 5 }), (given) => {
        const text = given.map(([each, fields]) =>
          [
            `7 1 ${each.device} ${octal(each.root)} ${octal(each.path)} ${each.options}`,
            ...fields,
            `- ${each.type} ${octal(each.source)} ${each.superOptions}`,
          ].join(' '),
        )
        expect(parseMountinfo(lines(text))).toEqual(given.map(([each]) => each))
      }),
    )
  })

  test('status of a process, its fields in any order among others', () => {
    const status = fc.record({
      name: word,
      uid: fc.nat(),
      gid: fc.nat(),
      parentPid: fc.nat(),
      namespacePids: fc.array(fc.nat(), { minLength: 1, maxLength: 4 }),
      effectiveCapabilities: fc.stringMatching(/^[0-9a-f]{16}$/),
      boundingCapabilities: fc.stringMatching(/^[0-9a-f]{16}$/),
      seccomp: fc.constantFrom('disabled' as const, 'strict' as const, 'filter' as const),
      noNewPrivileges: fc.boolean(),
    })
    const others = ['Umask:\t0022', 'Groups:\t4 27 ', 'VmPeak:\t  1268 kB', 'Cpus_allowed_list:\t0-1']
    fc.assert(
      fc.property(status, fc.nat(7), (given, seed) => {
        const text = [
          `Name:\t${given.name}`,
          `Pid:\t${given.namespacePids[0]}`,
          `PPid:\t${given.parentPid}`,
          `Uid:\t1\t${given.uid}\t3\t4`,
          `Gid:\t1\t${given.gid}\t3\t4`,
          `NSpid:\t${given.namespacePids.join('\t')}`,
          `CapEff:\t${given.effectiveCapabilities}`,
          `CapBnd:\t${given.boundingCapabilities}`,
          `Seccomp:\t${['disabled', 'strict', 'filter'].indexOf(given.seccomp)}`,
          `NoNewPrivs:\t${Number(given.noNewPrivileges)}`,
          ...others,
        ]
        const turned = [...text.slice(seed), ...text.slice(0, seed)]
        expect(parseProcessStatus(lines(turned))).toEqual(given)
      }),
    )
  })

  test('limits of a cgroup, and the quota of v2', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 1, max: 1_000_000 }), (limit, period) => {
        expect(parseCgroupLimit(`${limit}\n`)).toBe(limit)
        expect(parseCpuMax(`${limit} ${period}\n`)).toBe(limit / period)
        expect(parseCpuMax(`max ${period}\n`)).toBeNull()
      }),
    )
  })

  test('memory of the machine, in any line', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 40 }), fc.boolean(), (kibibytes, first) => {
        const text = [`MemTotal:       ${kibibytes} kB`, 'MemFree:          1 kB', 'HugePages_Total:       0']
        expect(parseTotalMemory(lines(first ? text : text.toReversed()))).toBe(kibibytes * 1024)
      }),
    )
  })

  test('the IPv6 default route with the lowest metric, among others', () => {
    const route = fc.record({ name: word, metric: fc.nat(0xffff) })
    const other = '20010db8000000000000000000000000 20'
    fc.assert(
      fc.property(fc.uniqueArray(route, { selector: ({ metric }) => metric, minLength: 1 }), (given) => {
        const line = (to: string, { name, metric }: (typeof given)[number], flags = '00000003') => {
          const none = '0'.repeat(32)
          return `${to} ${none} 00 ${none} ${metric.toString(16).padStart(8, '0')} 00000001 00000000 ${flags} ${name}`
        }
        const all = `${'0'.repeat(32)} 00`
        const noise = { name: 'other', metric: 0 }
        const text = [
          line(other, noise),
          line(all, { name: 'lo', metric: 0 }, '00200200'),
          line(all, { name: 'refused', metric: 0 }, '00000203'),
          ...given.map((each) => line(all, each)),
        ]
        const lowest = given.toSorted((one, two) => one.metric - two.metric)[0]
        expect(defaultInterface6(lines(text))).toBe(lowest?.name === 'lo' ? null : lowest?.name)
      }),
    )
  })

  test('the socket of containerd, only in its table', () => {
    fc.assert(
      fc.property(word, word, fc.boolean(), (socket, other, first) => {
        const grpc = `[grpc]\n  uid = 0\n  address = "/run/${socket}.sock"\n`
        const debug = `[debug]\n  address = "/run/${other}-debug.sock"\n`
        const text = `version = 3\nroot = "/var/lib/containerd"\n${first ? grpc + debug : debug + grpc}`
        expect(containerdAddress(text)).toBe(`/run/${socket}.sock`)
        expect(containerdAddress(debug)).toBeNull()
      }),
    )
  })

  test('records of buildx: the current builder and a driver', () => {
    fc.assert(
      fc.property(word, word, (name, driver) => {
        expect(
          currentBuilderName(JSON.stringify({ Key: 'unix:///x', Name: name, Global: true }), 'tcp://y'),
        ).toBe(name)
        const here = JSON.stringify({ Key: 'unix:///x', Name: name })
        expect(currentBuilderName(here, 'unix:///x')).toBe(name)
        expect(currentBuilderName(here, null)).toBe(name)
        expect(currentBuilderName(here, 'tcp://y')).toBeNull()
        expect(driverOfBuilder(JSON.stringify({ Name: name, Driver: driver }))).toBe(driver)
        for (const broken of [
          '',
          '{',
          '[]',
          '"x"',
          '{"Name":1,"Driver":{}}',
          `{"Key":"${name}","Name":""}`,
        ]) {
          expect(currentBuilderName(broken, null)).toBeNull()
          expect(driverOfBuilder(broken)).toBeNull()
        }
      }),
    )
  })

  test('the host of a proxy or a mirror, without its password', () => {
    const host = fc.stringMatching(/^[a-z]{3,9}\.corp$/)
    const form = fc.constantFrom(
      (name: string) => `http://${name}:3128`,
      (name: string) => `${name}:3128`,
      (name: string) => `https://user:secret@${name}/path`,
    )
    fc.assert(
      fc.property(host, form, (name, write) => {
        expect(hostOfUrl(write(name))).toBe(name)
        expect(isPublicService(name)).toBe(false)
        expect(isPublicService(`${name}.docker.io`)).toBe(true)
      }),
    )
    for (const none of ['', '/var/run/proxy.sock', 'http://[::1]:3128'])
      expect(hostOfUrl(none)).toBeUndefined()
    for (const own of ['github.com', 'localhost', '127.0.0.1']) expect(isPublicService(own)).toBe(true)
  })

  test('routes: gateway, interface and metric, sorted by metric', () => {
    const octets = fc.array(fc.nat(255), { minLength: 4, maxLength: 4 })
    const hexadecimal = (address: readonly number[]) =>
      Buffer.from(address).reverse().toString('hex').toUpperCase()
    const route = fc.record({ name: word, gateway: octets, metric: fc.nat(9999) })
    fc.assert(
      fc.property(fc.uniqueArray(route, { selector: ({ metric }) => metric }), (given) => {
        const text = given.map(
          ({ name, gateway, metric }) =>
            `${name}\t00000000\t${hexadecimal(gateway)}\t0003\t0\t0\t${metric}\t00000000\t0\t0\t0`,
        )
        expect(parseRoutes(lines(['Iface\tDestination\tGateway', ...text]))).toEqual(
          given
            .toSorted((one, other) => one.metric - other.metric)
            .map(({ name, gateway }) => ({
              destination: '0.0.0.0/0',
              gateway: gateway.join('.'),
              interface: name,
            })),
        )
      }),
    )
  })

  test('DNS servers among comments, search domains and options', () => {
    const noise = fc.constantFrom(
      '# nameserver 1.2.3.4',
      '; nameserver 1.2.3.4',
      'search nameserver',
      'options ndots:5',
      '',
    )
    fc.assert(
      fc.property(fc.uniqueArray(fc.ipV4()), fc.array(noise), (servers, others) => {
        const text = servers.flatMap((server, index) => [others[index] ?? '', `nameserver  ${server}`])
        expect(parseNameservers(lines([...text, ...others]))).toEqual(servers)
      }),
    )
  })

  test('the ID of a container of any engine in a cgroup path', () => {
    const place = fc.constantFrom(
      (name: string) => `/docker/${name}`,
      (name: string) => `/system.slice/docker-${name}.scope`,
      (name: string) => `/kubepods.slice/kubepods-pod1.slice/cri-containerd-${name}.scope`,
      (name: string) => `/machine.slice/libpod-${name}.scope/container`,
    )
    fc.assert(
      fc.property(id, place, fc.constantFrom('hostname', 'hosts', 'resolv.conf'), (name, placed, file) => {
        expect(containerIdInCgroup(`4:memory:/\n0::${placed(name)}\n`)).toBe(name)
        const mount = `9 8 8:1 /data/containers/${name}/${file} /etc/${file} rw - ext4 /dev/sda1 rw\n`
        expect(containerIdInMounts(`1 0 8:1 / / rw - ext4 /dev/sda1 rw\n${mount}`)).toBe(name)
      }),
    )
  })

  test('the last value of an option, in both forms', () => {
    const option = fc.record({
      name: fc.constantFrom('--data-root', '-g', '--graph'),
      value: word,
      joined: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(option), (given) => {
        const words = given.flatMap(({ name, value, joined }) =>
          joined ? [`${name}=${value}`] : [name, value],
        )
        expect(optionValue(words, '--data-root', '-g', '--graph')).toBe(given.at(-1)?.value)
      }),
    )
  })

  test('the data root in JSON and in TOML', () => {
    fc.assert(
      fc.property(path, (root) => {
        expect(dataRootSetting('dockerd', JSON.stringify({ 'log-level': 'info', 'data-root': root }))).toBe(
          root,
        )
        fc.pre(!/["\\\n]/.test(root))
        expect(
          dataRootSetting('containerd', `version = 3\nroot = "${root}"\n[plugins]\nroot = "/no"\n`),
        ).toBe(root)
      }),
    )
  })

  test('mounts of a container in the Engine API', () => {
    const mount = fc.record({
      type: fc.constantFrom('bind', 'volume', 'tmpfs'),
      source: path,
      destination: path,
      readOnly: fc.boolean(),
      volume: word,
    })
    fc.assert(
      fc.property(fc.array(mount), (given) => {
        const reported = given.map(({ type, source, destination, readOnly, volume }) => ({
          Type: type,
          Source: source,
          Destination: destination,
          RW: !readOnly,
          ...(type === 'volume' && { Name: volume }),
        }))
        const expected = given.map((each) => ({
          ...each,
          volume: each.type === 'volume' ? each.volume : null,
        }))
        expect(parseEngineMounts(reported)).toEqual(expected)
      }),
    )
  })

  test('versions of clients', () => {
    const version = fc.stringMatching(/^\d{1,2}\.\d{1,2}\.\d{1,2}(-[a-z]{1,5}\.\d|\+dfsg1)?$/)
    fc.assert(
      fc.property(version, (given) => {
        expect(parseClientVersion(`Docker version ${given}, build 2b6a4f1\n`)).toBe(given)
        expect(parseClientVersion(`podman version ${given}\n`)).toBe(given)
        expect(parsePluginVersion(JSON.stringify({ Version: `v${given}` }))).toBe(given)
      }),
    )
  })

  test('addresses of sockets', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^(\/[\w. -]{1,10}){1,5}$/).filter((text) => text.trim() === text),
        (socket) => {
          expect(socketPath(parseEngineHost(`unix://${socket}`, 'DOCKER_HOST'))).toBe(socket)
        },
      ),
    )
  })

  test('the version and info of an engine', () => {
    const reported = fc.record({
      name: word,
      driver: word,
      root: path,
      cpus: fc.nat(),
      memory: fc.maxSafeNat(),
      runtimes: fc.uniqueArray(word),
    })
    fc.assert(
      fc.property(reported, ({ name, driver, root, cpus, memory, runtimes }) => {
        const info = {
          Name: name,
          Driver: driver,
          DockerRootDir: root,
          NCPU: cpus,
          MemTotal: memory,
          Runtimes: Object.fromEntries(runtimes.map((runtime) => [runtime, {}])),
        }
        expect(parseEngine({ ApiVersion: '1.44' }, info)).toMatchObject({
          name,
          storageDriver: driver,
          dataRoot: root,
          cpus,
          memory,
          runtimes: Object.keys(info.Runtimes),
        })
      }),
    )
  })

  test('nodes of a builder', () => {
    const node = fc.record({
      name: word,
      status: fc.constantFrom('running', 'stopped', 'inactive'),
      platforms: fc.uniqueArray(fc.constantFrom('linux/amd64', 'linux/arm64', 'linux/arm/v7'), {
        minLength: 1,
      }),
      asked: fc.boolean(),
      labels: fc.dictionary(word, word),
    })
    fc.assert(
      fc.property(fc.array(node, { maxLength: 3 }), (given) => {
        const nodes = given.map(({ name, status, platforms, asked, labels }) =>
          lines([
            `Name:             ${name}`,
            'Endpoint:         unix:///var/run/docker.sock',
            `Status:           ${status}`,
            'BuildKit version: v0.31.0',
            `Platforms:        ${platforms.map((each) => (asked ? `${each}*` : each)).join(', ')}`,
            'Labels:',
            ...Object.entries(labels).map(([label, value]) => ` ${label}:   ${value}`),
            'GC Policy rule#0:',
            ' All:            false',
          ]),
        )
        const read = parseInspect(`Name:   mine\nDriver: docker-container\n\nNodes:\n${nodes.join('\n')}`)
        expect(read.driver).toBe('docker-container')
        expect(read.nodes).toEqual(
          given.map(({ asked: _, ...each }) => ({
            ...each,
            buildkit: 'v0.31.0',
            endpoint: 'unix:///var/run/docker.sock',
            gcPolicy: [{ all: false }],
          })),
        )
      }),
    )
  })
})

describe('secrets and data of others are not read', () => {
  const secret = fc.stringMatching(/^Q[A-Z0-9]{8,20}$/)

  test('credentials: only the names of registries', () => {
    const kind = fc.constantFrom('auth', 'password', 'identitytoken', 'registrytoken')
    fc.assert(
      fc.property(fc.dictionary(word, kind, { minKeys: 1 }), secret, (kinds, hidden) => {
        const auths = Object.fromEntries(
          Object.entries(kinds).map(([name, each]) => [name, { [each]: hidden }]),
        )
        const read = parseClientConfiguration(
          JSON.stringify({ auths: { ...auths, 'empty.example': {} } }),
          'config.json',
        )
        expect(read.plaintextCredentials).toEqual(Object.keys(auths))
        expect(JSON.stringify(read)).not.toContain(hidden)
      }),
    )
  })

  test('a command line: only options for addresses and paths, without users and passwords', () => {
    const option = fc.constantFrom(
      '--http-proxy',
      '--log-opt',
      '--label',
      '--tlskey',
      '--host',
      '-H',
      '--data-root',
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(option, fc.boolean())), secret, (options, hidden) => {
        const words = options.flatMap(([name, joined]) => {
          const value = `tcp://user:${hidden}@127.0.0.1:2375`
          return joined ? [`${name}=${value}`] : [name, value]
        })
        const reported = safeArguments(parseCommandLine(words.map((each) => `${each}\0`).join('')))
        expect(reported.join(' ')).not.toContain(hidden)
      }),
    )
  })

  test('invalid JSON: only its source and the position', () => {
    fc.assert(
      fc.property(secret, fc.nat(30), (hidden, end) => {
        const text = JSON.stringify({ auths: { 'ghcr.io': { auth: hidden } } }).slice(0, -1 - end)
        expect(() => parseJson(text, 'config.json')).toThrow(/^config\.json is not valid JSON/)
        expect(() => parseJson(text, 'config.json')).not.toThrow(hidden)
      }),
    )
  })

  test('labels: all labels of Berth, and no others', () => {
    fc.assert(
      fc.property(fc.dictionary(word, word), fc.dictionary(word, word), (own, others) => {
        const mine = Object.fromEntries(Object.entries(own).map(([name, value]) => [`berth.${name}`, value]))
        const theirs = Object.fromEntries(Object.entries(others).map(([name, value]) => [`x-${name}`, value]))
        expect(ownLabels({ ...theirs, ...mine })).toEqual(mine)
      }),
    )
  })
})

describe('equivalent values give the same result', () => {
  test('a filesystem has the same name for a signed and an unsigned magic number', () => {
    fc.assert(
      fc.property(fc.nat(0xffffffff), (magic) =>
        expect(filesystemType(magic | 0)).toBe(filesystemType(magic)),
      ),
    )
  })

  test('an engine error contains the host, and a system error its code', () => {
    const code = fc.constantFrom('ENOENT', 'EACCES', 'ECONNREFUSED', 'EIO', 'HPE_INVALID', undefined)
    fc.assert(
      fc.property(code, fc.string(), fc.nat(600), (given, message, seconds) => {
        const error = Object.assign(new Error(message), given && { code: given })
        expect(engineErrorSentence(error, 'tcp://engine:2375', seconds)).toContain('tcp://engine:2375')
        expect(systemErrorText(error)).toContain(given && /^E(NOENT|ACCES)$/.test(given) ? given : message)
      }),
    )
  })
})

test('each parser has a property test', () => {
  const parsers = globSync(join(import.meta.dirname, '../../../src/facts/parsers/*.ts')).map((file) =>
    basename(file),
  )
  const tests = globSync(join(import.meta.dirname, '*.test.ts'))
    .map((file) => readFileSync(file, 'utf8'))
    .filter((text) => text.includes('fc.property'))
    .join('\n')
  expect(parsers.filter((file) => !tests.includes(`/parsers/${file}'`))).toEqual([])
})
