import { beforeAll, expect, test } from '@jest/globals'
import { expectSuccess, makeImage, play } from './play.ts'

let service = ''
beforeAll(async () => {
  service = await makeImage('FROM berth-ground/busybox:1\nCMD ["httpd", "-f", "-p", "8080", "-h", "/etc"]\n')
})

/** Steps that use Docker as anybody would. */
const uses = `
  - run: DOCKER_HOST=unix:///var/run/docker.sock docker save berth-ground/busybox:1 | docker load
  - run: |
      docker run --rm berth-ground/busybox:1 echo ran
      docker run --rm --volume "$PWD:/work" berth-ground/busybox:1 test -f /work/action.yml
      printf 'FROM berth-ground/busybox:1\\nRUN echo built >/built\\nCMD cat /built\\n' >Dockerfile
      docker build --tag built . && docker run --rm built
  - run: |
      docker run --detach --name published --publish 8080:8080 berth-ground/busybox:1 httpd -f -p 8080 -h /etc
      address="$TESTCONTAINERS_HOST_OVERRIDE"
      test "$TC_HOST" = "$address"
      node -e "fetch('http://$address:8080/passwd').then(({status}) => console.log('published', status))"
  - run: |
      address=$(getent hosts web | cut -d' ' -f1)
      docker run --rm berth-ground/busybox:1 wget -qO- "http://$address:8080/passwd" | sed 's/^/by address: /'
      docker run --rm berth-ground/busybox:1 wget -qO- "http://web:8080/passwd" | sed 's/^/by name: /'
      docker network create own
      docker run --rm --network own berth-ground/busybox:1 wget -qO- "http://web:8080/passwd" | sed 's/^/on a network: /'
`

const job = (inputs: string) => `
container:
  image: berth-ground/act-job:1
services:
  web:
    image: ${service}
steps:
  - uses: actions/checkout@v5
  - uses: ./
    id: berth
    with: ${inputs}
${uses}`

test('dind in a container job: used as anybody would, and undone', async () => {
  const played = await play({ job: job('{mode: dind, dind-image: berth-ground/dind:official}') })
  expectSuccess(played)
  const printed = played.printed('main')
  for (const line of [
    'ran',
    'built',
    'published 200',
    'by address: root:',
    'by name: root:',
    'on a network: root:',
  ])
    expect(printed).toContain(line)
  expect(played.left).toEqual([])
})
