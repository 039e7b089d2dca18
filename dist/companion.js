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
import { readFileSync as readFileSync4 } from "node:fs";

// src/companion/open-log.ts
import { writeSync } from "node:fs";

// src/companion/configuration.ts
var ready = "ready";
var errorMark = "error:";
var lastWords = "ended";

// src/companion/open-log.ts
var most = 1024 * 1024;
function openLog() {
  let written = 0;
  const log2 = (line) => {
    if (written > most) return;
    const text = `${(/* @__PURE__ */ new Date()).toISOString()} ${line}
`;
    written += text.length;
    write(
      written > most ? `${text.trimEnd().slice(0, 200)}
This log ends here: it has ${most} bytes.
` : text
    );
  };
  return { log: log2, logError: (what, error) => log2(`${errorMark} ${what}: ${describe(error)}`) };
}
function write(text) {
  try {
    writeSync(1, text);
  } catch {
  }
}
function describe(error) {
  return error instanceof Error ? error.stack ?? error.message : String(error);
}

// src/companion/run-companion.ts
import { closeSync as closeSync2, existsSync as existsSync3, rmSync, writeSync as writeSync3 } from "node:fs";
import { setTimeout as sleep3 } from "node:timers/promises";

// src/platform/start-detached.ts
var readyDescriptor = 3;

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
function isRunning({ pid, start }) {
  return statusOf(pid)?.start === start;
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
  const text = read(`/proc/${pid}/stat`);
  const end = text.lastIndexOf(")");
  const [state, parent, , session, ...fields] = text.slice(end + 2).split(" ");
  const start = fields[15];
  if (start === void 0 || state === "Z") return null;
  const name = text.slice(text.indexOf("(") + 1, end);
  return { pid, start, name, parent: Number(parent), session: Number(session) };
}
function childrenOf(pid) {
  return read(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []).filter((child) => statusOf(child)?.session !== child);
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
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lifeline2 !== null && !processes.isRunning(lifeline2)) end("the job's process has ended");
      else if (!existsSync(directory)) end("its directory is gone");
    }, interval);
    const end = (reason) => {
      clearInterval(timer);
      resolve(reason);
    };
    for (const signal2 of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal2, () => end(signal2));
  });
}

// src/companion/ledger/ledger-file.ts
import { closeSync, constants, openSync, writeSync as writeSync2 } from "node:fs";

// src/ledger/write-entry.ts
var longest = 300;
var mostPorts = 50;
function writeEntry({ at, kind, ...rest }) {
  return JSON.stringify({ at, kind, ...rest }, (_, value) => {
    if (typeof value === "string" && value.length > longest)
      return `${value.slice(0, longest).toWellFormed()}…`;
    return Array.isArray(value) ? value.slice(0, mostPorts) : value;
  });
}

// src/companion/ledger/ledger-file.ts
var mostBytes = 8 * 1024 ** 2;
function createLedgerFile(path, log2, limit2 = mostBytes) {
  const { O_APPEND, O_CREAT, O_EXCL, O_WRONLY } = constants;
  const file = openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND, 384);
  let size = 0;
  let leftOut = 0;
  let isOpen = true;
  function append(entry) {
    try {
      size += writeSync2(file, `${writeEntry(entry)}
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
      if (!isOpen) return;
      if (size < limit2 && append(entry)) return;
      leftOut += 1;
      if (leftOut === 1) note();
    },
    close() {
      if (!isOpen) return;
      if (leftOut > 1) note();
      isOpen = false;
      closeSync(file);
    }
  };
}

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
  const connection = { keepAlive: false, allowHalfOpen: true };
  const isEncrypted = address.protocol === "https";
  const agent = isEncrypted ? new HttpsAgent({ ...connection, ...engineKeys(variables) }) : new import_node_http.Agent(connection);
  const request = isEncrypted ? httpsRequest : import_node_http.request;
  const where = "socketPath" in address ? { socketPath: address.socketPath } : { host: address.host, port: address.port };
  return {
    host,
    begin: ({ method, target, headers }) => request({ ...where, agent, method, path: target, headers: [...headers] })
  };
}

// src/companion/guard/forward.ts
import { Readable } from "node:stream";

// src/companion/guard/answer.ts
function answer(response, status, message) {
  if (response.headersSent) response.destroy();
  else answerJson(response, status, JSON.stringify({ message }));
}
function answerJson(response, status, json) {
  const body = Buffer.from(json);
  response.writeHead(status, [
    ...["Content-Type", "application/json", "Content-Length", String(body.length)],
    ...response.req.complete ? [] : ["Connection", "close"]
  ]);
  response.end(body);
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
  return new Promise((resolve) => {
    one.on("error", () => {
    });
    one.once("close", () => {
      other.destroySoon();
      resolve();
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
function forward(client, daemon, forwarded) {
  const { response } = client;
  const upstream = daemon.begin(forwarded);
  return new Promise((resolve) => {
    response.once("close", () => {
      upstream.destroy();
      resolve();
    });
    upstream.once("upgrade", (from, connection, head) => {
      splice(client, from, connection, head).then(resolve);
    });
    const unanswered = (error) => answer(response, 502, `The Docker daemon at ${daemon.host} does not answer: ${error.message}.`);
    upstream.once("error", unanswered);
    upstream.once("response", (from) => {
      upstream.off("error", unanswered).on("error", () => {
      });
      relay(client, from);
    });
    send(upstream, forwarded.body);
  });
}
function send(upstream, body) {
  if (!(body instanceof Readable)) {
    upstream.end(body.length === 0 ? void 0 : body);
    return;
  }
  body.once("error", () => upstream.destroy());
  upstream.once("close", () => body.unpipe(upstream).resume());
  body.pipe(upstream);
}
function relay({ response, request, connection }, from) {
  const { rawHeaders } = from;
  response.sendDate = false;
  const hasLength = ["content-length", "transfer-encoding"].some(
    (name) => valuesOf(rawHeaders, name).length > 0
  );
  if (!hasLength && request.method !== "HEAD") {
    response.removeHeader("Transfer-Encoding");
    response.shouldKeepAlive = false;
  }
  response.writeHead(from.statusCode ?? 502, from.statusMessage, endToEnd(rawHeaders));
  response.flushHeaders();
  from.once("error", () => response.destroy());
  from.pipe(response);
  if (connection === null) return;
  connection.resume();
  if (valuesOf(rawHeaders, "content-length").length === 0) connection.once("end", () => response.destroy());
}

// src/companion/guard/listen.ts
import { once } from "node:events";
import { linkSync, lstatSync, mkdirSync, unlinkSync } from "node:fs";
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
  } finally {
    unlinkSync(bound);
  }
  const { ino } = lstatSync(path);
  return () => {
    if (lstatSync(path, { throwIfNoEntry: false })?.ino === ino) unlinkSync(path);
  };
}

// src/companion/guard/original-request.ts
function originalRequest({ request, body, connection }) {
  const { method = "", url = "", rawHeaders } = request;
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

// src/companion/guard/server.ts
var import_node_http4 = __toESM(require_node_http(), 1);

// src/companion/guard/client.ts
var import_node_http2 = __toESM(require_node_http(), 1);
import { Readable as Readable2 } from "node:stream";
function ordinaryClient(request, response) {
  return { request, response, body: request, connection: null };
}
function upgradingClient(request, connection, head) {
  const response = new import_node_http2.ServerResponse(request);
  response.assignSocket(connection);
  response.shouldKeepAlive = false;
  response.once("finish", () => connection.end());
  if (head.length > 0) connection.unshift(head);
  const length = Number(request.headers["content-length"] ?? 0);
  return { request, response, body: Readable2.from(takeBytes(connection, length)), connection };
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
  const names = ["readable", "end", "close", "error"];
  return new Promise((resolve) => {
    const done = () => {
      for (const name of names) connection.off(name, done);
      resolve();
    };
    for (const name of names) connection.on(name, done);
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
function newServer(handle) {
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
  server.on("request", (request, response) => handle(ordinaryClient(request, response)));
  server.on("upgrade", (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    const client = upgradingClient(request, connection, head);
    if (request.headers["transfer-encoding"] === void 0) handle(client);
    else answer(client.response, 411, "A request with Upgrade and a body needs Content-Length.");
  });
  server.on("connect", (request, connection, head) => {
    connection.on("error", () => connection.destroy());
    answer(upgradingClient(request, connection, head).response, 405, "CONNECT is not supported.");
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
async function startGuard({ configuration }, { socket }) {
  const daemon = daemonAt(configuration.daemon);
  const { server, end } = newServer((client) => forward(client, daemon, originalRequest(client)));
  const removeSocket = await listenAt(server, socket);
  return {
    stop: async () => {
      removeSocket();
      end();
    }
  };
}

// src/ledger/belongs.ts
var berthName = /^(?:buildx_buildkit_)?berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}/;
var isBerthName = (name) => berthName.test(name);
function belongs({ token, ownNames, ownImages, onlyLabelled }, name, labels) {
  if (isBerthName(name) || ownNames.some((own) => name.startsWith(own)) || ownImages.includes(name))
    return false;
  const { "berth.token": owner, "berth.run": run } = labels ?? {};
  if (owner !== void 0) return owner === token;
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
  const texts = textsOf(attributes);
  const moment = { at: new Date(milliseconds).toISOString(), id };
  if (type === "container") return ofContainer(String(action), moment, texts);
  if (type === "network") return ofThing("network", String(action), moment, texts["name"] ?? id);
  if (type === "volume") return ofThing("volume", String(action), moment, id);
  return type === "image" ? ofImage(String(action), moment, texts) : null;
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
  destroy: ({ at, id, name }) => ({ at, kind: "removed", object: "container", id, name })
};
function ofContainer(action, moment, attributes) {
  if (action === "kill") return { ...moment, object: "signal", signal: Number(attributes["signal"]) || 0 };
  if (!Object.hasOwn(containerActions, action)) return null;
  const { name = "", image = "", "com.docker.compose.service": service = null } = attributes;
  const entry = containerActions[action]?.({ ...moment, name, image, service }, attributes);
  return entry ? { ...moment, object: "container", entry, name, labels: attributes } : null;
}
function ofThing(object, action, moment, name) {
  if (action !== "create" && action !== "destroy") return null;
  const kind = action === "create" ? "created" : "removed";
  return { ...moment, object, name, entry: { ...moment, kind, object, name } };
}
var imageActions = { pull: "pulled", load: "loaded", import: "imported", tag: "tagged" };
function ofImage(action, { at, id }, { name = id }) {
  if (!Object.hasOwn(imageActions, action)) return null;
  const kind = imageActions[action];
  return { object: "image", at, kind, id, name: kind === "pulled" ? id : name };
}
function textsOf(value) {
  const pairs = Object.entries(recordOf(value)).filter(([, text]) => typeof text === "string");
  return Object.fromEntries(pairs);
}
var recordOf = (value) => typeof value === "object" && value !== null ? value : {};

// src/platform/engine-requests.ts
var import_node_http5 = __toESM(require_node_http(), 1);
import { get as getEncrypted } from "node:https";
var largest = 64 * 1024 ** 2;
function engineRequests(address) {
  const options = optionsOf(address);
  const get = options.protocol === "https:" ? getEncrypted : import_node_http5.get;
  const ask = (path, signal2) => new Promise((resolve, reject) => {
    get({ ...options, path, signal: signal2, headers: { Host: "docker" } }, resolve).on("socket", (socket) => socket.setKeepAlive(true, 3e4)).on("error", reject);
  });
  return {
    async get(path, timeout2) {
      const response = await ask(path, AbortSignal.timeout(timeout2));
      const text = await textOf(response);
      if (response.statusCode === 404) return null;
      if (response.statusCode !== 200) throw new Error(`status ${response.statusCode} of ${path}`);
      return JSON.parse(text);
    },
    async open(path, signal2) {
      const response = await ask(path, signal2);
      if (response.statusCode === 200) return response;
      response.resume();
      throw new Error(`status ${response.statusCode} of ${path}`);
    }
  };
}
async function textOf(response) {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += chunk.length;
    if (bytes > largest) throw new Error(`an answer of over ${largest} bytes`);
    chunks.push(chunk);
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
  readlink,
  rm,
  stat,
  statfs,
  symlink,
  writeFile
} from "node:fs/promises";

// src/platform/before-deadline.ts
async function beforeDeadline(timeout2, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject) => {
    abortSignal.addEventListener("abort", () => reject(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout2 / 1e3} s`, "TimeoutError"));
  }, timeout2);
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
      if (active === slots) await new Promise((resolve) => waiting.push(resolve));
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
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
  try {
    const status = await handle.stat();
    if (status.isDirectory()) throw codedError("EISDIR", "it is a directory");
    if (!status.isFile()) throw codedError("EINVAL", "it is not a regular file");
    const parts = [];
    let length = 0;
    for (; ; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65536), 0, 65536, null);
      if (bytesRead === 0) return Buffer.concat(parts).toString("utf8");
      parts.push(buffer.subarray(0, bytesRead));
      length += bytesRead;
      if (length > limit) throw codedError("EFBIG", `it is larger than ${limit / 1024 ** 2} MiB`);
    }
  } finally {
    await handle.close();
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
  readLink: async (path) => isKernelFile(path) ? readlinkSync(path) : read2(() => readlink(path)),
  list: (path) => read2(() => readdir(path)),
  isWritable: (path) => allowed(path, constants3.W_OK),
  isReadable: (path) => allowed(path, constants3.R_OK),
  exists: (path) => allowed(path, constants3.F_OK),
  async status(path) {
    const found = await read2(() => stat(path));
    const kind = found.isSocket() ? "socket" : found.isDirectory() ? "directory" : found.isFile() ? "file" : "other";
    const { dev: device, ino: inode, uid, gid, mode } = found;
    return { kind, device, inode, uid, gid, mode: mode & 4095 };
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
  async writeText(path, text, mode) {
    try {
      await writeFile(path, text, { mode });
    } catch (error) {
      throw unwritable(path, error);
    }
  },
  createText: (path, text, mode) => writeFile(path, text, { mode, flag: "wx" }),
  copy: (from, to) => read2(() => cp(from, to, { recursive: true, dereference: true })),
  async changeOwner(directory, uid, gid) {
    await chown(directory, uid, gid);
    const names = await readdir(directory, { recursive: true });
    for (const name of names) await lchown(`${directory}/${name}`, uid, gid);
  },
  makeExecutable: (path) => chmod(path, 493),
  link: (target, path) => symlink(target, path),
  remove: (path) => rm(path, { recursive: true, force: true })
};

// src/values/cgroup-membership.ts
function parseCgroupMemberships(text) {
  const memberships = [];
  for (const line of text.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!found) continue;
    const [, controllers = "", path = ""] = found;
    memberships.push({ controllers: controllers === "" ? [] : controllers.split(","), path });
  }
  return memberships;
}

// src/platform/memory-counters.ts
async function findCgroup(id, pid, files2) {
  const own = parseCgroupMemberships(await textOf2("/proc/self/cgroup", files2));
  const isLegacy = own.some(({ controllers }) => controllers.includes("memory"));
  const version = isLegacy ? "v1" : "v2";
  const memberships = parseCgroupMemberships(await textOf2(`/proc/${pid}/cgroup`, files2));
  const path = memberships.find(
    ({ controllers }) => isLegacy ? controllers.includes("memory") : controllers.length === 0
  )?.path;
  const [container] = new RegExp(`^.*/[^/]*${id}[^/]*`).exec(path ?? "") ?? [];
  if (container === void 0) return { version, directory: null };
  return { version, directory: `/sys/fs/cgroup${isLegacy ? "/memory" : ""}${container}` };
}
async function readCounters({ version, directory }, below, files2) {
  if (directory === null) return null;
  const read3 = (name) => textOf2(`${directory}${below}/${name}`, files2);
  const [events, local, peak] = await Promise.all(
    version === "v1" ? [read3("memory.oom_control"), "", read3("memory.max_usage_in_bytes")] : [read3("memory.events"), read3("memory.events.local"), read3("memory.peak")]
  );
  const kills = counterIn(events, "oom_kill");
  return kills === null ? null : { kills, limitHits: counterIn(local, "oom"), peak: Number(peak) || null };
}
function counterIn(text, name) {
  const [, value] = new RegExp(`^${name} (\\d+)$`, "m").exec(text) ?? [];
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
  const ask = (path) => engine.get(path, timeout).then(
    (answer2) => answer2,
    () => null
  );
  return {
    async container(id) {
      const found = await ask(`/containers/${encodeURIComponent(id)}/json`);
      return found && detailsOf(found);
    },
    async labels(object, id) {
      const found = await ask(
        `/${object}s/${encodeURIComponent(id)}`
      );
      return found && (found.Labels ?? {});
    },
    async image(reference) {
      const path = reference.split("/").map(encodeURIComponent).join("/");
      const found = await ask(`/images/${path}/json`);
      return found && { size: found.Size, names: found.RepoTags ?? [] };
    },
    async imageNames() {
      const found = await ask("/images/json");
      return found?.flatMap(({ RepoTags }) => RepoTags ?? []) ?? null;
    },
    async containers() {
      const found = await ask("/containers/json?all=1");
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
var lastTimeout = 500;
var remembered = 1024;
var longestLine = 4 * 1024 ** 2;
var filters = encodeURIComponent(
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
  const path = () => `/events?since=${since}&filters=${filters}`;
  async function follow() {
    let lostAt = null;
    let pause = pauses.first;
    while (!ending.signal.aborted) {
      try {
        const stream = await engine.open(path(), ending.signal);
        if (lostAt !== null) onGap(lostAt);
        pause = pauses.first;
        await eachLine(stream, onLine);
        log2("the daemon has closed the connection");
      } catch (error) {
        if (!ending.signal.aborted && lostAt === null) log2(`no connection: ${String(error)}`);
      }
      lostAt = /* @__PURE__ */ new Date();
      await sleep2(pause, void 0, { signal: ending.signal }).catch(() => {
      });
      pause = Math.min(pauses.longest, pause * 2);
    }
  }
  const following = follow();
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
  for await (const chunk of stream.setEncoding("utf8")) {
    const lines = `${rest}${chunk}`.split("\n");
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
  const { since, owner, known, ask, write: write2, inspect } = reconciled;
  write2({ at: since.toISOString(), kind: "gap", until: (/* @__PURE__ */ new Date()).toISOString() });
  const listed = await ask.containers();
  if (listed === null) return;
  for (const one of listed) {
    const isNew = !known.has(one.id);
    if (isNew && (one.createdAt < since.getTime() - 1e3 || !belongs(owner, one.name, one.labels))) continue;
    known.add(one.id);
    if (isNew) {
      write2({ ...of(one), at: new Date(one.createdAt).toISOString(), kind: "created", object: "container" });
      await inspect(one.id, false);
    }
    await writeState(one, isNew, reconciled);
  }
}
async function writeState(one, isNew, reconciled) {
  const { ask, write: write2, writePeak, inspect } = reconciled;
  const found = await ask.container(one.id);
  if (found === null) return;
  const { startedAt, finishedAt, exitCode, isRunning: isRunning2 } = found;
  if (startedAt !== null && isNew) write2({ ...of(one), at: startedAt, kind: "started" });
  if (isRunning2) await inspect(one.id, true);
  if (isRunning2 || finishedAt === null) return;
  writePeak(one.id, finishedAt);
  write2({ ...of(one), at: finishedAt, kind: "ended", exitCode, stopped: false });
}
var of = ({ id, name, image, labels }) => ({
  ...{ id, name, image },
  service: labels["com.docker.compose.service"] ?? null
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
var lastAnswers = 700;
function startLedger({ configuration, log: log2, record }, task) {
  const engine = engineRequests(configuration.daemon);
  const ask = askDaemon(engine);
  let cgroup;
  const memory = watchMemory(() => cgroup ??= cgroupOf(task.jobDaemon));
  const owner = {
    token: configuration.labels["berth.token"] ?? "",
    ownNames: task.ownNames,
    ownImages: task.ownImages,
    onlyLabelled: task.shared && configuration.tasks.guard !== null
  };
  const known = /* @__PURE__ */ new Set();
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
    const found = await ask.container(id);
    if (found === null) return;
    const at = (/* @__PURE__ */ new Date()).toISOString();
    const { program, memoryLimit, ports } = found;
    if (!isStarted) record({ at, kind: "inspected", id, program, memoryLimit });
    if (isStarted && ports.length > 0) record({ at, kind: "published", id, ports });
    if (isStarted && found.isRunning) await memory.begin(id, found.pid);
  }
  function writePeak(id, at) {
    const bytes = memory.end(id);
    if (bytes !== null) record({ at, kind: "peak", id, bytes });
  }
  function isStopped(id, exitCode) {
    const signal2 = signals.get(id);
    signals.delete(id);
    return signal2 !== void 0 && exitCode === 128 + signal2;
  }
  function onContainer({ entry, id, name, labels }) {
    if (!belongs(owner, name, labels)) return;
    if (entry.kind === "created") known.add(id);
    else if (!known.has(id)) return;
    if (entry.kind === "removed") known.delete(id);
    if (entry.kind === "ended") writePeak(id, entry.at);
    record(entry.kind === "ended" ? { ...entry, stopped: isStopped(id, entry.exitCode) } : entry);
    if (entry.kind === "created" || entry.kind === "started")
      later(() => inspect(id, entry.kind === "started"));
  }
  async function onThing({ object, entry, id, name }) {
    if (entry.kind === "removed") {
      if (known.delete(id)) record(entry);
      return;
    }
    if (!belongs(owner, name, await ask.labels(object, id))) return;
    known.add(id);
    record(entry);
  }
  async function onImage({ at, kind, id, name }) {
    const before = await present;
    const image = kind === "tagged" ? null : await ask.image(id);
    const names = kind === "pulled" || kind === "tagged" ? [withTag(name)] : image?.names ?? [];
    for (const each of names) {
      if (!belongs({ ...owner, onlyLabelled: false }, each, null)) continue;
      const of2 = { at, name: each, existed: before?.includes(each) ?? true };
      if (kind === "pulled") record({ ...of2, kind, registry: registryOf(each), bytes: image?.size ?? null });
      else record({ ...of2, kind });
    }
  }
  function onEvent(value) {
    const event = readEvent(value);
    if (event === null) return;
    if (event.object === "container") onContainer(event);
    else if (event.object === "signal") {
      if (known.has(event.id)) signals.set(event.id, event.signal);
    } else if (event.object === "image") later(() => onImage(event));
    else later(() => onThing(event), inOrder);
  }
  record({ at: (/* @__PURE__ */ new Date()).toISOString(), kind: "began", format: ledgerFormat, shared: task.shared });
  const present = ask.imageNames();
  const onGap = (since) => later(() => reconcile({ since, owner, known, ask, write: record, writePeak, inspect }));
  const following = followEvents(engine, onEvent, onGap, log2);
  return {
    async stop() {
      await following.stop();
      await Promise.race([Promise.all(asking), new Promise((end) => setTimeout(end, lastAnswers))]);
      const at = (/* @__PURE__ */ new Date()).toISOString();
      for (const id of memory.all()) writePeak(id, at);
      memory.stop();
      record({ at, kind: "closed" });
    }
  };
}
var withTag = (name) => name.includes("@") || tagOf(name) !== void 0 ? name : `${name}:latest`;
function cgroupOf(jobDaemon) {
  if (jobDaemon === null) return null;
  const { container, host } = jobDaemon;
  return askDaemon(engineRequests(host)).container(container).then((found) => findCgroup(found?.id ?? "", found?.pid ?? 0, files));
}

// src/companion/start-tasks.ts
async function startTasks(surroundings) {
  const { configuration, log: log2 } = surroundings;
  const { ledger, guard } = configuration.tasks;
  const asked = Object.entries(configuration.tasks).flatMap(([name, task]) => task === null ? [] : [name]);
  log2(`tasks: ${asked.join(", ") || "none"}`);
  const starts = [
    ledger && (() => startLedger(surroundings, ledger)),
    guard && (() => startGuard(surroundings, guard))
  ];
  const running = [];
  try {
    for (const start of starts) if (start !== null) running.push(await start());
  } catch (error) {
    for (const task of running.toReversed()) await task.stop();
    throw error;
  }
  return running;
}

// src/companion/run-companion.ts
var grace = 1300;
async function runCompanion(configuration, log2) {
  const { ledger } = configuration.tasks;
  const sheet = ledger && createLedgerFile(ledger.file, log2.log);
  const surroundings = { configuration, ...log2, record: (entry) => sheet?.write(entry) };
  const ending = endOfJob(configuration);
  const running = await Promise.race([startTasks(surroundings), ending]);
  if (typeof running === "string") {
    log2.log(`ending before the tasks have started: ${running}`);
    return;
  }
  log2.log(`${ready} (process ${process.pid})`);
  sayReady();
  log2.log(`ending: ${await ending}`);
  for (const task of running.toReversed()) await stopTask(task, log2);
  sheet?.close();
  if (ledger && !existsSync3(configuration.directory)) rmSync(ledger.file, { force: true });
  log2.log(lastWords);
}
async function stopTask(task, { logError }) {
  const late = sleep3(grace, void 0, { ref: false }).then(() => {
    throw new Error(`it took over ${grace} ms`);
  });
  await Promise.race([task.stop(), late]).catch((error) => logError("a task did not stop", error));
}
function sayReady() {
  try {
    writeSync3(readyDescriptor, ready);
    closeSync2(readyDescriptor);
  } catch {
  }
}

// src/companion/survive-errors.ts
var most2 = 100;
function surviveErrors({ log: log2, logError }) {
  let count = 0;
  const survive = (what) => (error) => {
    logError(what, error);
    count += 1;
    if (count < most2) return;
    log2(`ending after ${most2} errors`);
    process.exit(1);
  };
  process.on("uncaughtException", survive("an exception that no task has caught"));
  process.on("unhandledRejection", survive("a rejection that no task has caught"));
}

// src/companion.ts
var log = openLog();
try {
  const configuration = JSON.parse(readFileSync4(process.argv[2] ?? "", "utf8"));
  surviveErrors(log);
  await runCompanion(configuration, log);
  process.exit(0);
} catch (error) {
  log.log(`It could not start. ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
