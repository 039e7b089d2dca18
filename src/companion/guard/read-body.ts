import { Readable } from 'node:stream'

/** A body that was read. `rest`: it is larger than the limit, and this stream gives all of it. */
export type ReadBody = { readonly bytes: Buffer } | { readonly rest: Readable }

/**
 * Reads a body completely, up to a limit.
 *
 * @throws an error if the client leaves before its end
 */
export async function readBody(body: Readable, limit: number): Promise<ReadBody> {
  const parts: Buffer[] = []
  let length = 0
  const iterator: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    parts.push(next.value)
    length += next.value.length
    if (length > limit) return { rest: Readable.from(all(parts, iterator)) }
  }
  return { bytes: Buffer.concat(parts) }
}

async function* all(parts: readonly Buffer[], iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* parts
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
}
