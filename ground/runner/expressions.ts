/** What expressions may name: `steps`, `env`, `job`, `github`, `runner`, `vars`, `inputs`. */
export type Contexts = Readonly<Record<string, unknown>>

export type Status = 'success' | 'failure' | 'cancelled'

/**
 * Puts values for the expressions in a text. Of GitHub's language it knows paths alone, such as
 * `steps.build.outputs.tag` and `job.services.web.ports['80']`; anything else is refused.
 */
export function evaluate(text: string, contexts: Contexts): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => lookUp(expression.trim(), contexts))
}

/** Whether a step runs. Without a status function GitHub adds `success()`. */
export function holds(condition: string | null, status: Status): boolean {
  switch (condition ?? 'success()') {
    case 'always()':
      return true
    case 'success()':
      return status === 'success'
    case 'failure()':
      return status === 'failure'
    case 'cancelled()':
      return status === 'cancelled'
    case '!cancelled()':
      return status !== 'cancelled'
    default:
      throw new Error(`this runner does not know the condition ${condition}`)
  }
}

const path = /^[a-z]+(\.[\w-]+|\['[^']*'\])+$/i

function lookUp(expression: string, contexts: Contexts): string {
  if (!path.test(expression)) throw new Error(`this runner does not know the expression ${expression}`)
  const [context = '', ...names] = expression.split(/\.|\['|'\]\.?/).filter((name) => name !== '')
  if (!(context in contexts)) throw new Error(`this runner has no context ${context} for ${expression}`)
  const value = names.reduce<unknown>(
    (found, name) => (found as Record<string, unknown> | undefined)?.[name],
    contexts[context],
  )
  if (typeof value === 'object') throw new Error(`${expression} is no text`)
  return value === undefined ? '' : String(value)
}
