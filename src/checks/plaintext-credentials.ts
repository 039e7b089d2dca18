import { defineCheck } from './check.ts'

export const plaintextCredentials = defineCheck({
  id: 'plaintext-credentials',
  severity: 'warning',
  about: 'job',
  title: 'Registry credentials',
  failureTitle: 'Registry passwords are stored unencrypted',
  needs: ['clientConfiguration'],
  observes: ['runner'],

  evaluate({ clientConfiguration: { directory, plaintextCredentials: registries } }, { runner }) {
    if (registries.length === 0) return undefined
    // These services delete the machine after the job.
    const isEphemeral = runner.status === 'seen' && runner.value.service !== null
    return {
      // On other machines, the next job can read the file.
      severity: isEphemeral ? 'notice' : 'warning',
      message: `${directory}/config.json has unencrypted credentials for ${registries.join(', ')}. Every step, and every container that mounts this directory, can read them.`,
      evidence: registries.map((registry) => ({ label: 'credentials for', value: registry })),
      remedy: `Log out at the end of the job: \`docker logout ${registries[0]}\`. Or install docker-credential-helpers and set \`"credsStore": "pass"\` in config.json.`,
    }
  },
})
