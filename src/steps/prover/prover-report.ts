/** The prover's output so far (prover.c). A key is missing until its line has arrived. */
export type ProverReport = {
  readonly read?: { readonly errno: number; readonly text: string }
  /** errno of the write; 0 on success. */
  readonly write?: number
  /** IPv4 address of the container's first DNS server; null if it has none. */
  readonly server?: string | null
  /** The response code of the DNS server; null if it did not answer. */
  readonly answer?: number | null
}

/**
 * Parses the prover's output. An incomplete last line is ignored.
 *
 * @returns null if the output does not start with this token, so that it is not from this prover
 */
export function parseProverReport(text: string, token: string): ProverReport | null {
  const [first, ...lines] = text.split('\n').slice(0, -1)
  if (first !== `token ${token}`) return null
  return Object.assign({}, ...lines.map(parseLine))
}

function parseLine(line: string): ProverReport {
  const [label, value = '', ...rest] = line.split(' ')
  switch (label) {
    case 'read':
      return { read: { errno: Number(value), text: rest.join(' ') } }
    case 'write':
      return { write: Number(value) }
    case 'server':
      return { server: value === 'none' ? null : value }
    case 'answered':
      return { answer: Number(value) }
    case 'silent':
      return { answer: null }
    default:
      return {}
  }
}
