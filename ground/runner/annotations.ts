export type Annotation = { readonly level: string; readonly title: string; readonly message: string }

/** `::error title=…::message` and the like in what a step printed (actions/runner 258d6c8, ActionCommandManager.cs:623-774). */
export function annotationsIn(printed: string): Annotation[] {
  return [...printed.matchAll(/^::(error|warning|notice)(?: ([^\n]*?))?::(.*)$/gm)].map(
    ([, level = '', properties = '', message = '']) => ({
      level,
      title: plain(/(?:^|,)title=([^,]*)/.exec(properties)?.[1] ?? ''),
      message: plain(message),
    }),
  )
}

const plain = (text: string) =>
  text
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%25', '%')
