import type { RawRequest } from '../call.ts'
import { type Read, refused } from './read.ts'

/**
 * Checks that the end of the request is certain: HTTP/1.1, one length or chunks, and no body where Go and proxies differ about it.
 *
 * @param valuesOf the values of a header by its name in lower case
 */
export function readFraming(
  { method, httpVersion }: RawRequest,
  valuesOf: (name: string) => readonly string[],
): Read<null> {
  const lengths = valuesOf('content-length')
  const encodings = valuesOf('transfer-encoding')
  const [length = '0'] = lengths
  const hasBody = encodings.length > 0 || /[^0]/.test(length)
  const problems: readonly (readonly [isOdd: boolean, place: string, value: string])[] = [
    [httpVersion !== '1.1', 'HTTP version', httpVersion],
    [lengths.length > 1 || !/^\d{1,15}$/.test(length), 'header Content-Length', lengths.join(', ')],
    [
      encodings.length > 1 || !/^(chunked)?$/i.test(encodings[0] ?? ''),
      'header Transfer-Encoding',
      encodings.join(', '),
    ],
    [encodings.length > 0 && lengths.length > 0, 'header Content-Length', 'beside Transfer-Encoding'],
    // curl sends it before a large body. The proxy answers it, so it is not forwarded.
    [
      !valuesOf('expect').every((value) => /^100-continue$/i.test(value)),
      'header Expect',
      valuesOf('expect').join(', '),
    ],
    [valuesOf('host').length > 1, 'header Host', 'twice'],
    [hasBody && /^(GET|HEAD)$/.test(method), 'body', `of a ${method} request`],
  ]
  const problem = problems.find(([isOdd]) => isOdd)
  return problem === undefined ? { value: null } : refused('odd-framing', problem[1], problem[2])
}
