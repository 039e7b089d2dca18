import fc from 'fast-check'

/** The same key in other spellings, which Go's encoding/json takes for it or for another one. */
function spellings(key: string): string[] {
  const escaped = [...key]
    .map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('')
  const folded = key.replaceAll(/s/gi, '\u017f').replaceAll(/k/gi, '\u212a')
  return [key, key, key, key, key.toLowerCase(), key.toUpperCase(), escaped, folded, `${key} `]
}

const keys = [
  'Image',
  'HostConfig',
  'Privileged',
  'Binds',
  'CapAdd',
  'Memory',
  'Links',
  'Labels',
  'NetworkMode',
]
const key = fc.constantFrom(...keys.flatMap(spellings))

const plain = fc.constantFrom(
  ...[
    'true',
    'false',
    'null',
    '0',
    '-0',
    '1',
    '9223372036854771712',
    '1e400',
    '1E2',
    '1.50',
    '"alpine"',
    '"host"',
  ],
  ...['"\\ud83d\\ude00"', '"a\\u0000b"', '"\u2028"', '["/:/host"]', '["ALL"]', '["/ws:/w"]', '[]', '{}'],
)
const broken = fc.constantFrom('01', '+1', '.5', '"\\ud800"', '"a', "'a'", 'tru', '', '["a",]', 'NaN')
const space = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom('', ' ', '\n', '\t') },
  { weight: 1, arbitrary: fc.constantFrom('\u00a0', '\ufeff', '/**/') },
)

const { value } = fc.letrec<{ value: string; object: string }>((tie) => ({
  value: fc.oneof(
    { weight: 15, arbitrary: plain },
    { weight: 1, arbitrary: broken },
    { weight: 10, arbitrary: tie('object') },
  ),
  object: fc
    .array(fc.tuple(key, space, tie('value')), { maxLength: 4 })
    .map((fields) => `{${fields.map(([name, gap, text]) => `"${name}":${gap}${text}`).join(',')}}`),
}))

/** Most are right but for one place, since a reader that refuses early is never tried. */
const calm = fc
  .record(
    {
      Image: fc.string({ maxLength: 5 }),
      Labels: fc.dictionary(fc.string({ maxLength: 3 }), fc.string({ maxLength: 3 }), { maxKeys: 3 }),
      HostConfig: fc.record(
        { Memory: fc.maxSafeInteger(), Binds: fc.array(fc.string()) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  )
  .map((body) => JSON.stringify(body))

const oddTail = fc.constantFrom('', '', '', '', '', '', '', '', ' ', '\n', '{}', '}', ',', 'null', '\u0000')

/** Bodies of `POST /containers/create`, right and odd ones, some of them with a byte that was changed. */
export const oddBodies: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.oneof(calm, value), oddTail, fc.option(fc.tuple(fc.nat(), fc.nat(255)), { freq: 6 }))
  .map(([text, tail, change]) => {
    const bytes = Buffer.from(text + tail)
    if (change !== null && bytes.length > 0) bytes[change[0] % bytes.length] = change[1]
    return bytes
  })
