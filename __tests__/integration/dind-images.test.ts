import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { aJob, images, loadBusybox, tracesOf } from './host.ts'

// `dind.test.ts` plays all of it on the official layout.
test.each([
  { what: 'Debian with an engine of the 26 line', image: images.dind26, version: /^26\./ },
  { what: 'Debian with an engine of the 29 line', image: images.dind29, version: /^29\./ },
])(
  '$what: containers run, images build, ports are reachable, and the post step removes the daemon',
  async ({ image, version }) => {
    const job = await aJob()
    const main = await job.main({ mode: 'dind', 'dind-image': image })
    expect(main).toMatchObject({ exitCode: 0, outputs: { mode: 'dind', privilege: 'user-namespace' } })
    expect(main.outputs['engine-version']).toMatch(version)
    await loadBusybox(job)

    await mkdir(join(job.workspace, 'image'))
    await writeFile(
      join(job.workspace, 'image/Dockerfile'),
      `FROM ${images.busybox}\nRUN echo built >/file\n`,
    )
    await job.sh('docker buildx build --tag one image')
    expect(await job.sh('docker run --rm --volume "$PWD":/w one sh -c "cat /file; ls /w"')).toBe(
      'built\nimage',
    )

    expect(await job.sh(`docker run --rm --user 1000 ${images.busybox} id -u`)).toBe('1000')

    const serve = "sh -c 'echo published >/tmp/index.html; httpd -f -p 80 -h /tmp'"
    await job.sh(`docker run --detach --init --publish 8080:80 ${images.busybox} ${serve}`)
    const ask = 'curl --silent --fail --retry 20 --retry-connrefused --retry-delay 1 --max-time 20'
    expect(await job.sh(`${ask} http://$TESTCONTAINERS_HOST_OVERRIDE:8080`)).toBe('published')

    expect(await job.post()).toMatchObject({ exitCode: 0, commands: [] })
    expect(await tracesOf(job)).toEqual([])
  },
)
