import type { Judge } from '../endpoint.ts'
import { type Field, flag, ignored, list, number, refused, text, texts } from '../fields/field.ts'
import { object } from '../fields/object.ts'
import { isObject } from '../json-kinds.ts'
import { readBody } from './read-body.ts'

/** moby, api/types/container/exec.go, `ExecCreateRequest`. */
export const createExec: Judge = readBody(
  object({
    User: text,
    Privileged: refused('privileged-exec'),
    Tty: flag,
    ConsoleSize: list(number),
    AttachStdin: flag,
    AttachStderr: flag,
    AttachStdout: flag,
    Detach: flag,
    DetachKeys: text,
    Env: texts,
    WorkingDir: text,
    Cmd: texts,
    // Of docker-py. The path names the container (moby v20.10, container/exec.go).
    Container: ignored,
  }),
)

const start: Field = object({ Detach: flag, Tty: flag, ConsoleSize: list(number) })

/** moby, api/types/container/exec.go, `ExecStartRequest`. dockerode adds its own options. */
export const startExec: Judge = (request) => {
  if (request.body === null) return { body: null }
  const { body } = request
  const known = isObject(body)
    ? new Map([...body].filter(([key]) => key !== 'hijack' && key !== 'stdin'))
    : body
  return readBody(start)({ ...request, body: known })
}
