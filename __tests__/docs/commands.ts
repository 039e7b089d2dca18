/** Commands by which a finding's page has its reader look, by words that only they have there; and what they tell. */
type Look = { readonly id: string; readonly words: string; readonly tells: RegExp }

export const looks: readonly Look[] = [
  { id: 'client-newer-than-engine', words: 'docker compose ls', tells: /^1\.\d+ on 1?\S* to 1\.\d+$/m },
  {
    id: 'copying-storage-driver',
    words: 'docker system df',
    tells: /^overlay\w+\n[\s\S]*\t\/var\/lib\/docker$/m,
  },
  { id: 'engine-too-old', words: '.Server.APIVersion', tells: /^\d+\.\d+\S* 1\.\d+$/m },
  { id: 'hidden-cgroup-limit', words: 'MemTotal', tells: /^\d{8,}\n[\s\S]*:\// },
  { id: 'low-disk-space', words: 'df -h', tells: /Use%[\s\S]*IUse%[\s\S]*RECLAIMABLE/ },
  { id: 'nested-daemon', words: 'NSpid', tells: /^\S.*\n\/proc\/\d+\/status:NSpid:/m },
  { id: 'no-reachable-engine', words: '/_ping', tells: /Server[\s\S]*docker\.sock\n[\s\S]*OK$/ },
  { id: 'overlay-on-overlay', words: 'stat -f', tells: /^overlay\w+ \[\[.*\n\S+$/m },
  { id: 'plaintext-credentials', words: 'to_entries', tells: /^"registry\.example"\nnull\nnull$/ },
  { id: 'several-daemons', words: 'pgrep -a', tells: /dockerd[\s\S]*net:\[\d+\][\s\S]*-A DOCKER/ },
  { id: 'socket-permission-denied', words: 'stat -c', tells: /^srw.* \S+:\S+ \(gid \d+\)\nuid=\d/ },
  { id: 'subnet-collision', words: 'docker network ls', tells: /^default [\s\S]*^bridge \d+\./m },
]
