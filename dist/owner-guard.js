import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/expected-error.ts
var ExpectedError = class extends Error {
  code;
  remedy;
  /** More lines that help, such as the end of a log. They are printed below the message. */
  details;
  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static [Symbol.hasInstance](value2) {
    return value2 instanceof Error && value2.name === "ExpectedError";
  }
  constructor(code2, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code2;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/steps/engine-error.ts
function engineError(error) {
  if (!(error instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json } = error;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error });
  }
  const isSockets = syscall === "connect" && (code2 === "ENOENT" || code2 === "EACCES");
  if (isSockets || code2 && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code2)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code2}): ${error.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error }
    );
  }
  return void 0;
}

// src/action/failure.ts
var issues = "https://github.com/berth-ci/berth/issues";
function asExpected(error) {
  if (error instanceof ExpectedError) return error;
  const known = engineError(error) ?? fileError(error);
  if (known) return known;
  const stack = error instanceof Error ? error.stack ?? error.message : String(error);
  return new ExpectedError(
    "internal-error",
    `Internal error in Berth: ${error instanceof Error ? error.message : String(error)}`,
    `Report it with the log of this step: ${issues}`,
    { cause: error, details: stack }
  );
}
function fileError(error) {
  if (!(error instanceof Error) || error.name !== "Unwritable") return void 0;
  return new ExpectedError(
    "file-unwritable",
    error.message,
    "Check on the runner that its disk is neither full nor read-only (`df`, `mount`), and that this user can write there (`ls -ld`).",
    { cause: error }
  );
}

// src/report/guard.ts
var modes = {
  audit: "It allows each request and reports what `enforce` would refuse.",
  enforce: "It refuses requests that reach the machine or another job."
};
var boundaries = {
  enforced: "The test found no way for the steps of this job to avoid it.",
  advisory: "It protects from accidents and from the containers of this job, not from its steps, which can avoid it:"
};
function guardSentences({ guard }) {
  if (guard === void 0) return [];
  const { mode, boundary, gaps } = guard;
  return [
    `\`guard: ${mode}\` stands before the daemon. ${modes[mode]}`,
    `Boundary: ${boundary}. ${boundaries[boundary]}`,
    ...gaps.map(gapSentence)
  ];
}
function gapSentence(gap) {
  switch (gap.kind) {
    case "daemon":
      return `The job can connect to \`${gap.address}\`.`;
    case "root":
      return gap.as === "user" ? "The job runs as root." : "The job becomes root by sudo without a password.";
    case "same-user":
      return `The process of the guard (${gap.pid}) has the same user as the job, who can end it.`;
  }
}

// src/platform/can-connect.ts
import { connect } from "node:net";

// src/platform/engine-address.ts
var plainPort = "2375";
var encryptedPort = "2376";
function engineAddress(host, environment) {
  if (host.startsWith("unix://")) {
    return { socketPath: host.slice("unix://".length), host: void 0, protocol: "http" };
  }
  const url = new URL(host);
  if (url.protocol !== "tcp:" && url.protocol !== "http:" && url.protocol !== "https:") {
    throw new Error(`${url.protocol}// is not supported, only unix:// and tcp://`);
  }
  const asked = environment["DOCKER_TLS_VERIFY"] || environment["DOCKER_TLS"];
  const encrypted = url.protocol === "https:" || Boolean(asked);
  return {
    // Node needs an IPv6 address without the brackets of a URL.
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port || portOf(host) || (encrypted ? encryptedPort : plainPort),
    protocol: encrypted ? "https" : "http"
  };
}
function portOf(host) {
  return /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(host)?.[1];
}

// src/platform/can-connect.ts
var patience = 2e3;
function canConnect(address) {
  const { socketPath, host, port } = { socketPath: "", port: "", ...engineAddress(address, {}) };
  return new Promise((resolve) => {
    const socket = connect(socketPath ? { path: socketPath } : { host: host ?? "", port: Number(port) });
    const end2 = (isConnected) => {
      socket.destroy();
      resolve(isConnected);
    };
    socket.setTimeout(patience, () => end2(false));
    socket.once("connect", () => end2(true));
    socket.once("error", () => end2(false));
  });
}

// src/steps/check-boundary.ts
var sudoTimeout = 5e3;
var checkBoundary = {
  title: ({ guard }) => `Testing whether the job can avoid the guard at ${guard}`,
  async apply(step, tools, { companion }) {
    const gaps = [
      ...await openDaemons(step),
      ...await rights(tools),
      ...await sharedUser(companion?.pid, tools)
    ];
    return { guard: { mode: step.mode, boundary: gaps.length === 0 ? "enforced" : "advisory", gaps } };
  },
  undo: "nothing"
};
async function openDaemons({ daemon, others }) {
  const addresses = [daemon, ...others];
  const open = await Promise.all(addresses.map(canConnect));
  const shortest = (address) => address.replace("unix:///var/run/", "unix:///run/");
  const found = addresses.filter((_, index) => open[index]);
  const once = found.filter(
    (one, index) => found.findIndex((other) => shortest(other) === shortest(one)) === index
  );
  return once.map((address) => ({ kind: "daemon", address }));
}
async function rights({ files, runCommand }) {
  if ((await files.status("/proc/self")).uid === 0) return [{ kind: "root", as: "user" }];
  const result = await runCommand("sudo", ["--non-interactive", "true"], { timeout: sudoTimeout }).catch(
    () => null
  );
  return result?.exitCode === 0 ? [{ kind: "root", as: "sudo" }] : [];
}
async function sharedUser(pid, { files }) {
  if (pid === void 0) return [];
  const [own, other] = await Promise.all([
    files.status("/proc/self"),
    files.status(`/proc/${pid}`).catch(() => {
      throw new ExpectedError(
        "companion-failed",
        `The process of the guard (${pid}) has ended while Berth was setting up.`,
        "Run the job again. If it ends again, report this with the log of the companion in the post step."
      );
    })
  ]);
  return own.uid === other.uid ? [{ kind: "same-user", pid }] : [];
}

// src/values/engine-host.ts
var defaultSocket = "/var/run/docker.sock";

// src/values/usual-sockets.ts
var usualSockets = [
  defaultSocket,
  "/run/docker.sock",
  "/run/podman/podman.sock",
  "/run/containerd/containerd.sock"
];

// src/facts/observe.ts
var Unseen = class extends Error {
};
async function observe(probes, source, deadline, names = Object.keys(probes)) {
  const started = /* @__PURE__ */ new Map();
  const look = (name) => {
    const running = started.get(name);
    if (running) return running;
    const probe = probes[name];
    const observation = Promise.resolve().then(() => within(deadline, name, probe(source, seen)));
    started.set(name, observation);
    return observation;
  };
  const seen = async (other) => {
    const observation = await look(other);
    if (observation.status === "seen") return observation.value;
    throw new Unseen(observation.reason);
  };
  const entries = await Promise.all(names.map(async (name) => [name, await look(name)]));
  return Object.fromEntries(entries);
}
async function within(deadline, name, probing) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Unseen(`observing ${name} took over ${deadline} ms`)), deadline);
  });
  try {
    return { status: "seen", value: await Promise.race([probing, late]) };
  } catch (error) {
    return { status: "unseen", reason: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

// src/values/client-variables.ts
function tlsVariables(certificates) {
  return {
    DOCKER_TLS: certificates ? "1" : "",
    DOCKER_TLS_VERIFY: certificates?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates?.directory ?? ""
  };
}

// src/values/quantity.ts
var units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
var mebibyte = 1024 ** 2;
var gibibyte = 1024 ** 3;
function bytes(amount) {
  const step = amount < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(amount) / 10));
  return `${rounded(amount / 1024 ** step)} ${units[step]}`;
}
function count(amount, noun) {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
function rounded(amount) {
  return String(Math.round(amount * 10) / 10);
}

// src/report/plain.ts
function plain(text2) {
  return text2.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text2, length) {
  if (text2.length <= length) return text2;
  const beginning = text2.slice(0, length).toWellFormed();
  return `${beginning}… (${text2.length - length} more characters in report.json)`;
}

// src/report/oom-words.ts
var longestName = 200;
var killed = 137;
function oomSentence({ place, limit, times }, memory) {
  const often = times > 1 ? ` ${times} times` : "";
  return `${subject(place)} OOM-killed${often} ${limitWords(limit, memory).at}.${end(place)}`;
}
function subject(place) {
  if (place.kind !== "container") return `${places[place.kind]} was`;
  const { name, image, program, exitCode } = place.container;
  const running = program === null ? "" : `, program \`${clip(program, longestName)}\``;
  const container = `ontainer \`${clip(name, longestName)}\` (image \`${clip(image, longestName)}\`${running})`;
  return exitCode === killed ? `C${container} was` : `A process in c${container} was`;
}
var places = {
  builds: "A build step",
  daemon: "The job daemon",
  "removed-containers": "A process in a removed container",
  "outside-containers": "A process outside of containers (such as a build step)"
};
function end(place) {
  if (place.kind !== "container") return "";
  const { exitCode } = place.container;
  if (exitCode === killed) return " Its exit code is 137.";
  return exitCode === null ? " The container runs on." : ` The container ended with exit code ${exitCode}.`;
}
var raiseOwn = "Raise the limit: `docker run --memory=<size>`. In a Compose file, set `mem_limit`.";
var limitContainers = "limit containers: `docker run --memory=<size>`.";
var limits = {
  container: (own) => ({
    at: own === null ? "at the container's memory limit" : `at its memory limit of ${own}`,
    cell: own ?? "of the container",
    remedy: raiseOwn
  }),
  daemon: (_, daemon) => ({
    at: `at the job daemon's memory limit of ${daemon}`,
    cell: `${daemon} of the job daemon`,
    remedy: `Raise the input \`memory\`, or ${limitContainers}`
  }),
  machine: () => ({
    at: "because the machine or a cgroup above the job daemon ran out of memory",
    cell: "memory of the machine",
    remedy: `Use a machine with more memory, or ${limitContainers}`
  }),
  unknown: (own, daemon) => ({
    at: `at ${own === null ? "its memory limit" : `its memory limit of ${own}`} or at the job daemon's of ${daemon}`,
    cell: `${own ?? "of the container"}, or ${daemon} of the job daemon`,
    remedy: "Raise the lower limit: `docker run --memory=<size>`, or the input `memory`."
  })
};
function limitWords(limit, memory) {
  const own = "bytes" in limit && limit.bytes !== null ? bytes(limit.bytes) : null;
  return limits[limit.kind](own, bytes(memory));
}
function limitNote({ isAnswered, eventsSince }) {
  if (!isAnswered) return ["OOM kills in single containers are not known: the job daemon did not answer."];
  if (eventsSince === null) return [];
  const since = new Date(eventsSince).toISOString().slice(11, 19);
  return [
    `The job daemon holds its last 256 events, from ${since} UTC. Earlier OOM kills in containers that are removed are not listed.`
  ];
}

// src/report/links.ts
var trustedUrl = /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/;

// src/report/escape-markdown.ts
var zeroWidthSpace = "​";
var trustedUrls = new RegExp(`(${trustedUrl.source})`);
function escapeMarkdown(text2) {
  return plain(text2).replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`).replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity);
}
function code(text2) {
  return `<code>${escapeMarkdown(text2)}</code>`;
}
function prose(text2) {
  return plain(text2).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : linked(part)).join("");
}
function linked(text2) {
  return text2.split(trustedUrls).map((part, index) => index % 2 === 1 ? `<${part}>` : inner(part)).join("");
}
function inner(text2) {
  return `${text2.startsWith(" ") ? " " : ""}${escapeMarkdown(text2)}${text2.length > 1 && text2.endsWith(" ") ? " " : ""}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
}

// src/report/summary-text.ts
var longestText = 600;
function text(raw) {
  return prose(clip(raw, longestText));
}
function value(raw, longest) {
  return code(clip(raw, longest));
}

// src/report/oom-kills.ts
var mostAnnotations = 5;
var mostRows = 100;
var longestName2 = 200;
function oomAnnotations({ kills, memory }) {
  const shown = kills.slice(0, mostAnnotations).map((kill) => `${plain(oomSentence(kill, memory))} ${limitWords(kill.limit, memory).remedy}`);
  const rest = kills.length - shown.length;
  const more = rest > 0 ? [`${count(rest, "more OOM-killed container")} in the job summary.`] : [];
  return [...shown, ...more].map((message) => ({ level: "warning", title: "oom-kill", message }));
}
function oomLog(trace) {
  const rest = trace.kills.slice(mostAnnotations);
  return [...rest.map((kill) => plain(oomSentence(kill, trace.memory))), ...limitNote(trace)];
}
function oomSummary(trace) {
  const { kills, memory, peak } = trace;
  if (kills.length === 0) return null;
  const rows = kills.slice(0, mostRows).map((kill) => `| ${cells(kill, memory).join(" | ")} |`);
  const more = kills.length > mostRows ? [`${kills.length - mostRows} more are in the log.`] : [];
  const used = peak === null ? [] : [`The job daemon used at most ${bytes(peak)} of ${bytes(memory)}, page cache included.`];
  const remedies = [...new Set(kills.map(({ limit }) => limitWords(limit, memory).remedy))];
  return [
    "### ⚠️ OOM kills in this job",
    [
      "| Where | Image | Program | Memory limit | Exit code | Kills |",
      "|---|---|---|---|---|---|",
      ...rows
    ].join("\n"),
    ...[...more, ...used, ...limitNote(trace), ...remedies].map(text)
  ].join("\n\n");
}
function cells(kill, memory) {
  const { place, limit, times } = kill;
  const kills = String(times);
  if (place.kind !== "container")
    return [text(places[place.kind]), "", "", text(limitWords(limit, memory).cell), "", kills];
  const { name, service, image, isRemoved, program, exitCode } = place.container;
  const shown = value(name, longestName2);
  const named = service === null ? shown : `${value(service, longestName2)} (${shown})`;
  const where = isRemoved ? `${named}, removed` : named;
  return [
    where,
    value(image, longestName2),
    program === null ? "" : value(program, longestName2),
    text(limitWords(limit, memory).cell),
    exitCode === null ? "runs" : String(exitCode),
    kills
  ];
}

// src/action/write-summary.ts
async function writeSummary(markdown, workflow) {
  try {
    await workflow.writeSummary(markdown);
  } catch (error) {
    const { code: code2, message, remedy } = asExpected(error);
    if (code2 !== "file-unwritable") throw error;
    workflow.annotate("warning", code2, `${message}
${remedy}`);
  }
}

// src/action/publish-oom-kills.ts
async function publishOomKills(trace, workflow) {
  for (const line of oomLog(trace)) workflow.log(line);
  for (const { level, title, message } of oomAnnotations(trace)) workflow.annotate(level, title, message);
  const summary = oomSummary(trace);
  if (summary !== null) await writeSummary(summary, workflow);
}

// src/action/tools.ts
function toolsOf({
  workflow,
  probes,
  source,
  observeConfinement,
  network,
  processes,
  startDetached,
  connectGitHub,
  connectReleases,
  openToolCache
}, hostEngine, clientVariables = {}) {
  const engines = /* @__PURE__ */ new Map();
  const withVariables = (options) => ({ ...options, environment: { ...clientVariables, ...options.environment } });
  return {
    hostEngine,
    connect(host, certificates) {
      const tls = certificates === void 0 ? {} : tlsVariables(certificates);
      const key = JSON.stringify([host, tls]);
      const known = engines.get(key);
      if (known) return known;
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables, ...tls }
      });
      engines.set(key, docker);
      return docker;
    },
    connectGitHub,
    connectReleases,
    openToolCache,
    files: source.files,
    runCommand: (program, words, options) => source.runCommand(program, words, withVariables(options)),
    network,
    processes,
    startDetached,
    showCommand: (program, words, options) => workflow.showCommand(program, words, withVariables(options)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes, source, 15e3, ["daemons"])).daemons,
    observeConfinement: (pid) => observeConfinement(source, pid),
    exportVariable: (name, value2) => workflow.exportVariable(name, value2),
    addPath: (directory) => workflow.addPath(directory),
    log: (line) => workflow.log(line),
    group: (title, lines) => workflow.group(title, lines),
    warn: (message) => workflow.annotate("warning", "berth", message),
    recorded: null,
    reportOomKills: (trace) => publishOomKills(trace, workflow)
  };
}

// src/action/owner-guard/check-guard.ts
var ownSocket = "The socket of the guard belongs to this user, who can end its process.";
async function checkGuard({ socket, daemon, mode }, world) {
  const { uid } = await world.source.files.status(socket);
  const others = usualSockets.map((path) => `unix://${path}`).filter((address) => address !== daemon);
  const step = { kind: "check-boundary", mode, guard: `unix://${socket}`, daemon, others };
  const { guard } = await checkBoundary.apply(step, toolsOf(world, daemon), {});
  const gaps = guard?.gaps ?? [];
  const ownsSocket = uid === world.source.process.uid;
  const boundary = gaps.length > 0 || ownsSocket ? "advisory" : "enforced";
  const sentences = guardSentences({ guard: { mode, boundary, gaps } });
  const lines = [...sentences, ...ownsSocket ? [ownSocket] : []].map((line) => line.replaceAll("`", ""));
  return { output: `${lines.join("\n")}
`, errors: "", exitCode: boundary === "enforced" ? 0 : 1 };
}

// src/action/owner-guard/guard-options.ts
import { parseArgs } from "node:util";

// src/guard/rules/confinement-rules.ts
var confinementRules = {
  "security-option": {
    refuses: "security options other than `no-new-privileges`",
    why: "Other options switch off seccomp, AppArmor, SELinux or the masks of /proc.",
    instead: "Leave it out, or use `mode: dind` without `guard`.",
    example: "docker run --security-opt seccomp=unconfined alpine",
    opens: true,
    cis: "5.22"
  },
  "unmasked-path": {
    refuses: "fewer masked or read-only paths in /proc and /sys",
    why: "Files such as /proc/sysrq-trigger act on the host.",
    instead: "Leave out `MaskedPaths` and `ReadonlyPaths`.",
    example: "docker run --security-opt systempaths=unconfined alpine",
    opens: true,
    cis: null
  },
  runtime: {
    refuses: "runtimes other than the default, `runc` and `io.containerd.runc.v2`",
    why: "A runtime is a program that the host daemon starts as root.",
    instead: "Leave out `--runtime`.",
    example: "docker run --runtime sysbox-runc alpine",
    opens: true,
    cis: null
  },
  annotation: {
    refuses: "annotations",
    why: "Runtimes and hooks of the host act on them.",
    instead: "Use labels.",
    example: "docker run --annotation run.oci.handler=krun alpine",
    opens: true,
    cis: null
  },
  sysctl: {
    refuses: "sysctls outside of `net.`",
    why: "Other sysctls are limits of the host, or can become so.",
    instead: "Use sysctls of `net.`, without `--network host`.",
    example: "docker run --sysctl kernel.shmmax=1 alpine",
    opens: true,
    cis: null
  },
  "log-driver": {
    refuses: "log drivers other than `json-file`, `local`, `journald` and `none`",
    why: "The host daemon dials addresses of the job as root, also Unix sockets.",
    instead: "Read the log by `docker logs`, and send it from the job.",
    example: "docker run --log-driver syslog --log-opt syslog-address=unixgram:///run/systemd/notify alpine",
    opens: true,
    cis: null
  },
  "oom-protection": {
    refuses: "protection of a container against the OOM killer",
    why: "The kernel kills processes of the host in its place.",
    instead: "Set `--memory`.",
    example: "docker run --oom-score-adj -1000 alpine",
    opens: true,
    cis: null
  },
  "network-driver": {
    refuses: "networks of other drivers than `bridge`, and of Swarm",
    why: "macvlan and ipvlan join the network of the host. Overlay networks and plugins reach other hosts.",
    instead: "Use the driver `bridge`.",
    example: "docker network create --driver macvlan --opt parent=eth0 lan",
    opens: true,
    cis: null
  },
  "network-option": {
    refuses: "options of a network that name interfaces of the host or open it, and subnets that are not private",
    why: "A network can take over a bridge of the host, or addresses that the host reaches elsewhere.",
    instead: "Leave out the option, and use a subnet such as 172.30.0.0/16.",
    example: "docker network create --opt com.docker.network.bridge.name=docker0 stolen",
    opens: true,
    cis: null
  },
  checkpoint: {
    refuses: "checkpoints",
    why: "The host daemon reads and writes folders that the job names.",
    instead: "Commit the container to an image.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/web/start?checkpoint-dir=/etc"',
    opens: false,
    cis: null
  },
  plugin: {
    refuses: "changes of plugins",
    why: "A plugin is root on the host.",
    instead: "Install plugins on the machine, outside of jobs.",
    example: "docker plugin install example/driver",
    opens: true,
    cis: null
  },
  swarm: {
    refuses: "Swarm: services, nodes, tasks, secrets and configs",
    why: "A service is a container that other hosts start with settings of the job.",
    instead: "Use Compose without Swarm, or `mode: dind` without `guard`.",
    example: "docker swarm init",
    opens: true,
    cis: "5.1"
  }
};

// src/guard/rules/host-rules.ts
var dind = "Use `mode: dind` without `guard`: there the job has a separate daemon.";
var hostRules = {
  privileged: {
    refuses: "privileged containers",
    why: "A privileged container is root on the host.",
    instead: `For kind and others, use \`mode: dind\` without \`guard\`. Builds: use the builder that Berth hands over. Testcontainers: set \`TESTCONTAINERS_RYUK_DISABLED=true\`.`,
    example: "docker run --privileged alpine",
    opens: true,
    cis: "5.5"
  },
  "privileged-exec": {
    refuses: "privileged commands in a container",
    why: "The command is root on the host.",
    instead: "Leave out `--privileged`, or use `mode: dind` without `guard`.",
    example: "docker exec --privileged web sh",
    opens: true,
    cis: "5.23"
  },
  capability: {
    refuses: "capabilities beyond those that Docker gives by default",
    why: "Many capabilities are root on the host.",
    instead: dind,
    example: "docker run --cap-add SYS_ADMIN alpine",
    opens: true,
    cis: "5.4"
  },
  "net-admin": {
    refuses: "the capability NET_ADMIN",
    why: "The container can change its network and load kernel modules for it.",
    instead: "Let Docker set up the network, or use `mode: dind` without `guard`.",
    example: "docker run --cap-add NET_ADMIN alpine",
    opens: true,
    cis: "5.4"
  },
  "sys-ptrace": {
    refuses: "the capability SYS_PTRACE",
    why: "The container can read the memory of all its processes.",
    instead: "Debug as the user of the process, or use `mode: dind` without `guard`.",
    example: "docker run --cap-add SYS_PTRACE alpine",
    opens: true,
    cis: "5.4"
  },
  device: {
    refuses: "devices of the host, and rules for them",
    why: "A disk of the host holds all of its files.",
    instead: dind,
    example: "docker run --device /dev/sda alpine",
    opens: true,
    cis: "5.18"
  },
  "virtual-device": {
    refuses: "/dev/kvm, /dev/fuse and /dev/net/tun",
    why: "Such a device reaches a driver of the kernel that containers do not reach otherwise.",
    instead: "Run without acceleration, or use `mode: dind` without `guard`.",
    example: "docker run --device /dev/kvm alpine",
    opens: true,
    cis: "5.18"
  },
  gpu: {
    refuses: "GPUs",
    why: "The driver mounts files and devices of the host.",
    instead: "Allow it on machines that have GPUs for jobs.",
    example: "docker run --gpus all alpine",
    opens: true,
    cis: "5.18"
  },
  "host-path": {
    refuses: "bind mounts outside of the workspace, the temporary folder and the tool cache",
    why: "The container reads or changes files of the host.",
    instead: "Copy the files into the workspace, or use a named volume.",
    example: "docker run --volume /etc:/host alpine",
    opens: true,
    cis: "5.6"
  },
  "docker-socket": {
    refuses: "bind mounts of the Docker socket, or of a folder that contains it",
    why: "The container passes by the guard and is root on the host.",
    instead: "Mount `/var/run/docker.sock` itself if the guard has a socket for containers, or use `mode: dind` without `guard`.",
    example: "docker run --volume /var/run:/host alpine",
    opens: true,
    cis: "5.32"
  },
  "mount-propagation": {
    refuses: "mounts that the host and the container share",
    why: "A mount in the container becomes a mount of the host.",
    instead: "Leave out the propagation.",
    example: 'docker run --volume "$PWD:/src:rshared" alpine',
    opens: true,
    cis: "5.20"
  },
  "volume-driver": {
    refuses: "volumes of other drivers than `local`, and options of it that mount the host",
    why: "The host daemon mounts any disk or folder of the host as a volume.",
    instead: "Use a volume without options, or of type tmpfs.",
    example: "docker volume create --opt type=none --opt o=bind --opt device=/etc stolen",
    opens: true,
    cis: null
  },
  "host-network": {
    refuses: "the network of the host",
    why: "The container reaches all services of the host at localhost, and abstract sockets.",
    instead: "Publish ports by `--publish`. Containers reach each other by name in a network of the job.",
    example: "docker run --network host alpine",
    opens: true,
    cis: "5.10"
  },
  "host-pid": {
    refuses: "the processes of the host",
    why: "The container sees and can stop processes of the host.",
    instead: "Use `--pid container:<name>` with a container of the job.",
    example: "docker run --pid host alpine",
    opens: true,
    cis: "5.16"
  },
  "host-ipc": {
    refuses: "the shared memory of the host",
    why: "The container reads memory that processes of the host share.",
    instead: "Use `--ipc shareable` and `--ipc container:<name>` with containers of the job.",
    example: "docker run --ipc host alpine",
    opens: true,
    cis: "5.17"
  },
  "host-uts": {
    refuses: "the host name of the host",
    why: "The container can change the host name with a capability.",
    instead: "Use `--hostname`.",
    example: "docker run --uts host alpine",
    opens: true,
    cis: "5.21"
  },
  "host-user-namespace": {
    refuses: "the user namespace of the host",
    why: "Root in the container is then root on the host, although the host daemon maps users.",
    instead: dind,
    example: "docker run --userns host alpine",
    opens: true,
    cis: "5.31"
  },
  "host-cgroup": {
    refuses: "the cgroup namespace of the host, and other cgroups",
    why: "The container passes by the limits of the job.",
    instead: "Use `--memory`, `--cpus` and `--pids-limit`.",
    example: "docker run --cgroup-parent / alpine",
    opens: true,
    cis: "5.25"
  }
};

// src/guard/rules/neighbor-rules.ts
var neighborRules = {
  "foreign-container": {
    refuses: "containers that the job did not create",
    why: "A container of another job holds its secrets and files.",
    instead: "Use containers that this job created through the guard.",
    example: "docker exec container-of-another-job env",
    opens: true,
    cis: null
  },
  "foreign-network": {
    refuses: "networks that the job did not create, except `bridge` and `none`",
    why: "Services of another job trust each container in their network.",
    instead: "Create a network in the job.",
    example: "docker run --network network-of-another-job alpine",
    opens: true,
    cis: null
  },
  "foreign-volume": {
    refuses: "volumes that the job did not create",
    why: "A volume of another job holds its files.",
    instead: "Create a volume in the job.",
    example: "docker run --volume volume-of-another-job:/data alpine",
    opens: true,
    cis: null
  },
  "foreign-image": {
    refuses: "removal of images that were there before the job",
    why: "Other jobs can need such an image.",
    instead: "Remove only images that the job pulled, loaded or built.",
    example: "docker rmi --force $(docker images --quiet)",
    opens: true,
    cis: null
  },
  "shared-build-cache": {
    refuses: "removal of the build cache by `POST /build/prune`",
    why: "All jobs of the host daemon share it, and it has no labels.",
    instead: "Leave it to the owner of the machine. The answer is an empty report, so that `docker system prune` works. `docker buildx prune` is not seen.",
    example: "docker system prune --all --force",
    opens: true,
    cis: null
  }
};

// src/guard/rules/request-rules.ts
var requestRules = {
  "unknown-request": {
    refuses: "endpoints and methods that the guard does not know",
    why: "A new endpoint can do anything to the host.",
    instead: "Use an endpoint of the table of endpoints.",
    example: 'curl --unix-socket "$SOCKET" -X POST http://docker/v1.41/libpod/play/kube',
    opens: false,
    cis: null
  },
  "odd-path": {
    refuses: "paths that are not in their shortest spelling",
    why: "Two programs can read such a path differently.",
    instead: "Send the path of the Engine API reference, without `//`, `..` and escapes.",
    example: 'curl --path-as-is --unix-socket "$SOCKET" http://docker/containers/../info',
    opens: false,
    cis: null
  },
  "odd-framing": {
    refuses: "other versions of HTTP than 1.1, and requests whose end or headers are not certain",
    why: "A second request can hide in such a request.",
    instead: "Use HTTP/1.1, with one `Content-Length` or with chunks.",
    example: 'curl --http1.0 --unix-socket "$SOCKET" http://docker/_ping',
    opens: false,
    cis: null
  },
  "ambiguous-request": {
    refuses: "parameters and headers that occur twice, or are not in the spelling of the Engine API",
    why: "The host daemon can read another value than the one that was checked.",
    instead: "Send each of them once.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/create?name=a&name=b"',
    opens: false,
    cis: null
  },
  "ambiguous-body": {
    refuses: "bodies that are no strict JSON, and keys in another spelling than that of the Engine API",
    why: "Go merges keys that differ only in case, so the host daemon can read another value.",
    instead: "Send each key once, in the spelling of the Engine API.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"hostconfig":{}}'`,
    opens: false,
    cis: null
  },
  "form-body": {
    refuses: "HTML forms as bodies",
    why: "The host daemon reads a form in place of the query.",
    instead: "Put parameters into the query.",
    example: 'curl --unix-socket "$SOCKET" http://docker/containers/web/rename --data name=other',
    opens: false,
    cis: null
  },
  "oversized-body": {
    refuses: "JSON bodies above 4 MiB",
    why: "The guard reads a body completely before it forwards any of it.",
    instead: "Put large data into a file, a volume or an image.",
    example: "docker run --env-file 5-megabytes.env alpine",
    opens: false,
    cis: null
  },
  upgrade: {
    refuses: "upgrades of the connection, except for `attach`, `exec`, `/session` and `/grpc`",
    why: "The guard cannot check what follows an upgrade.",
    instead: "Leave out the header `Upgrade`. In place of the websocket, use `POST` on `attach`.",
    example: 'curl --unix-socket "$SOCKET" --header "Upgrade: h2c" http://docker/_ping',
    opens: false,
    cis: null
  },
  "unknown-parameter": {
    refuses: "query parameters that the guard does not know, on endpoints that change something",
    why: "A parameter of a newer engine can reach the host.",
    instead: "Leave it out, or use a newer version of Berth.",
    example: 'curl --unix-socket "$SOCKET" -X POST "http://docker/containers/create?new=1"',
    opens: true,
    cis: null
  },
  "unknown-field": {
    refuses: "fields of a body that the guard does not know",
    why: "A field of a newer engine can reach the host.",
    instead: "Leave it out, or use a newer version of Berth.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"New":1}'`,
    opens: true,
    cis: null
  },
  "unexpected-value": {
    refuses: "values of a type or a form that the guard does not know",
    why: "The host daemon can read more into such a value.",
    instead: "Use a value of the Engine API reference.",
    example: "docker run --network ns:/proc/1/ns/net alpine",
    opens: false,
    cis: null
  },
  "legacy-field": {
    refuses: "fields of HostConfig outside of HostConfig",
    why: "Engines up to 26 obey them.",
    instead: "Put the field into HostConfig.",
    example: `curl --unix-socket "$SOCKET" http://docker/containers/create --json '{"Privileged":true}'`,
    opens: false,
    cis: null
  },
  "berth-label": {
    refuses: "labels that begin with `berth.`",
    why: "Such a label says which job owns a container, and what is removed after it.",
    instead: "Use another label.",
    example: "docker run --label berth.token=1 alpine",
    opens: false,
    cis: null
  }
};

// src/guard/rules.ts
var table = { ...requestRules, ...hostRules, ...confinementRules, ...neighborRules };
var rules = table;
var ruleIds = Object.keys(table);
var openableRules = ruleIds.filter((id) => rules[id].opens);

// src/action/owner-guard/guard-options.ts
var guardHelp = `Usage: berth guard --socket PATH [options]

Serves a guarded Docker API at a socket, for a runner whose user cannot open the daemon's own socket. Runs in the
foreground as another user, who can: docs/runner-machines.md has a unit for systemd. Ends at SIGTERM.

Options:
  --socket PATH          the socket. Its directory must exist. The group of this process can open it
  --daemon ADDRESS       the daemon (default: unix:///var/run/docker.sock)
  --root DIR             a directory that containers can mount, with everything in it. Can be repeated
  --read-only-root DIR   the same, but not for writing
  --mode MODE            enforce (default), or audit, which allows each request and logs what enforce would refuse
  --allow RULES          rules that do not count, by their names in a refusal, separated by commas
  --check                do not serve. Test as this user whether the guard can be avoided, and print how
  --help

Examples:
  berth guard --socket /run/berth-guard/docker.sock --root /srv/runner/_work
  sudo --user runner berth guard --socket /run/berth-guard/docker.sock --check

Exit status of --check:
  0  this user cannot avoid the guard in any way that the test knows
  1  this user can
  2  no result
`;
var defaultDaemon = "unix:///var/run/docker.sock";
function parseGuardOptions(words) {
  let parsed;
  try {
    parsed = parse(words);
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
  const { values, positionals } = parsed;
  if (values.help) return { text: guardHelp };
  if (positionals.length > 1) return { wrong: `Unknown argument: ${positionals[1]}` };
  const { socket, daemon, mode, check } = values;
  if (!socket?.startsWith("/")) return { wrong: "--socket: an absolute path is needed" };
  if (mode !== "audit" && mode !== "enforce") return { wrong: `--mode ${mode}: must be audit or enforce` };
  if (!daemon.startsWith("unix:///"))
    return { wrong: `--daemon ${daemon}: must be a socket, such as ${defaultDaemon}` };
  const allow = (values.allow ?? "").split(",").flatMap((rule) => rule.trim() || []);
  const unknown = allow.find((rule) => !openableRules.some((id) => id === rule));
  if (unknown !== void 0)
    return { wrong: `--allow ${unknown}: there is no such rule. Rules: ${openableRules.join(", ")}` };
  const roots = [
    ...values.root.map((path) => ({ path, inJob: path, writable: true })),
    ...values["read-only-root"].map((path) => ({ path, inJob: path, writable: false }))
  ];
  const relative = roots.find(({ path }) => !path.startsWith("/"));
  if (relative) return { wrong: `--root ${relative.path}: an absolute path is needed` };
  return { socket, daemon, mode, allow, roots, check };
}
function parse(words) {
  return parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      socket: { type: "string" },
      daemon: { type: "string", default: defaultDaemon },
      root: { type: "string", multiple: true, default: [] },
      "read-only-root": { type: "string", multiple: true, default: [] },
      mode: { type: "string", default: "enforce" },
      allow: { type: "string" },
      check: { type: "boolean", default: false },
      help: { type: "boolean", default: false, short: "h" }
    }
  });
}

// src/action/owner-guard/owner-guard.ts
async function ownerGuard(words, serve, world) {
  const options = parseGuardOptions(words);
  if ("wrong" in options) return { output: "", errors: `${options.wrong}

${guardHelp}`, exitCode: 2 };
  if ("text" in options) return { output: options.text, errors: "", exitCode: 0 };
  try {
    if (options.check) return await checkGuard(options, world);
    await serve(options);
    return { output: "", errors: "", exitCode: 0 };
  } catch (error) {
    const { message, remedy, code: code2 } = asExpected(error);
    const text2 = code2 === "internal-error" && error instanceof Error ? error.message : `${message}
${remedy}`;
    return { output: "", errors: `${text2}
`, exitCode: 2 };
  }
}
export {
  ownerGuard
};
