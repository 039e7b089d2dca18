/** Undoes the multiplexing of the attach protocol: a header of 8 bytes (stream, length) before each piece. */
export function splitStreams(content: Buffer): { stdout: string; stderr: string } {
  const pieces: Record<1 | 2, Buffer[]> = { 1: [], 2: [] }
  let offset = 0
  while (offset + 8 <= content.length) {
    const stream = content[offset] === 2 ? 2 : 1
    const length = content.readUInt32BE(offset + 4)
    pieces[stream].push(content.subarray(offset + 8, offset + 8 + length))
    offset += 8 + length
  }
  return {
    stdout: Buffer.concat(pieces[1]).toString('utf8'),
    stderr: Buffer.concat(pieces[2]).toString('utf8'),
  }
}
