/** The result of observing a fact: its value, or the reason why it could not be observed. */
export type Observation<T> =
  | { readonly status: 'seen'; readonly value: T }
  | { readonly status: 'unseen'; readonly reason: string }
