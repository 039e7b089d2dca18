import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/steps/remote/check-nodes.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/platform/certificate.ts
import { createPrivateKey, X509Certificate } from "node:crypto";
function readCertificate(pem) {
  try {
    return describeCertificate(new X509Certificate(pem));
  } catch {
    return null;
  }
}
function describeCertificate(certificate) {
  const { validFrom, validTo, subjectAltName } = certificate;
  const [from, until] = [new Date(validFrom), new Date(validTo)];
  const now = Date.now();
  return {
    subject: nameIn(certificate.subject),
    issuer: nameIn(certificate.issuer),
    from: from.toISOString().slice(0, 10),
    until: until.toISOString().slice(0, 10),
    validity: until.getTime() < now ? "expired" : from.getTime() > now ? "not-yet" : "valid",
    names: (subjectAltName ?? "").split(", ").filter((name) => name !== "").map((name) => name.replace(/^IP Address:/, "IP:"))
  };
}
var nameIn = (lines) => lines.split("\n").join(", ");
function keyFits(certificate, key) {
  try {
    return new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key));
  } catch {
    return null;
  }
}

// src/platform/knock.ts
import { connect, isIP } from "node:net";
import { connect as connectTls } from "node:tls";
var preface = Buffer.concat([
  Buffer.from("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0])
]);
var settings = 4;
var tlsAlert = 21;
async function knock(door, timeout2) {
  if (door.tls !== null || !("host" in door.at)) return knockOnce(door, timeout2);
  const answer = await knockOnce(door, timeout2 * 0.75);
  if (answer.status === "ready" || answer.status === "failed" || answer.status === "tls-expected")
    return answer;
  if (answer.status === "silent" && answer.stage === "connection") return answer;
  const tls = { serverName: door.at.host, authority: "" };
  const encrypted = await knockOnce({ ...door, tls }, timeout2 * 0.25);
  const certificate = "certificate" in encrypted ? encrypted.certificate : null;
  return certificate === null ? answer : { status: "tls-expected", certificate };
}
function knockOnce({ at, tls }, timeout2) {
  return new Promise((resolve) => {
    let stage = "connection";
    let certificate = null;
    const socket = tls ? open(at, tls) : connect(at);
    const end = (answer) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => end({ status: "silent", stage }), timeout2);
    const speak = () => {
      stage = "protocol";
      socket.on("data", hear).write(preface);
    };
    const hear = (bytes) => {
      if (bytes[3] === settings) end({ status: "ready", certificate });
      else if (bytes[0] === tlsAlert && !tls) end({ status: "tls-expected", certificate: null });
      else end({ status: "other-protocol" });
    };
    socket.on("connect", () => {
      stage = "handshake";
      if (!tls) speak();
    });
    socket.on("secureConnect", () => {
      if (!tls) return;
      const server = judge(socket, tls);
      if (server.status !== "ready") return end(server);
      certificate = server.certificate;
      speak();
    });
    socket.on("error", (error) => end(answerTo(error, stage, tls)));
    socket.on("close", () => end({ status: "closed", stage }));
  }).catch((error) => ({
    status: "failed",
    code: error.code ?? "",
    message: error.message
  }));
}
function open(at, { serverName, authority, certificate, key }) {
  return connectTls({
    ...at,
    // Names of servers only: RFC 6066, 3 excludes addresses.
    ...isIP(serverName) === 0 && { servername: serverName },
    ...authority !== "" && { ca: authority },
    ...certificate !== void 0 && { cert: certificate },
    ...key !== void 0 && { key },
    // `judge` checks both, and has the certificate for its answer.
    rejectUnauthorized: false,
    checkServerIdentity: () => void 0,
    // As Go does. Node.js before 22.9 ignores it.
    ...{ allowPartialTrustChain: true }
  });
}
var refusals = /ISSUER|SELF_SIGNED|LEAF_SIGNATURE|EXPIRED|NOT_YET_VALID|SIGNATURE_FAILURE|INVALID_CA|INVALID_PURPOSE/;
function judge(socket, { serverName }) {
  const peer = socket.getPeerX509Certificate();
  if (!peer) return { status: "closed", stage: "handshake" };
  const certificate = describeCertificate(peer);
  const code2 = socket.authorized ? "" : String(socket.authorizationError);
  if (refusals.test(code2)) return { status: "untrusted", code: code2, certificate };
  return { status: isFor(serverName, peer) ? "ready" : "wrong-name", certificate };
}
function isFor(serverName, peer) {
  return isIP(serverName) === 0 ? peer.checkHost(serverName, { subject: "never" }) !== void 0 : peer.checkIP(serverName) !== void 0;
}
var notTls = [
  "ERR_SSL_WRONG_VERSION_NUMBER",
  "ERR_SSL_PACKET_LENGTH_TOO_LONG",
  "ERR_SSL_RECORD_LAYER_FAILURE"
];
function answerTo(error, stage, tls) {
  const { code: code2 = "", message } = error;
  if (code2 === "ECONNRESET" || code2 === "EPIPE") return { status: "closed", stage };
  if (notTls.includes(code2)) return { status: "not-tls" };
  const alert = /ALERT_((?:\w*CERTIFICATE\w*|UNKNOWN_CA|ACCESS_DENIED|HANDSHAKE_FAILURE|DECRYPT_ERROR))$/.exec(code2)?.[1];
  if (alert === void 0) return { status: "failed", code: code2, message };
  return tls?.certificate === void 0 ? { status: "client-certificate-missing" } : { status: "client-certificate-rejected", alert: alert.toLowerCase().replaceAll("_", " ") };
}

// src/steps/builder/user-folder.ts
import { homedir } from "node:os";
import { dirname, join } from "node:path";
function userFolder(environment) {
  const client = environment["DOCKER_CONFIG"] || join(homedir(), ".docker");
  return environment["BUILDX_CONFIG"] || join(client, "buildx");
}
var recordIn = (folder, builder) => join(folder, "instances", builder.toLowerCase());

// src/steps/remote/accepted-authorities.ts
var timeout = 500;
async function acceptedAuthorities(address, { runCommand }) {
  const words = ["s_client", "-connect", address, "-tls1_2"];
  const result = await runCommand("openssl", words, { timeout }).catch(() => null);
  const [, list = ""] = /^Acceptable client certificate CA names\n((?:\w+ ?= ?.*\n)+)/m.exec(result?.stdout ?? "") ?? [];
  return list.split("\n").filter((line) => line !== "").map((line) => line.replaceAll(" = ", "="));
}

// src/steps/remote/read-tls.ts
import { isAbsolute } from "node:path";
var variablesOf = (position) => {
  const prefix = `BUILDER_NODE_${position}_AUTH_TLS`;
  return { authority: `${prefix}_CACERT`, certificate: `${prefix}_CERT`, key: `${prefix}_KEY` };
};
var optionNames = { authority: "cacert", certificate: "cert", key: "key" };
var parts = ["authority", "certificate", "key"];
async function readTls(requested, files) {
  const serverName = optionOf("servername", requested.settings);
  const read = await Promise.all(parts.map((part) => readPart(part, requested, files)));
  const [authority = null, certificate = null, key = null] = read.map(
    (found) => found && "text" in found ? found : null
  );
  const unreadable = read.flatMap((found) => found && "message" in found ? found : []);
  const tls = { serverName, authority, certificate, key };
  if (unreadable.length > 0) return { tls, problems: unreadable };
  if (serverName === null && !authority && !certificate && !key) return { tls: null, problems: [] };
  return { tls, problems: [...missing(tls, requested.position), ...unfit(tls)] };
}
function optionOf(name, { driverOptions }) {
  const option = driverOptions.findLast((each) => each.startsWith(`${name}=`));
  return option?.slice(name.length + 1) ?? null;
}
async function readPart(part, { position, node, settings: settings2, certificates }, { readText }) {
  const text = node.endpoint.startsWith("tcp://") ? certificates[part] : null;
  if (text !== null) return { input: `\`${variablesOf(position)[part]}\``, text };
  const path = optionOf(optionNames[part], settings2);
  if (path === null) return null;
  const input = `\`${optionNames[part]}=${path}\` in \`driver-opts\``;
  if (!isAbsolute(path)) {
    const remedy = `Set the whole path: \`${optionNames[part]}=\${{ github.workspace }}/${path}\`.`;
    return { message: `${input} is a relative path, which Buildx refuses.`, remedy };
  }
  try {
    return { input, text: await readText(path) };
  } catch (error) {
    const reason = error.message;
    return { message: `${input} cannot be read: ${reason}.`, remedy: `Check the file: \`ls -l ${path}\`.` };
  }
}
function missing(tls, position) {
  const lacks = (part, why) => ({
    message: `${why}, but the driver option \`${optionNames[part]}\` and \`${variablesOf(position)[part]}\` are not set.`,
    remedy: `Set \`${variablesOf(position)[part]}\` to the PEM text, or \`${optionNames[part]}\` to the path of the file.`
  });
  const { authority, certificate, key } = tls;
  return [
    ...authority ? [] : [lacks("authority", "TLS needs the certificate authority of the server")],
    ...certificate && !key ? [lacks("key", `${certificate.input} needs its private key`)] : [],
    ...key && !certificate ? [lacks("certificate", `${key.input} needs its certificate`)] : []
  ];
}
function unfit({ authority, certificate, key }) {
  const problems = [authority, certificate].flatMap((pem) => pem ? wrongCertificate(pem) : []);
  if (problems.length > 0 || !certificate || !key) return problems;
  const fits = keyFits(certificate.text, key.text);
  if (fits === true) return [];
  const subject = readCertificate(certificate.text)?.subject ?? "";
  const message = fits === null ? `${key.input} holds no private key in PEM form, or one with a passphrase.` : `The private key ${key.input} is not that of the certificate ${certificate.input} (${subject}).`;
  return [{ message, remedy: "Set the key that this certificate was made with, without a passphrase." }];
}
function wrongCertificate({ input, text }) {
  const found = readCertificate(text);
  if (!found) {
    const remedy = "Set a certificate that starts with `-----BEGIN CERTIFICATE-----`.";
    return [{ message: `${input} holds no certificate in PEM form.`, remedy }];
  }
  if (found.validity === "valid") return [];
  const when = found.validity === "expired" ? `expired on ${found.until}` : `is not valid before ${found.from}`;
  const message = `The certificate ${input} (${found.subject}) ${when}.`;
  return [{ message, remedy: `Create a new certificate, or check the clock of this runner: \`date\`.` }];
}

// src/steps/remote/describe-answer.ts
function describeAnswer(answer, tried) {
  return descriptions[answer.status](answer, tried);
}
var atEndpoint = "Check host and port in `endpoint`.";
var descriptions = {
  failed: ({ code: code2, message }, tried) => codes[code2]?.(tried) ?? { message: `${tried.endpoint}: ${message}.`, remedy: atEndpoint },
  silent: ({ stage }, tried) => silences[stage](tried),
  closed: (_, { endpoint }) => ({
    message: `${endpoint} accepts the connection and closes it without an answer.`,
    remedy: `Look for the cause in BuildKit's log on that host, and at what forwards the port. ${atEndpoint}`
  }),
  "other-protocol": (_, { endpoint }) => ({
    message: `The program at ${endpoint} answers, but it is no BuildKit.`,
    remedy: `${atEndpoint} BuildKit listens where \`buildkitd --addr\` says.`
  }),
  "not-tls": (_, { endpoint }) => ({
    message: `Certificates are set for ${endpoint}, but the server there does not use TLS.`,
    remedy: "Start buildkitd with `--tlscacert`, `--tlscert` and `--tlskey`, or remove the certificates of this node."
  }),
  "tls-expected": ({ certificate }, { endpoint, position }) => ({
    message: `${endpoint} uses TLS, but no certificates are set. ${certificate ? issued(certificate) : ""}`.trim(),
    remedy: `Set ${Object.values(variablesOf(position)).map(code).join(", ")} to PEM texts.`
  }),
  untrusted: ({ certificate, code: reason }, { authority, endpoint, position }) => {
    if (certificate.validity !== "valid") return outdated(certificate, endpoint);
    if (reason === "INVALID_PURPOSE") {
      return {
        message: `The certificate of ${endpoint} (${certificate.subject}) is not for servers.`,
        remedy: "Create a certificate with `extendedKeyUsage=serverAuth` for buildkitd."
      };
    }
    return {
      message: `The certificate of ${endpoint} is not issued by the given authority. ${issued(certificate)} The given authority is ${authority?.subject ?? "unknown"} (${reason}).`,
      remedy: `Set ${code(variablesOf(position).authority)}, or the driver option \`cacert\`, to the certificate of ${certificate.issuer}.`
    };
  },
  "wrong-name": ({ certificate }, { endpoint, serverName }) => {
    const names = certificate.names.join(", ");
    const [first] = certificate.names.flatMap((name) => name.startsWith("DNS:") ? [name.slice(4)] : []);
    const kind = /^[\d.]+$|:/.test(serverName) ? "IP" : "DNS";
    return {
      message: `The certificate of ${endpoint} is not for ${serverName}. ${names === "" ? "It has no subject alternative name." : `Its subject alternative names are ${names}.`}`,
      remedy: `${first ? `Set \`driver-opts: servername=${first}\`, or create` : "Create"} a certificate with \`subjectAltName=${kind}:${serverName}\`.`
    };
  },
  "client-certificate-missing": (_, { accepted, endpoint, position }) => ({
    message: `${endpoint} asks for a client certificate, but none is set.${acceptedText(accepted)}`,
    remedy: `Set ${code(variablesOf(position).certificate)} and ${code(variablesOf(position).key)} to PEM texts.`
  }),
  "client-certificate-rejected": ({ alert }, { client, accepted, endpoint }) => ({
    message: `${endpoint} rejects the client certificate: ${alert}. ${client ? `It is ${client.subject}, issued by ${client.issuer}, valid until ${client.until}.` : ""}${acceptedText(accepted)}`,
    remedy: "Create a client certificate with `extendedKeyUsage=clientAuth` by an authority in the file of `buildkitd --tlscacert`."
  })
};
var code = (text) => `\`${text}\``;
var issued = ({ subject, issuer, until }) => `Its certificate is ${subject}, issued by ${issuer}, valid until ${until}.`;
var acceptedText = (names) => names.length === 0 ? "" : ` It accepts certificates issued by ${names.join(", or by ")}.`;
function outdated({ subject, validity, from, until }, endpoint) {
  const when = validity === "expired" ? `expired on ${until}` : `is not valid before ${from}`;
  return {
    message: `The certificate of ${endpoint} (${subject}) ${when}.`,
    remedy: "Create a new certificate for buildkitd, or check this runner's clock: `date`."
  };
}
var codes = {
  ENOTFOUND: unresolved,
  EAI_AGAIN: unresolved,
  ECONNREFUSED: ({ endpoint }) => ({
    message: `${endpoint} refuses the connection: no program listens there.`,
    remedy: `Start BuildKit on that host: \`buildkitd --addr tcp://0.0.0.0:1234\`. ${atEndpoint}`
  }),
  ENOENT: ({ address }) => ({
    message: `There is no socket at ${address}.`,
    remedy: `Start BuildKit: \`buildkitd --addr unix://${address}\`. In a job container, mount the directory of the socket.`
  }),
  EACCES: ({ address }) => ({
    message: `Permission denied: ${address}.`,
    remedy: `Start buildkitd with \`--group\` and a group of this user: \`id --groups --name\`.`
  }),
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable
};
function unresolved({ address, endpoint }) {
  const host = address.replace(/:\d+$/, "");
  return {
    message: `The host name in ${endpoint} does not resolve.`,
    remedy: `Check the name in \`endpoint\`, and the DNS server of this runner: \`getent hosts ${host}\`.`
  };
}
function unreachable({ address, endpoint }) {
  const host = address.replace(/:\d+$/, "");
  return { message: `No route leads to ${endpoint}.`, remedy: `Check the routes: \`ip route get ${host}\`.` };
}
var silences = {
  connection: ({ address, endpoint, patience: patience2 }) => ({
    message: `${endpoint} does not answer within ${patience2} s. A firewall probably drops the packets.`,
    remedy: `Allow this runner to connect to ${address}. ${atEndpoint}`
  }),
  handshake: ({ endpoint, patience: patience2 }) => ({
    message: `${endpoint} accepts the connection, but its TLS handshake does not end within ${patience2} s.`,
    remedy: "Check the MTU on the way, because the first large packets can be lost: `tracepath <host>`. Check also that the program there uses TLS."
  }),
  protocol: ({ endpoint, patience: patience2 }) => ({
    message: `${endpoint} accepts the connection, but no BuildKit answers within ${patience2} s.`,
    remedy: `${atEndpoint} Look at BuildKit's log on that host.`
  })
};

// src/expected-error.ts
var ExpectedError = class extends Error {
  code;
  remedy;
  /** More lines that help, such as the end of a log. They are printed below the message. */
  details;
  /** A bundle that is loaded on demand has a copy of this class. Its errors are the same to `instanceof`. */
  static [Symbol.hasInstance](value) {
    return value instanceof Error && value.name === "ExpectedError";
  }
  constructor(code2, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code2;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/steps/remote/problem.ts
function errorOf(code2, problems, nodes) {
  const failing = new Set(problems.map(({ endpoint }) => endpoint)).size;
  const remedies2 = new Set(problems.map(({ remedy }) => remedy));
  const messages = new Set(problems.map(({ message }) => message));
  return new ExpectedError(
    code2,
    [...failing > 1 ? [`${failing} of ${nodes} nodes cannot be used.`] : [], ...messages].join(" "),
    failing > 1 && remedies2.size > 1 ? problems.map(({ endpoint, remedy }) => `For ${endpoint}: ${remedy}`).join(" ") : [...remedies2].join(" ")
  );
}

// src/steps/remote/check-nodes.ts
var patience = 2e3;
var startPatience = 2e4;
var pause = 100;
async function checkNodes(step, tools) {
  const { files, environment } = tools;
  if (await files.exists(recordIn(userFolder(environment), step.name))) return {};
  const requested = requestsOf(step);
  const read = await Promise.all(requested.map((node) => readTls(node, files)));
  const wrong = requested.flatMap(
    (node, at) => ofNode(node, [...read[at]?.problems ?? [], ...unusableEndpoint(node)])
  );
  if (wrong.length > 0) throw errorOf("invalid-input", wrong, requested.length);
  const found = await Promise.all(requested.map((node, at) => checkNode(node, read[at]?.tls ?? null, tools)));
  const failing = requested.flatMap((node, at) => ofNode(node, found[at] ? [found[at]] : []));
  if (failing.length > 0) throw errorOf("builder-not-ready", failing, requested.length);
  return {};
}
var ofNode = ({ node: { endpoint } }, problems) => problems.map((problem) => ({ ...problem, endpoint }));
var requestsOf = ({ nodes, secret }) => nodes.map((node, position) => ({
  position,
  node,
  settings: secret.settings[position] ?? { driverOptions: [], buildkitdFlags: "" },
  certificates: secret.certificates[position] ?? { authority: null, certificate: null, key: null }
}));
var schemes = ["tcp", "unix", "docker-container", "kube-pod", "npipe", "ssh"];
function unusableEndpoint({ node: { endpoint } }) {
  const scheme = /^([a-z-]+):\/\/./.exec(endpoint)?.[1] ?? "";
  const isUsable = schemes.includes(scheme) && (scheme !== "tcp" || doorAt(endpoint) !== null);
  if (isUsable) return [];
  const allowed = `The \`endpoint\` "${endpoint}" is no address of a BuildKit.`;
  const message = `${allowed} Buildx takes ${schemes.map((name) => `${name}://`).join(", ")}, and \`tcp://\` with a port.`;
  return [{ message, remedy: "Set an address: `endpoint: tcp://buildkit.example:1234`." }];
}
function doorAt(endpoint) {
  if (endpoint.startsWith("unix://")) return { path: endpoint.slice("unix://".length) };
  const [, host = "", port = ""] = /^tcp:\/\/(\[[^\]]+\]|[^/:]+):(\d+)\/?$/.exec(endpoint) ?? [];
  return host === "" ? null : { host: host.replace(/^\[|\]$/g, ""), port: Number(port) };
}
async function checkNode({ node: { endpoint }, position }, tls, tools) {
  const at = doorAt(endpoint);
  if (at === null) return null;
  const serverName = tls?.serverName ?? ("host" in at ? at.host : "");
  const client = tls?.certificate && readCertificate(tls.certificate.text);
  const door = {
    at,
    tls: tls && {
      serverName,
      authority: tls.authority?.text ?? "",
      certificate: tls.certificate?.text,
      key: tls.key?.text
    }
  };
  const answer = await reach(door, tools.signal);
  if (answer.status === "ready") {
    const { certificate } = answer;
    const how = certificate ? `over TLS as ${certificate.subject}, valid until ${certificate.until}` : "without TLS";
    tools.log(
      `${endpoint} answers ${how}${client ? `, to ${client.subject}, valid until ${client.until}` : ""}`
    );
    return null;
  }
  const address = "path" in at ? at.path : `${at.host.includes(":") ? `[${at.host}]` : at.host}:${at.port}`;
  const asks = answer.status.startsWith("client-certificate");
  return describeAnswer(answer, {
    endpoint,
    address,
    position,
    serverName,
    authority: tls?.authority ? readCertificate(tls.authority.text) : null,
    client: client ?? null,
    accepted: asks ? await acceptedAuthorities(address, tools) : [],
    patience: patience / 1e3
  });
}
async function reach(door, signal) {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  for (; ; ) {
    const answer = await knock(door, Math.max(pause, patience - elapsed()));
    const limit = answer.status === "closed" ? startPatience : patience;
    const canChange = answer.status === "closed" || answer.status === "failed" && answer.code !== "ENOTFOUND";
    if (!canChange || signal.aborted || elapsed() + pause > limit) return answer;
    await sleep(pause);
  }
}

// src/steps/remote/prove-nodes.ts
import { randomBytes } from "node:crypto";
import { join as join3 } from "node:path";

// src/values/csv-line.ts
function csvLine(fields) {
  return fields.map((field) => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(",");
}

// src/values/platform.ts
var canonicalNames = {
  "linux/x86_64": "linux/amd64",
  "linux/aarch64": "linux/arm64",
  "linux/arm64/v8": "linux/arm64",
  "linux/arm": "linux/arm/v7",
  "linux/amd64/v1": "linux/amd64"
};
function platformsAmong(requested, others) {
  const known = new Set(others.map(canonical));
  return requested.filter((platform) => known.has(canonical(platform)));
}
var canonical = (platform) => canonicalNames[platform] ?? platform;
var narrower = { amd64: "386", arm64: "arm" };
function runsNatively(platform, machine) {
  const [own, asked] = [architectureOf(machine), architectureOf(platform)];
  return asked === own || asked === narrower[own];
}
var architectureOf = (platform) => platform.split("/")[1] ?? platform;

// src/steps/builder/inspect-sections.ts
function sectionsOf(block) {
  const sections = [];
  for (const line of block.split("\n")) {
    const last = sections.at(-1);
    const [, key = "", value = ""] = /^([^\s:][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (key !== "") sections.push({ key, value: value.trim(), body: [] });
    else if (last && /^\s/.test(line)) last.body.push(line);
  }
  return sections;
}
function pairsIn(body) {
  return body.flatMap((line) => {
    const [, key, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    return key === void 0 || value === void 0 ? [] : [[key.trim(), value.trim()]];
  });
}

// src/steps/builder/parse-inspect.ts
function parseInspect(text) {
  const [head = "", body = ""] = text.split(/^Nodes:[ \t]*$/m);
  const blocks = body.split(/^(?=Name:)/m).filter((block) => block.startsWith("Name:"));
  return { driver: valueIn(sectionsOf(head), "Driver") ?? "", nodes: blocks.map(parseNode) };
}
function parseNode(block) {
  const sections = sectionsOf(block);
  const value = (...keys) => valueIn(sections, ...keys);
  const bodies = (start) => sections.filter(({ key }) => key.startsWith(start));
  const options = value("Driver Options");
  const [error, flags] = [value("Error"), value("BuildKit daemon flags", "Flags")];
  const [features, devices] = [bodies("Features")[0], bodies("Devices")[0]];
  const rules = bodies("GC Policy rule#");
  const files = bodies("File#");
  return {
    name: value("Name") ?? "",
    endpoint: value("Endpoint") ?? "",
    ...options !== void 0 && { "driver-opts": optionsIn(options) },
    ...error !== void 0 && { error },
    status: value("Status") ?? "",
    ...flags !== void 0 && { "buildkitd-flags": flags },
    buildkit: value("BuildKit version", "Buildkit") ?? "",
    platforms: platformsIn(value("Platforms") ?? ""),
    ...features && { features: featuresIn(features) },
    labels: Object.fromEntries(bodies("Labels").flatMap(({ body }) => pairsIn(body))),
    ...devices && { devices: devicesIn(devices) },
    ...rules.length > 0 && { gcPolicy: rules.map(ruleIn) },
    ...files.length > 0 && { files: Object.fromEntries(files.map(fileIn)) }
  };
}
var valueIn = (sections, ...keys) => sections.find(({ key }) => keys.includes(key))?.value;
function platformsIn(text) {
  const all = text.split(",").map((platform) => platform.trim()).filter((platform) => platform !== "");
  const requested = all.filter((platform) => platform.endsWith("*"));
  return requested.length > 0 ? requested.map((platform) => platform.slice(0, -1)) : all;
}
function optionsIn(text) {
  return [...text.matchAll(/([\w.-]+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key, quoted = ""]) => `${key}=${quoted.replace(/\\(["\\])/g, "$1")}`
  );
}
var featuresIn = ({ body }) => Object.fromEntries(pairsIn(body).map(([name, value]) => [name, value === "true"]));
function devicesIn({ body }) {
  const devices = [];
  for (const [key, value] of pairsIn(body)) {
    const device = devices.at(-1);
    if (key === "Name" && !(device?.annotations && value === "")) devices.push({ name: value });
    else if (!device) continue;
    else if (device.annotations) device.annotations[key] = value;
    else if (key === "On-Demand") device.onDemand = value === "true";
    else if (key === "Automatically allowed") device.autoAllow = value === "true";
    else if (key === "Annotations") device.annotations = {};
  }
  return devices;
}
var ruleKeys = {
  "Keep Duration": "keepDuration",
  "Keep Bytes": "keepBytes",
  "Reserved Space": "reservedSpace",
  "Max Used Space": "maxUsedSpace",
  "Min Free Space": "minFreeSpace"
};
function ruleIn({ body }) {
  const pairs = new Map(pairsIn(body));
  const filters = pairs.get("Filters");
  const limits = Object.entries(ruleKeys).flatMap(
    ([key, name]) => pairs.has(key) ? [[name, pairs.get(key) ?? ""]] : []
  );
  return {
    all: pairs.get("All") === "true",
    ...filters !== void 0 && { filter: filters.split(/[ ,]+/) },
    ...Object.fromEntries(limits)
  };
}
function fileIn({ key, body }) {
  const text = body.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
  return [key.slice("File#".length), text.includes("-----BEGIN ") ? "***" : text];
}

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name === void 0 ? [] : [[argument, `${name}***`], [unquoted(argument), `${unquoted(name)}***`]];
  });
  return (line) => {
    const shown = secrets.reduce((text, [secret, redacted]) => text.replaceAll(secret, redacted), line);
    return shown.replace(quotedValue, '$1"***"').replace(keyMaterial, "$1***").replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm;
var isKeyMaterial = (line) => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line);
var unquoted = (field) => field.replace(/^"|"$/g, "").replaceAll('""', '"');

// src/steps/builder/run-buildx.ts
var defaultTimeout = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout: timeout2 = defaultTimeout, ...signal } = {}) {
  const redact = redactorFor(buildxArguments);
  const result = await showCommand(program, buildxArguments, {
    ...{ ...signal, timeout: timeout2, environment },
    redact: (line) => isKeyMaterial(line) ? null : redact(line)
  });
  if (result.exitCode === 0) return result.stdout;
  const stderr = redact(result.stderr);
  const command = `buildx ${buildxArguments[0] ?? ""}`;
  throw new ExpectedError(
    "builder-not-ready",
    `${command} ${outcome(result, timeout2)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() }
  );
}
function outcome({ exitCode, timedOut }, timeout2) {
  return timedOut ? `did not end within ${timeout2 / 1e3} s` : `failed with exit code ${exitCode}`;
}
function errorLine(stderr) {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  return (lines.findLast((line) => /^ERROR|error:/i.test(line)) ?? lines.at(-1) ?? "no output").trim();
}
var remedies = [
  [
    /TLS data loaded from environment/,
    "Create a Docker context for this daemon in an earlier step and select it with DOCKER_CONTEXT: docker context create."
  ],
  [
    /no such host|failed to resolve|i\/o timeout|TLS handshake/,
    "Check that the daemon can reach the registry of the BuildKit image, or use a mirror: `driver-opts: image=…`."
  ],
  [
    // The last one is from buildkitd, which ends then (seen with BuildKit 0.31). buildx itself shows "exit code 126".
    /invalid (value|driver option|platform)|unknown (flag|driver)|flag provided but not defined/i,
    "Correct the input that the error names: `driver-opts`, `buildkitd-flags` or `platforms`."
  ],
  [
    /failed to find driver/,
    "Set `version: cloud:latest` for `driver: cloud`, because only the Buildx of Docker Desktop has that driver."
  ],
  [
    /privileged|apply caps/,
    "Use `driver: docker`: the daemon refuses privileged containers, which `driver: docker-container` needs."
  ]
];
function remedyFor(stderr) {
  const known = remedies.find(([pattern]) => pattern.test(stderr));
  return known?.[1] ?? "Read the full output of buildx in the log of this step.";
}

// src/steps/builder/inspect-builder.ts
async function inspectBuilder(buildx, name, tools, bounds = {}) {
  return parsed(await runBuildx(buildx, ["inspect", name], tools, bounds));
}
var parsed = (text) => parseInspect(redactorFor([])(text));

// src/steps/prover/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAAFgKAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAiwkAAAAAAACLCQAAAAAAABAAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6BEIAABIjXQk8EUx0kUxwEUxybjkAAAAvwEAAAAx0g8FSItEJPi+QEIPAEhpTCTw6AMAAEiZSPf+SAHIwzHAihQGigwHhNJ0B0j/wDjKdO8xwDjKD5TAwzHAig+NUdCA+gl3EEhrwApID77SSP/HSAHQ6+bDQVdBuqQBAABFMcBFMclBVjHSQVVJif1BVEnHxJz///9VTInnSIn1TInuU7sBAQAASInYSIHsABAAAA8FSYnHSIXAD4iVAAAAvrAJQABIie/oc////4XAdSlBuqQBAABFMcBFMclIidi6wQAAAEyJ50iJ7g8FSYnGSPfYTYX2eGDrBkG+AQAAAEmJ5EG9AQAAAEUx0kUxwEUxyTHATIn/TInmugAQAAAPBUiJw0iFwH4sMe1IidpJjTQsRTHSRTHASCnqRTHJTInoTIn3DwVIhcB4CkgBxUg53XzY67RI99hIgcQAEAAAW11BXEFdQV5BX8OxP4oGhMB0LTwKdClIYxeB+v4BAAB/HkSNQOBI/8ZBgPhfRI1CAQ9DwUSJB4iEF5gAAADrzcNIg+wguRIAAABBuAoAAADGRCQfAEiJ8EiZSff4g8IwiFQMDEiJ8kiJxkiJyEj/yUiD+gl/30iNTCQMSJhIjTQB6IX///9Ig8Qgw0FXQb8sAAAAQVZBvgEAAABBVUyNr5gAAABBVEUx5FVIjW8QU0hjB0iJ+41QAYkXxoQHmAAAAApEOWMEfkpIY3UAixNIifBMAe4pwkhj0kWF5HURRTHSRTHARTHJTInwTIn36xNIi334QboAQAAARTHARTHJTIn4DwWLA0H/xEiDxRCJRfDrsFtdQVxBXUFeQV/DhvJVMcCBzwAACABTvSkAAAAPzkiJy0Ux0kUxwEUxyUiJRCT4SInoiXQk9Ehj978CAAAAZolUJPIx0mbHRCTwAgAPBUiJxUiFwHkFSIno6yBIjXQk8EUx0kUxwEUxyUiJ2LoQAAAASInvDwVIhcB521tdw0FXTYnHQVZBVUmJzbkxAAAAQVRJidSJ8jH2VUiJ/b8BAAAAU0iB7NASAADoXf///0mJxujh/P//SIlEJAhNhfZ4ZDHbRTHSRTHARTHJuDIAAAC+CAAAAEyJ90iJ2g8FSIXAeEUx9rgBAAAASI18JDhIweAgiXQkSL6yCUAASIlEJDjo9P3//0iJ7kiNrCTQAgAA6OT9///oX/7//02F7XUQ6QMBAABMifBI99jpZwQAAEG6pAEAAEUxwEUxyUyJ7rgBAQAASMfHnP///0iJ2g8FSYnFSIXAeCBFMdK6PwAAAEiJ2EyJ70iJ7g8FSInDSIXAeQ1JicXrAjHbTYnpSffZvrkJQABIjXwkOOhr/f//TInO6Jn9//9Nhe0PiIMAAABIjXwkOL69CUAAxoQc0AIAAADoQ/3//0iJ7ug7/f//6Lb9//9FMcBFMcm4AQEAAEG6pAEAAEjHx5z///+6wQAAAEyJ/g8FSInHSIXAeBhFMdK4AQAAAEiJ7kiJ2g8FSInHSIXAeQZI999Jifm+vwlAAEiNfCQ46N/8//9Mic7oDf3//+hS/f//uwEBAABBuqQBAABFMcAx0kUxyb7GCUAASMfHnP///0iJ2A8FSInDMcBIhdt4EEUx0rr/DwAASInfSInuDwUx0kiFwEgPSMIx20UxycaEBNACAAAAgH0AAA+EjgAAAIXbD4WGAAAAMcCKiBAKQAA4TAUAdQ9I/8BIg/gKdetIjXUK6wcx2+tOSP/GigY8IHT3PAl080UxwDHbigaD6DA8CXcrSIn3weMIQf/A6BP7//8PtsAJw4oGjVDQgPoJdwVI/8br8TwuddFI/8brzEGD+ARBD0XZikUAhMAPhHT///9I/8U8CnXu6Wj///++1wlAAEiNfCQ4QbkYAAAA6NH7//+F23Reid5EiclIjXwkONPuQA+29uju+///RYXJdBC+3wlAAEGD6Qjopfv//+vSSI18JDjoGfz//4neuSoAAAC6NQAAAL8CAAAA6JX8//9IicVIicNI99VIwe0/SIXAeTDrGr7hCUAASI18JDgx7UiDy//oWvv//+jV+///vuYJQABIjXwkOOhG+///6MH7//9NaeToAwAARIl0JARJx8fU/v//he1Ix8D/////SA9Fw4tMJAQx0mbHRCQ2AABIiVQkLolMJCgxyUiJTCQYZsdEJCwBAIlEJDBmx0QkNAEASMdEJCAAo+ER6IL5//9Ii0wkCEgpyEmJxYXtdRWDfCQ8AQ+PZQEAAEw54Hw56VsBAABMOeAPjT4BAABMKfhIPSsBAAB+IEUx0kUxwEUxybgBAAAAviAKQAC6GwAAAEiJ3w8FTYnvSI1UJBhIjXwkKEUx0kUxwEUxybgPAQAAvgIAAAAPBWaDfCQuAHRcg3wkPAh/VTHSQboACAAAuCABAABMifdIidYPBUmJxUiFwHg4SGNEJDxIjbQk0AAAAEG6AEAAAEyJ70iJwkjB4AT/wkyJbARAiVQkPEhjVCQ4iVQESLgsAAAADwVmg3wkNgAPhM/+//9IjbQk0AIAAEUx0kUxwDHARTHJugACAABIid8PBUiD+AsPjqj+//+AvCTQAgAAvg+Fmv7//4C8JNECAABXD4WM/v//gLwk0gIAAAAPiX7+//9Eiowk0wIAAEiNfCQ4vu0JQAAx7eiT+f//QYPhD0yJzui9+f//6AL6//9Ig8j/6Vj+//++5glAAEiNfCQ46Gr5///o5fn//zHASIHE0BIAAFtdQVxBXUFeQV/DU0iLB0mJ+UiD+AR1LUiLfxC+9wlAALsWAAAA6Af4//+FwA+EnQAAAEmLcSBJi3kY6Cr4///piAAAAEiD+AV1N0iLfxC+/AlAALsWAAAA6NT3//+FwHRuSYt5KEUxwOjf9///SYt5IEiJxujT9///SYt5GDHJ60G7FgAAAEiD+Ad1Q0iLfxC+/AlAAOiX9///hcB0MUmLeShNi1EwTYtBOOid9///SYt5IEiJxuiR9///SYt5GEyJ0UiJ8onG6BT6//9IicMx0kUx0kUxwEUxybjnAAAASInfSInWDwVbwwAAAAAtAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAAAAAAAAAAAAAAAAAAABuYW1lc2VydmVyAAAAAAAAvlcBAAABAAAAAAAACWxvY2FsaG9zdAAAAQABAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAGAAAAAAAAALAAQAAAAAAAsAAAAAAAAAD8CAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABEAAAABAAAAAgAAAAAAAACwCUAAAAAAALAJAAAAAAAAiwAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAA7CgAAAAAAABkAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAABAMAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAOAsAAAAAAAA4CwAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRJAIAlOMDAKoifECTCAeA0uEDA6pgDICSgzSA0gQAgNIFAIDSAQAA1MADX9YCAIDSI2hiOARoYjiDAAA0QgQAkX8ABGtg//9UfwAEa+AXnxrAA1/W4gMAqkQBgNIAAIDSQQBAOSHAAFEjHAASfyQAcUkAAFTAA1/WIXxAk0IEAJEABASb9///FwwCgtL/YyzL5gMBqgEAgFL9ewCp/QMAkdn//5fpAwCqwAD4tuADAMv9e0CpDAKC0v9jLIvAA1/WAQAAkOADBqohoCiR2P//l2ACADXgAwaqIRiAUsr//5fnAwCqAAL4t+ADCarhQwCR6AeA0gIAgtIDAIDSBACA0gUAgNIBAADU5gMAqh8AAPHsAABU4AMAy+b//xcnAIDS8v//F+ADAMvi//8XCgCA0uFDAJHgAweqIQAKi8IACssICIDSAwCA0gQAgNIFAIDSAQAA1GAA+LbgAwDL1f//F0oBAItfAQbrS/7/VN///xflB4BSIgBAOV8AAHFEGEp6gAAAVAMAQLl/+AdxTQAAVMADX9ZEgABRIQQAkYQcABKffAFxZAQAEQPAI4sEAAC5QjCFGmJgAjnv//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQjGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vc//+X/XvDqMADX9b/QwDRIQjAWucDA6pCBMBaQwCAUsgYgNLhBwC5AQANMgQAgNIFAIDSIXxAk0AAgNLjAwB5AwCA0uIHAHkCAIDS/wcA+QEAANTmAwCqgAD4tuADBqr/QwCRwANf1ugDB6rhAwCRAgKA0gEAANQg//+2+f//F/9DANEoDoDSIACA0uEDAJECAIDSAwCA0gQAgNIFAIDSAQAA1OIHQKkASIjS4AGg8v9DAJEhDMCaAH2A0kAEAJvAA1/W5gMAqglAAJEKYAKRAABAuQcAgFIBBAARwQAAucDAIItBAYBSAWACOcAEQLkfAAdrTAAAVMADX9YgAUC5wgBAuUIAAEtBwSCLQnxAk2cBADUICIDSIACA0gMAgNIEAIDSBQCA0gEAANTAAEC55wQAESAFAbjt//8XIIFf+MgZgNIDAIjS9v//FwxegtL/YyzL7gMCquIDASrrAwOqAQCAUv17AKkDGYDS/QMAkekDAKrvAwSqIACAUvNTAan1WwKpov//l+wDAKq9//+XbAj4t+0DAKooGYDS4AMMqgEBgNICAIDSAwCA0gQAgNIFAIDSAQAA1OUDAKogB/i3IADA0gEAAJAhqCiR4C8A+eBjAZH/awC5Zv//l+EDCapk//+XuP//l6sGALUAAACQAQCAUgD4KJED//+XoA34t+gHgNLhwwuR4v+B0gMAgNIEAIDSBQCA0gEAANQfAADxBwAAkAGgn5rgwwuR5gMAqufoKZELAIBSH2ghOMAAQDlAAAA06w0ANAkAAJApXSmRCAOAUuBjAZEBAACQITwpkUT//5erEAA1AQAAkCFkKZEPAIBSCwCAkuBjAZE9//+Xkf//lwEAAJAheCmR4GMBkTj//5eM//+XiwAAFOUDDKrgAwXL/XtAqQxegtLzU0Gp9VtCqf9jLIvAA1/W4AMLqgEAgFLQ/v+X6QMAqqAC+LfoB4DS4cMLkeIDCKoDAIDSBACA0gUAgNIBAADU6wMAqsAB+LbpAwCq5gMJy+BjAZEBAACQIcQokRr//5fhAwaqK///l+kA+LZr//+XtP//FwsAgNL1//8XBgCA0vT//xfhwwuRP2grOAEAAJAh1CiRDP//l+HDC5EK//+XXv//lyEYgFLgAw+qq/7/l+EDAKpAAfi34cMLkeIDC6oICIDSAwCA0gQAgNIFAIDSAQAA1OEDAKogAfi25gMBy+BjAZEBAACQIdwokfb+/5fhAwaqB///l93//xcGAIDS+P//FwAAgNKa//8XAAQAkR8oAPEhAgBUxSgAkaAAQDkfgABxBBhJesACAFQLAIBSCACAUqAAQDkAwABRABwAEh8kAHEpAgBUHxEAcesTixoGAAAUAACA0sJoYDgBaGc4XwABa0D9/1TAAEA5IPH/NMYEAJEfKABxgf//VIX//xelBACR5v//F2tdGFPgAwWqhv7/lwAcABILAAsqCAUAEaEAQDkgwABRABwAEh8kAHGpAABUP7gAceH7/1SlBACR3f//F6UEAJH2//8XYSXIGuBjAZEhHECSzv7/l6gAADThAwmqCCEAUbf+/5dz//8XCv//l+EDCypjGYDSogaAUkAAgFLX/v+X7wMgqusDAKrv/X/TIO7/txJ9gNIWYJTScyWAkjY8ovLSfRKbDgAAkM7pKZHOLQCR/wEAcfUDDCpgEZ/aNACAUv/jA/j1OwC59HsAeeBDALn0iwB5/48Aef/bBKnc/v+XBgANyw8BADXgX0C5HwQAcWwAAFTfABLrKwIAVAAAgNJc//8X3wAS6+oJAFTAABPLH6wE8U0BAFQICIDS4AMLquEDDqpiA4DSAwCA0gQAgNIFAIDSAQAA1PMDBqrg4wCR4iMBkSgJgNJBAIDSAwCA0gQAgNIFAIDSAQAA1OB/wHkgAwA04F9AuR8gAHHMAgBU4AMMqkgegNIBAIDSAgCA0gMAgdIBAADU4AH4t+FfQLnmgwGR4ltAucgZgNIjfHyTIQQAEeFfALnhowGRwGgj+CJoI7jhwwORQnxAkwMAiNIBAADU4I/AeUD3/zTgAwuq4cMLkegHgNICQIDSAwCA0gQAgNIFAIDSAQAA1B8sAPEN9v9U4MNLOR/4AnGh9f9U4MdLOR9cAXFB9f9U4MvLOQD1/zbmz0s54GMBkQEAAJAhlCmRxgxAkkX+/5fhAwaqDwCAUlX+/5eW/v+XAACAkqD//xcBAACQIXgpkeBjAZE7/v+Xj/7/l6n//xf9e7+p5QMAqv0DAJEAAED5HxAA8SECAFSgCED5AQAAkCG8KZHe/f+XoAUANKCEQany/f+XyAuA0gEAgNICAIDSAwCA0gQAgNIFAIDSAQAA1P17wajAA1/WHxQA8UECAFSgCED5AQAAkCHQKZHM/f+XYAMANKeAQanT/f+X5gMAqqAUQPnQ/f+XBACA0gMAgNLiAwCq4QMGKuADB6qI/v+X5f//Fx8cAPGhAQBUoAhA+QEAAJAh0CmRuf3/lwABADSngEGpwP3/l+YDAKqgFED5vf3/l6MQQ6nu//8XwAKA0tX//xctAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAbmFtZXNlcnZlcgC+VwEAAAEAAAAAAAAJbG9jYWxob3N0AAABAAEQAAAAAAAAAAF6UgAEeB4BGwwfABAAAAAYAAAA/PX//ygAAAAAAAAAEAAAACwAAAAQ9v//KAAAAAAAAAAQAAAAQAAAACT2//80AAAAAAAAACAAAABUAAAARPb//+gAAAAAQg6QIEOdggSegQRICt3eDgBBCxAAAAB4AAAACPf//0wAAAAAAAAAHAAAAIwAAABA9///UAAAAABBDjCdBp4FUt7dDgAAAAAYAAAArAAAAHD3//90AAAAAEEOEFUKDgBBCwAAFAAAAMgAAADI9///RAAAAABBDhBMDgAAEAAAAOAAAAD09///iAAAAAAAAAA0AAAA9AAAAGj4//9EBQAAAEIO8CVGnd4Ent0ERpPcBJTbBJXaBJbZBAJNCt3e1dbT1A4AQQsAABwAAAAsAQAAdP3//+QAAAAAQQ4QnQKeAVQK3t0OAEELAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAC5laF9mcmFtZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALAAAAAQAAAAYAAAAAAAAAsABAAAAAAACwAAAAAAAAAHgJAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAEQAAAAEAAAACAAAAAAAAACgKQAAAAAAAKAoAAAAAAAB4AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABkAAAABAAAAAgAAAAAAAACgCkAAAAAAAKAKAAAAAAAASAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAADoCwAAAAAAACMAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA"
};

// src/steps/remote/node-records.ts
import { join as join2 } from "node:path";

// src/steps/builder/builder-record.ts
import { dirname as dirname2 } from "node:path";
async function readRecord(folder, builder, files) {
  return JSON.parse(await files.readText(recordIn(folder, builder)));
}
async function writeRecordOfDetected(folder, builder, record, files) {
  const path = recordIn(folder, builder);
  const nodes = record.Nodes.map((node) => ({ ...node, Platforms: null }));
  await files.makeDirectory(dirname2(path), 448);
  await files.writeText(path, JSON.stringify({ ...record, Nodes: nodes }), 384);
}

// src/steps/remote/node-records.ts
async function singleNodes({ name, folder, buildx }, files) {
  const record = await readRecord(folder, name, files);
  return Promise.all(
    record.Nodes.map(async (node, position) => {
      const apart = join2(folder, `node-${position}`);
      await writeRecordOfDetected(apart, name, { ...record, Nodes: [node] }, files);
      return {
        name: node.Name,
        requested: (node.Platforms ?? []).map(platformText),
        buildx: { ...buildx, environment: { ...buildx.environment, BUILDX_CONFIG: apart } }
      };
    })
  );
}
var platformText = ({ os, architecture, variant }) => [os, architecture, ...variant ? [variant] : []].join("/");

// src/steps/remote/prove-nodes.ts
var buildTimeout = 12e4;
var engineNames = { amd64: "x86_64", arm64: "aarch64" };
var dockerfile = `FROM scratch
ARG TARGETARCH
COPY prover-$TARGETARCH /prover
COPY nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
`;
async function proveNodes(step, tools) {
  const directory = join3(step.folder, "proof");
  const nonce = randomBytes(16).toString("hex");
  await writeContext(directory, nonce, tools.files);
  const nodes = await singleNodes(step, tools.files);
  const proofs = await Promise.all(
    nodes.map(
      (node, position) => proveNode(step, node, { directory, nonce, output: join3(directory, `${position}`) }, tools)
    )
  );
  return { nodeProofs: proofs.flat() };
}
async function writeContext(directory, nonce, files) {
  await files.makeDirectory(join3(directory, "context"), 448);
  const write = (name, content) => files.writeText(join3(directory, "context", name), content, 493);
  await write("Dockerfile", dockerfile);
  await write("nonce", `${nonce}
`);
  for (const [architecture, name] of Object.entries(engineNames)) {
    await write(`prover-${architecture}`, Buffer.from(programs[name] ?? "", "base64"));
  }
}
async function proveNode(step, node, build, tools) {
  const { nodes } = await inspectBuilder(node.buildx, step.name, tools);
  const detected = nodes.flatMap(({ platforms }) => platforms);
  const [own] = detected;
  if (own === void 0) throw failure(node, "it lists no platform");
  const proofs = [];
  for (const platform of node.requested.length > 0 ? node.requested : [own]) {
    const proof = await provePlatform(step, node, { platform, own, detected }, build, tools);
    proofs.push({ name: node.name, platform, ...proof });
  }
  return proofs;
}
async function provePlatform({ name: builder, mustPass }, node, { platform, own, detected }, build, tools) {
  if (platformsAmong([platform], detected).length === 0)
    return { status: "not-run", detail: `BuildKit lists ${detected.join(", ")}` };
  const isNative = runsNatively(platform, own);
  const how = isNative ? "natively" : "by an emulator";
  const architecture = platform.split("/")[1] ?? "";
  if (engineNames[architecture] === void 0)
    return {
      status: "not-checked",
      detail: `BuildKit lists it, ${how}, and Berth has no test program for it`
    };
  try {
    await buildFor(platform, builder, node, build, tools);
    return { status: isNative ? "native" : "emulated", detail: `a RUN instruction ran ${how}` };
  } catch (error) {
    if (!(error instanceof ExpectedError) || isNative && mustPass) throw error;
    const { message, remedy } = error;
    return { status: "not-run", detail: message.replace(/\.$/, ""), ...isNative && { remedy } };
  }
}
async function buildFor(platform, builder, node, { directory, nonce, output }, tools) {
  const words = ["build", "--builder", builder, "--platform", platform, "--progress", "plain"];
  const destination = csvLine(["type=local", `dest=${output}`]);
  try {
    await runBuildx(node.buildx, [...words, "--output", destination, join3(directory, "context")], tools, {
      timeout: buildTimeout
    });
  } catch (error) {
    if (!(error instanceof ExpectedError)) throw error;
    throw failure(node, error.message, error);
  }
  const copied = await tools.files.readText(join3(output, "copied"));
  if (copied.trim() !== nonce) throw failure(node, "its output is not that of the build");
  await tools.files.remove(output);
}
function failure({ name }, reason, cause) {
  return new ExpectedError(
    "proof-failed",
    `A test build with a RUN instruction failed on the node ${name}: ${reason}`,
    cause?.remedy ?? "Look for the cause in BuildKit's log on the host of this node.",
    cause && { cause, details: cause.details }
  );
}

// src/steps/remote/write-certificates.ts
import { join as join4 } from "node:path";
var parts2 = ["authority", "certificate", "key"];
async function withCertificates(step, { files, warn }) {
  const settings2 = await Promise.all(
    requestsOf(step).map(async ({ node, position, settings: settings3, certificates }) => {
      const given = parts2.flatMap((part) => {
        const text = certificates[part];
        return text === null ? [] : [{ part, text }];
      });
      if (given.length === 0) return settings3;
      if (!node.endpoint.startsWith("tcp://")) {
        warn(`${namesOf(position)} have no effect on ${node.endpoint}: they are for tcp:// addresses.`);
        return settings3;
      }
      if (!step.cleanup) {
        warn(
          `Builder ${step.name} stays, but its certificates from ${namesOf(position)} are removed after this job.`
        );
      }
      const directory = join4(step.folder, `certificates-${position}`);
      await files.makeDirectory(directory, 448);
      const options = await Promise.all(
        given.map(async ({ part, text }) => {
          const path = join4(directory, `${optionNames[part]}.pem`);
          await files.writeText(path, text, 384);
          return `${optionNames[part]}=${path}`;
        })
      );
      return { ...settings3, driverOptions: [...settings3.driverOptions, ...options] };
    })
  );
  return { ...step, secret: { ...step.secret, settings: settings2 } };
}
var namesOf = (position) => `BUILDER_NODE_${position}_AUTH_TLS_*`;
export {
  checkNodes,
  proveNodes,
  withCertificates
};
