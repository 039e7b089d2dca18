import { text } from '../fields/field.ts'
import { object } from '../fields/object.ts'
import { readBody } from './read-body.ts'

/** moby, api/types/registry/authconfig.go. No value of it is in a violation. */
export const credentials = readBody(
  object({
    username: text,
    password: text,
    auth: text,
    email: text,
    serveraddress: text,
    identitytoken: text,
    registrytoken: text,
  }),
)
