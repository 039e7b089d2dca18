/** A number by its digits: a JavaScript number cannot hold each integer of Go. */
export type JsonNumber = { readonly digits: string }

/** An object by its keys. A Map has no inherited keys such as `__proto__`. */
export type JsonObject = ReadonlyMap<string, Json>

/** A JSON value without loss. */
export type Json = null | boolean | string | JsonNumber | JsonObject | readonly Json[]
