/** A wording that docs/style.md rules out, and what to write. */
type Wording = { readonly pattern: RegExp; readonly write: string }

const wording = (pattern: RegExp, write: string): Wording => ({ pattern, write })

/** In every text. */
export const wordings: readonly Wording[] = [
  wording(/\b(tells?|told|telling)\b/i, 'report, list, show'),
  wording(/\bof (\w+'s|\w+) own\b/i, 'separate, a noun'),
  wording(/\bof (Berth|the \w+)'s(?= that|[.,:;)]|$)|\bof theirs\b/, 'of Berth, of the runner'),
  wording(/\b(believes?|believed|speaks?|spoke)\b/i, 'a verb for programs: reports, uses, rules out'),
  wording(
    /\b(Berth|buildx|docker|buildkit|engine|daemon|kernel|runner|github|client) (knows?|thinks?|wants?)\b/i,
    'a verb for programs: reports, uses, has',
  ),
  wording(/\bengine that is there\b/i, 'host daemon'),
  wording(/\bforbid(s|den)?\b/i, 'rules out'),
  wording(/\b(judg(e[sd]?|ing|ement)|prov(e|es|ed|en|ing))\b/i, 'check, verify, could not check'),
  wording(/\b(take|takes|took|taken|taking) (it |them )?back\b/i, 'remove, clean up'),
  wording(
    /(\b(by|until|before|after|that|to|in|when|and|of|lets) post|^Post|\. Post)(?=[ .,:]|$)(?! step)/,
    'the post step',
  ),
  wording(/\bname servers?\b/i, 'DNS server'),
  wording(/\bway out\b/i, 'default route'),
  wording(/\b(address|network|private) ranges?\b|\branges? of addresses\b/i, 'subnet'),
  wording(/\bfilesystems? below\b/i, 'backing filesystem'),
  wording(/\bfor want of\b/i, 'OOM-killed, without'),
  wording(/\bclient configuration\b/i, '`~/.docker/config.json`'),
  wording(/\bunix sockets?\b/, 'Unix socket'),
  wording(/(?<![\w/-])(macos|buildkit|github)(?![\w/-])/, 'macOS, BuildKit, GitHub'),
  wording(/\bmay not\b/i, 'cannot, is not allowed to, lacks permission to'),
  wording(/\b(is|are) to (be|have|get|hold)\b/i, 'must, a verb'),
  wording(/\b(empty|unknown|only|error) where\b/i, 'if'),
  wording(/\b(printed|shown|listed|named|said) above\b/i, 'the place: the step log'),
  wording(/\b(without a word|laid over|whence|thereof|gravest?|graver|real ground)\b/i, 'plain words'),
  wording(/\b(lies|lie|lying) (on|in|within)\b/i, 'is on, is in'),
]

/** In what users read. Pages for contributors name the layers of the code: undo, sweep, strategy. */
export const userWordings: readonly Wording[] = [
  wording(/(?<!-)\bstrateg(y|ies)\b(?!-)/i, 'mode'),
  wording(/\b(undo|undoes|undid|undone)\b/i, 'remove, clean up'),
  wording(/\b(sweeps?|swept)\b(?!-)/i, 'remove, clean up'),
]
