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
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
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

// unreached:@actions/http-client
var require_http_client = __commonJS({
  "unreached:@actions/http-client"(exports, module) {
    module.exports = {};
  }
});

// unreached:@actions/http-client/lib/auth
var require_auth = __commonJS({
  "unreached:@actions/http-client/lib/auth"(exports, module) {
    module.exports = {};
  }
});

// node_modules/@actions/io/lib/io-util.js
import * as fs2 from "fs";
import * as path2 from "path";
function exists(fsPath) {
  return __awaiter2(this, void 0, void 0, function* () {
    try {
      yield stat2(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter2(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat2(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path2.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat2(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory2 = path2.dirname(filePath);
            const upperName = path2.basename(filePath).toUpperCase();
            for (const actualName of yield readdir2(directory2)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path2.join(directory2, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
var __awaiter2, chmod2, copyFile, lstat, mkdir2, open2, readdir2, rename, rm2, rmdir, stat2, symlink2, unlink, IS_WINDOWS, READONLY;
var init_io_util = __esm({
  "node_modules/@actions/io/lib/io-util.js"() {
    __awaiter2 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    ({ chmod: chmod2, copyFile, lstat, mkdir: mkdir2, open: open2, readdir: readdir2, rename, rm: rm2, rmdir, stat: stat2, symlink: symlink2, unlink } = fs2.promises);
    IS_WINDOWS = process.platform === "win32";
    READONLY = fs2.constants.O_RDONLY;
  }
});

// node_modules/@actions/io/lib/io.js
import * as path3 from "path";
function which(tool, check) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter3(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path3.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path3.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path3.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory2 of directories) {
      const filePath = yield tryGetExecutablePath(path3.join(directory2, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}
var __awaiter3;
var init_io = __esm({
  "node_modules/@actions/io/lib/io.js"() {
    init_io_util();
    __awaiter3 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
  }
});

// node_modules/@actions/exec/lib/toolrunner.js
import * as os3 from "os";
import * as events from "events";
import * as child from "child_process";
import * as path4 from "path";
import { setTimeout as setTimeout2 } from "timers";
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var __awaiter4, IS_WINDOWS2, ToolRunner, ExecState;
var init_toolrunner = __esm({
  "node_modules/@actions/exec/lib/toolrunner.js"() {
    init_io();
    init_io_util();
    __awaiter4 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
    IS_WINDOWS2 = process.platform === "win32";
    ToolRunner = class extends events.EventEmitter {
      constructor(toolPath, args, options2) {
        super();
        if (!toolPath) {
          throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options2 || {};
      }
      _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
          this.options.listeners.debug(message);
        }
      }
      _getCommandString(options2, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options2);
        let cmd = noPrefix ? "" : "[command]";
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            cmd += toolPath;
            for (const a of args) {
              cmd += ` ${a}`;
            }
          } else if (options2.windowsVerbatimArguments) {
            cmd += `"${toolPath}"`;
            for (const a of args) {
              cmd += ` ${a}`;
            }
          } else {
            cmd += this._windowsQuoteCmdArg(toolPath);
            for (const a of args) {
              cmd += ` ${this._windowsQuoteCmdArg(a)}`;
            }
          }
        } else {
          cmd += toolPath;
          for (const a of args) {
            cmd += ` ${a}`;
          }
        }
        return cmd;
      }
      _processLineBuffer(data, strBuffer, onLine) {
        try {
          let s = strBuffer + data.toString();
          let n = s.indexOf(os3.EOL);
          while (n > -1) {
            const line = s.substring(0, n);
            onLine(line);
            s = s.substring(n + os3.EOL.length);
            n = s.indexOf(os3.EOL);
          }
          return s;
        } catch (err) {
          this._debug(`error processing line. Failed with error ${err}`);
          return "";
        }
      }
      _getSpawnFileName() {
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            return process.env["COMSPEC"] || "cmd.exe";
          }
        }
        return this.toolPath;
      }
      _getSpawnArgs(options2) {
        if (IS_WINDOWS2) {
          if (this._isCmdFile()) {
            let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
            for (const a of this.args) {
              argline += " ";
              argline += options2.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
            }
            argline += '"';
            return [argline];
          }
        }
        return this.args;
      }
      _endsWith(str, end2) {
        return str.endsWith(end2);
      }
      _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
      }
      _windowsQuoteCmdArg(arg) {
        if (!this._isCmdFile()) {
          return this._uvQuoteCmdArg(arg);
        }
        if (!arg) {
          return '""';
        }
        const cmdSpecialChars = [
          " ",
          "	",
          "&",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          "^",
          "=",
          ";",
          "!",
          "'",
          "+",
          ",",
          "`",
          "~",
          "|",
          "<",
          ">",
          '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
          if (cmdSpecialChars.some((x) => x === char)) {
            needsQuotes = true;
            break;
          }
        }
        if (!needsQuotes) {
          return arg;
        }
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
          reverse += arg[i - 1];
          if (quoteHit && arg[i - 1] === "\\") {
            reverse += "\\";
          } else if (arg[i - 1] === '"') {
            quoteHit = true;
            reverse += '"';
          } else {
            quoteHit = false;
          }
        }
        reverse += '"';
        return reverse.split("").reverse().join("");
      }
      _uvQuoteCmdArg(arg) {
        if (!arg) {
          return '""';
        }
        if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
          return arg;
        }
        if (!arg.includes('"') && !arg.includes("\\")) {
          return `"${arg}"`;
        }
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
          reverse += arg[i - 1];
          if (quoteHit && arg[i - 1] === "\\") {
            reverse += "\\";
          } else if (arg[i - 1] === '"') {
            quoteHit = true;
            reverse += "\\";
          } else {
            quoteHit = false;
          }
        }
        reverse += '"';
        return reverse.split("").reverse().join("");
      }
      _cloneExecOptions(options2) {
        options2 = options2 || {};
        const result = {
          cwd: options2.cwd || process.cwd(),
          env: options2.env || process.env,
          silent: options2.silent || false,
          windowsVerbatimArguments: options2.windowsVerbatimArguments || false,
          failOnStdErr: options2.failOnStdErr || false,
          ignoreReturnCode: options2.ignoreReturnCode || false,
          delay: options2.delay || 1e4
        };
        result.outStream = options2.outStream || process.stdout;
        result.errStream = options2.errStream || process.stderr;
        return result;
      }
      _getSpawnOptions(options2, toolPath) {
        options2 = options2 || {};
        const result = {};
        result.cwd = options2.cwd;
        result.env = options2.env;
        result["windowsVerbatimArguments"] = options2.windowsVerbatimArguments || this._isCmdFile();
        if (options2.windowsVerbatimArguments) {
          result.argv0 = `"${toolPath}"`;
        }
        return result;
      }
      /**
       * Exec a tool.
       * Output will be streamed to the live console.
       * Returns promise with return code
       *
       * @param     tool     path to tool to exec
       * @param     options  optional exec options.  See ExecOptions
       * @returns   number
       */
      exec() {
        return __awaiter4(this, void 0, void 0, function* () {
          if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
            this.toolPath = path4.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
          }
          this.toolPath = yield which(this.toolPath, true);
          return new Promise((resolve3, reject3) => __awaiter4(this, void 0, void 0, function* () {
            this._debug(`exec tool: ${this.toolPath}`);
            this._debug("arguments:");
            for (const arg of this.args) {
              this._debug(`   ${arg}`);
            }
            const optionsNonNull = this._cloneExecOptions(this.options);
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os3.EOL);
            }
            const state = new ExecState(optionsNonNull, this.toolPath);
            state.on("debug", (message) => {
              this._debug(message);
            });
            if (this.options.cwd && !(yield exists(this.options.cwd))) {
              return reject3(new Error(`The cwd: ${this.options.cwd} does not exist!`));
            }
            const fileName = this._getSpawnFileName();
            const cp2 = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
            let stdbuffer = "";
            if (cp2.stdout) {
              cp2.stdout.on("data", (data) => {
                if (this.options.listeners && this.options.listeners.stdout) {
                  this.options.listeners.stdout(data);
                }
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                  optionsNonNull.outStream.write(data);
                }
                stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                  if (this.options.listeners && this.options.listeners.stdline) {
                    this.options.listeners.stdline(line);
                  }
                });
              });
            }
            let errbuffer = "";
            if (cp2.stderr) {
              cp2.stderr.on("data", (data) => {
                state.processStderr = true;
                if (this.options.listeners && this.options.listeners.stderr) {
                  this.options.listeners.stderr(data);
                }
                if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
                  const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
                  s.write(data);
                }
                errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                  if (this.options.listeners && this.options.listeners.errline) {
                    this.options.listeners.errline(line);
                  }
                });
              });
            }
            cp2.on("error", (err) => {
              state.processError = err.message;
              state.processExited = true;
              state.processClosed = true;
              state.CheckComplete();
            });
            cp2.on("exit", (code2) => {
              state.processExitCode = code2;
              state.processExited = true;
              this._debug(`Exit code ${code2} received from tool '${this.toolPath}'`);
              state.CheckComplete();
            });
            cp2.on("close", (code2) => {
              state.processExitCode = code2;
              state.processExited = true;
              state.processClosed = true;
              this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
              state.CheckComplete();
            });
            state.on("done", (error2, exitCode) => {
              if (stdbuffer.length > 0) {
                this.emit("stdline", stdbuffer);
              }
              if (errbuffer.length > 0) {
                this.emit("errline", errbuffer);
              }
              cp2.removeAllListeners();
              if (error2) {
                reject3(error2);
              } else {
                resolve3(exitCode);
              }
            });
            if (this.options.input) {
              if (!cp2.stdin) {
                throw new Error("child process missing stdin");
              }
              cp2.stdin.end(this.options.input);
            }
          }));
        });
      }
    };
    ExecState = class _ExecState extends events.EventEmitter {
      constructor(options2, toolPath) {
        super();
        this.processClosed = false;
        this.processError = "";
        this.processExitCode = 0;
        this.processExited = false;
        this.processStderr = false;
        this.delay = 1e4;
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
          throw new Error("toolPath must not be empty");
        }
        this.options = options2;
        this.toolPath = toolPath;
        if (options2.delay) {
          this.delay = options2.delay;
        }
      }
      CheckComplete() {
        if (this.done) {
          return;
        }
        if (this.processClosed) {
          this._setResult();
        } else if (this.processExited) {
          this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
        }
      }
      _debug(message) {
        this.emit("debug", message);
      }
      _setResult() {
        let error2;
        if (this.processExited) {
          if (this.processError) {
            error2 = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
          } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
            error2 = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
          } else if (this.processStderr && this.options.failOnStdErr) {
            error2 = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
          }
        }
        if (this.timeout) {
          clearTimeout(this.timeout);
          this.timeout = null;
        }
        this.done = true;
        this.emit("done", error2, this.processExitCode);
      }
      static HandleTimeout(state) {
        if (state.done) {
          return;
        }
        if (!state.processClosed && state.processExited) {
          const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
          state._debug(message);
        }
        state._setResult();
      }
    };
  }
});

// node_modules/@actions/exec/lib/exec.js
var exec_exports = {};
__export(exec_exports, {
  exec: () => exec,
  getExecOutput: () => getExecOutput
});
import { StringDecoder } from "string_decoder";
function exec(commandLine, args, options2) {
  return __awaiter5(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner2 = new ToolRunner(toolPath, args, options2);
    return runner2.exec();
  });
}
function getExecOutput(commandLine, args, options2) {
  return __awaiter5(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
    const originalStdoutListener = (_a = options2 === null || options2 === void 0 ? void 0 : options2.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options2 === null || options2 === void 0 ? void 0 : options2.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options2 === null || options2 === void 0 ? void 0 : options2.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options2), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}
var __awaiter5;
var init_exec = __esm({
  "node_modules/@actions/exec/lib/exec.js"() {
    init_toolrunner();
    __awaiter5 = function(thisArg, _arguments, P, generator) {
      function adopt(value2) {
        return value2 instanceof P ? value2 : new P(function(resolve3) {
          resolve3(value2);
        });
      }
      return new (P || (P = Promise))(function(resolve3, reject3) {
        function fulfilled(value2) {
          try {
            step(generator.next(value2));
          } catch (e) {
            reject3(e);
          }
        }
        function rejected(value2) {
          try {
            step(generator["throw"](value2));
          } catch (e) {
            reject3(e);
          }
        }
        function step(result) {
          result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
        }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
      });
    };
  }
});

// required:node:http
var require_node_http = __commonJS({
  "required:node:http"(exports, module) {
    module.exports = __require("node:http");
  }
});

// node_modules/docker-modem/lib/utils.js
var require_utils = __commonJS({
  "node_modules/docker-modem/lib/utils.js"(exports, module) {
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.parseJSON = function(s) {
      try {
        return JSON.parse(s);
      } catch (e) {
        return null;
      }
    };
  }
});

// node_modules/docker-modem/lib/http.js
var require_http = __commonJS({
  "node_modules/docker-modem/lib/http.js"(exports, module) {
    var nativeHttps = __require("https");
    var nativeHttp = __require("http");
    var url = __require("url");
    var utils = require_utils();
    var maxRedirects = module.exports.maxRedirects = 5;
    var protocols = {
      https: nativeHttps,
      http: nativeHttp
    };
    for (protocol in protocols) {
      h = function() {
      };
      h.prototype = protocols[protocol];
      h = new h();
      h.request = /* @__PURE__ */ (function(h2) {
        return function(options2, callback, redirectOptions) {
          redirectOptions = redirectOptions || {};
          var max = typeof options2 === "object" && "maxRedirects" in options2 ? options2.maxRedirects : exports.maxRedirects;
          var redirect = utils.extend({
            count: 0,
            max,
            clientRequest: null,
            userCallback: callback
          }, redirectOptions);
          if (redirect.count > redirect.max) {
            var err = new Error("Max redirects exceeded. To allow more redirects, pass options.maxRedirects property.");
            redirect.clientRequest.emit("error", err);
            return redirect.clientRequest;
          }
          redirect.count++;
          var reqUrl;
          if (typeof options2 === "string") {
            reqUrl = options2;
          } else {
            reqUrl = url.format(utils.extend({
              protocol
            }, options2));
          }
          var clientRequest = Object.getPrototypeOf(h2).request(options2, redirectCallback(reqUrl, redirect));
          if (!redirect.clientRequest) redirect.clientRequest = clientRequest;
          function redirectCallback(reqUrl2, redirect2) {
            return function(res) {
              if (res.statusCode < 300 || res.statusCode > 399) {
                return redirect2.userCallback(res);
              }
              if (!("location" in res.headers)) {
                return redirect2.userCallback(res);
              }
              var redirectUrl = url.resolve(reqUrl2, res.headers.location);
              var proto = url.parse(redirectUrl).protocol;
              proto = proto.substr(0, proto.length - 1);
              return module.exports[proto].get(redirectUrl, redirectCallback(reqUrl2, redirect2), redirect2);
            };
          }
          return clientRequest;
        };
      })(h);
      h.get = /* @__PURE__ */ (function(h2) {
        return function(options2, cb, redirectOptions) {
          var req = h2.request(options2, cb, redirectOptions);
          req.end();
          return req;
        };
      })(h);
      module.exports[protocol] = h;
    }
    var h;
    var protocol;
  }
});

// unreached:ssh2
var require_ssh2 = __commonJS({
  "unreached:ssh2"(exports, module) {
    module.exports = {};
  }
});

// node_modules/docker-modem/lib/ssh.js
var require_ssh = __commonJS({
  "node_modules/docker-modem/lib/ssh.js"(exports, module) {
    var Client = require_ssh2().Client;
    var http = __require("http");
    module.exports = function(opt) {
      var conn = new Client();
      var agent = new http.Agent();
      agent.createConnection = function(options2, fn) {
        try {
          conn.once("ready", function() {
            conn.exec("docker system dial-stdio", function(err, stream) {
              if (err) {
                handleError(err, fn);
              }
              fn(null, stream);
              stream.addListener("error", (err2) => {
                handleError(err2, fn);
              });
              stream.once("close", () => {
                conn.end();
                agent.destroy();
              });
            });
          }).on("error", (err) => {
            handleError(err, fn);
          }).connect(opt);
          conn.once("end", () => agent.destroy());
        } catch (err) {
          handleError(err);
        }
      };
      function handleError(err, cb) {
        conn.end();
        agent.destroy();
        if (cb) {
          cb(err);
        } else {
          throw err;
        }
      }
      return agent;
    };
  }
});

// node_modules/docker-modem/lib/http_duplex.js
var require_http_duplex = __commonJS({
  "node_modules/docker-modem/lib/http_duplex.js"(exports, module) {
    module.exports = HttpDuplex;
    var util = __require("util");
    var stream = __require("node:stream");
    util.inherits(HttpDuplex, stream.Duplex);
    function HttpDuplex(req, res, options2) {
      var self = this;
      if (!(self instanceof HttpDuplex)) return new HttpDuplex(req, res, options2);
      stream.Duplex.call(self, options2);
      self._output = null;
      self.connect(req, res);
    }
    HttpDuplex.prototype.connect = function(req, res) {
      var self = this;
      self.req = req;
      self._output = res;
      self.emit("response", res);
      res.on("data", function(c) {
        if (!self.push(c)) self._output.pause();
      });
      res.on("end", function() {
        self.push(null);
      });
    };
    HttpDuplex.prototype._read = function(n) {
      if (this._output) this._output.resume();
    };
    HttpDuplex.prototype._write = function(chunk, encoding, cb) {
      this.req.write(chunk, encoding);
      cb();
    };
    HttpDuplex.prototype.end = function(chunk, encoding, cb) {
      this._output.socket.destroySoon();
      return this.req.end(chunk, encoding, cb);
    };
    HttpDuplex.prototype.destroy = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
    HttpDuplex.prototype.destroySoon = function() {
      this.req.destroy();
      this._output.socket.destroy();
    };
  }
});

// silent:debug
var require_debug = __commonJS({
  "silent:debug"(exports, module) {
    module.exports = () => () => {
    };
  }
});

// node_modules/split-ca/index.js
var require_split_ca = __commonJS({
  "node_modules/split-ca/index.js"(exports, module) {
    var fs3 = __require("fs");
    module.exports = function(filepath, split, encoding) {
      split = typeof split !== "undefined" ? split : "\n";
      encoding = typeof encoding !== "undefined" ? encoding : "utf8";
      var ca = [];
      var chain = fs3.readFileSync(filepath, encoding);
      if (chain.indexOf("-END CERTIFICATE-") < 0 || chain.indexOf("-BEGIN CERTIFICATE-") < 0) {
        throw Error("File does not contain 'BEGIN CERTIFICATE' or 'END CERTIFICATE'");
      }
      chain = chain.split(split);
      var cert = [];
      var _i, _len;
      for (_i = 0, _len = chain.length; _i < _len; _i++) {
        var line = chain[_i];
        if (!(line.length !== 0)) {
          continue;
        }
        cert.push(line);
        if (line.match(/-END CERTIFICATE-/)) {
          ca.push(cert.join(split));
          cert = [];
        }
      }
      return ca;
    };
  }
});

// node_modules/docker-modem/lib/modem.js
var require_modem = __commonJS({
  "node_modules/docker-modem/lib/modem.js"(exports, module) {
    var querystring = __require("querystring");
    var http = require_http();
    var fs3 = __require("fs");
    var path7 = __require("path");
    var url = __require("url");
    var ssh = require_ssh();
    var HttpDuplex = require_http_duplex();
    var debug2 = require_debug()("modem");
    var utils = require_utils();
    var util = __require("util");
    var splitca = require_split_ca();
    var os6 = __require("os");
    var isWin = os6.type() === "Windows_NT";
    var stream = __require("stream");
    var defaultOpts = function() {
      var host;
      var opts = {};
      if (!process.env.DOCKER_HOST) {
        opts.socketPath = isWin ? "//./pipe/docker_engine" : findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("unix://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(7) || findDefaultUnixSocket;
      } else if (process.env.DOCKER_HOST.indexOf("npipe://") === 0) {
        opts.socketPath = process.env.DOCKER_HOST.substring(8) || "//./pipe/docker_engine";
      } else {
        var hostStr = process.env.DOCKER_HOST;
        if (hostStr.indexOf("//") < 0) {
          hostStr = "tcp://" + hostStr;
        }
        try {
          host = new url.URL(hostStr);
        } catch (err) {
          throw new Error("DOCKER_HOST env variable should be something like tcp://localhost:1234");
        }
        opts.port = host.port;
        if (process.env.DOCKER_TLS_VERIFY === "1" || opts.port === "2376") {
          opts.protocol = "https";
        } else if (host.protocol === "ssh:") {
          opts.protocol = "ssh";
          opts.username = host.username;
          opts.sshOptions = {
            agent: process.env.SSH_AUTH_SOCK
          };
        } else {
          opts.protocol = "http";
        }
        if (process.env.DOCKER_PATH_PREFIX) {
          opts.pathPrefix = process.env.DOCKER_PATH_PREFIX;
        } else {
          opts.pathPrefix = "/";
        }
        opts.host = host.hostname;
        if (process.env.DOCKER_CERT_PATH) {
          opts.ca = splitca(path7.join(process.env.DOCKER_CERT_PATH, "ca.pem"));
          opts.cert = fs3.readFileSync(path7.join(process.env.DOCKER_CERT_PATH, "cert.pem"));
          opts.key = fs3.readFileSync(path7.join(process.env.DOCKER_CERT_PATH, "key.pem"));
        }
        if (process.env.DOCKER_CLIENT_TIMEOUT) {
          opts.timeout = parseInt(process.env.DOCKER_CLIENT_TIMEOUT, 10);
        }
      }
      return opts;
    };
    var findDefaultUnixSocket = function() {
      return new Promise(function(resolve3) {
        var userDockerSocket = path7.join(os6.homedir(), ".docker", "run", "docker.sock");
        fs3.access(userDockerSocket, function(err) {
          if (err) resolve3("/var/run/docker.sock");
          else resolve3(userDockerSocket);
        });
      });
    };
    var Modem = function(options2) {
      var optDefaults = defaultOpts();
      var opts = Object.assign({}, optDefaults, options2);
      this.host = opts.host;
      if (!this.host) {
        this.socketPath = opts.socketPath;
      }
      this.port = opts.port;
      this.pathPrefix = opts.pathPrefix;
      this.username = opts.username;
      this.password = opts.password;
      this.version = opts.version;
      this.key = opts.key;
      this.cert = opts.cert;
      this.ca = opts.ca;
      this.timeout = opts.timeout;
      this.connectionTimeout = opts.connectionTimeout;
      this.checkServerIdentity = opts.checkServerIdentity;
      this.agent = opts.agent;
      this.headers = opts.headers || {};
      this.sshOptions = Object.assign({}, options2 ? options2.sshOptions : {}, optDefaults.sshOptions);
      if (this.sshOptions.agentForward === void 0) {
        this.sshOptions.agentForward = opts.agentForward;
      }
      if (this.key && this.cert && this.ca) {
        this.protocol = "https";
      }
      this.protocol = opts.protocol || this.protocol || "http";
    };
    Modem.prototype.dial = function(options2, callback) {
      var opts, address2, data;
      if (options2.options) {
        opts = options2.options;
      }
      if (opts && opts.authconfig) {
        delete opts.authconfig;
      }
      if (opts && opts.abortSignal) {
        delete opts.abortSignal;
      }
      if (this.version) {
        options2.path = "/" + this.version + options2.path;
      }
      if (this.host) {
        var parsed3 = url.parse(this.host);
        address2 = url.format({
          protocol: parsed3.protocol || this.protocol,
          hostname: parsed3.hostname || this.host,
          port: this.port,
          pathname: parsed3.pathname || this.pathPrefix
        });
        address2 = url.resolve(address2, options2.path);
      } else {
        address2 = options2.path;
      }
      if (options2.path.indexOf("?") !== -1) {
        if (opts && Object.keys(opts).length > 0) {
          address2 += this.buildQuerystring(opts._query || opts);
        } else {
          address2 = address2.substring(0, address2.length - 1);
        }
      }
      var optionsf = {
        path: address2,
        method: options2.method,
        headers: options2.headers || Object.assign({}, this.headers),
        key: this.key,
        cert: this.cert,
        ca: this.ca
      };
      if (this.checkServerIdentity) {
        optionsf.checkServerIdentity = this.checkServerIdentity;
      }
      if (this.agent) {
        optionsf.agent = this.agent;
      }
      if (options2.authconfig) {
        optionsf.headers["X-Registry-Auth"] = options2.authconfig.key || options2.authconfig.base64 || Buffer.from(JSON.stringify(options2.authconfig)).toString("base64").replace(/\+/g, "-").replace(/\//g, "_");
      }
      if (options2.registryconfig) {
        optionsf.headers["X-Registry-Config"] = options2.registryconfig.base64 || Buffer.from(JSON.stringify(options2.registryconfig)).toString("base64");
      }
      if (options2.abortSignal) {
        optionsf.signal = options2.abortSignal;
      }
      if (options2.file) {
        if (typeof options2.file === "string") {
          data = fs3.createReadStream(path7.resolve(options2.file));
        } else {
          data = options2.file;
        }
        optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/tar";
      } else if (opts && options2.method === "POST") {
        data = JSON.stringify(opts._body || opts);
        if (options2.allowEmpty) {
          optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/json";
        } else {
          if (data !== "{}" && data !== '""') {
            optionsf.headers["Content-Type"] = options2?.headers?.["Content-Type"] ?? "application/json";
          } else {
            data = void 0;
          }
        }
      }
      if (typeof data === "string") {
        optionsf.headers["Content-Length"] = Buffer.byteLength(data);
      } else if (Buffer.isBuffer(data) === true) {
        optionsf.headers["Content-Length"] = data.length;
      } else if (optionsf.method === "PUT" || options2.hijack || options2.openStdin) {
        optionsf.headers["Transfer-Encoding"] = "chunked";
      }
      if (options2.hijack) {
        optionsf.headers.Connection = "Upgrade";
        optionsf.headers.Upgrade = optionsf.headers.Upgrade ?? "tcp";
      }
      if (this.socketPath) {
        this.getSocketPath().then((socketPath2) => {
          optionsf.socketPath = socketPath2;
          this.buildRequest(optionsf, options2, data, callback);
        });
      } else {
        var urlp = url.parse(address2);
        optionsf.hostname = urlp.hostname;
        optionsf.port = urlp.port;
        optionsf.path = urlp.path;
        this.buildRequest(optionsf, options2, data, callback);
      }
    };
    Modem.prototype.getSocketPath = function() {
      if (!this.socketPath) return;
      if (this.socketPathCache) return Promise.resolve(this.socketPathCache);
      var socketPathValue = typeof this.socketPath === "function" ? this.socketPath() : this.socketPath;
      this.socketPathCache = socketPathValue;
      return Promise.resolve(socketPathValue);
    };
    Modem.prototype.buildRequest = function(options2, context, data, callback) {
      var self = this;
      var connectionTimeoutTimer;
      var finished2 = false;
      var opts = self.protocol === "ssh" ? Object.assign(options2, {
        agent: ssh(Object.assign({}, self.sshOptions, {
          "host": self.host,
          "port": self.port,
          "username": self.username,
          "password": self.password
        })),
        protocol: "http:"
      }) : options2;
      var req = null;
      try {
        req = http[self.protocol === "ssh" ? "http" : self.protocol].request(opts, function() {
        });
      } catch (e) {
        callback(e);
        return;
      }
      debug2("Sending: %s", util.inspect(options2, {
        showHidden: true,
        depth: null
      }));
      if (self.connectionTimeout) {
        connectionTimeoutTimer = setTimeout(function() {
          debug2("Connection Timeout of %s ms exceeded", self.connectionTimeout);
          req.destroy();
        }, self.connectionTimeout);
      }
      if (self.timeout) {
        req.setTimeout(self.timeout);
        req.on("timeout", function() {
          debug2("Timeout of %s ms exceeded", self.timeout);
          req.destroy();
        });
      }
      if (context.hijack === true) {
        clearTimeout(connectionTimeoutTimer);
        req.on("upgrade", function(res, sock, head) {
          if (finished2 === false) {
            finished2 = true;
            if (head.length > 0) {
              sock.unshift(head);
            }
            return callback(null, sock);
          }
        });
      }
      req.on("connect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("disconnect", function() {
        clearTimeout(connectionTimeoutTimer);
      });
      req.on("response", function(res) {
        clearTimeout(connectionTimeoutTimer);
        if (context.isStream === true) {
          if (finished2 === false) {
            finished2 = true;
            self.buildPayload(null, context.isStream, context.statusCodes, context.openStdin, req, res, null, callback);
          }
        } else {
          if (options2.signal != null) {
            stream.addAbortSignal(options2.signal, res);
          }
          var chunks = [];
          res.on("data", function(chunk) {
            chunks.push(chunk);
          });
          res.on("end", function() {
            var buffer = Buffer.concat(chunks);
            var result = buffer.toString();
            debug2("Received: %s", result);
            var json = utils.parseJSON(result) || buffer;
            if (finished2 === false) {
              finished2 = true;
              self.buildPayload(null, context.isStream, context.statusCodes, false, req, res, json, callback);
            }
          });
        }
      });
      req.on("error", function(error2) {
        clearTimeout(connectionTimeoutTimer);
        if (finished2 === false) {
          finished2 = true;
          self.buildPayload(error2, context.isStream, context.statusCodes, false, {}, {}, null, callback);
        }
      });
      if (typeof data === "string" || Buffer.isBuffer(data)) {
        req.write(data);
      } else if (data) {
        data.on("error", function(error2) {
          req.destroy(error2);
        });
        data.pipe(req);
      }
      if (!context.openStdin && (typeof data === "string" || data === void 0 || Buffer.isBuffer(data))) {
        req.end();
      }
    };
    Modem.prototype.buildPayload = function(err, isStream, statusCodes2, openStdin, req, res, json, cb) {
      if (err) return cb(err, null);
      if (statusCodes2[res.statusCode] !== true) {
        getCause(isStream, res, json, function(err2, cause) {
          if (err2) {
            return cb(err2, null);
          }
          var msg = new Error(
            "(HTTP code " + res.statusCode + ") " + (statusCodes2[res.statusCode] || "unexpected") + " - " + (cause.message || cause.error || cause) + " "
          );
          msg.reason = statusCodes2[res.statusCode];
          msg.statusCode = res.statusCode;
          msg.json = json;
          cb(msg, null);
        });
      } else {
        if (openStdin) {
          cb(null, new HttpDuplex(req, res));
        } else if (isStream) {
          cb(null, res);
        } else {
          cb(null, json);
        }
      }
      function getCause(isStream2, res2, json2, callback) {
        var chunks = "";
        var done = false;
        if (isStream2) {
          res2.on("data", function(chunk) {
            chunks += chunk;
          });
          res2.on("error", function(err2) {
            handler(err2, null);
          });
          res2.on("end", function() {
            handler(null, utils.parseJSON(chunks) || chunks);
          });
        } else {
          callback(null, json2);
        }
        function handler(err2, data) {
          if (done === false) {
            if (err2) {
              callback(err2);
            } else {
              callback(null, data);
            }
          }
          done = true;
        }
      }
    };
    Modem.prototype.demuxStream = function(streama, stdout, stderr) {
      var pendingStreamType = null;
      var pendingDataLength = null;
      var buffer = Buffer.from("");
      function processData(data) {
        if (data) {
          buffer = Buffer.concat([buffer, data]);
        }
        if (pendingStreamType === null) {
          if (buffer.length >= 8) {
            var header = bufferSlice(8);
            var streamType = header.readUInt8(0);
            var dataLength = header.readUInt32BE(4);
            if (streamType !== 0 && streamType !== 1 && streamType !== 2) {
              var remaining = Buffer.concat([header, buffer]);
              stdout.write(remaining);
              buffer = Buffer.from("");
              pendingStreamType = null;
              pendingDataLength = null;
              streama.removeListener("data", processData);
              streama.on("data", function(chunk) {
                stdout.write(chunk);
              });
              return;
            }
            pendingStreamType = streamType;
            pendingDataLength = dataLength;
            processData();
          }
        } else {
          if (buffer.length >= pendingDataLength) {
            var content = bufferSlice(pendingDataLength);
            if (pendingStreamType === 1) {
              stdout.write(content);
            } else {
              stderr.write(content);
            }
            pendingStreamType = null;
            pendingDataLength = null;
            processData();
          }
        }
      }
      function bufferSlice(end2) {
        var out = buffer.subarray(0, end2);
        buffer = Buffer.from(buffer.subarray(end2, buffer.length));
        return out;
      }
      streama.on("data", processData);
    };
    Modem.prototype.followProgress = function(streama, onFinished, onProgress) {
      var buf = "";
      var output = [];
      var finished2 = false;
      streama.on("data", onStreamEvent);
      streama.on("error", onStreamError);
      streama.on("end", onStreamEnd);
      streama.on("close", onStreamEnd);
      function onStreamEvent(data) {
        buf += data.toString();
        pump();
        function pump() {
          var pos;
          while ((pos = buf.indexOf("\n")) >= 0) {
            if (pos == 0) {
              buf = buf.slice(1);
              continue;
            }
            processLine(buf.slice(0, pos));
            buf = buf.slice(pos + 1);
          }
        }
        function processLine(line) {
          if (line[line.length - 1] == "\r") line = line.substr(0, line.length - 1);
          if (line.length > 0) {
            var obj = JSON.parse(line);
            output.push(obj);
            if (onProgress) {
              onProgress(obj);
            }
          }
        }
      }
      ;
      function onStreamError(err) {
        finished2 = true;
        streama.removeListener("data", onStreamEvent);
        streama.removeListener("error", onStreamError);
        streama.removeListener("end", onStreamEnd);
        streama.removeListener("close", onStreamEnd);
        onFinished(err, output);
      }
      function onStreamEnd() {
        if (!finished2) onFinished(null, output);
        finished2 = true;
      }
    };
    Modem.prototype.buildQuerystring = function(opts) {
      var clone = {};
      Object.keys(opts).map(function(key, i) {
        if (opts[key] && typeof opts[key] === "object" && !Array.isArray(opts[key])) {
          clone[key] = JSON.stringify(opts[key]);
        } else {
          clone[key] = opts[key];
        }
      });
      return querystring.stringify(clone);
    };
    module.exports = Modem;
  }
});

// unreached:@balena/dockerignore
var require_dockerignore = __commonJS({
  "unreached:@balena/dockerignore"(exports, module) {
    module.exports = {};
  }
});

// unreached:tar-fs
var require_tar_fs = __commonJS({
  "unreached:tar-fs"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/util.js
var require_util = __commonJS({
  "node_modules/dockerode/lib/util.js"(exports, module) {
    var DockerIgnore = require_dockerignore();
    var fs3 = __require("fs");
    var path7 = __require("path");
    var tar = require_tar_fs();
    var zlib = __require("zlib");
    var arr = [];
    var each = arr.forEach;
    var slice = arr.slice;
    module.exports.extend = function(obj) {
      each.call(slice.call(arguments, 1), function(source) {
        if (source) {
          for (var prop in source) {
            obj[prop] = source[prop];
          }
        }
      });
      return obj;
    };
    module.exports.processArgs = function(opts, callback, defaultOpts) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      return {
        callback,
        opts: module.exports.extend({}, defaultOpts, opts)
      };
    };
    module.exports.parseRepositoryTag = function(input) {
      var separatorPos;
      var digestPos = input.indexOf("@");
      var colonPos = input.lastIndexOf(":");
      if (digestPos >= 0) {
        separatorPos = digestPos;
      } else if (colonPos >= 0) {
        separatorPos = colonPos;
      } else {
        return {
          repository: input
        };
      }
      var tag = input.slice(separatorPos + 1);
      if (tag.indexOf("/") === -1) {
        return {
          repository: input.slice(0, separatorPos),
          tag
        };
      }
      return {
        repository: input
      };
    };
    module.exports.prepareBuildContext = function(file, next2) {
      if (file && file.context) {
        fs3.readFile(path7.join(file.context, ".dockerignore"), (err, data) => {
          let ignoreFn;
          let filterFn;
          if (!err) {
            const dockerIgnore = DockerIgnore({ ignorecase: false }).add(data.toString());
            filterFn = dockerIgnore.createFilter();
            ignoreFn = (path8) => {
              return !filterFn(path8);
            };
          }
          const entries = file.src.slice() || [];
          const pack = tar.pack(file.context, {
            entries: filterFn ? entries.filter(filterFn) : entries,
            ignore: ignoreFn
            // Only works on directories
          });
          next2(pack.pipe(zlib.createGzip()));
        });
      } else {
        next2(file);
      }
    };
  }
});

// unreached:./exec
var require_exec = __commonJS({
  "unreached:./exec"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/container.js
var require_container = __commonJS({
  "node_modules/dockerode/lib/container.js"(exports, module) {
    var extend = require_util().extend;
    var Exec = require_exec();
    var util = require_util();
    var Container = function(modem, id) {
      this.modem = modem;
      this.id = id;
      this.defaultOptions = {
        top: {},
        start: {},
        commit: {},
        stop: {},
        pause: {},
        unpause: {},
        restart: {},
        resize: {},
        attach: {},
        remove: {},
        copy: {},
        kill: {},
        exec: {},
        rename: {},
        log: {},
        stats: {},
        getArchive: {},
        infoArchive: {},
        putArchive: {},
        update: {},
        wait: {}
      };
    };
    Container.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Container.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.rename = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.rename);
      var optsf = {
        path: "/containers/" + this.id + "/rename?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.update = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.update);
      var optsf = {
        path: "/containers/" + this.id + "/update",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.top = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.top);
      var optsf = {
        path: "/containers/" + this.id + "/top?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.changes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/changes",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.listCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.deleteCheckpoint = function(checkpoint, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints/" + checkpoint + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.createCheckpoint = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/checkpoints",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        allowEmpty: true,
        statusCodes: {
          200: true,
          //unofficial, but proxies may return it
          201: true,
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.export = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/" + this.id + "/export",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.start = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.start);
      var optsf = {
        path: "/containers/" + this.id + "/start?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already started",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.pause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.pause);
      var optsf = {
        path: "/containers/" + this.id + "/pause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.unpause = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.unpause);
      var optsf = {
        path: "/containers/" + this.id + "/unpause",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.exec = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.exec);
      var optsf = {
        path: "/containers/" + this.id + "/exec",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          409: "container stopped/paused",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(new Exec(self.modem, data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, new Exec(self.modem, data.Id));
        });
      }
    };
    Container.prototype.commit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.commit);
      args.opts.container = this.id;
      var optsf = {
        path: "/commit?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stop = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stop);
      var optsf = {
        path: "/containers/" + this.id + "/stop?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          304: "container already stopped",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.restart = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.restart);
      var optsf = {
        path: "/containers/" + this.id + "/restart?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.kill = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.kill);
      var optsf = {
        path: "/containers/" + this.id + "/kill?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.resize = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.resize);
      var optsf = {
        path: "/containers/" + this.id + "/resize?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.attach = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.attach);
      var optsf = {
        path: "/containers/" + this.id + "/attach?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        hijack: args.opts.hijack,
        openStdin: args.opts.stdin,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, stream) {
            if (err) {
              return reject3(err);
            }
            resolve3(stream);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, stream) {
          args.callback(err, stream);
        });
      }
    };
    Container.prototype.wait = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.wait);
      var optsf = {
        path: "/containers/" + this.id + "/wait?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.remove);
      var optsf = {
        path: "/containers/" + this.id + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          400: "bad parameter",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.copy = function(opts, callback) {
      var self = this;
      console.log("container.copy is deprecated since Docker v1.8.x");
      var args = util.processArgs(opts, callback, this.defaultOptions.copy);
      var optsf = {
        path: "/containers/" + this.id + "/copy",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.getArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.getArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.infoArchive = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.infoArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "HEAD",
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.putArchive = function(file, opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.putArchive);
      var optsf = {
        path: "/containers/" + this.id + "/archive?",
        method: "PUT",
        file,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "client error, bad parameters",
          403: "client error, permission denied",
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.logs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.log);
      var optsf = {
        path: "/containers/" + this.id + "/logs?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream: args.opts.follow || false,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Container.prototype.stats = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback, this.defaultOptions.stats);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/containers/" + this.id + "/stats?",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such container",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Container;
  }
});

// node_modules/dockerode/lib/image.js
var require_image = __commonJS({
  "node_modules/dockerode/lib/image.js"(exports, module) {
    var util = require_util();
    var Image = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Image.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Image.prototype.inspect = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/json",
        method: "GET",
        options: args.opts,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.distribution = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var fopts = {
        path: "/distribution/" + this.name + "/json",
        method: "GET",
        statusCodes: {
          200: true,
          401: "no such image",
          500: "server error"
        },
        authconfig: args.opts ? args.opts.authconfig : void 0
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(fopts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(fopts, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, data);
        });
      }
    };
    Image.prototype.history = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/history",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.get = function(callback) {
      var self = this;
      var opts = {
        path: "/images/" + this.name + "/get",
        method: "GET",
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          if (err) return callback(err, data);
          callback(err, data);
        });
      }
    };
    Image.prototype.push = function(opts, callback, auth) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var isStream = true;
      if (args.opts.stream === false) {
        isStream = false;
      }
      var optsf = {
        path: "/images/" + this.name + "/push?",
        method: "POST",
        options: args.opts,
        authconfig: args.opts.authconfig || auth,
        abortSignal: args.opts.abortSignal,
        isStream,
        statusCodes: {
          200: true,
          404: "no such image",
          500: "server error"
        }
      };
      delete optsf.options.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.tag = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/" + this.name + "/tag?",
        method: "POST",
        options: opts,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such image",
          409: "conflict",
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Image.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/" + this.name + "?",
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such image",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Image;
  }
});

// node_modules/dockerode/lib/volume.js
var require_volume = __commonJS({
  "node_modules/dockerode/lib/volume.js"(exports, module) {
    var util = require_util();
    var Volume = function(modem, name) {
      this.modem = modem;
      this.name = name;
    };
    Volume.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Volume.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          404: "no such volume",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Volume.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/" + this.name,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          204: true,
          404: "no such volume",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Volume;
  }
});

// node_modules/dockerode/lib/network.js
var require_network = __commonJS({
  "node_modules/dockerode/lib/network.js"(exports, module) {
    var util = require_util();
    var Network = function(modem, id) {
      this.modem = modem;
      this.id = id;
    };
    Network.prototype[__require("util").inspect.custom] = function() {
      return this;
    };
    Network.prototype.inspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/networks/" + this.id + "?",
        method: "GET",
        statusCodes: {
          200: true,
          404: "no such network",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.remove = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id,
        method: "DELETE",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          404: "no such network",
          409: "conflict",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.connect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/connect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Network.prototype.disconnect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/" + this.id + "/disconnect",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          404: "network or container is not found",
          500: "server error"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    module.exports = Network;
  }
});

// unreached:./service
var require_service = __commonJS({
  "unreached:./service"(exports, module) {
    module.exports = {};
  }
});

// unreached:./plugin
var require_plugin = __commonJS({
  "unreached:./plugin"(exports, module) {
    module.exports = {};
  }
});

// unreached:./secret
var require_secret = __commonJS({
  "unreached:./secret"(exports, module) {
    module.exports = {};
  }
});

// unreached:./config
var require_config = __commonJS({
  "unreached:./config"(exports, module) {
    module.exports = {};
  }
});

// unreached:./task
var require_task = __commonJS({
  "unreached:./task"(exports, module) {
    module.exports = {};
  }
});

// unreached:./node
var require_node = __commonJS({
  "unreached:./node"(exports, module) {
    module.exports = {};
  }
});

// unreached:./session
var require_session = __commonJS({
  "unreached:./session"(exports, module) {
    module.exports = {};
  }
});

// unreached:./buildkit
var require_buildkit = __commonJS({
  "unreached:./buildkit"(exports, module) {
    module.exports = {};
  }
});

// node_modules/dockerode/lib/docker.js
var require_docker = __commonJS({
  "node_modules/dockerode/lib/docker.js"(exports, module) {
    var EventEmitter2 = __require("events").EventEmitter;
    var Modem = require_modem();
    var Container = require_container();
    var Image = require_image();
    var Volume = require_volume();
    var Network = require_network();
    var Service = require_service();
    var Plugin = require_plugin();
    var Secret = require_secret();
    var Config = require_config();
    var Task = require_task();
    var Node = require_node();
    var Exec = require_exec();
    var util = require_util();
    var withSession = require_session();
    var extend = util.extend;
    var Docker = function(opts) {
      if (!(this instanceof Docker)) return new Docker(opts);
      var plibrary = global.Promise;
      if (opts && opts.Promise) {
        plibrary = opts.Promise;
        if (Object.keys(opts).length === 1) {
          opts = void 0;
        }
      }
      if (opts && opts.modem) {
        this.modem = opts.modem;
      } else {
        this.modem = new Modem(opts);
      }
      this.modem.Promise = plibrary;
    };
    Docker.prototype.createContainer = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/containers/create?",
        method: "POST",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          400: "bad parameter",
          404: "no such container",
          406: "impossible to attach",
          500: "server error"
        }
      };
      delete opts.authconfig;
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getContainer(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getContainer(data.Id));
        });
      }
    };
    Docker.prototype.createImage = function(auth, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!callback && !opts) {
        opts = auth;
        auth = opts.authconfig;
      }
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.loadImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/images/load?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.importImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = void 0;
      }
      if (!opts)
        opts = {};
      opts.fromSrc = "-";
      var optsf = {
        path: "/images/create?",
        method: "POST",
        options: opts,
        file,
        abortSignal: opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.checkAuth = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/auth",
        method: "POST",
        options: opts,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          204: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.buildImage = function(file, opts, callback) {
      var self = this;
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = null;
      }
      var optsf = {
        path: "/build?",
        method: "POST",
        file: void 0,
        options: opts,
        abortSignal: opts && opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (opts) {
        if (opts.registryconfig) {
          optsf.registryconfig = optsf.options.registryconfig;
          delete optsf.options.registryconfig;
        }
        if (opts.authconfig) {
          optsf.authconfig = optsf.options.authconfig;
          delete optsf.options.authconfig;
        }
        if (opts.cachefrom && Array.isArray(opts.cachefrom)) {
          optsf.options.cachefrom = JSON.stringify(opts.cachefrom);
        }
      }
      function dial(callback2) {
        util.prepareBuildContext(file, (ctx) => {
          optsf.file = ctx;
          self.modem.dial(optsf, callback2);
        });
      }
      function dialWithSession(callback2) {
        if (opts?.version === "2") {
          withSession(self, optsf.authconfig, (err, sessionId, done) => {
            if (err) {
              return callback2(err);
            }
            optsf.options.session = sessionId;
            dial((err2, data) => {
              callback2(err2, data);
              if (data) {
                data.on("end", done);
              }
            });
          });
        } else {
          dial(callback2);
        }
      }
      if (callback === void 0) {
        return new self.modem.Promise(function(resolve3, reject3) {
          dialWithSession(function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        dialWithSession(callback);
      }
    };
    Docker.prototype.followProgress = function(stream, onFinished, onProgress) {
      var buildkit = require_buildkit();
      return buildkit.followProgress(stream, onFinished, onProgress);
    };
    Docker.prototype.getContainer = function(id) {
      return new Container(this.modem, id);
    };
    Docker.prototype.getImage = function(name) {
      return new Image(this.modem, name);
    };
    Docker.prototype.getVolume = function(name) {
      return new Volume(this.modem, name);
    };
    Docker.prototype.getPlugin = function(name, remote) {
      return new Plugin(this.modem, name, remote);
    };
    Docker.prototype.getService = function(id) {
      return new Service(this.modem, id);
    };
    Docker.prototype.getTask = function(id) {
      return new Task(this.modem, id);
    };
    Docker.prototype.getNode = function(id) {
      return new Node(this.modem, id);
    };
    Docker.prototype.getNetwork = function(id) {
      return new Network(this.modem, id);
    };
    Docker.prototype.getSecret = function(id) {
      return new Secret(this.modem, id);
    };
    Docker.prototype.getConfig = function(id) {
      return new Config(this.modem, id);
    };
    Docker.prototype.getExec = function(id) {
      return new Exec(this.modem, id);
    };
    Docker.prototype.listContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/json?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/get?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listServices = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/services?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listNodes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/nodes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          404: "no such node",
          500: "server error",
          503: "node is not part of a swarm"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listTasks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/tasks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createSecret = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/secrets/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getSecret(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getSecret(data.ID));
        });
      }
    };
    Docker.prototype.createConfig = function(opts, callback) {
      var args = util.processArgs(opts, callback);
      var self = this;
      var optsf = {
        path: "/configs/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          406: "server error or node is not part of a swarm",
          409: "name conflicts with an existing object",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getConfig(data.ID));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getConfig(data.ID));
        });
      }
    };
    Docker.prototype.listSecrets = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/secrets?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.listConfigs = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/configs?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createPlugin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          204: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getPlugin(args.opts.name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getPlugin(args.opts.name));
        });
      }
    };
    Docker.prototype.listPlugins = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/plugins?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneImages = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/images/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneBuilder = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/build/prune",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneContainers = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/containers/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pruneNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/prune?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createVolume = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes/create?",
        method: "POST",
        allowEmpty: true,
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getVolume(data.Name));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getVolume(data.Name));
        });
      }
    };
    Docker.prototype.createService = function(auth, opts, callback) {
      if (!callback && typeof opts === "function") {
        callback = opts;
        opts = auth;
        auth = opts.authconfig || void 0;
      } else if (!opts && !callback) {
        opts = auth;
      }
      var self = this;
      var optsf = {
        path: "/services/create",
        method: "POST",
        options: opts,
        authconfig: auth,
        abortSignal: opts && opts.abortSignal,
        statusCodes: {
          200: true,
          201: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getService(data.ID || data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return callback(err, data);
          callback(err, self.getService(data.ID || data.Id));
        });
      }
    };
    Docker.prototype.listVolumes = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/volumes?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.createNetwork = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks/create?",
        method: "POST",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          // unofficial, but proxies may return it
          201: true,
          404: "driver not found",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(self.getNetwork(data.Id));
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          if (err) return args.callback(err, data);
          args.callback(err, self.getNetwork(data.Id));
        });
      }
    };
    Docker.prototype.listNetworks = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/networks?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.searchImages = function(opts, callback) {
      var self = this;
      var optsf = {
        path: "/images/search?",
        method: "GET",
        options: opts,
        authconfig: opts.authconfig,
        abortSignal: opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          callback(err, data);
        });
      }
    };
    Docker.prototype.info = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/info",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.version = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var opts = {
        path: "/version",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(opts, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(opts, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.ping = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/_ping",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.df = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/system/df",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.getEvents = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/events?",
        method: "GET",
        options: args.opts,
        abortSignal: args.opts.abortSignal,
        isStream: true,
        statusCodes: {
          200: true,
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.pull = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      args.opts.tag = imageSrc.tag || "latest";
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.pullAll = function(repoTag, opts, callback, auth) {
      var args = util.processArgs(opts, callback);
      var imageSrc = util.parseRepositoryTag(repoTag);
      args.opts.fromImage = imageSrc.repository;
      var argsf = [args.opts, args.callback];
      if (auth) {
        argsf = [auth, args.opts, args.callback];
      }
      return this.createImage.apply(this, argsf);
    };
    Docker.prototype.run = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (typeof arguments[arguments.length - 1] === "function") {
        return this.runCallback(image, cmd, streamo, createOptions, startOptions, callback);
      } else {
        return this.runPromise(image, cmd, streamo, createOptions, startOptions);
      }
    };
    Docker.prototype.runCallback = function(image, cmd, streamo, createOptions, startOptions, callback) {
      if (!callback && typeof createOptions === "function") {
        callback = createOptions;
        createOptions = {};
        startOptions = {};
      } else if (!callback && typeof startOptions === "function") {
        callback = startOptions;
        startOptions = {};
      }
      var hub2 = new EventEmitter2();
      function handler(err, container) {
        if (err) return callback(err, null, container);
        hub2.emit("container", container);
        container.attach({
          stream: true,
          stdout: true,
          stderr: true
        }, function handler2(err2, stream) {
          if (err2) return callback(err2, null, container);
          hub2.emit("stream", stream);
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              container.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          container.start(startOptions, function(err3, data) {
            if (err3) return callback(err3, data, container);
            hub2.emit("start", container);
            container.wait(function(err4, data2) {
              hub2.emit("data", data2);
              callback(err4, data2, container);
            });
          });
        });
      }
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      this.createContainer(optsc, handler);
      return hub2;
    };
    Docker.prototype.runPromise = function(image, cmd, streamo, createOptions, startOptions) {
      var self = this;
      createOptions = createOptions || {};
      startOptions = startOptions || {};
      var optsc = {
        "Hostname": "",
        "User": "",
        "AttachStdin": false,
        "AttachStdout": true,
        "AttachStderr": true,
        "Tty": true,
        "OpenStdin": false,
        "StdinOnce": false,
        "Env": null,
        "Cmd": cmd,
        "Image": image,
        "Volumes": {},
        "VolumesFrom": []
      };
      extend(optsc, createOptions);
      var containero;
      return new this.modem.Promise(function(resolve3, reject3) {
        self.createContainer(optsc).then(function(container) {
          containero = container;
          return container.attach({
            stream: true,
            stdout: true,
            stderr: true
          });
        }).then(function(stream) {
          if (streamo) {
            if (streamo instanceof Array) {
              stream.on("end", function() {
                try {
                  streamo[0].end();
                } catch (e) {
                }
                try {
                  streamo[1].end();
                } catch (e) {
                }
              });
              containero.modem.demuxStream(stream, streamo[0], streamo[1]);
            } else {
              stream.setEncoding("utf8");
              stream.pipe(streamo, {
                end: true
              });
            }
          }
          return containero.start(startOptions);
        }).then(function(data) {
          return containero.wait();
        }).then(function(data) {
          resolve3([data, containero]);
        }).catch(function(err) {
          reject3(err);
        });
      });
    };
    Docker.prototype.swarmInit = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/init",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmJoin = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/join",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmLeave = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/leave?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "node is not part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmUpdate = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm/update?",
        method: "POST",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          400: "bad parameter",
          406: "node is already part of a Swarm"
        },
        options: args.opts
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.prototype.swarmInspect = function(opts, callback) {
      var self = this;
      var args = util.processArgs(opts, callback);
      var optsf = {
        path: "/swarm",
        method: "GET",
        abortSignal: args.opts.abortSignal,
        statusCodes: {
          200: true,
          406: "This node is not a swarm manager",
          500: "server error"
        }
      };
      if (args.callback === void 0) {
        return new this.modem.Promise(function(resolve3, reject3) {
          self.modem.dial(optsf, function(err, data) {
            if (err) {
              return reject3(err);
            }
            resolve3(data);
          });
        });
      } else {
        this.modem.dial(optsf, function(err, data) {
          args.callback(err, data);
        });
      }
    };
    Docker.Container = Container;
    Docker.Image = Image;
    Docker.Volume = Volume;
    Docker.Network = Network;
    Docker.Service = Service;
    Docker.Plugin = Plugin;
    Docker.Secret = Secret;
    Docker.Task = Task;
    Docker.Node = Node;
    Docker.Exec = Exec;
    module.exports = Docker;
  }
});

// src/steps/build-buildx.ts
var buildBuildx = {
  title: ({ reference }) => `Building Buildx from ${reference}`,
  apply: async (step, tools) => (await import("./buildx-installer.js")).buildFromSource(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files: files3 }) => files3.remove(folder),
  undoTimeout: 1e4
};

// src/steps/check-nodes.ts
var checkNodes = {
  title: ({ nodes }) => `Connecting to ${nodes.map(({ endpoint: endpoint2 }) => endpoint2).join(", ")}`,
  apply: async (step, tools) => (await import("./remote-builder.js")).checkNodes(step, tools),
  undo: "nothing"
};

// src/steps/builder/create-arguments.ts
import { join } from "node:path";

// src/values/csv-line.ts
function csvLine(fields) {
  return fields.map((field) => /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field).join(",");
}

// src/steps/builder/create-arguments.ts
var configurationIn = (folder) => join(folder, "berth-buildkitd.toml");
function createArguments({ name, driver, use, configuration }, node, settings2) {
  return [
    ...["create", "--name", name, "--driver", driver],
    ...use ? ["--use"] : [],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings2)
  ];
}
function appendArguments({ name, configuration }, node, settings2) {
  return [
    ...["create", "--name", name, "--append"],
    ...configuration === null ? [] : ["--config", configuration],
    ...nodeArguments(node, settings2)
  ];
}
function nodeArguments({ name, endpoint: endpoint2, platforms }, { driverOptions, buildkitdFlags }) {
  return [
    ...name === null ? [] : ["--node", name],
    // buildx parses an option as a line of CSV (docker/buildx, builder/builder.go, csvToMap).
    ...driverOptions.flatMap((option) => ["--driver-opt", csvLine([option])]),
    ...buildkitdFlags === "" ? [] : ["--buildkitd-flags", buildkitdFlags],
    ...platforms.length > 0 ? ["--platform", platforms.join(",")] : [],
    ...endpoint2 === "" ? [] : [endpoint2]
  ];
}

// src/steps/builder/inspect-sections.ts
function sectionsOf(block2) {
  const sections = [];
  for (const line of block2.split("\n")) {
    const last = sections.at(-1);
    const [, key = "", value2 = ""] = /^([^\s:][^:]*):\s*(.*)$/.exec(line) ?? [];
    if (key !== "") sections.push({ key, value: value2.trim(), body: [] });
    else if (last && /^\s/.test(line)) last.body.push(line);
  }
  return sections;
}
function pairsIn(body) {
  return body.flatMap((line) => {
    const [, key, value2] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
    return key === void 0 || value2 === void 0 ? [] : [[key.trim(), value2.trim()]];
  });
}

// src/steps/builder/parse-inspect.ts
function parseInspect(text3) {
  const [head = "", body = ""] = text3.split(/^Nodes:[ \t]*$/m);
  const blocks = body.split(/^(?=Name:)/m).filter((block2) => block2.startsWith("Name:"));
  return { driver: valueIn(sectionsOf(head), "Driver") ?? "", nodes: blocks.map(parseNode) };
}
function parseNode(block2) {
  const sections = sectionsOf(block2);
  const value2 = (...keys) => valueIn(sections, ...keys);
  const bodies = (start2) => sections.filter(({ key }) => key.startsWith(start2));
  const options2 = value2("Driver Options");
  const [error2, flags] = [value2("Error"), value2("BuildKit daemon flags", "Flags")];
  const [features, devices] = [bodies("Features")[0], bodies("Devices")[0]];
  const rules2 = bodies("GC Policy rule#");
  const files3 = bodies("File#");
  return {
    name: value2("Name") ?? "",
    endpoint: value2("Endpoint") ?? "",
    ...options2 !== void 0 && { "driver-opts": optionsIn(options2) },
    ...error2 !== void 0 && { error: error2 },
    status: value2("Status") ?? "",
    ...flags !== void 0 && { "buildkitd-flags": flags },
    buildkit: value2("BuildKit version", "Buildkit") ?? "",
    platforms: platformsIn(value2("Platforms") ?? ""),
    ...features && { features: featuresIn(features) },
    labels: Object.fromEntries(bodies("Labels").flatMap(({ body }) => pairsIn(body))),
    ...devices && { devices: devicesIn(devices) },
    ...rules2.length > 0 && { gcPolicy: rules2.map(ruleIn) },
    ...files3.length > 0 && { files: Object.fromEntries(files3.map(fileIn)) }
  };
}
var valueIn = (sections, ...keys) => sections.find(({ key }) => keys.includes(key))?.value;
function platformsIn(text3) {
  const all = text3.split(",").map((platform2) => platform2.trim()).filter((platform2) => platform2 !== "");
  const requested = all.filter((platform2) => platform2.endsWith("*"));
  return requested.length > 0 ? requested.map((platform2) => platform2.slice(0, -1)) : all;
}
function optionsIn(text3) {
  return [...text3.matchAll(/([\w.-]+)="((?:[^"\\]|\\.)*)"/g)].map(
    ([, key, quoted2 = ""]) => `${key}=${quoted2.replace(/\\(["\\])/g, "$1")}`
  );
}
var featuresIn = ({ body }) => Object.fromEntries(pairsIn(body).map(([name, value2]) => [name, value2 === "true"]));
function devicesIn({ body }) {
  const devices = [];
  for (const [key, value2] of pairsIn(body)) {
    const device = devices.at(-1);
    if (key === "Name" && !(device?.annotations && value2 === "")) devices.push({ name: value2 });
    else if (!device) continue;
    else if (device.annotations) device.annotations[key] = value2;
    else if (key === "On-Demand") device.onDemand = value2 === "true";
    else if (key === "Automatically allowed") device.autoAllow = value2 === "true";
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
  const limits2 = Object.entries(ruleKeys).flatMap(
    ([key, name]) => pairs.has(key) ? [[name, pairs.get(key) ?? ""]] : []
  );
  return {
    all: pairs.get("All") === "true",
    ...filters !== void 0 && { filter: filters.split(/[ ,]+/) },
    ...Object.fromEntries(limits2)
  };
}
function fileIn({ key, body }) {
  const text3 = body.map((line) => line.replace(/^\s*> ?/, "")).join("\n");
  return [key.slice("File#".length), text3.includes("-----BEGIN ") ? "***" : text3];
}

// src/steps/builder/redact-arguments.ts
function redactorFor(buildxArguments) {
  const secrets2 = buildxArguments.flatMap((argument) => {
    const [, name] = /^("?env\.[^=]+=)./s.exec(argument) ?? [];
    return name === void 0 ? [] : [[argument, `${name}***`], [unquoted(argument), `${unquoted(name)}***`]];
  });
  return (line) => {
    const shown = secrets2.reduce((text3, [secret, redacted]) => text3.replaceAll(secret, redacted), line);
    return shown.replace(quotedValue, '$1"***"').replace(keyMaterial, "$1***").replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@"']+@/gi, "$1***@");
  };
}
var quotedValue = /(\benv\.[\w.-]+=)"(?:[^"\\]|\\.)*"/g;
var keyMaterial = /^(\s+> )[A-Za-z0-9+/=]{16,}$/gm;
var isKeyMaterial = (line) => /^\s+> [A-Za-z0-9+/=]{4,}$/.test(line);
var unquoted = (field) => field.replace(/^"|"$/g, "").replaceAll('""', '"');

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

// src/steps/builder/run-buildx.ts
var defaultTimeout = 18e4;
async function runBuildx({ program, environment }, buildxArguments, { showCommand }, { timeout: timeout5 = defaultTimeout, ...signal2 } = {}) {
  const redact = redactorFor(buildxArguments);
  const result = await showCommand(program, buildxArguments, {
    ...{ ...signal2, timeout: timeout5, environment },
    redact: (line) => isKeyMaterial(line) ? null : redact(line)
  });
  if (result.exitCode === 0) return result.stdout;
  const stderr = redact(result.stderr);
  const command = `buildx ${buildxArguments[0] ?? ""}`;
  throw new ExpectedError(
    "builder-not-ready",
    `${command} ${outcome(result, timeout5)}: ${errorLine(stderr)}`,
    remedyFor(stderr),
    { details: stderr.trim() }
  );
}
function outcome({ exitCode, timedOut }, timeout5) {
  return timedOut ? `did not end within ${timeout5 / 1e3} s` : `failed with exit code ${exitCode}`;
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
var featuresTimeout = 2e4;
async function inspectBuilder(buildx, name, tools, bounds = {}) {
  return parsed(await runBuildx(buildx, ["inspect", name], tools, bounds));
}
async function startBuilder(buildx, name, tools, bounds = {}) {
  const text3 = await runBuildx(buildx, ["inspect", "--bootstrap", name], tools, bounds);
  return parsed(await inspectFeatures(buildx, name, tools, bounds) || text3);
}
var parsed = (text3) => parseInspect(redactorFor([])(text3));
async function inspectFeatures({ program, environment }, name, { runCommand: runCommand2 }, { signal: signal2 }) {
  const options2 = { timeout: featuresTimeout, environment: { ...environment, DEBUG: "1" } };
  const words = ["inspect", name];
  const result = await runCommand2(program, words, { ...options2, ...signal2 && { signal: signal2 } }).catch(() => null);
  return result?.exitCode === 0 ? result.stdout : "";
}

// src/steps/builder/boot-nodes.ts
async function bootNodes(step, driver, tools, bounds = {}) {
  await createNodes(step, driver, tools, bounds);
  return startBuilder(step.buildx, step.name, tools, bounds);
}
async function createNodes(step, driver, tools, bounds) {
  const { name, buildx, folder, nodes, use } = step;
  const configuration = await writeConfiguration(folder, step.secret.buildkitdConfiguration, tools);
  for (const [position, node] of nodes.entries()) {
    const settings2 = step.secret.settings[position] ?? { driverOptions: [], buildkitdFlags: "" };
    const words = position === 0 ? createArguments({ name, driver, use, configuration }, node, settings2) : appendArguments({ name, configuration }, node, settings2);
    await runBuildx(buildx, words, tools, bounds);
  }
}
async function writeConfiguration(folder, text3, { files: files3 }) {
  if (text3 === "") return null;
  await files3.writeText(configurationIn(folder), text3, 384);
  return configurationIn(folder);
}

// src/steps/builder/existing-builder.ts
async function useExisting({ name, buildx, use }, tools, bounds = {}) {
  tools.log(`Using the existing builder ${name}: its settings stay as they are, and it is not removed`);
  if (use) await runBuildx(buildx, ["use", name], tools, bounds);
  return startBuilder(buildx, name, tools, bounds);
}
function builderResult(name, { driver, nodes, inherited }, reused) {
  const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
  const origin = { ...reused && { reused }, ...inherited && { inherited } };
  return { builder: { name, driver, platforms, nodes, ...origin } };
}

// src/steps/builder/user-folder.ts
import { homedir } from "node:os";
import { dirname, join as join2 } from "node:path";
function userFolder(environment) {
  const client = environment["DOCKER_CONFIG"] || join2(homedir(), ".docker");
  return environment["BUILDX_CONFIG"] || join2(client, "buildx");
}
var recordIn = (folder, builder) => join2(folder, "instances", builder.toLowerCase());
async function saveRecord({ name, folder }, { files: files3, environment }) {
  const record2 = recordIn(userFolder(environment), name);
  await files3.makeDirectory(dirname(record2), 448);
  await files3.copy(recordIn(folder, name), record2);
}

// src/steps/builder/warn-about-variable.ts
function warnAboutVariable(builder, { environment, warn }) {
  const selected = environment["BUILDX_BUILDER"];
  if (!selected || selected === builder) return;
  warn(
    `BUILDX_BUILDER=${selected} is set, so later steps, including \`docker build\`, use that builder instead of ${builder}. To use ${builder}, remove the variable from the workflow.`
  );
}

// src/steps/connect-builder.ts
var connectBuilder = {
  title: ({ name, nodes }) => `Connecting builder ${name} to ${nodes.map(({ endpoint: endpoint2 }) => endpoint2).join(", ")}`,
  async apply(step, tools) {
    const { name, folder, cleanup } = step;
    const isKnown = await tools.files.exists(recordIn(folder, name));
    const inspected = isKnown ? await useExisting(step, tools) : await connect(step, tools);
    if (!isKnown && !cleanup) await saveRecord(step, tools);
    warnAboutVariable(name, tools);
    return builderResult(name, inspected, isKnown);
  },
  undo: "nothing"
};
async function connect(step, tools) {
  const { withCertificates } = await import("./remote-builder.js");
  return bootNodes(await withCertificates(step, tools), step.driver, tools);
}

// src/steps/create-builder.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/steps/builder/boot.ts
import { join as join3 } from "node:path";

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
  return requested.filter((platform2) => known.has(canonical(platform2)));
}
var canonical = (platform2) => canonicalNames[platform2] ?? platform2;

// src/steps/builder/builder-record.ts
import { dirname as dirname2 } from "node:path";
async function readRecord(folder, builder, files3) {
  return JSON.parse(await files3.readText(recordIn(folder, builder)));
}
async function writeRecordOfDetected(folder, builder, record2, files3) {
  const path7 = recordIn(folder, builder);
  const nodes = record2.Nodes.map((node) => ({ ...node, Platforms: null }));
  await files3.makeDirectory(dirname2(path7), 448);
  await files3.writeText(path7, JSON.stringify({ ...record2, Nodes: nodes }), 384);
}

// src/plan/job.ts
var ownerLabel = "berth.run";
var poolLabel = "berth.cache";
var leaseLabel = "berth.lease";
function attemptIn(labels) {
  const { [ownerLabel]: run2, "berth.repository": repository, "berth.attempt": attempt } = labels;
  return run2 && repository && attempt ? { repository, run: run2, attempt } : null;
}
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/steps/builder/builder-resources.ts
var containerPrefix = "buildx_buildkit_";
var containerOf = (node) => `${containerPrefix}${node}`;
var volumeOf = (node) => `${containerOf(node)}_state`;
var flag = "--oci-worker-labels=";
function labelFlags(labels) {
  return Object.entries(labels).map(([name, value2]) => `${flag}${name}=${flagValue(value2)}`);
}
function labelsOf({ labels, cleanup }) {
  const { [ownerLabel]: run2 = "", ...others } = labels;
  return cleanup ? { [ownerLabel]: run2, ...others } : others;
}
function labelsIn(command) {
  const pairs = command.filter((word) => word.startsWith(flag)).map((word) => /^([^=]+)=(.*)$/s.exec(word.slice(flag.length)) ?? []);
  return Object.fromEntries(pairs.map(([, name = "", value2 = ""]) => [name, value2]));
}
var flagValue = (value2) => value2.replace(/[^\w./:@-]/g, "_");

// src/steps/builder/boot.ts
async function boot(step, tools, bounds) {
  const labelled = withLabels(step);
  const inspected = await bootNodes(labelled, "docker-container", tools, bounds);
  for (const { name, error: error2 } of inspected.nodes) if (error2 !== void 0) throw notStarted(name, error2);
  if (step.nodes.some(({ platforms }) => platforms.length > 0))
    await reportMissingEmulators(step, tools, bounds);
  return inspected;
}
function notStarted(node, error2) {
  return new ExpectedError(
    "builder-not-ready",
    `Node ${node} of the builder did not start: ${error2}`,
    "Check the daemon at the `endpoint` of this node, or remove the node from `append`."
  );
}
function withLabels(step) {
  const labels = labelFlags(labelsOf(step));
  const settings2 = step.secret.settings.map(({ driverOptions, buildkitdFlags }) => ({
    driverOptions,
    buildkitdFlags: [...labels, buildkitdFlags].filter((flag2) => flag2 !== "").join(" ")
  }));
  return { ...step, secret: { ...step.secret, settings: settings2 } };
}
async function reportMissingEmulators({ name: builder, buildx, folder, nodes }, tools, bounds) {
  const apart2 = join3(folder, "detected");
  await writeRecordOfDetected(apart2, builder, await readRecord(folder, builder, tools.files), tools.files);
  const environment = { ...buildx.environment, BUILDX_CONFIG: apart2 };
  const detected = await inspectBuilder({ ...buildx, environment }, builder, tools, bounds);
  for (const { name, platforms } of nodes) {
    const found = detected.nodes.find((node) => node.name === name)?.platforms ?? [];
    const runnable = platformsAmong(platforms, found);
    const missing = platforms.filter((platform2) => !runnable.includes(platform2));
    if (missing.length > 0) {
      tools.log(
        `Node ${name} cannot run programs for ${missing.join(", ")}. To install emulators, use docker/setup-qemu-action.`
      );
    }
  }
}

// src/values/run-attempt.ts
function isOfGitHub({ repository, run: run2, attempt }) {
  return /^[\w.-]+\/[\w.-]+$/.test(repository) && [run2, attempt].every((number) => /^\d{1,15}$/.test(number));
}
var nameOfAttempt = ({ repository, run: run2, attempt }) => `${repository}/${run2}/${attempt}`;

// src/platform/before-deadline.ts
async function beforeDeadline(timeout5, call) {
  const controller = new AbortController();
  const { signal: abortSignal } = controller;
  const late = new Promise((_, reject3) => {
    abortSignal.addEventListener("abort", () => reject3(abortSignal.reason));
  });
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`there was no answer for ${timeout5 / 1e3} s`, "TimeoutError"));
  }, timeout5);
  try {
    return await Promise.race([call({ abortSignal }), late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/steps/sweep/completed-attempts.ts
var timeout = 1e4;
var maxAttempts = 20;
async function findCompleted(attempts, token, { connectGitHub: connectGitHub2, log }) {
  const completed = /* @__PURE__ */ new Set();
  if (attempts.length === 0) return completed;
  const reasons = /* @__PURE__ */ new Set();
  try {
    if (token === "") throw new Error("`github-token` is empty");
    await beforeDeadline(timeout, async ({ abortSignal }) => {
      const github = await connectGitHub2(token);
      for (const attempt of attempts.slice(0, maxAttempts)) {
        try {
          if (await github.isCompleted(attempt, abortSignal)) completed.add(nameOfAttempt(attempt));
        } catch (error2) {
          if (statusOf(error2) !== 404) throw error2;
          reasons.add(reasonOf(error2));
        }
      }
    });
  } catch (error2) {
    reasons.add(reasonOf(error2));
  }
  if (reasons.size > 0) log(unknown([...reasons]));
  return completed;
}
var statusOf = (error2) => error2?.status;
function reasonOf(error2) {
  const status = statusOf(error2);
  const { message } = error2;
  const line = (message || String(error2)).split("\n")[0]?.slice(0, 200);
  return typeof status === "number" ? `${line} (status ${status})` : `${line}`;
}
var unknown = (reasons) => `Keeping what still runs of earlier runs: GitHub did not report which runs are completed (${reasons.join("; ")}). With \`permissions: actions: read\`, Berth can remove it.`;

// src/steps/engine-error.ts
function engineError(error2) {
  if (!(error2 instanceof Error)) return void 0;
  const { statusCode, code: code2, syscall, json } = error2;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error2.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error2 });
  }
  if (error2.name === "TimeoutError" || error2.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error2 });
  }
  const isSockets = syscall === "connect" && (code2 === "ENOENT" || code2 === "EACCES");
  if (isSockets || code2 && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code2)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code2}): ${error2.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error2 }
    );
  }
  return void 0;
}

// src/steps/builder/connect-node.ts
function connectNode(node, { host, certificates: certificates2 }, { connect: connect4, hostEngine }) {
  const docker = connect4(host, certificates2);
  return {
    docker,
    async ask(question) {
      try {
        return await question();
      } catch (error2) {
        if (host === hostEngine || error2 instanceof ExpectedError) throw error2;
        const reason = engineError(error2)?.message ?? (error2 instanceof Error ? error2.message : String(error2));
        throw new ExpectedError(
          "builder-not-ready",
          `${node} of the builder cannot use the daemon at ${host}: ${reason.replace(/\.$/, "")}.`,
          "Check the daemon at the `endpoint` of this node: docker --host <address> version, or docker --context <name> version.",
          { cause: error2 }
        );
      }
    }
  };
}

// src/steps/builder/claim-name.ts
async function claimName(step, tools) {
  const { files: files3, log } = tools;
  const record2 = recordIn(step.folder, step.name);
  if (await files3.exists(record2)) {
    refuseOtherEngine(await files3.readText(record2), step);
    return "use";
  }
  const left = await Promise.all(step.nodes.map((node) => leftoverOf(node, step, tools)));
  for (const leftover of left) {
    if (leftover === null) continue;
    const { node, docker, run: run2 } = leftover;
    log(`Removing builder ${node} of run ${run2}, which has ended without its post step`);
    await docker.removeContainer(containerOf(node));
    if (!step.keepState) await docker.removeVolume(volumeOf(node));
  }
  return "create";
}
async function leftoverOf({ name: node, daemon }, step, tools) {
  const { docker, ask } = connectNode(`Node ${node}`, daemon, tools);
  const container = await ask(() => docker.inspectContainer(containerOf(node)));
  if (!container) return null;
  const found = labelsIn(container.Args);
  if (!isOfThisRunner(found, step.labels) && !await isCompleted(found, step, tools))
    throw inUse(node, step, container, found);
  return { node, docker, run: found[ownerLabel] };
}
function refuseOtherEngine(record2, { name, nodes }) {
  const { Driver, Nodes = [] } = JSON.parse(record2);
  const [elsewhere2 = ""] = Nodes.map(({ Endpoint = "" }) => Endpoint);
  const isHere = ({ Endpoint = "" }) => !Endpoint.includes("://") || nodes.some(({ endpoint: endpoint2, daemon }) => endpoint2 === Endpoint || daemon.host === Endpoint);
  if (Driver !== "docker-container" || Nodes.length === 0 || Nodes.some(isHere)) return;
  throw new ExpectedError(
    "builder-in-use",
    `Input \`name\`: buildx already has a builder ${name} on another daemon, ${elsewhere2}.`,
    "Choose another `name`, or omit it to get a separate builder for each job."
  );
}
function isOfThisRunner(found, own) {
  const same = (label) => own[label] !== "" && found[label] === flagValue(own[label] ?? "");
  return found[ownerLabel] !== void 0 && same("berth.repository") && same("berth.runner");
}
async function isCompleted(found, { labels, secret }, tools) {
  const repository = labels["berth.repository"] ?? "";
  const attempt = attemptIn({ ...found, "berth.repository": repository });
  if (found["berth.repository"] !== flagValue(repository) || !attempt || !isOfGitHub(attempt)) return false;
  return (await findCompleted([attempt], secret.githubToken, tools)).has(nameOfAttempt(attempt));
}
function inUse(node, { name, nodes }, { Created }, found) {
  const container = containerOf(node);
  const run2 = found["berth.run"];
  const whose = run2 === void 0 ? "by buildx of another user" : `by run ${run2} of ${found["berth.repository"]} on the runner ${found["berth.runner"]}`;
  const isFirst = node === nodes[0]?.name;
  return new ExpectedError(
    "builder-in-use",
    `Input \`${isFirst ? "name" : "append"}\`: ${isFirst ? `builder ${name}` : `node ${node}`} is in use. Its container ${container} was created at ${Created}, ${whose}.`,
    `Omit ${isFirst ? "`name` to get a separate builder" : "the `name` of the node to get a separate one"} for each job. If no job uses it, remove it: docker rm --force ${container}`
  );
}

// src/plan/inherit/inherited.ts
var nothingInherited = {
  mirrors: [],
  insecureRegistries: [],
  registries: [],
  authorities: { files: [], count: 0 },
  proxies: [],
  omitted: []
};
function needsFile({ mirrors, insecureRegistries: insecureRegistries2, registries, authorities }) {
  return mirrors.length + insecureRegistries2.length + registries.length + authorities.count > 0;
}
function withoutFileSettings(inherited, why) {
  const { proxies, omitted } = inherited;
  return { ...nothingInherited, proxies, omitted: needsFile(inherited) ? [...omitted, why] : omitted };
}

// src/values/driver-options.ts
function imageOption(driverOptions) {
  return driverOptions.findLast((option) => option.startsWith("image="))?.slice("image=".length);
}

// src/steps/builder/image-configuration.ts
var path = "/etc/buildkit/buildkitd.toml";
var containerOf2 = ({ labels }) => `berth-${labels["berth.token"]}-configuration`;
async function imageConfiguration(step, { connect: connect4, log }) {
  const image = imageOption(step.secret.settings[0]?.driverOptions ?? []);
  const [node] = step.nodes;
  if (image === void 0 || node === void 0 || /^(?:docker\.io\/)?moby\/buildkit[:@]/.test(image))
    return "";
  const docker = connect4(node.daemon.host, node.daemon.certificates);
  const name = containerOf2(step);
  try {
    await docker.createContainer({ name, Image: image, Labels: { ...step.labels } });
    return (await docker.readContainerFile(name, path))?.toString() ?? "";
  } catch (error2) {
    const reason = error2 instanceof Error ? error2.message : String(error2);
    log(`Could not look for ${path} in ${image}: ${reason}`);
    return "";
  } finally {
    await docker.removeContainer(name).catch(() => {
    });
  }
}
async function removeImageConfiguration(step, { connect: connect4 }) {
  const [node] = step.nodes;
  if (node && needsFile(step.inherited))
    await connect4(node.daemon.host, node.daemon.certificates).removeContainer(containerOf2(step));
}

// src/steps/builder/inherit-settings.ts
import { join as join5 } from "node:path";

// src/platform/toml.ts
var checkToml = async (text3) => (await import("./toml-parser.js")).problemOfToml(text3);
var editToml = async (text3, change) => (await import("./toml-parser.js")).editToml(text3, change);

// src/values/pem.ts
function certificatesIn(text3) {
  const found = text3.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, "")))];
}
function bundleOf(texts) {
  return `${[...new Set(texts.flatMap(certificatesIn))].join("\n")}
`;
}

// src/steps/builder/base-configuration.ts
import { join as join4 } from "node:path";
var defaultName = "buildkitd.default.toml";
async function baseConfiguration(step, tools) {
  const given = step.secret.buildkitdConfiguration;
  if (given !== "") return { text: given, ofImage: false };
  const path7 = join4(step.folder, defaultName);
  const isDefault = await tools.files.exists(path7);
  const text3 = isDefault ? await tools.files.readText(path7) : await imageConfiguration(step, tools);
  const found = await checkToml(text3);
  if (found === null) return { text: text3, ofImage: !isDefault };
  const { line, column, problem } = found;
  const [where, remedy] = isDefault ? [
    `of the user, ${defaultName} in the buildx directory,`,
    `Correct or remove ~/.docker/buildx/${defaultName} on this runner.`
  ] : ["in the image of BuildKit", "Correct it in the image, or give another one: `buildkitd-config`."];
  throw new ExpectedError(
    "builder-not-ready",
    `The configuration of builders ${where} is not valid TOML: line ${line}, column ${column}: ${problem}.`,
    remedy
  );
}

// src/plan/inherit/authorities-folder.ts
var authoritiesRegistry = "private-authorities.berth.invalid";
var authoritiesVariable = {
  name: "SSL_CERT_DIR",
  value: `/etc/ssl/certs:/etc/pki/tls/certs:/etc/buildkit/certs/${authoritiesRegistry}`
};

// src/steps/builder/merge-buildkitd-settings.ts
function mergeBuildkitdSettings(own, inherited, authoritiesFile) {
  const registries = tableAt(own, "registry");
  if (registries === null) return { settings: own, inherited: withoutFileSettings(inherited, noTable) };
  const has = (host, keys) => {
    const ofUser = tableAt(registries, host);
    return ofUser === null || keys.some((key) => key in ofUser);
  };
  const mirrors = has(hub, ["mirrors"]) ? [] : inherited.mirrors;
  const plainMirrors = mirrors.filter((mirror) => /^http:/i.test(mirror)).map(hostOf);
  const insecure = inherited.insecureRegistries.filter((host) => !has(host, securityKeys));
  const plain2 = plainMirrors.filter((host) => !insecure.includes(host) && !has(host, securityKeys));
  const certificates2 = inherited.registries.filter(({ host }) => !has(host, ["ca", "tlsconfigdir"]));
  const additions = [
    ...mirrors.length > 0 ? [[hub, { mirrors: mirrors.map(hostOf) }]] : [],
    ...plain2.map((host) => [host, { http: true }]),
    // As dockerd does: TLS without verification, then HTTP (moby/buildkit, util/resolver, fillInsecureOpts).
    ...insecure.map((host) => [host, { http: true, insecure: true }]),
    ...certificates2.map(({ host, authorities }) => [host, { ca: [...authorities] }]),
    ...inherited.authorities.count > 0 ? [[authoritiesRegistry, { ca: [authoritiesFile] }]] : []
  ];
  const merged = { ...registries };
  for (const [host, added] of additions) merged[host] = { ...added, ...tableAt(merged, host) };
  return {
    settings: additions.length === 0 ? own : { ...own, registry: merged },
    inherited: { ...inherited, mirrors, insecureRegistries: insecure, registries: certificates2 }
  };
}
var noTable = "Mirrors, insecure registries and CAs are not passed on: `registry` in the configuration is no table.";
var hub = "docker.io";
var securityKeys = ["http", "insecure", "ca", "keypair", "tlsconfigdir"];
var hostOf = (mirror) => mirror.replace(/^[a-z]+:\/\//i, "").replace(/\/+$/, "");
function tableAt(table, key) {
  const value2 = table[key] ?? {};
  return typeof value2 === "object" && !Array.isArray(value2) ? value2 : null;
}

// src/steps/builder/inherit-settings.ts
async function inheritSettings(step, tools) {
  const { folder, inherited, secret } = step;
  const { authorities } = inherited;
  if (!needsFile(inherited)) return { step, inherited };
  const base = await baseConfiguration(step, tools);
  const authoritiesFile = join5(folder, "private-authorities.pem");
  let used = null;
  const buildkitdConfiguration = await editToml(base.text, (settings2) => {
    if (base.ofImage && namesFiles(settings2)) return settings2;
    const merged = mergeBuildkitdSettings(settings2, inherited, authoritiesFile);
    used = merged.inherited;
    return merged.settings;
  });
  if (used === null) return { step, inherited: withoutFileSettings(inherited, certificatesOfImage) };
  if (authorities.count > 0) {
    const texts = await Promise.all(authorities.files.map((path7) => tools.files.readText(path7)));
    await tools.files.writeText(authoritiesFile, bundleOf(texts), 384);
  }
  return { step: { ...step, secret: { ...secret, buildkitdConfiguration } }, inherited: used };
}
function namesFiles({ registry }) {
  const tables = Object.values(registry ?? {});
  return tables.some(
    (table) => typeof table === "object" && table !== null && ("ca" in table || "keypair" in table)
  );
}
var certificatesOfImage = "Mirrors, insecure registries and CAs are not passed on: the configuration in the image of BuildKit names certificates in the image.";

// src/steps/builder/show-logs.ts
var longest = 1e4;
async function showLogs({ nodes, debug: debug2 }, { connect: connect4, environment, group }) {
  if (!debug2 && environment["RUNNER_DEBUG"] !== "1") return;
  const redact = redactorFor([]);
  for (const { name, daemon } of nodes) {
    const container = containerOf(name);
    const read4 = connect4(daemon.host, daemon.certificates).containerLogs(container, longest);
    const lines = await read4.then(
      ({ stdout, stderr }) => `${stdout}${stderr}`.trimEnd().split("\n").map(redact),
      (error2) => [`Could not read the log: ${error2 instanceof Error ? error2.message : String(error2)}`]
    );
    group(`BuildKit log of ${container}`, lines);
  }
}

// src/platform/while-alive.ts
async function whileAlive(work, ask, { interval: interval2, limit: limit2, signal: outer }) {
  const controller = new AbortController();
  const { signal: signal2 } = controller;
  const abandoned = new Promise((_, reject3) => {
    signal2.addEventListener("abort", () => reject3(signal2.reason));
  });
  const abandon = () => controller.abort(outer?.reason);
  outer?.addEventListener("abort", abandon);
  if (outer?.aborted) abandon();
  let last = performance.now();
  const timer = setInterval(() => {
    const silence = performance.now() - last;
    if (silence > limit2) controller.abort(tooLong(limit2));
    else if (silence >= interval2) ask().catch((error2) => controller.abort(error2));
  }, interval2);
  try {
    const working = work(signal2, () => {
      last = performance.now();
    });
    return await Promise.race([working, abandoned]);
  } finally {
    clearInterval(timer);
    outer?.removeEventListener("abort", abandon);
  }
}
var tooLong = (limit2) => new DOMException(`there was no progress for ${limit2 / 1e3} s`, "TimeoutError");

// src/values/quantity.ts
var units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
var mebibyte = 1024 ** 2;
var gibibyte = 1024 ** 3;
function bytes(amount) {
  const step = amount < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(amount) / 10));
  return `${rounded(amount / 1024 ** step)} ${units[step]}`;
}
function duration(milliseconds) {
  return Math.round(milliseconds) < 1e3 ? `${Math.round(milliseconds)} ms` : `${rounded(milliseconds / 1e3)} s`;
}
function count(amount, noun) {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}
function rounded(amount) {
  return String(Math.round(amount * 10) / 10);
}

// src/steps/daemon/full-disk.ts
var minimumFree = mebibyte;
async function fullDisk(docker, files3) {
  try {
    const root = String((await docker.info())["DockerRootDir"]);
    const { freeBytes, freeInodes, totalInodes } = await files3.filesystem(root);
    const isFull = freeBytes < minimumFree || totalInodes > 0 && freeInodes === 0;
    if (!isFull) return void 0;
    return {
      cause: `The filesystem of Docker's data root ${root} is full.`,
      remedy: "Free space on the host: docker system prune"
    };
  } catch {
    return void 0;
  }
}

// src/steps/daemon/network-causes.ts
var networkCauses = [
  {
    // moby, daemon/daemon_unix.go: verifyDaemonSettings.
    pattern: /iptables=false with --icc=false/,
    cause: "`iptables: false` and `icc: false` cannot be combined: `icc: false` needs iptables.",
    remedy: "Remove both from `daemon-config`, and set `network: isolated` or `network: sealed`."
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/internal/iptabler/port.go: before rules of the bridge, and by name.
    pattern: /iptables table [`']raw'|TABLE_ADD failed.*table raw/,
    cause: "The kernel has no iptables table `raw`, in which Docker 28 and newer protect published ports.",
    remedy: "Load the module on the host: sudo modprobe iptable_raw"
  },
  {
    // docker-library/docker#350, #463 and #467; seen without NET_ADMIN.
    pattern: /failed to create NAT chain .*(you must be root|operation not permitted)/i,
    cause: "The container lacks the capability NET_ADMIN, which iptables needs.",
    remedy: "Allow NET_ADMIN for containers on the host, or set `privilege: privileged`."
  },
  {
    // The limit first: seen as the reason why iptables could not be started.
    pattern: /too many open files/,
    cause: "The limit of open files or of inotify instances is reached.",
    remedy: "Raise the limits on the host: sudo sysctl fs.inotify.max_user_instances=512 fs.inotify.max_user_watches=524288. Then check `default-ulimits` in /etc/docker/daemon.json."
  },
  {
    pattern: /can't initialize iptables table|CHAIN_ADD failed|TABLE_ADD failed|Failed to initialize nft|failed to create NAT chain/,
    cause: "iptables does not work in the container: the host has not loaded the kernel modules of the iptables in this image.",
    remedy: "Load the modules on the host: sudo modprobe --all ip_tables iptable_nat nf_tables"
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_ip_forwarding.go.
    pattern: /IPv[46] forwarding is disabled: check/,
    cause: "IP forwarding is off in the container, and this daemon does not switch it on.",
    remedy: "Remove `ip-forward` and `firewall-backend` from `daemon-config`."
  },
  {
    pattern: /ip6tables=false with --icc=false/,
    cause: "`network: isolated` needs `ip6tables` if `ipv6` is set.",
    remedy: "Remove `ip6tables` from `daemon-config`, or set `network: open`."
  },
  {
    // moby, daemon/libnetwork/drivers/bridge/setup_bridgenetfiltering.go.
    pattern: /without the userland proxy: .*bridge-nf-call/,
    cause: "The kernel has not loaded br_netfilter, which `userland-proxy: false` needs.",
    remedy: "Load it on the host: sudo modprobe br_netfilter"
  },
  {
    pattern: /firewall-backend is set to nftables: failed to find nft/,
    cause: "The image has no `nft`, which `firewall-backend: nftables` needs.",
    remedy: "Remove `firewall-backend` from `daemon-config`, or set `dind-image` to an image with nftables."
  },
  {
    pattern: /Pool overlaps with other one|could not find an available, non-overlapping IPv4 address pool/,
    cause: "A subnet of the job daemon overlaps another network.",
    remedy: "Set `bip` and `default-address-pools` in `daemon-config` to subnets that are not in use."
  },
  {
    pattern: /x509: certificate signed by unknown authority/,
    cause: "The daemon does not trust the CA of a registry or mirror.",
    remedy: "Install the CA on the host in /etc/docker/certs.d/<registry>/ca.crt: with `inherit: true`, the job daemon gets it."
  }
];

// src/steps/daemon/rootless-causes.ts
var rootlessCauses = [
  {
    pattern: /fork\/exec \/proc\/self\/exe: no space left on device/,
    cause: "The kernel allows no more user namespaces: their limit is reached.",
    remedy: "Raise the limit on the host: sudo sysctl user.max_user_namespaces=28633"
  },
  {
    pattern: /fork\/exec \/proc\/self\/exe: operation not permitted/,
    cause: "The kernel or a security module of the host denies user namespaces to ordinary users.",
    remedy: "Allow them on the host, or set another `privilege`. `auto` takes the strongest that works."
  },
  {
    pattern: /new[ug]idmap .*(?:Operation not permitted|Permission denied)/,
    cause: "newuidmap has no capability in the container: the host daemon sets `no-new-privileges`, or its storage driver keeps no file capabilities.",
    remedy: "Remove `no-new-privileges` from /etc/docker/daemon.json on the host, or set another `privilege`."
  },
  {
    pattern: /ip tuntap .*exit status 1/,
    cause: "slirp4netns cannot use the device /dev/net/tun.",
    remedy: "Load the kernel module on the host: sudo modprobe tun"
  }
];

// src/steps/daemon/storage-causes.ts
var storageCauses = [
  {
    // Seen with 20.10, which takes the name of the containerd snapshotter for a graph driver.
    pattern: /Failed to GetDriver graph" driver=overlayfs/,
    cause: "This Docker has no containerd image store, which came with Docker 24.",
    remedy: "Set `storage-driver: overlay2`, or a newer `dind-image`."
  },
  {
    pattern: /several valid graphdrivers/,
    cause: "The volume contains data of several storage drivers.",
    remedy: "Remove the volume, so that the daemon starts with an empty one: docker volume rm <name>"
  },
  {
    pattern: /failed to mount overlay: invalid argument|failed to mount \S*containerd-mount\S*.*invalid argument/,
    cause: "The data root is on overlayfs, which cannot back another overlayfs.",
    remedy: "Set `storage: loop`, or move the data root of the host daemon to ext4 or xfs: set `data-root` in /etc/docker/daemon.json."
  },
  {
    pattern: /failed to mount overlay: operation not permitted|mount: permission denied|Could not mount \/sys\/kernel\/security/,
    cause: "The container is not allowed to mount: it lacks SYS_ADMIN, or AppArmor or SELinux denies the mount.",
    remedy: "Allow SYS_ADMIN for containers on the host, or set `privilege: privileged`."
  },
  {
    // bbolt takes a lock on its files, and containerd waits for it (moby, daemon/volume/service/store.go).
    pattern: /waiting for response from boltdb|volume store metadata database|boltdb file .*already open/,
    cause: "Another daemon uses the data root.",
    remedy: "Stop the other daemon that uses the same volume: docker ps --filter volume=<name>"
  },
  {
    // moby, daemon/internal/libcontainerd/supervisor. containerd 2.3.0 also tested erofs (containerd#13346).
    pattern: /timeout waiting for containerd to start/,
    cause: "containerd took longer than 15 s to start: its disk is slow, or another daemon uses the data root.",
    remedy: "Put the data root of the host daemon on a faster disk, or try `storage: tmpfs`."
  },
  {
    pattern: /no space left on device/,
    cause: "The filesystem of the host daemon's data root is full.",
    remedy: "Free space on the host: docker system prune"
  }
];

// src/steps/daemon/log-causes.ts
var readLog = "Read the end of the job daemon's log in the log of this step.";
var rules = [
  {
    pattern: /directives are specified both as a flag and in the configuration|unable to configure the Docker daemon|parse bip failed|invalid CIDR address/,
    cause: "The daemon rejects a setting.",
    remedy: "Correct the setting that the log names in `daemon-config`."
  },
  ...rootlessCauses,
  ...storageCauses,
  ...networkCauses,
  {
    // containerd#6659
    pattern: /cannot enter cgroupv2 .*(invalid state|threaded mode)/,
    cause: "A cgroup with controllers contains processes, so the kernel refuses cgroups below it.",
    remedy: "Use an image without its own cgroup setup, such as `dind-image: docker:29.7.2-dind`."
  },
  {
    // kubernetes/test-infra#37440: EUCLEAN of cgroup v2.
    pattern: /cgroup.*structure needs cleaning/i,
    cause: "The parent cgroup of the daemon does not delegate its controllers.",
    remedy: "Remove `cgroup-parent` from `daemon-config`."
  },
  {
    // add_key(2): EDQUOT. runc has a keyring for each container.
    pattern: /(keyring|session key).*disk quota exceeded/,
    cause: "The quota of kernel keys is used up: each container has a keyring.",
    remedy: "Raise the quota on the host: sudo sysctl kernel.keys.maxkeys=20000 kernel.keys.maxbytes=400000"
  },
  {
    pattern: /unable to (join session keyring|create session key).*not permitted/,
    cause: "A seccomp profile denies the keyring calls, which runc needs for each container.",
    remedy: "Allow keyctl in the seccomp profile of the host daemon, or set `privilege: privileged`."
  },
  {
    // sysbox#972, moby#51405: runc 1.2.8 and newer refuse a /proc with mounts over it.
    pattern: /unsafe procfs detected|ip_unprivileged_port_start.*reopen fd/,
    cause: "The daemon runs in a system container (LXC or Sysbox) whose /proc runc 1.2.8 and newer refuse.",
    remedy: "Upgrade LXC to 6.0.6 or Sysbox to 0.7.0 on the host."
  },
  {
    // moby, daemon/server/middleware/version.go.
    pattern: /client version \S+ is too old/,
    cause: "A client in the container uses an API version that this daemon no longer accepts.",
    remedy: "Use a newer image: `dind-image: docker:29.7.2-dind`."
  },
  {
    pattern: /bind source path does not exist/,
    cause: "The daemon does not see a directory of the job at the same path.",
    remedy: "Mount the runner's work directory into its container at the path that the host has."
  },
  {
    // runc, libcontainer/capabilities: the daemon lacks a capability that Docker gives each container.
    pattern: /unable to apply caps/,
    cause: "The job daemon lacks one of Docker's default capabilities, so no container of it starts.",
    remedy: "Run the job on a host whose runtime keeps the default capabilities, or set `privilege: privileged`."
  },
  {
    pattern: /dockerd: not found|exec: dockerd|"sh": executable file not found/,
    cause: "The image contains no `dockerd` or no POSIX shell.",
    remedy: "Set `dind-image` to an image that contains both, such as docker:29.7.2-dind."
  },
  {
    pattern: /\/sys\/fs\/cgroup\/init|read-only file system/i,
    cause: "A cgroup or /proc/sys/net is read-only in the container.",
    remedy: "Read the first warnings in the log of the container, or make both writable: `privilege: privileged`."
  }
];
function findCause(log) {
  const known = rules.find(({ pattern }) => pattern.test(log));
  if (known) return known;
  const [line] = /^failed to start daemon: .+$/m.exec(log) ?? [];
  return line === void 0 ? void 0 : { cause: `Its log says: ${line}`, remedy: readLog };
}

// src/steps/builder/with-diagnosis.ts
var patience = { interval: 2e4, limit: Number.POSITIVE_INFINITY };
var pingTimeout = 3e4;
var logLines = 40;
async function withDiagnosis({ nodes }, tools, running) {
  const { files: files3, log } = tools;
  const engines = nodes.map(({ name, daemon }) => ({ name, ...connectNode(`Node ${name}`, daemon, tools) }));
  const pingAll = async (timeout5) => {
    await Promise.all(engines.map(({ docker, ask }) => ask(() => docker.ping(timeout5))));
  };
  try {
    return await whileAlive(running, () => pingAll(pingTimeout), patience);
  } catch (error2) {
    if (!(error2 instanceof ExpectedError)) throw error2;
    await pingAll().catch((silence) => {
      log(error2.message);
      throw silence;
    });
    let found = error2;
    for (const { name, docker } of engines) {
      found = await withCause(found, docker, files3, containerOf(name));
      if (found.message !== error2.message) break;
    }
    throw found;
  }
}
async function withCause(error2, docker, files3, container) {
  const logs = await docker.containerLogs(container, logLines).catch(() => ({ stdout: "", stderr: "" }));
  const text3 = `${logs.stdout}${logs.stderr}`.trim();
  const known = findCause(text3) ?? await fullDisk(docker, files3);
  if (text3 === "" && !known) return error2;
  const message = known ? `${error2.message}. ${known.cause}` : error2.message;
  const details = `${error2.details}
Last lines of the log of ${container}:
${text3}`;
  return new ExpectedError(error2.code, message, known?.remedy ?? error2.remedy, { cause: error2, details });
}

// src/steps/ownership.ts
function isOwn(found, labels) {
  const token = labels["berth.token"];
  return token !== void 0 && found?.["berth.token"] === token;
}

// src/steps/create-builder.ts
var stopGrace = 10;
var createBuilder = {
  title: ({ name, nodes }) => `Creating builder ${name}${nodes.length > 1 ? ` with ${nodes.length} nodes` : ""}`,
  async apply(step, tools) {
    const { name, nodes } = step;
    const action = await claimName(step, tools);
    const inspected = await withDiagnosis(step, tools, async (signal2) => {
      if (action === "use") return useExisting(step, tools, { signal: signal2 });
      await Promise.all(nodes.map((node) => labelVolume(step, node, tools)));
      const { inherited, ...inheriting } = await inheritSettings(step, tools);
      return { ...await boot(inheriting.step, tools, { signal: signal2 }), inherited };
    });
    if (!step.cleanup) await saveRecord(step, tools);
    warnAboutVariable(name, tools);
    return builderResult(name, inspected, action === "use");
  },
  undoTitle: ({ name, cleanup }) => cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`,
  async undo(step, tools) {
    await showLogs(step, tools);
    const nodes = step.cleanup ? step.nodes : [];
    const removed = await Promise.allSettled([
      ...nodes.map((node) => remove(step, node, tools)),
      removeImageConfiguration(step, tools)
    ]);
    for (const result of removed) if (result.status === "rejected") throw result.reason;
  },
  undoTimeout: 9e4
};
async function labelVolume({ keepState, cleanup, labels }, { name, daemon }, tools) {
  if (keepState || !cleanup) return;
  const { docker, ask } = connectNode(`Node ${name}`, daemon, tools);
  await ask(async () => {
    if (!await docker.inspectVolume(volumeOf(name))) await docker.createVolume(volumeOf(name), labels);
  });
}
async function remove(step, { name, daemon }, tools) {
  const docker = tools.connect(daemon.host, daemon.certificates);
  const container = await lateContainer(step, name, docker, tools);
  if (container && isOwn(labelsIn(container.Args), step.labels)) {
    if (step.keepState) await docker.stopContainer(container.Id, stopGrace);
    await docker.removeContainer(container.Id);
    if (await docker.inspectContainer(container.Id))
      throw new Error(`container ${containerOf(name)} still exists after its removal`);
  }
  const volume = await docker.inspectVolume(volumeOf(name));
  if (volume && isOwn(volume.Labels, step.labels)) await docker.removeVolume(volumeOf(name));
}
async function lateContainer({ name, folder }, node, docker, { files: files3 }) {
  const container = await docker.inspectContainer(containerOf(node));
  if (container || !await files3.exists(recordIn(folder, name))) return container;
  await sleep(1e3);
  return docker.inspectContainer(containerOf(node));
}

// src/steps/create-buildx-folder.ts
import { join as join6 } from "node:path";
var copied = ["buildkitd.default.toml", "instances", "defaults", ".buildNodeID"];
var current = "current";
var linked = "config";
var createBuildxFolder = {
  title: ({ path: path7 }) => `Creating buildx directory ${path7}`,
  async apply({ path: path7, keepsCurrent }, { files: files3, environment, warn }) {
    await files3.makeDirectory(path7, 448);
    const from = userFolder(environment);
    for (const name of keepsCurrent ? [...copied, current] : copied) {
      try {
        if (await files3.exists(join6(from, name))) await files3.copy(join6(from, name), join6(path7, name));
      } catch (error2) {
        const reason = error2 instanceof Error ? error2.message : String(error2);
        warn(`${join6(from, name)} cannot be read, so buildx does not use it in this job: ${reason}`);
      }
    }
    if (await files3.exists(join6(from, linked))) await files3.link(join6(from, linked), join6(path7, linked));
    return {};
  },
  undoTitle: ({ path: path7 }) => `Removing buildx directory ${path7}`,
  undo: ({ path: path7 }, { files: files3 }) => files3.remove(path7),
  undoTimeout: 1e4
};

// src/steps/create-client-configuration.ts
import { join as join7 } from "node:path";

// src/platform/context-digest.ts
import { createHash } from "node:crypto";
var contextDigest = (context) => createHash("sha256").update(context).digest("hex");

// src/steps/client/job-configuration.ts
function jobConfiguration(text3, from, context, plugins) {
  const own = parse(text3);
  if (typeof own !== "object" || own === null || Array.isArray(own)) return null;
  const { cliPluginsExtraDirs: extra, ...rest } = own;
  const directories = [
    ...plugins === null ? [] : [plugins],
    ...Array.isArray(extra) ? extra : [],
    `${from}/cli-plugins`
  ];
  return { ...rest, cliPluginsExtraDirs: directories, ...context !== null && { currentContext: context } };
}
function parse(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}

// src/steps/create-client-configuration.ts
var createClientConfiguration = {
  title: ({ directory: directory2 }) => `Creating DOCKER_CONFIG directory ${directory2}`,
  async apply({ directory: directory2, from, context, buildxPlugin }, { files: files3 }) {
    const text3 = await files3.readText(`${from}/config.json`).catch((error2) => {
      if (error2.code === "ENOENT" || error2.code === "ENOTDIR") return "{}";
      throw error2;
    });
    const plugins = `${directory2}/cli-plugins`;
    const configuration = jobConfiguration(text3, from, context?.name ?? null, buildxPlugin && plugins);
    if (configuration === null) {
      throw new ExpectedError(
        "client-configuration-unreadable",
        `${from}/config.json is not a JSON object, so this job cannot use its registry logins.`,
        "Correct or remove the file. In an earlier step, `docker info` shows the error of the Docker CLI."
      );
    }
    await files3.makeDirectory(directory2, 448);
    await files3.writeText(`${directory2}/config.json`, JSON.stringify(configuration), 384);
    if (context === null) await linkOthers(from, directory2, files3);
    else await writeContext(context, directory2, files3);
    if (buildxPlugin !== null) {
      await files3.makeDirectory(plugins, 448);
      await files3.link(buildxPlugin, `${plugins}/docker-buildx`);
    }
    return {};
  },
  undoTitle: ({ directory: directory2 }) => `Removing DOCKER_CONFIG directory ${directory2}`,
  undo: ({ directory: directory2 }, { files: files3 }) => files3.remove(directory2),
  undoTimeout: 1e4
};
async function linkOthers(from, directory2, files3) {
  const names4 = await files3.list(from).catch(() => []);
  const others = names4.filter((name) => name !== "config.json" && name !== "cli-plugins");
  for (const name of others) await files3.link(join7(from, name), join7(directory2, name));
}
async function writeContext({ name, host }, directory2, files3) {
  const digest = contextDigest(name);
  const metadata = { Name: name, Metadata: {}, Endpoints: { docker: { Host: host, SkipTLSVerify: false } } };
  await files3.makeDirectory(`${directory2}/contexts/meta/${digest}`, 448);
  await files3.writeText(`${directory2}/contexts/meta/${digest}/meta.json`, JSON.stringify(metadata), 384);
}

// src/steps/create-context.ts
import { join as join8 } from "node:path";
var files = ["ca.pem", "cert.pem", "key.pem"];
var createContext = {
  title: ({ name, daemon }) => `Creating Docker context ${name} for ${daemon.host}`,
  async apply({ store, name, daemon: { host, certificates: certificates2 } }, tools) {
    const { metadata, keys } = directoriesOf(store, name);
    const endpoint2 = { Host: host, SkipTLSVerify: certificates2?.verify === false };
    await tools.files.makeDirectory(metadata, 493);
    if (certificates2) {
      await tools.files.makeDirectory(join8(keys, "docker"), 448);
      for (const file of files) {
        const from = join8(certificates2.directory, file);
        if (await tools.files.exists(from)) await tools.files.link(from, join8(keys, "docker", file));
      }
    }
    const context = { Name: name, Metadata: {}, Endpoints: { docker: endpoint2 } };
    await tools.files.writeText(join8(metadata, "meta.json"), JSON.stringify(context), 420);
    return {};
  },
  undoTitle: ({ name, cleanup }) => `${cleanup ? "Removing" : "Keeping"} Docker context ${name}`,
  async undo({ store, name, cleanup }, tools) {
    if (!cleanup) return;
    const { metadata, keys } = directoriesOf(store, name);
    await tools.files.remove(metadata);
    await tools.files.remove(keys);
  },
  undoTimeout: 1e4
};
var directoriesOf = (store, name) => ({
  metadata: join8(store, "meta", contextDigest(name)),
  keys: join8(store, "tls", contextDigest(name))
});

// src/steps/create-directory.ts
var createDirectory = {
  title: ({ path: path7 }) => `Creating directory ${path7}`,
  async apply({ path: path7 }, { files: files3 }) {
    await files3.makeDirectory(path7, 448);
    return { directory: path7 };
  },
  undoTitle: ({ path: path7 }) => `Removing directory ${path7}`,
  undo: ({ path: path7 }, { files: files3 }) => files3.remove(path7),
  undoTimeout: 1e4
};

// src/platform/yaml.ts
var parseYaml = async (text3) => (await import("./yaml-parser.js")).parsedYaml(text3);

// src/steps/create-kubernetes-builder.ts
var load = () => import("./kubernetes-builder.js");
var createKubernetesBuilder = {
  title: ({ name }) => `Creating builder ${name} on Kubernetes`,
  apply: async (step, tools) => (await load()).createInCluster(step, tools),
  undoTitle: ({ name, cleanup }) => cleanup ? `Removing builder ${name}` : `Keeping builder ${name}`,
  async undo(step, tools) {
    if (step.cleanup) await (await load()).removeFromCluster(step, tools);
  },
  undoTimeout: 9e4
};

// src/steps/create-volume.ts
var createVolume = {
  title: ({ name }) => `Creating volume ${name}`,
  async apply({ name, labels, options: options2 }, { connect: connect4, hostEngine }) {
    await makeVolume(name, labels, connect4(hostEngine), options2);
    return { volume: name };
  },
  undoTitle: ({ name }) => `Removing volume ${name}`,
  async undo({ name, labels }, { connect: connect4, hostEngine }) {
    await unmakeVolume(name, labels, connect4(hostEngine));
  },
  // Longer than the deadline of a single call, so that an engine that hangs is reported as the cause.
  undoTimeout: 9e4
};
async function makeVolume(name, labels, docker, options2 = {}) {
  if (await docker.inspectVolume(name)) {
    throw new ExpectedError(
      "volume-in-use",
      `Volume ${name} already exists. Two daemons that share a data root corrupt it.`,
      `If no other daemon uses the volume, remove it: docker volume rm ${name}`
    );
  }
  await docker.createVolume(name, labels, options2);
}
async function unmakeVolume(name, labels, docker) {
  const volume = await docker.inspectVolume(name);
  if (!volume || !(isOwn(volume.Labels, labels) || isUnlabelled(volume))) return;
  await docker.removeVolume(name);
  if (await docker.inspectVolume(name)) throw new Error(`volume ${name} still exists after its removal`);
}
var isUnlabelled = ({ Labels }) => Object.keys(Labels ?? {}).length === 0;

// src/steps/export-environment.ts
import { isIPv4 } from "node:net";
var exportEnvironment = {
  title: ({ variables }) => `Setting ${Object.keys(variables).join(", ")} for later steps`,
  async apply({ variables, addressVariables }, { exportVariable: exportVariable2 }, { daemon }) {
    const addresses = addressVariables.map((name) => [name, daemon?.address ?? ""]);
    const environment = { ...variables, ...Object.fromEntries(addresses) };
    for (const [name, value2] of Object.entries(environment)) exportVariable2(name, value2);
    return { environment };
  },
  undoTitle: ({ variables }) => `Resetting ${Object.keys(variables).join(", ")}`,
  // Post steps of earlier actions run after this one and need the daemon that they used before. A variable that a later
  // step has changed stays.
  async undo({ variables, addressVariables, previous }, { exportVariable: exportVariable2, environment }) {
    for (const [name, value2] of Object.entries(previous)) {
      const current2 = environment[name] ?? "";
      const isOurs = addressVariables.includes(name) ? isIPv4(current2) : current2 === variables[name];
      if (isOurs) exportVariable2(name, value2);
    }
  },
  undoTimeout: 5e3
};

// src/steps/install-buildx.ts
var installBuildx = {
  title: ({ release: release2 }) => `Installing Buildx v${release2.version}`,
  apply: async (step, tools) => (await import("./buildx-installer.js")).installRelease(step, tools),
  undoTitle: ({ folder }) => `Removing Buildx in ${folder}`,
  undo: ({ folder }, { files: files3 }) => files3.remove(folder),
  undoTimeout: 1e4
};

// src/steps/keep-cache.ts
var keepCache = {
  title: () => "Noting that the cache can be kept",
  async apply({ file }, { files: files3 }) {
    await files3.writeText(file, "", 384);
    return {};
  },
  // Its directory is removed.
  undo: "nothing"
};

// src/steps/daemon/remove-daemon.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/steps/daemon/end-daemon.ts
var killDaemon = async (container, host, inner2) => {
  await thaw(inner2);
  await host.killContainer(container);
  return endOf(container, host);
};
async function endOf(container, host) {
  const exitCode = (await host.inspectContainer(container))?.State.ExitCode ?? null;
  return { exitCode, isClean: exitCode === 0 };
}
async function thaw(inner2) {
  const paused = await inner2?.listContainers({ status: ["paused"] }).catch(() => []) ?? [];
  await Promise.allSettled(paused.map(({ Id }) => inner2?.unpauseContainer(Id)));
}

// src/platform/list-events.ts
var heldEvents = 256;
async function listEvents(dockerode, filters, deadline2) {
  const options2 = { since: 1, until: Date.now() / 1e3, filters, ...deadline2 };
  const stream = await dockerode.getEvents(options2);
  const chunks = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  const lines = Buffer.concat(chunks).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line));
}

// src/values/cgroup-membership.ts
function parseCgroupMemberships(text3) {
  const memberships = [];
  for (const line of text3.split("\n")) {
    const found = /^\d+:([^:]*):(\/.*)$/.exec(line);
    if (!found) continue;
    const [, controllers = "", path7 = ""] = found;
    memberships.push({ controllers: controllers === "" ? [] : controllers.split(","), path: path7 });
  }
  return memberships;
}
function hasLegacyControllers(memberships) {
  return memberships.some(({ controllers }) => controllers.some((name) => !name.startsWith("name=")));
}
function mainCgroupPath(memberships) {
  const pathOf = (name) => memberships.find(({ controllers }) => controllers.includes(name))?.path;
  const unified = memberships.find(({ controllers }) => controllers.length === 0)?.path;
  const paths = [pathOf("memory"), unified, pathOf("name=systemd"), memberships[0]?.path];
  return paths.find((path7) => path7 !== void 0 && path7 !== "/") ?? "/";
}

// src/steps/daemon/oom/memory-counters.ts
async function findDaemonCgroup(id, pid, files3) {
  const own = parseCgroupMemberships(await textOf("/proc/self/cgroup", files3));
  const isLegacy = own.some(({ controllers }) => controllers.includes("memory"));
  const version = isLegacy ? "v1" : "v2";
  const memberships = parseCgroupMemberships(await textOf(`/proc/${pid}/cgroup`, files3));
  const path7 = memberships.find(
    ({ controllers }) => isLegacy ? controllers.includes("memory") : controllers.length === 0
  )?.path;
  const [container] = new RegExp(`^.*/[^/]*${id}[^/]*`).exec(path7 ?? "") ?? [];
  if (container === void 0) return { version, directory: null };
  return { version, directory: `/sys/fs/cgroup${isLegacy ? "/memory" : ""}${container}` };
}
async function readDaemonCounters(cgroup2, files3) {
  const at = (below) => readCounters(cgroup2, below, files3);
  const [daemon, inner2, builds] = await Promise.all([at(""), at("/docker"), at("/docker/buildkit")]);
  return daemon && { daemon, inner: inner2, builds };
}
async function readCounters({ version, directory: directory2 }, below, files3) {
  if (directory2 === null) return null;
  const read4 = (name) => textOf(`${directory2}${below}/${name}`, files3);
  const [events2, local, peak] = await Promise.all(
    version === "v1" ? [read4("memory.oom_control"), "", read4("memory.max_usage_in_bytes")] : [read4("memory.events"), read4("memory.events.local"), read4("memory.peak")]
  );
  const kills = counterIn(events2, "oom_kill");
  return kills === null ? null : { kills, limitHits: counterIn(local, "oom"), peak: Number(peak) || null };
}
function counterIn(text3, name) {
  const [, value2] = new RegExp(`^${name} (\\d+)$`, "m").exec(text3) ?? [];
  return value2 === void 0 ? null : Number(value2);
}
var textOf = (path7, files3) => files3.readText(path7).catch(() => "");

// src/steps/daemon/oom/parse-events.ts
function containerEvents(events2) {
  return events2.flatMap((event) => {
    const { Type: type, Action: action, Actor: actor } = event;
    if (type !== "container" || action !== "oom" && action !== "die") return [];
    const { ID: id, Attributes: attributes } = actor ?? {};
    if (!id) return [];
    const { name = "", image = "", exitCode, "com.docker.compose.service": service } = attributes ?? {};
    return [
      {
        action,
        id,
        time: timeOf(event),
        name,
        image,
        service: service ?? null,
        exitCode: exitCode === void 0 ? null : Number(exitCode)
      }
    ];
  });
}
function timeOf({ timeNano }) {
  return typeof timeNano === "number" ? timeNano / 1e6 : 0;
}

// src/steps/daemon/oom/gather-oom-evidence.ts
var mostContainers = 50;
var innerTimeout = 1e3;
async function gatherOomEvidence(step, found, host, inner2, files3) {
  const cgroup2 = await findDaemonCgroup(found.Id, found.State.Pid, files3);
  const [counters, hostEvents, recorded] = await Promise.all([
    readDaemonCounters(cgroup2, files3),
    // A host daemon without this API only lacks the times.
    host.listEvents({ type: ["container"], container: [step.container], event: ["oom"] }).catch(() => []),
    inner2 && beforeDeadline(innerTimeout, () => recordsOf(inner2, cgroup2, files3)).catch(() => null)
  ]);
  return {
    cgroupVersion: cgroup2.version,
    memory: step.memory,
    events: recorded?.events ?? null,
    eventsSince: recorded?.eventsSince ?? null,
    containers: recorded?.containers ?? [],
    hostTimes: hostEvents.map(timeOf),
    isOomKilled: found.State.OOMKilled,
    wasKilled: !found.State.Running && found.State.ExitCode === 137,
    counters
  };
}
async function recordsOf(inner2, cgroup2, files3) {
  const held = await inner2.listEvents();
  const events2 = containerEvents(held);
  const isCut = held.length >= heldEvents;
  const named = new Set(events2.filter(({ action }) => action === "oom").map(({ id }) => id));
  const containers = await statesOf(inner2, isCut ? null : named, cgroup2, files3);
  return { events: events2, eventsSince: isCut ? timeOf(held[0] ?? {}) : null, containers };
}
async function statesOf(inner2, ids, cgroup2, files3) {
  if (ids?.size === 0) return [];
  const wanted = ids ?? new Set((await inner2.listContainers()).map(({ Id }) => Id));
  const found = await Promise.all(
    [...wanted].slice(0, mostContainers).map(async (id) => {
      const inspection = await inner2.inspectContainer(id).catch(() => null);
      if (!inspection) return [];
      return [stateOf(inspection, await readCounters(cgroup2, `/docker/${id}`, files3))];
    })
  );
  return found.flat();
}
function stateOf({ Id, Name, Path, Config, HostConfig, State }, counters) {
  return {
    id: Id,
    name: Name.replace(/^\//, ""),
    image: Config.Image,
    service: Config.Labels?.["com.docker.compose.service"] ?? null,
    program: Path,
    isRunning: State.Running,
    exitCode: State.ExitCode,
    isOomKilled: State.OOMKilled,
    limit: HostConfig.Memory || null,
    counters
  };
}

// src/values/group-by.ts
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

// src/steps/daemon/oom/oom-limit.ts
var together = 2e3;
var untilDeath = 5e3;
function limitOf({ ooms, state }, evidence) {
  const bytes2 = state?.limit ?? null;
  const hasNone = state !== null && bytes2 === null;
  if (!isDaemonHit(evidence)) return hasNone ? { kind: "machine" } : { kind: "container", bytes: bytes2 };
  if (hasNone) return { kind: "daemon" };
  if (evidence.cgroupVersion === "v1" && ooms.length > 0 && evidence.hostTimes.length > 0) {
    const atDaemon = ooms.some(({ time }) => isAtDaemonLimit(time, evidence));
    return atDaemon ? { kind: "daemon" } : { kind: "container", bytes: bytes2 };
  }
  return { kind: "unknown", bytes: bytes2 };
}
function isDaemonHit({ cgroupVersion, counters, isOomKilled, hostTimes }) {
  if (cgroupVersion === "v1") return isOomKilled || hostTimes.length > 0;
  return (counters?.daemon.limitHits ?? Number.POSITIVE_INFINITY) > (counters?.builds?.kills ?? 0);
}
var isAtDaemonLimit = (time, { hostTimes }) => hostTimes.some((hostTime) => areTogether(hostTime, time));
var areTogether = (one, other) => Math.abs(one - other) < together;
function isDeadly({ time }, deaths) {
  return deaths.some(
    (death) => death.exitCode !== 0 && death.time > time - together && death.time < time + untilDeath
  );
}

// src/steps/daemon/oom/oom-candidates.ts
function oomCandidates(evidence) {
  const events2 = evidence.events ?? [];
  const ooms = groupBy(
    events2.filter(({ action }) => action === "oom"),
    ({ id }) => id
  );
  const withEvents = [...ooms].map(([id, own]) => {
    const deaths = events2.filter((event) => event.action === "die" && event.id === id);
    const state = evidence.containers.find((container) => container.id === id) ?? null;
    return { container: own[0], ooms: own, deaths, state };
  });
  const withState = evidence.containers.filter(({ id, isOomKilled }) => isOomKilled && !ooms.has(id)).map((state) => ({ container: state, ooms: [], deaths: [], state }));
  if (evidence.cgroupVersion === "v2" || !isDaemonHit(evidence)) return [...withEvents, ...withState];
  return [
    ...withEvents.map((each) => onlyOwn(each, evidence)).filter(({ ooms: ooms2 }) => ooms2.length > 0),
    ...withState.filter(({ state }) => state?.isRunning === false && state.exitCode !== 0)
  ];
}
function onlyOwn(candidate, evidence) {
  const { ooms, deaths, state } = candidate;
  const isCounted = (state?.counters?.kills ?? 0) > 0;
  const isTimed = evidence.hostTimes.length > 0;
  const own = ooms.filter(
    (oom) => isCounted || isDeadly(oom, deaths) || isTimed && !isAtDaemonLimit(oom.time, evidence)
  );
  return { ...candidate, ooms: own };
}

// src/steps/daemon/oom/oom-kills.ts
function findOomKills(evidence) {
  const candidates = oomCandidates(evidence);
  const { memory, counters, events: events2, eventsSince, cgroupVersion } = evidence;
  const isNone = cgroupVersion === "v2" && counters?.daemon.kills === 0;
  return {
    kills: [...candidates.map((each) => inContainer(each, evidence)), ...elsewhere(evidence, candidates)],
    memory,
    peak: counters?.daemon.peak ?? null,
    isAnswered: events2 !== null || isNone,
    eventsSince: isNone ? null : eventsSince
  };
}
function inContainer(candidate, evidence) {
  const { container, ooms, deaths, state } = candidate;
  const { name, image, service } = container;
  const ended = deaths.at(-1)?.exitCode ?? null;
  const exitCode = state ? state.isRunning ? null : state.exitCode : ended;
  return {
    place: {
      kind: "container",
      container: { name, image, service, program: state?.program ?? null, exitCode }
    },
    limit: limitOf(candidate, evidence),
    times: Math.max(1, evidence.cgroupVersion === "v2" ? ooms.length : apart(ooms))
  };
}
function apart(ooms) {
  return ooms.filter(({ time }, index) => {
    const before = ooms[index - 1];
    return before === void 0 || !areTogether(before.time, time);
  }).length;
}
function elsewhere(evidence, candidates) {
  const { counters, hostTimes, isOomKilled, wasKilled, cgroupVersion } = evidence;
  if (wasKilled && (isOomKilled || hostTimes.length > 0)) {
    return [{ place: { kind: "daemon" }, limit: { kind: "daemon" }, times: 1 }];
  }
  if (cgroupVersion === "v2") {
    if (counters) return counted(counters, candidates);
    return isOomKilled && candidates.length === 0 ? [{ place: { kind: "outside-containers" }, limit: { kind: "unknown", bytes: null }, times: 1 }] : [];
  }
  if (!isDaemonHit(evidence)) return [];
  const known = candidates.flatMap(({ ooms }) => ooms);
  const unknown2 = hostTimes.filter((hostTime) => !known.some(({ time }) => areTogether(time, hostTime))).map((time) => ({ time }));
  const times = hostTimes.length > 0 ? apart(unknown2) : candidates.length > 0 ? 0 : 1;
  return times > 0 ? [{ place: { kind: "outside-containers" }, limit: { kind: "daemon" }, times }] : [];
}
function counted({ daemon, inner: inner2, builds }, candidates) {
  const limit2 = limitOfCounters(daemon.limitHits);
  const inBuilds = builds?.kills ?? 0;
  const isFound = candidates.length > 0;
  const unknown2 = inner2 && !isFound ? inner2.kills - inBuilds : 0;
  const ofDaemon = inner2 ? daemon.kills - inner2.kills : 0;
  const unclear = inner2 || isFound ? 0 : daemon.kills;
  const all = [
    { place: { kind: "builds" }, limit: limit2, times: inBuilds },
    { place: { kind: "removed-containers" }, limit: { kind: "unknown", bytes: null }, times: unknown2 },
    { place: { kind: "daemon" }, limit: limit2, times: ofDaemon },
    { place: { kind: "outside-containers" }, limit: limit2, times: unclear }
  ];
  return all.filter(({ times }) => times > 0);
}
function limitOfCounters(limitHits) {
  if (limitHits === null) return { kind: "unknown", bytes: null };
  return limitHits > 0 ? { kind: "daemon" } : { kind: "machine" };
}

// src/steps/daemon/remove-daemon.ts
var answerTimeout = 1e3;
async function removeDaemon(step, found, host, { connect: connect4, files: files3, log, warn, reportOomKills }) {
  const { Running: isRunning2, ExitCode: exitCode } = found.State;
  const client = connect4(`unix://${step.socket}`);
  const inner2 = isRunning2 && await answers(client) ? client : null;
  const evidence = await gatherOomEvidence(step, found, host, inner2, files3);
  let end2 = { exitCode, isClean: exitCode === 0 };
  if (isRunning2) {
    log(`Stopping job daemon ${step.container} and its containers`);
    end2 = await endDaemon(step, host, inner2, { files: files3, log, warn });
  } else if (exitCode !== 0) {
    log(`Job daemon had already stopped with exit code ${exitCode}`);
  }
  const isOomKilled = (await host.inspectContainer(step.container))?.State.OOMKilled === true;
  await host.removeContainer(step.container);
  await untilGone(step.container, host);
  await reportOomKills(findOomKills({ ...evidence, isOomKilled }));
  return end2;
}
async function endDaemon({ container, dataRoot }, host, inner2, tools) {
  if (dataRoot.kind === "leased") {
    const { keepVolume } = await import("./cache-keeper.js");
    const end2 = await keepVolume(container, dataRoot.cache, host, inner2, tools);
    if (end2 !== null) return end2;
  }
  return killDaemon(container, host, inner2, tools);
}
async function answers(inner2) {
  return inner2.ping(answerTimeout).then(
    () => true,
    () => false
  );
}
async function untilGone(container, host) {
  for (const pause2 of [0, 100, 500, 2e3, 5e3]) {
    await sleep2(pause2);
    if (!await host.inspectContainer(container)) return;
  }
  throw new Error(`container ${container} still exists after its removal`);
}

// src/steps/daemon/storage/remove-disk.ts
async function removeDisk({ disk, labels }, host) {
  const container = await host.inspectContainer(disk.container);
  if (container && isOwn(container.Config.Labels, labels)) await host.removeContainer(disk.container);
  const volume = await host.inspectVolume(disk.volume);
  if (!volume || !isOwn(volume.Labels, labels)) return;
  await host.removeVolume(disk.volume);
  if (await host.inspectVolume(disk.volume))
    throw new Error(`volume ${disk.volume} still exists after its removal`);
}

// src/steps/launch-daemon.ts
var launchDaemon = {
  title: ({ container, privileges }) => `Starting job daemon ${container} (${privileges.join(", otherwise ")})`,
  async apply(step, tools, achieved) {
    const { launch } = await import("./daemon-launcher.js");
    return launch(step, tools, achieved);
  },
  undoTitle: ({ container }) => `Removing job daemon ${container}`,
  async undo(step, tools) {
    const host = tools.connect(tools.hostEngine);
    const found = await host.inspectContainer(step.container);
    if (found && isOwn(found.Config.Labels, step.labels)) await removeDaemon(step, found, host, tools);
    if (step.storages.some(({ place }) => place === "loop")) await removeDisk(step, host);
  },
  // A host daemon under load took 20 s to remove a container.
  undoTimeout: 9e4
};

// src/steps/lease-volume.ts
var leaseVolume = {
  title: ({ cache }) => `Taking a volume of the cache \`${cache.key}\``,
  async apply({ cache, layout, secret }, tools) {
    const { takeVolume } = await import("./cache-keeper.js");
    const taken = await takeVolume(cache, layout, secret.githubToken, tools);
    return { volume: taken.volume, cache: taken };
  },
  undoTitle: ({ cache }) => `Giving back the volume of the cache \`${cache.key}\``,
  async undo({ cache }, tools) {
    const { endLeases } = await import("./cache-keeper.js");
    const docker = tools.connect(tools.hostEngine);
    await endLeases(cache, docker, tools.log);
    await unmakeVolume(cache.ownVolume, cache.labels, docker);
  },
  // The engine mounts the volume to read its mark, and removes it if it is not clean.
  undoTimeout: 9e4
};

// src/steps/obtain-image.ts
import { setTimeout as sleep3 } from "node:timers/promises";

// src/values/image-reference.ts
function splitReference(reference) {
  return [repositoryOf(reference), tagOf(reference) ?? "latest"];
}
function tagOf(reference) {
  return /:([^:/@]+)(?:@|$)/.exec(reference.slice(reference.lastIndexOf("/") + 1))?.[1];
}
function repositoryOf(reference) {
  const [name = ""] = reference.split("@");
  const tag = tagOf(name);
  return tag === void 0 ? name : name.slice(0, -tag.length - 1);
}
function digestOf(reference, repositoryDigests) {
  const wanted = familiarName(repositoryOf(reference));
  const found = repositoryDigests.find((each) => familiarName(repositoryOf(each)) === wanted);
  return found?.split("@")[1] ?? null;
}
function familiarName(repository) {
  return repository.replace(/^(?:index\.)?docker\.io\//, "").replace(/^library\//, "");
}
var dockerHub = "docker.io";
function registryOf(reference) {
  const [first = ""] = reference.split("/");
  const isHost = first !== reference && (/[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase());
  return isHost && first !== "index.docker.io" ? first : dockerHub;
}

// src/steps/preload/missing-image.ts
var missingImage = (name) => new ExpectedError(
  "image-unavailable",
  `Input \`preload\`: the host daemon has no image ${name}. \`preload\` copies images that it has, and pulls none.`,
  `Pull it on the host daemon before this step: docker pull ${name}`
);

// src/steps/pull/find-login.ts
import { homedir as homedir2 } from "node:os";
import { join as join9 } from "node:path";

// src/values/registry-logins.ts
var dockerHubKey = "https://index.docker.io/v1/";
function loginKeyOf(registry) {
  return registry === "docker.io" ? dockerHubKey : registry;
}
function loginEntryIn(configuration, key) {
  const { auths, credHelpers, credsStore } = recordOf(configuration);
  const helper = recordOf(credHelpers)[key] ?? credsStore;
  if (typeof helper === "string" && helper !== "") return { kind: "helper", name: helper };
  const entries = recordOf(auths);
  const [, entry] = Object.entries(entries).find(([name]) => name === key) ?? Object.entries(entries).find(([name]) => hostOf2(name) === key) ?? ["", void 0];
  return entry === void 0 ? { kind: "none" } : loginOf(recordOf(entry), key);
}
var tokenUser = "<token>";
function loginOfHelper(answer, key) {
  const username = textIn(answer, "Username");
  const secret = textIn(answer, "Secret");
  if (secret === "") return void 0;
  const login = username === tokenUser ? { identitytoken: secret } : { username, password: secret };
  return { ...login, serveraddress: key };
}
function loginOf(entry, key) {
  const pair = userAndPassword(textIn(entry, "auth"));
  if (pair === null) {
    return { kind: "unreadable", reason: "its `auth` is not the base64 text of user:password" };
  }
  const texts = {
    username: pair[0] || textIn(entry, "username"),
    password: pair[1] || textIn(entry, "password"),
    identitytoken: textIn(entry, "identitytoken"),
    registrytoken: textIn(entry, "registrytoken")
  };
  const given = Object.fromEntries(Object.entries(texts).filter(([, text3]) => text3 !== ""));
  if (Object.keys(given).length === 0) return { kind: "none" };
  return { kind: "login", login: { ...given, serveraddress: key } };
}
function hostOf2(key) {
  return key.replace(/^[^/]*:\/\//, "").split("/")[0] ?? "";
}
function userAndPassword(auth) {
  if (auth === "") return ["", ""];
  try {
    const bytes2 = Uint8Array.from(atob(auth), (character) => character.charCodeAt(0));
    const text3 = new TextDecoder().decode(bytes2);
    const colon = text3.indexOf(":");
    return colon < 1 ? null : [text3.slice(0, colon), text3.slice(colon + 1).replace(/\0+$/, "")];
  } catch {
    return null;
  }
}
function recordOf(value2) {
  return typeof value2 === "object" && value2 !== null ? value2 : {};
}
function textIn(value2, key) {
  const text3 = recordOf(value2)[key];
  return typeof text3 === "string" ? text3 : "";
}

// src/steps/pull/ask-helper.ts
var timeout2 = 2e4;
var maxLength = 200;
var notFound = "credentials not found in native keychain";
async function askHelper(name, key, path7, { runCommand: runCommand2 }) {
  const program = `docker-credential-${name}`;
  const origin = `${program} (${path7})`;
  const none = (problem) => ({ login: null, origin, problem });
  try {
    const { exitCode, stdout, timedOut } = await runCommand2(program, ["get"], { timeout: timeout2, input: key });
    if (timedOut) return none(`it did not answer within ${timeout2 / 1e3} s`);
    if (exitCode !== 0) {
      const output = stdout.trim();
      return none(output === notFound ? null : `it failed with exit code ${exitCode}${quoted(output)}`);
    }
    const login = loginOfHelper(JSON.parse(stdout), key);
    return login ? { login, origin, problem: null } : none(null);
  } catch (error2) {
    if (error2.code === "ENOENT") return none("the program is not on the PATH");
    if (error2 instanceof SyntaxError) return none("its output is not JSON");
    return none(error2 instanceof Error ? error2.message : String(error2));
  }
}
function quoted(output) {
  if (output === "" || /[{}]|secret/i.test(output)) return "";
  return `: ${output.split("\n")[0]?.slice(0, maxLength)}`;
}

// src/steps/pull/find-login.ts
var variable = "DOCKER_AUTH_CONFIG";
async function findLogin(reference, tools) {
  const { environment } = tools;
  const key = loginKeyOf(registryOf(reference));
  const inVariable = environment[variable];
  if (inVariable) {
    const entry2 = loginEntryIn({ auths: parsed2(inVariable)?.["auths"] }, key);
    if (entry2.kind === "login") return { login: entry2.login, origin: variable, problem: null };
    if (entry2.kind === "unreadable") return { login: null, origin: variable, problem: entry2.reason };
  }
  const path7 = join9(environment["DOCKER_CONFIG"] || join9(homedir2(), ".docker"), "config.json");
  const text3 = await textOf2(path7, tools);
  if (typeof text3 !== "string") return { login: null, origin: path7, problem: text3.problem };
  const configuration = parsed2(text3);
  if (configuration === null) return { login: null, origin: path7, problem: "it is not a JSON object" };
  const entry = loginEntryIn(configuration, key);
  switch (entry.kind) {
    case "login":
      return { login: entry.login, origin: path7, problem: null };
    case "helper":
      return askHelper(entry.name, key, path7, tools);
    case "unreadable":
      return { login: null, origin: path7, problem: entry.reason };
    case "none":
      return { login: null, origin: path7, problem: null };
  }
}
async function textOf2(path7, { files: files3 }) {
  try {
    return await files3.readText(path7);
  } catch (error2) {
    if (error2.code === "ENOENT") return "{}";
    return { problem: error2 instanceof Error ? error2.message : String(error2) };
  }
}
function parsed2(text3) {
  try {
    const value2 = JSON.parse(text3);
    return typeof value2 === "object" && value2 !== null ? value2 : null;
  } catch {
    return null;
  }
}

// src/platform/status-code.ts
function statusCodeOf(error2) {
  return error2?.statusCode;
}
async function missingAsNull(call) {
  try {
    return await call;
  } catch (error2) {
    if (statusCodeOf(error2) === 404) return null;
    throw error2;
  }
}
async function tolerate(statusCodes2, call) {
  try {
    await call;
  } catch (error2) {
    const statusCode = statusCodeOf(error2);
    if (statusCode === void 0 || !statusCodes2.includes(statusCode)) throw error2;
  }
}

// src/steps/pull/pull-failure.ts
var patterns = [
  [/reached your (unauthenticated )?pull rate limit|increase-rate-limit/i, "pull-limit"],
  [/toomanyrequests|too many requests/i, "busy"],
  [/no matching manifest|no match for platform|cannot be used on this platform/i, "platform"],
  [/no basic auth credentials|unauthorized|forbidden|access denied|\bdenied:|is denied/i, "denied"],
  [/manifest unknown|name unknown|not found/i, "missing"]
];
function pullFailureOf(error2) {
  const known = patterns.find(([pattern]) => pattern.test(messageOf(error2)));
  return known?.[1] ?? (statusCodeOf(error2) === 404 ? "missing" : "busy");
}
function messageOf(error2) {
  const { json } = error2;
  if (typeof json?.message === "string") return json.message.trim();
  return (error2 instanceof Error ? error2.message : String(error2)).trim();
}
var units2 = { ns: 1e-6, µs: 1e-3, ms: 1, s: 1e3, m: 6e4 };
function retryAfter(error2) {
  const [, amount, unit = ""] = /retry-after: ([\d.]+)(ns|µs|ms|s|m)\b/i.exec(messageOf(error2)) ?? [];
  const factor = units2[unit];
  return amount === void 0 || factor === void 0 ? void 0 : Number(amount) * factor;
}

// src/steps/pull/pull-progress.ts
var finished = /* @__PURE__ */ new Set(["Pull complete", "Already exists"]);
function pullProgress() {
  const layers = /* @__PURE__ */ new Map();
  return ({ id, status, progressDetail }) => {
    if (id && isOfLayer(status)) layers.set(id, next(layers.get(id), status, progressDetail));
    if (layers.size === 0) return null;
    const all = [...layers.values()];
    const done = all.filter(({ isDone }) => isDone).length;
    const sum = (of) => all.reduce((total2, layer) => total2 + of(layer), 0);
    const total = sum((layer) => layer.total);
    const downloaded = total > 0 ? `, ${bytes(sum(({ current: current2 }) => current2))} of ${bytes(total)} downloaded` : "";
    return `${done} of ${all.length} layers${downloaded}`;
  };
}
var isOfLayer = (status) => status !== void 0 && !status.startsWith("Pulling from ");
function next(before, status, detail) {
  const { current: current2 = 0, total = 0 } = before ?? {};
  if (status === "Downloading")
    return { isDone: false, current: detail?.current ?? current2, total: detail?.total ?? total };
  const isDownloaded = status !== "Waiting" && status !== "Pulling fs layer" && !status.startsWith("Retrying");
  return { isDone: finished.has(status), current: isDownloaded ? total : current2, total };
}

// src/steps/pull/unavailable-image.ts
var inputFor = {
  daemon: "`dind-image`",
  builder: "`driver-opts: image=…`",
  preload: "`preload`"
};
function unavailableImage({ reference, purpose }, failure2, found, cause) {
  const registry = registryOf(reference) === "docker.io" ? "Docker Hub" : registryOf(reference);
  const input = inputFor[purpose];
  const withLogin = found.login ? `with the login from ${found.origin}` : `without a login (no login for ${registry} in ${found.origin})`;
  const logIn = `Log in before this step: docker/login-action with \`registry: ${registryOf(reference)}\``;
  const refused2 = found.login ? `Check that the account in ${found.origin} can read ${reference}, and that its token has not expired. ${logIn}.` : `${logIn}. Also check the name: registries refuse access to an image that does not exist.`;
  const load2 = `load the image in an earlier step (docker load) and select it with ${input}`;
  const texts = {
    denied: [`${registry} refused the image ${reference} ${withLogin}`, refused2],
    missing: [
      `${registry} has no image ${reference}`,
      `Correct the name or the tag in ${input}. Or ${load2}.`
    ],
    platform: [
      `The image ${reference} has no variant for the platform of this daemon`,
      `Select an image for this platform with ${input}. To list the platforms: docker manifest inspect ${reference}`
    ],
    "pull-limit": [
      `Docker Hub's pull limit is reached for ${reference}, pulled ${withLogin}`,
      found.login ? `Wait, use an account with a higher limit, or select a copy of the image in another registry with ${input}.` : `Log in to Docker Hub before this step with docker/login-action, because each account has its own limit. Or select a copy of the image in another registry with ${input}.`
    ],
    busy: [
      `The image ${reference} could not be pulled from ${registry}`,
      `Check that the daemon's machine can reach ${registry}: docker pull ${reference}. Or ${load2}.`
    ]
  };
  const [message, remedy] = texts[failure2];
  return new ExpectedError("image-unavailable", `${message}: ${messageOf(cause)}`, remedy, { cause });
}

// src/steps/obtain-image.ts
var pauses = [2e3, 8e3];
var longestPause = 6e4;
var obtainImage = {
  title: ({ reference, daemon }) => `Checking for image ${reference}${daemon ? ` on ${daemon.host}` : ""}`,
  async apply(step, tools) {
    const { connect: connect4, hostEngine, log, warn } = tools;
    const { reference, purpose } = step;
    const { docker, ask } = step.daemon ? connectNode("A node", step.daemon, tools) : { docker: connect4(hostEngine), ask: (question) => question() };
    const present = await ask(() => docker.inspectImage(reference));
    if (present) return resultOf(step, present);
    if (purpose === "preload") throw missingImage(reference);
    const found = await findLogin(reference, tools);
    if (found.problem)
      warn(`The login from ${found.origin} cannot be used: ${found.problem}. Pulling without a login.`);
    log(`Pulling ${reference} ${found.login ? `with the login from ${found.origin}` : "without a login"}`);
    const failed = await pull(docker, reference, found, tools);
    if (failed === null)
      return resultOf(step, purpose === "daemon" ? await docker.inspectImage(reference) : null);
    const [failure2, cause] = failed;
    const error2 = unavailableImage(step, failure2, found, cause);
    const buildxCanTry = purpose === "builder" && (failure2 === "busy" || found.problem !== null);
    if (!buildxCanTry) throw error2;
    warn(`${error2.message}. buildx will try to pull the image itself.`);
    return {};
  },
  // The image is a cache that other jobs on this daemon can already be using.
  undo: "nothing"
};
function resultOf({ reference, purpose }, image) {
  if (purpose !== "daemon" || image === null) return {};
  return { daemonImage: { reference, id: image.Id, digest: digestOf(reference, image.RepoDigests ?? []) } };
}
async function pull(docker, reference, found, { log, warn, signal: signal2 }) {
  const progress = everySeconds(5, reference, log);
  for (const pause2 of [...pauses, null]) {
    try {
      await docker.pullImage(reference, found.login, progress, signal2);
      return null;
    } catch (error2) {
      signal2.throwIfAborted();
      const failure2 = pullFailureOf(error2);
      if (failure2 === "denied" && found.login && await isPublic(docker, reference, progress)) {
        warn(
          `The registry refused the login from ${found.origin} (${messageOf(error2)}). Pulled ${reference} without a login, because it is public.`
        );
        return null;
      }
      if (failure2 !== "busy") return [failure2, error2];
      await docker.ping();
      const wait = Math.max(pause2 ?? 0, retryAfter(error2) ?? 0);
      if (pause2 === null || wait > longestPause) return [failure2, error2];
      log(`Retrying in ${wait / 1e3} s: pulling ${reference} failed (${messageOf(error2)})`);
      await sleep3(wait, void 0, { signal: signal2 });
    }
  }
  return null;
}
async function isPublic(docker, reference, onEvent) {
  try {
    await docker.pullImage(reference, null, onEvent);
    return true;
  } catch {
    return false;
  }
}
function everySeconds(seconds, reference, log) {
  const stateAfter = pullProgress();
  let last = Date.now();
  return (event) => {
    const state = stateAfter(event);
    if (state === null || Date.now() - last < seconds * 1e3) return;
    last = Date.now();
    log(`Pulling ${reference}: ${state}`);
  };
}

// src/steps/preload/is-same-image.ts
var settings = [
  "User",
  "ExposedPorts",
  "Env",
  "Entrypoint",
  "Cmd",
  "Volumes",
  "WorkingDir",
  "Labels",
  "StopSignal"
];
function isSameImage(one, other) {
  return one.Id === other.Id || contentsOf(one) === contentsOf(other);
}
function contentsOf({ Created, Architecture, Os, RootFS, Config }) {
  const config = Config;
  return JSON.stringify([
    Date.parse(Created),
    Architecture,
    Os,
    RootFS?.Layers,
    settings.map((name) => normalized(config[name]))
  ]);
}
function normalized(value2) {
  if (value2 === void 0 || value2 === null || value2 === "") return null;
  if (Array.isArray(value2)) return value2.length === 0 ? null : value2;
  if (typeof value2 !== "object") return value2;
  const entries = Object.entries(value2).sort(([a], [b]) => a < b ? -1 : 1);
  return entries.length === 0 ? null : entries;
}

// src/steps/preload-images.ts
var interval = 5e3;
var preloadImages = {
  title: ({ images }) => `Copying ${count(images.length, "image")} of the host daemon into the job daemon`,
  async apply({ images, host }, { connect: connect4, hostEngine, log, signal: signal2 }) {
    const started = performance.now();
    const [from, to] = [connect4(hostEngine), connect4(host)];
    const compared = await Promise.all(
      images.map(async (name) => {
        const [original, copy] = await Promise.all([from.inspectImage(name), to.inspectImage(name)]);
        if (original === null) throw missingImage(name);
        return { name, size: original.Size, isPresent: copy !== null && isSameImage(original, copy) };
      })
    );
    const missing = compared.filter(({ isPresent }) => !isPresent);
    const present = compared.filter(({ isPresent }) => isPresent).map(({ name }) => name);
    for (const name of present) log(`The job daemon already has ${name}`);
    let copied2 = 0;
    if (missing.length > 0) {
      const total = missing.reduce((sum, { size }) => sum + size, 0);
      const names5 = missing.map(({ name }) => name);
      let next2 = started + interval;
      const onBytes = (bytes2) => {
        copied2 = bytes2;
        if (performance.now() < next2) return;
        next2 = performance.now() + interval;
        log(`Copying ${names5.join(", ")}: ${bytes(bytes2)} of about ${bytes(total)}`);
      };
      await to.copyImages(hostEngine, names5, onBytes, signal2);
    }
    const milliseconds = Math.round(performance.now() - started);
    const names4 = missing.map(({ name }) => name);
    if (names4.length > 0) log(`Copied ${names4.join(", ")}: ${bytes(copied2)} in ${duration(milliseconds)}`);
    return { preloaded: { copied: names4, present, bytes: copied2, milliseconds } };
  },
  // The images are removed with the data root, or stay in the cache.
  undo: "nothing"
};

// src/steps/prove-build.ts
import { randomBytes } from "node:crypto";

// src/steps/prover/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAAFgKAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAiwkAAAAAAACLCQAAAAAAABAAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6BEIAABIjXQk8EUx0kUxwEUxybjkAAAAvwEAAAAx0g8FSItEJPi+QEIPAEhpTCTw6AMAAEiZSPf+SAHIwzHAihQGigwHhNJ0B0j/wDjKdO8xwDjKD5TAwzHAig+NUdCA+gl3EEhrwApID77SSP/HSAHQ6+bDQVdBuqQBAABFMcBFMclBVjHSQVVJif1BVEnHxJz///9VTInnSIn1TInuU7sBAQAASInYSIHsABAAAA8FSYnHSIXAD4iVAAAAvrAJQABIie/oc////4XAdSlBuqQBAABFMcBFMclIidi6wQAAAEyJ50iJ7g8FSYnGSPfYTYX2eGDrBkG+AQAAAEmJ5EG9AQAAAEUx0kUxwEUxyTHATIn/TInmugAQAAAPBUiJw0iFwH4sMe1IidpJjTQsRTHSRTHASCnqRTHJTInoTIn3DwVIhcB4CkgBxUg53XzY67RI99hIgcQAEAAAW11BXEFdQV5BX8OxP4oGhMB0LTwKdClIYxeB+v4BAAB/HkSNQOBI/8ZBgPhfRI1CAQ9DwUSJB4iEF5gAAADrzcNIg+wguRIAAABBuAoAAADGRCQfAEiJ8EiZSff4g8IwiFQMDEiJ8kiJxkiJyEj/yUiD+gl/30iNTCQMSJhIjTQB6IX///9Ig8Qgw0FXQb8sAAAAQVZBvgEAAABBVUyNr5gAAABBVEUx5FVIjW8QU0hjB0iJ+41QAYkXxoQHmAAAAApEOWMEfkpIY3UAixNIifBMAe4pwkhj0kWF5HURRTHSRTHARTHJTInwTIn36xNIi334QboAQAAARTHARTHJTIn4DwWLA0H/xEiDxRCJRfDrsFtdQVxBXUFeQV/DhvJVMcCBzwAACABTvSkAAAAPzkiJy0Ux0kUxwEUxyUiJRCT4SInoiXQk9Ehj978CAAAAZolUJPIx0mbHRCTwAgAPBUiJxUiFwHkFSIno6yBIjXQk8EUx0kUxwEUxyUiJ2LoQAAAASInvDwVIhcB521tdw0FXTYnHQVZBVUmJzbkxAAAAQVRJidSJ8jH2VUiJ/b8BAAAAU0iB7NASAADoXf///0mJxujh/P//SIlEJAhNhfZ4ZDHbRTHSRTHARTHJuDIAAAC+CAAAAEyJ90iJ2g8FSIXAeEUx9rgBAAAASI18JDhIweAgiXQkSL6yCUAASIlEJDjo9P3//0iJ7kiNrCTQAgAA6OT9///oX/7//02F7XUQ6QMBAABMifBI99jpZwQAAEG6pAEAAEUxwEUxyUyJ7rgBAQAASMfHnP///0iJ2g8FSYnFSIXAeCBFMdK6PwAAAEiJ2EyJ70iJ7g8FSInDSIXAeQ1JicXrAjHbTYnpSffZvrkJQABIjXwkOOhr/f//TInO6Jn9//9Nhe0PiIMAAABIjXwkOL69CUAAxoQc0AIAAADoQ/3//0iJ7ug7/f//6Lb9//9FMcBFMcm4AQEAAEG6pAEAAEjHx5z///+6wQAAAEyJ/g8FSInHSIXAeBhFMdK4AQAAAEiJ7kiJ2g8FSInHSIXAeQZI999Jifm+vwlAAEiNfCQ46N/8//9Mic7oDf3//+hS/f//uwEBAABBuqQBAABFMcAx0kUxyb7GCUAASMfHnP///0iJ2A8FSInDMcBIhdt4EEUx0rr/DwAASInfSInuDwUx0kiFwEgPSMIx20UxycaEBNACAAAAgH0AAA+EjgAAAIXbD4WGAAAAMcCKiBAKQAA4TAUAdQ9I/8BIg/gKdetIjXUK6wcx2+tOSP/GigY8IHT3PAl080UxwDHbigaD6DA8CXcrSIn3weMIQf/A6BP7//8PtsAJw4oGjVDQgPoJdwVI/8br8TwuddFI/8brzEGD+ARBD0XZikUAhMAPhHT///9I/8U8CnXu6Wj///++1wlAAEiNfCQ4QbkYAAAA6NH7//+F23Reid5EiclIjXwkONPuQA+29uju+///RYXJdBC+3wlAAEGD6Qjopfv//+vSSI18JDjoGfz//4neuSoAAAC6NQAAAL8CAAAA6JX8//9IicVIicNI99VIwe0/SIXAeTDrGr7hCUAASI18JDgx7UiDy//oWvv//+jV+///vuYJQABIjXwkOOhG+///6MH7//9NaeToAwAARIl0JARJx8fU/v//he1Ix8D/////SA9Fw4tMJAQx0mbHRCQ2AABIiVQkLolMJCgxyUiJTCQYZsdEJCwBAIlEJDBmx0QkNAEASMdEJCAAo+ER6IL5//9Ii0wkCEgpyEmJxYXtdRWDfCQ8AQ+PZQEAAEw54Hw56VsBAABMOeAPjT4BAABMKfhIPSsBAAB+IEUx0kUxwEUxybgBAAAAviAKQAC6GwAAAEiJ3w8FTYnvSI1UJBhIjXwkKEUx0kUxwEUxybgPAQAAvgIAAAAPBWaDfCQuAHRcg3wkPAh/VTHSQboACAAAuCABAABMifdIidYPBUmJxUiFwHg4SGNEJDxIjbQk0AAAAEG6AEAAAEyJ70iJwkjB4AT/wkyJbARAiVQkPEhjVCQ4iVQESLgsAAAADwVmg3wkNgAPhM/+//9IjbQk0AIAAEUx0kUxwDHARTHJugACAABIid8PBUiD+AsPjqj+//+AvCTQAgAAvg+Fmv7//4C8JNECAABXD4WM/v//gLwk0gIAAAAPiX7+//9Eiowk0wIAAEiNfCQ4vu0JQAAx7eiT+f//QYPhD0yJzui9+f//6AL6//9Ig8j/6Vj+//++5glAAEiNfCQ46Gr5///o5fn//zHASIHE0BIAAFtdQVxBXUFeQV/DU0iLB0mJ+UiD+AR1LUiLfxC+9wlAALsWAAAA6Af4//+FwA+EnQAAAEmLcSBJi3kY6Cr4///piAAAAEiD+AV1N0iLfxC+/AlAALsWAAAA6NT3//+FwHRuSYt5KEUxwOjf9///SYt5IEiJxujT9///SYt5GDHJ60G7FgAAAEiD+Ad1Q0iLfxC+/AlAAOiX9///hcB0MUmLeShNi1EwTYtBOOid9///SYt5IEiJxuiR9///SYt5GEyJ0UiJ8onG6BT6//9IicMx0kUx0kUxwEUxybjnAAAASInfSInWDwVbwwAAAAAtAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAAAAAAAAAAAAAAAAAAABuYW1lc2VydmVyAAAAAAAAvlcBAAABAAAAAAAACWxvY2FsaG9zdAAAAQABAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAACwAAAAEAAAAGAAAAAAAAALAAQAAAAAAAsAAAAAAAAAD8CAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABEAAAABAAAAAgAAAAAAAACwCUAAAAAAALAJAAAAAAAAiwAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAAA7CgAAAAAAABkAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAABAMAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAOAsAAAAAAAA4CwAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRJAIAlOMDAKoifECTCAeA0uEDA6pgDICSgzSA0gQAgNIFAIDSAQAA1MADX9YCAIDSI2hiOARoYjiDAAA0QgQAkX8ABGtg//9UfwAEa+AXnxrAA1/W4gMAqkQBgNIAAIDSQQBAOSHAAFEjHAASfyQAcUkAAFTAA1/WIXxAk0IEAJEABASb9///FwwCgtL/YyzL5gMBqgEAgFL9ewCp/QMAkdn//5fpAwCqwAD4tuADAMv9e0CpDAKC0v9jLIvAA1/WAQAAkOADBqohoCiR2P//l2ACADXgAwaqIRiAUsr//5fnAwCqAAL4t+ADCarhQwCR6AeA0gIAgtIDAIDSBACA0gUAgNIBAADU5gMAqh8AAPHsAABU4AMAy+b//xcnAIDS8v//F+ADAMvi//8XCgCA0uFDAJHgAweqIQAKi8IACssICIDSAwCA0gQAgNIFAIDSAQAA1GAA+LbgAwDL1f//F0oBAItfAQbrS/7/VN///xflB4BSIgBAOV8AAHFEGEp6gAAAVAMAQLl/+AdxTQAAVMADX9ZEgABRIQQAkYQcABKffAFxZAQAEQPAI4sEAAC5QjCFGmJgAjnv//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQjGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vc//+X/XvDqMADX9b/QwDRIQjAWucDA6pCBMBaQwCAUsgYgNLhBwC5AQANMgQAgNIFAIDSIXxAk0AAgNLjAwB5AwCA0uIHAHkCAIDS/wcA+QEAANTmAwCqgAD4tuADBqr/QwCRwANf1ugDB6rhAwCRAgKA0gEAANQg//+2+f//F/9DANEoDoDSIACA0uEDAJECAIDSAwCA0gQAgNIFAIDSAQAA1OIHQKkASIjS4AGg8v9DAJEhDMCaAH2A0kAEAJvAA1/W5gMAqglAAJEKYAKRAABAuQcAgFIBBAARwQAAucDAIItBAYBSAWACOcAEQLkfAAdrTAAAVMADX9YgAUC5wgBAuUIAAEtBwSCLQnxAk2cBADUICIDSIACA0gMAgNIEAIDSBQCA0gEAANTAAEC55wQAESAFAbjt//8XIIFf+MgZgNIDAIjS9v//FwxegtL/YyzL7gMCquIDASrrAwOqAQCAUv17AKkDGYDS/QMAkekDAKrvAwSqIACAUvNTAan1WwKpov//l+wDAKq9//+XbAj4t+0DAKooGYDS4AMMqgEBgNICAIDSAwCA0gQAgNIFAIDSAQAA1OUDAKogB/i3IADA0gEAAJAhqCiR4C8A+eBjAZH/awC5Zv//l+EDCapk//+XuP//l6sGALUAAACQAQCAUgD4KJED//+XoA34t+gHgNLhwwuR4v+B0gMAgNIEAIDSBQCA0gEAANQfAADxBwAAkAGgn5rgwwuR5gMAqufoKZELAIBSH2ghOMAAQDlAAAA06w0ANAkAAJApXSmRCAOAUuBjAZEBAACQITwpkUT//5erEAA1AQAAkCFkKZEPAIBSCwCAkuBjAZE9//+Xkf//lwEAAJAheCmR4GMBkTj//5eM//+XiwAAFOUDDKrgAwXL/XtAqQxegtLzU0Gp9VtCqf9jLIvAA1/W4AMLqgEAgFLQ/v+X6QMAqqAC+LfoB4DS4cMLkeIDCKoDAIDSBACA0gUAgNIBAADU6wMAqsAB+LbpAwCq5gMJy+BjAZEBAACQIcQokRr//5fhAwaqK///l+kA+LZr//+XtP//FwsAgNL1//8XBgCA0vT//xfhwwuRP2grOAEAAJAh1CiRDP//l+HDC5EK//+XXv//lyEYgFLgAw+qq/7/l+EDAKpAAfi34cMLkeIDC6oICIDSAwCA0gQAgNIFAIDSAQAA1OEDAKogAfi25gMBy+BjAZEBAACQIdwokfb+/5fhAwaqB///l93//xcGAIDS+P//FwAAgNKa//8XAAQAkR8oAPEhAgBUxSgAkaAAQDkfgABxBBhJesACAFQLAIBSCACAUqAAQDkAwABRABwAEh8kAHEpAgBUHxEAcesTixoGAAAUAACA0sJoYDgBaGc4XwABa0D9/1TAAEA5IPH/NMYEAJEfKABxgf//VIX//xelBACR5v//F2tdGFPgAwWqhv7/lwAcABILAAsqCAUAEaEAQDkgwABRABwAEh8kAHGpAABUP7gAceH7/1SlBACR3f//F6UEAJH2//8XYSXIGuBjAZEhHECSzv7/l6gAADThAwmqCCEAUbf+/5dz//8XCv//l+EDCypjGYDSogaAUkAAgFLX/v+X7wMgqusDAKrv/X/TIO7/txJ9gNIWYJTScyWAkjY8ovLSfRKbDgAAkM7pKZHOLQCR/wEAcfUDDCpgEZ/aNACAUv/jA/j1OwC59HsAeeBDALn0iwB5/48Aef/bBKnc/v+XBgANyw8BADXgX0C5HwQAcWwAAFTfABLrKwIAVAAAgNJc//8X3wAS6+oJAFTAABPLH6wE8U0BAFQICIDS4AMLquEDDqpiA4DSAwCA0gQAgNIFAIDSAQAA1PMDBqrg4wCR4iMBkSgJgNJBAIDSAwCA0gQAgNIFAIDSAQAA1OB/wHkgAwA04F9AuR8gAHHMAgBU4AMMqkgegNIBAIDSAgCA0gMAgdIBAADU4AH4t+FfQLnmgwGR4ltAucgZgNIjfHyTIQQAEeFfALnhowGRwGgj+CJoI7jhwwORQnxAkwMAiNIBAADU4I/AeUD3/zTgAwuq4cMLkegHgNICQIDSAwCA0gQAgNIFAIDSAQAA1B8sAPEN9v9U4MNLOR/4AnGh9f9U4MdLOR9cAXFB9f9U4MvLOQD1/zbmz0s54GMBkQEAAJAhlCmRxgxAkkX+/5fhAwaqDwCAUlX+/5eW/v+XAACAkqD//xcBAACQIXgpkeBjAZE7/v+Xj/7/l6n//xf9e7+p5QMAqv0DAJEAAED5HxAA8SECAFSgCED5AQAAkCG8KZHe/f+XoAUANKCEQany/f+XyAuA0gEAgNICAIDSAwCA0gQAgNIFAIDSAQAA1P17wajAA1/WHxQA8UECAFSgCED5AQAAkCHQKZHM/f+XYAMANKeAQanT/f+X5gMAqqAUQPnQ/f+XBACA0gMAgNLiAwCq4QMGKuADB6qI/v+X5f//Fx8cAPGhAQBUoAhA+QEAAJAh0CmRuf3/lwABADSngEGpwP3/l+YDAKqgFED5vf3/l6MQQ6nu//8XwAKA0tX//xctAHRva2VuIAByZWFkIAB3cml0ZSAAL2V0Yy9yZXNvbHYuY29uZgBzZXJ2ZXIgAC4Abm9uZQBzaWxlbnQAYW5zd2VyZWQgAGNvcHkAc2VydmUAbmFtZXNlcnZlcgC+VwEAAAEAAAAAAAAJbG9jYWxob3N0AAABAAEQAAAAAAAAAAF6UgAEeB4BGwwfABAAAAAYAAAA/PX//ygAAAAAAAAAEAAAACwAAAAQ9v//KAAAAAAAAAAQAAAAQAAAACT2//80AAAAAAAAACAAAABUAAAARPb//+gAAAAAQg6QIEOdggSegQRICt3eDgBBCxAAAAB4AAAACPf//0wAAAAAAAAAHAAAAIwAAABA9///UAAAAABBDjCdBp4FUt7dDgAAAAAYAAAArAAAAHD3//90AAAAAEEOEFUKDgBBCwAAFAAAAMgAAADI9///RAAAAABBDhBMDgAAEAAAAOAAAAD09///iAAAAAAAAAA0AAAA9AAAAGj4//9EBQAAAEIO8CVGnd4Ent0ERpPcBJTbBJXaBJbZBAJNCt3e1dbT1A4AQQsAABwAAAAsAQAAdP3//+QAAAAAQQ4QnQKeAVQK3t0OAEELAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAC5laF9mcmFtZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALAAAAAQAAAAYAAAAAAAAAsABAAAAAAACwAAAAAAAAAHgJAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAEQAAAAEAAAACAAAAAAAAACgKQAAAAAAAKAoAAAAAAAB4AAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAABkAAAABAAAAAgAAAAAAAACgCkAAAAAAAKAKAAAAAAAASAEAAAAAAAAAAAAAAAAAAAgAAAAAAAAAAAAAAAAAAAABAAAAAwAAAAAAAAAAAAAAAAAAAAAAAADoCwAAAAAAACMAAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAA"
};

// src/steps/prove-build.ts
var buildTimeout = 12e4;
var runTimeout = 6e4;
var dockerfile = `FROM scratch
COPY prover nonce /
RUN ["/prover", "copy", "/nonce", "/copied"]
ENTRYPOINT ["/prover"]
`;
var proveBuild = {
  title: ({ host }) => `Testing a build, and running its image on ${host}`,
  async apply(step, tools) {
    const { buildx, directory: directory2, image, host } = step;
    const program = programs[step.architecture];
    if (buildx === null) return notChecked("buildx is not installed on this runner");
    if (directory2 === null) return notChecked("RUNNER_TEMP is not set");
    if (program === void 0)
      return notChecked(`Berth has no test program for the architecture ${step.architecture}`);
    const started = performance.now();
    const docker = tools.connect(host);
    const nonce = randomBytes(16).toString("hex");
    try {
      await writeContext2(directory2, program, nonce, tools.files);
      await build(step, buildx, directory2, tools);
      const printed = await run(step, docker);
      if (printed.trim() !== nonce)
        throw failure(`The image ${image} on ${host} is not the one that was just built`, checkBuilder);
    } finally {
      await removeTraces(step, docker).catch(() => {
      });
      await tools.files.remove(directory2);
    }
    return {
      buildProof: {
        milliseconds: Math.round(performance.now() - started),
        parts: [
          {
            part: "build",
            status: "passed",
            detail: "the job's builder built an image with a RUN instruction"
          },
          { part: "built-image", status: "passed", detail: `the built image ran by name on ${host}` }
        ]
      }
    };
  },
  undoTitle: ({ image }) => `Removing test build ${image}`,
  async undo(step, { connect: connect4, files: files3, hostEngine }) {
    if (step.directory !== null) await files3.remove(step.directory);
    if (step.host === hostEngine) await removeTraces(step, connect4(hostEngine));
  },
  undoTimeout: 6e4
};
var checkBuilder = "Check the driver and endpoint of the builder: docker buildx inspect";
var checkDaemon = "Look for details in the Docker daemon's log: journalctl -u docker";
async function writeContext2(directory2, program, nonce, files3) {
  await files3.makeDirectory(directory2, 448);
  await files3.writeText(`${directory2}/Dockerfile`, dockerfile, 420);
  await files3.writeText(`${directory2}/nonce`, `${nonce}
`, 420);
  await files3.writeText(`${directory2}/prover`, Buffer.from(program, "base64"), 493);
}
async function build({ image, labels, network: network3 }, buildx, directory2, tools) {
  const own = [`${ownerLabel}=${labels[ownerLabel]}`, `berth.token=${labels["berth.token"]}`];
  const labelled = own.flatMap((label) => ["--label", label]);
  const onHost = network3 === "host" ? ["--network", "host"] : [];
  const words = ["build", "--load", ...onHost, "--tag", image, ...labelled, directory2];
  try {
    await runBuildx(buildx, words, tools, { timeout: buildTimeout });
  } catch (error2) {
    if (!(error2 instanceof ExpectedError)) throw error2;
    const details = error2.details === void 0 ? {} : { details: error2.details };
    const message = `A test build with a RUN instruction failed: ${error2.message}`;
    throw new ExpectedError("proof-failed", message, error2.remedy, { cause: error2, ...details });
  }
}
async function run({ name, image, labels, host }, docker) {
  try {
    await docker.createContainer({
      name,
      Image: image,
      Cmd: ["copy", "/copied", "-"],
      Labels: { ...labels },
      HostConfig: {
        CapDrop: ["ALL"],
        Memory: 64 * mebibyte,
        NetworkMode: "none",
        PidsLimit: 16,
        ReadonlyRootfs: true,
        SecurityOpt: ["no-new-privileges"]
      }
    });
    await docker.startContainer(name);
    const exitCode = await docker.waitForContainer(name, runTimeout);
    if (exitCode !== 0)
      throw failure(`A container of the built image ended with exit code ${exitCode}`, checkDaemon);
    return (await docker.containerLogs(name, 10)).stdout;
  } catch (error2) {
    if (statusCodeOf(error2) === 404) {
      const message2 = `The test build succeeded, but ${host} has no image ${image}`;
      throw failure(message2, checkBuilder, error2);
    }
    if (error2 instanceof ExpectedError) throw error2;
    const message = engineError(error2)?.message ?? (error2 instanceof Error ? error2.message : String(error2));
    throw failure(`The built image ${image} does not run on ${host}: ${message}`, checkDaemon, error2);
  }
}
var failure = (message, remedy, cause) => new ExpectedError("proof-failed", `${message}.`, remedy, { cause });
async function removeTraces({ name, image, labels }, docker) {
  const container = await docker.inspectContainer(name);
  if (container && isOwn(container.Config.Labels, labels)) await docker.removeContainer(name);
  await docker.removeImage(image);
}
function notChecked(detail) {
  return { buildProof: { milliseconds: 0, parts: [{ part: "build", status: "not-checked", detail }] } };
}

// src/steps/prove-container.ts
import { randomBytes as randomBytes2 } from "node:crypto";
import { setTimeout as sleep5 } from "node:timers/promises";

// src/plan/tiers/capabilities.ts
var capabilities = {
  name: "capabilities",
  obstacles: ({ observed: observed2 }) => (
    // It looks for a file of that name: containers/podman#27710. Seen with 4.3: "opening seccomp profile failed … file name too long".
    observed2.engine.status === "seen" && observed2.engine.value.product === "podman" ? [
      "Podman accepts no seccomp profile from a client, so it cannot start a daemon without `--privileged`. Set `privilege: privileged`, or use Docker."
    ] : []
  ),
  startsPrivileged: false,
  wall: "It protects from accidents only: a step can start an inner container with `--cap-add SYS_ADMIN`, and become root on the machine.",
  lacks: [
    "Inner `docker run --privileged`, `driver: docker-container` and kind fail on cgroup v1 and on a rootless host daemon.",
    "Inner `docker run --cap-add` fails for capabilities that the job daemon lacks, such as IPC_LOCK and SYS_RESOURCE.",
    "Devices of the machine, such as `/dev/fuse` and `/dev/kvm`, are not available.",
    "Inner containers cannot load kernel modules."
  ]
};

// src/plan/tiers/privileged.ts
var privileged = {
  name: "privileged",
  obstacles: () => [],
  startsPrivileged: true,
  wall: "Each step of the job can control the machine: root in the job daemon is root on the machine.",
  lacks: []
};

// src/values/version.ts
function versionNumbers(version) {
  const match = /^v?(\d+(?:\.\d+)*)/.exec(version);
  return match?.[1]?.split(".").map(Number) ?? [];
}
function isOlder(version, than) {
  const numbers = versionNumbers(version);
  if (numbers.length === 0) return false;
  for (const [index, wanted] of versionNumbers(than).entries()) {
    const number = numbers[index] ?? 0;
    if (number !== wanted) return number < wanted;
  }
  return false;
}

// src/plan/tiers/rootless.ts
var rootless = {
  name: "rootless",
  obstacles: ({ request: request2, observed: { engine: engine2, userNamespaces: userNamespaces2 } }) => [
    ...request2.network === "sealed" ? [sealed] : [],
    ...ofStorage(request2),
    ...engine2.status === "seen" ? ofEngine(engine2.value) : [],
    ...userNamespaces2.status === "seen" ? ofKernel(userNamespaces2.value) : []
  ],
  doubts: ({ request: { dindImage } }) => isRootlessImage(dindImage) ? [] : [
    "It has no limits for inner containers, so `auto` takes it only with an image for it, such as `docker:29-dind-rootless`."
  ],
  // A new sysfs would be writable, which the read-only /sys of the container forbids (linux, fs/namespace.c,
  // mount_too_revealing).
  startsPrivileged: false,
  ownsAsRoot: true,
  wall: "Root in the job daemon is the user of the job on the machine, or user 1000 if the job is root. It has no capability there.",
  lacks: [
    "Limits of inner containers such as `--memory`, `--cpus` and `--pids-limit` have no effect, and `docker pause` fails: the job daemon cannot create cgroups. The limits `memory` and `pids-limit` of the whole job daemon hold.",
    "Inner `docker run --privileged`, `driver: docker-container` and kind fail.",
    "Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.",
    "Inner containers cannot load kernel modules.",
    "Inner containers use the files of the job as root. Other users of inner containers are users from 100000 on the machine.",
    "The network of inner containers goes through slirp4netns, which is slower than a bridge."
  ]
};
var sealed = "`network: sealed` leaves no port: the job cannot reach those of containers on the network of a rootless daemon. Set another `privilege`, or remove `network`.";
function ofStorage({ storage: { place }, storageDriver }) {
  const remedy = "Remove it, or set another `privilege`.";
  return [
    ...place === "tmpfs" || place === "loop" ? [
      `The filesystem of \`storage: ${place}\` belongs to root, and a rootless daemon cannot write to it. ${remedy}`
    ] : [],
    ...storageDriver === "fuse-overlayfs" ? [
      `\`storage-driver: fuse-overlayfs\` needs /dev/fuse, which a rootless daemon cannot create. ${remedy}`
    ] : []
  ];
}
var firstKernel = "5.11";
function ofEngine({ product, rootless: isRootless, securityOptions, kernel }) {
  const obstacles = [];
  if (isOlder(kernel, firstKernel)) {
    obstacles.push(`Overlayfs in a user namespace needs Linux ${firstKernel}, and this kernel is ${kernel}.`);
  }
  if (product === "podman") {
    obstacles.push(
      "Podman accepts no seccomp profile from a client, so it cannot start a rootless daemon. Set `privilege: privileged`, or use Docker."
    );
  }
  if (isRootless) {
    obstacles.push(
      "The host daemon is rootless. None of its 65,536 user IDs is left for another user namespace."
    );
  }
  if (securityOptions.some((option) => option.includes("no-new-privileges"))) {
    obstacles.push(
      "The host daemon sets `no-new-privileges` for each container, so `newuidmap` gets no capability. Remove the setting from /etc/docker/daemon.json."
    );
  }
  return obstacles;
}
function ofKernel({ maximum, unprivileged, restrictedByAppArmor }) {
  const obstacles = [];
  if (maximum === null) {
    obstacles.push("The kernel has no user namespaces (CONFIG_USER_NS).");
  } else if (maximum === 0) {
    obstacles.push("The kernel allows no user namespace: `sudo sysctl user.max_user_namespaces=28633`.");
  }
  if (!unprivileged) {
    obstacles.push(
      "The kernel allows only root to create a user namespace: `sudo sysctl kernel.unprivileged_userns_clone=1`."
    );
  }
  if (restrictedByAppArmor) {
    obstacles.push(
      "AppArmor takes all capabilities from the user namespaces of ordinary users: `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0`."
    );
  }
  return obstacles;
}
var isRootlessImage = (reference) => reference.includes("rootless");

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/values/contained-engine.ts
function containedEngine(reference) {
  return /^(?:.+\/)?docker:(\d+(?:\.\d+)*)(?:-[\w.-]+)?(?:@|$)/.exec(reference)?.[1];
}

// src/plan/storage/storage.ts
var firstWithContainerdStore = "24.0";

// src/plan/storage/choose-storages.ts
function hasContainerdStore(situation) {
  const { storageDriver } = situation.request;
  return (storageDriver === "auto" ? nativeDriver(situation).driver : storageDriver) === "overlayfs";
}
function nativeDriver({ request: request2, observed: observed2 }) {
  const engine2 = observed2.engine.status === "seen" ? observed2.engine.value : void 0;
  const asked = askedStore({ request: request2 });
  if (asked !== void 0) return storeOf(asked, "`daemon-config` sets `features.containerd-snapshotter`.");
  if (isWithoutStore(request2.dindImage)) {
    return storeOf(false, `${request2.dindImage} contains no other: it came with Docker 24.`);
  }
  if (request2.platforms.length > 1 && request2.driver !== "docker-container") {
    return storeOf(true, "`platforms` names several, and the classic store holds one platform per image.");
  }
  return storeOf(engine2?.imageStore === "snapshotter", "the host daemon has the same.");
}
function askedStore({ request: request2 }) {
  const features = request2.daemonConfiguration["features"];
  const asked = features?.["containerd-snapshotter"];
  return asked === void 0 ? void 0 : Boolean(asked);
}
var storeOf = (isContainerd, reason) => ({
  driver: isContainerd ? "overlayfs" : "overlay2",
  because: [`The job daemon uses the ${isContainerd ? "containerd" : "classic"} image store: ${reason}`]
});
var isWithoutStore = (image) => isOlder(containedEngine(image) ?? "", firstWithContainerdStore);

// src/plan/tiers/sysbox.ts
var firstVersion = "0.7.0";
var firstUntestedKernel = 7;
var sysbox = {
  name: "sysbox",
  obstacles({ request: request2, observed: observed2 }) {
    const { engine: engine2 } = observed2;
    if (engine2.status === "unseen") return [];
    if (!engine2.value.runtimes.includes(sysboxRuntime))
      return [`The host daemon has no runtime \`${sysboxRuntime}\`: Sysbox is not installed.`];
    return request2.cache !== "" && hasContainerdStore({ request: request2, observed: observed2 }) ? [
      "Sysbox loses the images of the containerd image store in a data root that `cache` keeps. Set `storage-driver: overlay2`."
    ] : [];
  },
  doubts({ observed: { engine: engine2, sysbox: found } }) {
    const version = found.status === "seen" ? found.value?.version ?? "" : "";
    const kernel = engine2.status === "seen" ? engine2.value.kernel : "";
    return [
      ...isOlder(version, firstVersion) ? [`Sysbox ${version} cannot run the runc of Docker 28.5.2 and newer. Sysbox ${firstVersion} can.`] : [],
      ...(versionNumbers(kernel)[0] ?? 0) >= firstUntestedKernel ? [`Sysbox is not stable on Linux ${firstUntestedKernel} and newer, and this kernel is ${kernel}.`] : []
    ];
  },
  startsPrivileged: true,
  wall: "Root in the job daemon is an unprivileged user of the machine.",
  lacks: [
    "Devices of the machine, such as `/dev/kvm`, and `mknod` are not available.",
    "Inner containers cannot load kernel modules.",
    "An inner daemon cannot use `userns-remap`."
  ]
};

// src/values/path.ts
function isWithin(path7, directory2) {
  return `${withoutTrailingSlash(path7)}/`.startsWith(`${withoutTrailingSlash(directory2)}/`);
}
function withoutTrailingSlash(path7) {
  return path7.replace(/\/+$/, "");
}

// src/values/engine-path.ts
function mountOver(path7, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path7, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path7, ownContainer2) {
  if (ownContainer2 === null) return path7;
  if (path7.split("/").includes("..")) return null;
  const mount = mountOver(path7, ownContainer2.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path7).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/plan/tiers/id-mapped-mounts.ts
var firstKernels = {
  ext4: "5.12",
  xfs: "5.12",
  btrfs: "5.15",
  f2fs: "5.18",
  squashfs: "6.2",
  tmpfs: "6.3",
  ceph: "6.7",
  // Only its layers can be mapped (Linux 5.19), not the mount itself: EINVAL with 6.18.
  overlay: null,
  nfs: null,
  cifs: null,
  smb3: null,
  "9p": null,
  ramfs: null
};
var firstKernel2 = "5.12";
function idMapObstacles({
  engine: engine2,
  jobFilesystems: jobFilesystems2,
  ownContainer: ownContainer2,
  runner: runner2
}) {
  if (engine2.status === "unseen") return [];
  const { kernel } = engine2.value;
  if (isOlder(kernel, firstKernel2)) {
    return [`Linux ${kernel} cannot map the owners of files in a mount. Linux ${firstKernel2} and newer can.`];
  }
  if (jobFilesystems2.status === "unseen" || runner2.status === "unseen") return [];
  const { work, workspace, temp, toolCache } = runner2.value;
  const needed = [work, workspace, temp, toolCache];
  const container = ownContainer2.status === "seen" ? ownContainer2.value : null;
  return jobFilesystems2.value.filter(({ path: path7 }) => needed.includes(path7) && enginePathOf(path7, container) !== null).flatMap(({ path: path7, type }) => obstacleOf(path7, type, kernel)).slice(0, 1);
}
function obstacleOf(path7, type, kernel) {
  const first = firstKernels[type];
  if (first === void 0) return [];
  const problem = `${path7} is on ${type}, and Linux ${kernel} cannot map the owners of files there`;
  if (first === null) return [`${problem}.`];
  return isOlder(kernel, first) ? [`${problem}. Linux ${first} and newer can.`] : [];
}

// src/plan/tiers/user-namespace.ts
var architectures = ["x86_64", "aarch64"];
var userNamespace = {
  name: "user-namespace",
  obstacles(situation) {
    const { engine: engine2, userNamespaces: userNamespaces2 } = situation.observed;
    const obstacles = capabilities.obstacles(situation);
    if (engine2.status === "seen" && engine2.value.rootless)
      obstacles.push("The host daemon is rootless, so it has no 65,536 ids for another user namespace.");
    if (engine2.status === "seen" && !architectures.includes(engine2.value.architecture))
      obstacles.push(`It works on x86-64 and arm64 only, and this machine is ${engine2.value.architecture}.`);
    if (userNamespaces2.status === "seen" && !userNamespaces2.value.maximum)
      obstacles.push("The kernel allows no user namespaces: `user.max_user_namespaces` is 0 or missing.");
    return [...obstacles, ...idMapObstacles(situation.observed)];
  },
  startsPrivileged: true,
  wall: "Root in the job daemon is an unprivileged user of the machine.",
  lacks: [
    "Devices of the machine, such as `/dev/fuse`, `/dev/kvm` and loop devices, and `mknod` are not available.",
    "Inner containers cannot load kernel modules, or lower their OOM score.",
    "Images with user or group ids above 65535 cannot be unpacked."
  ]
};

// src/plan/tiers/choose-tiers.ts
var tiers = {
  sysbox,
  "user-namespace": userNamespace,
  rootless,
  capabilities,
  privileged
};

// src/steps/prover/evaluate-prover.ts
import { getSystemErrorName } from "node:util";

// src/steps/prover/failed-part.ts
function failedPart({ mustPass }, part, error2) {
  if (mustPass) throw error2;
  return { part, status: "failed", detail: error2.message.replace(/\.$/, ""), remedy: error2.remedy };
}

// src/steps/prover/proof-errors.ts
function pathMismatch({ workspace, host }, seen) {
  return new ExpectedError(
    "proof-failed",
    `Containers on ${host} do not see the workspace: Berth wrote a file to ${workspace?.destination} and mounted ${workspace?.source} of the daemon's machine, but ${seen}.`,
    "Use `mode: dind`, which mounts the workspace at the same path. The job and this daemon do not share it. If no later step mounts a path, skip the test: `verify: false`."
  );
}
function unreadableWorkspace({ workspace, host, user }) {
  return new ExpectedError(
    "proof-failed",
    `Permission denied: a container on ${host} that runs as ${user} cannot read the workspace ${workspace?.source}.`,
    'On a host with SELinux, mount with a label: docker run -v "$PWD:/app:z". Otherwise, check the permissions: ls -ld "$GITHUB_WORKSPACE"'
  );
}
function silentNameServer({ host }, server) {
  return new ExpectedError(
    "proof-failed",
    `DNS server ${server} answers the job, but not a container on the default network of ${host}. Builds and containers cannot download anything.`,
    "Check if a firewall drops packets of containers: iptables --list FORWARD --verbose. If Docker's rules are missing, restart it: systemctl restart docker. If the policy is DROP, allow the bridge: iptables --insert DOCKER-USER --in-interface docker0 --jump ACCEPT"
  );
}
function unreachedPort({ host }, hosts, port) {
  return new ExpectedError(
    "proof-failed",
    `The job cannot reach a published port of a container on ${host}, tried at ${hosts.join(", ")} (port ${port}). The container listens.`,
    "Check if a firewall drops packets to containers: iptables-save | grep DOCKER. If Docker's rules are missing, restart it: systemctl restart docker"
  );
}
var noSource = "that path does not exist there";
function isWithoutSource(cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /bind source path does not exist|statfs \S+: no such file or directory/.test(message);
}
function notRun(step, cause) {
  const broken = engineError(cause);
  if (broken?.code === "engine-unreachable") return broken;
  const message = (cause instanceof Error ? cause.message : String(cause)).trim();
  if (isWithoutSource(cause)) return pathMismatch(step, noSource);
  const known = causes.find(([pattern]) => pattern.test(message));
  return new ExpectedError(
    "proof-failed",
    `A test container failed on ${step.host}: ${message}`,
    known?.[1] ?? "Look for the cause in the Docker daemon's log: journalctl --unit docker",
    { cause }
  );
}
var causes = [
  [
    // sysbox#972, runc#4968, moby#51405: runc 1.3.3 and newer refuse a /proc with mounts over it.
    /ip_unprivileged_port_start|unsafe procfs/,
    "Upgrade LXC to 6.0.6. With Sysbox, install containerd.io 1.7.28-1 in the system container: apt-get install containerd.io=1.7.28-1. The daemon runs in a system container whose /proc runc 1.3.3 and newer refuse."
  ],
  [
    /iptables|nftables|no chain\/target\/match/i,
    "Restart Docker to restore its firewall rules: systemctl restart docker. If that does not help, check the kernel's iptables modules: lsmod | grep tables"
  ],
  [
    /address pool|all predefined address pools|non-overlapping/i,
    "Remove unused networks: docker network prune. Or add `default-address-pools` to /etc/docker/daemon.json. No subnet is free for a network."
  ],
  [
    /port is already allocated|address already in use/i,
    "Find the program that uses this port: ss --listening --tcp --processes. Docker chooses ports from net.ipv4.ip_local_port_range."
  ],
  [
    /failed to disable ipv6/i,
    "Make /proc/sys writable in the daemon's container, or enable IPv6 on the host: sysctl net.ipv6.conf.all.disable_ipv6=0"
  ],
  [
    /failed to set up container networking|failed to create endpoint|veth/i,
    "Load the kernel modules: modprobe --all veth bridge. Then check the bridge (ip link show docker0) and the daemon log (journalctl --unit docker)."
  ],
  [
    // moby#53029: with the containerd image store, a daemon starts on overlayfs, and its first container fails.
    /containerd-mount.*invalid argument/,
    "Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. It is on overlayfs, which cannot back another overlayfs. For a daemon in a container, mount a volume at /var/lib/docker. With `mode: dind`, set `storage: loop`."
  ],
  [
    /containerd-mount|invalid argument/,
    "Move the data root to ext4 or xfs: set `data-root` in /etc/docker/daemon.json. Its filesystem does not support the storage driver."
  ],
  [
    /keyring|key quota|disk quota/,
    "Raise the limit of kernel keys: sysctl kernel.keys.maxkeys=20000. If the daemon runs in a container, allow keyctl in its seccomp profile."
  ],
  [
    /apply caps|operation not permitted/,
    "Give the daemon's container the capability that the error names. docker:dind needs --privileged."
  ],
  [
    /read-only file system/i,
    "Mount the cgroup filesystem of the daemon's container read-write. docker:dind needs --privileged."
  ],
  [/no space left/, "Free space on the host: docker system prune"],
  [/there was no answer for/, "Check the CPU and disk load of the machine: uptime"]
];

// src/steps/prover/evaluate-prover.ts
var denied = [1, 13];
function evaluateProver(step, evidence) {
  const mounts = workspaceParts(step, evidence);
  const portsHost = evidence.result.host;
  const sawWorkspace = mounts.some(({ part, status }) => part === "workspace" && status === "passed");
  return {
    workspace: sawWorkspace ? step.workspace?.source ?? null : null,
    portsHost,
    parts: [
      { part: "container", status: "passed", detail: `a container ran on ${step.host}` },
      nameServerPart(step, evidence.result),
      portPart(step, evidence),
      ...mounts
    ]
  };
}
function workspaceParts(step, evidence) {
  const { result, nonce, answer, unwritten, unmounted } = evidence;
  if (unwritten !== null) return [{ part: "workspace", status: "not-checked", detail: unwritten }];
  if (unmounted !== null) return unseenWorkspace(step, unmounted);
  const { read: read4, write } = result.report;
  const errno = read4?.errno ?? 0;
  if (denied.includes(errno)) return [failedPart(step, "workspace", unreadableWorkspace(step))];
  if (read4 === void 0 || errno !== 0)
    return unseenWorkspace(step, `the file does not exist there (${nameOf(errno)})`);
  if (read4.text !== nonce) return unseenWorkspace(step, `the container read ${JSON.stringify(read4.text)}`);
  const source = step.workspace?.source ?? "";
  return [
    {
      part: "workspace",
      status: "passed",
      detail: `the container read a file of the job, mounted from ${source}`
    },
    write === 0 && answer?.trim() === nonce ? { part: "workspace-write", status: "passed", detail: "the job read a file that the container wrote" } : {
      part: "workspace-write",
      status: "failed",
      detail: write ? `the container could not write there (${nameOf(write)})` : "the job does not see the file that the container wrote"
    }
  ];
}
function unseenWorkspace(step, seen) {
  if (step.mustSeeWorkspace) throw pathMismatch(step, seen);
  const detail = `a container mounted ${step.workspace?.source} of the daemon's machine, but ${seen}`;
  return [{ part: "workspace", status: "failed", detail }];
}
function nameServerPart(step, { report, serverAnswersJob }) {
  const { server, answer } = report;
  const part = "name-server";
  if (!server) {
    const detail2 = "the container's /etc/resolv.conf has no IPv4 DNS server";
    return { part, status: "not-checked", detail: detail2 };
  }
  if (typeof answer === "number") {
    return {
      part,
      status: "passed",
      detail: `DNS server ${server} answered a container on the ${step.network} network`
    };
  }
  if (serverAnswersJob && step.host.startsWith("unix://"))
    return failedPart(step, part, silentNameServer(step, server));
  const detail = `DNS server ${server} answers neither a container nor the job`;
  return { part, status: "not-checked", detail };
}
function portPart(step, { result, hosts, port }) {
  const part = "published-port";
  if (port === null) return { part, status: "failed", detail: "the daemon published no port" };
  if (result.host !== null)
    return { part, status: "passed", detail: `the job reached a ${portOf(step)} at ${result.host}` };
  if (step.ports.certain) return failedPart(step, part, unreachedPort(step, hosts, port));
  const tried = hosts.length > 0 ? `, tried at ${hosts.join(", ")}` : "";
  return { part, status: "failed", detail: `the job cannot reach published ports of containers${tried}` };
}
var portOf = ({ network: network3 }) => network3 === "host" ? "port of a container on the host network" : "published port";
var nameOf = (errno) => getSystemErrorName(-errno);

// src/steps/prover/read-prover.ts
import { setTimeout as sleep4 } from "node:timers/promises";

// src/steps/prover/prover-report.ts
function parseProverReport(text3, token) {
  const [first, ...lines] = text3.split("\n").slice(0, -1);
  if (first !== `token ${token}`) return null;
  return Object.assign({}, ...lines.map(parseLine));
}
function parseLine(line) {
  const [label, value2 = "", ...rest] = line.split(" ");
  switch (label) {
    case "read":
      return { read: { errno: Number(value2), text: rest.join(" ") } };
    case "write":
      return { write: Number(value2) };
    case "server":
      return { server: value2 === "none" ? null : value2 };
    case "answered":
      return { answer: Number(value2) };
    case "silent":
      return { answer: null };
    default:
      return {};
  }
}

// src/steps/prover/read-prover.ts
var pause = 5;
var jobQueryTimeout = 1500;
var containerQueryTimeout = 3e3;
async function readProver(prover, network3) {
  const controller = new AbortController();
  const { signal: signal2 } = controller;
  const received = /* @__PURE__ */ new Map();
  const isReached = (host) => parseProverReport(received.get(host) ?? "", prover.token) !== null;
  try {
    for (const host2 of prover.hosts) void keepReceiving(host2, prover.port, network3, signal2, received);
    const host = await until(() => prover.hosts.find(isReached), prover.timeout) ?? null;
    const read4 = async () => parseProverReport(host === null ? await prover.readLog() : received.get(host) ?? "", prover.token);
    await until(async () => (await read4())?.server !== void 0, prover.timeout);
    const server = (await read4())?.server;
    const serverAnswersJob = server ? await compareServer(server, read4, network3, signal2) : false;
    const report = await read4();
    return report && { report, host, serverAnswersJob };
  } finally {
    controller.abort();
  }
}
async function keepReceiving(host, port, network3, signal2, received) {
  while (!signal2.aborted && !received.has(host)) {
    const onText = (text3) => void received.set(host, (received.get(host) ?? "") + text3);
    await network3.receive(host, port, signal2, onText).catch(() => {
    });
    await sleep4(pause);
  }
}
async function compareServer(server, read4, network3, signal2) {
  const isAnswered = async () => (await read4())?.answer !== void 0;
  const queryTime = AbortSignal.any([signal2, AbortSignal.timeout(jobQueryTimeout)]);
  let answersJob;
  const query2 = network3.nameServerAnswers(server, queryTime).then((answers2) => {
    answersJob = answers2;
  });
  await until(
    async () => answersJob !== void 0 || await isAnswered(),
    jobQueryTimeout + containerQueryTimeout
  );
  if (await isAnswered()) return answersJob ?? false;
  await query2;
  if (answersJob) await until(isAnswered, containerQueryTimeout);
  return answersJob ?? false;
}
async function until(get, timeout5) {
  const end2 = performance.now() + timeout5;
  for (; ; ) {
    const value2 = await get();
    if (value2) return value2;
    if (performance.now() > end2) return void 0;
    await sleep4(pause);
  }
}

// src/steps/prover/run-prover.ts
var innerPort = 7357;
var lifetime = 20;
async function importProver({ image, labels }, program, docker) {
  const { proverArchive } = await import("./prover-archive.js");
  const archive = await proverArchive(Buffer.from(program, "base64"));
  const owner = `LABEL ${ownerLabel}=${labels[ownerLabel]} berth.token=${labels["berth.token"]}`;
  await docker.importImage(archive, image, ['ENTRYPOINT ["/prover"]', owner]);
}
async function startProver(step, files3, docker) {
  const { name, image, labels, workspace, user, network: network3 } = step;
  const mounts = workspace && files3 ? [{ Type: "bind", Source: workspace.source, Target: "/workspace" }] : [];
  const paths = files3?.map((file) => `/workspace/${file}`) ?? [];
  const port = `${innerPort}/tcp`;
  await docker.createContainer({
    name,
    Image: image,
    Cmd: ["serve", tokenOf(step), String(innerPort), String(lifetime), ...paths],
    Labels: { ...labels },
    User: user,
    ExposedPorts: { [port]: {} },
    HostConfig: {
      AutoRemove: true,
      CapDrop: ["ALL"],
      Memory: 64 * mebibyte,
      Mounts: mounts,
      PidsLimit: 16,
      ...network3 === "host" ? { NetworkMode: "host" } : { PortBindings: { [port]: [{ HostPort: "" }] } },
      ReadonlyRootfs: true,
      SecurityOpt: ["no-new-privileges"]
    }
  });
  await docker.startContainer(name);
  if (network3 === "host") return innerPort;
  const bindings = (await docker.inspectContainer(name))?.NetworkSettings.Ports[port];
  const published = Number(bindings?.[0]?.HostPort);
  return published > 0 ? published : null;
}
var tokenOf = ({ labels }) => labels["berth.token"] ?? "";

// src/steps/prove-container.ts
var requiredPortTimeout = 15e3;
var optionalPortTimeout = 3e3;
var lateImport = 1500;
var proveContainer = {
  title: ({ host, network: network3 }) => `Testing a container on ${host}: ${network3 === "host" ? "host network" : "network, published port"}, workspace`,
  async apply(planned, tools, achieved) {
    const started = performance.now();
    const step = asOwner(planned, achieved);
    const program = programs[step.architecture];
    if (program === void 0) return { containerProof: notChecked2(step) };
    const docker = tools.connect(step.host);
    const nonce = randomBytes2(16).toString("hex");
    try {
      const [unwritten] = await Promise.all([
        writeNonce(step, nonce, tools.files),
        importProver(step, program, docker).catch((error2) => {
          throw notRun(step, error2);
        })
      ]);
      const { port, unmounted } = await start(step, unwritten === null ? filesOf(step) : null, docker);
      const hosts = hostsOf(step, achieved);
      const result = await readProver(
        {
          token: tokenOf(step),
          hosts: port === null ? [] : hosts,
          port: port ?? 0,
          timeout: step.ports.certain ? requiredPortTimeout : optionalPortTimeout,
          readLog: async () => (await docker.containerLogs(step.name, 10).catch(() => ({ stdout: "" }))).stdout
        },
        tools.network
      );
      if (result === null) throw await noOutput(step, docker);
      const answer = await readAnswer(step, tools.files);
      const proof = evaluateProver(step, { result, hosts, port, nonce, answer, unwritten, unmounted });
      return {
        containerProof: { ...proof, host: step.host, milliseconds: since(started) }
      };
    } catch (error2) {
      await removeTraces2(step, docker).catch(() => {
      });
      if (!(error2 instanceof ExpectedError) || error2.code !== "proof-failed") throw error2;
      return { containerProof: { ...withoutContainer(step, error2), milliseconds: since(started) } };
    } finally {
      await removeFiles(step, tools.files);
    }
  },
  undoTitle: ({ name }) => `Removing test container ${name}`,
  async undo(step, { connect: connect4, files: files3, hostEngine }) {
    await removeFiles(step, files3);
    if (step.host !== hostEngine) return;
    const docker = connect4(hostEngine);
    if (!await docker.inspectImage(step.image)) await sleep5(lateImport);
    await removeTraces2(step, docker);
  },
  undoTimeout: 6e4
};
function asOwner(step, { daemon }) {
  return daemon && tiers[daemon.privilege].ownsAsRoot ? { ...step, user: "0:0" } : step;
}
async function start(step, files3, docker) {
  try {
    return { port: await startProver(step, files3, docker), unmounted: null };
  } catch (error2) {
    if (files3 === null || step.mustSeeWorkspace || !isWithoutSource(error2)) throw notRun(step, error2);
  }
  await docker.removeContainer(step.name);
  const port = await startProver(step, null, docker).catch((error2) => {
    throw notRun(step, error2);
  });
  return { port, unmounted: noSource };
}
function filesOf({ labels }) {
  const stem = `.berth-proof-${labels["berth.token"]}`;
  return [stem, `${stem}-answer`];
}
async function writeNonce(step, nonce, files3) {
  if (step.workspace === null) return "there is no workspace that the daemon could mount";
  const [name] = filesOf(step);
  try {
    await files3.writeText(`${step.workspace.destination}/${name}`, `${nonce}
`, 420);
    return null;
  } catch (error2) {
    return `the job cannot write to its workspace (${error2 instanceof Error ? error2.message : String(error2)})`;
  }
}
async function readAnswer(step, files3) {
  const [, name] = filesOf(step);
  return step.workspace && files3.readText(`${step.workspace.destination}/${name}`).catch(() => null);
}
async function removeFiles(step, files3) {
  if (step.workspace === null) return;
  for (const name of filesOf(step)) await files3.remove(`${step.workspace.destination}/${name}`);
}
function hostsOf({ ports }, { daemon }) {
  if (ports.hosts.length > 0) return ports.hosts;
  return daemon?.address ? [daemon.address] : [];
}
async function noOutput(step, docker) {
  const state = (await docker.inspectContainer(step.name))?.State;
  const status = state === void 0 ? "it has ended" : `its state is ${state.Status}, exit code ${state.ExitCode}`;
  return notRun(step, new Error(`the container was started but wrote no output (${status})`));
}
async function removeTraces2({ name, image, labels }, docker) {
  for (const pause2 of [0, 100, 300, 1e3, 3e3]) {
    await sleep5(pause2);
    const container = await docker.inspectContainer(name);
    if (!container || !isOwn(container.Config.Labels, labels)) break;
    await docker.removeContainer(name);
  }
  await docker.removeImage(image);
  const own = (await docker.listImages()).filter(({ Labels }) => isOwn(Labels, labels));
  for (const { Id } of own) await docker.removeImage(Id);
}
var since = (started) => Math.round(performance.now() - started);
function withoutContainer(step, error2) {
  const parts = [failedPart(step, "container", error2)];
  return { host: step.host, workspace: null, portsHost: null, parts };
}
function notChecked2({ host, architecture }) {
  const detail = `Berth has no test program for the architecture ${architecture}, only for ${Object.keys(programs).join(" and ")}`;
  const parts = [{ part: "container", status: "not-checked", detail }];
  return { host, workspace: null, portsHost: null, milliseconds: 0, parts };
}

// src/values/engine-host.ts
var defaultSocket = "/var/run/docker.sock";
function socketPath(host) {
  return host.startsWith("unix://") ? host.slice("unix://".length) : void 0;
}
function withoutCredentials(address2) {
  return address2.startsWith("unix://") ? address2 : address2.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1");
}

// src/facts/relations/serving-daemon.ts
function isNested(daemon) {
  return daemon.namespacePids.length > 1;
}
function networkNamespaceOf(daemon) {
  return daemon.namespaces.status === "seen" ? daemon.namespaces.value.net : void 0;
}

// src/facts/relations/daemon-proof.ts
function containerDaemon(daemons2, containerId, own) {
  const inside = daemons2.filter((daemon) => isEngine(daemon) && daemon.cgroup.includes(containerId));
  const [serving, ...nested] = inside.toSorted(
    (a, b) => a.namespacePids.length - b.namespacePids.length || a.pid - b.pid
  );
  if (!serving) return unseenDaemon("the job daemon is not among the visible processes");
  return proofOf(serving, nested, own);
}
var unseenDaemon = (unseen2) => ({
  pids: [],
  namespacePids: [],
  namespaces: null,
  nested: null,
  nestedInIt: [],
  sharedNetworkNamespace: null,
  unseen: unseen2
});
var isEngine = ({ kind }) => kind === "dockerd" || kind === "podman";
function proofOf(serving, nestedInIt, own) {
  const theirs = networkNamespaceOf(serving);
  return {
    pids: [serving.pid],
    namespacePids: serving.namespacePids,
    namespaces: serving.namespaces.status === "seen" ? serving.namespaces.value : null,
    nested: isNested(serving),
    nestedInIt: nestedInIt.map(({ pid }) => pid),
    sharedNetworkNamespace: own?.net === void 0 || theirs === void 0 ? null : own.net === theirs,
    unseen: serving.namespaces.status === "unseen" ? serving.namespaces.reason : null
  };
}

// src/steps/prove-daemon.ts
var proveDaemon = {
  title: ({ container }) => `Finding the process of job daemon ${container}`,
  async apply({ container, ownNamespaces: ownNamespaces2 }, { connect: connect4, hostEngine, observeDaemons, observeConfinement: observeConfinement2 }) {
    const id = await idOf(container, connect4(hostEngine));
    const daemons2 = await observeDaemons();
    if (daemons2.status === "unseen") return { daemonProof: unseenDaemon(daemons2.reason) };
    const daemonProof = containerDaemon(daemons2.value, id, ownNamespaces2);
    const [pid] = daemonProof.pids;
    return pid === void 0 ? { daemonProof } : { daemonProof, confinement: await observeConfinement2(pid) };
  },
  undo: "nothing"
};
async function idOf(container, docker) {
  const inspection = await docker.inspectContainer(container);
  if (inspection?.State.Running) return inspection.Id;
  throw new ExpectedError(
    "proof-failed",
    `The job daemon stopped: container ${container} is not running.`,
    `Read its log: docker logs ${container}`
  );
}

// src/steps/prove-nodes.ts
var proveNodes = {
  title: ({ name }) => `Testing a build on each node of builder ${name}`,
  apply: async (step, tools) => (await import("./remote-builder.js")).proveNodes(step, tools),
  // Its files are in the buildx directory of the job.
  undo: "nothing"
};

// src/steps/companion/start-process.ts
import { setTimeout as sleep6 } from "node:timers/promises";

// src/companion/configuration.ts
var fileNames = {
  settings: "settings.json",
  /** Written once the tasks work: its `ProcessIdentity`. */
  process: "process.json",
  log: "companion.log"
};

// src/steps/companion/start-process.ts
var deadline = 3e4;
var passedOn = ["PATH", "HOME", "RUNNER_TRACKING_ID"];
async function startProcess({ kind: _, ...step }, { files: files3, processes: processes2, startDetached: startDetached2, environment, signal: signal2 }) {
  const { directory: directory2 } = step;
  await files3.makeDirectory(directory2, 448);
  const settings2 = `${directory2}/${fileNames.settings}`;
  const configuration = { ...step, lifeline: processes2.parent() };
  await files3.createText(settings2, JSON.stringify(configuration), 384);
  const log = `${directory2}/${fileNames.log}`;
  const started = startDetached2({
    words: [settings2],
    environment: Object.fromEntries(
      passedOn.flatMap((name) => environment[name] === void 0 ? [] : [[name, environment[name]]])
    ),
    log
  });
  let end2;
  started.ended.then((reason2) => {
    end2 = reason2;
  });
  const identity = () => readIdentity(files3, directory2);
  const until2 = performance.now() + deadline;
  while (performance.now() < until2 && end2 === void 0 && !signal2.aborted) {
    const found = await identity();
    if (found !== null) {
      started.release();
      return found;
    }
    await sleep6(5);
  }
  started.release();
  const reason = end2 ?? `it is not ready after ${deadline / 1e3} s`;
  const output = await files3.readText(log).catch(() => "");
  throw new ExpectedError(
    "companion-failed",
    `The companion did not start: ${reason}. The end of its log: ${output.trim().split("\n").slice(-3).join(" ") || "empty"}.`,
    "Report this with the log of the step."
  );
}
async function readIdentity(files3, directory2) {
  const text3 = await files3.readText(`${directory2}/${fileNames.process}`).catch(() => "");
  return text3 === "" ? null : JSON.parse(text3);
}

// src/steps/companion/end-process.ts
var grace = 5e3;
async function endProcess({ directory: directory2 }, { files: files3, processes: processes2, log }) {
  const identity = await readIdentity(files3, directory2);
  if (identity !== null && !await processes2.stop(identity, grace)) {
    log("The companion has ended before the job did.");
  }
  await files3.remove(directory2);
}

// src/steps/start-companion.ts
var startCompanion = {
  title: ({ tasks }) => `Starting the companion (${tasksOf(tasks).join(", ")})`,
  async apply(step, tools) {
    try {
      const { pid } = await startProcess(step, tools);
      return { companion: { pid, tasks: tasksOf(step.tasks) } };
    } catch (error2) {
      if (!(error2 instanceof ExpectedError) || step.tasks.guard !== null) throw error2;
      tools.warn(`${error2.message} ${error2.remedy}`);
      return {};
    }
  },
  undoTitle: () => "Ending the companion",
  undo: (step, tools) => endProcess(step, tools),
  undoTimeout: 2e4
};
function tasksOf(tasks) {
  return Object.entries(tasks).flatMap(([name, task]) => task === null ? [] : [name]);
}

// src/steps/sweep/due.ts
function isDue({ created, isRunning: isRunning2, attempt }, ages, now, completed) {
  const age = (now - created) / 1e3;
  if (!(age > ages.olderThan)) return false;
  return !isRunning2 || age > ages.runningOlderThan || attempt !== null && completed.has(nameOfAttempt(attempt));
}
function undecided(leftovers, step, now) {
  const attempts = leftovers.filter((leftover) => leftover.isRunning && !isDue(leftover, step, now, /* @__PURE__ */ new Set())).filter((leftover) => isDue({ ...leftover, isRunning: false }, step, now, /* @__PURE__ */ new Set())).flatMap(({ attempt }) => attempt ?? []).filter((attempt) => isOfGitHub(attempt) && attempt.repository === step.attempt.repository);
  const byName = new Map(attempts.map((attempt) => [nameOfAttempt(attempt), attempt]));
  byName.delete(nameOfAttempt(step.attempt));
  return [...byName.values()];
}

// src/steps/sweep/engine-time.ts
async function engineTime(docker) {
  return Date.parse(String((await docker.info())["SystemTime"]));
}

// src/steps/sweep/leftovers.ts
var stopped = ["created", "exited", "dead"];
async function listContainers(docker) {
  const [labelled, builders] = await Promise.all([
    docker.listContainers({ label: [ownerLabel] }),
    docker.listContainers({ name: [containerPrefix] })
  ]);
  const all = [
    ...labelled.map((container) => ({ container, labels: container.Labels })),
    ...builders.map((container) => ({ container, labels: builderLabels(container) }))
  ].filter(({ labels }) => ownerLabel in labels);
  const running = new Set(
    labelled.filter(({ State }) => !stopped.includes(State)).map(({ Labels }) => Labels["berth.token"])
  );
  return all.map(({ container: { Id, Names, Created, State }, labels }) => ({
    name: `container ${Names[0]?.slice(1) ?? Id}`,
    created: Created * 1e3,
    // A lease never runs. It is in use as long as the daemon of its job runs.
    isRunning: !stopped.includes(State) || leaseLabel in labels && running.has(labels["berth.token"]),
    attempt: attemptIn(labels),
    remove: () => docker.removeContainer(Id)
  }));
}
var builderLabels = ({ Command: Command2 }) => labelsIn(Command2.split(" "));
var ownVolume = new RegExp(`^(buildx_buildkit_${stemPattern}\\d+_state|${stemPattern}-(data|loop))$`);
async function listVolumes(docker) {
  const unused = { dangling: ["true"], driver: ["local"] };
  const [labelled, named] = await Promise.all([
    docker.listVolumes({ ...unused, label: [ownerLabel] }),
    docker.listVolumes({ ...unused, name: ["berth-"] })
  ]);
  const own = [...labelled, ...named.filter(({ Name }) => ownVolume.test(Name))];
  return [...new Map(own.map((volume) => [volume.Name, volume])).values()].map(
    ({ Name, CreatedAt = "", Labels }) => ({
      name: `volume ${Name}`,
      created: Date.parse(CreatedAt),
      isRunning: false,
      attempt: attemptIn(Labels ?? {}),
      remove: () => docker.removeVolume(Name)
    })
  );
}
var listCaches = (docker) => docker.listVolumes({ dangling: ["true"], driver: ["local"], label: [poolLabel] });
async function listImages(docker) {
  return (await docker.listImages({ label: [ownerLabel] })).map(({ Id, RepoTags, Created, Labels }) => ({
    // For an image without a tag, engines before 25 give null or this name.
    name: `image ${RepoTags?.find((tag) => tag !== "<none>:<none>") ?? Id}`,
    created: Created * 1e3,
    isRunning: false,
    attempt: attemptIn(Labels ?? {}),
    remove: () => docker.removeImage(Id)
  }));
}

// src/steps/sweep-leftovers.ts
var timeLimit = 6e4;
var sweepLeftovers = {
  title: ({ olderThan }) => `Removing Berth resources older than ${Math.round(olderThan / 3600)} h`,
  async apply(step, tools) {
    const { connect: connect4, hostEngine } = tools;
    const docker = connect4(hostEngine);
    const until2 = performance.now() + timeLimit;
    const swept = [];
    const lists = await Promise.all([
      listOrWarn(docker, "containers", listContainers, [], tools),
      listOrWarn(docker, "images", listImages, [], tools)
    ]);
    const leftovers = lists.flat();
    if (leftovers.length > 0) {
      const now = await engineTime(docker);
      const completed = await findCompleted(undecided(leftovers, step, now), step.secret.githubToken, tools);
      const due = leftovers.filter((leftover) => isDue(leftover, step, now, completed));
      swept.push(...await removeAll(due, until2, tools));
    }
    const listed = (docker2) => Promise.all([listVolumes(docker2), listCaches(docker2)]);
    const [volumes, caches] = await listOrWarn(docker, "volumes", listed, [[], []], tools);
    if (volumes.length > 0) {
      const now = await engineTime(docker);
      const due = volumes.filter((volume) => isDue(volume, step, now, /* @__PURE__ */ new Set()));
      swept.push(...await removeAll(due, until2, tools));
    }
    if (caches.length > 0 && performance.now() < until2) {
      const { sweepCaches } = await import("./cache-keeper.js");
      swept.push(...await sweepCaches(caches, step, await engineTime(docker), docker));
    }
    return { swept };
  },
  undo: "nothing"
};
async function listOrWarn(docker, what, list, none, { warn }) {
  try {
    return await list(docker);
  } catch (error2) {
    await docker.ping();
    warn(`Could not list ${what} of earlier jobs: ${messageOf2(error2)}`);
    return none;
  }
}
async function removeAll(leftovers, until2, { log, warn }) {
  const removed = [];
  for (const [index, { name, remove: remove2 }] of leftovers.entries()) {
    if (performance.now() > until2) {
      const rest = leftovers.length - index;
      warn(
        `Removing resources of earlier jobs took over ${timeLimit / 1e3} s. ${rest} of ${leftovers.length} remain, from ${name} on. A later job removes them.`
      );
      return removed;
    }
    try {
      await remove2();
      removed.push(name);
      log(`Removed ${name}`);
    } catch (error2) {
      warn(`Could not remove ${name}: ${messageOf2(error2)}`);
    }
  }
  return removed;
}
var messageOf2 = (error2) => error2 instanceof Error ? error2.message : String(error2);

// src/steps/use-embedded-builder.ts
var useEmbeddedBuilder = {
  title: ({ name }) => `Using the BuildKit of the daemon (builder ${name})`,
  async apply({ name, buildx, endpoint: endpoint2 }, tools) {
    if (buildx === null) {
      const nodes2 = [{ name, endpoint: endpoint2, status: "running", buildkit: "", platforms: [], labels: {} }];
      return { builder: { name, driver: "docker", platforms: [], nodes: nodes2 } };
    }
    warnAboutVariable(name, tools);
    const { nodes } = await inspectBuilder(buildx, name, tools);
    const platforms = [...new Set(nodes.flatMap((node) => node.platforms))];
    return { builder: { name, driver: "docker", platforms, nodes } };
  },
  undo: "nothing"
};

// src/steps/handlers.ts
var stepHandlers = {
  "build-buildx": buildBuildx,
  "check-nodes": checkNodes,
  "connect-builder": connectBuilder,
  "create-context": createContext,
  "create-builder": createBuilder,
  "create-buildx-folder": createBuildxFolder,
  "create-client-configuration": createClientConfiguration,
  "create-directory": createDirectory,
  "create-kubernetes-builder": createKubernetesBuilder,
  "create-volume": createVolume,
  "export-environment": exportEnvironment,
  "install-buildx": installBuildx,
  "keep-cache": keepCache,
  "launch-daemon": launchDaemon,
  "lease-volume": leaseVolume,
  "obtain-image": obtainImage,
  "preload-images": preloadImages,
  "prove-build": proveBuild,
  "prove-container": proveContainer,
  "prove-daemon": proveDaemon,
  "prove-nodes": proveNodes,
  "start-companion": startCompanion,
  "sweep-leftovers": sweepLeftovers,
  "use-embedded-builder": useEmbeddedBuilder
};

// src/steps/journal.ts
var journalVersion = 1;
function readJournal(text3) {
  if (text3 === "") return null;
  const journal = parse2(text3);
  if (!isJournal(journal)) {
    throw new ExpectedError(
      "journal-unreadable",
      "The journal of this job cannot be read, so the post step could not clean up.",
      "Use one version of Berth per job. Resources with the label `berth.run` can remain. A later run removes them after `sweep-after`."
    );
  }
  return journal;
}
function parse2(text3) {
  try {
    return JSON.parse(text3);
  } catch {
    return void 0;
  }
}
function isJournal(value2) {
  if (typeof value2 !== "object" || value2 === null) return false;
  const { version, hostEngine, clientVariables, steps } = value2;
  return version === journalVersion && typeof hostEngine === "string" && isTexts(clientVariables) && Array.isArray(steps) && steps.every(isStep);
}
var isTexts = (value2) => typeof value2 === "object" && value2 !== null && Object.values(value2).every((text3) => typeof text3 === "string");
var isStep = (value2) => typeof value2?.kind === "string";

// src/steps/step.ts
function handlerOf(handlers, step) {
  return handlers[step.kind];
}

// src/steps/undo-steps.ts
async function undoSteps(steps, handlers, tools) {
  const failures = [];
  for (const step of steps.toReversed()) {
    const handler = handlerOf(handlers, step);
    if (handler === void 0) {
      const title2 = `Undoing the step ${step.kind}`;
      failures.push({ step: title2, reason: "this version of Berth has no such step" });
      continue;
    }
    if (handler.undo === "nothing") continue;
    const title = handler.undoTitle(step);
    tools.log(title);
    try {
      await within(handler.undoTimeout, handler.undo(step, tools));
    } catch (error2) {
      failures.push({ step: title, reason: reasonOf2(error2) });
    }
  }
  return failures;
}
function reasonOf2(error2) {
  return engineError(error2)?.message ?? (error2 instanceof Error ? error2.message : String(error2));
}
async function within(timeout5, undoing) {
  let timer;
  const late = new Promise((_, reject3) => {
    timer = setTimeout(() => reject3(new Error(`it took over ${timeout5 / 1e3} s`)), timeout5);
  });
  try {
    await Promise.race([undoing, late]);
  } finally {
    clearTimeout(timer);
  }
}

// src/action/failure.ts
var issues = "https://github.com/berth-ci/berth/issues";
function asExpected(error2) {
  if (error2 instanceof ExpectedError) return error2;
  const known = engineError(error2) ?? fileError(error2);
  if (known) return known;
  const stack = error2 instanceof Error ? error2.stack ?? error2.message : String(error2);
  return new ExpectedError(
    "internal-error",
    `Internal error in Berth: ${error2 instanceof Error ? error2.message : String(error2)}`,
    `Report it with the log of this step: ${issues}`,
    { cause: error2, details: stack }
  );
}
function fileError(error2) {
  if (!(error2 instanceof Error) || error2.name !== "Unwritable") return void 0;
  return new ExpectedError(
    "file-unwritable",
    error2.message,
    "Check on the runner that its disk is neither full nor read-only (`df`, `mount`), and that this user can write there (`ls -ld`).",
    { cause: error2 }
  );
}

// src/values/state-file.ts
function lastValueIn(text3, name) {
  const lines = text3.split("\n");
  let last;
  for (let place = 0; place < lines.length; place++) {
    const [, key, delimiter3] = /^(.+?)<<(.+)$/.exec(lines[place] ?? "") ?? [];
    if (delimiter3 === void 0) continue;
    const end2 = lines.indexOf(delimiter3, place + 1);
    if (end2 < 0) break;
    if (key === name) last = lines.slice(place + 1, end2).join("\n");
    place = end2;
  }
  return last;
}

// src/action/world.ts
var stateNames = { journal: "journal", main: "main", report: "report" };

// src/action/journal-of-main.ts
async function journalOfMain({ workflow: workflow2, source, processes: processes2 }) {
  const saved = workflow2.state(stateNames.journal);
  const main = parseMain(workflow2.state(stateNames.main));
  if (main === null) return saved;
  if (await processes2.end(main)) {
    workflow2.log("Stopped the main step, which still ran after the job was cancelled");
  }
  const text3 = await source.files.readText(main.stateFile).catch(() => "");
  return lastValueIn(text3, stateNames.journal) ?? saved;
}
function parseMain(text3) {
  try {
    const { pid, start: start2, stateFile } = JSON.parse(text3);
    if (typeof pid !== "number" || typeof start2 !== "string" || typeof stateFile !== "string") return null;
    return { pid, start: start2, stateFile };
  } catch {
    return null;
  }
}

// src/facts/observe.ts
var Unseen = class extends Error {
};
async function observe(probes2, source, deadline2, names4 = Object.keys(probes2)) {
  const started = /* @__PURE__ */ new Map();
  const look = (name) => {
    const running = started.get(name);
    if (running) return running;
    const probe = probes2[name];
    const observation = Promise.resolve().then(() => within2(deadline2, name, probe(source, seen)));
    started.set(name, observation);
    return observation;
  };
  const seen = async (other) => {
    const observation = await look(other);
    if (observation.status === "seen") return observation.value;
    throw new Unseen(observation.reason);
  };
  const entries = await Promise.all(names4.map(async (name) => [name, await look(name)]));
  return Object.fromEntries(entries);
}
async function within2(deadline2, name, probing) {
  let timer;
  const late = new Promise((_, reject3) => {
    timer = setTimeout(() => reject3(new Unseen(`observing ${name} took over ${deadline2} ms`)), deadline2);
  });
  try {
    return { status: "seen", value: await Promise.race([probing, late]) };
  } catch (error2) {
    return { status: "unseen", reason: error2 instanceof Error ? error2.message : String(error2) };
  } finally {
    clearTimeout(timer);
  }
}

// src/values/client-variables.ts
function tlsVariables(certificates2) {
  return {
    DOCKER_TLS: certificates2 ? "1" : "",
    DOCKER_TLS_VERIFY: certificates2?.verify ? "1" : "",
    DOCKER_CERT_PATH: certificates2?.directory ?? ""
  };
}

// src/report/plain.ts
function plain(text3) {
  return text3.toWellFormed().replace(/\s+/g, " ").replace(/[\p{Cc}\p{Bidi_Control}]/gu, "").trim();
}
function clip(text3, length) {
  if (text3.length <= length) return text3;
  const beginning = text3.slice(0, length).toWellFormed();
  return `${beginning}… (${text3.length - length} more characters in report.json)`;
}

// src/report/oom-words.ts
var longestName = 200;
var killed = 137;
function oomSentence({ place, limit: limit2, times }, memory) {
  const often = times > 1 ? ` ${times} times` : "";
  return `${subject(place)} OOM-killed${often} ${limitWords(limit2, memory).at}.${end(place)}`;
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
function limitWords(limit2, memory) {
  const own = "bytes" in limit2 && limit2.bytes !== null ? bytes(limit2.bytes) : null;
  return limits[limit2.kind](own, bytes(memory));
}
function limitNote({ isAnswered, eventsSince }) {
  if (!isAnswered) return ["OOM kills in single containers are not known: the job daemon did not answer."];
  if (eventsSince === null) return [];
  const since2 = new Date(eventsSince).toISOString().slice(11, 19);
  return [
    `The job daemon holds its last 256 events, from ${since2} UTC. Earlier OOM kills in containers that are removed are not listed.`
  ];
}

// src/report/links.ts
var trustedUrl = /https:\/\/(?:docs\.docker\.com|github\.com\/berth-ci\/berth)(?:\/[\w-]+(?:\.[\w-]+)*)+\/?/;

// src/report/escape-markdown.ts
var zeroWidthSpace = "​";
var trustedUrls = new RegExp(`(${trustedUrl.source})`);
function escapeMarkdown(text3) {
  return plain(text3).replace(/@|#(?=\d)|(?:https?|ftp|mailto|xmpp):|www(?=\.)/gi, `$&${zeroWidthSpace}`).replace(/[&<>`*_[\]#|\\~$]|^[-+=]|(?<=^\d+)[.)](?=\s|$)/g, entity);
}
function code(text3) {
  return `<code>${escapeMarkdown(text3)}</code>`;
}
function prose(text3) {
  return plain(text3).split(/(`[^`]+`)/).map((part, index) => index % 2 === 1 ? code(part.slice(1, -1)) : linked2(part)).join("");
}
function linked2(text3) {
  return text3.split(trustedUrls).map((part, index) => index % 2 === 1 ? `<${part}>` : inner(part)).join("");
}
function inner(text3) {
  return `${text3.startsWith(" ") ? " " : ""}${escapeMarkdown(text3)}${text3.length > 1 && text3.endsWith(" ") ? " " : ""}`;
}
function entity(character) {
  return `&#${character.codePointAt(0)};`;
}

// src/report/summary-text.ts
var longestText = 600;
function text(raw) {
  return prose(clip(raw, longestText));
}
function value(raw, longest2) {
  return code(clip(raw, longest2));
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
  const remedies2 = [...new Set(kills.map(({ limit: limit2 }) => limitWords(limit2, memory).remedy))];
  return [
    "### ⚠️ OOM kills in this job",
    [
      "| Where | Image | Program | Memory limit | Exit code | Kills |",
      "|---|---|---|---|---|---|",
      ...rows
    ].join("\n"),
    ...[...more, ...used, ...limitNote(trace), ...remedies2].map(text)
  ].join("\n\n");
}
function cells(kill, memory) {
  const { place, limit: limit2, times } = kill;
  const kills = String(times);
  if (place.kind !== "container")
    return [text(places[place.kind]), "", "", text(limitWords(limit2, memory).cell), "", kills];
  const { name, service, image, program, exitCode } = place.container;
  const shown = value(name, longestName2);
  const named = service === null ? shown : `${value(service, longestName2)} (${shown})`;
  const where = program === null ? `${named}, removed` : named;
  return [
    where,
    value(image, longestName2),
    program === null ? "" : value(program, longestName2),
    text(limitWords(limit2, memory).cell),
    exitCode === null ? "runs" : String(exitCode),
    kills
  ];
}

// src/action/write-summary.ts
async function writeSummary(markdown, workflow2) {
  try {
    await workflow2.writeSummary(markdown);
  } catch (error2) {
    const { code: code2, message, remedy } = asExpected(error2);
    if (code2 !== "file-unwritable") throw error2;
    workflow2.annotate("warning", code2, `${message}
${remedy}`);
  }
}

// src/action/publish-oom-kills.ts
async function publishOomKills(trace, workflow2) {
  for (const line of oomLog(trace)) workflow2.log(line);
  for (const { level, title, message } of oomAnnotations(trace)) workflow2.annotate(level, title, message);
  const summary2 = oomSummary(trace);
  if (summary2 !== null) await writeSummary(summary2, workflow2);
}

// src/action/tools.ts
function toolsOf({
  workflow: workflow2,
  probes: probes2,
  source,
  observeConfinement: observeConfinement2,
  network: network3,
  processes: processes2,
  startDetached: startDetached2,
  connectGitHub: connectGitHub2,
  connectReleases: connectReleases2,
  openToolCache: openToolCache2
}, hostEngine, clientVariables = {}) {
  const engines = /* @__PURE__ */ new Map();
  const withVariables = (options2) => ({ ...options2, environment: { ...clientVariables, ...options2.environment } });
  return {
    hostEngine,
    connect(host, certificates2) {
      const tls = certificates2 === void 0 ? {} : tlsVariables(certificates2);
      const key = JSON.stringify([host, tls]);
      const known = engines.get(key);
      if (known) return known;
      const docker = source.connectDocker(host, {
        environment: { ...source.environment, ...clientVariables, ...tls }
      });
      engines.set(key, docker);
      return docker;
    },
    connectGitHub: connectGitHub2,
    connectReleases: connectReleases2,
    openToolCache: openToolCache2,
    files: source.files,
    runCommand: (program, words, options2) => source.runCommand(program, words, withVariables(options2)),
    network: network3,
    processes: processes2,
    startDetached: startDetached2,
    showCommand: (program, words, options2) => workflow2.showCommand(program, words, withVariables(options2)),
    signal: new AbortController().signal,
    environment: source.environment,
    observeDaemons: async () => (await observe(probes2, source, 15e3, ["daemons"])).daemons,
    observeConfinement: (pid) => observeConfinement2(source, pid),
    exportVariable: (name, value2) => workflow2.exportVariable(name, value2),
    addPath: (directory2) => workflow2.addPath(directory2),
    log: (line) => workflow2.log(line),
    group: (title, lines) => workflow2.group(title, lines),
    warn: (message) => workflow2.annotate("warning", "berth", message),
    reportOomKills: (trace) => publishOomKills(trace, workflow2)
  };
}

// src/action/run-post.ts
async function runPost(world) {
  const { workflow: workflow2 } = world;
  try {
    await removeReport(world);
    const journal = readJournal(await journalOfMain(world));
    if (journal === null) {
      workflow2.log("Nothing to clean up.");
      return;
    }
    const tools = toolsOf(world, journal.hostEngine, clientVariablesIn(journal));
    const failures = await undoSteps(journal.steps, stepHandlers, tools);
    for (const { step, reason } of failures) {
      workflow2.annotate("warning", "not-undone", `${step} failed: ${reason}`);
    }
    workflow2.log(
      failures.length === 0 ? ["Berth cleaned up.", ...kept(journal)].join(" ") : "Some resources remain. A later Berth run on this daemon, or in this namespace of Kubernetes, removes them after `sweep-after`."
    );
  } catch (error2) {
    const { code: code2, message, remedy } = asExpected(error2);
    workflow2.annotate("warning", code2, `${message}
${remedy}`);
  }
}
function kept({ steps }) {
  return steps.flatMap((step) => {
    if (step.kind === "obtain-image") return [`The image ${step.reference} stays on the host.`];
    if (step.kind === "create-kubernetes-builder" && !step.cleanup)
      return [`The builder ${step.name} stays in the cluster (\`cleanup: false\`).`];
    if (step.kind !== "create-builder") return [];
    if (!step.cleanup) return [`The builder ${step.name} stays (\`cleanup: false\`).`];
    return step.keepState ? [`The state of the builder ${step.name} stays (\`keep-state: true\`).`] : [];
  });
}
function clientVariablesIn({ hostEngine, clientVariables }) {
  return { ...clientVariables, DOCKER_HOST: hostEngine };
}
async function removeReport({ workflow: workflow2, source }) {
  const report = workflow2.state(stateNames.report);
  if (!report) return;
  try {
    await source.files.remove(report);
  } catch (error2) {
    const reason = error2 instanceof Error ? error2.message : String(error2);
    workflow2.annotate("warning", "not-undone", `Could not remove ${report}: ${reason}`);
  }
}

// src/platform/files.ts
import { constants as constants2, readFileSync, readlinkSync } from "node:fs";
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

// src/platform/limit-concurrency.ts
function limitConcurrency(slots) {
  const waiting = [];
  let active = 0;
  return {
    active: () => active,
    async run(task) {
      if (active === slots) await new Promise((resolve3) => waiting.push(resolve3));
      else active += 1;
      try {
        return await task();
      } finally {
        const next2 = waiting.shift();
        if (next2) next2();
        else active -= 1;
      }
    }
  };
}

// src/platform/read-regular.ts
import { constants } from "node:fs";
import { open } from "node:fs/promises";
var limit = 16 * 1024 ** 2;
var { O_RDONLY, O_NONBLOCK = 0, O_NOCTTY = 0 } = constants;
async function readRegular(path7) {
  const handle = await open(path7, O_RDONLY | O_NONBLOCK | O_NOCTTY);
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
function codedError(code2, message) {
  return Object.assign(new Error(message), { code: code2 });
}

// src/platform/unwritable.ts
function unwritable(file, cause) {
  const reason = cause instanceof Error ? cause.message : String(cause);
  const error2 = new Error(`${file} cannot be written: ${reason}`, { cause });
  error2.name = "Unwritable";
  return error2;
}

// src/platform/files.ts
var readTimeout = 5e3;
var limiter = limitConcurrency(3);
var read = (call) => beforeDeadline(readTimeout, () => limiter.run(call));
var isReading = () => limiter.active() > 0;
var allowed = (path7, mode) => read(() => access(path7, mode)).then(
  () => true,
  () => false
);
var isKernelFile = (path7) => /^\/proc\/(?:self|\d+)\/(?:comm|status|cgroup|mountinfo|uid_map|ns\/\w+|attr\/[a-z/]+)$|^\/sys\/(?:class\/net|fs\/cgroup)\//.test(
  path7
);
var files2 = {
  readText: async (path7) => isKernelFile(path7) ? readFileSync(path7, "utf8") : read(() => readRegular(path7)),
  readLink: async (path7) => isKernelFile(path7) ? readlinkSync(path7) : read(() => readlink(path7)),
  list: (path7) => read(() => readdir(path7)),
  isWritable: (path7) => allowed(path7, constants2.W_OK),
  isReadable: (path7) => allowed(path7, constants2.R_OK),
  exists: (path7) => allowed(path7, constants2.F_OK),
  async status(path7) {
    const found = await read(() => stat(path7));
    const kind = found.isSocket() ? "socket" : found.isDirectory() ? "directory" : found.isFile() ? "file" : "other";
    const { dev: device, ino: inode, uid, gid, mode } = found;
    return { kind, device, inode, uid, gid, mode: mode & 4095 };
  },
  async filesystem(path7) {
    const found = await read(() => statfs(path7));
    return {
      magic: found.type,
      freeBytes: found.bavail * found.bsize,
      totalBytes: found.blocks * found.bsize,
      freeInodes: found.ffree,
      totalInodes: found.files
    };
  },
  async makeDirectory(path7, mode) {
    try {
      await mkdir(path7, { recursive: true, mode });
    } catch (error2) {
      throw unwritable(path7, error2);
    }
  },
  async writeText(path7, text3, mode) {
    try {
      await writeFile(path7, text3, { mode });
    } catch (error2) {
      throw unwritable(path7, error2);
    }
  },
  createText: (path7, text3, mode) => writeFile(path7, text3, { mode, flag: "wx" }),
  copy: (from, to) => read(() => cp(from, to, { recursive: true, dereference: true })),
  async changeOwner(directory2, uid, gid) {
    await chown(directory2, uid, gid);
    const names4 = await readdir(directory2, { recursive: true });
    for (const name of names4) await lchown(`${directory2}/${name}`, uid, gid);
  },
  makeExecutable: (path7) => chmod(path7, 493),
  link: (target, path7) => symlink(target, path7),
  remove: (path7) => rm(path7, { recursive: true, force: true })
};

// src/platform/exit-process.ts
function exitProcess() {
  const exitCode = Number(process.exitCode ?? 0);
  if (isReading() && process.platform === "linux") {
    process.removeAllListeners("warning");
    process.execve?.("/bin/sh", ["sh", "-c", `exit ${exitCode}`], {});
  }
  process.exit();
}

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
function issue(name, message = "") {
  issueCommand(name, {}, message);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value2) {
  const delimiter3 = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value2);
  if (key.includes(delimiter3)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter3}"`);
  }
  if (convertedValue.includes(delimiter3)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter3}"`);
  }
  return `${key}<<${delimiter3}${os2.EOL}${convertedValue}${os2.EOL}${delimiter3}`;
}

// node_modules/@actions/core/lib/core.js
import * as os5 from "os";
import * as path5 from "path";

// node_modules/@actions/core/lib/oidc-utils.js
var import_http_client = __toESM(require_http_client(), 1);
var import_auth = __toESM(require_auth(), 1);

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants as constants3, promises } from "fs";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value2) {
    return value2 instanceof P ? value2 : new P(function(resolve3) {
      resolve3(value2);
    });
  }
  return new (P || (P = Promise))(function(resolve3, reject3) {
    function fulfilled(value2) {
      try {
        step(generator.next(value2));
      } catch (e) {
        reject3(e);
      }
    }
    function rejected(value2) {
      try {
        step(generator["throw"](value2));
      } catch (e) {
        reject3(e);
      }
    }
    function step(result) {
      result.done ? resolve3(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access: access2, appendFile, writeFile: writeFile2 } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access2(pathFromEnv, constants3.R_OK | constants3.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value2]) => ` ${key}="${value2}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options2) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options2 === null || options2 === void 0 ? void 0 : options2.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile2 : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text3, addEOL = false) {
    this._buffer += text3;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code2, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code2), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells2 = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells2);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options2) {
    const { width, height } = options2 || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text3, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text3);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text3, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text3, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text3, href) {
    const element = this.wrap("a", text3, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/platform.js
init_exec();
import os4 from "os";
var platform = os4.platform();
var arch = os4.arch();

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
  const convertedVal = toCommandValue(val);
  process.env[name] = convertedVal;
  const filePath = process.env["GITHUB_ENV"] || "";
  if (filePath) {
    return issueFileCommand("ENV", prepareKeyValueMessage(name, val));
  }
  issueCommand("set-env", { name }, convertedVal);
}
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function addPath(inputPath) {
  const filePath = process.env["GITHUB_PATH"] || "";
  if (filePath) {
    issueFileCommand("PATH", inputPath);
  } else {
    issueCommand("add-path", {}, inputPath);
  }
  process.env["PATH"] = `${inputPath}${path5.delimiter}${process.env["PATH"]}`;
}
function getInput(name, options2) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options2 && options2.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options2 && options2.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value2) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value2));
  }
  process.stdout.write(os5.EOL);
  issueCommand("set-output", { name }, toCommandValue(value2));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os5.EOL);
}
function startGroup(name) {
  issue("group", name);
}
function endGroup() {
  issue("endgroup");
}
function saveState(name, value2) {
  const filePath = process.env["GITHUB_STATE"] || "";
  if (filePath) {
    return issueFileCommand("STATE", prepareKeyValueMessage(name, value2));
  }
  issueCommand("save-state", { name }, toCommandValue(value2));
}
function getState(name) {
  return process.env[`STATE_${name}`] || "";
}

// src/platform/show-command.ts
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { nextTick } from "node:process";
import { Writable } from "node:stream";
import { StringDecoder as StringDecoder2 } from "node:string_decoder";
var grace2 = 1e3;
function commandShownBy(show) {
  return async (program, programArguments, { timeout: timeout5, signal: signal2, environment, input = "", redact }) => {
    if (signal2?.aborted) return { exitCode: null, stdout: "", stderr: "", timedOut: true };
    const { exec: exec2 } = await Promise.resolve().then(() => (init_exec(), exec_exports));
    const output = { stdout: [], stderr: [] };
    const lines = lineStream((line) => {
      const shown = redact ? redact(line) : line;
      if (shown !== null) show(shown);
    });
    let timedOut = false;
    let giveUp = () => {
    };
    const children = [];
    const onStart = (message) => {
      const { process: child2 } = message;
      children.push(child2);
      nextTick(() => child2.stdin?.on("error", () => {
      }));
    };
    const isOurs = ({ spawnargs }) => spawnargs?.length === programArguments.length + 1 && programArguments.every((word, index) => word === spawnargs[index + 1]);
    const givenUp = new Promise((resolve3) => {
      giveUp = () => {
        timedOut = true;
        for (const child2 of children.filter(isOurs)) {
          child2.kill("SIGKILL");
          child2.stdout?.destroy();
          child2.stderr?.destroy();
        }
        setTimeout(resolve3, 2 * grace2, "left running").unref();
      };
    });
    const timer = setTimeout(giveUp, timeout5);
    signal2?.addEventListener("abort", giveUp);
    subscribe("child_process", onStart);
    try {
      const ended = exec2(`"${program}"`, [...programArguments], {
        env: definedIn({ ...process.env, ...environment }),
        input: Buffer.from(input),
        ignoreReturnCode: true,
        delay: grace2,
        outStream: lines,
        listeners: {
          stdout: (chunk) => output.stdout.push(chunk),
          stderr: (chunk) => output.stderr.push(chunk)
        }
      });
      const end2 = await Promise.race([ended, givenUp]);
      const [stdout, stderr] = [output.stdout, output.stderr].map(
        (chunks) => Buffer.concat(chunks).toString()
      );
      const result = {
        exitCode: end2 === "left running" ? null : end2,
        stdout: stdout ?? "",
        stderr: stderr ?? ""
      };
      return { ...result, timedOut, ...end2 === "left running" && { leftRunning: true } };
    } finally {
      unsubscribe("child_process", onStart);
      clearTimeout(timer);
      signal2?.removeEventListener("abort", giveUp);
      lines.end();
    }
  };
}
function lineStream(show) {
  let rest = "";
  const decoder = new StringDecoder2("utf8");
  return new Writable({
    write(chunk, _, done) {
      const lines = `${rest}${decoder.write(chunk)}`.split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines) show(line);
      done();
    },
    final(done) {
      if (rest !== "") show(rest);
      done();
    }
  });
}
function definedIn(environment) {
  const defined = Object.entries(environment).filter(([, value2]) => value2 !== void 0);
  return Object.fromEntries(defined);
}

// src/platform/workflow.ts
function harmless(text3) {
  return text3.replace(/^((?:[^\S\r\n]|\u0085)*)::/gm, "$1​::").replaceAll("##[", "#​#[");
}
var annotations = { error, warning, notice };
function into(file, write) {
  try {
    write();
  } catch (error2) {
    throw unwritable(`${file} (${process.env[file]})`, error2);
  }
}
var workflow = {
  input: (name) => getInput(name),
  setOutput: (name, value2) => into("GITHUB_OUTPUT", () => setOutput(name, value2)),
  exportVariable: (name, value2) => into("GITHUB_ENV", () => exportVariable(name, value2)),
  addPath: (directory2) => into("GITHUB_PATH", () => addPath(directory2)),
  mask: (secret) => setSecret(secret),
  saveState: (name, value2) => into("GITHUB_STATE", () => saveState(name, value2)),
  state: (name) => getState(name),
  log: (line) => info(harmless(line)),
  group(title, lines) {
    startGroup(harmless(title));
    for (const line of lines) info(harmless(line));
    endGroup();
  },
  showCommand: commandShownBy((line) => info(harmless(line))),
  startGroup: (title) => startGroup(harmless(title)),
  endGroup: () => endGroup(),
  annotate: (level, title, message) => annotations[level](message, { title }),
  async writeSummary(markdown) {
    const file = process.env["GITHUB_STEP_SUMMARY"];
    if (!file) return;
    await summary.addRaw(markdown, true).write().catch((error2) => {
      throw unwritable(`GITHUB_STEP_SUMMARY (${file})`, error2);
    });
  },
  fail() {
    process.exitCode = ExitCode.Failure;
  }
};

// src/real-world.ts
import { randomBytes as randomBytes3 } from "node:crypto";
import { homedir as homedir3, hostname, networkInterfaces, release } from "node:os";

// src/facts/parsers/capabilities.ts
var names = "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON BPF CHECKPOINT_RESTORE";
var capabilityNames = names.split(" ");
function parseCapabilities(mask) {
  if (!/^[0-9a-f]{1,16}$/i.test(mask)) return [];
  const bits = BigInt(`0x${mask}`);
  return capabilityNames.filter((_, bit) => bits >> BigInt(bit) & 1n);
}

// src/facts/parsers/identifier-map.ts
function parseIdentifierMap(text3) {
  const ranges = [];
  for (const line of text3.split("\n")) {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
    if (found) ranges.push({ inside: Number(found[1]), outside: Number(found[2]), length: Number(found[3]) });
  }
  return ranges;
}
function isInitialMap(ranges) {
  const [range, ...others] = ranges;
  return range !== void 0 && others.length === 0 && range.inside === 0 && range.outside === 0 && range.length >= 2 ** 32 - 1;
}

// src/facts/parsers/kernel-files.ts
function maskedKernelFiles(mounts) {
  const last = new Map(mounts.map((mount) => [mount.path, mount]));
  const kernels = [...last.values()].filter(
    ({ path: path7, type }) => /^\/(proc|sys)(\/[\w./-]+)?$/.test(path7) && !type.startsWith("cgroup")
  );
  const isOwn2 = ({ type }) => type === "proc" || type === "sysfs";
  const isMask = ({ type, root, options: options2 }) => type === "tmpfs" || type === "devtmpfs" ? root.endsWith("/null") || options2.includes("ro") : false;
  const pathsOf = (found) => found.map(({ path: path7 }) => path7).toSorted();
  return {
    hidden: pathsOf(kernels.filter((mount) => !isOwn2(mount) && isMask(mount))),
    readOnly: pathsOf(kernels.filter((mount) => isOwn2(mount) && mount.options.includes("ro")))
  };
}

// src/facts/parsers/mountinfo.ts
function parseMountinfo(text3) {
  const mounts = [];
  for (const line of text3.split("\n")) {
    const [before = "", after] = line.split(/ - (.*)/s);
    const [, , device, root, path7, options2] = before.split(" ");
    const [type, source, superOptions] = (after ?? "").split(" ");
    if (!device || !root || !path7 || !options2 || !type) continue;
    mounts.push({
      device,
      root: unescaped(root),
      path: unescaped(path7),
      type,
      source: unescaped(source ?? ""),
      options: options2.split(","),
      superOptions: superOptions ? superOptions.split(",") : []
    });
  }
  return mounts;
}
function mountOf(mounts, path7) {
  let best;
  for (const mount of mounts) {
    if (isWithin(path7, mount.path) && (!best || mount.path.length >= best.path.length)) best = mount;
  }
  return best;
}
function hidesProcesses(mounts, groups) {
  const options2 = mounts.findLast(({ path: path7, type }) => path7 === "/proc" && type === "proc")?.superOptions ?? [];
  const value2 = (name) => options2.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
  const hidden = !["0", "off", void 0].includes(value2("hidepid"));
  return hidden && !groups.includes(Number(value2("gid") ?? Number.NaN));
}
function unescaped(text3) {
  return text3.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
}

// src/facts/parsers/process-status.ts
var seccompModes = {
  0: "disabled",
  1: "strict",
  2: "filter"
};
function parseProcessStatus(text3) {
  const fields = /* @__PURE__ */ new Map();
  for (const line of text3.split("\n")) {
    const colon = line.indexOf(":");
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const numbers = (field) => numbersOf(fields.get(field) ?? "");
  const uid = numbers("Uid")[1];
  const gid = numbers("Gid")[1];
  const pid = numbers("Pid")[0];
  if (uid === void 0 || gid === void 0 || pid === void 0) {
    throw new Unseen("the status file of a process has no Pid, Uid and Gid, so it is not from procfs");
  }
  const namespacePids = numbers("NSpid");
  return {
    name: fields.get("Name") ?? "",
    uid,
    gid,
    parentPid: numbers("PPid")[0] ?? 0,
    // NSpid exists since Linux 4.1, but not in gVisor.
    namespacePids: namespacePids.length > 0 ? namespacePids : [pid],
    effectiveCapabilities: fields.get("CapEff") ?? "",
    boundingCapabilities: fields.get("CapBnd") ?? "",
    seccomp: seccompModes[fields.get("Seccomp") ?? ""] ?? "unknown",
    noNewPrivileges: fields.get("NoNewPrivs") === "1"
  };
}
function numbersOf(text3) {
  return text3.split(/\s+/).filter((word) => /^\d+$/.test(word)).map(Number);
}

// src/facts/parsers/system-error.ts
var descriptions = {
  ENOENT: "it does not exist",
  ENOTDIR: "it is not a directory",
  EISDIR: "it is a directory",
  EACCES: "permission denied",
  EPERM: "not permitted",
  ESRCH: "the process has ended",
  ELOOP: "too many symbolic links"
};
function codeOf(error2) {
  const code2 = error2?.code;
  return typeof code2 === "string" ? code2 : void 0;
}
function systemErrorText(error2) {
  const code2 = codeOf(error2);
  const known = code2 === void 0 ? void 0 : descriptions[code2];
  if (known) return `${known} (${code2})`;
  return error2 instanceof Error ? error2.message : String(error2);
}

// src/facts/probes/daemons/visible-daemon.ts
async function observed(look) {
  try {
    return { status: "seen", value: await look() };
  } catch (error2) {
    return { status: "unseen", reason: systemErrorText(error2) };
  }
}

// src/facts/probes/read.ts
async function read2({ files: files3 }, path7) {
  try {
    return await files3.readText(path7);
  } catch (error2) {
    throw new Unseen(`${path7} could not be read: ${systemErrorText(error2)}`, { cause: error2 });
  }
}
async function readIfPresent({ files: files3 }, path7) {
  try {
    return await files3.readText(path7);
  } catch (error2) {
    if (codeOf(error2) === "ENOENT" || codeOf(error2) === "ENOTDIR") return null;
    throw new Unseen(`${path7} could not be read: ${systemErrorText(error2)}`, { cause: error2 });
  }
}
function readOr({ files: files3 }, path7, fallback) {
  return files3.readText(path7).catch(() => fallback);
}
function listOrNone({ files: files3 }, path7) {
  return files3.list(path7).catch(() => []);
}

// src/facts/probes/confinement.ts
async function observeConfinement(source, pid) {
  const directory2 = `${source.proc}/${pid}`;
  const [status, userNamespace2, kernelFiles, devices] = await Promise.all([
    observed(async () => parseProcessStatus(await read2(source, `${directory2}/status`))),
    observed(async () => userNamespaceOf(await read2(source, `${directory2}/uid_map`))),
    observed(async () => maskedKernelFiles(parseMountinfo(await read2(source, `${directory2}/mountinfo`)))),
    observed(() => deviceRules(source, directory2))
  ]);
  return {
    userNamespace: userNamespace2,
    capabilities: map(status, ({ effectiveCapabilities, boundingCapabilities }) => ({
      effective: parseCapabilities(effectiveCapabilities),
      bounding: parseCapabilities(boundingCapabilities)
    })),
    seccomp: map(status, ({ seccomp }) => seccomp),
    noNewPrivileges: map(status, ({ noNewPrivileges }) => noNewPrivileges),
    kernelFiles,
    devices
  };
}
function userNamespaceOf(text3) {
  const ranges = parseIdentifierMap(text3);
  if (ranges.length === 0) throw new Unseen("the map of its user namespace is empty");
  return {
    initial: isInitialMap(ranges),
    root: ranges.find(({ inside }) => inside === 0)?.outside ?? null,
    uids: ranges.reduce((sum, { length }) => sum + length, 0)
  };
}
async function deviceRules(source, directory2) {
  const [memberships, own] = await Promise.all([
    read2(source, `${directory2}/cgroup`),
    read2(source, `${source.proc}/self/mountinfo`)
  ]);
  const membership = parseCgroupMemberships(memberships).find(
    ({ controllers }) => controllers.includes("devices")
  );
  if (!membership) throw new Unseen("cgroup v2 has the rules for devices in a BPF program");
  const mount = parseMountinfo(own).find(isOfDevices);
  if (!mount) throw new Unseen("the devices controller of cgroup v1 is not mounted");
  const path7 = membership.path === "/" ? "" : membership.path;
  const text3 = await read2(source, `${mount.path}${path7}/devices.list`);
  return text3.split("\n").filter((line) => /^[abc] \S+ [rwm]+$/.test(line));
}
var isOfDevices = ({ type, root, superOptions }) => type === "cgroup" && root === "/" && superOptions.includes("devices");
function map(observation, change) {
  return observation.status === "seen" ? { status: "seen", value: change(observation.value) } : observation;
}

// src/facts/parsers/engine-host.ts
function parseEngineHost(host, from) {
  const [, scheme = "tcp", rest = ""] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(host.trim()) ?? [];
  if (scheme === "unix") {
    if (rest === "") return `unix://${defaultSocket}`;
    if (rest.startsWith("/")) return `unix://${rest}`;
  }
  const bare = withoutCredentials(rest);
  const named = bare === "" || bare.startsWith(":") ? `localhost${bare}` : bare;
  if (scheme === "tcp" && !named.startsWith("/") && URL.canParse(`http://${named}`)) return `tcp://${named}`;
  throw new Unseen(
    `${from} is ${withoutCredentials(host)}, but Berth supports only unix:// and tcp://: set it to an address such as unix://${defaultSocket}`
  );
}

// src/facts/parsers/json.ts
var isRecord = (value2) => typeof value2 === "object" && value2 !== null && !Array.isArray(value2);
function parseJson(text3, name) {
  let value2;
  try {
    value2 = JSON.parse(text3);
  } catch (error2) {
    const place = /position \d+( \(line \d+ column \d+\))?/.exec(error2.message)?.[0];
    throw new Unseen(`${name} is not valid JSON${place ? `: the first error is at ${place}` : ""}`);
  }
  if (!isRecord(value2)) throw new Unseen(`${name} is not a JSON object`);
  return value2;
}
function textAt(json, key) {
  const value2 = json[key];
  return typeof value2 === "string" ? value2 : "";
}
function numberAt(json, key) {
  const value2 = json[key];
  return typeof value2 === "number" ? value2 : 0;
}
function listAt(json, key) {
  const value2 = json[key];
  return Array.isArray(value2) ? value2 : [];
}
function textsAt(json, key) {
  return listAt(json, key).filter((each) => typeof each === "string");
}
function recordAt(json, key) {
  const value2 = json[key];
  return isRecord(value2) ? value2 : {};
}

// src/facts/parsers/client-configuration.ts
var secrets = ["auth", "password", "identitytoken", "registrytoken"];
function parseClientConfiguration(text3, path7) {
  const json = parseJson(text3, path7);
  return {
    currentContext: textAt(json, "currentContext") || null,
    plaintextCredentials: Object.entries(recordAt(json, "auths")).filter(([, entry]) => isRecord(entry) && secrets.some((key) => textAt(entry, key) !== "")).map(([registry]) => registry),
    credentialStore: textAt(json, "credsStore") || null,
    credentialHelpers: Object.keys(recordAt(json, "credHelpers")),
    pluginDirectories: textsAt(json, "cliPluginsExtraDirs")
  };
}

// src/facts/probes/client-configuration.ts
var clientConfiguration = async (source) => {
  const directory2 = configurationDirectory(source);
  const path7 = `${directory2}/config.json`;
  const [text3, contexts] = await Promise.all([readIfPresent(source, path7), contextNames(source, directory2)]);
  const { pluginDirectories: _, ...configuration } = parseClientConfiguration(text3 ?? "{}", path7);
  return { directory: directory2, present: text3 !== null, contexts, ...configuration };
};
function configurationDirectory({
  environment,
  process: process2
}) {
  return environment["DOCKER_CONFIG"] || `${process2.homeDirectory}/.docker`;
}
async function contextNames(source, directory2) {
  const store = `${directory2}/contexts/meta`;
  const names4 = (await listOrNone(source, store)).map(async (digest) => {
    const path7 = `${store}/${digest}/meta.json`;
    try {
      return textAt(parseJson(await read2(source, path7), path7), "Name");
    } catch (error2) {
      if (error2 instanceof Unseen) return "";
      throw error2;
    }
  });
  return (await Promise.all(names4)).filter((name) => name !== "").sort();
}

// src/facts/probes/docker-context.ts
async function dockerContext(source, name) {
  const store = `${configurationDirectory(source)}/contexts`;
  const path7 = `${store}/meta/${contextDigest(name)}/meta.json`;
  const text3 = await readIfPresent(source, path7);
  if (text3 === null) throw new Unseen(`the Docker context "${name}" does not exist (${path7})`);
  const endpoint2 = recordAt(recordAt(parseJson(text3, path7), "Endpoints"), "docker");
  const stated = textAt(endpoint2, "Host");
  if (!stated) throw new Unseen(`the Docker context "${name}" has no host (${path7})`);
  const host = parseEngineHost(stated, `the Docker context "${name}"`);
  const directory2 = `${store}/tls/${contextDigest(name)}/docker`;
  const verify = endpoint2["SkipTLSVerify"] !== true;
  const files3 = ["ca.pem", "cert.pem"].map((file) => source.files.exists(`${directory2}/${file}`));
  const isEncrypted = (await Promise.all(files3)).includes(true) || !verify;
  return { host, certificates: isEncrypted && host.startsWith("tcp://") ? { directory: directory2, verify } : null };
}

// src/facts/probes/private-authorities.ts
var anchors = [
  ["/usr/local/share/ca-certificates", /\.crt$/],
  ["/etc/pki/ca-trust/source/anchors", /\.(?:crt|pem|cer)$/],
  ["/etc/ca-certificates/trust-source/anchors", /\.(?:crt|pem|cer)$/],
  ["/etc/pki/trust/anchors", /\.(?:crt|pem|cer)$/]
];
var bundles = [
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/pki/tls/cacert.pem",
  "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
  "/etc/ssl/cert.pem"
];
var deepest = 3;
async function privateAuthorities(source) {
  const found = await Promise.all(
    anchors.map(
      async ([directory2, names4]) => (await filesBelow(source, directory2, deepest)).filter((path7) => names4.test(path7))
    )
  );
  const extra = source.environment["NODE_EXTRA_CA_CERTS"];
  const ofRunner = extra && !bundles.includes(extra) ? [extra] : [];
  const paths = [.../* @__PURE__ */ new Set([...found.flat(), ...ofRunner])];
  const read4 = await Promise.all(paths.map((path7) => readAuthorities(source, path7)));
  return {
    files: read4.flatMap(({ path: path7, certificates: certificates2 }) => certificates2.length > 0 ? [path7] : []),
    count: new Set(read4.flatMap(({ certificates: certificates2 }) => certificates2)).size,
    unusable: read4.flatMap(({ path: path7, reason }) => reason === null ? [] : [{ path: path7, reason }])
  };
}
async function readAuthorities({ files: files3 }, path7) {
  try {
    const certificates2 = certificatesIn(await files3.readText(path7));
    const reason = certificates2.length > 0 ? null : "it has no certificate in PEM format";
    return { path: path7, certificates: certificates2, reason };
  } catch (error2) {
    return { path: path7, certificates: [], reason: systemErrorText(error2) };
  }
}
async function filesBelow(source, directory2, levels) {
  const names4 = (await listOrNone(source, directory2)).sort();
  const found = names4.map(async (name) => {
    const path7 = `${directory2}/${name}`;
    const kind = await source.files.status(path7).then(
      (status) => status.kind,
      () => "other"
    );
    if (kind === "directory") return levels > 1 ? filesBelow(source, path7, levels - 1) : [];
    return kind === "file" ? [path7] : [];
  });
  return (await Promise.all(found)).flat();
}

// src/facts/probes/certificates.ts
var hostPattern = /^(?:[A-Za-z0-9][A-Za-z0-9._-]*|\[[0-9A-Fa-f:]+\])(?::\d+)?$/;
var certificates = async (source, seen) => {
  const [{ registries, unusable }, authorities] = await Promise.all([
    seen("engine").catch(() => ({})).then((engine2) => registriesIn(source, certificatesDirectory(source, engine2))),
    privateAuthorities(source)
  ]);
  const { files: files3, count: count2 } = authorities;
  return { registries, authorities: { files: files3, count: count2 }, unusable: [...unusable, ...authorities.unusable] };
};
function certificatesDirectory({ environment, process: process2 }, { rootless: rootless2 }) {
  if (!rootless2) return "/etc/docker/certs.d";
  return `${environment["XDG_CONFIG_HOME"] || `${process2.homeDirectory}/.config`}/docker/certs.d`;
}
async function registriesIn(source, directory2) {
  const hosts = (await listOrNone(source, directory2)).filter((name) => hostPattern.test(name)).sort();
  const found = await Promise.all(hosts.map((host) => registryIn(source, `${directory2}/${host}`, host)));
  return {
    registries: found.map(({ registry }) => registry).filter(({ authorities, keyPairs }) => authorities.length + keyPairs.length > 0),
    unusable: found.flatMap(({ unusable }) => unusable)
  };
}
async function registryIn(source, directory2, host) {
  const names4 = (await listOrNone(source, directory2)).sort();
  const authorities = [];
  const keyPairs = [];
  const unusable = [];
  for (const name of names4) {
    const path7 = `${directory2}/${name}`;
    if (!/\.(?:crt|cert)$|^hosts\.toml$/.test(name)) continue;
    const key = name.endsWith(".cert") ? path7.replace(/cert$/, "key") : null;
    const lacksKey = key !== null && !names4.includes(name.replace(/cert$/, "key"));
    const reason = lacksKey ? "its key is missing" : await problemOf(source, path7, key);
    if (reason !== null) unusable.push({ path: path7, reason });
    else if (key !== null) keyPairs.push({ certificate: path7, key });
    else authorities.push(path7);
  }
  return { registry: { host, authorities, keyPairs }, unusable };
}
async function problemOf({ files: files3 }, path7, key) {
  if (path7.endsWith("/hosts.toml")) return "it has the format of containerd, not of BuildKit";
  if (!await files3.isReadable(path7)) return "this user cannot read it";
  if (key === null) return null;
  return await files3.isReadable(key) ? null : "this user cannot read its key";
}

// src/facts/parsers/cgroup-limit.ts
var unlimited = 2 ** 62;
function parseCgroupLimit(text3) {
  const limit2 = numberOf(text3.trim());
  return limit2 === null || limit2 >= unlimited ? null : limit2;
}
function parseCpuMax(text3) {
  const [quota = "", period = ""] = text3.trim().split(/\s+/);
  return cores(quota, period);
}
function cores(quota, period) {
  const micros = numberOf(quota.trim());
  const each = numberOf(period.trim());
  return micros === null || !each ? null : micros / each;
}
function numberOf(text3) {
  return /^\d+$/.test(text3) ? Number(text3) : null;
}

// src/facts/parsers/memory.ts
function parseTotalMemory(text3) {
  const kibibytes = /^MemTotal:\s+(\d+) kB$/m.exec(text3)?.[1];
  if (!kibibytes) throw new Unseen("/proc/meminfo has no MemTotal");
  return Number(kibibytes) * 1024;
}

// src/facts/probes/require-linux.ts
var names2 = {
  linux: "linux",
  darwin: "macos",
  win32: "windows"
};
function operatingSystem({ process: process2 }) {
  return names2[process2.platform] ?? "other";
}
function requireLinux(source, file) {
  const system = operatingSystem(source);
  if (system === "linux") return;
  throw new Unseen(`${file} does not exist on ${system === "other" ? source.process.platform : system}`);
}

// src/facts/probes/cgroup.ts
var cgroup = async (source) => {
  requireLinux(source, "/proc/self/cgroup");
  const [cgroupText, mountinfo, meminfo] = await Promise.all([
    read2(source, `${source.proc}/self/cgroup`),
    read2(source, `${source.proc}/self/mountinfo`),
    read2(source, `${source.proc}/meminfo`)
  ]);
  const memberships = parseCgroupMemberships(cgroupText);
  const mounts = parseMountinfo(mountinfo).filter(({ type }) => type === "cgroup" || type === "cgroup2");
  if (mounts.length === 0) throw new Unseen("no cgroup filesystem is mounted (/proc/self/mountinfo)");
  const limit2 = async (controller, look) => {
    const { directories, legacy } = directoriesOf2(controller, memberships, mounts);
    const found = await Promise.all(directories.map((directory2) => look(source, directory2, legacy)));
    return found.reduce(
      (lowest, each) => lowest === null || each !== null && each < lowest ? each : lowest,
      null
    );
  };
  const [memoryLimit, pidsLimit, cpuLimit] = await Promise.all([
    limit2("memory", memoryLimitOf),
    limit2("pids", pidsLimitOf),
    limit2("cpu", cpuLimitOf)
  ]);
  const [own] = directoriesOf2("memory", memberships, mounts).directories;
  return {
    version: versionOf(memberships, mounts),
    path: mainCgroupPath(memberships),
    memoryLimit,
    pidsLimit,
    cpuLimit,
    writable: own !== void 0 && await source.files.isWritable(own),
    machineMemory: parseTotalMemory(meminfo)
  };
};
var memoryLimitOf = async (source, directory2, legacy) => parseCgroupLimit(
  await readOr(source, `${directory2}/${legacy ? "memory.limit_in_bytes" : "memory.max"}`, "")
);
var pidsLimitOf = async (source, directory2) => parseCgroupLimit(await readOr(source, `${directory2}/pids.max`, ""));
var cpuLimitOf = async (source, directory2, legacy) => {
  if (!legacy) return parseCpuMax(await readOr(source, `${directory2}/cpu.max`, ""));
  const [quota, period] = await Promise.all([
    readOr(source, `${directory2}/cpu.cfs_quota_us`, ""),
    readOr(source, `${directory2}/cpu.cfs_period_us`, "")
  ]);
  return cores(quota, period);
};
function directoriesOf2(controller, memberships, mounts) {
  const membership = memberships.find(({ controllers }) => controllers.includes(controller));
  const mount = membership ? mounts.find(({ type, superOptions }) => type === "cgroup" && superOptions.includes(controller)) : mounts.find(({ type }) => type === "cgroup2");
  const path7 = (membership ?? memberships.find(({ controllers }) => controllers.length === 0))?.path;
  if (!mount || path7 === void 0) return { directories: [], legacy: membership !== void 0 };
  const relative2 = isWithin(path7, mount.root) && !path7.includes("/..") ? path7.slice(mount.root.length) : "";
  const names4 = relative2.split("/").filter((name) => name !== "");
  const directories = names4.map((_, index) => [mount.path, ...names4.slice(0, names4.length - index)].join("/"));
  return { directories: [...directories, mount.path], legacy: membership !== void 0 };
}
function versionOf(memberships, mounts) {
  if (!hasLegacyControllers(memberships)) return "v2";
  return mounts.some(({ type }) => type === "cgroup2") ? "hybrid" : "v1";
}

// src/facts/parsers/client-version.ts
function parseClientVersion(output) {
  return /\bversion:? v?([^\s,]+)/i.exec(output)?.[1] ?? null;
}
function parsePluginVersion(output) {
  try {
    const metadata = JSON.parse(output);
    const version = isRecord(metadata) ? metadata["Version"] : void 0;
    return typeof version === "string" && version !== "" ? version.replace(/^v(?=\d)/, "") : null;
  } catch {
    return null;
  }
}

// src/facts/probes/program-timeout.ts
var programTimeout = 1e4;

// src/facts/probes/clients.ts
var options = { timeout: programTimeout, environment: { GOMAXPROCS: "1" } };
var clients = async (source) => {
  const onPath = (source.environment["PATH"] ?? "").split(":").filter((directory2) => directory2.startsWith("/"));
  const plugins = [...await pluginDirectories(source), ...onPath];
  const found = await Promise.all([
    describe(source, "docker", firstProgram(source, onPath, "docker")),
    describe(source, "buildx", findBuildx(source, plugins, onPath)),
    describe(source, "compose", firstProgram(source, plugins, "docker-compose"))
  ]);
  return found.filter((client) => client !== null);
};
async function pluginDirectories(source) {
  const directory2 = configurationDirectory(source);
  const path7 = `${directory2}/config.json`;
  return [
    // Before the user's directory, contrary to the CLI's documentation.
    ...extraDirectories(await readOr(source, path7, "{}"), path7),
    `${directory2}/cli-plugins`,
    "/usr/local/lib/docker/cli-plugins",
    "/usr/local/libexec/docker/cli-plugins",
    "/usr/lib/docker/cli-plugins",
    "/usr/libexec/docker/cli-plugins"
  ];
}
function extraDirectories(text3, path7) {
  try {
    return parseClientConfiguration(text3, path7).pluginDirectories;
  } catch {
    return [];
  }
}
async function findBuildx(source, plugins, onPath) {
  const [plugin, standalone] = await Promise.all([
    firstProgram(source, plugins, "docker-buildx"),
    firstProgram(source, onPath, "buildx")
  ]);
  return plugin ?? standalone;
}
async function firstProgram({ files: files3 }, directories, name) {
  const paths = directories.map((directory2) => `${directory2}/${name}`);
  const found = await Promise.all(paths.map((path7) => files3.exists(path7)));
  return paths.find((_, index) => found[index]) ?? null;
}
async function describe(source, name, looking) {
  const path7 = await looking;
  if (path7 === null) return null;
  const pinnedApiVersion = source.environment["DOCKER_API_VERSION"] || null;
  return { name, path: path7, version: await versionOf2(source, name, path7), pinnedApiVersion };
}
async function versionOf2({ runCommand: runCommand2 }, name, path7) {
  const argument = name === "docker" ? "--version" : "docker-cli-plugin-metadata";
  const result = await runCommand2(path7, [argument], options).catch(() => null);
  if (result?.exitCode !== 0) return null;
  return name === "docker" ? parseClientVersion(result.stdout) : parsePluginVersion(result.stdout);
}

// src/facts/parsers/builder-records.ts
function currentBuilderName(text3, endpoint2) {
  const json = record(text3);
  const applies = json["Global"] === true || endpoint2 === null || textAt(json, "Key") === endpoint2;
  return applies && textAt(json, "Name") || null;
}
function driverOfBuilder(text3) {
  return textAt(record(text3), "Driver") || null;
}
function record(text3) {
  try {
    const value2 = JSON.parse(text3);
    return isRecord(value2) ? value2 : {};
  } catch {
    return {};
  }
}

// src/facts/probes/current-builder.ts
var currentBuilder = async (source, seen) => {
  const { environment } = source;
  const directory2 = environment["BUILDX_CONFIG"] || `${configurationDirectory(source)}/buildx`;
  const describe5 = async (name2, from) => ({
    name: name2,
    // Names in the store are lower case and contain no slash (buildx, store/util.go).
    driver: name2.includes("/") ? null : driverOfBuilder(await readOr(source, `${directory2}/instances/${name2.toLowerCase()}`, "")),
    source: from
  });
  const stated = environment["BUILDX_BUILDER"];
  if (stated) return describe5(stated, "BUILDX_BUILDER");
  const [text3, endpoint2] = await Promise.all([
    readOr(source, `${directory2}/current`, ""),
    seen("endpoint").catch(() => null)
  ]);
  const name = currentBuilderName(text3, endpoint2?.host ?? null);
  const selected = name === null ? null : await describe5(name, "docker buildx use");
  return selected?.driver ? selected : null;
};

// src/facts/parsers/command-line.ts
function parseCommandLine(text3) {
  if (text3 === "") return [];
  return (text3.endsWith("\0") ? text3.slice(0, -1) : text3).split("\0");
}
function optionValue(programArguments, ...names4) {
  let value2;
  for (const [index, argument] of programArguments.entries()) {
    const name = names4.find((each) => argument === each || argument.startsWith(`${each}=`));
    if (name) value2 = argument === name ? programArguments[index + 1] : argument.slice(name.length + 1);
  }
  return value2;
}
var safeOptions = /^(-H|--host|--data-root|-g|--graph|--root|--config-file|--config|-c|--containerd|--address|-a)(?:=(.*))?$/s;
function safeArguments(programArguments) {
  return programArguments.flatMap((argument, index) => {
    const [, name, value2] = safeOptions.exec(argument) ?? [];
    if (name === void 0) return [];
    if (value2 !== void 0) return [`${name}=${withoutUser(value2)}`];
    const next2 = programArguments[index + 1];
    return next2 === void 0 ? [name] : [name, withoutUser(next2)];
  });
}
var withoutUser = (address2) => address2.replace(/^([a-z]+:\/\/)[^/]*@/i, "$1");

// src/facts/kinds/runner.ts
var namespaceNames = ["cgroup", "ipc", "mnt", "net", "pid", "user", "uts"];

// src/facts/parsers/namespace-link.ts
function parseNamespaceLink(text3) {
  const [, found, inode] = /^(\w+):\[(\d+)\]$/.exec(text3) ?? [];
  const name = namespaceNames.find((each) => each === found);
  return name && inode ? { name, inode: Number(inode) } : null;
}

// src/facts/probes/own-namespaces.ts
var ownNamespaces = async (source) => {
  requireLinux(source, "/proc/self/ns");
  try {
    return await readNamespaces(source, `${source.proc}/self/ns`);
  } catch (error2) {
    throw new Unseen(`/proc/self/ns could not be read: ${systemErrorText(error2)}`);
  }
};
async function readNamespaces({ files: files3 }, directory2) {
  const namespaces = {};
  let missing;
  await Promise.all(
    namespaceNames.map(async (name) => {
      try {
        const link = parseNamespaceLink(await files3.readLink(`${directory2}/${name}`));
        if (link) namespaces[link.name] = link.inode;
      } catch (error2) {
        if (codeOf(error2) !== "ENOENT") throw error2;
        missing = error2;
      }
    })
  );
  if (missing && Object.keys(namespaces).length === 0) throw missing;
  return namespaces;
}

// src/facts/parsers/data-root.ts
var defaults = {
  dockerd: { dataRoot: "/var/lib/docker", file: "/etc/docker/daemon.json", option: "--config-file" },
  containerd: { dataRoot: "/var/lib/containerd", file: "/etc/containerd/config.toml", option: "--config" },
  buildkitd: { dataRoot: "/var/lib/buildkit", file: "/etc/buildkit/buildkitd.toml", option: "--config" }
};
function configurationFile(daemon) {
  const known = defaults[daemon.kind];
  if (!known || daemon.dataRoot) return null;
  const names4 = daemon.kind === "containerd" ? [known.option, "-c"] : [known.option];
  return optionValue(daemon.arguments, ...names4) ?? known.file;
}
function dataRootOf(daemon, configuration) {
  const known = defaults[daemon.kind];
  if (daemon.dataRoot) return absolute(daemon.dataRoot);
  if (!known) throw new Unseen(`the data root of ${daemon.kind} (PID ${daemon.pid}) is unknown`);
  const stated = configuration === null ? null : dataRootSetting(daemon.kind, configuration);
  if (stated) return absolute(stated);
  if (daemon.uid === 0) return known.dataRoot;
  throw new Unseen(
    `the data root of ${daemon.kind} (PID ${daemon.pid}), which runs as uid ${daemon.uid}, is unknown`
  );
}
function dataRootSetting(kind, text3) {
  if (kind === "dockerd") {
    const json = parseJson(text3, "the configuration file of dockerd");
    return textAt(json, "data-root") || textAt(json, "graph") || null;
  }
  const [head = ""] = text3.split(/^\s*\[/m);
  const [, double, single] = /^\s*root\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(head) ?? [];
  return double || single || null;
}
function absolute(path7) {
  if (path7.startsWith("/")) return path7;
  throw new Unseen(`the data root ${path7} is relative to an unknown directory`);
}

// src/facts/probes/daemons/data-root-identity.ts
function ownView({ files: files3 }) {
  return {
    readText: (path7) => files3.readText(path7),
    async identity(path7) {
      const { device, inode } = await files3.status(path7);
      return `${device}:${inode}`;
    }
  };
}
function foreignView(foreign, root) {
  return {
    readText: (path7) => foreign.readText(root, path7),
    identity: (path7) => foreign.identity(root, path7)
  };
}
async function dataRootIdentity(daemon, view) {
  const file = configurationFile(daemon);
  const configuration = file === null ? null : await readIfPresent({ files: view }, file);
  const path7 = dataRootOf(daemon, configuration);
  try {
    return await view.identity(path7);
  } catch (error2) {
    throw new Unseen(
      `the data root ${path7} of process ${daemon.pid} could not be read: ${systemErrorText(error2)}`,
      { cause: error2 }
    );
  }
}

// src/facts/probes/daemons/stat-as-root.ts
async function statAsRoot({ runCommand: runCommand2 }, paths) {
  const programArguments = ["-n", "stat", "-c", "%n %N", ...paths];
  const options2 = { timeout: programTimeout, environment: { LC_ALL: "C" } };
  const result = await runCommand2("sudo", programArguments, options2).catch((error2) => {
    const absent = codeOf(error2) === "ENOENT" || codeOf(error2) === "EACCES";
    throw new Unseen(absent ? "sudo is not available" : `sudo does not start: ${systemErrorText(error2)}`);
  });
  if (result.timedOut) {
    const late = `sudo did not end within ${programTimeout / 1e3} s`;
    throw new Unseen(result.leftRunning ? `${late} and keeps running, because only root can end it` : late);
  }
  if (/^sudo: /m.test(result.stderr)) throw new Unseen(refusal(result.stderr));
  const found = /* @__PURE__ */ new Map();
  for (const line of result.stdout.split("\n")) {
    const path7 = paths.find((each) => line.startsWith(`${each} `));
    const link = / -> ['"]?(.*?)['"]?$/.exec(line)?.[1];
    if (path7 && link) found.set(path7, link);
  }
  return found;
}
function refusal(stderr) {
  if (/a password is required|a terminal is required/.test(stderr)) return "sudo needs a password";
  return `sudo failed: ${stderr.split("\n").find((line) => line.startsWith("sudo: "))?.slice("sudo: ".length)}`;
}

// src/facts/probes/daemons/links-as-root.ts
async function readLinksAsRoot(source, daemons2) {
  if (daemons2.length === 0) return () => unseen("all processes were readable");
  if (source.process.uid === 0) {
    return ({ pid }) => unseen(`root lacks CAP_SYS_PTRACE to read /proc/${pid}/ns (EACCES)`);
  }
  const directory2 = ({ pid }) => `${source.proc}/${pid}`;
  const rootOf = (daemon) => `${directory2(daemon)}/root`;
  const namespacesOf = (daemon) => namespaceNames.map((name) => `${directory2(daemon)}/ns/${name}`);
  try {
    const found = await statAsRoot(
      source,
      daemons2.flatMap((daemon) => [...namespacesOf(daemon), rootOf(daemon)])
    );
    return (daemon) => {
      const links = namespacesOf(daemon).flatMap((path7) => parseNamespaceLink(found.get(path7) ?? "") ?? []);
      if (links.length === 0) return unseen(`process ${daemon.pid} has ended`);
      const value2 = Object.fromEntries(links.map(({ name, inode }) => [name, inode]));
      return { namespaces: { status: "seen", value: value2 }, root: found.get(rootOf(daemon)) ?? null };
    };
  } catch (error2) {
    if (!(error2 instanceof Unseen)) throw error2;
    return ({ pid }) => unseen(`only root can read /proc/${pid}/ns (EACCES), and ${error2.message}`);
  }
}
function unseen(reason) {
  return { namespaces: { status: "unseen", reason }, root: null };
}

// src/facts/probes/daemons/inspect-processes.ts
async function inspectProcesses(source, daemons2) {
  const direct = await Promise.all(daemons2.map((daemon) => readLinks(source, daemon)));
  const closed = daemons2.filter((_, index) => direct[index] === null);
  const [asRoot, own] = await Promise.all([
    readLinksAsRoot(source, closed),
    readNamespaces(source, `${source.proc}/self/ns`).catch(() => ({}))
  ]);
  const foreign = {
    open: source.openForeignFiles({ asRoot: false }),
    closed: source.openForeignFiles({ asRoot: true })
  };
  try {
    return await Promise.all(
      daemons2.map(async (daemon, index) => {
        const links = direct[index] ?? asRoot(daemon);
        const reader = foreign[direct[index] ? "open" : "closed"];
        return {
          ...daemon,
          namespaces: links.namespaces,
          dataRootIdentity: await lookForDataRoot(source, daemon, links, own, reader)
        };
      })
    );
  } finally {
    foreign.open.close();
    foreign.closed.close();
  }
}
async function readLinks(source, daemon) {
  const directory2 = `${source.proc}/${daemon.pid}`;
  try {
    const value2 = await readNamespaces(source, `${directory2}/ns`);
    const root = await source.files.readLink(`${directory2}/root`).catch(() => null);
    return { namespaces: { status: "seen", value: value2 }, root };
  } catch (error2) {
    if (codeOf(error2) === "EACCES" || codeOf(error2) === "EPERM") return null;
    const reason = `/proc/${daemon.pid}/ns could not be read: ${systemErrorText(error2)}`;
    return { namespaces: { status: "unseen", reason }, root: null };
  }
}
async function lookForDataRoot(source, daemon, { namespaces, root }, own, foreign) {
  if (namespaces.status === "unseen") return namespaces;
  const lookAsDaemon = () => dataRootIdentity(daemon, foreignView(foreign, `${source.proc}/${daemon.pid}/root`));
  const sharesFiles = namespaces.value.mnt === own.mnt && root === "/";
  const isTrusted = daemon.uid === 0 || daemon.uid === source.process.uid;
  return observed(async () => {
    if (!sharesFiles || !isTrusted) return lookAsDaemon();
    try {
      return await dataRootIdentity(daemon, ownView(source));
    } catch (error2) {
      if (codeOf(error2.cause) === "EACCES") return lookAsDaemon();
      throw error2;
    }
  });
}

// src/facts/probes/daemons.ts
var kinds = ["dockerd", "containerd", "podman", "buildkitd", "rootlesskit"];
var initialPidNamespace = 4026531836;
var daemons = async (source, seen) => {
  requireLinux(source, "/proc");
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ""));
  if (source.process.uid !== 0 && hidesProcesses(mounts, source.process.groups)) {
    throw new Unseen("/proc is mounted with hidepid, which hides daemons of other users: run Berth as root");
  }
  const entries = await source.files.list(source.proc).catch((error2) => {
    throw new Unseen(`${source.proc} could not be read: ${systemErrorText(error2)}`);
  });
  const pids = entries.filter((entry) => /^\d+$/.test(entry)).map(Number);
  const found = await listVisibleDaemons(source, pids);
  const own = await seen("ownNamespaces").catch(() => ({}));
  if (found.length === 0 && own.pid !== void 0 && own.pid !== initialPidNamespace) {
    throw new Unseen("the job runs in a separate PID namespace, in which the host's daemons are not visible");
  }
  return inspectProcesses(source, found);
};
async function listVisibleDaemons(source, pids) {
  const found = [];
  const waiting = pids.values();
  const worker = async () => {
    for (const pid of waiting) {
      const daemon = await readVisibleDaemon(source, pid);
      if (daemon) found.push(daemon);
    }
  };
  await Promise.all(Array.from({ length: 4 }, worker));
  return found.sort((one, other) => one.pid - other.pid);
}
async function readVisibleDaemon(source, pid) {
  const directory2 = `${source.proc}/${pid}`;
  const name = (await readOr(source, `${directory2}/comm`, "")).trim();
  const kind = kinds.find((each) => each === name);
  if (!kind) return null;
  const [statusText, commandLine, cgroup2] = await Promise.all(
    ["status", "cmdline", "cgroup"].map((file) => readOr(source, `${directory2}/${file}`, ""))
  );
  if ((await readOr(source, `${directory2}/comm`, "")).trim() !== name) return null;
  if (!statusText || !commandLine) return null;
  const { uid, parentPid, namespacePids } = parseProcessStatus(statusText);
  if (kind !== "rootlesskit" && await isBeforeExec(source, parentPid, commandLine)) return null;
  const [, ...programArguments] = parseCommandLine(commandLine);
  if (kind === "podman" && !programArguments.includes("service")) return null;
  return {
    kind,
    pid,
    namespacePids,
    uid,
    arguments: safeArguments(programArguments),
    dataRoot: statedDataRoot(kind, programArguments),
    cgroup: mainCgroupPath(parseCgroupMemberships(cgroup2 ?? ""))
  };
}
async function isBeforeExec(source, parentPid, commandLine) {
  return await readOr(source, `${source.proc}/${parentPid}/cmdline`, "") === commandLine;
}
function statedDataRoot(kind, programArguments) {
  if (kind === "rootlesskit") return null;
  const names4 = kind === "dockerd" ? ["--data-root", "-g", "--graph"] : ["--root"];
  return optionValue(programArguments, ...names4) ?? null;
}

// src/facts/probes/on-engine-machine.ts
import { dirname as dirname5 } from "node:path/posix";

// src/values/docker-desktop.ts
function isDockerDesktop({ operatingSystem: operatingSystem2 }) {
  return operatingSystem2 === "Docker Desktop";
}

// src/facts/parsers/filesystem-type.ts
var types = {
  [61267]: "ext4",
  [1481003842]: "xfs",
  [2435016766]: "btrfs",
  [16914836]: "tmpfs",
  [2035054128]: "overlay",
  [801189825]: "zfs",
  [26985]: "nfs",
  [1702057286]: "fuse",
  [2240043254]: "ramfs",
  [4076150800]: "f2fs",
  [3393526350]: "bcachefs",
  [16914839]: "9p",
  [1936814952]: "squashfs",
  [4283649346]: "cifs",
  [4266872130]: "smb3",
  [1785031267]: "virtiofs",
  [12805120]: "ceph"
};
function filesystemType(magic) {
  const unsigned = magic >>> 0;
  return types[unsigned] ?? `0x${unsigned.toString(16)}`;
}

// src/facts/probes/measure-filesystem.ts
async function measureFilesystem({ files: files3 }, path7) {
  const { magic, freeBytes, totalBytes, freeInodes, totalInodes } = await files3.filesystem(path7);
  const counted2 = totalInodes > 0;
  return {
    path: path7,
    type: filesystemType(magic),
    freeBytes,
    totalBytes,
    freeInodes: counted2 ? freeInodes : null,
    totalInodes: counted2 ? totalInodes : null
  };
}

// src/facts/probes/shares-container.ts
async function sharesContainer(engine2, seen) {
  const looking = Promise.all([
    seen("machine"),
    seen("ownNamespaces"),
    seen("daemons")
  ]);
  const found = await looking.catch(() => null);
  if (!found) return false;
  const [machine2, own, daemons2] = found;
  const hasDaemon = daemons2.some(
    ({ namespaces }) => namespaces.status === "seen" && namespaces.value.mnt === own.mnt
  );
  return engine2.name === machine2.hostname && hasDaemon;
}

// src/facts/probes/on-engine-machine.ts
async function filesystemOfEngine(source, seen, name, path7) {
  const [endpoint2, engine2, machine2] = await Promise.all([seen("endpoint"), seen("engine"), seen("machine")]);
  const isDesktop = isDockerDesktop(engine2);
  if (socketPath(endpoint2.host) === void 0 || engine2.kernel !== machine2.kernel || isDesktop) {
    throw new Unseen(`the ${name} ${path7} is on the daemon's machine, which is not this machine`);
  }
  const visible = await visiblePath(engine2, seen, name, path7);
  try {
    return await measureFilesystem(source, visible);
  } catch (error2) {
    if (codeOf(error2) !== "EACCES") {
      throw new Unseen(
        `the filesystem of the ${name} ${visible} could not be read: ${systemErrorText(error2)}`
      );
    }
    return measureFilesystem(source, await parentOnSameFilesystem(source, name, visible));
  }
}
async function visiblePath(engine2, seen, name, path7) {
  if (!(await seen("runner")).inContainer || await sharesContainer(engine2, seen)) return path7;
  const container = await seen("ownContainer").catch(() => null);
  const mount = container?.mounts.find(({ source }) => source !== "" && isWithin(path7, source));
  if (mount) return mount.destination + path7.slice(mount.source.length);
  throw new Unseen(`the job runs in a container that does not mount the daemon's ${name} ${path7}`);
}
async function parentOnSameFilesystem(source, name, path7) {
  const parent = dirname5(path7);
  const mounts = parseMountinfo(await readOr(source, `${source.proc}/self/mountinfo`, ""));
  const device = mountOf(mounts, path7)?.device;
  if (device !== void 0 && device === mountOf(mounts, parent)?.device) return parent;
  throw new Unseen(`only root can read the ${name} ${path7}, which is on a separate mount`);
}

// src/facts/probes/data-root-filesystem.ts
var dataRootFilesystem = async (source, seen) => {
  const { dataRoot } = await seen("engine");
  if (!dataRoot) throw new Unseen("the daemon does not report its data root");
  return filesystemOfEngine(source, seen, "data root", dataRoot);
};

// src/facts/probes/emulators.ts
var directory = "/proc/sys/fs/binfmt_misc";
var architectures2 = {
  aarch64: "arm64",
  arm: "arm",
  i386: "386",
  loongarch64: "loong64",
  mips64: "mips64",
  mips64el: "mips64le",
  ppc64le: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
  x86_64: "amd64"
};
var emulators = async (source) => {
  requireLinux(source, directory);
  const names4 = await source.files.list(directory).catch((error2) => {
    throw new Unseen(`${directory} could not be read: ${systemErrorText(error2)}`);
  });
  if (!names4.includes("register")) throw new Unseen(`binfmt_misc is not mounted at ${directory}`);
  const found = names4.flatMap((name) => {
    const architecture = architectures2[/^qemu-(.+)$/.exec(name)?.[1] ?? ""];
    return architecture ? [{ name, architecture }] : [];
  });
  const enabled2 = await Promise.all(
    found.map(async ({ name }) => (await readOr(source, `${directory}/${name}`, "")).startsWith("enabled"))
  );
  return found.filter((_, index) => enabled2[index]).map(({ architecture }) => architecture).sort();
};

// src/facts/probes/endpoint.ts
var endpoint = async (source, seen) => {
  const { environment, files: files3 } = source;
  const stated = environment["DOCKER_HOST"];
  if (stated) {
    const host = parseEngineHost(stated, "DOCKER_HOST");
    return { host, source: "DOCKER_HOST", context: null, ...certificatesInEnvironment(source, host) };
  }
  const configuration = await seen("clientConfiguration").catch(() => ({}));
  const context = environment["DOCKER_CONTEXT"] || configuration.currentContext;
  if (context && context !== "default") {
    const { host, certificates: certificates2 } = await dockerContext(source, context);
    return { host, source: "docker context", context, ...certificates2 && { certificates: certificates2 } };
  }
  if (operatingSystem(source) === "windows") {
    throw new Unseen("Docker on Windows uses a named pipe, but Berth supports only unix:// and tcp://");
  }
  if (await files3.exists(defaultSocket)) {
    return { host: `unix://${defaultSocket}`, source: "default socket", context: null };
  }
  const candidates = rootlessSockets(source);
  const found = await Promise.all(candidates.map((path7) => files3.exists(path7)));
  const socket = candidates[found.indexOf(true)];
  if (socket) return { host: `unix://${socket}`, source: "rootless socket", context: null };
  throw new Unseen(
    `DOCKER_HOST is not set, no Docker context is selected, and no socket exists at ` + [defaultSocket, ...candidates].join(", ")
  );
};
function rootlessSockets({ environment, process: process2 }) {
  const runtimeDirectories = [environment["XDG_RUNTIME_DIR"], `/run/user/${process2.uid}`];
  const sockets2 = [
    ...runtimeDirectories.filter((directory2) => directory2).map((directory2) => `${directory2}/docker.sock`),
    `${process2.homeDirectory}/.docker/run/docker.sock`,
    `${process2.homeDirectory}/.docker/desktop/docker.sock`
  ];
  return [...new Set(sockets2)];
}
function certificatesInEnvironment(source, host) {
  const { DOCKER_TLS_VERIFY: verify, DOCKER_TLS: encrypt, DOCKER_CERT_PATH: directory2 } = source.environment;
  if (host.startsWith("unix://") || !(verify || encrypt)) return {};
  const certificates2 = { directory: directory2 || configurationDirectory(source), verify: Boolean(verify) };
  return { certificates: certificates2 };
}

// src/facts/parsers/engine.ts
var proxyVariables = [
  ["HttpProxy", "HTTP_PROXY"],
  ["HttpsProxy", "HTTPS_PROXY"],
  ["NoProxy", "NO_PROXY"]
];
var loopbackSubnets = ["127.0.0.0/8", "::1/128"];
function parseEngine(version, info2) {
  if (!isRecord(version) || !isRecord(info2) || textAt(version, "ApiVersion") === "") {
    throw new Unseen("the server is not a Docker daemon: it reports no API version");
  }
  const status = driverStatus(info2);
  const proxySettings = proxySettingsIn(info2);
  const securityOptions = textsAt(info2, "SecurityOptions");
  const secured = (name) => securityOptions.some((each) => each.split(",").includes(`name=${name}`));
  return {
    product: productOf(version),
    id: textAt(info2, "ID"),
    name: textAt(info2, "Name"),
    version: textAt(version, "Version"),
    apiVersion: textAt(version, "ApiVersion"),
    minApiVersion: textAt(version, "MinAPIVersion") || textAt(version, "MinApiVersion"),
    operatingSystem: textAt(info2, "OperatingSystem"),
    osType: textAt(info2, "OSType"),
    architecture: textAt(info2, "Architecture"),
    kernel: textAt(info2, "KernelVersion"),
    storageDriver: textAt(info2, "Driver"),
    // Only the containerd image store reports a driver type (moby/moby, daemon/containerd/service.go).
    imageStore: status.get("driver-type") === "io.containerd.snapshotter.v1" ? "snapshotter" : "graphdriver",
    backingFilesystem: status.get("Backing Filesystem") ?? null,
    dataRoot: textAt(info2, "DockerRootDir"),
    // Engine API 1.46 and newer.
    containerdAddress: textAt(recordAt(info2, "Containerd"), "Address") || null,
    runcVersion: runcVersion(version),
    addressPools: listAt(info2, "DefaultAddressPools").filter(isRecord).map((pool) => textAt(pool, "Base")).filter((base) => base !== ""),
    // Docker before 20.10 does not report it, and supports only v1.
    cgroupVersion: textAt(info2, "CgroupVersion").replace(/^v/, "") || "1",
    cgroupDriver: textAt(info2, "CgroupDriver"),
    memory: numberAt(info2, "MemTotal"),
    cpus: numberAt(info2, "NCPU"),
    securityOptions,
    runtimes: Object.keys(recordAt(info2, "Runtimes")),
    defaultRuntime: textAt(info2, "DefaultRuntime"),
    rootless: secured("rootless"),
    userNamespaceRemap: secured("userns"),
    warnings: textsAt(info2, "Warnings"),
    registryMirrors: textsAt(recordAt(info2, "RegistryConfig"), "Mirrors").map(withoutCredentials),
    proxies: proxySettings.map(({ variable: variable2 }) => variable2),
    proxySettings,
    insecureRegistries: insecureRegistries(info2)
  };
}
function proxySettingsIn(info2) {
  return proxyVariables.flatMap(([field, variable2]) => {
    const text3 = textAt(info2, field);
    const value2 = withoutCredentials(text3);
    return text3 === "" ? [] : [{ variable: variable2, value: value2, hasLogin: value2 !== text3 }];
  });
}
function insecureRegistries(info2) {
  const configuration = recordAt(info2, "RegistryConfig");
  const names4 = Object.entries(recordAt(configuration, "IndexConfigs")).flatMap(
    ([name, index]) => isRecord(index) && index["Secure"] === false ? [name] : []
  );
  const subnets = textsAt(configuration, "InsecureRegistryCIDRs");
  return [...names4, ...subnets.filter((subnet) => !loopbackSubnets.includes(subnet))].sort();
}
function runcVersion(version) {
  const components = listAt(version, "Components").filter(isRecord);
  const runc = components.find((each) => textAt(each, "Name").endsWith("runc"));
  return runc && textAt(runc, "Version") || null;
}
function productOf(version) {
  const components = listAt(version, "Components").filter(isRecord).map((each) => textAt(each, "Name"));
  if (components.includes("Podman Engine")) return "podman";
  return components.includes("Engine") || components.length === 0 ? "docker" : "other";
}
function driverStatus(info2) {
  const pairs = listAt(info2, "DriverStatus").filter(
    (pair) => Array.isArray(pair) && pair.every((each) => typeof each === "string")
  );
  return new Map(pairs);
}

// src/facts/parsers/engine-error.ts
var isTimeout = (error2) => codeOf(error2) === "ABORT_ERR" || error2?.name === "TimeoutError";
function engineErrorSentence(error2, host, seconds) {
  if (isTimeout(error2))
    return `the daemon at ${host} did not answer within ${Math.max(1, Math.round(seconds))} s`;
  const code2 = codeOf(error2);
  switch (code2) {
    case "ENOENT":
      return `the socket ${host} does not exist (ENOENT)`;
    case "EACCES":
    case "EPERM":
      return `permission denied on ${host} (${code2})`;
    case "ECONNREFUSED":
      return `no daemon listens at ${host} (ECONNREFUSED)`;
    case "ECONNRESET":
    case "EPIPE":
      return `the server at ${host} closed the connection without an answer (${code2})`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `the host name in ${host} cannot be resolved (${code2})`;
  }
  if (code2?.startsWith("HPE_"))
    return `the server at ${host} is not a Docker daemon: its answer is not HTTP (${code2})`;
  const status = error2?.statusCode;
  const message = error2 instanceof Error ? error2.message : String(error2);
  return status ? `the daemon at ${host} returned status ${status}: ${message}` : `${host}: ${message}`;
}

// src/facts/probes/ask-engine.ts
async function askEngine({ connectDocker: connectDocker2, environment }, { host, certificates: certificates2 }, question) {
  const started = performance.now();
  try {
    const tls = certificates2 ? tlsVariables(certificates2) : {};
    return await question(connectDocker2(host, { environment: { ...environment, ...tls } }));
  } catch (error2) {
    const seconds = (performance.now() - started) / 1e3;
    throw new Unseen(engineErrorSentence(error2, host, seconds));
  }
}
async function askForList(source, endpoint2, question) {
  const list = await askEngine(source, endpoint2, question);
  if (Array.isArray(list)) return list;
  throw new Unseen(`the server at ${endpoint2.host} is not a Docker daemon: its answer is not a list`);
}

// src/facts/probes/engine.ts
var engine = async (source, seen) => {
  const [version, info2] = await askEngine(
    source,
    await seen("endpoint"),
    (docker) => Promise.all([docker.version(), docker.info()])
  );
  return parseEngine(version, info2);
};

// src/facts/parsers/engine-mount.ts
function parseEngineMounts(mounts) {
  return (mounts ?? []).map((mount) => ({
    type: mount.Type ?? "",
    source: mount.Source ?? "",
    destination: mount.Destination ?? "",
    readOnly: mount.RW === false,
    volume: mount.Type === "volume" ? mount.Name || null : null
  }));
}

// src/facts/parsers/own-labels.ts
function ownLabels(labels) {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([name]) => name.startsWith("berth.")));
}

// src/facts/probes/engine-containers.ts
var engineContainers = async (source, seen) => {
  const containers = await askForList(source, await seen("endpoint"), (docker) => docker.listContainers());
  return containers.map(({ Id, Names, Image, State, Created, Labels, Mounts }) => ({
    id: Id,
    // Aliases from container links contain a second slash; the name itself does not.
    name: (Names.find((name) => name.lastIndexOf("/") === 0) ?? Names[0] ?? "").replace(/^\//, ""),
    image: Image,
    state: State,
    created: Created,
    labels: ownLabels(Labels),
    mounts: parseEngineMounts(Mounts)
  }));
};

// src/facts/probes/engine-networks.ts
var engineNetworks = async (source, seen) => {
  const networks = await askForList(source, await seen("endpoint"), (docker) => docker.listNetworks());
  return networks.map(describe2);
};
function describe2({ Id, Name, Driver, Options, IPAM }) {
  const pools = IPAM?.Config ?? [];
  const mtu = Number(Options?.["com.docker.network.driver.mtu"]);
  return {
    id: Id,
    name: Name,
    driver: Driver,
    subnets: pools.flatMap(({ Subnet }) => Subnet ?? []),
    gateways: pools.flatMap(({ Gateway }) => Gateway || []),
    mtu: mtu > 0 ? mtu : null,
    bridge: bridgeOf(Driver, Id, Options?.["com.docker.network.bridge.name"])
  };
}
function bridgeOf(driver, id, stated) {
  if (stated) return stated;
  return driver === "bridge" ? `br-${id.slice(0, 12)}` : null;
}

// src/facts/probes/engine-volumes.ts
var engineVolumes = async (source, seen) => {
  const volumes = await askForList(source, await seen("endpoint"), (docker) => docker.listVolumes());
  return volumes.map(({ Name, Driver, Mountpoint, Labels, CreatedAt }) => ({
    name: Name,
    driver: Driver,
    mountpoint: Mountpoint,
    labels: ownLabels(Labels),
    createdAt: CreatedAt ?? null
  }));
};

// src/facts/parsers/containerd-address.ts
function containerdAddress(text3) {
  const [, table = ""] = /^\s*\[grpc\][^\n]*\n((?:(?!\s*\[)[^\n]*(?:\n|$))*)/m.exec(text3) ?? [];
  const [, double, single] = /^\s*address\s*=\s*(?:"([^"]*)"|'([^']*)')/m.exec(table) ?? [];
  return double || single || null;
}

// src/facts/probes/image-store-filesystem.ts
var defaultConfiguration = "/etc/containerd/config.toml";
var defaultAddress = "/run/containerd/containerd.sock";
var imageStoreFilesystem = async (source, seen) => {
  const { imageStore, containerdAddress: containerdAddress2, product } = await seen("engine");
  const isOwn2 = containerdAddress2 === null || /^(\/var)?\/run\/docker\//.test(containerdAddress2);
  if (product !== "docker" || imageStore === "graphdriver" || isOwn2) return seen("dataRootFilesystem");
  for (const daemon of (await seen("daemons")).filter(isOnMachine)) {
    const text3 = await configurationOf(source, daemon);
    if (withoutVar(addressOf(daemon, text3)) !== withoutVar(containerdAddress2)) continue;
    return filesystemOfEngine(source, seen, "image store", dataRootOf(daemon, text3));
  }
  throw new Unseen(`the containerd process at ${containerdAddress2} is not visible`);
};
function isOnMachine({ kind, uid, namespacePids }) {
  return kind === "containerd" && uid === 0 && namespacePids.length === 1;
}
async function configurationOf(source, daemon) {
  const file = optionValue(daemon.arguments, "--config", "-c") ?? defaultConfiguration;
  return readOr(source, file, null);
}
function addressOf(daemon, configuration) {
  const stated = optionValue(daemon.arguments, "--address", "-a");
  return stated ?? containerdAddress(configuration ?? "") ?? defaultAddress;
}
var withoutVar = (path7) => path7.replace(/^\/var\/run\//, "/run/");

// src/facts/probes/java-build-files.ts
var names3 = ["pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"];
var javaBuildFiles = async (source, seen) => {
  const { workspace } = await seen("runner");
  if (workspace === null) return [];
  const present = await listOrNone(source, workspace);
  return names3.filter((name) => present.includes(name));
};

// src/facts/probes/job-filesystems.ts
var jobFilesystems = async (source, seen) => {
  requireLinux(source, "/proc/filesystems");
  const { work, workspace, temp, toolCache, home } = await seen("runner");
  const paths = [work, workspace, temp, toolCache, home, "/tmp"].filter((path7) => path7 !== null);
  const found = await Promise.all(
    [...new Set(paths)].map(async (path7) => {
      const status = await source.files.filesystem(path7).catch(() => null);
      return status ? [{ path: path7, type: filesystemType(status.magic) }] : [];
    })
  );
  return found.flat();
};

// src/facts/probes/kubernetes.ts
var serviceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount";
var kubernetes = async (source) => {
  const [serviceAccount, kubeconfigs] = await Promise.all([
    serviceAccountOf(source),
    Promise.all(kubeconfigPaths(source).map((each) => kubeconfigAt(source, each)))
  ]);
  return { service: serviceOf(source), serviceAccount, kubeconfigs };
};
function serviceOf({ environment }) {
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = environment;
  return host && port ? { host, port } : null;
}
async function serviceAccountOf(source) {
  const token = `${serviceAccountFolder}/token`;
  if (!await source.files.exists(token)) return null;
  const [isReadable, namespace] = await Promise.all([
    source.files.isReadable(token),
    readOr(source, `${serviceAccountFolder}/namespace`, "")
  ]);
  return { isReadable, namespace: namespace.trim() || null };
}
function kubeconfigPaths({ environment, process: process2 }) {
  const listed = (environment["KUBECONFIG"] ?? "").split(process2.platform === "win32" ? ";" : ":");
  const paths = [...new Set(listed.filter((path7) => path7 !== ""))];
  return paths.length > 0 ? paths.map((path7) => ({ path: path7, source: "KUBECONFIG" })) : [{ path: `${process2.homeDirectory}/.kube/config`, source: "home directory" }];
}
async function kubeconfigAt({ files: files3 }, { path: path7, source }) {
  const isThere = await files3.exists(path7);
  return {
    path: path7,
    source,
    state: isThere ? await files3.isReadable(path7) ? "readable" : "unreadable" : "missing"
  };
}

// src/facts/probes/machine.ts
var machine = async (source) => ({
  operatingSystem: operatingSystem(source),
  architecture: source.process.architecture,
  kernel: source.process.kernel,
  hostname: source.process.hostname
});

// src/values/subnets.ts
function isDefaultRoute(destination) {
  return /\/0+$/.test(destination) || destination === "0.0.0.0/1" || destination === "128.0.0.0/1";
}

// src/facts/parsers/default-route-6.ts
var up = 1;
var reject = 512;
function defaultInterface6(text3) {
  const routes = text3.split("\n").flatMap((line) => {
    const [destination, prefix, , , , metric, , , flagText, device] = line.trim().split(/\s+/);
    const flags = Number.parseInt(flagText ?? "", 16);
    const isDefault = /^0{32}$/.test(destination ?? "") && prefix === "00";
    if (!isDefault || !device || device === "lo" || !(flags & up) || flags & reject) return [];
    return [{ device, metric: Number.parseInt(metric ?? "", 16) || 0 }];
  });
  return routes.sort((one, other) => one.metric - other.metric)[0]?.device ?? null;
}

// src/facts/parsers/resolver-configuration.ts
function parseNameservers(text3) {
  const servers = [];
  for (const line of text3.split("\n")) {
    const server = /^\s*nameserver\s+([0-9a-f.:]+)/i.exec(line)?.[1];
    if (server && !servers.includes(server)) servers.push(server);
  }
  return servers;
}
function namesStubOnly(nameservers) {
  return nameservers.length > 0 && nameservers.every((server) => server === "127.0.0.53");
}

// src/facts/parsers/route-table.ts
var up2 = 1;
var hasGateway = 2;
var reject2 = 512;
function parseRoutes(text3) {
  const routes = [];
  for (const line of text3.split("\n")) {
    const [device, destination, gateway, flagText, , , metric, mask] = line.trim().split(/\s+/);
    if (!device || !isHexadecimal(destination) || !isHexadecimal(gateway) || !isHexadecimal(mask)) continue;
    const flags = Number.parseInt(flagText ?? "", 16);
    if (!(flags & up2) || flags & reject2) continue;
    routes.push({
      metric: Number(metric) || 0,
      route: {
        destination: `${address(destination)}/${prefixLength(mask)}`,
        gateway: flags & hasGateway ? address(gateway) : null,
        interface: device
      }
    });
  }
  return routes.sort((one, other) => one.metric - other.metric).map(({ route }) => route);
}
function isHexadecimal(text3) {
  return text3 !== void 0 && /^[0-9a-f]{8}$/i.test(text3);
}
function address(hexadecimal) {
  return Buffer.from(hexadecimal, "hex").reverse().join(".");
}
function prefixLength(mask) {
  return [...Number.parseInt(mask, 16).toString(2)].filter((bit) => bit === "1").length;
}

// src/facts/probes/network.ts
var interfaceDirectory = "/sys/class/net";
var enabled = 1;
var network = async (source) => {
  requireLinux(source, interfaceDirectory);
  const [interfaces, routeTable, routeTable6, nameservers] = await Promise.all([
    listInterfaces(source),
    read2(source, `${source.proc}/net/route`),
    // The file does not exist if the kernel has no IPv6.
    readOr(source, `${source.proc}/net/ipv6_route`, ""),
    listNameservers(source)
  ]);
  const routes = parseRoutes(routeTable);
  const defaultInterface = defaultInterface4(routes) ?? defaultInterface6(routeTable6);
  const defaultMtu = interfaces.find(({ name }) => name === defaultInterface)?.mtu ?? null;
  return { interfaces, routes, nameservers, defaultInterface, defaultMtu };
};
function defaultInterface4(routes) {
  const defaults2 = routes.filter(({ destination }) => isDefaultRoute(destination));
  return (defaults2.find(({ destination }) => !destination.endsWith("/0")) ?? defaults2[0])?.interface;
}
async function listInterfaces(source) {
  const names4 = await source.files.list(interfaceDirectory).catch((error2) => {
    throw new Unseen(`${interfaceDirectory} could not be read: ${systemErrorText(error2)}`);
  });
  const interfaces = await Promise.all(names4.sort().map((name) => describe3(source, name)));
  return interfaces.filter((each) => each !== null);
}
async function describe3(source, name) {
  const [mtu, state, flags] = await Promise.all(
    ["mtu", "operstate", "flags"].map((file) => readOr(source, `${interfaceDirectory}/${name}/${file}`, ""))
  );
  if (!mtu) return null;
  const up3 = (Number(flags?.trim()) & enabled) !== 0 && ["up", "unknown"].includes(state?.trim() ?? "");
  const addresses = (source.process.interfaces[name] ?? []).flatMap(({ cidr }) => cidr ?? []);
  return { name, mtu: Number(mtu.trim()), up: up3, addresses };
}
async function listNameservers(source) {
  const nameservers = parseNameservers(await readOr(source, "/etc/resolv.conf", ""));
  if (!namesStubOnly(nameservers)) return nameservers;
  const upstream = parseNameservers(await readOr(source, "/run/systemd/resolve/resolv.conf", ""));
  return upstream.length > 0 ? upstream : nameservers;
}

// src/facts/parsers/container-id.ts
var fullId = /[0-9a-f]{64}/;
function containerIdInMounts(mountinfo) {
  return /\/containers\/([0-9a-f]{64})\/(?:hostname|resolv\.conf|hosts)\b/.exec(mountinfo)?.[1] ?? null;
}
function containerIdInCgroup(cgroup2) {
  return fullId.exec(cgroup2)?.[0] ?? null;
}
function containerEngineInCgroup(cgroup2) {
  return /kubepods|docker|libpod|cri-containerd|crio|\/ecs\//.exec(cgroup2)?.[0].replaceAll("/", "") ?? null;
}

// src/facts/probes/own-container.ts
var ownContainer = async (source, seen) => {
  const { inContainer: inContainer2 } = await seen("runner");
  if (!inContainer2) return null;
  const [endpoint2, mountinfo, cgroup2] = await Promise.all([
    seen("endpoint"),
    readOr(source, `${source.proc}/self/mountinfo`, ""),
    readOr(source, `${source.proc}/self/cgroup`, "")
  ]);
  const id = containerIdInMounts(mountinfo) ?? containerIdInCgroup(cgroup2) ?? source.process.hostname;
  const container = await askEngine(source, endpoint2, (docker) => docker.inspectContainer(id));
  if (!container) {
    const engine2 = await seen("engine").catch(() => null);
    if (engine2 && await sharesContainer(engine2, seen)) return null;
    throw new Unseen(
      `the daemon at ${endpoint2.host} does not know the job's container (${id.slice(0, 12)}). It has another filesystem, because it runs in a sidecar or inside this container, such as in the dind mode of actions-runner-controller`
    );
  }
  return {
    id: container.Id,
    image: container.Config?.Image ?? container.Image,
    mounts: parseEngineMounts(container.Mounts),
    networks: Object.keys(container.NetworkSettings?.Networks ?? {})
  };
};

// src/facts/probes/own-process.ts
var ownProcess = async (source) => {
  requireLinux(source, "/proc/self/status");
  const { pid, uid, gid, groups } = source.process;
  const [statusText, map2, appArmor, sudo] = await Promise.all([
    read2(source, `${source.proc}/self/status`),
    // The file does not exist if the kernel has no user namespaces.
    readOr(source, `${source.proc}/self/uid_map`, "0 0 4294967295"),
    appArmorProfile(source),
    canSudo(source)
  ]);
  const status = parseProcessStatus(statusText);
  return {
    pid,
    uid,
    gid,
    groups,
    capabilities: parseCapabilities(status.effectiveCapabilities),
    seccomp: status.seccomp,
    appArmor,
    noNewPrivileges: status.noNewPrivileges,
    inUserNamespace: !isInitialMap(parseIdentifierMap(map2)),
    canSudo: sudo
  };
};
async function appArmorProfile(source) {
  const text3 = await readOr(source, `${source.proc}/self/attr/apparmor/current`, null) ?? ((await readOr(source, "/sys/module/apparmor/parameters/enabled", "")).startsWith("Y") ? await readOr(source, `${source.proc}/self/attr/current`, null) : null);
  return text3?.replace(/[\0\n]+$/, "") || null;
}
async function canSudo({ process: process2, runCommand: runCommand2 }) {
  if (process2.uid === 0) return true;
  const result = await runCommand2("sudo", ["-n", "true"], { timeout: programTimeout }).catch(() => null);
  return result?.exitCode === 0;
}

// src/facts/parsers/remote-host.ts
function hostOfUrl(text3) {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text3) ? text3 : `http://${text3}`;
  if (text3 === "" || text3.startsWith("/") || !URL.canParse(url)) return void 0;
  const { hostname: hostname2 } = new URL(url);
  return hostname2 === "" || hostname2.startsWith("[") ? void 0 : hostname2;
}
var publicServices = ["github.com", "ghcr.io", "docker.io", "gcr.io", "quay.io"];
function isPublicService(host) {
  if (host === "localhost" || host.startsWith("127.")) return true;
  return publicServices.some((name) => host === name || host.endsWith(`.${name}`));
}

// src/facts/probes/remotes.ts
var proxyVariables2 = ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"];
var remotes = async (source, seen) => {
  const { environment } = source;
  const { registryMirrors } = await seen("engine");
  const stated = [
    ...proxyVariables2.map((name) => [name, environment[name] ?? ""]),
    ["GITHUB_SERVER_URL", environment["GITHUB_SERVER_URL"] ?? ""],
    ...registryMirrors.map((mirror) => ["registry mirror", mirror])
  ];
  const found = /* @__PURE__ */ new Map();
  for (const [from, url] of stated) {
    const host = hostOfUrl(url);
    if (host && !isPublicService(host) && !found.has(host)) found.set(host, from);
  }
  return Promise.all([...found].map(([host, from]) => resolved(source, host, from)));
};
async function resolved({ resolve: resolve3 }, host, from) {
  const isAddress = /^[\d.]+$/.test(host);
  const addresses = isAddress ? [host] : await resolve3(host).catch(() => []);
  return { source: from, host, addresses: addresses.toSorted() };
}

// src/facts/probes/requested-images.ts
var requestedImages = async ({ requestedImages: requestedImages2 }) => requestedImages2;

// src/facts/probes/requested-platforms.ts
var requestedPlatforms = async ({ requestedPlatforms: requestedPlatforms2 }) => requestedPlatforms2;

// src/facts/probes/runner.ts
import { dirname as dirname6 } from "node:path/posix";
var runner = async (source, seen) => {
  const { environment } = source;
  const kind = kindOf(environment);
  const namespaces = await seen("ownNamespaces").catch(() => ({}));
  const container = await containerEvidence(source, areInitial(namespaces));
  return {
    kind: kind.name,
    service: serviceOf2(environment),
    name: environment["RUNNER_NAME"] ?? "",
    inContainer: container.length > 0,
    evidence: [...kind.evidence, ...container],
    workspace: environment["GITHUB_WORKSPACE"] || null,
    work: workDirectory(environment),
    home: environment["HOME"] || null,
    temp: environment["RUNNER_TEMP"] || null,
    toolCache: environment["RUNNER_TOOL_CACHE"] || null
  };
};
var services = [
  [
    "arc",
    (has) => has["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT"]?.includes("actions-runner-controller") === true
  ],
  ["depot", (has) => Boolean(has["DEPOT_RUNNER"])],
  ["namespace", (has) => Boolean(has["NAMESPACE_GITHUB_RUNTIME"])],
  ["blacksmith", (has) => has["RUNNER_NAME"]?.startsWith("blacksmith-") === true],
  ["warpbuild", (has) => has["RUNNER_NAME"]?.startsWith("warp-") === true],
  ["runs-on", (has) => has["RUNNER_NAME"]?.startsWith("runs-on--") === true],
  ["codebuild", (has) => Boolean(has["CODEBUILD_BUILD_ID"])],
  ["github", (has) => has["RUNNER_ENVIRONMENT"] === "github-hosted"]
];
function serviceOf2(environment) {
  if (environment["ACT"] === "true") return null;
  return services.find(([, isIt]) => isIt(environment))?.[0] ?? null;
}
function workDirectory(environment) {
  const { RUNNER_WORKSPACE = "", GITHUB_WORKSPACE = "", RUNNER_TEMP = "" } = environment;
  const work = dirname6(RUNNER_WORKSPACE);
  const isWork = work !== "/" && [GITHUB_WORKSPACE, RUNNER_TEMP].every((path7) => isWithin(path7, work));
  return isWork ? work : null;
}
function kindOf(environment) {
  if (environment["ACT"] === "true") return { name: "act", evidence: ["ACT=true"] };
  if (environment["RUNNER_ENVIRONMENT"] === "github-hosted") {
    return { name: "github-hosted", evidence: ["RUNNER_ENVIRONMENT=github-hosted"] };
  }
  if (environment["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT"]?.includes("actions-runner-controller")) {
    const evidence = ["GITHUB_ACTIONS_RUNNER_EXTRA_USER_AGENT contains actions-runner-controller"];
    return { name: "kubernetes", evidence };
  }
  if (environment["KUBERNETES_SERVICE_HOST"]) return { name: "kubernetes", evidence: [] };
  if (environment["GITHUB_ACTIONS"] === "true")
    return { name: "self-hosted", evidence: ["GITHUB_ACTIONS=true"] };
  return { name: "none", evidence: ["GITHUB_ACTIONS is not set"] };
}
async function containerEvidence(source, isHost) {
  const [dockerMarker, podmanMarker, cgroup2] = await Promise.all([
    source.files.exists("/.dockerenv"),
    source.files.exists("/run/.containerenv"),
    readOr(source, `${source.proc}/1/cgroup`, "")
  ]);
  const engine2 = containerEngineInCgroup(cgroup2);
  const evidence = [];
  if (source.environment["KUBERNETES_SERVICE_HOST"]) evidence.push("KUBERNETES_SERVICE_HOST is set");
  if (dockerMarker && !isHost) evidence.push("/.dockerenv exists");
  if (podmanMarker && !isHost) evidence.push("/run/.containerenv exists");
  if (engine2) evidence.push(`/proc/1/cgroup contains ${engine2}`);
  return evidence;
}
function areInitial({ ipc, uts, pid }) {
  return ipc === 4026531839 && uts === 4026531838 && pid === 4026531836;
}

// src/facts/probes/sockets.ts
var timeouts = { expected: 1e4, possible: 2e3 };
var sockets = async (source) => {
  const { environment } = source;
  const stated = socketPath(environment["DOCKER_HOST"] ?? "");
  const expected = [defaultSocket, ...stated ? [stated] : []];
  const possible = [
    ...rootlessSockets(source),
    "/run/podman/podman.sock",
    ...environment["XDG_RUNTIME_DIR"] ? [`${environment["XDG_RUNTIME_DIR"]}/podman/podman.sock`] : []
  ];
  const paths = [.../* @__PURE__ */ new Set([...expected, ...possible])];
  const found = await Promise.all(paths.map(async (path7) => ({ path: path7, status: await statusOf2(source, path7) })));
  const listed = found.filter(({ path: path7, status }) => expected.includes(path7) || exists2(status));
  return Promise.all(
    withoutRepeats(listed).map(
      ({ path: path7, status }) => describe4(source, path7, status, timeouts[expected.includes(path7) ? "expected" : "possible"])
    )
  );
};
var exists2 = (status) => typeof status === "object";
var statusOf2 = ({ files: files3 }, path7) => files3.status(path7).catch((error2) => codeOf(error2) === "EACCES" ? "permission-denied" : "missing");
function withoutRepeats(found) {
  const identity = ({ path: path7, status }) => exists2(status) ? `${status.device}:${status.inode}` : path7;
  return [...new Map(found.toReversed().map((each) => [identity(each), each])).values()].reverse();
}
async function describe4(source, path7, status, timeout5) {
  if (!exists2(status)) return { path: path7, state: status, ownerUid: null, ownerGid: null, mode: null };
  const { uid: ownerUid, gid: ownerGid, mode } = status;
  const state = status.kind === "socket" ? await ping(source, path7, timeout5) : "not-a-socket";
  return { path: path7, state, ownerUid, ownerGid, mode: mode.toString(8).padStart(4, "0") };
}
async function ping({ files: files3, connectDocker: connectDocker2, environment }, path7, timeout5) {
  if (!await files3.isWritable(path7)) return "permission-denied";
  try {
    await connectDocker2(`unix://${path7}`, { environment }).ping(timeout5);
    return "answers";
  } catch (error2) {
    if (isTimeout(error2)) return "silent";
    switch (codeOf(error2)) {
      case "EACCES":
      case "EPERM":
        return "permission-denied";
      case "ECONNREFUSED":
        return "refused";
      case "ENOENT":
        return "missing";
    }
    return error2.statusCode ? "answers" : "silent";
  }
}

// src/facts/parsers/sysbox-version.ts
function parseSysboxVersion(output) {
  return /^\s*version:\s*v?(\d+\.\d+\S*)\s*$/m.exec(output)?.[1] ?? null;
}

// src/facts/probes/sysbox.ts
var sysbox2 = async ({ runCommand: runCommand2 }, seen) => {
  if (!(await seen("engine")).runtimes.includes(sysboxRuntime)) return null;
  const result = await runCommand2(sysboxRuntime, ["--version"], { timeout: programTimeout }).catch(() => null);
  return { version: result?.exitCode === 0 ? parseSysboxVersion(result.stdout) : null };
};

// src/facts/probes/tun-device.ts
var path6 = "/dev/net/tun";
var everyone = 6;
var tunDevice = async (source, seen) => {
  requireLinux(source, path6);
  if ((await seen("runner")).inContainer) {
    throw new Unseen(`the job runs in a container, so ${path6} of the machine is not visible`);
  }
  try {
    const { mode } = await source.files.status(path6);
    return (mode & everyone) === everyone ? "open" : "closed";
  } catch (error2) {
    if (codeOf(error2) === "ENOENT" || codeOf(error2) === "ENOTDIR") return "missing";
    throw new Unseen(`${path6} could not be read: ${systemErrorText(error2)}`);
  }
};

// src/facts/probes/user-namespaces.ts
var userNamespaces = async (source) => {
  const directory2 = `${source.proc}/sys`;
  requireLinux(source, directory2);
  const [maximum, clone, restricted] = await Promise.all(
    [
      "user/max_user_namespaces",
      "kernel/unprivileged_userns_clone",
      "kernel/apparmor_restrict_unprivileged_userns"
    ].map((name) => readIfPresent(source, `${directory2}/${name}`))
  );
  return {
    maximum: maximum === null || maximum === void 0 ? null : Number.parseInt(maximum, 10),
    unprivileged: clone?.trim() !== "0",
    restrictedByAppArmor: restricted?.trim() === "1"
  };
};

// src/facts/probes/workspace-filesystem.ts
var workspaceFilesystem = async (source, seen) => {
  const { workspace } = await seen("runner");
  const path7 = workspace ?? source.environment["PWD"] ?? ".";
  try {
    return await measureFilesystem(source, path7);
  } catch (error2) {
    throw new Unseen(`the filesystem of the workspace ${path7} could not be read: ${systemErrorText(error2)}`);
  }
};

// src/facts/probes/index.ts
var probes = {
  machine,
  runner,
  ownProcess,
  ownNamespaces,
  cgroup,
  ownContainer,
  daemons,
  sockets,
  endpoint,
  engine,
  engineNetworks,
  engineVolumes,
  engineContainers,
  network,
  remotes,
  dataRootFilesystem,
  imageStoreFilesystem,
  workspaceFilesystem,
  jobFilesystems,
  userNamespaces,
  tunDevice,
  sysbox: sysbox2,
  clientConfiguration,
  certificates,
  clients,
  currentBuilder,
  requestedImages,
  requestedPlatforms,
  emulators,
  javaBuildFiles,
  kubernetes
};

// src/platform/command.ts
import { spawn as spawn2 } from "node:child_process";
var killGrace = 1e3;
var runCommand = (program, programArguments, { timeout: timeout5, signal: signal2, environment, input = "" }) => new Promise((resolve3, reject3) => {
  const child2 = spawn2(program, [...programArguments], {
    env: { ...process.env, ...environment },
    stdio: ["pipe", "pipe", "pipe"],
    shell: false
  });
  let stdout = "";
  let stderr = "";
  let timedOut = false;
  child2.stdin.on("error", () => {
  }).end(input);
  child2.stdout.setEncoding("utf8").on("data", (chunk) => {
    stdout += chunk;
  });
  child2.stderr.setEncoding("utf8").on("data", (chunk) => {
    stderr += chunk;
  });
  const giveUp = () => {
    timedOut = true;
    child2.kill("SIGKILL");
    child2.stdout.destroy();
    child2.stderr.destroy();
    clearTimeout(timer);
    timer = setTimeout(abandon, killGrace);
  };
  const abandon = () => {
    settle();
    child2.unref();
    resolve3({ exitCode: null, stdout, stderr, timedOut, leftRunning: true });
  };
  let timer = setTimeout(giveUp, timeout5);
  signal2?.addEventListener("abort", giveUp);
  if (signal2?.aborted) giveUp();
  const settle = () => {
    clearTimeout(timer);
    signal2?.removeEventListener("abort", giveUp);
  };
  child2.on("error", (error2) => {
    if (timedOut) return;
    settle();
    reject3(error2);
  });
  child2.on("close", (exitCode) => {
    settle();
    resolve3({ exitCode, stdout, stderr, timedOut });
  });
});

// src/platform/housekeeping.ts
var statusCodes = { 200: true, 404: "not found", 409: "in progress", 500: "server error" };
function housekeeping(dockerode, change) {
  const ask = (method, path7, query2) => change(
    ({ abortSignal }) => new Promise((resolve3, reject3) => {
      const request2 = { path: `${path7}?`, method, statusCodes, abortSignal };
      dockerode.modem.dial(
        { ...request2, options: { _query: query2, _body: {} } },
        (error2, answer) => error2 ? reject3(error2) : resolve3(answer)
      );
    })
  );
  return {
    async pruneNetworks() {
      await ask("POST", "/networks/prune", { filters: {} });
    },
    async pruneImages(filters = {}) {
      await ask("POST", "/images/prune", { filters });
    },
    async pruneBuilds(limit2) {
      const options2 = "unusedHours" in limit2 ? { filters: { until: [`${limit2.unusedHours}h`] } } : (
        // Engine API 1.48 replaced the first by the others.
        {
          "keep-storage": limit2.keepBytes,
          "reserved-space": limit2.keepBytes,
          "max-used-space": limit2.keepBytes
        }
      );
      await ask("POST", "/build/prune", { all: true, ...options2 });
    },
    async usage() {
      return usageIn(await ask("GET", "/system/df", { type: ["image", "build-cache"] }));
    }
  };
}
function usageIn({ LayersSize, Images, BuildCache, ImageUsage, BuildCacheUsage }) {
  const ofBuilds = BuildCache?.reduce((sum, { Size = 0, Shared }) => Shared ? sum : sum + Size, 0);
  return {
    images: Images?.length ?? ImageUsage?.TotalCount ?? 0,
    bytes: (LayersSize ?? ImageUsage?.TotalSize ?? 0) + (ofBuilds ?? BuildCacheUsage?.TotalSize ?? 0)
  };
}

// src/platform/copy-images.ts
var import_node_http = __toESM(require_node_http(), 1);
import { connect as connect2 } from "node:net";
import { text as text2 } from "node:stream/consumers";
var bufferSize = 4 * 1024 ** 2;
var endOfArchive = Buffer.alloc(1024);
function copyImages(from, to, names4, onBytes, signal2) {
  return new Promise((resolve3, reject3) => {
    const query2 = new URLSearchParams(names4.map((name) => ["names", name]));
    const headers = { "Content-Type": "application/x-tar", "Transfer-Encoding": "chunked" };
    const target = (0, import_node_http.request)({ socketPath: to, path: "/images/load?quiet=1", method: "POST", headers });
    let head = "";
    let refusal2 = "";
    let bytes2 = 0;
    let tail = Buffer.alloc(0);
    const fail = (error2) => {
      signal2.removeEventListener("abort", abort);
      source.destroy();
      target.destroy();
      reject3(error2);
    };
    const abort = () => fail(signal2.reason);
    const onRead = (part) => {
      let content = part;
      if (!head.endsWith("\r\n\r\n")) {
        const end2 = part.indexOf("\r\n\r\n");
        head += part.toString("latin1", 0, end2 < 0 ? part.length : end2 + 4);
        content = part.subarray(end2 < 0 ? part.length : end2 + 4);
      }
      if (content.length === 0) return true;
      if (!isSuccess(head)) {
        refusal2 += content.toString();
        return true;
      }
      tail = Buffer.concat([tail, content.subarray(-endOfArchive.length)]).subarray(-endOfArchive.length);
      target.write(content, () => {
        bytes2 += content.length;
        onBytes(bytes2);
        source.resume();
      });
      return false;
    };
    const source = connect2({
      path: from,
      onread: {
        buffer: Buffer.allocUnsafe(bufferSize),
        callback: (length, buffer) => onRead(Buffer.from(buffer.buffer, buffer.byteOffset, length))
      }
    });
    source.on("error", fail);
    source.on("end", () => {
      if (refusal2 !== "" || !isSuccess(head)) fail(refused(head, refusal2));
      else if (!tail.equals(endOfArchive)) fail(reset());
      else target.end();
    });
    target.on("error", fail);
    target.on("response", (response) => {
      outcome2(response).then((error2) => {
        if (error2 !== null) return fail(error2);
        signal2.removeEventListener("abort", abort);
        resolve3();
      }, fail);
    });
    signal2.addEventListener("abort", abort);
    if (signal2.aborted) abort();
    source.write(`GET /images/get?${query2} HTTP/1.0\r
Host: docker\r
\r
`);
  });
}
var isSuccess = (head) => / 200 /.test(head.slice(0, head.indexOf("\r\n")));
function refused(head, body) {
  const [, status = ""] = /^HTTP\/\S+ (\d+)/.exec(head) ?? [];
  return Object.assign(new Error(messageIn(body)), {
    statusCode: Number(status),
    json: { message: messageIn(body) }
  });
}
async function outcome2(response) {
  const answer = await text2(response);
  if (response.statusCode !== 200) return refused(`HTTP/1.1 ${response.statusCode}`, answer);
  const [, error2] = /^\{.*"error":("(?:[^"\\]|\\.)*")/m.exec(answer) ?? [];
  return error2 === void 0 ? null : new Error(JSON.parse(error2));
}
function messageIn(body) {
  try {
    return String(JSON.parse(body).message);
  } catch {
    return body.trim();
  }
}
var reset = () => Object.assign(new Error("the connection ended in the middle of the daemon's archive"), {
  code: "ECONNRESET"
});

// src/platform/follow-progress.ts
function followProgress(dockerode, stream, onEvent) {
  return new Promise((resolve3, reject3) => {
    stream.once("close", () => reject3(connectionReset()));
    dockerode.modem.followProgress(
      stream,
      (error2, events2) => {
        const refusal2 = events2?.find((event) => event.error)?.error;
        if (error2) reject3(error2);
        else if (refusal2) reject3(new Error(refusal2));
        else resolve3();
      },
      onEvent
    );
  });
}
function connectionReset() {
  const message = "the connection ended in the middle of the daemon's answer";
  return Object.assign(new Error(message), { code: "ECONNRESET" });
}

// src/platform/image-transfers.ts
var patience2 = { interval: 2e4, limit: 3e5 };
function imageTransfers(host, dockerode, knock, change) {
  return {
    async importImage(archive, reference, changes) {
      const [repo, tag] = splitReference(reference);
      await change(async (deadline2) => {
        const options2 = { repo, tag, changes: [...changes], ...deadline2 };
        const stream = await dockerode.importImage(archive, options2);
        await followProgress(dockerode, stream, () => {
        });
      });
    },
    async copyImages(source, names4, onBytes, signal2) {
      const copy = (abortSignal, progress) => {
        const onProgress = (bytes2) => {
          progress();
          onBytes(bytes2);
        };
        return copyImages(socketOf(source), socketOf(host), names4, onProgress, abortSignal);
      };
      await whileAlive(copy, knock, { ...patience2, signal: signal2 });
    }
  };
}
function socketOf(host) {
  if (!host.startsWith("unix://")) throw new Error(`${host} is no Unix socket`);
  return host.slice("unix://".length);
}

// src/platform/new-dockerode.ts
var import_dockerode = __toESM(require_docker(), 1);
import { existsSync as existsSync2, readFileSync as readFileSync2 } from "node:fs";
import { Agent } from "node:https";
import { join as join12 } from "node:path";

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
    port: url.port || portOf2(host) || (encrypted ? encryptedPort : plainPort),
    protocol: encrypted ? "https" : "http"
  };
}
function portOf2(host) {
  return /^[a-z]+:\/\/[^/]*:(\d+)(?:\/|$)/.exec(host)?.[1];
}

// src/platform/new-dockerode.ts
var modemVariables = [
  "DOCKER_HOST",
  "DOCKER_TLS_VERIFY",
  "DOCKER_CERT_PATH",
  "DOCKER_PATH_PREFIX",
  "DOCKER_CLIENT_TIMEOUT"
];
function newDockerode(host, environment) {
  const address2 = engineAddress(host, environment);
  const keys = address2.protocol === "https" ? keysIn(environment) : {};
  const options2 = { ...address2, ...keys };
  return withoutVariables(modemVariables, () => new import_dockerode.default(options2));
}
function keysIn(environment) {
  const directory2 = environment["DOCKER_CERT_PATH"];
  const isChecked = environment["DOCKER_TLS_VERIFY"] || !environment["DOCKER_TLS"];
  const agent = isChecked ? {} : { agent: new Agent({ rejectUnauthorized: false }) };
  if (!directory2) return agent;
  const [ca, cert, key] = ["ca.pem", "cert.pem", "key.pem"].map((name) => {
    const path7 = join12(directory2, name);
    return existsSync2(path7) ? readFileSync2(path7) : void 0;
  });
  if (!ca && !cert) throw new Error(`${directory2} has neither ca.pem nor cert.pem`);
  return { ...agent, ...ca && { ca }, ...cert && key && { cert, key } };
}
function withoutVariables(names4, create) {
  const before = names4.map((name) => [name, process.env[name]]);
  for (const name of names4) delete process.env[name];
  try {
    return create();
  } finally {
    for (const [name, value2] of before) if (value2 !== void 0) process.env[name] = value2;
  }
}

// src/platform/pull-image.ts
var patience3 = { interval: 2e4, limit: 3e5 };
async function pullImage(dockerode, knock, reference, login, onEvent, signal2) {
  const pull2 = async (abortSignal, progress) => {
    const stream = await dockerode.pull(reference, {
      abortSignal,
      ...login && { authconfig: login }
    });
    await followProgress(dockerode, stream, (event) => {
      progress();
      onEvent(event);
    });
  };
  await whileAlive(pull2, knock, { ...patience3, signal: signal2 });
}

// src/platform/read-container-file.ts
var block = 512;
var largest = 1024 ** 2;
async function readContainerFile(container, path7, deadline2) {
  const stream = await container.getArchive({ path: path7, ...deadline2 });
  const chunks = [];
  for await (const chunk of stream) {
    chunks.push(Buffer.from(chunk));
    const [first] = chunks;
    if (first && first.length >= block && sizeIn(first, 0) > largest) return null;
  }
  const archive = Buffer.concat(chunks);
  const at = startIn(archive);
  if (archive.length < at + block || typeAt(archive, at) !== "0") return null;
  const size = sizeIn(archive, at);
  return size > largest ? null : archive.subarray(at + block, at + block + size);
}
function startIn(archive) {
  const isExtended = archive.length >= block && typeAt(archive, 0) === "x";
  return isExtended ? block + Math.ceil(sizeIn(archive, 0) / block) * block : 0;
}
var typeAt = (archive, at) => archive.toString("latin1", at + 156, at + 157);
var sizeIn = (archive, at) => Number.parseInt(archive.toString("latin1", at + 124, at + 136), 8);

// src/platform/split-streams.ts
function splitStreams(content) {
  const frames = { 1: [], 2: [] };
  let offset = 0;
  while (offset + 8 <= content.length) {
    const stream = content[offset] === 2 ? 2 : 1;
    const length = content.readUInt32BE(offset + 4);
    frames[stream].push(content.subarray(offset + 8, offset + 8 + length));
    offset += 8 + length;
  }
  return {
    stdout: Buffer.concat(frames[1]).toString("utf8"),
    stderr: Buffer.concat(frames[2]).toString("utf8")
  };
}

// src/platform/docker.ts
var readTimeout2 = 1e4;
var changeTimeout = 6e4;
var busyTimeout = 3e4;
var connectDocker = (host, { environment }) => {
  const dockerode = newDockerode(host, environment);
  const daemon = dockerode;
  const read4 = (call) => beforeDeadline(readTimeout2, call);
  const change = (call) => beforeDeadline(changeTimeout, call);
  const ping2 = async (timeout5 = readTimeout2) => {
    await beforeDeadline(timeout5, (deadline2) => daemon.ping(deadline2));
  };
  return {
    ...housekeeping(dockerode, change),
    ...imageTransfers(host, dockerode, () => ping2(busyTimeout), change),
    host,
    ping: ping2,
    version: () => read4((deadline2) => daemon.version(deadline2)),
    info: () => read4((deadline2) => daemon.info(deadline2)),
    listNetworks: () => read4((deadline2) => dockerode.listNetworks(deadline2)),
    // Volumes is null if there are none (Engine API up to 1.43).
    listVolumes: async (filters = {}) => (await read4((deadline2) => dockerode.listVolumes({ filters, ...deadline2 }))).Volumes ?? [],
    listContainers: (filters = {}) => read4((deadline2) => dockerode.listContainers({ all: true, filters, ...deadline2 })),
    inspectContainer: (name) => missingAsNull(read4((deadline2) => dockerode.getContainer(name).inspect(deadline2))),
    readContainerFile: (name, path7) => missingAsNull(read4((each) => readContainerFile(dockerode.getContainer(name), path7, each))),
    async putArchive(name, path7, archive) {
      await change((deadline2) => dockerode.getContainer(name).putArchive(archive, { path: path7, ...deadline2 }));
    },
    async createContainer(specification) {
      const parts = { _query: { name: specification.name }, _body: specification };
      return (await change((deadline2) => dockerode.createContainer({ ...parts, ...deadline2 }))).id;
    },
    async startContainer(name) {
      await change((deadline2) => dockerode.getContainer(name).start(deadline2));
    },
    async connectNetwork(network3, container) {
      await change((deadline2) => dockerode.getNetwork(network3).connect({ Container: container, ...deadline2 }));
    },
    async stopContainer(name, grace3) {
      const stop = (deadline2) => dockerode.getContainer(name).stop({ t: grace3, ...deadline2 });
      await tolerate([304, 404], beforeDeadline(grace3 * 1e3 + readTimeout2, stop));
    },
    async killContainer(name) {
      const kill = (deadline2) => dockerode.getContainer(name).kill(deadline2);
      await tolerate([404, 409], change(kill));
    },
    async unpauseContainer(name) {
      await read4((deadline2) => dockerode.getContainer(name).unpause(deadline2));
    },
    async waitForContainer(name, timeout5) {
      const wait = (deadline2) => dockerode.getContainer(name).wait(deadline2);
      return (await beforeDeadline(timeout5, wait)).StatusCode;
    },
    listEvents: (filters = {}) => read4((deadline2) => listEvents(dockerode, filters, deadline2)),
    async containerLogs(name, tail) {
      const options2 = { stdout: true, stderr: true, follow: false, tail };
      return splitStreams(
        await read4((deadline2) => dockerode.getContainer(name).logs({ ...options2, ...deadline2 }))
      );
    },
    async removeContainer(name) {
      const remove2 = (deadline2) => dockerode.getContainer(name).remove({ force: true, v: true, ...deadline2 });
      await tolerate([404, 409], change(remove2));
    },
    async createVolume(Name, Labels, DriverOpts = {}) {
      await change((each) => dockerode.createVolume({ Name, Labels, DriverOpts, ...each }));
    },
    inspectVolume: (name) => missingAsNull(read4((deadline2) => dockerode.getVolume(name).inspect(deadline2))),
    async removeVolume(name) {
      const remove2 = (deadline2) => dockerode.getVolume(name).remove(deadline2);
      await tolerate([404], change(remove2));
    },
    listImages: (filters = {}) => read4((deadline2) => dockerode.listImages({ filters, ...deadline2 })),
    inspectImage: (reference) => missingAsNull(read4(() => dockerode.getImage(reference).inspect())),
    pullImage: (...request2) => pullImage(dockerode, () => ping2(busyTimeout), ...request2),
    async removeImage(reference) {
      const remove2 = (deadline2) => dockerode.getImage(reference).remove({ force: true, ...deadline2 });
      await tolerate([404], change(remove2));
    }
  };
};

// src/platform/foreign-files.ts
import { spawn as spawn3 } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
var timeout3 = 5e3;
var threads = 64;
var openForeignFiles = ({ asRoot }) => {
  const waiting = /* @__PURE__ */ new Map();
  let reader;
  let count2 = 0;
  const failAll = (message) => {
    for (const [id, settle] of waiting) settle({ id, code: "", message });
  };
  const start2 = () => {
    const child2 = spawnReader(asRoot);
    let stderr = "";
    child2.stderr?.setEncoding("utf8").on("data", (chunk) => {
      stderr += chunk;
    });
    child2.on("error", (error2) => failAll(error2.message));
    child2.on("close", () => failAll(stderr.trim().split("\n")[0] || "the reader process has ended"));
    child2.stdin?.on("error", () => {
    });
    if (child2.stdout) {
      createInterface({ input: child2.stdout }).on("line", (line) => {
        const answer = JSON.parse(line);
        waiting.get(answer.id)?.(answer);
      });
    }
    return child2;
  };
  const ask = async (want, root, path7) => {
    reader ??= start2();
    const question = { id: count2++, want, root, path: path7 };
    const { stdin } = reader;
    const answer = await new Promise((resolve3) => {
      const { id } = question;
      const late = { id, code: "ETIMEDOUT", message: `there was no answer for ${timeout3 / 1e3} s` };
      const timer = setTimeout(() => settle(late), timeout3);
      const settle = (given) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve3(given);
      };
      waiting.set(id, settle);
      stdin?.write(`${JSON.stringify(question)}
`);
    });
    if ("value" in answer) return answer.value;
    throw codedError(answer.code, answer.message);
  };
  return {
    readText: (root, path7) => ask("text", root, path7),
    identity: (root, path7) => ask("identity", root, path7),
    close() {
      if (!reader) return;
      for (const stream of [reader.stdin, reader.stdout, reader.stderr]) stream?.destroy();
      reader.unref();
    }
  };
};
function spawnReader(asRoot) {
  const script = import.meta.url.endsWith(".ts") ? "../foreign-reader.ts" : "./foreign-reader.js";
  const path7 = fileURLToPath(new URL(script, import.meta.url));
  const [program = "", ...programArguments] = [
    ...asRoot ? ["sudo", "-n"] : [],
    // sudo does not pass on environment variables.
    "env",
    `UV_THREADPOOL_SIZE=${threads}`,
    process.execPath,
    path7
  ];
  return spawn3(program, programArguments, { stdio: "pipe", shell: false });
}

// src/platform/github.ts
var connectGitHub = async (token) => (await import("./github-client.js")).openGitHub(token);

// src/platform/network.ts
import { createSocket } from "node:dgram";
import { connect as connect3 } from "node:net";
var query = Buffer.from(
  "be570100000100000000000009 6c6f63616c686f7374 0000010001".replaceAll(" ", ""),
  "hex"
);
var askEvery = 300;
var network2 = {
  receive: (host, port, signal2, onText) => new Promise((resolve3, reject3) => {
    const socket = connect3({ host, port, signal: signal2 });
    socket.setEncoding("utf8").on("data", (text3) => onText(String(text3)));
    socket.on("error", reject3);
    socket.on("close", () => resolve3());
  }),
  nameServerAnswers: (address2, signal2) => new Promise((resolve3) => {
    const socket = createSocket(address2.includes(":") ? "udp6" : "udp4");
    const ask = () => socket.send(query, 53, address2, () => {
    });
    const timer = setInterval(ask, askEvery);
    const end2 = (isAnswered) => {
      clearInterval(timer);
      socket.close();
      signal2.removeEventListener("abort", giveUp);
      resolve3(isAnswered);
    };
    const giveUp = () => end2(false);
    socket.on("error", () => {
    });
    socket.on("message", (answer) => {
      const isAnswer = answer.length >= 12 && answer.readUInt16BE() === query.readUInt16BE();
      if (isAnswer && (answer.readUInt8(2) & 128) !== 0) end2(true);
    });
    if (signal2.aborted) return giveUp();
    signal2.addEventListener("abort", giveUp);
    ask();
  })
};

// src/platform/processes.ts
import { readFileSync as readFileSync3 } from "node:fs";
import { setTimeout as sleep7 } from "node:timers/promises";
var processes = {
  own: () => identityOf(process.pid),
  parent: () => identityOf(process.ppid),
  isRunning,
  async stop(identity, grace3) {
    if (!isRunning(identity)) return false;
    signal(identity.pid, "SIGTERM");
    for (let waited = 0; waited < grace3 && isRunning(identity); waited += 10) await sleep7(10);
    if (isRunning(identity)) signal(identity.pid, "SIGKILL");
    return true;
  },
  async end(identity) {
    if (!isRunning(identity)) return false;
    for (const pid of [identity.pid, ...childrenOf(identity.pid)]) signal(pid, "SIGKILL");
    for (let tries = 0; tries < 100 && isRunning(identity); tries++) await sleep7(20);
    await sleep7(1e3);
    return true;
  }
};
function isRunning({ pid, start: start2 }) {
  return startOf(pid) === start2;
}
function identityOf(pid) {
  const start2 = startOf(pid);
  return start2 === null ? null : { pid, start: start2 };
}
function startOf(pid) {
  const text3 = read3(`/proc/${pid}/stat`);
  const [state, ...fields] = text3.slice(text3.lastIndexOf(")") + 2).split(" ");
  return state === void 0 || state === "" || state === "Z" ? null : fields[18] ?? null;
}
function childrenOf(pid) {
  return read3(`/proc/${pid}/task/${pid}/children`).split(" ").flatMap((word) => /^\d+$/.test(word) ? [Number(word)] : []);
}
function read3(path7) {
  try {
    return readFileSync3(path7, "utf8");
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

// src/platform/releases.ts
var connectReleases = async (token) => (await import("./github-client.js")).openReleases(token);

// src/platform/resolve.ts
import { Resolver } from "node:dns/promises";
var timeout4 = 1e3;
var resolve2 = async (host) => {
  const resolver = new Resolver({ timeout: timeout4, tries: 1 });
  const timer = setTimeout(() => resolver.cancel(), timeout4);
  try {
    return await resolver.resolve4(host);
  } finally {
    clearTimeout(timer);
  }
};

// src/platform/start-detached.ts
import { spawn as spawn4 } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { fileURLToPath as fileURLToPath2 } from "node:url";
var startDetached = ({ words, environment, log }) => {
  const script = import.meta.url.endsWith(".ts") ? "../companion.ts" : "./companion.js";
  const path7 = fileURLToPath2(new URL(script, import.meta.url));
  const output = openSync(log, "a", 384);
  const child2 = spawn4(process.execPath, [path7, ...words], {
    detached: true,
    env: environment,
    cwd: "/",
    stdio: ["ignore", output, output],
    shell: false
  });
  closeSync(output);
  const ended = new Promise((resolve3) => {
    child2.once("error", (error2) => resolve3(error2.message));
    child2.once(
      "exit",
      (code2, signal2) => resolve3(signal2 === null ? `exit code ${code2}` : `killed by ${signal2}`)
    );
  });
  return { ended, release: () => child2.unref() };
};

// src/platform/tool-cache.ts
var openToolCache = async () => (await import("./tool-cache-client.js")).toolCache;

// package.json
var package_default = {
  name: "berth",
  version: "0.1.0",
  private: true,
  description: "A GitHub Action that gives a CI job a Docker it can trust",
  license: "MIT",
  type: "module",
  engines: {
    node: ">=20"
  },
  bin: {
    berth: "dist/doctor.js"
  },
  files: [
    "dist/doctor.js",
    "dist/foreign-reader.js",
    "dist/licences.txt",
    "dist/package.json"
  ],
  scripts: {
    start: 'PATH="$(script/node):$PATH" node dist/doctor.js doctor',
    build: "node script/build.mjs",
    typecheck: "tsc --noEmit",
    lint: "biome check . && knip",
    format: "biome check --write .",
    test: "./script/test",
    "test:unit": "NODE_OPTIONS=--experimental-vm-modules jest --selectProjects unit",
    "test:integration": "BERTH_FORM=long NODE_OPTIONS=--experimental-vm-modules jest --selectProjects integration --runInBand",
    "test:engines": 'PATH="$(script/node):$PATH" node script/test-engines.mjs',
    "test:e2e": "NODE_OPTIONS=--experimental-vm-modules jest --selectProjects e2e --runInBand",
    "test:vm": "BERTH_FORM=long ./script/test vm",
    "test:kubernetes": "BERTH_FORM=long ./script/test kubernetes",
    "test:compatibility": 'PATH="$(script/node):$PATH" node script/compatibility.mjs',
    "test:faults": 'PATH="$(script/node):$PATH" node script/faults.mjs',
    "test:mutation": 'PATH="$(script/node):$PATH" node script/mutation.mjs',
    bench: 'PATH="$(script/node):$PATH" node bench/run.mjs',
    "new-check": "node script/new-check.mjs"
  },
  devDependencies: {
    "@actions/core": "3.0.1",
    "@actions/exec": "3.0.0",
    "@actions/github": "9.1.1",
    "@actions/http-client": "4.0.1",
    "@actions/tool-cache": "4.0.0",
    "@biomejs/biome": "2.6.8",
    "@jest/expect": "30.5.2",
    "@jest/globals": "30.5.2",
    "@stryker-mutator/core": "10.0.0",
    "@swc/core": "1.16.22",
    "@swc/jest": "0.2.39",
    "@types/dockerode": "4.0.2",
    "@types/node": "24.19.2",
    "@types/tar-stream": "3.1.5",
    ajv: "8.20.0",
    ansi_up: "6.0.6",
    dockerode: "5.0.1",
    esbuild: "0.28.2",
    "fast-check": "4.10.2",
    "github-markdown-css": "5.9.0",
    jest: "30.5.2",
    "jest-circus": "30.5.2",
    "jest-snapshot": "30.5.2",
    knip: "6.44.2",
    marked: "18.2.1",
    mermaid: "11.17.2",
    "sanitize-html": "2.18.1",
    "smol-toml": "1.9.1",
    "tar-stream": "3.2.2",
    typescript: "7.0.2",
    undici: "6.29.1",
    yaml: "2.9.1"
  }
};

// src/version.ts
var berthVersion = package_default.version;

// src/real-world.ts
function realWorld(workflow2) {
  return {
    workflow: workflow2,
    probes,
    processes,
    startDetached,
    connectGitHub,
    connectReleases,
    openToolCache,
    checkToml,
    parseYaml,
    dockerContext,
    observeConfinement,
    berthVersion,
    network: network2,
    token: randomBytes3(4).toString("hex"),
    now: () => /* @__PURE__ */ new Date(),
    source: {
      files: files2,
      openForeignFiles,
      runCommand,
      connectDocker,
      environment: process.env,
      process: {
        pid: process.pid,
        platform: process.platform,
        architecture: process.arch,
        // Windows has none of these.
        uid: process.getuid?.() ?? 0,
        gid: process.getgid?.() ?? 0,
        groups: process.getgroups?.() ?? [],
        kernel: release(),
        hostname: hostname(),
        homeDirectory: homedir3(),
        // Read again for each look: a daemon that started meanwhile has made its bridge.
        get interfaces() {
          return networkInterfaces();
        }
      },
      resolve: resolve2,
      requestedImages: [],
      requestedPlatforms: [],
      proc: "/proc"
    }
  };
}

// src/post.ts
await runPost(realWorld(workflow));
exitProcess();
