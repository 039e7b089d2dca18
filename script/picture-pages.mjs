// The pages that script/picture photographs.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { AnsiUp } from 'ansi_up'
import { marked } from 'marked'
import sanitize from 'sanitize-html'

const require = createRequire(import.meta.url)

/** What GitHub leaves of HTML in Markdown (github/markup, html-pipeline's allow-list), as far as a summary needs it. */
const allowed = {
  allowedTags: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'br',
      'hr',
      'b',
      'strong',
      'i',
      'em',
      'del',
      'code',
      'pre',
      'kbd',
    ],
    ...[
      'ul',
      'ol',
      'li',
      'blockquote',
      'table',
      'thead',
      'tbody',
      'tr',
      'th',
      'td',
      'a',
      'img',
      'sub',
      'sup',
    ],
    ...['details', 'summary', 'div', 'span'],
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt'], code: ['class'], '*': ['align', 'open'] },
  allowedSchemes: ['http', 'https', 'mailto'],
}

/** A job summary as GitHub shows it. Mermaid runs as GitHub runs it: strict, in the theme of the colour scheme. */
export function summaryPage(markdown) {
  const body = sanitize(marked.parse(markdown, { gfm: true, async: false }), allowed)
  const style = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8')
  const mermaid = pathToFileURL(require.resolve('mermaid/dist/mermaid.min.js')).href
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><style>${style}
    body { margin: 0; background: light-dark(#ffffff, #0d1117) }
    .markdown-body { padding: 16px; overflow: hidden }
    .mermaid { background: none !important; text-align: center; padding: 0 !important }
  </style>
  <article class="markdown-body" id="picture">${body}</article>
  <script src="${mermaid}"></script>
  <script>
    const dark = matchMedia('(prefers-color-scheme: dark)').matches
    for (const code of document.querySelectorAll('pre > code.language-mermaid')) {
      code.parentElement.className = 'mermaid'
      code.replaceWith(code.textContent)
    }
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict', theme: dark ? 'dark' : 'default' })
    mermaid.run().catch((error) => document.body.prepend(String(error))).finally(() => { document.title = 'drawn' })
  </script>`
}

/** A terminal of so many columns that shows the text. */
export function terminalPage(text, columns) {
  const body = new AnsiUp().ansi_to_html(text)
  return `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>drawn</title><style>
    body { margin: 0; background: light-dark(#ffffff, #0d1117) }
    pre {
      display: inline-block; min-width: ${columns}ch; margin: 0; padding: 20px 24px; white-space: pre;
      font: 14px/1.5 'DejaVu Sans Mono', monospace; color: light-dark(#1f2328, #e6edf3);
    }
  </style><pre id="picture">${body}</pre>`
}
