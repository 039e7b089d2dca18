/** Commands by which a finding's page has its reader look, by words that only they have there; and what they tell. */
type Look = { readonly id: string; readonly words: string; readonly tells: RegExp }

export const looks: readonly Look[] = [
  { id: 'builder-replaced', words: 'docker buildx inspect', tells: /^Name: +default\nDriver: +docker$/m },
  { id: 'client-newer-than-engine', words: 'docker compose ls', tells: /^1\.\d+ on 1?\S* to 1\.\d+$/m },
  {
    id: 'client-older-than-engine',
    words: '.Client.APIVersion',
    tells: /^\d\S*: API 1\.\d+\n"MinAPIVersion":"1\.\d+"$/m,
  },
  {
    id: 'copying-storage-driver',
    words: 'docker system df',
    tells: /^overlay\w+\n[\s\S]*\t\/var\/lib\/docker$/m,
  },
  { id: 'docker-host-ignored-by-runner', words: 'ls -l', tells: /^srw.* \/var\/run\/docker\.sock$/m },
  { id: 'engine-too-old', words: '.Server.APIVersion', tells: /^\d+\.\d+\S* 1\.\d+$/m },
  { id: 'hidden-cgroup-limit', words: 'MemTotal', tells: /^\d{8,}\n[\s\S]*:\// },
  { id: 'job-network-mtu', words: 'github_network_', tells: /^\d*$/m },
  { id: 'low-disk-space', words: 'df -h', tells: /Use%[\s\S]*IUse%[\s\S]*RECLAIMABLE/ },
  { id: 'missing-client', words: 'command -v', tells: /\/docker\nOK$/ },
  { id: 'nested-daemon', words: 'NSpid', tells: /^\S.*\n\/proc\/\d+\/status:NSpid:/m },
  { id: 'no-reachable-engine', words: '/_ping', tells: /Server[\s\S]*docker\.sock\n[\s\S]*OK$/ },
  { id: 'overlay-on-overlay', words: 'stat -f', tells: /^overlay\w+ \[\[.*\n\S+$/m },
  { id: 'plaintext-credentials', words: 'to_entries', tells: /^"registry\.example"\nnull\nnull$/ },
  { id: 'pool-covers-remote', words: 'getent', tells: /^bridge \d+\.[\s\S]*^(null|\[.*\])$/m },
  { id: 'runc-in-system-container', words: 'uid_map', tells: /runc \d\S*[\s\S]*^ +0 +\d+ +\d+$/m },
  { id: 'several-daemons', words: 'pgrep -a', tells: /dockerd[\s\S]*net:\[\d+\][\s\S]*-A DOCKER/ },
  { id: 'socket-permission-denied', words: 'stat -c', tells: /^srw.* \S+:\S+ \(gid \d+\)\nuid=\d/ },
  { id: 'subnet-collision', words: 'docker network ls', tells: /^default [\s\S]*^bridge \d+\./m },
]
