import { createRequire as __createRequire } from 'node:module'
const require = __createRequire(import.meta.url)

// src/foreign-reader.ts
import { createInterface } from "node:readline";

// src/platform/foreign-files/answer.ts
import { statfs } from "node:fs/promises";

// src/platform/read-regular.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
var limit = 16 * 1024 ** 2;
var { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
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

// src/platform/foreign-files/open-within.ts
import { constants as constants2 } from "node:fs";
import { open as open2, readlink } from "node:fs/promises";
var { O_DIRECTORY, O_NOFOLLOW } = constants2;
var O_PATH = 2097152;
var maxLinks = 40;
async function openWithin(root, path) {
  const walked = [await open2(root, O_PATH | O_DIRECTORY)];
  const last = () => walked.at(-1);
  const backTo = (depth) => Promise.all(walked.splice(depth).map((handle) => handle.close()));
  const names = path.split("/");
  let links = 0;
  try {
    for (let name = names.shift(); name !== void 0; name = names.shift()) {
      if (name === "" || name === ".") continue;
      if (name === "..") {
        await backTo(Math.max(1, walked.length - 1));
        continue;
      }
      const place = `/proc/self/fd/${last().fd}/${name}`;
      const handle = await open2(place, O_PATH | O_NOFOLLOW);
      walked.push(handle);
      if (!(await handle.stat()).isSymbolicLink()) continue;
      links += 1;
      if (links > maxLinks) throw codedError("ELOOP", "too many symbolic links");
      await backTo(walked.length - 1);
      const target = await readlink(place);
      if (target.startsWith("/")) await backTo(1);
      names.unshift(...target.split("/"));
    }
    const found = walked.pop();
    return found;
  } finally {
    await backTo(0);
  }
}

// src/platform/foreign-files/answer.ts
var kernelFilesystems = [40864, 1650812274, 1684170528, 1953653091];
async function answer({ id, want, root, path }) {
  try {
    const found = await openWithin(root, path);
    try {
      const status = await found.stat();
      if (want === "identity") return { id, value: `${status.dev}:${status.ino}` };
      const place = `/proc/self/fd/${found.fd}`;
      if (!status.isFile()) throw codedError("EINVAL", "it is not a regular file");
      if (kernelFilesystems.includes((await statfs(place)).type))
        throw codedError("EINVAL", "it is a file of the kernel");
      return { id, value: await readRegular(place) };
    } finally {
      await found.close();
    }
  } catch (error) {
    const { code = "", message = String(error) } = error;
    return { id, code, message };
  }
}

// src/foreign-reader.ts
var questions = createInterface({ input: process.stdin });
questions.on("line", async (line) => {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}
`);
});
questions.on("close", () => process.kill(process.pid, "SIGKILL"));
