/**
 * `title`, `remedy`: of a check, an error or an input without effect. `prose`: anything else that a program prints.
 * `page`: text of a Markdown file.
 */
export type TextKind = 'prose' | 'title' | 'remedy' | 'page'

export type Text = { readonly path: string; readonly kind: TextKind; readonly text: string }
