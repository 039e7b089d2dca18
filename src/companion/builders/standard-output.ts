import { Transform } from 'node:stream'

/** Bytes before each frame: the stream, three zeros, and the length (Engine API, `ContainerAttach`, "Stream format"). */
const headerLength = 8
const stdout = 1

/** Takes standard output out of the stream of a command without a terminal, and drops the other streams. */
export function standardOutput(): Transform {
  let header = Buffer.alloc(0)
  let missing = 0
  let isWanted = false
  return new Transform({
    transform(chunk: Buffer, _, done) {
      let rest = chunk
      while (rest.length > 0) {
        if (missing === 0) {
          const taken = rest.subarray(0, headerLength - header.length)
          header = Buffer.concat([header, taken])
          rest = rest.subarray(taken.length)
          if (header.length < headerLength) break
          isWanted = header.readUInt8(0) === stdout
          missing = header.readUInt32BE(4)
          header = Buffer.alloc(0)
        } else {
          const part = rest.subarray(0, missing)
          missing -= part.length
          rest = rest.subarray(part.length)
          if (isWanted) this.push(part)
        }
      }
      done()
    },
  })
}
