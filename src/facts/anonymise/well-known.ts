/**
 * Words that identify nobody, and that people and checks need. `#` stands for a number and `*` for a random ID.
 */
const wellKnown = new Set(
  `
  # * . .. ~

  bin boot cgroup data dev etc exec fs home lib lib64 libexec local media mnt net ns opt proc root run sbin self share
  srv state status sys tmp usr user var Users private

  anchors ca-certificates ca-trust ca.crt certs.d client.cert client.key pki source trust trust-source

  _actions _diag _github_home _github_workflow _temp _tool _work __e __t __w a actions-runner externals github
  hostedtoolcache runner runner-temp toolcache w work workflow workspace Temp Program Files system32

  .buildx .config .containers .docker .kube .local buildkit buildkitd.toml buildx cli-plugins config config.json config.toml
  containerd containerd.sock containerd.toml contexts daemon daemon.json desktop dind docker docker.pid docker.sock
  docker-buildx docker-compose docker-cli docker-cli-plugins dockerd image meta meta.json moby overlay2 overlayfs
  plugins podman podman.sock raw.sock rootless storage volumes _data host-services docker-desktop docker-proxy
  docker.service docker.socket containerd.service init init.scope podman.service sysbox sysbox-runc

  actions_job binfmt_misc buildkit.service docker-*.scope garden kubepods kubepods.slice kubepods-besteffort.slice
  kubepods-burstable.slice kubepods-besteffort-pod*.slice kubepods-burstable-pod*.slice kubepods-pod*.slice
  besteffort burstable guaranteed pod* libpod-*.scope crio-*.scope cri-containerd-*.scope libpod-conmon-*.scope
  machine.slice system.slice user.slice user-#.slice user@#.service session-#.scope app.slice background.slice
  hosted-compute-agent.service walinuxagent.service azure.slice runner.service ssh.service

  bridge default github_network_* host ingress none podman#

  ipvlan local macvlan nat null overlay

  bond# br-* cni# docker# docker_gwbridge dummy# en# enP#s# ens# eno# enp#s# enp#s#f# enp#s#np# enX# eth# flannel.#
  gre# ifb# ip#tnl# lo sit# tailscale# tap# tun# tunl# utun# virbr# wg# wlan# wlp#s# awdl# bridge# vboxnet# vmnet#

  crun io.containerd.runc.v# io.containerd.runtime.v#.linux io.containerd.runsc.v# io.containerd.kata.v# kata kata-fc
  kata-qemu kata-runtime nvidia runc runsc youki berth-runc

  unconfined docker-default containers-default-#.#.# cri-containerd.apparmor.d snap.docker.dockerd

  desktop-linux colima orbstack rancher-desktop

  desktop.exe ecr-login gcloud gcr osxkeychain pass secretservice wincred

  kubernetes.default.svc

  localhost docker.io index.docker.io registry-#.docker.io ghcr.io quay.io gcr.io mirror.gcr.io mcr.microsoft.com
  public.ecr.aws registry.k8s.io host.docker.internal http.docker.internal hubproxy.docker.internal

  busybox latest moby ubuntu v#
  `
    .trim()
    .split(/\s+/),
)

/**
 * Random IDs of engines and Kubernetes: hexadecimal digits, or a UUID with hyphens or underscores. The `d` of `pod<uuid>`, a
 * pod's cgroup, is no digit of it.
 */
export const idPattern =
  /(?:(?<=pod)|(?<![0-9a-f]))(?:[0-9a-f]{8}(?:[-_][0-9a-f]{4}){3}[-_][0-9a-f]{12}|[0-9a-f]{12,64})(?![0-9a-f])/gi

/** True for a word that identifies nobody, because it is common to many machines. */
export function isWellKnown(word: string): boolean {
  return wellKnown.has(word.replace(idPattern, '*').replace(/\d+/g, '#')) || /^veth[0-9a-f]+$/.test(word)
}
