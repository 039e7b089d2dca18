import { type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'

/** Bytes that are read at a time. */
const bufferSize = 4 * 1024 ** 2
/** An archive ends with two blocks of zeros (tar(5)). */
const endOfArchive = Buffer.alloc(1024)

/**
 * Copies images from one engine into another as one archive, while the source writes it. All of it goes through one
 * buffer, and nothing is read before the target has taken the last part.
 *
 * The source gets a plain request of HTTP/1.0, because Node's HTTP allocates memory for each read of 32 KiB: on a busy
 * machine, 300 MB took 12 s by dockerode and 7 s so. Such an answer has no length, so its end must be that of an archive.
 *
 * @param from the path of the source's socket
 * @param to the path of the target's socket
 * @param onBytes gets the number of bytes that the target has taken so far
 * @throws an error with the words of the engine that refuses, or Node's error of a connection (`code`)
 */
export function copyImages(
  from: string,
  to: string,
  names: readonly string[],
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const query = new URLSearchParams(names.map((name): [string, string] => ['names', name]))
    const headers = { 'Content-Type': 'application/x-tar', 'Transfer-Encoding': 'chunked' }
    const target = request({ socketPath: to, path: '/images/load?quiet=1', method: 'POST', headers })
    let head = ''
    let refusal = ''
    let bytes = 0
    let tail = Buffer.alloc(0)

    const fail = (error: unknown) => {
      signal.removeEventListener('abort', abort)
      source.destroy()
      target.destroy()
      reject(error)
    }
    const abort = () => fail(signal.reason)

    /** Takes what was read. False: nothing more is read before the target has it. */
    const onRead = (part: Buffer): boolean => {
      let content = part
      if (!head.endsWith('\r\n\r\n')) {
        const end = part.indexOf('\r\n\r\n')
        head += part.toString('latin1', 0, end < 0 ? part.length : end + 4)
        content = part.subarray(end < 0 ? part.length : end + 4)
      }
      if (content.length === 0) return true
      if (!isSuccess(head)) {
        refusal += content.toString()
        return true
      }
      tail = Buffer.concat([tail, content.subarray(-endOfArchive.length)]).subarray(-endOfArchive.length)
      target.write(content, () => {
        bytes += content.length
        onBytes(bytes)
        source.resume()
      })
      return false
    }
    const source: Socket = connect({
      path: from,
      onread: {
        buffer: Buffer.allocUnsafe(bufferSize),
        callback: (length, buffer) => onRead(Buffer.from(buffer.buffer, buffer.byteOffset, length)),
      },
    })
    source.on('error', fail)
    source.on('end', () => {
      if (refusal !== '' || !isSuccess(head)) fail(refused(head, refusal))
      else if (!tail.equals(endOfArchive)) fail(reset())
      else target.end()
    })
    target.on('error', fail)
    target.on('response', (response) => {
      outcome(response).then((error) => {
        if (error !== null) return fail(error)
        signal.removeEventListener('abort', abort)
        resolve()
      }, fail)
    })
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    source.write(`GET /images/get?${query} HTTP/1.0\r\nHost: docker\r\n\r\n`)
  })
}

const isSuccess = (head: string): boolean => / 200 /.test(head.slice(0, head.indexOf('\r\n')))

/** The engine's own words, as docker-modem puts them. */
function refused(head: string, body: string): Error {
  const [, status = ''] = /^HTTP\/\S+ (\d+)/.exec(head) ?? []
  return Object.assign(new Error(messageIn(body)), {
    statusCode: Number(status),
    json: { message: messageIn(body) },
  })
}

/** The error in the answer of `POST /images/load`: its status, or one of its events. null: the images are loaded. */
async function outcome(response: IncomingMessage): Promise<Error | null> {
  const answer = await text(response)
  if (response.statusCode !== 200) return refused(`HTTP/1.1 ${response.statusCode}`, answer)
  const [, error] = /^\{.*"error":("(?:[^"\\]|\\.)*")/m.exec(answer) ?? []
  return error === undefined ? null : new Error(JSON.parse(error))
}

function messageIn(body: string): string {
  try {
    return String((JSON.parse(body) as { message?: unknown }).message)
  } catch {
    return body.trim()
  }
}

const reset = (): Error =>
  Object.assign(new Error("the connection ended in the middle of the daemon's archive"), {
    code: 'ECONNRESET',
  })
