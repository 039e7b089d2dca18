import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));

// required:node:http
var require_node_http = __commonJS({
  "required:node:http"(exports, module) {
    module.exports = __require("node:http");
  }
});

// src/companion.ts
import { closeSync as closeSync2, readFileSync as readFileSync4, writeSync as writeSync3 } from "node:fs";

// src/companion/configuration.ts
var fileNames = {
  settings: "settings.json",
  /** Its `ProcessIdentity`, by which the post step ends it. Written by the main step as soon as it has started. */
  process: "process.json",
  log: "companion.log",
  /** Sentences that post prints, one per line. */
  notices: "notices.txt"
};
var ready = "ready";
var errorMark = "error:";
var lastWords = "ended";

// src/companion/open-log.ts
import { writeSync } from "node:fs";
var mostBytes = 1024 * 1024;
function openLog(most2 = mostBytes) {
  let written = 0;
  const log2 = (line) => {
    if (written > most2) return;
    const text4 = `${(/* @__PURE__ */ new Date()).toISOString()} ${line}
`;
    written += text4.length;
    write(
      written > most2 ? `${text4.trimEnd().slice(0, 200)}
This log ends here: it has ${most2} bytes.
` : text4
    );
  };
  return { log: log2, logError: (what, error) => log2(`${errorMark} ${what}: ${describe(error)}`) };
}
function write(text4) {
  try {
    writeSync(1, text4);
  } catch {
  }
}
function describe(error) {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

// src/companion/run-companion.ts
import { existsSync as existsSync3, rmSync as rmSync2 } from "node:fs";
import { setTimeout as sleep4 } from "node:timers/promises";

// src/companion/end-of-job.ts
import { existsSync } from "node:fs";

// src/platform/processes.ts
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
var processes = {
  own: () => identityOf(process.pid),
  find: identityOf,
  lifeline,
  isRunning,
  async stop(identity, grace2) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace2 && isRunning(identity); waited += 10) await sleep(10);
    if (isRunning(identity)) signal(identity.pid, "SIGKILL");
    return true;
  },
  async end(identity) {
    if (!isRunning(identity)) return false;
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) signal(pid, "SIGKILL");
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep(20);
    await sleep(1e3);
    return true;
  }
};
function isRunning({ pid, start: start2 }) {
  return statusOf(pid)?.start === start2;
}
var worker = "Runner.Worker";
var starters = /^(sh|bash|dash|ash|zsh|busybox|env|nice|sudo|su|timeout)$/;
function lifeline() {
  const above = ancestors();
  const found = above.find(({ name }) => name === worker) ?? above.find(({ name }) => !starters.test(name));
  return found ? { pid: found.pid, start: found.start } : null;
}
function ancestors() {
  const above = [];
  let found = statusOf(process.ppid);
  while (found !== null) {
    above.push(found);
    found = statusOf(found.parent);
  }
  return above;
}
function identityOf(pid) {
  const found = statusOf(pid);
  return found && { pid, start: found.start };
}
function statusOf(pid) {
  const text4 = read(`/proc/${pid}/stat`);
  const end = text4.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text4.slice(end + 2).split(" ");
  const start2 = fields[15];
  if (start2 === void 0 || state === "Z") return null;
  const name = text4.slice(text4.indexOf("(") + 1, end);
  return { pid, start: start2, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word2) => /^\d+$/.test(word2) ? [Number(word2)] : []).filter((child) => statusOf(child)?.session !== child);
}
function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
  }
}

// src/companion/end-of-job.ts
var interval = 2e3;
function endOfJob({ directory, lifeline: lifeline2 }) {
  return new Promise((resolve2) => {
    const timer = setInterval(() => {
      if (lifeline2 !== null && !processes.isRunning(lifeline2)) end("the job's process has ended");
      else if (!existsSync(directory)) end("its directory is gone");
    }, interval);
    const end = (reason) => {
      clearInterval(timer);
      resolve2(reason);
    };
    for (const signal2 of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal2, () => end(signal2));
  });
}

// src/companion/ledger/ledger-file.ts
import { closeSync, constants, openSync, writeSync as writeSync2 } from "node:fs";

// src/ledger/write-entry.ts
var longest = 300;
var mostPorts = 50;
function writeEntry({ at: at3, kind, ...rest }) {
  return JSON.stringify({ at: at3, kind, ...rest }, (_, value) => {
    if (typeof value === "string" && value.length > longest)
      return `${value.slice(0, longest).toWellFormed()}…`;
    return Array.isArray(value) ? value.slice(0, mostPorts) : value;
  });
}

// src/companion/ledger/ledger-file.ts
var mostBytes2 = 8 * 1024 ** 2;
function createLedgerFile(path, log2, limit2 = mostBytes2) {
  const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 384);
  let size2 = 0;
  let leftOut = 0;
  let isOpen2 = true;
  function append(entry) {
    try {
      size2 += writeSync2(file, `${writeEntry(entry)}
`);
      return true;
    } catch (error) {
      log2(`not written: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
  const note = () => append({ at: (/* @__PURE__ */ new Date()).toISOString(), kind: "left-out", entries: leftOut });
  return {
    write(entry) {
      if (!isOpen2) return;
      if (size2 < limit2 && append(entry)) return;
      leftOut += 1;
      if (leftOut === 1) note();
    },
    close() {
      if (!isOpen2) return;
      if (leftOut > 1) note();
      isOpen2 = false;
      closeSync(file);
    }
  };
}

// src/companion/builders/start-relays.ts
import { createServer } from "node:net";

// src/companion/guard/daemon.ts
var import_node_http = __toESM(require_node_http(), 1);
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

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

// src/platform/engine-keys.ts
import { existsSync as existsSync2, readFileSync as readFileSync2 } from "node:fs";
import { join } from "node:path";
function engineKeys(environment) {
  const directory = environment["DOCKER_CERT_PATH"];
  const rejectUnauthorized = Boolean(environment["DOCKER_TLS_VERIFY"] || !environment["DOCKER_TLS"]);
  if (!directory) return { rejectUnauthorized };
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => {
    const path = join(directory, name);
    return existsSync2(path) ? readFileSync2(path) : void 0;
  });
  if (!ca && !cert) throw new Error(`${directory} has neither ca.pem nor cert.pem`);
  return { rejectUnauthorized, ...ca && { ca }, ...cert && key && { cert, key } };
}

// src/values/client-variables.ts
function tlsVariables(certificates) {
  return {
    DOCKER_TLS: certificates ? "1" : "",
    DOCKER_TLS_VERIFY: certificates?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates?.directory ?? ""
  };
}

// src/companion/guard/daemon.ts
function daemonAt({ host, certificates }) {
  const variables = tlsVariables(certificates);
  const address = engineAddress(host, variables);
  const isEncrypted = address.protocol === "https";
  const keys = isEncrypted ? engineKeys(variables) : {};
  const newAgent = (options2) => isEncrypted ? new HttpsAgent({ ...options2, ...keys }) : new import_node_http.Agent(options2);
  const kept = newAgent({ keepAlive: true, maxFreeSockets: 16, timeout: 1e3 });
  const halfOpen = newAgent({ keepAlive: false, allowHalfOpen: true });
  const request2 = isEncrypted ? httpsRequest : import_node_http.request;
  const where = "socketPath" in address ? { socketPath: address.socketPath } : { host: address.host, port: address.port };
  return {
    host,
    begin: ({ method, target, headers }, upgrades = false) => request2({
      ...where,
      ...{ agent: upgrades ? halfOpen : kept, method, path: target, headers: [...headers] }
    })
  };
}

// src/companion/guard/listen.ts
import { once } from "node:events";
import { linkSync, lstatSync, mkdirSync, rmSync, unlinkSync } from "node:fs";
import { dirname } from "node:path";
var longestPath = 107;
var backlog = 4096;
async function listenAt(server, path) {
  if (Buffer.byteLength(path) > longestPath) {
    throw new Error(`the path of the socket has more than ${longestPath} bytes: ${path}`);
  }
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true, mode: 448 });
  const { uid, mode } = lstatSync(directory);
  if (uid !== process.getuid?.() || (mode & 18) !== 0) throw new Error(`others can write to ${directory}`);
  const bound = `${path.slice(0, -1)}~`;
  const before = process.umask(127);
  try {
    server.listen(bound, backlog);
    await once(server, "listening");
  } finally {
    process.umask(before);
  }
  try {
    linkSync(bound, path);
  } catch (error) {
    server.close();
    throw error;
  } finally {
    rmSync(bound, { force: true });
  }
  const { ino } = lstatSync(path);
  return () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path);
  };
}

// src/companion/builders/dial-buildkit.ts
import { pipeline } from "node:stream/promises";

// src/companion/builders/standard-output.ts
import { Transform } from "node:stream";
var headerLength = 8;
var stdout = 1;
function standardOutput() {
  let header = Buffer.alloc(0);
  let missing = 0;
  let isWanted = false;
  return new Transform({
    transform(chunk2, _, done) {
      let rest = chunk2;
      while (rest.length > 0) {
        if (missing === 0) {
          const taken = rest.subarray(0, headerLength - header.length);
          header = Buffer.concat([header, taken]);
          rest = rest.subarray(taken.length);
          if (header.length < headerLength) break;
          isWanted = header.readUInt8(0) === stdout;
          missing = header.readUInt32BE(4);
          header = Buffer.alloc(0);
        } else {
          const part = rest.subarray(0, missing);
          missing -= part.length;
          rest = rest.subarray(part.length);
          if (isWanted) this.push(part);
        }
      }
      done();
    }
  });
}

// src/companion/builders/dial-buildkit.ts
var command = ["buildctl", "dial-stdio"];
async function dialBuildkit(daemon, container2, client) {
  const stdio = { AttachStdin: true, AttachStdout: true, AttachStderr: true };
  const id = await createExec(daemon, container2, { ...stdio, Cmd: command });
  const { connection, head } = await startExec(daemon, id);
  client.once("close", () => connection.destroy());
  if (head.length > 0) connection.unshift(head);
  await Promise.all([pipeline(client, connection), pipeline(connection, standardOutput(), client)]);
}
async function createExec(daemon, container2, settings) {
  const target = `/containers/${encodeURIComponent(container2)}/exec`;
  const { status, text: text4 } = await new Promise((resolve2, reject) => {
    begin(daemon, target, settings, []).once("error", reject).once("response", (response) => {
      let text5 = "";
      response.setEncoding("utf8").on("data", (part) => {
        text5 += part;
      });
      response.once("error", reject).once("end", () => resolve2({ status: response.statusCode ?? 0, text: text5 }));
    });
  });
  const { Id, message } = JSON.parse(text4 || "{}");
  if (status !== 201 || Id === void 0) throw new Error(message ?? `status ${status}`);
  return Id;
}
function startExec(daemon, id) {
  return new Promise((resolve2, reject) => {
    begin(daemon, `/exec/${id}/start`, { Detach: false, Tty: false }, [
      "Connection",
      "Upgrade",
      "Upgrade",
      "tcp"
    ]).once("error", reject).once("upgrade", (_, connection, head) => resolve2({ connection, head })).once("response", (response) => {
      response.resume();
      reject(new Error(`the daemon does not change the protocol: status ${response.statusCode}`));
    });
  });
}
function begin(daemon, target, body, more) {
  const text4 = JSON.stringify(body);
  const length = String(Buffer.byteLength(text4));
  const headers = ["Host", "docker", "Content-Type", "application/json", "Content-Length", length, ...more];
  const request2 = daemon.begin({ method: "POST", target, headers });
  request2.end(text4);
  return request2;
}

// src/companion/builders/start-relays.ts
async function startRelays({ log: log2 }, { relays }) {
  const running = [];
  const stop = async () => {
    await Promise.all(running.map((relay2) => relay2.stop()));
  };
  try {
    for (const relay2 of relays) running.push(await serve(relay2, log2));
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}
async function serve({ socket, container: container2, daemon: address }, log2) {
  const daemon = daemonAt(address);
  const clients = /* @__PURE__ */ new Set();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.once("close", () => clients.delete(client));
    client.on("error", () => client.destroy());
    dialBuildkit(daemon, container2, client).catch((error) => {
      log2(`no connection to ${container2}: ${error instanceof Error ? error.message : String(error)}`);
      client.destroy();
    });
  });
  const removeSocket = await listenAt(server, socket);
  return {
    async stop() {
      removeSocket();
      server.close();
      for (const client of clients) client.destroy();
    }
  };
}

// src/guard/policy/json-kinds.ts
var isObject = (json) => json instanceof Map;
var isList = (json) => Array.isArray(json);
var isNumber = (json) => typeof json === "object" && json !== null && "digits" in json;
function isZero(json) {
  if (isObject(json)) return json.size === 0;
  if (isList(json)) return json.length === 0;
  if (isNumber(json)) return /^-?0(\.0+)?$/.test(json.digits);
  return json === null || json === false || json === "";
}
function kindOf(value) {
  if (value === null) return "null";
  if (isObject(value)) return "an object";
  if (isList(value)) return "a list";
  if (isNumber(value)) return "a number";
  return typeof value === "string" ? "a string" : "a boolean";
}
function shown(json) {
  if (isObject(json)) return `{${[...json].map(([key, value]) => `${key}: ${shown(value)}`).join(", ")}}`;
  if (isList(json)) return `[${json.map(shown).join(", ")}]`;
  if (isNumber(json)) return json.digits;
  return json === null ? "null" : String(json);
}

// src/guard/policy/filter-reply.ts
var builtIn = ["bridge", "host", "none"];
var listsOfObjects = ["Containers", "Volumes"];
var listsOfUsage = ["ContainerUsage", "VolumeUsage"];
function filterReply(reply, json, policy) {
  if (reply === "own-networks") return ownNetworks(json, policy);
  if (reply === "own-disk-usage") return ownUsage(json, policy);
  return json;
}
function ownNetworks(json, policy) {
  if (!isList(json) || policy.allow.includes("foreign-network")) return json;
  return json.filter(
    (network2) => isObject(network2) && (builtIn.includes(network2.get("Name") ?? null) || isOwn(network2, policy))
  );
}
function ownUsage(json, policy) {
  if (!isObject(json)) return json;
  const own2 = new Map(json);
  for (const key of listsOfObjects) {
    const items = json.get(key);
    if (items !== void 0) own2.set(key, ownItems(items, policy));
  }
  for (const key of listsOfUsage) {
    const usage = json.get(key);
    if (usage === void 0 || !isObject(usage)) continue;
    own2.set(
      key,
      new Map([
        ...usage,
        ...usage.has("Items") ? [["Items", ownItems(usage.get("Items") ?? null, policy)]] : []
      ])
    );
  }
  return own2;
}
var ownItems = (items, policy) => isList(items) ? items.filter((item) => isObject(item) && isOwn(item, policy)) : items;
function isOwn(item, { owner: owner2 }) {
  const labels2 = item.get("Labels") ?? null;
  return isObject(labels2) && labels2.get(owner2.name) === owner2.value;
}

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

// src/guard/refusal-message.ts
function refusalMessage(violations) {
  const [first] = violations;
  if (first === void 0) return "Berth's guard refused this.";
  const { rule, place, value } = first;
  const { why, instead } = rules[rule];
  const ids = [...new Set(violations.map((violation2) => violation2.rule))];
  const what = [place === "path" ? "" : place, value].filter((text4) => text4 !== "").join(" is ");
  const others = ids.length === 1 ? "" : ` Other rules refuse it too: ${ids.slice(1).join(", ")}.`;
  const allow = ids.every((id) => rules[id].opens) ? ` To allow it: allow: ${ids.join(", ")}` : "";
  return `Berth's guard refused this: ${inert(what)} (rule ${rule}). ${why} ${instead}${others}${allow}`;
}
var inert = (text4) => text4.replace(/[\p{Cc}\p{Cf}]/gu, "?");

// src/guard/refusal-status.ts
function refusalStatus(method, violations) {
  if (violations.some(({ rule }) => rule === "oversized-body")) return 413;
  const isRead = method === "GET" || method === "HEAD";
  return isRead && violations.length > 0 && violations.every(({ rule }) => rule.startsWith("foreign-")) ? 404 : 403;
}

// src/guard/wire/fold-key.ts
var foldKey = (key) => Array.from(key, foldCharacter).join("");
function foldCharacter(character) {
  return simple(
    simple(character, (text4) => text4.toUpperCase()),
    (text4) => text4.toLowerCase()
  );
}
function simple(character, change) {
  const changed = change(character);
  return [...changed].length === 1 ? changed : character;
}
function misspelled(key, known2) {
  const folded = foldKey(key);
  for (const right of known2) if (right !== key && foldKey(right) === folded) return right;
  return null;
}

// src/guard/wire/json-cursor.ts
var space = /[ \t\n\r]*/y;
var number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
var word = /true|false|null/y;
var words = /* @__PURE__ */ new Map([
  ["true", true],
  ["false", false],
  ["null", null]
]);
function jsonCursor(text4) {
  let at3 = 0;
  const take = (form) => {
    form.lastIndex = at3;
    const found = form.exec(text4)?.[0] ?? null;
    if (found !== null) at3 += found.length;
    return found;
  };
  return {
    skip: (character) => {
      take(space);
      const isThere = text4[at3] === character;
      if (isThere) at3++;
      return isThere;
    },
    string: () => {
      take(space);
      const end = endOfString(text4, at3);
      if (end === null) return null;
      const quoted = text4.slice(at3, end);
      at3 = end;
      return parsedString(quoted);
    },
    literal: () => {
      take(space);
      const found = take(word);
      if (found !== null) return words.get(found);
      const digits = take(number);
      return digits === null ? void 0 : { digits };
    },
    isAtEnd: () => {
      take(space);
      return at3 === text4.length;
    }
  };
}
function endOfString(text4, start2) {
  if (text4[start2] !== '"') return null;
  for (let at3 = start2 + 1; at3 < text4.length; at3++) {
    if (text4[at3] === '"') return at3 + 1;
    if (text4[at3] === "\\") at3++;
  }
  return null;
}
function parsedString(quoted) {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return null;
  }
}

// src/guard/wire/parse-json.ts
var maps = /^(Labels|Annotations|Options|DriverOpts|Sysctls|Volumes|Tmpfs|EndpointsConfig)$/;
var deepest = 64;
function parseJson(text4, keys) {
  const cursor = jsonCursor(text4);
  const result = readValue(cursor, [], { here: keys, below: keys });
  if ("problem" in result || cursor.isAtEnd()) return result;
  return { place: "", problem: "more than one value" };
}
function readValue(cursor, path, rules2) {
  if (path.length > deepest) return problem(path, `deeper than ${deepest}`);
  if (cursor.skip("{")) return readObject(cursor, path, rules2);
  if (cursor.skip("[")) return readList(cursor, path, rules2);
  const literal = cursor.literal();
  if (literal !== void 0) return { json: literal };
  const string = cursor.string();
  if (string === null) return problem(path, "no JSON");
  return string.isWellFormed() ? { json: string } : problem(path, "half of a surrogate pair");
}
function readList(cursor, path, rules2) {
  const list3 = [];
  if (cursor.skip("]")) return { json: list3 };
  do {
    const value = readValue(cursor, [...path, String(list3.length)], { ...rules2, here: rules2.below });
    if ("problem" in value) return value;
    list3.push(value.json);
  } while (cursor.skip(","));
  return cursor.skip("]") ? { json: list3 } : problem(path, "no JSON");
}
function readObject(cursor, path, rules2) {
  const object2 = /* @__PURE__ */ new Map();
  const names2 = /* @__PURE__ */ new Map();
  if (cursor.skip("}")) return { json: object2 };
  do {
    const key = cursor.string();
    if (key === null) return problem(path, "no JSON");
    const here = [...path, key];
    if (!key.isWellFormed()) return problem(here, "half of a surrogate pair");
    const name = rules2.here === "cased" ? key : foldKey(key);
    const same = names2.get(name);
    if (same !== void 0)
      return problem(here, same === key ? "twice in one object" : `Go reads it as ${same}`);
    if (!cursor.skip(":")) return problem(here, "no JSON");
    const value = readValue(cursor, here, { ...rules2, here: maps.test(key) ? "cased" : rules2.below });
    if ("problem" in value) return value;
    names2.set(name, key);
    object2.set(key, value.json);
  } while (cursor.skip(","));
  return cursor.skip("}") ? { json: object2 } : problem(path, "no JSON");
}
var problem = (path, text4) => ({ place: path.join("."), problem: text4 });

// src/guard/wire/read.ts
var longest2 = 100;
function refused(rule, place, value = "") {
  return { violation: { rule, place: shortened(place), value: shortened(value) } };
}
var shortened = (text4) => text4.length > longest2 ? `${text4.slice(0, longest2)}…` : text4;

// src/guard/wire/read-json.ts
function readJson(bytes, keys = "folded") {
  const text4 = typeof bytes === "string" ? bytes : decode(bytes);
  if (text4 === null) return refused("ambiguous-body", "body", "no UTF-8");
  const result = parseJson(text4, keys);
  return "json" in result ? result : refused("ambiguous-body", result.place || "body", result.problem);
}
function decode(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

// src/guard/wire/write-json.ts
function writeJson(json) {
  if (json === null || typeof json === "boolean" || typeof json === "string") return JSON.stringify(json);
  if (isNumber2(json)) return json.digits;
  if (isList2(json)) return `[${json.map(writeJson).join(",")}]`;
  return `{${[...json].map(([key, value]) => `${JSON.stringify(key)}:${writeJson(value)}`).join(",")}}`;
}
var isNumber2 = (json) => "digits" in json;
var isList2 = (json) => Array.isArray(json);

// src/companion/guard/answer.ts
function answer(response, status, message) {
  if (response.headersSent) response.destroy();
  else answerJson(response, status, JSON.stringify({ message }));
}
function answerJson(response, status, json) {
  const body = Buffer.from(json);
  response.writeHead(status, ["Content-Type", "application/json", "Content-Length", String(body.length)]);
  response.end(body);
}

// src/companion/guard/ask.ts
function ask(daemon, head, body) {
  return new Promise((resolve2, reject) => {
    const request2 = daemon.begin(head);
    request2.once("error", reject);
    request2.once("response", (response) => {
      const parts = [];
      response.on("data", (part) => parts.push(part));
      response.once("error", reject);
      response.once(
        "end",
        () => resolve2({
          status: response.statusCode ?? 0,
          message: response.statusMessage ?? "",
          rawHeaders: response.rawHeaders,
          body: Buffer.concat(parts)
        })
      );
    });
    request2.end(body.length === 0 ? void 0 : body);
  });
}
var get = (daemon, target) => ask(daemon, { method: "GET", target, headers: ["Host", "docker"] }, Buffer.alloc(0));
function post(daemon, target, json) {
  const body = Buffer.from(json);
  const headers = [
    "Host",
    "docker",
    "Content-Type",
    "application/json",
    "Content-Length",
    String(body.length)
  ];
  return ask(daemon, { method: "POST", target, headers }, body);
}

// src/companion/guard/end-to-end.ts
var ofConnection = /* @__PURE__ */ new Set(
  ["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"]
  //
);
function endToEnd(raw) {
  const named = new Set(valuesOf(raw, "connection").flatMap((value) => value.toLowerCase().split(/\s*,\s*/)));
  return raw.flatMap((name, index) => {
    const lower = name.toLowerCase();
    return index % 2 === 1 || ofConnection.has(lower) || named.has(lower) ? [] : [name, raw[index + 1] ?? ""];
  });
}
function valuesOf(raw, lowerName) {
  return raw.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === lowerName);
}

// src/guard/policy/endpoint.ts
var jsonLimit = 4 * 1024 * 1024;
function endpoint(method, path, treatment, options2 = {}) {
  const { body = "none", upgrade = null, parameters: parameters2 = [], lists: lists3 = [], reply = "pass", judge: judge2 = null } = options2;
  return {
    id: `${method} ${path}`,
    method,
    path: path.split("/").slice(1),
    body,
    limit: body === "json" ? jsonLimit : null,
    upgrade,
    parameters: [...parameters2, ...lists3],
    lists: lists3,
    reply,
    treatment,
    judge: judge2
  };
}

// src/guard/policy/judges/answer-missing.ts
var answerMissing = (kind) => ({ call }) => {
  const name = call.path.slice(1, kind === "container" ? -1 : void 0).join("/");
  return { answer: { status: 404, body: /* @__PURE__ */ new Map([["message", `No such ${kind}: ${name}`]]) } };
};

// src/guard/policy/findings.ts
function violation(rule, place, value) {
  const cut = { rule, place, value: value.length > 100 ? `${value.slice(0, 100)}…` : value };
  return { violations: [cut] };
}
function together(parts) {
  return {
    violations: parts.flatMap(({ violations = [] }) => violations),
    references: parts.flatMap(({ references = [] }) => references),
    binds: parts.flatMap(({ binds: binds2 = [] }) => binds2),
    volumesToCreate: [...new Set(parts.flatMap(({ volumesToCreate = [] }) => volumesToCreate))],
    changes: parts.flatMap(({ changes: changes2 = [] }) => changes2)
  };
}

// src/guard/policy/fields/field.ts
var unexpected = (value, { place }, expected) => ({
  value,
  ...violation("unexpected-value", place, `${kindOf(value)}, not ${expected}`)
});
var plain = (fits2, expected) => (value, at3) => value === null || fits2(value) ? { value } : unexpected(value, at3, expected);
var isText = (value) => typeof value === "string";
var text = plain(isText, "a string");
var flag = plain((value) => typeof value === "boolean", "a boolean");
var number2 = plain(isNumber, "a number");
var textOrTexts = plain(
  (value) => isText(value) || isList(value) && value.every(isText),
  "a string or a list of strings"
);
var refused2 = (rule) => (value, { place }) => isZero(value) ? { value } : { value, ...violation(rule, place, shown(value)) };
var oneOf = (allowed2, rule) => (value, at3) => value === null || typeof value === "string" && allowed2.includes(value) ? { value } : { value, ...violation(rule, at3.place, shown(value)) };
var list = (field) => (value, at3) => {
  if (value === null) return { value };
  if (!isList(value)) return unexpected(value, at3, "a list");
  const judged3 = value.map((item, index) => field(item, { ...at3, place: `${at3.place}[${index}]` }));
  return { value: judged3.map((item) => item.value), ...together(judged3) };
};
var map = (field) => (value, at3) => {
  if (value === null) return { value };
  if (!isObject(value)) return unexpected(value, at3, "an object");
  const judged3 = [...value].map(
    ([key, item]) => [key, field(key)(item, { ...at3, place: `${at3.place}[${key}]` })]
  );
  return {
    value: new Map(judged3.map(([key, item]) => [key, item.value])),
    ...together(judged3.map(([, item]) => item))
  };
};
var ignored = (value) => ({ value });
var texts = list(text);
var textMap = map(() => text);
var both = (first, second) => (value, at3) => {
  const before = first(value, at3);
  const after = second(before.value, at3);
  return { value: after.value, ...together([before, after]) };
};

// src/guard/policy/fields/labels.ts
var reserved = /^berth\./i;
var labels = both(textMap, (value, at3) => {
  if (!isObject(value)) return { value };
  const own2 = at3.policy.labels;
  const taken = [...value].flatMap(([key, text4]) => reserved.test(key) && own2[key] !== text4 ? [key] : []);
  return { value, ...together(taken.map((key) => violation("berth-label", `${at3.place}[${key}]`, ""))) };
});
var withLabels = (value, at3) => {
  const judged3 = labels(value, at3);
  const own2 = Object.entries(at3.policy.labels);
  return { ...judged3, value: new Map([...isObject(judged3.value) ? judged3.value : [], ...own2]) };
};

// src/guard/policy/fields/object.ts
var spellings = /* @__PURE__ */ new Map([
  ["CPURealtimePeriod", "CpuRealtimePeriod"],
  ["CPURealtimeRuntime", "CpuRealtimeRuntime"]
]);
var object = (fields, always = []) => (value, at3) => {
  if (value === null && always.length === 0) return { value };
  if (value !== null && !isObject(value)) return unexpected(value, at3, "an object");
  const present = new Map([...value ?? []].map(([key, item]) => [spellings.get(key) ?? key, item]));
  const absent = always.filter((key) => !present.has(key)).map((key) => [key, null]);
  const judged3 = [...present, ...absent].map(([key, item]) => ({
    key,
    ...judgeEntry(key, item, fields, at3)
  }));
  const kept = judged3.flatMap(({ key, value: item }) => item === void 0 ? [] : [[key, item]]);
  return { value: new Map(kept), ...together(judged3) };
};
function judgeEntry(key, value, fields, at3) {
  const place = at3.place === "" ? key : `${at3.place}.${key}`;
  const field = Object.hasOwn(fields, key) ? fields[key] : void 0;
  if (field === ignored) return { value: void 0 };
  if (field !== void 0) return field(value, { ...at3, place });
  const right = misspelled(key, Object.keys(fields));
  if (right !== null) return { value, ...violation("ambiguous-body", place, `Go reads it as ${right}`) };
  if (isZero(value)) return { value: void 0 };
  return { value, ...violation("unknown-field", place, kindOf(value)) };
}

// src/guard/policy/fields/container-config.ts
var names = map(() => object({}));
var containerConfig = {
  Hostname: text,
  Domainname: text,
  User: text,
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  ExposedPorts: names,
  Tty: flag,
  OpenStdin: flag,
  StdinOnce: flag,
  Env: texts,
  Cmd: textOrTexts,
  Healthcheck: object({
    Test: texts,
    Interval: number2,
    Timeout: number2,
    StartPeriod: number2,
    StartInterval: number2,
    Retries: number2
  }),
  ArgsEscaped: flag,
  Image: text,
  Volumes: names,
  WorkingDir: text,
  Entrypoint: textOrTexts,
  NetworkDisabled: flag,
  MacAddress: text,
  OnBuild: texts,
  Labels: labels,
  StopSignal: text,
  StopTimeout: number2,
  Shell: texts
};

// src/guard/policy/fields/namespaces.ts
var objectName = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
function refer(value, at3, kind, must = "own") {
  return objectName.test(value) ? { references: [{ kind, name: value, place: at3.place, must }] } : violation("unexpected-value", at3.place, value);
}
var namespace = (harmless2, rule) => (value, at3) => {
  if (value === null) return { value };
  if (typeof value !== "string") return { value, ...violation("unexpected-value", at3.place, kindOf(value)) };
  if (harmless2.includes(value)) return { value };
  if (value === "host") return { value, ...violation(rule, at3.place, value) };
  return value.startsWith("container:") ? { value, ...refer(value.slice("container:".length), at3, "container") } : { value, ...violation("unexpected-value", at3.place, shown(value)) };
};
var pidMode = namespace([""], "host-pid");
var ipcMode = namespace(["", "none", "private", "shareable"], "host-ipc");
var utsMode = namespace([""], "host-uts");
var usernsMode = namespace([""], "host-user-namespace");
var cgroupnsMode = namespace(["", "private"], "host-cgroup");
var ofDaemon = ["", "default", "bridge", "none"];
function network(name, at3) {
  if (ofDaemon.includes(name)) return {};
  if (name === "host") return violation("host-network", at3.place, name);
  return refer(name, at3, "network", "own-or-built-in");
}
var networkMode = (value, at3) => {
  if (value === null) return { value };
  if (typeof value !== "string") return { value, ...violation("unexpected-value", at3.place, kindOf(value)) };
  return value.startsWith("container:") ? { value, ...refer(value.slice("container:".length), at3, "container") } : { value, ...network(value, at3) };
};

// src/guard/policy/judges/read-body.ts
var readBody = (field, more = () => ({})) => (request2) => {
  const { body, policy } = request2;
  if (!isObject(body))
    return { ...together([violation("unexpected-value", "body", kindOf(body)), more(request2)]), body };
  const judged3 = field(body, { place: "", policy });
  return { ...together([judged3, more(request2)]), body: judged3.value };
};

// src/guard/policy/judges/commit.ts
var config = object(containerConfig);
var commit = (request2) => {
  const { call, body, policy } = request2;
  const [container2 = ""] = call.query.get("container") ?? [];
  const named = [
    refer(container2, { place: "query container", policy }, "container"),
    ...(call.query.get("changes") ?? []).map(
      (change) => /^\s*label\b.*berth\./is.test(change) ? violation("berth-label", "query changes", "") : {}
    )
  ];
  if (isZero(body)) return { ...together(named), body };
  const known2 = isObject(body) ? new Map([...body].filter(([key]) => !call.query.has(key))) : body;
  return readBody(config, () => together(named))({ ...request2, body: known2 });
};

// src/guard/policy/clean-path.ts
function cleanPath(path) {
  const segments = [];
  for (const segment2 of path.split("/")) {
    if (segment2 === "..") segments.pop();
    else if (segment2 !== "" && segment2 !== ".") segments.push(segment2);
  }
  return `/${segments.join("/")}`;
}

// src/guard/policy/fields/bind-source.ts
function bindSource(written, writable, at3) {
  const { mode, allow, sockets } = at3.policy;
  const path = cleanPath(written);
  if (path === sockets.guard) return { value: written };
  const hasSubstitute = sockets.raw.includes(path) && /\/(docker|podman)\.sock$/.test(path);
  if (!hasSubstitute || allow.includes("docker-socket")) {
    return { value: written, binds: [{ path, place: at3.place, writable }] };
  }
  if (sockets.guard === null) return { value: written, ...violation("docker-socket", at3.place, path) };
  return {
    value: mode === "enforce" ? sockets.guard : written,
    changes: [`${at3.place} is ${path}: it becomes the socket of the guard.`]
  };
}

// src/guard/policy/fields/binds.ts
var shared = /^r?(shared|slave)$/;
var harmless = /^(ro|rw|z|Z|nocopy|consistent|cached|delegated|r?private)$/;
function mountModes(modes, at3) {
  return together(
    modes.map((mode) => {
      if (shared.test(mode)) return violation("mount-propagation", at3.place, mode);
      return mode === "" || harmless.test(mode) ? {} : violation("unexpected-value", at3.place, mode);
    })
  );
}
var bind = (value, at3) => {
  if (typeof value !== "string") return { value, ...violation("unexpected-value", at3.place, "no string") };
  const [source = "", target, mode = "", ...more] = value.split(":");
  if (target === void 0) {
    return source.startsWith("/") ? { value } : { value, ...violation("unexpected-value", at3.place, value) };
  }
  if (more.length > 0 || !target.startsWith("/"))
    return { value, ...violation("unexpected-value", at3.place, value) };
  const modes = mode.split(",");
  const options2 = mountModes(modes, at3);
  if (source.startsWith("/")) {
    const judged3 = bindSource(source, !modes.includes("ro"), at3);
    const rest = mode === "" ? "" : `:${mode}`;
    return { value: `${judged3.value}:${target}${rest}`, ...together([judged3, options2]) };
  }
  if (!objectName.test(source)) return { value, ...violation("unexpected-value", at3.place, value) };
  return {
    value,
    ...together([
      options2,
      {
        references: [{ kind: "volume", name: source, place: at3.place, must: "own-or-missing" }],
        volumesToCreate: [source]
      }
    ])
  };
};
var binds = list(bind);
var targetOf = (written) => cleanPath(written.split(":")[1] ?? written);

// src/guard/policy/fields/confinement.ts
var defaultCapabilities = [
  ...["CHOWN", "DAC_OVERRIDE", "FSETID", "FOWNER", "MKNOD", "NET_RAW", "SETGID", "SETUID", "SETFCAP"],
  ...["SETPCAP", "NET_BIND_SERVICE", "SYS_CHROOT", "KILL", "AUDIT_WRITE"]
];
var known = new Map([
  ...defaultCapabilities.map((name) => [name, null]),
  ["NET_ADMIN", "net-admin"],
  ["SYS_PTRACE", "sys-ptrace"]
]);
var capability = (value, at3) => {
  const name = typeof value === "string" ? value.toUpperCase().replace(/^CAP_/, "") : "";
  const rule = known.get(name);
  if (rule === null) return { value };
  return { value, ...violation(rule ?? "capability", at3.place, shown(value)) };
};
var capabilities = list(capability);
var securityOption = (value, { place }) => typeof value === "string" && /^no-new-privileges([=:]true)?$/.test(value) ? { value } : { value, ...violation("security-option", place, shown(value)) };
var securityOptions = list(securityOption);
var maskedPaths = (value, { place }) => value === null ? { value } : { value, ...violation("unmasked-path", place, isZero(value) ? "empty" : shown(value)) };
var runtime = oneOf(["", "runc", "io.containerd.runc.v2"], "runtime");
var annotations = refused2("annotation");
var sysctls = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!(value instanceof Map)) return judged3;
  const others = [...value.keys()].filter((key) => !/^net(\.[a-zA-Z0-9_-]+(\/[a-zA-Z0-9_-]+)*)+$/.test(key));
  return {
    value,
    ...together([
      judged3,
      ...others.map((key) => violation("sysctl", `${at3.place}[${key}]`, shown(value.get(key) ?? null)))
    ])
  };
};
var logConfig = object({
  Type: oneOf(["", "json-file", "local", "journald", "none"], "log-driver"),
  Config: textMap
});
var tmpfsOption = /^(|rw|ro|exec|noexec|suid|nosuid|dev|nodev|atime|noatime|diratime|nodiratime|relatime|norelatime|strictatime|(size|mode|uid|gid|nr_inodes|nr_blocks|mpol)=[\w.:%-]+)$/;
var tmpfs = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!(value instanceof Map)) return judged3;
  const odd2 = [...value].filter(
    ([, options2]) => typeof options2 === "string" && !options2.split(",").every((option) => tmpfsOption.test(option))
  );
  return {
    value,
    ...together([
      judged3,
      ...odd2.map(
        ([target, options2]) => violation("unexpected-value", `${at3.place}[${target}]`, shown(options2))
      )
    ])
  };
};
var storageOptions = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!(value instanceof Map)) return judged3;
  const others = [...value.keys()].filter((key) => key !== "size");
  return {
    value,
    ...together([judged3, ...others.map((key) => violation("unexpected-value", `${at3.place}[${key}]`, ""))])
  };
};

// src/guard/policy/fields/volume-options.ts
var volumeDriver = oneOf(["", "local"], "volume-driver");
var tmpfsOption2 = /^(size=\d+[kmgKMG%]?|mode=[0-7]+|uid=\d+|gid=\d+|nr_inodes=\d+[kmgKMG]?|nr_blocks=\d+[kmgKMG]?|ro|rw|exec|noexec|nosuid|nodev|noatime|relatime)?$/;
var fits = {
  type: /^tmpfs$/,
  device: /^(tmpfs|none)$/,
  o: new RegExp(`^${tmpfsOption2.source.slice(1, -1)}(,${tmpfsOption2.source.slice(1, -1)})*$`)
};
var volumeOptions = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!isObject(value) || value.size === 0) return judged3;
  if (value.get("type") !== "tmpfs")
    return { value, ...together([judged3, violation("volume-driver", at3.place, shown(value))]) };
  const others = [...value].filter(
    ([key, option]) => !(typeof option === "string" && fits[key]?.test(option))
  );
  return {
    value,
    ...together([
      judged3,
      ...others.map(([key, option]) => violation("volume-driver", `${at3.place}[${key}]`, shown(option)))
    ])
  };
};

// src/guard/policy/fields/mounts.ts
var propagation = (value, at3) => {
  const judged3 = text(value, at3);
  return typeof value === "string" ? { value, ...together([judged3, mountModes([value], at3)]) } : judged3;
};
var common = { Type: text, Source: text, Target: text, ReadOnly: flag, Consistency: text };
var kinds = {
  bind: object({
    ...common,
    BindOptions: object({
      Propagation: propagation,
      NonRecursive: flag,
      CreateMountpoint: flag,
      ReadOnlyNonRecursive: flag,
      ReadOnlyForceRecursive: flag
    })
  }),
  volume: object(
    {
      ...common,
      VolumeOptions: object(
        {
          NoCopy: flag,
          Labels: withLabels,
          Subpath: text,
          DriverConfig: object({ Name: volumeDriver, Options: volumeOptions })
        },
        ["Labels"]
      )
    },
    ["VolumeOptions"]
  ),
  tmpfs: object({
    ...common,
    TmpfsOptions: object({ SizeBytes: number2, Mode: number2, Options: list(texts) })
  }),
  image: object({ ...common, ImageOptions: object({ Subpath: text }) })
};
function volumeReference(source, at3) {
  if (source === "") return {};
  if (!objectName.test(source)) return violation("unexpected-value", at3.place, source);
  return { references: [{ kind: "volume", name: source, place: at3.place, must: "own-or-missing" }] };
}
var mount = (value, at3) => {
  if (!isObject(value)) return { value, ...violation("unexpected-value", at3.place, kindOf(value)) };
  const type = value.get("Type") ?? "";
  const kind = typeof type === "string" && Object.hasOwn(kinds, type) ? kinds[type] : void 0;
  if (kind === void 0) return { value, ...violation("unexpected-value", `${at3.place}.Type`, shown(type)) };
  const judged3 = kind(value, at3);
  const source = value.get("Source") ?? "";
  const here = { ...at3, place: `${at3.place}.Source` };
  if (typeof source !== "string" || !isObject(judged3.value)) return judged3;
  if (type === "volume") return { value: judged3.value, ...together([judged3, volumeReference(source, here)]) };
  if (type !== "bind") return judged3;
  if (!source.startsWith("/"))
    return { value, ...together([judged3, violation("unexpected-value", here.place, source)]) };
  const bind2 = bindSource(source, value.get("ReadOnly") !== true, here);
  return {
    value: new Map([...judged3.value, ["Source", bind2.value]]),
    ...together([judged3, bind2])
  };
};
var mounts = list(mount);

// src/guard/policy/fields/networking.ts
var link = (value, at3) => {
  if (typeof value !== "string") return { value, ...violation("unexpected-value", at3.place, "no string") };
  return { value, ...refer(value.split(":")[0] ?? "", at3, "container") };
};
var links = list(link);
var networkId = (value, at3) => {
  const judged3 = text(value, at3);
  return typeof value === "string" ? { value, ...together([judged3, network(value, at3)]) } : judged3;
};
var endpointOptions = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!isObject(value)) return judged3;
  const others = [...value].filter(
    ([key, option]) => key !== "com.docker.network.endpoint.sysctls" || typeof option !== "string" || !option.split(",").every((sysctl) => /^net\.(ipv4|ipv6|mpls)\.[a-z]+\.IFNAME\.[a-z0-9_]+=[^,]*$/.test(sysctl))
  );
  return {
    value,
    ...together([judged3, ...others.map(([key]) => violation("network-option", `${at3.place}[${key}]`, ""))])
  };
};
var endpointSettings = object({
  IPAMConfig: object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts }),
  Links: links,
  Aliases: texts,
  DriverOpts: endpointOptions,
  GwPriority: number2,
  NetworkID: networkId,
  EndpointID: text,
  Gateway: text,
  IPAddress: text,
  MacAddress: text,
  IPPrefixLen: number2,
  IPv6Gateway: text,
  GlobalIPv6Address: text,
  GlobalIPv6PrefixLen: number2,
  DNSNames: texts
});
var networkingConfig = object({
  EndpointsConfig: (value, at3) => {
    if (value === null || !isObject(value))
      return value === null ? { value } : { value, ...violation("unexpected-value", at3.place, "no object") };
    const judged3 = [...value].map(([name, settings]) => {
      const here = { ...at3, place: `${at3.place}[${name}]` };
      const inner = endpointSettings(settings, here);
      return { name, value: inner.value, ...together([inner, network(name, here)]) };
    });
    return { value: new Map(judged3.map((item) => [item.name, item.value])), ...together(judged3) };
  }
});

// src/guard/policy/fields/resources.ts
var virtual = ["/dev/kvm", "/dev/fuse", "/dev/net/tun"];
var device = (value, { place }) => {
  const path = isObject(value) ? value.get("PathOnHost") ?? null : null;
  const isVirtual = typeof path === "string" && virtual.includes(path);
  return { value, ...violation(isVirtual ? "virtual-device" : "device", place, shown(path)) };
};
var gpuCapabilities = [
  "gpu",
  "nvidia",
  "compute",
  "compat32",
  "graphics",
  "utility",
  "video",
  "display"
];
var deviceRequest = (value, { place }) => {
  const request2 = isObject(value) ? value : /* @__PURE__ */ new Map();
  const driver = request2.get("Driver") ?? "";
  const wanted = request2.get("Capabilities") ?? null;
  const isGpu = (driver === "" || driver === "nvidia") && isList(wanted) && wanted.length > 0 && wanted.every(
    (all2) => isList(all2) && all2.includes("gpu") && all2.every((one) => gpuCapabilities.includes(one))
  );
  return {
    value,
    ...violation(
      isGpu ? "gpu" : "device",
      place,
      driver === "" ? "of the default driver" : `of the driver ${shown(driver)}`
    )
  };
};
var devicePath = (value, at3) => typeof value === "string" && /^\/dev\/[\w./-]+$/.test(value) && !value.includes("..") ? { value } : { value, ...violation("unexpected-value", at3.place, shown(value)) };
var throttle = list(object({ Path: devicePath, Rate: number2 }));
var weight = list(object({ Path: devicePath, Weight: number2 }));
var ulimits = list(object({ Name: text, Soft: number2, Hard: number2 }));
var resources = {
  CpuShares: number2,
  Memory: number2,
  NanoCpus: number2,
  CgroupParent: refused2("host-cgroup"),
  BlkioWeight: number2,
  BlkioWeightDevice: weight,
  BlkioDeviceReadBps: throttle,
  BlkioDeviceWriteBps: throttle,
  BlkioDeviceReadIOps: throttle,
  BlkioDeviceWriteIOps: throttle,
  CpuPeriod: number2,
  CpuQuota: number2,
  CpuRealtimePeriod: number2,
  CpuRealtimeRuntime: number2,
  CpusetCpus: text,
  CpusetMems: text,
  Devices: list(device),
  DeviceCgroupRules: refused2("device"),
  DeviceRequests: list(deviceRequest),
  KernelMemory: number2,
  KernelMemoryTCP: number2,
  MemoryReservation: number2,
  MemorySwap: number2,
  MemorySwappiness: number2,
  OomKillDisable: refused2("oom-protection"),
  PidsLimit: number2,
  Ulimits: ulimits,
  CpuCount: number2,
  CpuPercent: number2,
  IOMaximumIOps: number2,
  IOMaximumBandwidth: number2
};
var policies = object({ Name: text, MaximumRetryCount: number2 });
var restartPolicy = (value, at3) => {
  const judged3 = policies(value, at3);
  const name = isObject(value) ? value.get("Name") ?? "" : "";
  if (name === "" || name === "no" || name === "on-failure" || isZero(name)) return judged3;
  if (name !== "always" && name !== "unless-stopped") {
    return { ...judged3, ...violation("unexpected-value", at3.place, shown(name)) };
  }
  return {
    ...judged3,
    value: at3.policy.mode === "enforce" ? /* @__PURE__ */ new Map([["Name", "no"]]) : judged3.value,
    changes: [`${at3.place} is ${name}: the container would outlive the job, so it becomes no.`]
  };
};
var oomScore = (value, at3) => {
  const judged3 = number2(value, at3);
  const isLess = isNumber(value) && value.digits.startsWith("-") && !isZero(value);
  return isLess ? { ...judged3, ...violation("oom-protection", at3.place, shown(value)) } : judged3;
};

// src/guard/policy/fields/host-config.ts
var volumesFrom = (value, at3) => {
  if (typeof value !== "string") return { value, ...violation("unexpected-value", at3.place, "no string") };
  return { value, ...refer(value.split(":")[0] ?? "", at3, "container") };
};
var hostConfigFields = {
  ...resources,
  Binds: binds,
  ContainerIDFile: text,
  LogConfig: logConfig,
  NetworkMode: networkMode,
  PortBindings: map(() => list(object({ HostIp: text, HostPort: text }))),
  RestartPolicy: restartPolicy,
  AutoRemove: flag,
  VolumeDriver: volumeDriver,
  VolumesFrom: list(volumesFrom),
  ConsoleSize: list(number2),
  Annotations: annotations,
  CapAdd: capabilities,
  CapDrop: texts,
  CgroupnsMode: cgroupnsMode,
  Dns: texts,
  DnsOptions: texts,
  DnsSearch: texts,
  ExtraHosts: texts,
  GroupAdd: texts,
  IpcMode: ipcMode,
  Cgroup: refused2("host-cgroup"),
  Links: links,
  OomScoreAdj: oomScore,
  PidMode: pidMode,
  Privileged: refused2("privileged"),
  PublishAllPorts: flag,
  ReadonlyRootfs: flag,
  SecurityOpt: securityOptions,
  StorageOpt: storageOptions,
  Tmpfs: tmpfs,
  UTSMode: utsMode,
  UsernsMode: usernsMode,
  ShmSize: number2,
  Sysctls: sysctls,
  Runtime: runtime,
  Isolation: oneOf(["", "default"], "unexpected-value"),
  Mounts: mounts,
  MaskedPaths: maskedPaths,
  ReadonlyPaths: maskedPaths,
  Init: flag
};
var hostConfig = object(hostConfigFields);

// src/guard/policy/judges/create-container.ts
var legacy = Object.fromEntries(
  [...Object.keys(hostConfigFields), "Cpuset"].map((key) => [key, refused2("legacy-field")])
);
var parameters = ["name", "platform"];
var request = object(
  {
    ...legacy,
    ...containerConfig,
    Labels: withLabels,
    HostConfig: hostConfig,
    NetworkingConfig: networkingConfig
  },
  ["Labels"]
);
var createContainer = ({ call, body, policy }) => {
  if (!isObject(body)) return { ...violation("unexpected-value", "body", kindOf(body)), body };
  const used = new Map(
    [...body].filter(
      ([key, value]) => !parameters.includes(key) && !(Object.hasOwn(legacy, key) && isZero(value))
    )
  );
  const judged3 = request(used, { place: "", policy });
  const [name = ""] = call.query.get("name") ?? [];
  const named = name === "" || objectName.test(name) ? {} : violation("unexpected-value", "query name", name);
  return {
    ...together([judged3, named]),
    body: isObject(judged3.value) ? withLabelledVolumes(judged3.value, policy) : judged3.value
  };
};
function withLabelledVolumes(body, policy) {
  const volumes = body.get("Volumes") ?? null;
  const host = body.get("HostConfig") ?? null;
  if (!isObject(volumes) || volumes.size === 0 || !(host === null || isObject(host))) return body;
  if (!isZero(host?.get("VolumesFrom") ?? null)) return body;
  const taken = targetsOf(host);
  const labelled = [...volumes.keys()].filter(
    (target) => target.startsWith("/") && !taken.has(cleanPath(target))
  );
  const before = host?.get("Mounts") ?? null;
  const mounts2 = [
    ...isList(before) ? before : [],
    ...labelled.map((target) => anonymousVolume(target, policy))
  ];
  const rest = [...volumes].filter(([target]) => !labelled.includes(target));
  return new Map([
    ...body,
    ["Volumes", new Map(rest)],
    ["HostConfig", new Map([...host ?? [], ["Mounts", mounts2]])]
  ]);
}
var anonymousVolume = (target, { labels: labels2 }) => /* @__PURE__ */ new Map([
  ["Type", "volume"],
  ["Target", target],
  ["VolumeOptions", /* @__PURE__ */ new Map([["Labels", new Map(Object.entries(labels2))]])]
]);
function targetsOf(host) {
  const binds2 = host?.get("Binds") ?? null;
  const mounts2 = host?.get("Mounts") ?? null;
  const tmpfs2 = host?.get("Tmpfs") ?? null;
  return /* @__PURE__ */ new Set([
    ...(isList(binds2) ? binds2 : []).flatMap((bind2) => typeof bind2 === "string" ? [targetOf(bind2)] : []),
    ...(isList(mounts2) ? mounts2 : []).flatMap((mount2) => {
      const target = isObject(mount2) ? mount2.get("Target") : null;
      return typeof target === "string" ? [cleanPath(target)] : [];
    }),
    ...(isObject(tmpfs2) ? [...tmpfs2.keys()] : []).map(cleanPath)
  ]);
}

// src/guard/policy/judges/execs.ts
var createExec2 = readBody(
  object({
    User: text,
    Privileged: refused2("privileged-exec"),
    Tty: flag,
    ConsoleSize: list(number2),
    AttachStdin: flag,
    AttachStderr: flag,
    AttachStdout: flag,
    Detach: flag,
    DetachKeys: text,
    Env: texts,
    WorkingDir: text,
    Cmd: texts,
    // Of docker-py. The path names the container (moby v20.10, container/exec.go).
    Container: ignored
  })
);
var start = object({ Detach: flag, Tty: flag, ConsoleSize: list(number2) });
var startExec2 = (request2) => {
  if (request2.body === null) return { body: null };
  const { body } = request2;
  const known2 = isObject(body) ? new Map([...body].filter(([key]) => key !== "hijack" && key !== "stdin")) : body;
  return readBody(start)({ ...request2, body: known2 });
};

// src/guard/policy/judges/filter-objects.ts
var filterObjects = (rule) => (request2) => request2.policy.allow.includes(rule) ? {} : withOwner(request2);
var filterPrune = (request2) => withOwner(request2);
var filterEvents = filterObjects("foreign-container");
function withOwner({ call, policy }) {
  const [written = ""] = call.query.get("filters") ?? [];
  const filters3 = readFilters(written);
  if (filters3 === null) return violation("unexpected-value", "query filters", written);
  const { name, value } = policy.owner;
  const labels2 = [...filters3.get("label") ?? [], `${name}=${value}`];
  const text4 = writeJson(
    new Map([...filters3, ["label", labels2]].map(([key, values]) => [key, setOf(values)]))
  );
  const query = new Map([...call.query, ["filters", [text4]]]);
  return { query };
}
var setOf = (values) => new Map(values.map((value) => [value, true]));
function readFilters(text4) {
  if (text4 === "") return /* @__PURE__ */ new Map();
  const read3 = readJson(text4, "cased");
  if (!("json" in read3)) return null;
  if (read3.json === null) return /* @__PURE__ */ new Map();
  if (!isObject(read3.json)) return null;
  const filters3 = [...read3.json].map(([key, values]) => [key, valuesOf2(values)]);
  return filters3.some(([, values]) => values === null) ? null : new Map(filters3.map(([key, values]) => [key, values ?? []]));
}
function valuesOf2(json) {
  if (json === null) return [];
  if (isList(json)) return json.every((value) => typeof value === "string") ? json : null;
  if (!isObject(json)) return null;
  return [...json.values()].every((value) => typeof value === "boolean") ? [...json.keys()] : null;
}

// src/guard/policy/judges/refuse.ts
var refuse = (rule) => ({ call }) => violation(rule, "", `${call.method} /${call.path.join("/")}`);
var refuseCheckpoint = ({ call }) => together(
  ["checkpoint", "checkpoint-dir"].map((name) => {
    const value = call.query.get(name)?.join() ?? "";
    return value === "" ? {} : violation("checkpoint", `query ${name}`, value);
  })
);
var answerNoSwarm = ({ policy }) => policy.allow.includes("swarm") ? {} : {
  answer: {
    status: 503,
    body: /* @__PURE__ */ new Map([
      ["message", "This node is not a swarm manager. Berth's guard refused this (rule swarm)."]
    ])
  }
};

// src/guard/policy/judges/update-container.ts
var update = object({ ...resources, RestartPolicy: restartPolicy, Init: flag });
var updateContainer = readBody(update);

// src/guard/policy/endpoints/container-endpoints.ts
var own = "Only containers of the job.";
var size = ["h", "w"];
var streams = ["detachKeys", "logs", "stream", "stdin", "stdout", "stderr", "hijack"];
var copy = ["path", "noOverwriteDirNonDir", "copyUIDGID"];
var containerEndpoints = [
  endpoint("GET", "/containers/json", "Lists only containers of the job.", {
    parameters: ["all", "limit", "size", "since", "before", "trunc_cmd", "filters"],
    judge: filterObjects("foreign-container")
  }),
  endpoint("POST", "/containers/create", "Each field is checked, and labels are added.", {
    body: "json",
    parameters: ["name", "platform"],
    judge: createContainer
  }),
  endpoint("POST", "/containers/prune", "Removes only containers of the job.", {
    parameters: ["filters"],
    judge: filterPrune
  }),
  endpoint("GET", "/containers/{container}/json", own, { parameters: ["size"] }),
  endpoint("GET", "/containers/{anything}/json", "No name of a container: answered that there is none.", {
    parameters: ["size"],
    judge: answerMissing("container")
  }),
  endpoint("GET", "/containers/{container}/top", own, { parameters: ["ps_args"] }),
  endpoint("GET", "/containers/{container}/logs", own, {
    parameters: ["follow", "stdout", "stderr", "since", "until", "timestamps", "tail", "details", "format"]
  }),
  endpoint("GET", "/containers/{container}/changes", own),
  endpoint("GET", "/containers/{container}/stats", own, { parameters: ["stream", "one-shot"] }),
  endpoint("GET", "/containers/{container}/export", own),
  endpoint("GET", "/containers/{container}/archive", own, { parameters: copy }),
  endpoint("HEAD", "/containers/{container}/archive", own, { parameters: copy }),
  endpoint("PUT", "/containers/{container}/archive", own, { body: "stream", parameters: copy }),
  endpoint("POST", "/containers/{container}/start", `${own} Bind mounts are checked again.`, {
    parameters: ["checkpoint", "checkpoint-dir", "detachKeys"],
    judge: refuseCheckpoint
  }),
  endpoint("POST", "/containers/{container}/stop", own, { parameters: ["t", "signal"] }),
  endpoint("POST", "/containers/{container}/restart", own, { parameters: ["t", "signal"] }),
  endpoint("POST", "/containers/{container}/kill", own, { parameters: ["signal"] }),
  endpoint("POST", "/containers/{container}/pause", own),
  endpoint("POST", "/containers/{container}/unpause", own),
  endpoint("POST", "/containers/{container}/wait", own, { parameters: ["condition"] }),
  endpoint("POST", "/containers/{container}/resize", own, { parameters: size }),
  endpoint("POST", "/containers/{container}/rename", own, { parameters: ["name"] }),
  endpoint("POST", "/containers/{container}/attach", `${own} The bytes that follow are not read.`, {
    upgrade: "tcp",
    parameters: streams,
    reply: "hijack"
  }),
  endpoint("GET", "/containers/{container}/attach/ws", "Refused.", {
    parameters: streams,
    judge: refuse("upgrade")
  }),
  endpoint("POST", "/containers/{container}/update", `${own} Each field is checked.`, {
    body: "json",
    judge: updateContainer
  }),
  endpoint("POST", "/containers/{container}/exec", `${own} Each field is checked.`, {
    body: "json",
    reply: "remember-exec",
    judge: createExec2
  }),
  endpoint("DELETE", "/containers/{container}", own, { parameters: ["v", "link", "force"] }),
  endpoint("GET", "/containers/{container}/checkpoints", "Refused.", {
    parameters: ["dir"],
    judge: refuse("checkpoint")
  }),
  endpoint("POST", "/containers/{container}/checkpoints", "Refused.", {
    body: "json",
    judge: refuse("checkpoint")
  }),
  endpoint("DELETE", "/containers/{container}/checkpoints/{object}", "Refused.", {
    parameters: ["dir"],
    judge: refuse("checkpoint")
  }),
  endpoint("POST", "/commit", `${own} Labels of Berth are refused.`, {
    body: "json",
    parameters: ["container", "repo", "tag", "author", "comment", "m", "pause"],
    lists: ["changes"],
    judge: commit
  }),
  endpoint("GET", "/exec/{exec}/json", "Only commands in containers of the job."),
  endpoint(
    "POST",
    "/exec/{exec}/start",
    "Only commands in containers of the job. The bytes that follow are not read.",
    {
      body: "json",
      upgrade: "tcp",
      reply: "hijack",
      judge: startExec2
    }
  ),
  endpoint("POST", "/exec/{exec}/resize", "Only commands in containers of the job.", { parameters: size })
];

// src/guard/policy/judges/credentials.ts
var credentials = readBody(
  object({
    username: text,
    password: text,
    auth: text,
    email: text,
    serveraddress: text,
    identitytoken: text,
    registrytoken: text
  })
);

// src/guard/policy/endpoints/daemon-endpoints.ts
var passed = "Passed on.";
var swarm = (method, path, options2 = {}) => endpoint(method, path, "Refused.", { ...options2, judge: refuse("swarm") });
var plugin = (method, path, options2 = {}) => endpoint(method, path, "Refused.", { ...options2, judge: refuse("plugin") });
var noSwarm = (path, parameters2 = []) => endpoint("GET", path, "Answered as by a daemon that is in no swarm.", { parameters: parameters2, judge: answerNoSwarm });
var logs = ["details", "follow", "stdout", "stderr", "since", "until", "timestamps", "tail"];
var daemonEndpoints = [
  endpoint("GET", "/_ping", passed),
  endpoint("HEAD", "/_ping", passed),
  endpoint("GET", "/version", passed),
  endpoint("GET", "/info", passed),
  endpoint("GET", "/events", "Lists only events that have the label of the job: those of its containers.", {
    parameters: ["since", "until", "filters"],
    judge: filterEvents
  }),
  endpoint("GET", "/system/df", "Lists only containers and volumes of the job.", {
    parameters: ["verbose"],
    lists: ["type"],
    reply: "own-disk-usage"
  }),
  endpoint("POST", "/auth", "Passed on, never recorded.", { body: "json", judge: credentials }),
  endpoint("GET", "/plugins", passed, { parameters: ["filters"] }),
  endpoint("GET", "/plugins/privileges", passed, { parameters: ["remote"] }),
  endpoint("GET", "/plugins/{image}/json", passed),
  plugin("POST", "/plugins/create", { body: "stream", parameters: ["name"] }),
  plugin("POST", "/plugins/pull", { body: "json", parameters: ["remote", "name"] }),
  plugin("POST", "/plugins/{image}/enable", { parameters: ["timeout"] }),
  plugin("POST", "/plugins/{image}/disable", { parameters: ["force"] }),
  plugin("POST", "/plugins/{image}/upgrade", { body: "json", parameters: ["remote"] }),
  plugin("POST", "/plugins/{image}/set", { body: "json" }),
  plugin("POST", "/plugins/{image}/push", { body: "stream" }),
  plugin("DELETE", "/plugins/{image}", { parameters: ["force"] }),
  noSwarm("/swarm"),
  noSwarm("/swarm/unlockkey"),
  ...["services", "tasks"].map((kind) => noSwarm(`/${kind}/{object}/logs`, logs)),
  swarm("POST", "/swarm/init", { body: "json" }),
  swarm("POST", "/swarm/join", { body: "json" }),
  swarm("POST", "/swarm/leave", { parameters: ["force"] }),
  swarm("POST", "/swarm/unlock", { body: "json" }),
  swarm("POST", "/swarm/update", {
    body: "json",
    parameters: ["version", "rotateWorkerToken", "rotateManagerToken", "rotateManagerUnlockKey"]
  }),
  ...["nodes", "services", "tasks", "secrets", "configs"].map(
    (kind) => noSwarm(`/${kind}`, ["filters", "status"])
  ),
  ...["nodes", "services", "tasks", "secrets", "configs"].map(
    (kind) => noSwarm(`/${kind}/{anything}`, ["insertDefaults"])
  ),
  ...["nodes", "services", "secrets", "configs"].flatMap((kind) => [
    swarm("DELETE", `/${kind}/{object}`, { parameters: ["force"] }),
    swarm("POST", `/${kind}/{object}/update`, {
      body: "json",
      parameters: ["version", "registryAuthFrom", "rollback"]
    })
  ]),
  ...["services", "secrets", "configs"].map((kind) => swarm("POST", `/${kind}/create`, { body: "json" }))
];

// src/guard/policy/judges/build.ts
var judged = {
  networkmode: networkMode,
  cgroupparent: refused2("host-cgroup"),
  securityopt: securityOption
};
var build = ({ call, policy }) => together([
  ...Object.entries(judged).flatMap(
    ([name, field]) => each(call, name, (value, at3) => field(value, at3), policy)
  ),
  ...each(call, "labels", labelsOf, policy)
]);
function each(call, name, field, policy) {
  const values = call.query.get(name) ?? [];
  return values.filter((value) => value !== "").map((value) => field(value, { place: `query ${name}`, policy }));
}
var labelsOf = (value, at3) => {
  const read3 = readJson(String(value), "cased");
  return "violation" in read3 ? { value, violations: [{ ...read3.violation, place: at3.place }] } : { ...labels(read3.json, at3), value };
};
var pruneBuildCache = ({ policy }) => policy.allow.includes("shared-build-cache") ? {} : {
  answer: {
    status: 200,
    body: /* @__PURE__ */ new Map([
      ["CachesDeleted", []],
      ["SpaceReclaimed", { digits: "0" }]
    ])
  },
  changes: ["All jobs share the build cache, so nothing of it is removed."]
};

// src/guard/policy/judges/images.ts
var createImage = ({ call }) => {
  const [source = ""] = call.query.get("fromSrc") ?? [];
  return source === "" || source === "-" ? {} : violation("unexpected-value", "query fromSrc", "not -");
};
var deleteImage = ({ call }) => ({
  references: [{ kind: "image", name: call.path.slice(1).join("/"), place: "", must: "new" }]
});
var pruneImages = (request2) => request2.policy.allow.includes("foreign-image") ? {} : filterPrune(request2);

// src/guard/policy/endpoints/image-endpoints.ts
var passed2 = "Passed on.";
var recorded = "Passed on. Images have no labels, because a label would change their digest.";
var limits = [
  "memory",
  "memswap",
  "cpushares",
  "cpuperiod",
  "cpuquota",
  "cpusetcpus",
  "cpusetmems",
  "shmsize",
  "ulimits"
];
var imageEndpoints = [
  endpoint("GET", "/images/json", passed2, {
    parameters: ["all", "filter", "filters", "digests", "shared-size", "manifests", "identity", "only_ids"]
  }),
  endpoint("GET", "/images/search", passed2, { parameters: ["term", "limit", "filters"] }),
  endpoint("GET", "/images/get", passed2, { lists: ["names", "platform"] }),
  endpoint("POST", "/images/create", recorded, {
    body: "stream",
    parameters: ["fromImage", "fromSrc", "repo", "tag", "message", "platform", "registry"],
    lists: ["changes"],
    judge: createImage
  }),
  endpoint("POST", "/images/load", recorded, { body: "stream", parameters: ["quiet"], lists: ["platform"] }),
  endpoint(
    "POST",
    "/images/prune",
    "Removes only images that the job committed: others have no labels of the job.",
    {
      parameters: ["filters"],
      judge: pruneImages
    }
  ),
  endpoint("GET", "/images/{image}/json", passed2, { parameters: ["manifests", "platform", "size"] }),
  endpoint("GET", "/images/{image}/history", passed2, { parameters: ["platform"] }),
  endpoint("GET", "/images/{image}/get", passed2, { lists: ["platform"] }),
  endpoint("GET", "/images/{image}/attestations", passed2, {
    parameters: ["statement", "platform"],
    lists: ["type"]
  }),
  endpoint("POST", "/images/{image}/push", passed2, { body: "stream", parameters: ["tag", "platform"] }),
  endpoint("POST", "/images/{image}/tag", recorded, { parameters: ["repo", "tag", "force"] }),
  endpoint("DELETE", "/images/{image}", "Only images that were not there before the job.", {
    parameters: ["force", "noprune"],
    lists: ["platforms"],
    judge: deleteImage
  }),
  endpoint("GET", "/distribution/{image}/json", passed2),
  endpoint("POST", "/build", "The parameters are checked. The build context is not read.", {
    body: "stream",
    parameters: [
      ...[
        "dockerfile",
        "q",
        "nocache",
        "rm",
        "forcerm",
        "pull",
        "cgroupparent",
        "networkmode",
        "squash",
        "target"
      ],
      ...[
        "remote",
        "session",
        "buildid",
        "platform",
        "outputs",
        "isolation",
        "buildargs",
        "labels",
        "cachefrom",
        "version"
      ],
      ...limits
    ],
    lists: ["t", "extrahosts", "securityopt"],
    judge: build
  }),
  endpoint("POST", "/build/cancel", passed2, { parameters: ["id"] }),
  endpoint("POST", "/build/prune", "Answered with an empty report.", {
    parameters: ["all", "filters", "keep-storage", "reserved-space", "max-used-space", "min-free-space"],
    judge: pruneBuildCache
  }),
  endpoint("POST", "/session", "BuildKit. The bytes that follow are not read.", {
    upgrade: "h2c",
    reply: "hijack"
  }),
  endpoint("POST", "/grpc", "BuildKit. The bytes that follow are not read.", {
    upgrade: "h2c",
    reply: "hijack"
  })
];

// src/values/subnets.ts
function parseSubnet(text4) {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text4);
  if (!match) return void 0;
  const octets = match.slice(1, 5).map(Number);
  const prefix2 = Number(match[5] ?? 32);
  if (prefix2 > 32 || octets.some((octet) => octet > 255)) return void 0;
  const address = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  const size2 = 2 ** (32 - prefix2);
  const first = address - address % size2;
  return { first, last: first + size2 - 1 };
}

// src/guard/policy/judges/networks.ts
var harmlessOptions = {
  "com.docker.network.bridge.enable_icc": /^(true|false|1|0)$/,
  "com.docker.network.bridge.enable_ip_masquerade": /^(true|false|1|0)$/,
  "com.docker.network.bridge.host_binding_ipv4": /^[\d.]+$/,
  "com.docker.network.bridge.host_binding_ipv6": /^[\da-fA-F:]+$/,
  "com.docker.network.bridge.gateway_mode_ipv4": /^(nat|isolated)$/,
  "com.docker.network.bridge.gateway_mode_ipv6": /^(nat|isolated)$/,
  "com.docker.network.bridge.inhibit_ipv4": /^(false|0)$/,
  "com.docker.network.driver.mtu": /^\d+$/,
  "com.docker.network.container_iface_prefix": /^[a-z]{1,10}$/,
  "com.docker.network.enable_ipv4": /^(true|false|1|0)$/,
  "com.docker.network.enable_ipv6": /^(true|false|1|0)$/
};
var options = (value, at3) => {
  const judged3 = textMap(value, at3);
  if (!isObject(value)) return judged3;
  const others = [...value].filter(
    ([key, option]) => !(typeof option === "string" && Object.hasOwn(harmlessOptions, key) && harmlessOptions[key]?.test(option))
  );
  return {
    value,
    ...together([
      judged3,
      ...others.map(([key, option]) => violation("network-option", `${at3.place}[${key}]`, shown(option)))
    ])
  };
};
var privateSubnets = [
  ...["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15"],
  ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24"]
].flatMap((text4) => parseSubnet(text4) ?? []);
var privateIpv6 = /^(f[cd][0-9a-f]{2}|2001:0?db8):[0-9a-f:]*(\/\d{1,3})?$/i;
var subnet = (value, at3) => {
  if (value === null || value === "") return { value };
  const written = typeof value === "string" ? value : "";
  const own2 = parseSubnet(written);
  const isPrivate = own2 === void 0 ? privateIpv6.test(written) : privateSubnets.some(({ first, last }) => own2.first >= first && own2.last <= last);
  return isPrivate ? { value } : { value, ...violation("network-option", at3.place, shown(value)) };
};
var createNetwork = readBody(
  object(
    {
      Name: text,
      Driver: oneOf(["", "bridge", "default"], "network-driver"),
      Scope: oneOf(["", "local"], "network-driver"),
      EnableIPv4: flag,
      EnableIPv6: flag,
      IPAM: object({
        Driver: oneOf(["", "default"], "network-driver"),
        Options: refused2("network-option"),
        Config: list(
          object({
            Subnet: subnet,
            IPRange: subnet,
            Gateway: subnet,
            AuxiliaryAddresses: map(() => subnet),
            AuxAddress: map(() => subnet)
          })
        )
      }),
      Internal: flag,
      Attachable: flag,
      Ingress: refused2("network-driver"),
      ConfigOnly: refused2("network-driver"),
      ConfigFrom: object({ Network: refused2("network-driver") }),
      CheckDuplicate: flag,
      Options: options,
      Labels: withLabels
    },
    ["Labels"]
  )
);
var container = (value, at3) => typeof value === "string" ? { value, ...refer(value, at3, "container") } : { value, ...violation("unexpected-value", at3.place, "no string") };
var connectNetwork = readBody(
  object({ Container: container, EndpointConfig: endpointSettings }, ["Container"])
);
var disconnectNetwork = readBody(object({ Container: container, Force: flag }, ["Container"]));

// src/guard/policy/judges/volumes.ts
var createVolume = readBody(
  object(
    {
      Name: (value, at3) => {
        const judged3 = text(value, at3);
        return typeof value === "string" && value !== "" ? { value, ...refer(value, at3, "volume", "own-or-missing") } : judged3;
      },
      Driver: volumeDriver,
      DriverOpts: volumeOptions,
      Labels: withLabels,
      ClusterVolumeSpec: refused2("swarm")
    },
    ["Labels"]
  )
);

// src/guard/policy/endpoints/object-endpoints.ts
var filters = ["filters"];
var objectEndpoints = [
  endpoint("GET", "/networks", "Lists only networks of the job, and those of the host daemon itself.", {
    parameters: filters,
    reply: "own-networks"
  }),
  endpoint("POST", "/networks/create", "Each field is checked, and labels are added.", {
    body: "json",
    judge: createNetwork
  }),
  endpoint("POST", "/networks/prune", "Removes only networks of the job.", {
    parameters: filters,
    judge: filterPrune
  }),
  endpoint(
    "GET",
    "/networks/{readable-network}",
    "Only networks of the job, and those of the host daemon itself.",
    {
      parameters: ["verbose", "scope"]
    }
  ),
  endpoint("GET", "/networks/{anything}", "No name of a network: answered that there is none.", {
    parameters: ["verbose", "scope"],
    judge: answerMissing("network")
  }),
  endpoint("DELETE", "/networks/{network}", "Only networks of the job."),
  endpoint(
    "POST",
    "/networks/{joined-network}/connect",
    "Only networks and containers of the job, and `bridge`.",
    {
      body: "json",
      judge: connectNetwork
    }
  ),
  endpoint(
    "POST",
    "/networks/{joined-network}/disconnect",
    "Only networks and containers of the job, and `bridge`.",
    {
      body: "json",
      judge: disconnectNetwork
    }
  ),
  endpoint("GET", "/volumes", "Lists only volumes of the job.", {
    parameters: filters,
    judge: filterObjects("foreign-volume")
  }),
  endpoint("POST", "/volumes/create", "Each field is checked, and labels are added.", {
    body: "json",
    reply: "check-volume-labels",
    judge: createVolume
  }),
  endpoint("POST", "/volumes/prune", "Removes only volumes of the job.", {
    parameters: filters,
    judge: filterPrune
  }),
  endpoint("GET", "/volumes/{volume}", "Only volumes of the job."),
  endpoint("GET", "/volumes/{anything}", "No name of a volume: answered that there is none.", {
    judge: answerMissing("volume")
  }),
  endpoint("DELETE", "/volumes/{volume}", "Only volumes of the job.", { parameters: ["force"] }),
  endpoint("PUT", "/volumes/{volume}", "Refused.", {
    body: "json",
    parameters: ["version"],
    judge: refuse("swarm")
  })
];

// src/guard/policy/endpoints.ts
var endpoints = [
  ...daemonEndpoints,
  ...containerEndpoints,
  ...objectEndpoints,
  ...imageEndpoints
];

// src/guard/policy/path-names.ts
var takesSlashes = (segment2) => segment2 === "{image}" || segment2 === "{anything}";
var imagePart = /^[a-zA-Z0-9_[][a-zA-Z0-9_.:@[\]-]*$/;
var pathNames = {
  "{container}": { grammar: objectName, reference: { kind: "container", must: "own" } },
  "{exec}": { grammar: /^[0-9a-f]+$/, reference: { kind: "exec", must: "own" } },
  "{network}": { grammar: objectName, reference: { kind: "network", must: "own" } },
  "{readable-network}": { grammar: objectName, reference: { kind: "network", must: "readable" } },
  "{joined-network}": { grammar: objectName, reference: { kind: "network", must: "own-or-built-in" } },
  "{volume}": { grammar: objectName, reference: { kind: "volume", must: "own" } },
  "{image}": { grammar: imagePart, reference: null },
  "{anything}": { grammar: /^.+$/, reference: null },
  "{object}": { grammar: objectName, reference: null }
};
var foreignRules = {
  container: "foreign-container",
  exec: "foreign-container",
  network: "foreign-network",
  volume: "foreign-volume",
  image: "foreign-image"
};

// src/guard/policy/endpoint-of.ts
function endpointOf({ method, path }) {
  const found = endpoints.filter((endpoint2) => endpoint2.method === method && namesIn(endpoint2, path) !== null);
  return found.find((endpoint2) => endpoint2.path.length === path.length && !endpoint2.path.some(isVariable)) ?? found[0] ?? null;
}
function pathReferences(endpoint2, path) {
  return (namesIn(endpoint2, path) ?? []).flatMap(({ variable, name }) => {
    const reference = pathNames[variable]?.reference ?? null;
    return reference === null ? [] : [{ ...reference, name, place: "path" }];
  });
}
var isVariable = (segment2) => segment2.startsWith("{");
function namesIn({ path: template }, path) {
  const more = template.some(takesSlashes) ? path.length - template.length : 0;
  if (more < 0 || path.length !== template.length + more) return null;
  const names2 = [];
  let index = 0;
  for (const segment2 of template) {
    const length = takesSlashes(segment2) ? 1 + more : 1;
    const parts = path.slice(index, index + length);
    index += length;
    if (!isVariable(segment2)) {
      if (parts[0] !== segment2) return null;
      continue;
    }
    const grammar = pathNames[segment2]?.grammar;
    if (grammar === void 0 || !parts.every((part) => grammar.test(part))) return null;
    names2.push({ variable: segment2, name: parts.join("/") });
  }
  return names2;
}

// src/guard/wire/percent.ts
function decodePercent(text4) {
  try {
    return decodeURIComponent(text4);
  } catch {
    return null;
  }
}

// src/guard/wire/read-query.ts
var lists = [
  [/^build$/, ["t", "extrahosts", "securityopt"]],
  [/^commit$/, ["changes"]],
  [/^images\/create$/, ["changes"]],
  [/^images\/get$/, ["names", "platform"]],
  [/^images\/(load|.+\/get)$/, ["platform"]],
  [/^images\/[^/]+(\/[^/]+)*$/, ["platforms"]],
  [/^images\/.+\/attestations$/, ["type"]],
  [/^system\/df$/, ["type"]]
];
var mostParameters = 1e3;
var isField = (name) => /^[A-Z]/.test(name);
function readQuery(raw, path) {
  const takesList = lists.filter(([pattern]) => pattern.test(path.join("/"))).flatMap(([, names2]) => names2);
  const query = /* @__PURE__ */ new Map();
  const parts = raw.split("&").filter((part) => part !== "");
  if (parts.length > mostParameters)
    return refused("ambiguous-request", "query", `${parts.length} parameters`);
  for (const part of parts) {
    const cut = part.indexOf("=");
    const name = decode2(cut === -1 ? part : part.slice(0, cut));
    const value = decode2(cut === -1 ? "" : part.slice(cut + 1));
    if (name === null || name === "" || value === null || part.includes(";")) {
      return refused("ambiguous-request", `query ${name ?? ""}`.trimEnd());
    }
    const before = query.get(name);
    if (before !== void 0 && !takesList.includes(name) && !isField(name)) {
      return refused("ambiguous-request", `query ${name}`, "twice");
    }
    query.set(name, [...before ?? [], value]);
  }
  return { value: query };
}
var decode2 = (text4) => decodePercent(text4.replaceAll("+", " "));

// src/guard/policy/judge.ts
var oldestVersion = 24;
function judge(call, body, policy) {
  const endpoint2 = endpointOf(call);
  if (endpoint2 === null) return refusal(call, body, violation("unknown-request", "", nameOf(call)));
  const reading = endpoint2.judge?.({ call, body, policy }) ?? {};
  const seen = together([
    versionOf(call),
    parametersOf(call, endpoint2),
    { references: pathReferences(endpoint2, call.path) },
    reading
  ]);
  const isEnforced = policy.mode === "enforce";
  const query = isEnforced ? parametersIn(reading.query ?? call.query) : call.query;
  return {
    violations: seen.violations.filter((found) => !isOpen(found, policy)),
    references: seen.references.filter(({ kind }) => !policy.allow.includes(foreignRules[kind])),
    binds: seen.binds,
    volumesToCreate: seen.volumesToCreate,
    changes: seen.changes,
    forward: { call: { ...call, query }, body: sentBody(endpoint2, body, reading.body) },
    answer: isEnforced ? reading.answer ?? null : null,
    reply: isEnforced || endpoint2.reply === "hijack" || endpoint2.reply === "remember-exec" ? endpoint2.reply : "pass"
  };
}
var sentBody = ({ body: kind }, body, rewritten) => kind !== "json" ? null : rewritten === void 0 ? body : rewritten;
var isOpen = ({ rule }, { allow }) => rules[rule].opens && allow.includes(rule);
var nameOf = ({ method, path }) => `${method} /${path.join("/")}`;
var refusal = (call, body, findings) => ({
  ...together([findings]),
  forward: { call, body },
  answer: null,
  reply: "pass"
});
function versionOf({ version: version2 }) {
  if (version2 === null) return {};
  const minor = /^1\.(\d{1,3})$/.exec(version2)?.[1];
  return minor !== void 0 && Number(minor) >= oldestVersion ? {} : violation("unknown-request", "API version", version2);
}
var parametersIn = (query) => new Map([...query].filter(([name]) => !isField(name)));
function parametersOf({ method, query }, { parameters: parameters2, lists: lists3 }) {
  return together(
    [...parametersIn(query)].map(([name, values]) => {
      if (values.length > 1 && !lists3.includes(name))
        return violation("ambiguous-request", `query ${name}`, "twice");
      const isKnown = parameters2.includes(name) || method === "GET" || method === "HEAD";
      return isKnown ? {} : violation("unknown-parameter", `query ${name}`, "");
    })
  );
}

// src/guard/wire/read-framing.ts
function readFraming({ method, httpVersion }, valuesOf3) {
  const lengths = valuesOf3("content-length");
  const encodings = valuesOf3("transfer-encoding");
  const [length = "0"] = lengths;
  const hasBody = encodings.length > 0 || /[^0]/.test(length);
  const problems = [
    [httpVersion !== "1.1", "HTTP version", httpVersion],
    [lengths.length > 1 || !/^\d{1,15}$/.test(length), "header Content-Length", lengths.join(", ")],
    [
      encodings.length > 1 || !/^(chunked)?$/i.test(encodings[0] ?? ""),
      "header Transfer-Encoding",
      encodings.join(", ")
    ],
    [encodings.length > 0 && lengths.length > 0, "header Content-Length", "beside Transfer-Encoding"],
    // curl sends it before a large body. The proxy answers it, so it is not forwarded.
    [
      !valuesOf3("expect").every((value) => /^100-continue$/i.test(value)),
      "header Expect",
      valuesOf3("expect").join(", ")
    ],
    [valuesOf3("host").length > 1, "header Host", "twice"],
    [hasBody && /^(GET|HEAD)$/.test(method), "body", `of a ${method} request`]
  ];
  const problem2 = problems.find(([isOdd]) => isOdd);
  return problem2 === void 0 ? { value: null } : refused("odd-framing", problem2[1], problem2[2]);
}

// src/guard/wire/read-headers.ts
var forwarded = /^(accept|user-agent|x-registry-auth|x-registry-config|x-docker-expose-session-[a-z-]+|traceparent|tracestate|baggage)$/;
var lists2 = /^(accept|x-docker-expose-session-grpc-method|tracestate|baggage)$/;
var token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
var text2 = /^[\t -~\u0080-\u00ff]*$/;
var mediaTypes = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+\/[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
function readHeaders(headers) {
  const read3 = /* @__PURE__ */ new Map();
  for (const [name, value] of headers) {
    if (!token.test(name) || !text2.test(value)) return refused("odd-framing", `header ${name}`);
    const key = name.toLowerCase();
    if (forwarded.test(key) && !lists2.test(key) && read3.has(key)) {
      return refused("ambiguous-request", `header ${name}`, "twice");
    }
    read3.set(key, [...read3.get(key) ?? [], value.trim()]);
  }
  return { value: read3 };
}
function forwardedHeaders(headers) {
  return [...headers].flatMap(
    ([name, values]) => forwarded.test(name) ? values.map((value) => [name, value]) : []
  );
}
function readMediaType(values) {
  const [first] = values;
  if (first === void 0) return { value: null };
  if (values.length > 1) return refused("ambiguous-request", "header Content-Type", "twice");
  const type = first.split(";")[0]?.trim().toLowerCase() ?? "";
  if (!mediaTypes.test(type)) return refused("ambiguous-request", "header Content-Type", first);
  if (type === "application/x-www-form-urlencoded" || type.startsWith("multipart/")) {
    return refused("form-body", "header Content-Type", type);
  }
  return { value: type };
}

// src/guard/wire/read-path.ts
var prefix = /^v[0-9.]+$/;
var version = /^v((?:0|[1-9]\d?)\.(?:0|[1-9]\d{0,2}))$/;
var takeSlashes = /^(images|distribution)$/;
var plain2 = /^[ -~]+$/;
var odd = /[\\%#?;]/;
function readPath(raw) {
  const no = refused("odd-path", "path", raw);
  if (!raw.startsWith("/")) return no;
  const segments = [];
  let found = null;
  for (const [index, written] of raw.slice(1).split("/").entries()) {
    const decoded = decodePercent(written);
    if (decoded === null) return no;
    if (index === 0 && prefix.test(decoded)) {
      found = version.exec(decoded)?.[1] ?? null;
      if (found === null) return no;
      continue;
    }
    const parts = takeSlashes.test(segments[0] ?? "") ? decoded.split("/") : [decoded];
    if (!parts.every(isPlain)) return no;
    segments.push(...parts);
  }
  return segments.length === 0 ? no : { value: { version: found, segments } };
}
function isPlain(segment2) {
  return plain2.test(segment2) && !odd.test(segment2) && !segment2.includes("/") && segment2 !== "." && segment2 !== "..";
}

// src/guard/wire/read-upgrade.ts
var routes = [
  [/^containers\/[^/]+\/attach$/, "tcp"],
  [/^exec\/[^/]+\/start$/, "tcp"],
  [/^(session|grpc)$/, "h2c"]
];
function readUpgrade(method, path, valuesOf3) {
  const upgrades = valuesOf3("upgrade");
  const connection = valuesOf3("connection").flatMap((value) => value.toLowerCase().split(/\s*,\s*/));
  if (upgrades.length === 0 && !connection.includes("upgrade")) return { value: null };
  const to = routes.find(([pattern]) => method === "POST" && pattern.test(path.join("/")))?.[1];
  const isAsked = upgrades.length === 1 && upgrades[0]?.toLowerCase() === to && connection.includes("upgrade");
  return to !== void 0 && isAsked ? { value: to } : refused("upgrade", "header Upgrade", upgrades.join(", "));
}

// src/guard/wire/read-call.ts
var methods = /^(GET|HEAD|POST|PUT|DELETE)$/;
function readCall(raw) {
  const { method, target } = raw;
  if (!methods.test(method)) return refused("unknown-request", "method", method);
  if (/[^!-~]|#/.test(target)) return refused("odd-path", "path", target);
  const headers = readHeaders(raw.headers);
  if ("violation" in headers) return headers;
  const valuesOf3 = (name) => headers.value.get(name) ?? [];
  const framing = readFraming(raw, valuesOf3);
  if ("violation" in framing) return framing;
  const cut = target.indexOf("?");
  const path = readPath(cut === -1 ? target : target.slice(0, cut));
  if ("violation" in path) return path;
  const { version: version2, segments } = path.value;
  const query = readQuery(cut === -1 ? "" : target.slice(cut + 1), segments);
  if ("violation" in query) return query;
  const mediaType = readMediaType(valuesOf3("content-type"));
  if ("violation" in mediaType) return mediaType;
  const upgrade = readUpgrade(method, segments, valuesOf3);
  if ("violation" in upgrade) return upgrade;
  return {
    call: {
      method,
      version: version2,
      path: segments,
      query: query.value,
      upgrade: upgrade.value,
      mediaType: mediaType.value,
      headers: forwardedHeaders(headers.value)
    }
  };
}

// src/values/path.ts
function isWithin(path, directory) {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`);
}
function withoutTrailingSlash(path) {
  return path.replace(/\/+$/, "");
}

// src/guard/policy/judge-bind.ts
function judgeBind({ place, writable }, resolved, policy) {
  const { binds: binds2, sockets, allow } = policy;
  const refused3 = (rule, value = resolved) => allow.includes(rule) ? null : { rule, place, value };
  if (sockets.raw.some((socket) => isWithin(socket, resolved) || isWithin(resolved, socket))) {
    const violation2 = refused3("docker-socket");
    if (violation2 !== null) return violation2;
  }
  const roots = binds2.filter(({ path }) => isWithin(resolved, path));
  if (roots.length === 0) return refused3("host-path");
  const isReadOnly = !roots.some(({ access: access2 }) => access2 === "read-write");
  return writable && isReadOnly ? refused3("host-path", `${resolved} is read-only`) : null;
}

// src/companion/guard/resolve-source.ts
import { lstat, readlink } from "node:fs/promises";
import { dirname as dirname2, join as join2, resolve } from "node:path/posix";
var mostLinks = 40;
async function resolveSource(path, roots) {
  let found = "/";
  let missing = partsOf(resolve("/", path));
  for (let links2 = 0; missing.length > 0; ) {
    const [name = "", ...rest] = missing;
    if (name === "..") {
      found = dirname2(found);
      missing = rest;
      continue;
    }
    const next = join2(found, name);
    const look = await lookAt(next, roots);
    if (look.is === "unreadable") return null;
    if (look.is === "missing") return join2(next, ...rest);
    if (look.is === "link") {
      if (++links2 > mostLinks) return null;
      missing = [...partsOf(look.target), ...rest];
      if (look.target.startsWith("/")) found = "/";
    } else {
      missing = rest;
      found = next;
    }
  }
  return found;
}
var partsOf = (path) => path.split("/").filter((name) => name !== "" && name !== ".");
async function lookAt(path, roots) {
  const here = pathHere(path, roots);
  if (here === null) return { is: "no link" };
  try {
    const isLink = (await lstat(here)).isSymbolicLink();
    return isLink ? { is: "link", target: await readlink(here) } : { is: "no link" };
  } catch (error) {
    const { code } = error;
    return { is: code === "ENOENT" || code === "ENOTDIR" ? "missing" : "unreadable" };
  }
}
function pathHere(path, roots) {
  const root = roots.find((candidate) => isWithin(path, candidate.path));
  if (root !== void 0) return join2(root.inJob, path.slice(root.path.length));
  return roots.every((candidate) => candidate.path === candidate.inJob) ? path : null;
}

// src/companion/guard/check-binds.ts
async function checkBinds(binds2, { policy, task }) {
  const violations = await Promise.all(
    binds2.map(async (bind2) => {
      if (bind2.path === policy.sockets.guard) return null;
      const resolved = await resolveSource(bind2.path, task.roots);
      if (resolved === null) {
        return { rule: "host-path", place: bind2.place, value: `${bind2.path}, which the guard cannot read` };
      }
      const isHidden = task.hidden.some((directory) => isWithin(resolved, directory));
      if (isHidden && !policy.allow.includes("docker-socket")) {
        return { rule: "docker-socket", place: bind2.place, value: resolved };
      }
      return judgeBind(bind2, resolved, policy);
    })
  );
  return violations.filter((violation2) => violation2 !== null);
}

// src/guard/policy/binds-of-container.ts
function bindsOfContainer(inspected) {
  const mounts2 = isObject(inspected) ? inspected.get("Mounts") ?? null : null;
  if (!isList(mounts2)) return [];
  return mounts2.flatMap((mount2) => {
    if (!isObject(mount2) || mount2.get("Type") !== "bind") return [];
    const path = mount2.get("Source");
    return typeof path === "string" ? [{ path, place: "a mount of the container", writable: mount2.get("RW") !== false }] : [];
  });
}

// src/guard/policy/judge-reference.ts
var builtIn2 = ["bridge", "none"];
function judgeReference(reference, found, policy) {
  const { kind, name, place, must } = reference;
  if (found === null) return null;
  const { owner: owner2, allow } = policy;
  const rule = foreignRules[kind];
  const isOwn2 = found.adopted || found.labels[owner2.name] === owner2.value;
  const isHost = kind === "network" && found.name === "host";
  const isBuiltIn = must === "own-or-built-in" && builtIn2.includes(found.name) || must === "readable" && (isHost || builtIn2.includes(found.name));
  if (isHost && must !== "readable") {
    return allow.includes("host-network") ? null : { rule: "host-network", place, value: name };
  }
  if (!isOwn2 && !isBuiltIn && !allow.includes(rule)) return { rule, place, value: name };
  return found.privileged && !allow.includes("privileged") ? { rule: "privileged", place, value: name } : null;
}

// src/guard/policy/references-of-container.ts
function referencesOfContainer(inspected) {
  const host = at(inspected, "HostConfig");
  const joined = ["NetworkMode", "PidMode", "IpcMode"].flatMap((field) => {
    const mode = host.get(field);
    const name = typeof mode === "string" ? /^container:(.+)$/.exec(mode)?.[1] : void 0;
    return name === void 0 ? [] : [{ kind: "container", name, place: `HostConfig.${field} of the container`, must: "own" }];
  });
  const networks = [...at(at(inspected, "NetworkSettings"), "Networks").keys()];
  return [
    ...joined,
    ...networks.map(
      (name) => ({
        kind: "network",
        name,
        place: "a network of the container",
        must: "own-or-built-in"
      })
    )
  ];
}
function at(json, key) {
  const value = isObject(json) ? json.get(key) ?? null : null;
  return isObject(value) ? value : /* @__PURE__ */ new Map();
}

// src/companion/guard/look-up.ts
async function lookUp({ kind, name }, guard) {
  if (kind === "exec") return containerOfExec(name, guard);
  const { status, body } = await get(guard.daemon, targets[kind](name));
  if (status === 404) return { missing: { status, json: String(body) } };
  const read3 = status === 200 ? readJson(body, "cased") : null;
  if (read3 === null || !("json" in read3) || !isObject(read3.json)) {
    throw new Error(`it answers ${status} to a question about the ${kind} ${name}`);
  }
  return readers[kind](read3.json, name, guard);
}
var encoded = (name) => name.split("/").map(encodeURIComponent).join("/");
var targets = {
  container: (name) => `/containers/${encoded(name)}/json`,
  network: (name) => `/networks/${encoded(name)}`,
  volume: (name) => `/volumes/${encoded(name)}`,
  image: (name) => `/images/${encoded(name)}/json`
};
var readers = {
  container: (inspected, _, { task: { adopted } }) => {
    const id = text3(inspected.get("Id"));
    const name = text3(inspected.get("Name")).replace(/^\//, "");
    const networks = [...at2(inspected, "NetworkSettings", "Networks")].flatMap(([network2, settings]) => [
      network2,
      isObject(settings) ? text3(settings.get("NetworkID")) : ""
    ]);
    return {
      id,
      inspected,
      object: {
        name,
        labels: texts2(at2(inspected, "Config", "Labels")),
        privileged: at2(inspected, "HostConfig").get("Privileged") === true,
        adopted: adopted.containers.some((each2) => each2 === id || each2 === name) || networks.some((network2) => adopted.networks.includes(network2))
      }
    };
  },
  network: (inspected, _, { task: { adopted } }) => {
    const id = text3(inspected.get("Id"));
    const name = text3(inspected.get("Name"));
    const isAdopted = adopted.networks.includes(name) || adopted.networks.includes(id);
    const labels2 = texts2(at2(inspected, "Labels"));
    return { id, inspected, object: { name, labels: labels2, privileged: false, adopted: isAdopted } };
  },
  volume: (inspected, name) => ({
    id: null,
    inspected,
    object: { name, labels: texts2(at2(inspected, "Labels")), privileged: false, adopted: false }
  }),
  image: async (inspected, name, { imagesBefore: imagesBefore2 }) => {
    const tags = inspected.get("RepoTags") ?? null;
    const before = await imagesBefore2;
    const isNew = before.isNew(name, text3(inspected.get("Id")), isList(tags) ? tags.map(text3) : []);
    return { id: null, inspected, object: { name, labels: {}, privileged: false, adopted: isNew } };
  }
};
async function containerOfExec(name, guard) {
  const { status, body } = await get(guard.daemon, `/exec/${encoded(name)}/json`);
  if (status === 404) return { missing: { status, json: String(body) } };
  const read3 = readJson(body, "cased");
  const container2 = "json" in read3 && isObject(read3.json) ? text3(read3.json.get("ContainerID")) : "";
  if (container2 === "") throw new Error(`it answers ${status} to a question about the exec ${name}`);
  const found = await lookUp({ kind: "container", name: container2 }, guard);
  return "missing" in found ? found : { ...found, id: null };
}
function at2(json, ...keys) {
  let here = json;
  for (const key of keys) here = isObject(here) ? here.get(key) ?? null : null;
  return isObject(here) ? here : /* @__PURE__ */ new Map();
}
var text3 = (json) => typeof json === "string" ? json : "";
var texts2 = (json) => Object.fromEntries([...json].map(([key, value]) => [key, text3(value)]));

// src/companion/guard/check-references.ts
async function checkReferences({ references, forward: { call } }, guard) {
  const found = await Promise.all(references.map((reference) => lookUp(reference, guard)));
  const violations = [];
  let missing = null;
  let path = call.path;
  for (const [index, looked] of found.entries()) {
    const reference = references[index];
    if (reference === void 0) continue;
    if ("missing" in looked) {
      if (reference.must === "own-or-missing") continue;
      const status = reference.place === "path" || reference.kind === "image" ? looked.missing.status : 400;
      missing ??= { ...looked.missing, status };
      continue;
    }
    const violation2 = judgeReference(reference, looked.object, guard.policy);
    if (violation2 !== null) violations.push(violation2);
    const { id, inspected } = looked;
    if (reference.place !== "path" || id === null) continue;
    path = path.map((segment2, place) => place === 1 && segment2 === reference.name ? id : segment2);
    if (/^(start|restart)$/.test(call.path[2] ?? "")) violations.push(...await checkStart(inspected, guard));
  }
  return { violations, missing, path };
}
async function checkStart(inspected, guard) {
  const references = referencesOfContainer(inspected);
  const found = await Promise.all(references.map((reference) => lookUp(reference, guard)));
  const joined = references.flatMap((reference, index) => {
    const looked = found[index];
    return looked === void 0 || "missing" in looked ? [] : judgeReference(reference, looked.object, guard.policy) ?? [];
  });
  return [...joined, ...await checkBinds(bindsOfContainer(inspected), guard)];
}

// src/guard/wire/write-headers.ts
function writeHeaders(call, framing) {
  const length = framing === "none" ? 0 : framing;
  const isWithoutBody = framing === "none" && /^(GET|HEAD|DELETE)$/.test(call.method);
  return [
    ["Host", "docker"],
    ...call.headers,
    ...call.mediaType === null ? [] : [["Content-Type", call.mediaType]],
    ...call.upgrade === null ? [] : [["Connection", "Upgrade"], ["Upgrade", call.upgrade]],
    ...isWithoutBody ? [] : length === "chunked" ? [["Transfer-Encoding", "chunked"]] : [["Content-Length", String(length)]]
  ];
}

// src/guard/wire/write-target.ts
function writeTarget({ version: version2, path, query }) {
  const segments = [...version2 === null ? [] : [`v${version2}`], ...path.map(segment)];
  const parameters2 = [...query].flatMap(
    ([name, values]) => values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  );
  return `/${segments.join("/")}${parameters2.length === 0 ? "" : `?${parameters2.join("&")}`}`;
}
var segment = (text4) => encodeURIComponent(text4).replaceAll("%3A", ":").replaceAll("%40", "@");

// src/companion/guard/forwarded-call.ts
function forwardedCall(client, call, body) {
  const framing = Buffer.isBuffer(body) ? body.length || "none" : framingOf(client);
  return {
    method: call.method,
    target: writeTarget(call),
    headers: writeHeaders(call, framing).flat(),
    body: framing === "none" ? Buffer.alloc(0) : body
  };
}
function framingOf({ request: { headers } }) {
  if (headers["transfer-encoding"] !== void 0) return "chunked";
  const length = Number(headers["content-length"] ?? 0);
  return length === 0 ? "none" : length;
}

// src/companion/guard/original-request.ts
function originalRequest({ request: request2, body, connection }) {
  const { method = "", url = "", rawHeaders } = request2;
  const isChunked = valuesOf(rawHeaders, "transfer-encoding").length > 0;
  const hasLength = valuesOf(rawHeaders, "content-length").length > 0;
  const isWithoutBody = !isChunked && !hasLength;
  const upgrade = connection === null ? [] : valuesOf(rawHeaders, "upgrade").flatMap((value) => ["Upgrade", value]);
  return {
    method,
    target: url,
    headers: [
      ...endToEnd(rawHeaders),
      ...upgrade.length === 0 ? [] : ["Connection", "Upgrade", ...upgrade],
      ...isChunked ? ["Transfer-Encoding", "chunked"] : [],
      // Node would send chunks (node:http, `useChunkedEncodingByDefault`), which `start` of the daemon takes for a body.
      ...isWithoutBody && !/^(GET|HEAD|DELETE)$/.test(method) ? ["Content-Length", "0"] : []
    ],
    body: isWithoutBody ? Buffer.alloc(0) : body
  };
}

// src/companion/guard/read-body.ts
import { Readable } from "node:stream";
async function readBody2(body, limit2) {
  const parts = [];
  let length = 0;
  const iterator = body[Symbol.asyncIterator]();
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    parts.push(next.value);
    length += next.value.length;
    if (length > limit2) return { rest: Readable.from(all(parts, iterator)) };
  }
  return { bytes: Buffer.concat(parts) };
}
async function* all(parts, iterator) {
  yield* parts;
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
}

// src/companion/guard/examine.ts
async function examine(client, guard) {
  const { method = "", url = "", httpVersion, rawHeaders } = client.request;
  const headers = rawHeaders.flatMap(
    (name, index) => index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""]] : []
  );
  const read3 = readCall({ method, target: url, httpVersion, headers });
  const path = url.split("?")[0]?.slice(0, 200) ?? "";
  const unjudged = (violation2, body) => ({
    ...{ path, violations: [violation2], changes: [] },
    ...guard.policy.mode === "enforce" ? { refused: [violation2] } : { forwarded: { ...originalRequest(client), body }, reply: "pass", volumes: [] }
  });
  if ("violation" in read3) return unjudged(read3.violation, client.body);
  const endpoint2 = endpointOf(read3.call);
  if (endpoint2 === null) {
    return unjudged({ rule: "unknown-request", place: "", value: `${method} ${path}` }, client.body);
  }
  if (endpoint2.body === "stream") return judged2(client, guard, read3.call, endpoint2, { json: null });
  const whole = await readBody2(client.body, endpoint2.limit ?? mostUnread);
  if ("rest" in whole) {
    return unjudged({ rule: "oversized-body", place: "body", value: "" }, whole.rest);
  }
  const { bytes } = whole;
  const json = endpoint2.body === "none" || bytes.length === 0 ? { json: null } : readJson(bytes);
  if ("violation" in json) return unjudged(json.violation, bytes);
  return judged2(client, guard, read3.call, endpoint2, json);
}
var mostUnread = 1 << 20;
async function judged2(client, guard, call, endpoint2, { json }) {
  const judgement = judge(call, json, guard.policy);
  const checked = await checkReferences(judgement, guard);
  const violations = [
    ...judgement.violations,
    ...checked.violations,
    ...await checkBinds(judgement.binds, guard)
  ];
  const about = { path: `/${endpoint2.path.join("/")}`, violations, changes: judgement.changes };
  const isEnforced = guard.policy.mode === "enforce";
  if (isEnforced && violations.length > 0) return { ...about, refused: violations };
  const { answer: answer2, forward: forward3, reply, volumesToCreate: volumes } = judgement;
  if (answer2 !== null) return { ...about, answer: { status: answer2.status, json: writeJson(answer2.body) } };
  if (isEnforced && checked.missing !== null) return { ...about, answer: checked.missing };
  const sent = isEnforced ? { ...forward3.call, path: checked.path } : forward3.call;
  const body = forward3.body === null ? null : Buffer.from(writeJson(forward3.body));
  return {
    ...about,
    ...{ reply, volumes },
    forwarded: forwardedCall(
      client,
      sent,
      endpoint2.body === "stream" ? client.body : body ?? Buffer.alloc(0)
    )
  };
}

// src/companion/guard/forward.ts
import { Readable as Readable2 } from "node:stream";

// src/companion/guard/splice.ts
function splice(client, from, daemon, head) {
  const { response, connection } = client;
  if (connection === null) {
    daemon.destroy();
    response.destroy();
    return Promise.resolve();
  }
  response.detachSocket(connection);
  connection.write(headOf(from));
  if (head.length > 0) daemon.unshift(head);
  connection.pipe(daemon);
  daemon.pipe(connection);
  return Promise.all([closed(connection, daemon), closed(daemon, connection)]).then(() => {
  });
}
function closed(one, other) {
  return new Promise((resolve2) => {
    one.on("error", () => {
    });
    one.once("close", () => {
      other.destroySoon();
      resolve2();
    });
  });
}
function headOf({ httpVersion, statusCode, statusMessage, rawHeaders }) {
  const lines = [`HTTP/${httpVersion} ${statusCode} ${statusMessage}`];
  for (let index = 0; index < rawHeaders.length; index += 2) {
    lines.push(`${rawHeaders[index]}: ${rawHeaders[index + 1]}`);
  }
  return `${lines.join("\r\n")}\r
\r
`;
}

// src/companion/guard/forward.ts
function forward(client, daemon, forwarded2) {
  const { response } = client;
  const upstream = daemon.begin(forwarded2, client.connection !== null);
  return new Promise((resolve2) => {
    response.once("close", () => {
      upstream.destroy();
      resolve2();
    });
    upstream.once("upgrade", (from, connection, head) => {
      splice(client, from, connection, head).then(resolve2);
    });
    const unanswered = (error) => answer(response, 502, `The Docker daemon at ${daemon.host} does not answer: ${error.message}.`);
    upstream.once("error", unanswered);
    upstream.once("response", (from) => {
      upstream.off("error", unanswered).on("error", () => {
      });
      relay(client, from);
    });
    send(upstream, forwarded2.body);
  });
}
function send(upstream, body) {
  if (!(body instanceof Readable2)) {
    upstream.end(body.length === 0 ? void 0 : body);
    return;
  }
  body.once("error", () => upstream.destroy());
  upstream.once("close", () => body.unpipe(upstream).resume());
  body.pipe(upstream);
}
function relay({ response, request: request2, connection }, from) {
  const { rawHeaders } = from;
  response.sendDate = false;
  const hasLength = ["content-length", "transfer-encoding"].some(
    (name) => valuesOf(rawHeaders, name).length > 0
  );
  if (!hasLength && request2.method !== "HEAD") {
    response.removeHeader("Transfer-Encoding");
    response.shouldKeepAlive = false;
  }
  response.writeHead(from.statusCode ?? 502, from.statusMessage, endToEnd(rawHeaders));
  if (valuesOf(rawHeaders, "content-length").length === 0) response.flushHeaders();
  from.once("error", () => response.destroy());
  from.pipe(response);
  if (connection === null) return;
  connection.resume();
  if (valuesOf(rawHeaders, "content-length").length === 0) connection.once("end", () => response.destroy());
}

// src/companion/guard/volumes.ts
async function createVolume2(name, { daemon, policy }) {
  const body = /* @__PURE__ */ new Map([
    ["Name", name],
    ["Labels", new Map(Object.entries(policy.labels))]
  ]);
  const reply = await post(daemon, "/volumes/create", writeJson(body));
  if (reply.status >= 400) return { failed: { status: reply.status, json: String(reply.body) } };
  return foreignVolume(reply.body, policy);
}
function foreignVolume(reply, { owner: owner2, allow }) {
  const read3 = readJson(reply, "cased");
  const volume = "json" in read3 && isObject(read3.json) ? read3.json : /* @__PURE__ */ new Map();
  const labels2 = volume.get("Labels") ?? null;
  const isOwn2 = isObject(labels2) && labels2.get(owner2.name) === owner2.value;
  if (isOwn2 || allow.includes("foreign-volume")) return null;
  return { rule: "foreign-volume", place: "Name", value: String(volume.get("Name")) };
}

// src/companion/guard/handle.ts
async function handle(client, guard) {
  try {
    const examined = await examine(client, guard);
    remember(client, examined, guard);
    await carryOut(client, examined, guard);
  } catch (error) {
    answer(
      client.response,
      502,
      `The Docker daemon at ${guard.daemon.host} does not answer: ${messageOf(error)}.`
    );
  }
}
var messageOf = (error) => error instanceof Error ? error.message : String(error);
function remember(client, { path, violations, changes: changes2 }, guard) {
  const method = client.request.method ?? "";
  const isEnforced = guard.policy.mode === "enforce";
  for (const violation2 of violations) {
    guard.record({ kind: isEnforced ? "refused" : "would-refuse", ...violation2, method, path });
  }
  if (!isEnforced) return;
  for (const value of changes2) guard.record({ kind: "changed", rule: null, place: "", value, method, path });
}
async function carryOut(client, examined, guard) {
  const { response } = client;
  if ("refused" in examined) return refuse2(client, examined.refused);
  if ("answer" in examined) return answerJson(response, examined.answer.status, examined.answer.json);
  for (const name of examined.volumes) {
    const problem2 = await createVolume2(name, guard);
    if (problem2 === null) continue;
    if ("failed" in problem2) return answerJson(response, problem2.failed.status, problem2.failed.json);
    if (guard.policy.mode === "enforce") return refuse2(client, [problem2]);
  }
  const isRead = /^(own-|check-)/.test(examined.reply);
  await (isRead ? forwardRead(client, examined, guard) : forward(client, guard.daemon, examined.forwarded));
}
function refuse2({ response, request: request2 }, violations) {
  answer(response, refusalStatus(request2.method ?? "", violations), refusalMessage(violations));
}
async function forwardRead(client, { forwarded: forwarded2, reply }, { daemon, policy }) {
  const { response } = client;
  const body = Buffer.isBuffer(forwarded2.body) ? forwarded2.body : Buffer.alloc(0);
  const answered = await ask(daemon, forwarded2, body);
  const isFine = answered.status < 300;
  if (isFine && reply === "check-volume-labels") {
    const violation2 = foreignVolume(answered.body, policy);
    if (violation2 !== null) return refuse2(client, [violation2]);
  }
  const headers = endToEnd(answered.rawHeaders).flatMap(
    (name, index, all2) => index % 2 === 1 || name.toLowerCase() === "content-length" ? [] : [name, all2[index + 1] ?? ""]
  );
  const sent = isFine ? filtered(answered.body, reply, policy) : answered.body;
  response.sendDate = false;
  response.writeHead(answered.status, answered.message, [...headers, "Content-Length", String(sent.length)]);
  response.end(sent);
}
function filtered(body, reply, policy) {
  const read3 = readJson(body, "cased");
  if ("violation" in read3) throw new Error("its list is not readable");
  return Buffer.from(writeJson(filterReply(reply, read3.json, policy)));
}

// src/companion/guard/images-before.ts
async function imagesBefore(daemon) {
  const { status, body } = await get(daemon, "/images/json?all=1");
  if (status !== 200) throw new Error(`The daemon does not list its images: ${status}.`);
  const listed = JSON.parse(String(body));
  const ids = new Set(listed.map(({ Id }) => Id));
  const before = new Set(listed.flatMap(({ RepoTags }) => RepoTags ?? []));
  return {
    isNew: (name, id, tags) => {
      if (!ids.has(id)) return true;
      const tag = tags.find((each2) => each2 === name || each2 === `${name}:latest`);
      return tag !== void 0 && !before.has(tag) && tags.some((each2) => before.has(each2));
    }
  };
}

// src/companion/guard/policy-of.ts
var owner = "berth.token";
var usualSockets = [
  "docker.sock",
  "containerd/containerd.sock",
  "docker/containerd/containerd.sock",
  "podman/podman.sock",
  "crio/crio.sock",
  "buildkit/buildkitd.sock"
].flatMap((path) => [`/run/${path}`, `/var/run/${path}`]);
function policyOf({ labels: labels2 }, task) {
  const value = labels2[owner];
  if (value === void 0) throw new Error(`the settings have no label ${owner}`);
  return {
    mode: task.mode,
    labels: labels2,
    owner: { name: owner, value },
    allow: task.allow,
    binds: task.roots.map(({ path, writable }) => ({ path, access: writable ? "read-write" : "read-only" })),
    sockets: { raw: [.../* @__PURE__ */ new Set([...task.hidden, ...usualSockets])], guard: task.socketForDaemon }
  };
}

// src/companion/guard/recorder.ts
var interval2 = 1e4;
var mostKinds = 1e3;
function newRecorder(record) {
  const counts = /* @__PURE__ */ new Map();
  const write2 = (occurrence, times) => record({ ...occurrence, at: (/* @__PURE__ */ new Date()).toISOString(), times });
  const flush = () => {
    for (const counted of counts.values()) {
      if (counted.times > 0) write2(counted.occurrence, counted.times);
      counted.times = 0;
    }
  };
  const timer = setInterval(flush, interval2).unref();
  return {
    flush,
    end: () => {
      clearInterval(timer);
      flush();
    },
    add: (occurrence) => {
      const key = JSON.stringify(Object.values(occurrence));
      const known2 = counts.get(key);
      if (known2 !== void 0) {
        known2.times++;
        return;
      }
      if (counts.size < mostKinds) {
        counts.set(key, { occurrence, times: 0 });
        write2(occurrence, 1);
        return;
      }
      const other = { ...occurrence, place: "more", value: "", path: "" };
      const others = counts.get("more") ?? { occurrence: other, times: 0 };
      others.times++;
      counts.set("more", others);
    }
  };
}

// src/companion/guard/server.ts
var import_node_http4 = __toESM(require_node_http(), 1);

// src/companion/guard/client.ts
var import_node_http2 = __toESM(require_node_http(), 1);
import { Readable as Readable3 } from "node:stream";
function ordinaryClient(request2, response) {
  return { request: request2, response, body: request2, connection: null };
}
function upgradingClient(request2, connection, head) {
  const response = new import_node_http2.ServerResponse(request2);
  response.assignSocket(connection);
  response.shouldKeepAlive = false;
  response.once("finish", () => connection.end().resume());
  if (head.length > 0) connection.unshift(head);
  const length = Number(request2.headers["content-length"] ?? 0);
  return { request: request2, response, body: Readable3.from(takeBytes(connection, length)), connection };
}
async function* takeBytes(connection, length) {
  for (let missing = length; missing > 0; ) {
    const bytes = connection.read(Math.min(missing, Math.max(connection.readableLength, 1)));
    if (bytes !== null) {
      missing -= bytes.length;
      yield bytes;
    } else if (connection.readableEnded || connection.destroyed) {
      throw new Error("the client closed the connection before the end of its request");
    } else await moreBytes(connection);
  }
}
function moreBytes(connection) {
  const names2 = ["readable", "end", "close", "error"];
  return new Promise((resolve2) => {
    const done = () => {
      for (const name of names2) connection.off(name, done);
      resolve2();
    };
    for (const name of names2) connection.on(name, done);
  });
}

// src/companion/guard/unreadable.ts
var import_node_http3 = __toESM(require_node_http(), 1);
var answers = {
  // The code of the first bytes of HTTP/2 (RFC 9113, section 3.4).
  HPE_PAUSED_H2_UPGRADE: [505, "HTTP/2 is not supported. Use HTTP/1.1."],
  HPE_HEADER_OVERFLOW: [431, "The headers are larger than 1 MiB."],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The headers did not come in time."]
};
function unreadable(error, connection) {
  if (!connection.writable || connection.bytesWritten > 0) {
    connection.destroy();
    return;
  }
  const [status, message] = answers[error.code ?? ""] ?? [
    400,
    `The request is not readable: ${error.message}.`
  ];
  const body = JSON.stringify({ message });
  connection.end(
    [
      ...[
        `HTTP/1.1 ${status} ${import_node_http3.STATUS_CODES[status]}`,
        "Connection: close",
        "Content-Type: application/json"
      ],
      ...[`Content-Length: ${Buffer.byteLength(body)}`, "", body]
    ].join("\r\n")
  );
}

// src/companion/guard/server.ts
var mostHeaderBytes = 1 << 20;
var headersTimeout = 3e5;
var mostConnections = 1e3;
function newServer(handle2) {
  const server = (0, import_node_http4.createServer)({
    maxHeaderSize: mostHeaderBytes,
    headersTimeout,
    // An upload can take hours. The daemon keeps connections open too, until the client closes them.
    ...{ requestTimeout: 0, keepAliveTimeout: 0 },
    // Two readers of a lenient parser can see two different requests.
    insecureHTTPParser: false
  });
  server.timeout = 0;
  server.maxHeadersCount = 0;
  server.maxConnections = mostConnections;
  const connections = /* @__PURE__ */ new Set();
  server.on("connection", (connection) => {
    connections.add(connection);
    connection.once("close", () => connections.delete(connection));
  });
  const unanswered = /* @__PURE__ */ new WeakMap();
  const count = (connection, more) => unanswered.set(connection, (unanswered.get(connection) ?? 0) + more);
  const isBusy = (connection) => (unanswered.get(connection) ?? 0) > 0;
  server.on("request", (request2, response) => {
    count(request2.socket, 1);
    response.once("close", () => count(request2.socket, -1));
    handle2(ordinaryClient(request2, response));
  });
  server.on("upgrade", (request2, connection, head) => {
    connection.on("error", () => connection.destroy());
    if (isBusy(connection)) {
      connection.destroy();
      return;
    }
    const client = upgradingClient(request2, connection, head);
    if (request2.headers["transfer-encoding"] === void 0) handle2(client);
    else answer(client.response, 411, "A request with Upgrade and a body needs Content-Length.");
  });
  server.on("connect", (request2, connection, head) => {
    connection.on("error", () => connection.destroy());
    if (isBusy(connection)) connection.destroy();
    else answer(upgradingClient(request2, connection, head).response, 405, "CONNECT is not supported.");
  });
  server.on(
    "clientError",
    (error, connection) => unreadable(error, connection)
  );
  const end = () => {
    server.close();
    for (const connection of connections) connection.destroy();
  };
  return { server, end };
}

// src/companion/guard/start-guard.ts
async function startGuard({ configuration, record }, task) {
  const daemon = daemonAt(configuration.daemon);
  const recorder = newRecorder(record);
  const guard = {
    ...{ daemon, task, record: recorder.add },
    policy: policyOf(configuration, task),
    // Only the removal of an image waits for it: an engine 29 was seen to take 300 ms for 29 images.
    imagesBefore: imagesBefore(daemon)
  };
  guard.imagesBefore.catch(() => {
  });
  const { server, end } = newServer((client) => handle(client, guard));
  const removeSocket = await listenAt(server, task.socket);
  return {
    stop: async () => {
      removeSocket();
      end();
      recorder.end();
    }
  };
}

// src/ledger/belongs.ts
var berthName = /^(?:buildx_buildkit_)?berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/;
var isBerthName = (name) => berthName.test(name);
function belongs({ token: token2, ownNames, ownImages, onlyLabelled }, name, labels2) {
  if (isBerthName(name) || ownNames.some((own2) => name.startsWith(own2)) || ownImages.includes(name))
    return false;
  const { "berth.token": owner2, "berth.run": run } = labels2 ?? {};
  if (owner2 !== void 0) return owner2 === token2;
  return !onlyLabelled && run === void 0;
}

// src/ledger/entry.ts
var ledgerFormat = 1;

// src/ledger/read-event.ts
var eventNames = [
  ...["create", "start", "die", "oom", "kill", "destroy"],
  ...["pull", "load", "import", "tag"]
];
function readEvent(event) {
  const { Type: type, Action: action, Actor: actor, time, timeNano } = recordOf(event);
  const { ID: id, Attributes: attributes } = recordOf(actor);
  const milliseconds = typeof timeNano === "number" ? timeNano / 1e6 : Number(time) * 1e3;
  if (typeof id !== "string" || id === "" || !(Math.abs(milliseconds) <= 864e13)) return null;
  const texts3 = textsOf(attributes);
  const moment = { at: new Date(milliseconds).toISOString(), id };
  if (type === "container") return ofContainer(String(action), moment, texts3);
  if (type === "network") return ofThing("network", String(action), moment, texts3["name"] ?? id);
  if (type === "volume") return ofThing("volume", String(action), moment, id);
  return type === "image" ? ofImage(String(action), moment, texts3) : null;
}
var containerActions = {
  create: (of2) => ({ ...of2, kind: "created", object: "container" }),
  start: (of2) => ({ ...of2, kind: "started" }),
  oom: (of2) => ({ ...of2, kind: "oom" }),
  die: (of2, { exitCode }) => ({
    ...of2,
    kind: "ended",
    exitCode: exitCode ? Number(exitCode) : null,
    stopped: false
  }),
  destroy: ({ at: at3, id, name }) => ({ at: at3, kind: "removed", object: "container", id, name })
};
function ofContainer(action, moment, attributes) {
  if (action === "kill") return { ...moment, object: "signal", signal: Number(attributes["signal"]) || 0 };
  if (!Object.hasOwn(containerActions, action)) return null;
  const { name = "", image = "", "com.docker.compose.service": service = null } = attributes;
  const entry = containerActions[action]?.({ ...moment, name, image, service }, attributes);
  return entry ? { ...moment, object: "container", entry, name, labels: attributes } : null;
}
function ofThing(object2, action, moment, name) {
  if (action !== "create" && action !== "destroy") return null;
  const kind = action === "create" ? "created" : "removed";
  return { ...moment, object: object2, name, entry: { ...moment, kind, object: object2, name } };
}
var imageActions = { pull: "pulled", load: "loaded", import: "imported", tag: "tagged" };
function ofImage(action, { at: at3, id }, { name = id }) {
  if (!Object.hasOwn(imageActions, action)) return null;
  const kind = imageActions[action];
  return { object: "image", at: at3, kind, id, name: kind === "pulled" ? id : name };
}
function textsOf(value) {
  const pairs = Object.entries(recordOf(value)).filter(([, text4]) => typeof text4 === "string");
  return Object.fromEntries(pairs);
}
var recordOf = (value) => typeof value === "object" && value !== null ? value : {};

// src/platform/engine-requests.ts
var import_node_http5 = __toESM(require_node_http(), 1);
import { get as getEncrypted } from "node:https";
var largest = 64 * 1024 ** 2;
function engineRequests(address) {
  const options2 = optionsOf(address);
  const get2 = options2.protocol === "https:" ? getEncrypted : import_node_http5.get;
  const ask2 = (path, signal2) => new Promise((resolve2, reject) => {
    get2({ ...options2, path, signal: signal2, headers: { Host: "docker" } }, resolve2).on("socket", (socket) => socket.setKeepAlive(true, 3e4)).on("error", reject);
  });
  return {
    async get(path, timeout3) {
      const response = await ask2(path, AbortSignal.timeout(timeout3));
      const text4 = await textOf(response);
      if (response.statusCode === 404) return null;
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode} of ${path}`);
      return JSON.parse(text4);
    },
    async open(path, signal2) {
      const response = await ask2(path, signal2);
      response.on("error", () => {
      });
      if (response.statusCode === 200) return response;
      response.resume();
      throw new Error(`status ${response.statusCode} of ${path}`);
    }
  };
}
async function textOf(response) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk2 of response) {
    bytes += chunk2.length;
    if (bytes > largest) throw new Error(`an answer of over ${largest} bytes`);
    chunks.push(chunk2);
  }
  return Buffer.concat(chunks).toString("utf8");
}
function optionsOf({ host, certificates }) {
  const variables = certificates ? tlsVariables(certificates) : {};
  const address = engineAddress(host, variables);
  if ("socketPath" in address) return { socketPath: address.socketPath, protocol: "http:" };
  const keys = address.protocol === "https" ? engineKeys(variables) : {};
  return { host: address.host, port: address.port, protocol: `${address.protocol}:`, ...keys };
}

// src/platform/files.ts
import { constants as constants3, readFileSync as readFileSync3, readlinkSync } from "node:fs";
import {
  access,
  chmod,
  chown,
  cp,
  lchown,
  mkdir,
  readdir,
  readlink as readlink2,
  rm,
  stat,
  statfs,
  symlink,
  writeFile
} from "node:fs/promises";

// src/platform/before-deadline.ts
async function beforeDeadline(timeout3, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout3 / 1e3} s`, "TimeoutError"));
  }, timeout3);
  try {
    return await Promise.race([call({ abortSignal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/platform/limit-concurrency.ts
function limitConcurrency(slots) {
  const waiting = [];
  let active = 0;
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise((resolve2) => waiting.push(resolve2));
      else active += 1;
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else active -= 1;
      }
    }
  };
}

// src/platform/read-regular.ts
import { constants as constants2 } from "node:fs";
import { open } from "node:fs/promises";
var limit = 16 * 1024 ** 2;
var { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants2;
async function readRegular(path) {
  const handle2 = await open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const status = await handle2.stat();
    if (status.isDirectory()) throw codedError("EISDIR", "it is a directory");
    if (!status.isFile()) throw codedError("EINVAL", "it is not a regular file");
    const parts = [];
    let length = 0;
    for (; ; ) {
      const { bytesRead, buffer } = await handle2.read(Buffer.allocUnsafe(65536), 0, 65536, null);
      if (bytesRead === 0) return Buffer.concat(parts).toString("utf8");
      parts.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
      if (length > limit) throw codedError("EFBIG", `it is larger than ${limit / 1024 ** 2} MiB`);
    }
  } finally {
    await handle2.close();
  }
}
function codedError(code, message) {
  return Object.assign(new Error(message), { code });
}

// src/platform/unwritable.ts
function unwritable(file, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error = new Error(`${file} cannot be written: ${reason}`, { cause });
  error.name = "Unwritable";
  return error;
}

// src/platform/files.ts
var readTimeout = 5e3;
var limiter = limitConcurrency(3);
var read2 = (call) => beforeDeadline(readTimeout, () => limiter.run(call));
var allowed = (path, mode) => read2(() => access(path, mode)).then(
  () => true,
  () => false
);
var isKernelFile = (path) => /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
  path
);
var files = {
  readText: async (path) => isKernelFile(path) ? readFileSync3(path, "utf8") : read2(() => readRegular(path)),
  readLink: async (path) => isKernelFile(path) ? readlinkSync(path) : read2(() => readlink2(path)),
  list: (path) => read2(() => readdir(path)),
  isWritable: (path) => allowed(path, constants3.W_OK),
  isReadable: (path) => allowed(path, constants3.R_OK),
  exists: (path) => allowed(path, constants3.F_OK),
  async status(path) {
    const found = await read2(() => stat(path));
    const kind = found.isSocket() ? "socket" : found.isDirectory() ? "directory" : found.isFile() ? "file" : "other";
    const { dev: device2, ino: inode, uid, gid, mode } = found;
    return { kind, device: device2, inode, uid, gid, mode: mode & 4095 };
  },
  async filesystem(path) {
    const found = await read2(() => statfs(path));
    return {
      magic: found.type,
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.ffree,
      totalInodes: found.files
    };
  },
  async makeDirectory(path, mode) {
    try {
      await mkdir(path, { recursive: true, mode });
    } catch (error) {
      throw unwritable(path, error);
    }
  },
  async writeText(path, text4, mode) {
    try {
      await writeFile(path, text4, { mode });
    } catch (error) {
      throw unwritable(path, error);
    }
  },
  createText: (path, text4, mode) => writeFile(path, text4, { mode, flag: "wx" }),
  copy: (from, to) => read2(() => cp(from, to, { recursive: true, dereference: true })),
  async changeOwner(directory, uid, gid) {
    await chown(directory, uid, gid);
    const names2 = await readdir(directory, { recursive: true });
    for (const name of names2) await lchown(`${directory}/${name}`, uid, gid);
  },
  makeExecutable: (path) => chmod(path, 493),
  link: (target, path) => symlink(target, path),
  remove: (path) => rm(path, { recursive: true, force: true })
};

// src/values/cgroup-membership.ts
function parseCgroupMemberships(text4) {
  const memberships = [];
  for (const line of text4.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!found) continue;
    const [, controllers = "", path = ""] = found;
    memberships.push({ controllers: controllers === "" ? [] : controllers.split(","), path });
  }
  return memberships;
}

// src/platform/memory-counters.ts
async function findCgroup(id, pid, files2) {
  const own2 = parseCgroupMemberships(await textOf2("/proc/self/cgroup", files2));
  const isLegacy = own2.some(({ controllers }) => controllers.includes("memory"));
  const version2 = isLegacy ? "v1" : "v2";
  const memberships = parseCgroupMemberships(await textOf2(`/proc/${pid}/cgroup`, files2));
  const path = memberships.find(
    ({ controllers }) => isLegacy ? controllers.includes("memory") : controllers.length === 0
  )?.path;
  const [container2] = new RegExp(`^.*/[^/]*${id}[^/]*`).exec(path ?? "") ?? [];
  if (container2 === void 0) return { version: version2, directory: null };
  return { version: version2, directory: `/sys/fs/cgroup${isLegacy ? "/memory" : ""}${container2}` };
}
async function readCounters({ version: version2, directory }, below, files2) {
  if (directory === null) return null;
  const read3 = (name) => textOf2(`${directory}${below}/${name}`, files2);
  const [events, local, peak] = await Promise.all(
    version2 === "v1" ? [read3("memory.oom_control"), "", read3("memory.max_usage_in_bytes")] : [read3("memory.events"), read3("memory.events.local"), read3("memory.peak")]
  );
  const kills = counterIn(events, "oom_kill");
  return kills === null ? null : { kills, limitHits: counterIn(local, "oom"), peak: Number(peak) || null };
}
function counterIn(text4, name) {
  const [, value] = new RegExp(`^${name} (\\d+)$`, "m").exec(text4) ?? [];
  return value === void 0 ? null : Number(value);
}
var textOf2 = (path, files2) => files2.readText(path).catch(() => "");

// src/values/image-reference.ts
function tagOf(reference) {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf("/") + 1))?.[1];
}
var dockerHub = "docker.io";
function registryOf(reference) {
  const [first = ""] = reference.split("/");
  const isHost = first !== reference && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  return isHost && first !== "index.docker.io" ? first : dockerHub;
}

// src/companion/ledger/ask-daemon.ts
var timeout = 5e3;
var never = "0001-01-01T00:00:00Z";
function askDaemon(engine) {
  const ask2 = (path) => engine.get(path, timeout).then(
    (answer2) => answer2,
    () => null
  );
  return {
    async container(id) {
      const found = await ask2(`/containers/${encodeURIComponent(id)}/json`);
      return found && detailsOf(found);
    },
    async labels(object2, id) {
      const found = await ask2(
        `/${object2}s/${encodeURIComponent(id)}`
      );
      return found && (found.Labels ?? {});
    },
    async image(reference) {
      const path = reference.split("/").map(encodeURIComponent).join("/");
      const found = await ask2(`/images/${path}/json`);
      return found && { size: found.Size, names: found.RepoTags ?? [] };
    },
    async imageNames() {
      const found = await ask2("/images/json");
      return found?.flatMap(({ RepoTags }) => RepoTags ?? []) ?? null;
    },
    async containers() {
      const found = await ask2("/containers/json?all=1");
      return found?.map(({ Id: id, Names, Image: image, Created, Labels }) => ({
        ...{ id, image, createdAt: Created * 1e3, labels: Labels ?? {} },
        name: Names?.[0]?.replace(/^\//, "") ?? ""
      })) ?? null;
    }
  };
}
function detailsOf({ Id, Path, Created, State, HostConfig, NetworkSettings }) {
  const moment = (time) => time === never ? null : new Date(time).toISOString();
  return {
    id: Id,
    program: Path,
    memoryLimit: HostConfig.Memory || null,
    pid: State.Pid,
    isRunning: State.Running,
    exitCode: State.ExitCode,
    createdAt: new Date(Created).toISOString(),
    startedAt: moment(State.StartedAt),
    finishedAt: moment(State.FinishedAt),
    ports: Object.entries(NetworkSettings.Ports ?? {}).flatMap(
      ([inner, outer]) => (outer ?? []).map(({ HostIp, HostPort }) => `${HostIp}:${HostPort}->${inner}`)
    )
  };
}

// src/companion/ledger/follow-events.ts
import { setTimeout as sleep2 } from "node:timers/promises";
var pauses = { first: 50, longest: 2e3 };
var lastTimeout = 400;
var remembered = 1024;
var longestLine = 4 * 1024 ** 2;
var filters2 = encodeURIComponent(
  JSON.stringify({ type: ["container", "image", "network", "volume"], event: eventNames })
);
function followEvents(engine, onEvent, onGap, log2) {
  const ending = new AbortController();
  const seen = /* @__PURE__ */ new Set();
  let since = `${Math.floor(Date.now() / 1e3)}`;
  function onLine(line) {
    const [, nanoseconds = ""] = /"timeNano":(\d{10,19})/.exec(line) ?? [];
    if (nanoseconds === "" || seen.has(line)) return;
    seen.add(line);
    if (seen.size > remembered) seen.delete(seen.values().next().value ?? "");
    since = `${nanoseconds.slice(0, -9)}.${nanoseconds.slice(-9)}`;
    try {
      onEvent(JSON.parse(line));
    } catch {
      log2("an event could not be read");
    }
  }
  const path = () => `/events?since=${since}&filters=${filters2}`;
  async function follow2() {
    let lostAt = null;
    let pause2 = pauses.first;
    while (!ending.signal.aborted) {
      try {
        const stream = await engine.open(path(), ending.signal);
        if (lostAt !== null) onGap(lostAt);
        pause2 = pauses.first;
        await eachLine(stream, onLine);
        log2("the daemon has closed the connection");
      } catch (error) {
        if (!ending.signal.aborted && lostAt === null) log2(`no connection: ${String(error)}`);
      }
      lostAt = /* @__PURE__ */ new Date();
      await sleep2(pause2, void 0, { signal: ending.signal }).catch(() => {
      });
      pause2 = Math.min(pauses.longest, pause2 * 2);
    }
  }
  const following = follow2();
  return {
    async stop() {
      ending.abort();
      await following;
      const until = `${path()}&until=${Date.now() / 1e3}`;
      const rest = await engine.open(until, AbortSignal.timeout(lastTimeout)).catch(() => null);
      if (rest !== null) await eachLine(rest, onLine).catch(() => {
      });
    }
  };
}
async function eachLine(stream, onLine) {
  let rest = "";
  let isTooLong = false;
  for await (const chunk2 of stream.setEncoding("utf8")) {
    const lines = `${rest}${chunk2}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!isTooLong) onLine(line);
      isTooLong = false;
    }
    if (rest.length > longestLine) [rest, isTooLong] = ["", true];
  }
}

// src/companion/ledger/reconcile.ts
async function reconcile(reconciled) {
  const { since, owner: owner2, known: known2, ask: ask2, write: write2, inspect } = reconciled;
  write2({ at: since.toISOString(), kind: "gap", until: (/* @__PURE__ */ new Date()).toISOString() });
  const listed = await ask2.containers();
  if (listed === null) return;
  for (const one of listed) {
    const isNew = !known2.has(one.id);
    if (isNew && (one.createdAt < since.getTime() - 1e3 || !belongs(owner2, one.name, one.labels))) continue;
    known2.add(one.id);
    if (isNew) {
      write2({ ...of(one), at: new Date(one.createdAt).toISOString(), kind: "created", object: "container" });
      await inspect(one.id, false);
    }
    await writeState(one, isNew, reconciled);
  }
}
async function writeState(one, isNew, reconciled) {
  const { ask: ask2, write: write2, writePeak, inspect } = reconciled;
  const found = await ask2.container(one.id);
  if (found === null) return;
  const { startedAt, finishedAt, exitCode, isRunning: isRunning2 } = found;
  if (startedAt !== null && isNew) write2({ ...of(one), at: startedAt, kind: "started" });
  if (isRunning2) await inspect(one.id, true);
  if (isRunning2 || finishedAt === null) return;
  writePeak(one.id, finishedAt);
  write2({ ...of(one), at: finishedAt, kind: "ended", exitCode, stopped: false });
}
var of = ({ id, name, image, labels: labels2 }) => ({
  ...{ id, name, image },
  service: labels2["com.docker.compose.service"] ?? null
});

// src/companion/ledger/watch-memory.ts
var pauses2 = { young: 200, old: 1e3 };
var youth = 5e3;
var mostContainers = 100;
function watchMemory(daemonCgroup) {
  const watched = /* @__PURE__ */ new Map();
  let timer;
  async function look(one) {
    const counters = await readCounters(one.cgroup, one.below, files);
    one.peak = Math.max(one.peak, counters?.peak ?? 0);
  }
  function schedule() {
    if (timer !== void 0 || watched.size === 0) return;
    const now = performance.now();
    const isYoung = [...watched.values()].some(({ since }) => now - since < youth);
    timer = setTimeout(
      async () => {
        await Promise.all([...watched.values()].map(look));
        timer = void 0;
        schedule();
      },
      isYoung ? pauses2.young : pauses2.old
    );
  }
  return {
    async begin(id, pid) {
      if (watched.size >= mostContainers) return;
      const outer = await daemonCgroup();
      const cgroup = outer ?? await findCgroup(id, pid, files);
      if (cgroup.directory === null) return;
      const one = { cgroup, below: outer ? `/docker/${id}` : "", since: performance.now(), peak: 0 };
      watched.set(id, one);
      await look(one);
      schedule();
    },
    end(id) {
      const peak = watched.get(id)?.peak ?? 0;
      watched.delete(id);
      return peak > 0 ? peak : null;
    },
    all: () => [...watched.keys()],
    stop() {
      clearTimeout(timer);
      timer = void 0;
      watched.clear();
    }
  };
}

// src/companion/ledger/start-ledger.ts
var [mostAtOnce, mostWaiting] = [4, 1e3];
var lastAnswers = 300;
function startLedger({ configuration, log: log2, record }, task) {
  const engine = engineRequests(configuration.daemon);
  const ask2 = askDaemon(engine);
  let cgroup;
  const memory = watchMemory(() => cgroup ??= cgroupOf(task.jobDaemon));
  const owner2 = {
    token: configuration.labels["berth.token"] ?? "",
    ownNames: task.ownNames,
    ownImages: task.ownImages,
    onlyLabelled: task.shared && configuration.tasks.guard !== null
  };
  const known2 = /* @__PURE__ */ new Set();
  const signals = /* @__PURE__ */ new Map();
  const anyOrder = limitConcurrency(mostAtOnce);
  const inOrder = limitConcurrency(1);
  const asking = /* @__PURE__ */ new Set();
  function later(work, limiter2 = anyOrder) {
    if (asking.size >= mostWaiting) return;
    const one = limiter2.run(work).catch((error) => log2(`not asked: ${String(error)}`));
    asking.add(one);
    one.finally(() => asking.delete(one));
  }
  async function inspect(id, isStarted) {
    const found = await ask2.container(id);
    if (found === null) return;
    const at3 = (/* @__PURE__ */ new Date()).toISOString();
    const { program, memoryLimit, ports } = found;
    if (!isStarted) record({ at: at3, kind: "inspected", id, program, memoryLimit });
    if (isStarted && ports.length > 0) record({ at: at3, kind: "published", id, ports });
    if (isStarted && found.isRunning) await memory.begin(id, found.pid);
  }
  function writePeak(id, at3) {
    const bytes = memory.end(id);
    if (bytes !== null) record({ at: at3, kind: "peak", id, bytes });
  }
  function isStopped(id, exitCode) {
    const signal2 = signals.get(id);
    signals.delete(id);
    return signal2 !== void 0 && exitCode === 128 + signal2;
  }
  function onContainer({ entry, id, name, labels: labels2 }) {
    if (!belongs(owner2, name, labels2)) return;
    if (entry.kind === "created") known2.add(id);
    else if (!known2.has(id)) return;
    if (entry.kind === "removed") known2.delete(id);
    if (entry.kind === "ended") writePeak(id, entry.at);
    record(entry.kind === "ended" ? { ...entry, stopped: isStopped(id, entry.exitCode) } : entry);
    if (entry.kind === "created" || entry.kind === "started")
      later(() => inspect(id, entry.kind === "started"));
  }
  async function onThing({ object: object2, entry, id, name }) {
    if (entry.kind === "removed") {
      if (known2.delete(id)) record(entry);
      return;
    }
    if (!belongs(owner2, name, await ask2.labels(object2, id))) return;
    known2.add(id);
    record(entry);
  }
  async function onImage({ at: at3, kind, id, name }) {
    const before = await present;
    const image = kind === "tagged" ? null : await ask2.image(id);
    const names2 = kind === "pulled" || kind === "tagged" ? [withTag(name)] : image?.names ?? [];
    for (const each2 of names2) {
      if (!belongs({ ...owner2, onlyLabelled: false }, each2, null)) continue;
      const of2 = { at: at3, name: each2, existed: before?.includes(each2) ?? true };
      if (kind === "pulled") record({ ...of2, kind, registry: registryOf(each2), bytes: image?.size ?? null });
      else record({ ...of2, kind });
    }
  }
  function onEvent(value) {
    const event = readEvent(value);
    if (event === null) return;
    if (event.object === "container") onContainer(event);
    else if (event.object === "signal") {
      if (known2.has(event.id)) signals.set(event.id, event.signal);
    } else if (event.object === "image") later(() => onImage(event));
    else later(() => onThing(event), inOrder);
  }
  record({ at: (/* @__PURE__ */ new Date()).toISOString(), kind: "began", format: ledgerFormat, shared: task.shared });
  const present = ask2.imageNames();
  const onGap = (since) => later(() => reconcile({ since, owner: owner2, known: known2, ask: ask2, write: record, writePeak, inspect }));
  const following = followEvents(engine, onEvent, onGap, log2);
  return {
    async stop() {
      await following.stop();
      await Promise.race([Promise.all(asking), new Promise((end) => setTimeout(end, lastAnswers))]);
      const at3 = (/* @__PURE__ */ new Date()).toISOString();
      for (const id of memory.all()) writePeak(id, at3);
      memory.stop();
      record({ at: at3, kind: "closed" });
    }
  };
}
var withTag = (name) => name.includes("@") || tagOf(name) !== void 0 ? name : `${name}:latest`;
function cgroupOf(jobDaemon) {
  if (jobDaemon === null) return null;
  const { container: container2, host } = jobDaemon;
  return askDaemon(engineRequests(host)).container(container2).then((found) => findCgroup(found?.id ?? "", found?.pid ?? 0, files));
}

// src/companion/ports/forward-ports.ts
import { appendFileSync } from "node:fs";
import { join as join3 } from "node:path";

// src/values/container-address.ts
function addressIn(all2, networks) {
  const preferred = networks.flatMap((name) => all2[name] ?? []);
  return [...preferred, ...Object.values(all2)].find(({ IPAddress }) => IPAddress)?.IPAddress ?? "";
}

// src/values/loopback.ts
var loopback = "127.0.0.1";

// src/values/published-ports-of.ts
function publishedPortsOf(containers, daemon) {
  const found = /* @__PURE__ */ new Map();
  for (const {
    Id: id,
    Names: [path = ""],
    Ports: ports
  } of containers) {
    for (const { IP: address = "0.0.0.0", PublicPort: port, Type: protocol } of ports) {
      if (port === void 0 || protocol !== "tcp" && protocol !== "udp") continue;
      const beyond = isReached(address, daemon) ? null : address;
      const key = keyOf({ protocol, port });
      const other = found.get(key);
      if (other === void 0 || other.beyond !== null)
        found.set(key, { protocol, port, id, name: path.replace(/^\//, ""), beyond });
    }
  }
  return [...found.values()];
}
var keyOf = ({ protocol, port }) => `${port}/${protocol}`;
function isReached(address, daemon) {
  if (address === loopback) return daemon.opensLoopback;
  return address === "0.0.0.0" || address === daemon.address;
}

// src/companion/ports/follow-containers.ts
import { once as once2 } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep3 } from "node:timers/promises";
var pause = 500;
var changes = { type: ["container", "network"], event: ["start", "die", "connect", "disconnect"] };
var list2 = `/containers/json?filters=${encoded2({ status: ["running", "paused"] })}`;
var listTimeout = 1e4;
async function followContainers(daemon, signal2, followed) {
  while (!signal2.aborted) {
    const error = await follow(daemon, signal2, followed);
    if (signal2.aborted) return;
    await followed.onLost(error);
    await sleep3(pause, void 0, { signal: signal2 }).catch(() => {
    });
  }
}
async function follow(daemon, signal2, { onConnected, onSeen }) {
  const connection = new AbortController();
  let started = /* @__PURE__ */ new Set();
  let isDue = true;
  let isListing = true;
  const look = async () => {
    isListing = true;
    while (isDue && !connection.signal.aborted) {
      isDue = false;
      const since = started;
      started = /* @__PURE__ */ new Set();
      const containers = await daemon.get(list2, listTimeout) ?? [];
      await onSeen(containers, since);
    }
    isListing = false;
  };
  let fail = () => {
  };
  const failed = new Promise((resolve2) => {
    fail = resolve2;
  });
  try {
    const path = `/events?since=${Date.now() / 1e3 - 1}&filters=${encoded2(changes)}`;
    const stream = await daemon.open(path, AbortSignal.any([signal2, connection.signal]));
    const ended = once2(stream, "close").then(
      () => "the connection has ended",
      (error) => error
    );
    const lines = createInterface({ input: stream }).on("error", () => {
    });
    lines.on("line", (line) => {
      const { Action: action, id } = JSON.parse(line);
      if (action === "start") started.add(id);
      isDue = true;
      if (!isListing) look().catch(fail);
    });
    await onConnected();
    await look();
    return await Promise.race([ended, failed]);
  } catch (error) {
    return error;
  } finally {
    connection.abort();
  }
}
function encoded2(filters3) {
  return encodeURIComponent(JSON.stringify(filters3));
}

// src/companion/ports/forward-tcp.ts
import { connect, createServer as createServer3 } from "node:net";
var connectTimeout = 1e4;
var chunk = 65536;
function forwardTcp(at3, to) {
  const open2 = /* @__PURE__ */ new Set();
  const server = createServer3({ allowHalfOpen: true, noDelay: true, keepAlive: true }, (client) => {
    open2.add(client);
    client.once("close", () => open2.delete(client));
    pass(client, to);
  });
  const close = () => {
    server.close();
    for (const client of open2) client.resetAndDestroy();
  };
  return new Promise((resolve2, reject) => {
    server.once("error", reject);
    server.listen({ ...at3, exclusive: true }, () => {
      server.off("error", reject).on("error", () => {
      });
      resolve2({ close });
    });
  });
}
function pass(client, to) {
  const daemon = connect({
    ...{ ...to, allowHalfOpen: true, noDelay: true, keepAlive: true },
    onread: {
      buffer: Buffer.allocUnsafeSlow(chunk),
      callback: (length, buffer) => {
        client.write(buffer.subarray(0, length), () => daemon.resume());
        return false;
      }
    }
  });
  daemon.setTimeout(connectTimeout, () => daemon.destroy());
  daemon.once("connect", () => daemon.setTimeout(0));
  daemon.once("end", () => client.end());
  daemon.resume();
  client.pipe(daemon);
  resetTogether(client, daemon);
  resetTogether(daemon, client);
}
function resetTogether(one, other) {
  one.on("error", () => {
  });
  one.once("close", (hadError) => {
    if (other.destroyed || !hadError && one.readableEnded && one.writableFinished) return;
    if (other.connecting) other.destroy();
    else other.resetAndDestroy();
  });
}

// src/companion/ports/forward-udp.ts
import { createSocket } from "node:dgram";
var idle = 12e4;
var mostClients = 500;
function forwardUdp(at3, to) {
  const server = createSocket({ type: familyOf(at3), ipv6Only: at3.host.includes(":") });
  const clients = /* @__PURE__ */ new Map();
  const forget = (key) => {
    const client = clients.get(key);
    clients.delete(key);
    clearTimeout(client?.timer);
    client?.socket.close();
  };
  const clientAt = ({ address, port }) => {
    const key = `${address} ${port}`;
    const found = clients.get(key);
    if (found) return found;
    const [oldest] = clients.keys();
    if (oldest !== void 0 && clients.size >= mostClients) forget(oldest);
    const socket = createSocket(familyOf(to));
    socket.on("message", (answer2) => {
      clients.get(key)?.timer.refresh();
      server.send(answer2, port, address, () => {
      });
    });
    socket.on("error", () => {
    });
    const client = { socket, timer: setTimeout(() => forget(key), idle).unref() };
    clients.set(key, client);
    return client;
  };
  server.on("message", (datagram, from) => {
    const { socket, timer } = clientAt(from);
    timer.refresh();
    socket.send(datagram, to.port, to.host, () => {
    });
  });
  const close = () => {
    for (const key of [...clients.keys()]) forget(key);
    server.close();
  };
  return new Promise((resolve2, reject) => {
    server.once("error", reject);
    server.bind({ address: at3.host, port: at3.port, exclusive: true }, () => {
      server.off("error", reject).on("error", () => {
      });
      resolve2({ close });
    });
  });
}
var familyOf = ({ host }) => host.includes(":") ? "udp6" : "udp4";

// src/companion/ports/problem-of.ts
var reasons = {
  EADDRINUSE: "another process of this machine listens there",
  EACCES: "only root can listen there (net.ipv4.ip_unprivileged_port_start)",
  EMFILE: "the limit of open files is reached (ulimit -n)"
};
function problemOf(port, place, code, address) {
  return `${nameOf2(port)} is not at ${place}: ${reasons[code] ?? code}. It is at ${address}:${port.port}.`;
}
function problemBeyond(port) {
  return `${nameOf2(port)} is not at localhost: it is published on ${port.beyond} of the job daemon, which the job cannot reach. Publish it without an address: docker run --publish ${port.port}:…`;
}
var nameOf2 = ({ protocol, port, name }) => `Port ${port}/${protocol} of container ${name}`;

// src/companion/ports/open-ports.ts
var forward2 = { tcp: forwardTcp, udp: forwardUdp };
var loopback6 = "::1";
var withoutIpv6 = ["EADDRNOTAVAIL", "EAFNOSUPPORT"];
var codeOf = (error) => error.code ?? String(error);
function openPorts(report) {
  const entries = /* @__PURE__ */ new Map();
  const reported = /* @__PURE__ */ new Set();
  const reportOnce = (problem2) => {
    if (reported.has(problem2)) return;
    reported.add(problem2);
    report(problem2);
  };
  async function open2(port, address) {
    const to = { host: address, port: port.port };
    const [first, second] = await Promise.allSettled([
      forward2[port.protocol]({ host: loopback, port: port.port }, to),
      forward2[port.protocol]({ host: loopback6, port: port.port }, to)
    ]);
    if (first.status === "rejected") {
      reportOnce(problemOf(port, `${loopback}:${port.port}`, codeOf(first.reason), address));
      if (second.status === "fulfilled") second.value.close();
      return [];
    }
    if (second.status === "fulfilled") return [first.value, second.value];
    const code = codeOf(second.reason);
    if (!withoutIpv6.includes(code)) reportOnce(problemOf(port, `[${loopback6}]:${port.port}`, code, address));
    return [first.value];
  }
  return {
    async become(ports, address, restarted) {
      const wanted = new Map(ports.map((port) => [keyOf(port), port]));
      for (const [key, entry] of entries) {
        const isSame = wanted.get(key)?.id === entry.id && entry.address === address;
        if (isSame && (entry.listeners.length === 2 || !restarted.has(entry.id))) continue;
        for (const listener of entry.listeners) listener.close();
        entries.delete(key);
      }
      const missing = [...wanted].filter(([key]) => !entries.has(key));
      await Promise.all(
        missing.map(async ([key, port]) => {
          if (port.beyond !== null) reportOnce(problemBeyond(port));
          const listeners = port.beyond === null ? await open2(port, address) : [];
          entries.set(key, { id: port.id, address, listeners });
        })
      );
    }
  };
}

// src/companion/ports/forward-ports.ts
var timeout2 = 1e4;
async function forwardPorts({ configuration: { directory, daemon }, log: log2, logError }, { container: container2, networks, hostDaemon, opensLoopback }) {
  const job = engineRequests(daemon);
  const host = engineRequests(hostDaemon);
  const ports = openPorts((problem2) => {
    log2(problem2);
    try {
      appendFileSync(join3(directory, fileNames.notices), `${problem2}
`, { mode: 384 });
    } catch (error) {
      logError("a notice is lost", error);
    }
  });
  const controller = new AbortController();
  let publishing = { address: "", opensLoopback: false };
  let following;
  const first = new Promise((resolve2, reject) => {
    following = followContainers(job, controller.signal, {
      async onConnected() {
        const [inspection, info] = await Promise.all([
          host.get(`/containers/${container2}/json`, timeout2),
          job.get("/info", timeout2)
        ]);
        const isRootless = info?.SecurityOptions?.includes("name=rootless") ?? false;
        const address = addressIn(inspection?.NetworkSettings.Networks ?? {}, networks);
        publishing = { address, opensLoopback: opensLoopback && !isRootless };
        log2(`ports of ${container2} are forwarded from ${address}`);
      },
      async onSeen(containers, started) {
        await ports.become(publishedPortsOf(containers, publishing), publishing.address, started);
        resolve2();
      },
      async onLost(error) {
        log2(`the job daemon does not answer: ${String(error)}`);
        reject(error);
        await ports.become([], publishing.address, /* @__PURE__ */ new Set());
      }
    });
  });
  await first.catch((error) => {
    controller.abort();
    throw error;
  });
  return {
    async stop() {
      controller.abort();
      await following;
      await ports.become([], publishing.address, /* @__PURE__ */ new Set());
    }
  };
}

// src/companion/start-tasks.ts
async function startTasks(surroundings) {
  const { configuration, log: log2 } = surroundings;
  const { ledger, guard, ports, builders } = configuration.tasks;
  const asked = Object.entries(configuration.tasks).flatMap(([name, task]) => task === null ? [] : [name]);
  log2(`tasks: ${asked.join(", ") || "none"}`);
  const starts = [
    ledger && (() => startLedger(surroundings, ledger)),
    guard && (() => startGuard(surroundings, guard)),
    ports && (() => forwardPorts(surroundings, ports)),
    builders ? () => startRelays(surroundings, builders) : null
  ];
  const running = [];
  try {
    for (const start2 of starts) if (start2 !== null) running.push(await start2());
  } catch (error) {
    for (const task of running.toReversed()) await task.stop();
    throw error;
  }
  return running;
}

// src/companion/run-companion.ts
var grace = 1300;
async function runCompanion(configuration, log2, onReady, onEntry = () => {
}) {
  const { ledger } = configuration.tasks;
  const sheet = ledger && createLedgerFile(ledger.file, log2.log);
  const record = (entry) => sheet ? sheet.write(entry) : onEntry(entry);
  const surroundings = { configuration, ...log2, record };
  const ending = endOfJob(configuration);
  const running = await Promise.race([startTasks(surroundings), ending]);
  if (typeof running === "string") {
    log2.log(`ending before the tasks have started: ${running}`);
    return;
  }
  log2.log(`${ready} (process ${process.pid})`);
  onReady();
  log2.log(`ending: ${await ending}`);
  for (const task of running.toReversed()) await stopTask(task, log2);
  sheet?.close();
  if (ledger && !existsSync3(configuration.directory)) rmSync2(ledger.file, { force: true });
  log2.log(lastWords);
}
async function stopTask(task, { logError }) {
  const late = sleep4(grace, void 0, { ref: false }).then(() => {
    throw new Error(`it took over ${grace} ms`);
  });
  await Promise.race([task.stop(), late]).catch((error) => logError("a task did not stop", error));
}

// src/companion/survive-errors.ts
var most = 100;
function surviveErrors({ log: log2, logError }) {
  let count = 0;
  const survive = (what) => (error) => {
    logError(what, error);
    count += 1;
    if (count < most) return;
    log2(`ending after ${most} errors`);
    process.exit(1);
  };
  process.on("uncaughtException", survive("an exception that no task has caught"));
  process.on("unhandledRejection", survive("a rejection that no task has caught"));
}

// src/platform/start-detached.ts
var readyDescriptor = 3;

// src/companion.ts
var log = openLog();
try {
  const configuration = JSON.parse(readFileSync4(process.argv[2] ?? "", "utf8"));
  surviveErrors(log);
  await runCompanion(configuration, log, sayReady);
  process.exit(0);
} catch (error) {
  log.log(`It could not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
function sayReady() {
  try {
    writeSync3(readyDescriptor, ready);
    closeSync2(readyDescriptor);
  } catch {
  }
}
