import type { RuleId } from '../../rules.ts'
import type { Judge } from '../endpoint.ts'
import { together, violation } from '../findings.ts'

/** Refuses each call to an endpoint. */
export const refuse =
  (rule: RuleId): Judge =>
  ({ call }) =>
    violation(rule, '', `${call.method} /${call.path.join('/')}`)

/** The start of a container from a checkpoint. */
export const refuseCheckpoint: Judge = ({ call }) =>
  together(
    ['checkpoint', 'checkpoint-dir'].map((name) => {
      const value = call.query.get(name)?.join() ?? ''
      return value === '' ? {} : violation('checkpoint', `query ${name}`, value)
    }),
  )

/** The answer of a daemon that is in no swarm (moby, daemon/cluster/errors.go). `docker inspect` goes on to the next kind of object. */
export const answerNoSwarm: Judge = ({ policy }) =>
  policy.allow.includes('swarm')
    ? {}
    : {
        answer: {
          status: 503,
          body: new Map([
            ['message', "This node is not a swarm manager. Berth's guard refused this (rule swarm)."],
          ]),
        },
      }
