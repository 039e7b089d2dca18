import type { Judge } from '../endpoint.ts'
import { flag } from '../fields/field.ts'
import { object } from '../fields/object.ts'
import { resources, restartPolicy } from '../fields/resources.ts'
import { readBody } from './read-body.ts'

/** moby, api/types/container/hostconfig.go, `UpdateConfig`. */
const update = object({ ...resources, RestartPolicy: restartPolicy, Init: flag })

export const updateContainer: Judge = readBody(update)
