/** A fact that was looked for: either what was seen, or why it could not be seen. */
export type Observation<T> =
  | { readonly status: 'seen'; readonly value: T }
  | { readonly status: 'unseen'; readonly reason: string }
