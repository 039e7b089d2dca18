import { images } from '../integration/images.ts'
import { closeAfterwards } from '../opened/close-afterwards.ts'
import { call } from './api.ts'

/** What another job on the same engine has. Its container runs, and holds a secret. */
export type Neighbor = {
  readonly container: string
  readonly name: string
  readonly network: string
  readonly volume: string
  readonly exec: string
}

export const ownerLabel = 'berth.token'

/** Makes the things of another job directly on the engine. They are removed after the test or the file. */
export async function aNeighbor(engine: string, run: string): Promise<Neighbor> {
  const name = `neighbor-${run}`
  const Labels = { [ownerLabel]: `of-${name}` }
  await closeAfterwards(async () => {
    await call(engine, `DELETE /containers/${name}?force=1&v=1`)
    await call(engine, `DELETE /networks/${name}`)
    await call(engine, `DELETE /volumes/${name}`)
  })
  await must(engine, 'POST /networks/create', { Name: name, Labels })
  await must(engine, 'POST /volumes/create', { Name: name, Labels })
  const { Id } = await must(engine, `POST /containers/create?name=${name}`, {
    Image: images.busybox,
    Cmd: ['sleep', '600'],
    Env: ['PASSWORD=of-the-neighbor'],
    Labels,
    HostConfig: { NetworkMode: name, Binds: [`${name}:/data`], Init: false },
  })
  await must(engine, `POST /containers/${Id}/start`)
  const exec = await must(engine, `POST /containers/${Id}/exec`, { Cmd: ['true'], AttachStdout: true })
  return { container: Id, name, network: name, volume: name, exec: exec.Id }
}

/** Calls the engine, which must do it. */
export async function must(engine: string, line: string, body?: object) {
  const reply = await call(engine, line, body)
  if (reply.status >= 300) throw new Error(`${line}: ${reply.status} ${JSON.stringify(reply.body)}`)
  return reply.body
}
