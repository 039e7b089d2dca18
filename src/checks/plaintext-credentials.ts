import { defineCheck } from './check.ts'

export const plaintextCredentials = defineCheck({
  id: 'plaintext-credentials',
  severity: 'warning',
  about: 'job',
  title: 'No registry password lies in the client configuration',
  failureTitle: 'Registry passwords lie in the client configuration',
  needs: ['clientConfiguration'],
  observes: ['runner'],

  evaluate({ clientConfiguration: { directory, plaintextCredentials: registries } }, { runner }) {
    if (registries.length === 0) return undefined
    // Each of these services gives a job a machine of its own, which goes with the job.
    const isEphemeral = runner.status === 'seen' && runner.value.service !== null
    return {
      // Elsewhere the next job finds the file.
      severity: isEphemeral ? 'notice' : 'warning',
      message: `${directory}/config.json holds the credentials for ${registries.join(', ')}, base64-encoded and not encrypted: each step and each container that mounts this directory can read them.`,
      evidence: registries.map((registry) => ({ label: 'credentials for', value: registry })),
      remedy: `Log out at the end of the job (\`docker logout ${registries[0]}\`), and let a credential store keep them: \`"credsStore": "pass"\` or \`"secretservice"\` in config.json, with docker-credential-helpers installed.`,
    }
  },
})
