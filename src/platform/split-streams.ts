/** Splits output in the attach format of the Engine API: each frame has a header of 8 bytes with stream and length. */
export function splitStreams(content: Buffer): { stdout: string; stderr: string } {
  const frames: Record<1 | 2, Buffer[]> = { 1: [], 2: [] }
  let offset = 0
  while (offset + 8 <= content.length) {
    const stream = content[offset] === 2 ? 2 : 1
    const length = content.readUInt32BE(offset + 4)
    frames[stream].push(content.subarray(offset + 8, offset + 8 + length))
    offset += 8 + length
  }
  return {
    stdout: Buffer.concat(frames[1]).toString('utf8'),
    stderr: Buffer.concat(frames[2]).toString('utf8'),
  }
}
