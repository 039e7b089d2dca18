import { images } from '../integration/images.ts'

/** The image that the first example builds. */
export const builtImage = 'berth-example/app'

/**
 * What stands in a snippet, and what the ground has in its place: no registry answers there. Images without their
 * version are for pages that warn of such.
 */
export const substitutions = (registry: string): readonly (readonly [shown: RegExp, played: string])[] => [
  // The ground's registry is on loopback, where a builder finds it only from the network of the host.
  [/^( *)image=moby\/buildkit:v[\d.]+$/gm, `$1image=${images.buildkit}\n$1network=host`],
  [/- image=moby\/buildkit:v[\d.]+$/gm, `- image=${images.buildkit}`],
  [/moby\/buildkit:latest/g, images.buildkit],
  [/\bdocker:(29\.7\.2-)?dind\b/g, images.dind],
  [/\bghcr\.io\b/g, registry],
  [/\bref=example\/cache\b/g, `ref=${registry}/example/cache`],
  // What is built goes to the engine of this machine, where there may be an image of that name.
  [/(--tag |:\/app" )app\b/g, `$1${builtImage}`],
  [/ alpine /g, ` ${images.busybox} `],
  [/(?<!\/)\bbusybox:[\d.]+/g, images.busybox],
  [/\bnode:24\.11\.0 npm test\b/g, `${images.busybox} cat /app/package.json`],
  // `latest` asks GitHub, which no test reaches: __tests__/integration/buildx-install.test.ts has it.
  [/^ *version: latest\n/gm, ''],
  // The article has the hyphen of a typesetter.
  [/ubuntu‑latest/g, 'ubuntu-latest'],
  [/docker\/setup-buildx-action@v\d+/g, 'berth-ci/berth@v0'],
]
