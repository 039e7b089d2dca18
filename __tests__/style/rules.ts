import type { Text } from './texts.ts'
import { userWordings, wordings } from './wordings.ts'

const maximumWords = 30

/** What a text does that docs/style.md rules out. Code and quotations are somebody else's words, and count as one word. */
export function offences({ path, kind, text }: Text): string[] {
  const own = text.replaceAll(/`[^`]*`|"[^"\n]*"/g, '…')
  const isForContributors = /^(docs\/(adr\/|architecture)|CONTRIBUTING|ground\/)/.test(path)
  const found = [...wordings, ...(isForContributors ? [] : userWordings)].flatMap(({ pattern, write }) => {
    const [words] = pattern.exec(own) ?? []
    return words === undefined ? [] : [`"${words}": write ${write}`]
  })
  if (/[‘’“”]/.test(text)) found.push('curly quotes: write \' and "')
  for (const sentence of sentencesOf(own)) {
    const words = sentence.split(/\s+/).filter((word) => /\w|…/.test(word))
    if (words.length > maximumWords) found.push(`${words.length} words in a sentence: ${sentence}`)
    if (/^(What|Whatever|Who|Whoever)\b[^?]*$/.test(sentence)) found.push(`a noun first: ${sentence}`)
  }
  return kind === 'page' ? found : [...found, ...programOffences(kind, own)]
}

function programOffences(kind: Text['kind'], own: string): string[] {
  const found: string[] = []
  if (/[\w)…];(\s|$)/.test(own)) found.push('a semicolon: write two sentences')
  if (/n't\b/.test(own)) found.push('a contraction: write not')
  if (kind === 'title' && /\?$/.test(own)) found.push('a title that is a question: write a noun')
  if (kind === 'remedy' && !startsWithVerb(own)) found.push(`a remedy without a verb at its start: ${own}`)
  return found
}

/** Lists end sentences too: each line is one. */
function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?][)]?)\s+|\n/).filter((sentence) => sentence !== '')
}

/** The verbs that remedies start with. A new one belongs here. */
const verbs = new Set(
  `accept add allow ask build call change check choose close copy correct create delete disable enable end find fix free
  give grant install leave let limit list log look load lower make mount move omit name open pass point prefer publish pull put
  raise read recreate reduce remove rename repair replace report rerun restart restore retry run see send set shorten
  show start stop switch turn unmount unset update upgrade use verify wait write`.split(/\s+/),
)

/** `Set …`, or a condition before it: `To keep both, start …`. A remedy that begins with another text is judged there. */
function startsWithVerb(text: string): boolean {
  const [, condition, first = ''] =
    /^((?:If|To|On|In|With|Without|Until|Before|For|Where) [^,:]*[,:] )?(\S*)/.exec(text) ?? []
  if (first.startsWith('…')) return true
  const word = first.replace(/[^A-Za-z]+$/, '')
  return verbs.has(word.toLowerCase()) && (condition !== undefined || /^[A-Z]/.test(word))
}
