import { clip, plain } from './plain.ts'
import { wrap } from './wrap.ts'

/** SGR codes of ANSI terminals (ECMA-48, 8.3.117). */
const styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const
export type Style = keyof typeof styles

/** Narrower than this, the columns of the report have no room. */
export const narrowestTerminal = 40
const longestText = 1000

export type Pen = {
  paint(style: Style, text: string): string
  /** The text wrapped after `head`, with further lines indented as deep. `mark` styles the head, `style` the text. */
  paragraph(head: string, text: string, style?: Style, mark?: Style): string[]
  /** A line that is never wrapped, so that a command can be copied and a link be clicked. */
  whole(head: string, text: string, style: Style): string
}

/** Writes lines for a terminal of `width` columns, with or without colors. */
export function terminalPen({ color, width }: { readonly color: boolean; readonly width: number }): Pen {
  const paint = (style: Style, text: string) => (color ? `\u001b[${styles[style]}m${text}\u001b[0m` : text)
  return {
    paint,
    paragraph(head, text, style, mark) {
      const room = Math.max(width, narrowestTerminal) - head.length
      return wrap(readable(text), room).map((line, index) => {
        const start = index > 0 ? ' '.repeat(head.length) : mark ? paint(mark, head) : head
        return start + (style ? paint(style, line) : line)
      })
    },
    whole: (head, text, style) => head + paint(style, plain(clip(text, longestText))),
  }
}

/** Backticks are Markdown. In a terminal, code of several words is quoted, so that its end shows. */
function readable(text: string): string {
  return plain(clip(text, longestText)).replace(/`([^`]+)`/g, (_, code: string) =>
    code.includes(' ') ? `'${code}'` : code,
  )
}
