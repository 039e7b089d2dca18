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

// node_modules/events-universal/default.js
var require_default = __commonJS({
  "node_modules/events-universal/default.js"(exports, module) {
    module.exports = __require("events");
  }
});

// node_modules/fast-fifo/fixed-size.js
var require_fixed_size = __commonJS({
  "node_modules/fast-fifo/fixed-size.js"(exports, module) {
    module.exports = class FixedFIFO {
      constructor(hwm) {
        if (!(hwm > 0) || (hwm - 1 & hwm) !== 0) throw new Error("Max size for a FixedFIFO should be a power of two");
        this.buffer = new Array(hwm);
        this.mask = hwm - 1;
        this.top = 0;
        this.btm = 0;
        this.next = null;
      }
      clear() {
        this.top = this.btm = 0;
        this.next = null;
        this.buffer.fill(void 0);
      }
      push(data) {
        if (this.buffer[this.top] !== void 0) return false;
        this.buffer[this.top] = data;
        this.top = this.top + 1 & this.mask;
        return true;
      }
      shift() {
        const last = this.buffer[this.btm];
        if (last === void 0) return void 0;
        this.buffer[this.btm] = void 0;
        this.btm = this.btm + 1 & this.mask;
        return last;
      }
      peek() {
        return this.buffer[this.btm];
      }
      isEmpty() {
        return this.buffer[this.btm] === void 0;
      }
    };
  }
});

// node_modules/fast-fifo/index.js
var require_fast_fifo = __commonJS({
  "node_modules/fast-fifo/index.js"(exports, module) {
    var FixedFIFO = require_fixed_size();
    module.exports = class FastFIFO {
      constructor(hwm) {
        this.hwm = hwm || 16;
        this.head = new FixedFIFO(this.hwm);
        this.tail = this.head;
        this.length = 0;
      }
      clear() {
        this.head = this.tail;
        this.head.clear();
        this.length = 0;
      }
      push(val) {
        this.length++;
        if (!this.head.push(val)) {
          const prev = this.head;
          this.head = prev.next = new FixedFIFO(2 * this.head.buffer.length);
          this.head.push(val);
        }
      }
      shift() {
        if (this.length !== 0) this.length--;
        const val = this.tail.shift();
        if (val === void 0 && this.tail.next) {
          const next = this.tail.next;
          this.tail.next = null;
          this.tail = next;
          return this.tail.shift();
        }
        return val;
      }
      peek() {
        const val = this.tail.peek();
        if (val === void 0 && this.tail.next) return this.tail.next.peek();
        return val;
      }
      isEmpty() {
        return this.length === 0;
      }
    };
  }
});

// node_modules/b4a/index.js
var require_b4a = __commonJS({
  "node_modules/b4a/index.js"(exports, module) {
    function isBuffer(value) {
      return Buffer.isBuffer(value) || value instanceof Uint8Array;
    }
    function isEncoding(encoding) {
      return Buffer.isEncoding(encoding);
    }
    function alloc(size, fill2, encoding) {
      return Buffer.alloc(size, fill2, encoding);
    }
    function allocUnsafe(size) {
      return Buffer.allocUnsafe(size);
    }
    function allocUnsafeSlow(size) {
      return Buffer.allocUnsafeSlow(size);
    }
    function byteLength(string, encoding) {
      return Buffer.byteLength(string, encoding);
    }
    function compare(a, b) {
      return Buffer.compare(a, b);
    }
    function concat(buffers, totalLength) {
      return Buffer.concat(buffers, totalLength);
    }
    function copy(source, target, targetStart, start, end) {
      return toBuffer(source).copy(target, targetStart, start, end);
    }
    function equals(a, b) {
      return toBuffer(a).equals(b);
    }
    function fill(buffer2, value, offset, end, encoding) {
      return toBuffer(buffer2).fill(value, offset, end, encoding);
    }
    function from(value, encodingOrOffset, length2) {
      return Buffer.from(value, encodingOrOffset, length2);
    }
    function includes(buffer2, value, byteOffset, encoding) {
      return toBuffer(buffer2).includes(value, byteOffset, encoding);
    }
    function indexOf(buffer2, value, byfeOffset, encoding) {
      return toBuffer(buffer2).indexOf(value, byfeOffset, encoding);
    }
    function lastIndexOf(buffer2, value, byteOffset, encoding) {
      return toBuffer(buffer2).lastIndexOf(value, byteOffset, encoding);
    }
    function swap16(buffer2) {
      return toBuffer(buffer2).swap16();
    }
    function swap32(buffer2) {
      return toBuffer(buffer2).swap32();
    }
    function swap64(buffer2) {
      return toBuffer(buffer2).swap64();
    }
    function toBuffer(buffer2) {
      if (Buffer.isBuffer(buffer2)) return buffer2;
      return Buffer.from(buffer2.buffer, buffer2.byteOffset, buffer2.byteLength);
    }
    function toString(buffer2, encoding, start, end) {
      return toBuffer(buffer2).toString(encoding, start, end);
    }
    function toHex(buffer2, start, end) {
      return toBuffer(buffer2).toString("hex", start, end);
    }
    function write(buffer2, string, offset, length2, encoding) {
      return toBuffer(buffer2).write(string, offset, length2, encoding);
    }
    function readDoubleBE(buffer2, offset) {
      return toBuffer(buffer2).readDoubleBE(offset);
    }
    function readDoubleLE(buffer2, offset) {
      return toBuffer(buffer2).readDoubleLE(offset);
    }
    function readFloatBE(buffer2, offset) {
      return toBuffer(buffer2).readFloatBE(offset);
    }
    function readFloatLE(buffer2, offset) {
      return toBuffer(buffer2).readFloatLE(offset);
    }
    function readInt32BE(buffer2, offset) {
      return toBuffer(buffer2).readInt32BE(offset);
    }
    function readInt32LE(buffer2, offset) {
      return toBuffer(buffer2).readInt32LE(offset);
    }
    function readUInt32BE(buffer2, offset) {
      return toBuffer(buffer2).readUInt32BE(offset);
    }
    function readUInt32LE(buffer2, offset) {
      return toBuffer(buffer2).readUInt32LE(offset);
    }
    function writeDoubleBE(buffer2, value, offset) {
      return toBuffer(buffer2).writeDoubleBE(value, offset);
    }
    function writeDoubleLE(buffer2, value, offset) {
      return toBuffer(buffer2).writeDoubleLE(value, offset);
    }
    function writeFloatBE(buffer2, value, offset) {
      return toBuffer(buffer2).writeFloatBE(value, offset);
    }
    function writeFloatLE(buffer2, value, offset) {
      return toBuffer(buffer2).writeFloatLE(value, offset);
    }
    function writeInt32BE(buffer2, value, offset) {
      return toBuffer(buffer2).writeInt32BE(value, offset);
    }
    function writeInt32LE(buffer2, value, offset) {
      return toBuffer(buffer2).writeInt32LE(value, offset);
    }
    function writeUInt32BE(buffer2, value, offset) {
      return toBuffer(buffer2).writeUInt32BE(value, offset);
    }
    function writeUInt32LE(buffer2, value, offset) {
      return toBuffer(buffer2).writeUInt32LE(value, offset);
    }
    module.exports = {
      isBuffer,
      isEncoding,
      alloc,
      allocUnsafe,
      allocUnsafeSlow,
      byteLength,
      compare,
      concat,
      copy,
      equals,
      fill,
      from,
      includes,
      indexOf,
      lastIndexOf,
      swap16,
      swap32,
      swap64,
      toBuffer,
      toString,
      toHex,
      write,
      readDoubleBE,
      readDoubleLE,
      readFloatBE,
      readFloatLE,
      readInt32BE,
      readInt32LE,
      readUInt32BE,
      readUInt32LE,
      writeDoubleBE,
      writeDoubleLE,
      writeFloatBE,
      writeFloatLE,
      writeInt32BE,
      writeInt32LE,
      writeUInt32BE,
      writeUInt32LE
    };
  }
});

// node_modules/text-decoder/lib/pass-through-decoder.js
var require_pass_through_decoder = __commonJS({
  "node_modules/text-decoder/lib/pass-through-decoder.js"(exports, module) {
    var b4a = require_b4a();
    module.exports = class PassThroughDecoder {
      constructor(encoding) {
        this.encoding = encoding;
      }
      get remaining() {
        return 0;
      }
      decode(data) {
        return b4a.toString(data, this.encoding);
      }
      flush() {
        return "";
      }
    };
  }
});

// node_modules/text-decoder/lib/utf8-decoder.js
var require_utf8_decoder = __commonJS({
  "node_modules/text-decoder/lib/utf8-decoder.js"(exports, module) {
    var b4a = require_b4a();
    module.exports = class UTF8Decoder {
      constructor() {
        this._reset();
      }
      get remaining() {
        return this.bytesSeen;
      }
      decode(data) {
        if (data.byteLength === 0) return "";
        if (this.bytesNeeded === 0 && trailingIncomplete(data, 0) === 0) {
          this.bytesSeen = trailingBytesSeen(data);
          return b4a.toString(data, "utf8");
        }
        let result = "";
        let start = 0;
        if (this.bytesNeeded > 0) {
          while (start < data.byteLength) {
            const byte = data[start];
            if (byte < this.lowerBoundary || byte > this.upperBoundary) {
              result += "�";
              this._reset();
              break;
            }
            this.lowerBoundary = 128;
            this.upperBoundary = 191;
            this.codePoint = this.codePoint << 6 | byte & 63;
            this.bytesSeen++;
            start++;
            if (this.bytesSeen === this.bytesNeeded) {
              result += String.fromCodePoint(this.codePoint);
              this._reset();
              break;
            }
          }
          if (this.bytesNeeded > 0) return result;
        }
        const trailing = trailingIncomplete(data, start);
        const end = data.byteLength - trailing;
        if (end > start) result += b4a.toString(data, "utf8", start, end);
        for (let i = end; i < data.byteLength; i++) {
          const byte = data[i];
          if (this.bytesNeeded === 0) {
            if (byte <= 127) {
              this.bytesSeen = 0;
              result += String.fromCharCode(byte);
            } else if (byte >= 194 && byte <= 223) {
              this.bytesNeeded = 2;
              this.bytesSeen = 1;
              this.codePoint = byte & 31;
            } else if (byte >= 224 && byte <= 239) {
              if (byte === 224) this.lowerBoundary = 160;
              else if (byte === 237) this.upperBoundary = 159;
              this.bytesNeeded = 3;
              this.bytesSeen = 1;
              this.codePoint = byte & 15;
            } else if (byte >= 240 && byte <= 244) {
              if (byte === 240) this.lowerBoundary = 144;
              else if (byte === 244) this.upperBoundary = 143;
              this.bytesNeeded = 4;
              this.bytesSeen = 1;
              this.codePoint = byte & 7;
            } else {
              this.bytesSeen = 1;
              result += "�";
            }
            continue;
          }
          if (byte < this.lowerBoundary || byte > this.upperBoundary) {
            result += "�";
            i--;
            this._reset();
            continue;
          }
          this.lowerBoundary = 128;
          this.upperBoundary = 191;
          this.codePoint = this.codePoint << 6 | byte & 63;
          this.bytesSeen++;
          if (this.bytesSeen === this.bytesNeeded) {
            result += String.fromCodePoint(this.codePoint);
            this._reset();
          }
        }
        return result;
      }
      flush() {
        const result = this.bytesNeeded > 0 ? "�" : "";
        this._reset();
        return result;
      }
      _reset() {
        this.codePoint = 0;
        this.bytesNeeded = 0;
        this.bytesSeen = 0;
        this.lowerBoundary = 128;
        this.upperBoundary = 191;
      }
    };
    function trailingIncomplete(data, start) {
      const len = data.byteLength;
      if (len <= start) return 0;
      const limit = Math.max(start, len - 4);
      let i = len - 1;
      while (i > limit && (data[i] & 192) === 128) i--;
      if (i < start) return 0;
      const byte = data[i];
      let needed;
      if (byte <= 127) return 0;
      if (byte >= 194 && byte <= 223) needed = 2;
      else if (byte >= 224 && byte <= 239) needed = 3;
      else if (byte >= 240 && byte <= 244) needed = 4;
      else return 0;
      const available = len - i;
      return available < needed ? available : 0;
    }
    function trailingBytesSeen(data) {
      const len = data.byteLength;
      if (len === 0) return 0;
      const last = data[len - 1];
      if (last <= 127) return 0;
      if ((last & 192) !== 128) return 1;
      const limit = Math.max(0, len - 4);
      let i = len - 2;
      while (i >= limit && (data[i] & 192) === 128) i--;
      if (i < 0) return 1;
      const first2 = data[i];
      let needed;
      if (first2 >= 194 && first2 <= 223) needed = 2;
      else if (first2 >= 224 && first2 <= 239) needed = 3;
      else if (first2 >= 240 && first2 <= 244) needed = 4;
      else return 1;
      if (len - i !== needed) return 1;
      if (needed >= 3) {
        const second2 = data[i + 1];
        if (first2 === 224 && second2 < 160) return 1;
        if (first2 === 237 && second2 > 159) return 1;
        if (first2 === 240 && second2 < 144) return 1;
        if (first2 === 244 && second2 > 143) return 1;
      }
      return 0;
    }
  }
});

// node_modules/text-decoder/index.js
var require_text_decoder = __commonJS({
  "node_modules/text-decoder/index.js"(exports, module) {
    var PassThroughDecoder = require_pass_through_decoder();
    var UTF8Decoder = require_utf8_decoder();
    module.exports = class TextDecoder {
      constructor(encoding = "utf8") {
        this.encoding = normalizeEncoding(encoding);
        switch (this.encoding) {
          case "utf8":
            this.decoder = new UTF8Decoder();
            break;
          case "utf16le":
          case "base64":
            throw new Error("Unsupported encoding: " + this.encoding);
          default:
            this.decoder = new PassThroughDecoder(this.encoding);
        }
      }
      get remaining() {
        return this.decoder.remaining;
      }
      push(data) {
        if (typeof data === "string") return data;
        return this.decoder.decode(data);
      }
      // For Node.js compatibility
      write(data) {
        return this.push(data);
      }
      end(data) {
        let result = "";
        if (data) result = this.push(data);
        result += this.decoder.flush();
        return result;
      }
    };
    function normalizeEncoding(encoding) {
      encoding = encoding.toLowerCase();
      switch (encoding) {
        case "utf8":
        case "utf-8":
          return "utf8";
        case "ucs2":
        case "ucs-2":
        case "utf16le":
        case "utf-16le":
          return "utf16le";
        case "latin1":
        case "binary":
          return "latin1";
        case "base64":
        case "ascii":
        case "hex":
          return encoding;
        default:
          throw new Error("Unknown encoding: " + encoding);
      }
    }
  }
});

// node_modules/streamx/lib/errors.js
var require_errors = __commonJS({
  "node_modules/streamx/lib/errors.js"(exports, module) {
    module.exports = class StreamError extends Error {
      constructor(msg, code, fn = StreamError) {
        super(msg);
        this.code = code;
        if (Error.captureStackTrace) {
          Error.captureStackTrace(this, fn);
        }
      }
      static isStreamDestroyed(err) {
        return err && err.code === "STREAM_DESTROYED";
      }
      static isPrematureClose(err) {
        return err && err.code === "PREMATURE_CLOSE";
      }
      static isAborted(err) {
        return err && err.code === "ABORTED";
      }
      static isBadArgument(err) {
        return err && err.code === "BAD_ARGUMENT";
      }
      get name() {
        return "StreamError";
      }
      static STREAM_DESTROYED() {
        return new StreamError("Stream was destroyed", "STREAM_DESTROYED", StreamError.STREAM_DESTROYED);
      }
      static PREMATURE_CLOSE(msg = "Premature close") {
        return new StreamError(msg, "PREMATURE_CLOSE", StreamError.PREMATURE_CLOSE);
      }
      static ABORTED() {
        return new StreamError("Stream aborted", "ABORTED", StreamError.ABORTED);
      }
      static BAD_ARGUMENT(msg = "Bad argument") {
        return new StreamError(msg, "BAD_ARGUMENT", StreamError.BAD_ARGUMENT);
      }
    };
  }
});

// node_modules/streamx/index.js
var require_streamx = __commonJS({
  "node_modules/streamx/index.js"(exports, module) {
    var { EventEmitter } = require_default();
    var FIFO = require_fast_fifo();
    var TextDecoder = require_text_decoder();
    var StreamError = require_errors();
    var qmt = typeof queueMicrotask === "undefined" ? (fn) => global.process.nextTick(fn) : queueMicrotask;
    var MAX = (1 << 29) - 1;
    var OPENING = 1;
    var PREDESTROYING = 2;
    var DESTROYING = 4;
    var DESTROYED = 8;
    var NOT_OPENING = MAX ^ OPENING;
    var NOT_PREDESTROYING = MAX ^ PREDESTROYING;
    var READ_ACTIVE = 1 << 4;
    var READ_UPDATING = 2 << 4;
    var READ_PRIMARY = 4 << 4;
    var READ_QUEUED = 8 << 4;
    var READ_RESUMED = 16 << 4;
    var READ_PIPE_DRAINED = 32 << 4;
    var READ_ENDING = 64 << 4;
    var READ_EMIT_DATA = 128 << 4;
    var READ_EMIT_READABLE = 256 << 4;
    var READ_EMITTED_READABLE = 512 << 4;
    var READ_DONE = 1024 << 4;
    var READ_NEXT_TICK = 2048 << 4;
    var READ_NEEDS_PUSH = 4096 << 4;
    var READ_READ_AHEAD = 8192 << 4;
    var READ_FLOWING = READ_RESUMED | READ_PIPE_DRAINED;
    var READ_ACTIVE_AND_NEEDS_PUSH = READ_ACTIVE | READ_NEEDS_PUSH;
    var READ_PRIMARY_AND_ACTIVE = READ_PRIMARY | READ_ACTIVE;
    var READ_EMIT_READABLE_AND_QUEUED = READ_EMIT_READABLE | READ_QUEUED;
    var READ_RESUMED_READ_AHEAD = READ_RESUMED | READ_READ_AHEAD;
    var READ_NOT_ACTIVE = MAX ^ READ_ACTIVE;
    var READ_NON_PRIMARY = MAX ^ READ_PRIMARY;
    var READ_NON_PRIMARY_AND_PUSHED = MAX ^ (READ_PRIMARY | READ_NEEDS_PUSH);
    var READ_PUSHED = MAX ^ READ_NEEDS_PUSH;
    var READ_PAUSED = MAX ^ READ_RESUMED;
    var READ_NOT_QUEUED = MAX ^ (READ_QUEUED | READ_EMITTED_READABLE);
    var READ_NOT_ENDING = MAX ^ READ_ENDING;
    var READ_PIPE_NOT_DRAINED = MAX ^ READ_FLOWING;
    var READ_NOT_NEXT_TICK = MAX ^ READ_NEXT_TICK;
    var READ_NOT_UPDATING = MAX ^ READ_UPDATING;
    var READ_NO_READ_AHEAD = MAX ^ READ_READ_AHEAD;
    var READ_PAUSED_NO_READ_AHEAD = MAX ^ READ_RESUMED_READ_AHEAD;
    var WRITE_ACTIVE = 1 << 18;
    var WRITE_UPDATING = 2 << 18;
    var WRITE_PRIMARY = 4 << 18;
    var WRITE_QUEUED = 8 << 18;
    var WRITE_UNDRAINED = 16 << 18;
    var WRITE_DONE = 32 << 18;
    var WRITE_EMIT_DRAIN = 64 << 18;
    var WRITE_NEXT_TICK = 128 << 18;
    var WRITE_WRITING = 256 << 18;
    var WRITE_FINISHING = 512 << 18;
    var WRITE_CORKED = 1024 << 18;
    var WRITE_NOT_ACTIVE = MAX ^ (WRITE_ACTIVE | WRITE_WRITING);
    var WRITE_NON_PRIMARY = MAX ^ WRITE_PRIMARY;
    var WRITE_NOT_FINISHING = MAX ^ (WRITE_ACTIVE | WRITE_FINISHING);
    var WRITE_DRAINED = MAX ^ WRITE_UNDRAINED;
    var WRITE_NOT_QUEUED = MAX ^ WRITE_QUEUED;
    var WRITE_NOT_NEXT_TICK = MAX ^ WRITE_NEXT_TICK;
    var WRITE_NOT_UPDATING = MAX ^ WRITE_UPDATING;
    var WRITE_NOT_CORKED = MAX ^ WRITE_CORKED;
    var ACTIVE = READ_ACTIVE | WRITE_ACTIVE;
    var NOT_ACTIVE = MAX ^ ACTIVE;
    var DONE = READ_DONE | WRITE_DONE;
    var DESTROY_STATUS = DESTROYING | DESTROYED | PREDESTROYING;
    var OPEN_STATUS = DESTROY_STATUS | OPENING;
    var AUTO_DESTROY = DESTROY_STATUS | DONE;
    var NON_PRIMARY = WRITE_NON_PRIMARY & READ_NON_PRIMARY;
    var ACTIVE_OR_TICKING = WRITE_NEXT_TICK | READ_NEXT_TICK;
    var TICKING = ACTIVE_OR_TICKING & NOT_ACTIVE;
    var IS_OPENING = OPEN_STATUS | TICKING;
    var READ_PRIMARY_STATUS = OPEN_STATUS | READ_ENDING | READ_DONE;
    var READ_STATUS = OPEN_STATUS | READ_DONE | READ_QUEUED;
    var READ_ENDING_STATUS = OPEN_STATUS | READ_ENDING | READ_QUEUED;
    var READ_READABLE_STATUS = OPEN_STATUS | READ_EMIT_READABLE | READ_QUEUED | READ_EMITTED_READABLE;
    var SHOULD_NOT_READ = OPEN_STATUS | READ_ACTIVE | READ_ENDING | READ_DONE | READ_NEEDS_PUSH | READ_READ_AHEAD;
    var READ_BACKPRESSURE_STATUS = DESTROY_STATUS | READ_ENDING | READ_DONE;
    var READ_UPDATE_SYNC_STATUS = READ_UPDATING | OPEN_STATUS | READ_NEXT_TICK | READ_PRIMARY;
    var READ_NEXT_TICK_OR_OPENING = READ_NEXT_TICK | OPENING;
    var WRITE_PRIMARY_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_DONE;
    var WRITE_QUEUED_AND_UNDRAINED = WRITE_QUEUED | WRITE_UNDRAINED;
    var WRITE_QUEUED_AND_ACTIVE = WRITE_QUEUED | WRITE_ACTIVE;
    var WRITE_DRAIN_STATUS = WRITE_QUEUED | WRITE_UNDRAINED | OPEN_STATUS | WRITE_ACTIVE;
    var WRITE_STATUS = OPEN_STATUS | WRITE_ACTIVE | WRITE_QUEUED | WRITE_CORKED;
    var WRITE_PRIMARY_AND_ACTIVE = WRITE_PRIMARY | WRITE_ACTIVE;
    var WRITE_ACTIVE_AND_WRITING = WRITE_ACTIVE | WRITE_WRITING;
    var WRITE_FINISHING_STATUS = OPEN_STATUS | WRITE_FINISHING | WRITE_QUEUED_AND_ACTIVE | WRITE_DONE;
    var WRITE_BACKPRESSURE_STATUS = WRITE_UNDRAINED | DESTROY_STATUS | WRITE_FINISHING | WRITE_DONE;
    var WRITE_UPDATE_SYNC_STATUS = WRITE_UPDATING | OPEN_STATUS | WRITE_NEXT_TICK | WRITE_PRIMARY;
    var WRITE_DROP_DATA = WRITE_FINISHING | WRITE_DONE | DESTROY_STATUS;
    var asyncIterator = Symbol.asyncIterator || /* @__PURE__ */ Symbol("asyncIterator");
    var WritableState = class {
      constructor(stream, { highWaterMark = 16384, map = null, mapWritable, byteLength, byteLengthWritable } = {}) {
        this.stream = stream;
        this.queue = new FIFO();
        this.highWaterMark = highWaterMark;
        this.buffered = 0;
        this.error = null;
        this.pipeline = null;
        this.drains = null;
        this.byteLength = byteLengthWritable || byteLength || defaultByteLength;
        this.map = mapWritable || map;
        this.afterWrite = afterWrite.bind(this);
        this.afterUpdateNextTick = updateWriteNT.bind(this);
      }
      get ending() {
        return (this.stream._duplexState & WRITE_FINISHING) !== 0;
      }
      get ended() {
        return (this.stream._duplexState & WRITE_DONE) !== 0;
      }
      push(data) {
        if ((this.stream._duplexState & WRITE_DROP_DATA) !== 0) return false;
        if (this.map !== null) data = this.map(data);
        this.buffered += this.byteLength(data);
        this.queue.push(data);
        if (this.buffered < this.highWaterMark) {
          this.stream._duplexState |= WRITE_QUEUED;
          return true;
        }
        this.stream._duplexState |= WRITE_QUEUED_AND_UNDRAINED;
        return false;
      }
      shift() {
        const data = this.queue.shift();
        this.buffered -= this.byteLength(data);
        if (this.buffered === 0) this.stream._duplexState &= WRITE_NOT_QUEUED;
        return data;
      }
      end(data) {
        if (typeof data === "function") {
          this.stream.once("finish", data);
        } else if (data !== void 0 && data !== null) {
          this.push(data);
        }
        this.stream._duplexState = (this.stream._duplexState | WRITE_FINISHING) & WRITE_NON_PRIMARY;
      }
      autoBatch(data, cb) {
        const buffer2 = [];
        const stream = this.stream;
        buffer2.push(data);
        while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED_AND_ACTIVE) {
          buffer2.push(stream._writableState.shift());
        }
        if ((stream._duplexState & OPEN_STATUS) !== 0) return cb(null);
        stream._writev(buffer2, cb);
      }
      update() {
        const stream = this.stream;
        stream._duplexState |= WRITE_UPDATING;
        do {
          while ((stream._duplexState & WRITE_STATUS) === WRITE_QUEUED) {
            const data = this.shift();
            stream._duplexState |= WRITE_ACTIVE_AND_WRITING;
            stream._write(data, this.afterWrite);
          }
          if ((stream._duplexState & WRITE_PRIMARY_AND_ACTIVE) === 0) this.updateNonPrimary();
        } while (this.continueUpdate() === true);
        stream._duplexState &= WRITE_NOT_UPDATING;
      }
      updateNonPrimary() {
        const stream = this.stream;
        if ((stream._duplexState & WRITE_FINISHING_STATUS) === WRITE_FINISHING) {
          stream._duplexState = stream._duplexState | WRITE_ACTIVE;
          stream._final(afterFinal.bind(this));
          return;
        }
        if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
          if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
            stream._duplexState |= ACTIVE;
            stream._destroy(afterDestroy.bind(this));
          }
          return;
        }
        if ((stream._duplexState & IS_OPENING) === OPENING) {
          stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
          stream._open(afterOpen.bind(this));
        }
      }
      continueUpdate() {
        if ((this.stream._duplexState & WRITE_NEXT_TICK) === 0) return false;
        this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
        return true;
      }
      updateCallback() {
        if ((this.stream._duplexState & WRITE_UPDATE_SYNC_STATUS) === WRITE_PRIMARY) {
          this.update();
        } else {
          this.updateNextTick();
        }
      }
      updateNextTick() {
        if ((this.stream._duplexState & WRITE_NEXT_TICK) !== 0) return;
        this.stream._duplexState |= WRITE_NEXT_TICK;
        if ((this.stream._duplexState & WRITE_UPDATING) === 0) qmt(this.afterUpdateNextTick);
      }
    };
    var ReadableState = class {
      constructor(stream, { highWaterMark = 16384, map = null, mapReadable, byteLength, byteLengthReadable } = {}) {
        this.stream = stream;
        this.queue = new FIFO();
        this.highWaterMark = highWaterMark === 0 ? 1 : highWaterMark;
        this.buffered = 0;
        this.readAhead = highWaterMark > 0;
        this.error = null;
        this.pipeline = null;
        this.byteLength = byteLengthReadable || byteLength || defaultByteLength;
        this.map = mapReadable || map;
        this.pipeTo = null;
        this.afterRead = afterRead.bind(this);
        this.afterUpdateNextTick = updateReadNT.bind(this);
      }
      get ending() {
        return (this.stream._duplexState & READ_ENDING) !== 0;
      }
      get ended() {
        return (this.stream._duplexState & READ_DONE) !== 0;
      }
      pipe(pipeTo, cb) {
        if (this.pipeTo !== null) throw StreamError.BAD_ARGUMENT("Can only pipe to one destination");
        if (typeof cb !== "function") cb = null;
        this.stream._duplexState |= READ_PIPE_DRAINED;
        this.pipeTo = pipeTo;
        this.pipeline = new Pipeline(this.stream, pipeTo, cb);
        if (cb) this.stream.on("error", noop);
        if (isStreamx(pipeTo)) {
          pipeTo._writableState.pipeline = this.pipeline;
          if (cb) pipeTo.on("error", noop);
          pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
        } else {
          const onerror = this.pipeline.done.bind(this.pipeline, pipeTo);
          const onclose = this.pipeline.done.bind(this.pipeline, pipeTo, null);
          pipeTo.on("error", onerror);
          pipeTo.on("close", onclose);
          pipeTo.on("finish", this.pipeline.finished.bind(this.pipeline));
        }
        pipeTo.on("drain", afterDrain.bind(this));
        this.stream.emit("piping", pipeTo);
        pipeTo.emit("pipe", this.stream);
      }
      push(data) {
        const stream = this.stream;
        if (data === null) {
          this.highWaterMark = 0;
          stream._duplexState = (stream._duplexState | READ_ENDING) & READ_NON_PRIMARY_AND_PUSHED;
          return false;
        }
        if (this.map !== null) {
          data = this.map(data);
          if (data === null) {
            stream._duplexState &= READ_PUSHED;
            return this.buffered < this.highWaterMark;
          }
        }
        this.buffered += this.byteLength(data);
        this.queue.push(data);
        stream._duplexState = (stream._duplexState | READ_QUEUED) & READ_PUSHED;
        return this.buffered < this.highWaterMark;
      }
      shift() {
        const data = this.queue.shift();
        this.buffered -= this.byteLength(data);
        if (this.buffered === 0) {
          this.stream._duplexState &= READ_NOT_QUEUED;
        }
        return data;
      }
      unshift(data) {
        const pending = [this.map !== null ? this.map(data) : data];
        while (this.buffered > 0) pending.push(this.shift());
        for (let i = 0; i < pending.length - 1; i++) {
          const data2 = pending[i];
          this.buffered += this.byteLength(data2);
          this.queue.push(data2);
        }
        this.push(pending[pending.length - 1]);
      }
      read() {
        const stream = this.stream;
        if ((stream._duplexState & READ_STATUS) === READ_QUEUED) {
          const data = this.shift();
          if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
            stream._duplexState &= READ_PIPE_NOT_DRAINED;
          }
          if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
            stream.emit("data", data);
          }
          return data;
        }
        if (this.readAhead === false) {
          stream._duplexState |= READ_READ_AHEAD;
          this.updateNextTick();
        }
        return null;
      }
      drain() {
        const stream = this.stream;
        while ((stream._duplexState & READ_STATUS) === READ_QUEUED && (stream._duplexState & READ_FLOWING) !== 0) {
          const data = this.shift();
          if (this.pipeTo !== null && this.pipeTo.write(data) === false) {
            stream._duplexState &= READ_PIPE_NOT_DRAINED;
          }
          if ((stream._duplexState & READ_EMIT_DATA) !== 0) {
            stream.emit("data", data);
          }
        }
      }
      update() {
        const stream = this.stream;
        stream._duplexState |= READ_UPDATING;
        do {
          this.drain();
          while (this.buffered < this.highWaterMark && (stream._duplexState & SHOULD_NOT_READ) === READ_READ_AHEAD) {
            stream._duplexState |= READ_ACTIVE_AND_NEEDS_PUSH;
            stream._read(this.afterRead);
            this.drain();
          }
          if ((stream._duplexState & READ_READABLE_STATUS) === READ_EMIT_READABLE_AND_QUEUED) {
            stream._duplexState |= READ_EMITTED_READABLE;
            stream.emit("readable");
          }
          if ((stream._duplexState & READ_PRIMARY_AND_ACTIVE) === 0) {
            this.updateNonPrimary();
          }
        } while (this.continueUpdate() === true);
        stream._duplexState &= READ_NOT_UPDATING;
      }
      updateNonPrimary() {
        const stream = this.stream;
        if ((stream._duplexState & READ_ENDING_STATUS) === READ_ENDING) {
          stream._duplexState = (stream._duplexState | READ_DONE) & READ_NOT_ENDING;
          stream.emit("end");
          if ((stream._duplexState & AUTO_DESTROY) === DONE) {
            stream._duplexState |= DESTROYING;
          }
          if (this.pipeTo !== null) {
            this.pipeTo.end();
          }
        }
        if ((stream._duplexState & DESTROY_STATUS) === DESTROYING) {
          if ((stream._duplexState & ACTIVE_OR_TICKING) === 0) {
            stream._duplexState |= ACTIVE;
            stream._destroy(afterDestroy.bind(this));
          }
          return;
        }
        if ((stream._duplexState & IS_OPENING) === OPENING) {
          stream._duplexState = (stream._duplexState | ACTIVE) & NOT_OPENING;
          stream._open(afterOpen.bind(this));
        }
      }
      continueUpdate() {
        if ((this.stream._duplexState & READ_NEXT_TICK) === 0) return false;
        this.stream._duplexState &= READ_NOT_NEXT_TICK;
        return true;
      }
      updateCallback() {
        if ((this.stream._duplexState & READ_UPDATE_SYNC_STATUS) === READ_PRIMARY) {
          this.update();
        } else {
          this.updateNextTick();
        }
      }
      updateNextTickIfOpen() {
        if ((this.stream._duplexState & READ_NEXT_TICK_OR_OPENING) !== 0) return;
        this.stream._duplexState |= READ_NEXT_TICK;
        if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
      }
      updateNextTick() {
        if ((this.stream._duplexState & READ_NEXT_TICK) !== 0) return;
        this.stream._duplexState |= READ_NEXT_TICK;
        if ((this.stream._duplexState & READ_UPDATING) === 0) qmt(this.afterUpdateNextTick);
      }
    };
    var TransformState = class {
      constructor(stream) {
        this.data = null;
        this.afterTransform = afterTransform.bind(stream);
        this.afterFinal = null;
      }
    };
    var Pipeline = class {
      constructor(src, dst, cb) {
        this.from = src;
        this.to = dst;
        this.afterPipe = cb;
        this.error = null;
        this.pipeToFinished = false;
      }
      finished() {
        this.pipeToFinished = true;
      }
      done(stream, err) {
        if (err) this.error = err;
        if (stream === this.to) {
          this.to = null;
          if (this.from !== null) {
            if ((this.from._duplexState & READ_DONE) === 0 || !this.pipeToFinished) {
              this.from.destroy(this.error || StreamError.PREMATURE_CLOSE("Writable stream closed"));
            }
            return;
          }
        }
        if (stream === this.from) {
          this.from = null;
          if (this.to !== null) {
            if ((stream._duplexState & READ_DONE) === 0) {
              this.to.destroy(this.error || StreamError.PREMATURE_CLOSE("Readable stream closed"));
            }
            return;
          }
        }
        if (this.afterPipe !== null) this.afterPipe(this.error);
        this.to = this.from = this.afterPipe = null;
      }
    };
    function afterDrain() {
      this.stream._duplexState |= READ_PIPE_DRAINED;
      this.updateCallback();
    }
    function afterFinal(err) {
      const stream = this.stream;
      if (err) stream.destroy(err);
      if ((stream._duplexState & DESTROY_STATUS) === 0) {
        stream._duplexState |= WRITE_DONE;
        stream.emit("finish");
      }
      if ((stream._duplexState & AUTO_DESTROY) === DONE) {
        stream._duplexState |= DESTROYING;
      }
      stream._duplexState &= WRITE_NOT_FINISHING;
      if ((stream._duplexState & WRITE_UPDATING) === 0) {
        this.update();
      } else {
        this.updateNextTick();
      }
    }
    function afterDestroy(err) {
      const stream = this.stream;
      if (!err && !StreamError.isStreamDestroyed(this.error)) err = this.error;
      if (err) stream.emit("error", err);
      stream._duplexState |= DESTROYED;
      stream.emit("close");
      const rs = stream._readableState;
      const ws = stream._writableState;
      if (rs !== null && rs.pipeline !== null) {
        rs.pipeline.done(stream, err);
      }
      if (ws !== null) {
        while (ws.drains !== null && ws.drains.length > 0) {
          ws.drains.shift().resolve(false);
        }
        if (ws.pipeline !== null) {
          ws.pipeline.done(stream, err);
        }
      }
    }
    function afterWrite(err) {
      const stream = this.stream;
      if (err) stream.destroy(err);
      stream._duplexState &= WRITE_NOT_ACTIVE;
      if (this.drains !== null) tickDrains(this.drains);
      if ((stream._duplexState & WRITE_DRAIN_STATUS) === WRITE_UNDRAINED) {
        stream._duplexState &= WRITE_DRAINED;
        if ((stream._duplexState & WRITE_EMIT_DRAIN) === WRITE_EMIT_DRAIN) {
          stream.emit("drain");
        }
      }
      this.updateCallback();
    }
    function afterRead(err) {
      if (err) this.stream.destroy(err);
      this.stream._duplexState &= READ_NOT_ACTIVE;
      if (this.readAhead === false && (this.stream._duplexState & READ_RESUMED) === 0) {
        this.stream._duplexState &= READ_NO_READ_AHEAD;
      }
      this.updateCallback();
    }
    function updateReadNT() {
      if ((this.stream._duplexState & READ_UPDATING) === 0) {
        this.stream._duplexState &= READ_NOT_NEXT_TICK;
        this.update();
      }
    }
    function updateWriteNT() {
      if ((this.stream._duplexState & WRITE_UPDATING) === 0) {
        this.stream._duplexState &= WRITE_NOT_NEXT_TICK;
        this.update();
      }
    }
    function tickDrains(drains) {
      for (let i = 0; i < drains.length; i++) {
        if (--drains[i].writes === 0) {
          drains.shift().resolve(true);
          i--;
        }
      }
    }
    function afterOpen(err) {
      const stream = this.stream;
      if (err) stream.destroy(err);
      if ((stream._duplexState & DESTROYING) === 0) {
        if ((stream._duplexState & READ_PRIMARY_STATUS) === 0) {
          stream._duplexState |= READ_PRIMARY;
        }
        if ((stream._duplexState & WRITE_PRIMARY_STATUS) === 0) {
          stream._duplexState |= WRITE_PRIMARY;
        }
        stream.emit("open");
      }
      stream._duplexState &= NOT_ACTIVE;
      if (stream._writableState !== null) {
        stream._writableState.updateCallback();
      }
      if (stream._readableState !== null) {
        stream._readableState.updateCallback();
      }
    }
    function afterTransform(err, data) {
      if (data !== void 0 && data !== null) this.push(data);
      this._writableState.afterWrite(err);
    }
    function newListener(name) {
      if (this._readableState !== null) {
        if (name === "data") {
          this._duplexState |= READ_EMIT_DATA | READ_RESUMED_READ_AHEAD;
          this._readableState.updateNextTick();
        }
        if (name === "readable") {
          this._duplexState |= READ_EMIT_READABLE;
          this._readableState.updateNextTick();
        }
      }
      if (this._writableState !== null) {
        if (name === "drain") {
          this._duplexState |= WRITE_EMIT_DRAIN;
          this._writableState.updateNextTick();
        }
      }
    }
    var Stream = class extends EventEmitter {
      constructor(opts) {
        super();
        this._duplexState = 0;
        this._readableState = null;
        this._writableState = null;
        if (opts) {
          if (opts.open) this._open = opts.open;
          if (opts.destroy) this._destroy = opts.destroy;
          if (opts.predestroy) this._predestroy = opts.predestroy;
          if (opts.signal) opts.signal.addEventListener("abort", abort.bind(this));
        }
        this.on("newListener", newListener);
      }
      _open(cb) {
        cb(null);
      }
      _destroy(cb) {
        cb(null);
      }
      _predestroy() {
      }
      get readable() {
        return this._readableState !== null ? true : void 0;
      }
      get writable() {
        return this._writableState !== null ? true : void 0;
      }
      get destroyed() {
        return (this._duplexState & DESTROYED) !== 0;
      }
      get destroying() {
        return (this._duplexState & DESTROY_STATUS) !== 0;
      }
      destroy(err) {
        if ((this._duplexState & DESTROY_STATUS) === 0) {
          if (!err) err = StreamError.STREAM_DESTROYED();
          this._duplexState = (this._duplexState | DESTROYING) & NON_PRIMARY;
          if (this._readableState !== null) {
            this._readableState.highWaterMark = 0;
            this._readableState.error = err;
          }
          if (this._writableState !== null) {
            this._writableState.highWaterMark = 0;
            this._writableState.error = err;
          }
          this._duplexState |= PREDESTROYING;
          this._predestroy();
          this._duplexState &= NOT_PREDESTROYING;
          if (this._readableState !== null) {
            this._readableState.updateNextTick();
          }
          if (this._writableState !== null) {
            this._writableState.updateNextTick();
          }
        }
      }
    };
    var Readable = class _Readable extends Stream {
      constructor(opts) {
        super(opts);
        this._duplexState |= OPENING | WRITE_DONE | READ_READ_AHEAD;
        this._readableState = new ReadableState(this, opts);
        if (opts) {
          if (this._readableState.readAhead === false) this._duplexState &= READ_NO_READ_AHEAD;
          if (opts.read) this._read = opts.read;
          if (opts.eagerOpen) this._readableState.updateNextTick();
          if (opts.encoding) this.setEncoding(opts.encoding);
        }
      }
      static deferred(fn, opts) {
        const out = new PassThrough(opts);
        fn().then((src) => {
          if (src === null) return out.end();
          if (out.destroying) return;
          pipeline(src, out, noop);
        }).catch((err) => out.destroy(err));
        return out;
      }
      setEncoding(encoding) {
        const dec = new TextDecoder(encoding);
        const map = this._readableState.map || echo;
        this._readableState.map = mapOrSkip;
        return this;
        function mapOrSkip(data) {
          const next = dec.push(data);
          return next === "" && (data.byteLength !== 0 || dec.remaining > 0) ? null : map(next);
        }
      }
      _read(cb) {
        cb(null);
      }
      pipe(dest, cb) {
        this._readableState.updateNextTick();
        this._readableState.pipe(dest, cb);
        return dest;
      }
      read() {
        this._readableState.updateNextTick();
        return this._readableState.read();
      }
      push(data) {
        this._readableState.updateNextTickIfOpen();
        return this._readableState.push(data);
      }
      unshift(data) {
        this._readableState.updateNextTickIfOpen();
        return this._readableState.unshift(data);
      }
      resume() {
        this._duplexState |= READ_RESUMED_READ_AHEAD;
        this._readableState.updateNextTick();
        return this;
      }
      pause() {
        this._duplexState &= this._readableState.readAhead === false ? READ_PAUSED_NO_READ_AHEAD : READ_PAUSED;
        return this;
      }
      static _fromAsyncIterator(ite, opts) {
        let destroy;
        const rs = new _Readable({
          ...opts,
          read(cb) {
            ite.next().then(push).then(cb.bind(null, null)).catch(cb);
          },
          predestroy() {
            destroy = ite.return();
          },
          destroy(cb) {
            if (!destroy) return cb(null);
            destroy.then(cb.bind(null, null)).catch(cb);
          }
        });
        return rs;
        function push(data) {
          if (data.done) rs.push(null);
          else rs.push(data.value);
        }
      }
      static from(data, opts) {
        if (isReadStreamx(data)) return data;
        if (data[asyncIterator]) return this._fromAsyncIterator(data[asyncIterator](), opts);
        if (!Array.isArray(data)) data = data === void 0 ? [] : [data];
        let i = 0;
        return new _Readable({
          ...opts,
          read(cb) {
            this.push(i === data.length ? null : data[i++]);
            cb(null);
          }
        });
      }
      static isBackpressured(rs) {
        return (rs._duplexState & READ_BACKPRESSURE_STATUS) !== 0 || rs._readableState.buffered >= rs._readableState.highWaterMark;
      }
      static isPaused(rs) {
        return (rs._duplexState & READ_RESUMED) === 0;
      }
      [asyncIterator]() {
        const stream = this;
        let error = null;
        let promiseResolve = null;
        let promiseReject = null;
        this.on("error", (err) => {
          error = err;
        });
        this.on("readable", onreadable);
        this.on("close", onclose);
        return {
          [asyncIterator]() {
            return this;
          },
          next() {
            return new Promise(function(resolve, reject) {
              promiseResolve = resolve;
              promiseReject = reject;
              const data = stream.read();
              if (data !== null) ondata(data);
              else if ((stream._duplexState & DESTROYED) !== 0) ondata(null);
            });
          },
          return() {
            return destroy(null);
          },
          throw(err) {
            return destroy(err);
          }
        };
        function onreadable() {
          if (promiseResolve !== null) ondata(stream.read());
        }
        function onclose() {
          if (promiseResolve !== null) ondata(null);
        }
        function ondata(data) {
          if (promiseReject === null) return;
          if (error) {
            promiseReject(error);
          } else if (data === null && (stream._duplexState & READ_DONE) === 0) {
            promiseReject(StreamError.STREAM_DESTROYED());
          } else {
            promiseResolve({ value: data, done: data === null });
          }
          promiseReject = promiseResolve = null;
        }
        function destroy(err) {
          stream.destroy(err);
          return new Promise((resolve, reject) => {
            if (stream._duplexState & DESTROYED) return resolve({ value: void 0, done: true });
            stream.once("close", function() {
              if (err) reject(err);
              else resolve({ value: void 0, done: true });
            });
          });
        }
      }
    };
    var Writable = class extends Stream {
      constructor(opts) {
        super(opts);
        this._duplexState |= OPENING | READ_DONE;
        this._writableState = new WritableState(this, opts);
        if (opts) {
          if (opts.writev) this._writev = opts.writev;
          if (opts.write) this._write = opts.write;
          if (opts.final) this._final = opts.final;
          if (opts.eagerOpen) this._writableState.updateNextTick();
        }
      }
      cork() {
        this._duplexState |= WRITE_CORKED;
      }
      uncork() {
        this._duplexState &= WRITE_NOT_CORKED;
        this._writableState.updateNextTick();
      }
      _writev(batch, cb) {
        cb(null);
      }
      _write(data, cb) {
        this._writableState.autoBatch(data, cb);
      }
      _final(cb) {
        cb(null);
      }
      static isBackpressured(ws) {
        return (ws._duplexState & WRITE_BACKPRESSURE_STATUS) !== 0;
      }
      static drained(ws) {
        if (ws.destroyed) return Promise.resolve(false);
        const state = ws._writableState;
        const pending = isWritev(ws) ? Math.min(1, state.queue.length) : state.queue.length;
        const writes = pending + (ws._duplexState & WRITE_WRITING ? 1 : 0);
        if (writes === 0) return Promise.resolve(true);
        if (state.drains === null) state.drains = [];
        return new Promise((resolve) => {
          state.drains.push({ writes, resolve });
        });
      }
      write(data) {
        this._writableState.updateNextTick();
        return this._writableState.push(data);
      }
      end(data) {
        this._writableState.updateNextTick();
        this._writableState.end(data);
        return this;
      }
    };
    var Duplex = class extends Readable {
      // and Writable
      constructor(opts) {
        super(opts);
        this._duplexState = OPENING | this._duplexState & READ_READ_AHEAD;
        this._writableState = new WritableState(this, opts);
        if (opts) {
          if (opts.writev) this._writev = opts.writev;
          if (opts.write) this._write = opts.write;
          if (opts.final) this._final = opts.final;
        }
      }
      cork() {
        this._duplexState |= WRITE_CORKED;
      }
      uncork() {
        this._duplexState &= WRITE_NOT_CORKED;
        this._writableState.updateNextTick();
      }
      _writev(batch, cb) {
        cb(null);
      }
      _write(data, cb) {
        this._writableState.autoBatch(data, cb);
      }
      _final(cb) {
        cb(null);
      }
      write(data) {
        this._writableState.updateNextTick();
        return this._writableState.push(data);
      }
      end(data) {
        this._writableState.updateNextTick();
        this._writableState.end(data);
        return this;
      }
    };
    var Transform = class extends Duplex {
      constructor(opts) {
        super(opts);
        this._transformState = new TransformState(this);
        if (opts) {
          if (opts.transform) this._transform = opts.transform;
          if (opts.flush) this._flush = opts.flush;
        }
      }
      _write(data, cb) {
        if (this._readableState.buffered >= this._readableState.highWaterMark) {
          this._transformState.data = data;
        } else {
          this._transform(data, this._transformState.afterTransform);
        }
      }
      _read(cb) {
        if (this._transformState.data !== null) {
          const data = this._transformState.data;
          this._transformState.data = null;
          cb(null);
          this._transform(data, this._transformState.afterTransform);
        } else {
          cb(null);
        }
      }
      destroy(err) {
        super.destroy(err);
        if (this._transformState.data !== null) {
          this._transformState.data = null;
          this._transformState.afterTransform();
        }
      }
      _transform(data, cb) {
        cb(null, data);
      }
      _flush(cb) {
        cb(null);
      }
      _final(cb) {
        this._transformState.afterFinal = cb;
        this._flush(transformAfterFlush.bind(this));
      }
    };
    var PassThrough = class extends Transform {
    };
    function transformAfterFlush(err, data) {
      const cb = this._transformState.afterFinal;
      if (err) return cb(err);
      if (data !== null && data !== void 0) this.push(data);
      this.push(null);
      cb(null);
    }
    function pipelinePromise(...streams) {
      return new Promise((resolve, reject) => {
        return pipeline(...streams, (err) => {
          if (err) return reject(err);
          resolve();
        });
      });
    }
    function pipeline(stream, ...streams) {
      const all = Array.isArray(stream) ? [...stream, ...streams] : [stream, ...streams];
      const done = all.length && typeof all[all.length - 1] === "function" ? all.pop() : null;
      if (all.length < 2) throw StreamError.BAD_ARGUMENT("Pipeline requires at least 2 streams");
      let src = all[0];
      let dest = null;
      let error = null;
      for (let i = 1; i < all.length; i++) {
        dest = all[i];
        if (isStreamx(src)) {
          src.pipe(dest, onerror);
        } else {
          errorHandle(src, true, i > 1, onerror);
          src.pipe(dest);
        }
        src = dest;
      }
      if (done) {
        let fin = false;
        const autoDestroy = isStreamx(dest) || !!(dest._writableState && dest._writableState.autoDestroy);
        dest.on("error", (err) => {
          if (error === null) error = err;
        });
        dest.on("finish", () => {
          fin = true;
          if (!autoDestroy) done(error);
        });
        if (autoDestroy) {
          dest.on("close", () => done(error || (fin ? null : StreamError.PREMATURE_CLOSE())));
        }
      }
      return dest;
      function errorHandle(s, rd, wr, onerror2) {
        s.on("error", onerror2);
        s.on("close", onclose);
        function onclose() {
          if (rd && s._readableState && !s._readableState.ended) {
            return onerror2(StreamError.PREMATURE_CLOSE());
          }
          if (wr && s._writableState && !s._writableState.ended) {
            return onerror2(StreamError.PREMATURE_CLOSE());
          }
        }
      }
      function onerror(err) {
        if (!err || error) return;
        error = err;
        for (const s of all) {
          s.destroy(err);
        }
      }
    }
    function echo(s) {
      return s;
    }
    function isStream(stream) {
      return !!stream._readableState || !!stream._writableState;
    }
    function isStreamx(stream) {
      return typeof stream._duplexState === "number" && isStream(stream);
    }
    function isEnding(stream) {
      return !!stream._readableState && stream._readableState.ending;
    }
    function isEnded(stream) {
      return !!stream._readableState && stream._readableState.ended;
    }
    function isFinishing(stream) {
      return !!stream._writableState && stream._writableState.ending;
    }
    function isFinished(stream) {
      return !!stream._writableState && stream._writableState.ended;
    }
    function getStreamError(stream, opts = {}) {
      const err = stream._readableState && stream._readableState.error || stream._writableState && stream._writableState.error;
      return !opts.all && StreamError.isStreamDestroyed(err) ? null : err;
    }
    function isReadStreamx(stream) {
      return isStreamx(stream) && stream.readable;
    }
    function isDisturbed(stream) {
      return (stream._duplexState & OPENING) !== OPENING || (stream._duplexState & DESTROYING) === DESTROYING || (stream._duplexState & ACTIVE_OR_TICKING) !== 0;
    }
    function isTypedArray(data) {
      return typeof data === "object" && data !== null && typeof data.byteLength === "number";
    }
    function defaultByteLength(data) {
      return isTypedArray(data) ? data.byteLength : 1024;
    }
    function noop() {
    }
    function abort() {
      this.destroy(StreamError.ABORTED());
    }
    function isWritev(s) {
      return s._writev !== Writable.prototype._writev && s._writev !== Duplex.prototype._writev;
    }
    module.exports = {
      pipeline,
      pipelinePromise,
      isStream,
      isStreamx,
      isEnding,
      isEnded,
      isFinishing,
      isFinished,
      isDisturbed,
      getStreamError,
      Stream,
      Writable,
      Readable,
      Duplex,
      Transform,
      // Export PassThrough for compatibility with Node.js core's stream module
      PassThrough
    };
  }
});

// node_modules/tar-stream/headers.js
var require_headers = __commonJS({
  "node_modules/tar-stream/headers.js"(exports) {
    var b4a = require_b4a();
    var ZEROS = "0000000000000000000";
    var SEVENS = "7777777777777777777";
    var ZERO_OFFSET = "0".charCodeAt(0);
    var USTAR_MAGIC = b4a.from([117, 115, 116, 97, 114, 0]);
    var USTAR_VER = b4a.from([ZERO_OFFSET, ZERO_OFFSET]);
    var GNU_MAGIC = b4a.from([117, 115, 116, 97, 114, 32]);
    var GNU_VER = b4a.from([32, 0]);
    var MASK = 4095;
    var MAGIC_OFFSET = 257;
    var VERSION_OFFSET = 263;
    exports.decodeLongPath = function decodeLongPath(buf, encoding) {
      return decodeStr(buf, 0, buf.length, encoding);
    };
    exports.encodePax = function encodePax(opts) {
      let result = "";
      if (opts.name) result += addLength(" path=" + opts.name + "\n");
      if (opts.linkname) result += addLength(" linkpath=" + opts.linkname + "\n");
      const pax = opts.pax;
      if (pax) {
        for (const key in pax) {
          result += addLength(" " + key + "=" + pax[key] + "\n");
        }
      }
      return b4a.from(result);
    };
    exports.decodePax = function decodePax(buf) {
      const result = {};
      while (buf.length) {
        let i = 0;
        while (i < buf.length && buf[i] !== 32) i++;
        const len = parseInt(b4a.toString(buf.subarray(0, i)), 10);
        if (!len) return result;
        const b = b4a.toString(buf.subarray(i + 1, len - 1));
        const keyIndex = b.indexOf("=");
        if (keyIndex === -1) return result;
        result[b.slice(0, keyIndex)] = b.slice(keyIndex + 1);
        buf = buf.subarray(len);
      }
      return result;
    };
    exports.encode = function encode(opts) {
      const buf = b4a.alloc(512);
      let name = opts.name;
      let prefix = "";
      if (opts.typeflag === 5 && name[name.length - 1] !== "/") name += "/";
      if (b4a.byteLength(name) !== name.length) return null;
      while (b4a.byteLength(name) > 100) {
        const i = name.indexOf("/");
        if (i === -1) return null;
        prefix += prefix ? "/" + name.slice(0, i) : name.slice(0, i);
        name = name.slice(i + 1);
      }
      if (b4a.byteLength(name) > 100 || b4a.byteLength(prefix) > 155) return null;
      if (opts.linkname && b4a.byteLength(opts.linkname) > 100) return null;
      b4a.write(buf, name);
      b4a.write(buf, encodeOct(opts.mode & MASK, 6), 100);
      b4a.write(buf, encodeOct(opts.uid, 6), 108);
      b4a.write(buf, encodeOct(opts.gid, 6), 116);
      encodeSize(opts.size, buf, 124);
      b4a.write(buf, encodeOct(opts.mtime.getTime() / 1e3 | 0, 11), 136);
      buf[156] = ZERO_OFFSET + toTypeflag(opts.type);
      if (opts.linkname) b4a.write(buf, opts.linkname, 157);
      b4a.copy(USTAR_MAGIC, buf, MAGIC_OFFSET);
      b4a.copy(USTAR_VER, buf, VERSION_OFFSET);
      if (opts.uname) b4a.write(buf, opts.uname, 265);
      if (opts.gname) b4a.write(buf, opts.gname, 297);
      b4a.write(buf, encodeOct(opts.devmajor || 0, 6), 329);
      b4a.write(buf, encodeOct(opts.devminor || 0, 6), 337);
      if (prefix) b4a.write(buf, prefix, 345);
      b4a.write(buf, encodeOct(cksum(buf), 6), 148);
      return buf;
    };
    exports.decode = function decode(buf, filenameEncoding, allowUnknownFormat) {
      let typeflag = buf[156] === 0 ? 0 : buf[156] - ZERO_OFFSET;
      let name = decodeStr(buf, 0, 100, filenameEncoding);
      const mode = decodeOct(buf, 100, 8);
      const uid = decodeOct(buf, 108, 8);
      const gid = decodeOct(buf, 116, 8);
      const size = decodeOct(buf, 124, 12);
      const mtime = decodeOct(buf, 136, 12);
      const type = toType(typeflag);
      const linkname = buf[157] === 0 ? null : decodeStr(buf, 157, 100, filenameEncoding);
      const uname = decodeStr(buf, 265, 32);
      const gname = decodeStr(buf, 297, 32);
      const devmajor = decodeOct(buf, 329, 8);
      const devminor = decodeOct(buf, 337, 8);
      const c = cksum(buf);
      if (c === 8 * 32) return null;
      if (c !== decodeOct(buf, 148, 8)) throw new Error("Invalid tar header. Maybe the tar is corrupted or it needs to be gunzipped?");
      if (isUSTAR(buf)) {
        if (buf[345]) name = decodeStr(buf, 345, 155, filenameEncoding) + "/" + name;
      } else if (isGNU(buf)) {
      } else {
        if (!allowUnknownFormat) {
          throw new Error("Invalid tar header: unknown format.");
        }
      }
      if (typeflag === 0 && name && name[name.length - 1] === "/") typeflag = 5;
      return {
        name,
        mode,
        uid,
        gid,
        size,
        byteOffset: 0,
        mtime: new Date(1e3 * mtime),
        type,
        linkname,
        uname,
        gname,
        devmajor,
        devminor,
        pax: null
      };
    };
    function isUSTAR(buf) {
      return b4a.equals(USTAR_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6));
    }
    function isGNU(buf) {
      return b4a.equals(GNU_MAGIC, buf.subarray(MAGIC_OFFSET, MAGIC_OFFSET + 6)) && b4a.equals(GNU_VER, buf.subarray(VERSION_OFFSET, VERSION_OFFSET + 2));
    }
    function clamp(index, len, defaultValue) {
      if (typeof index !== "number") return defaultValue;
      index = ~~index;
      if (index >= len) return len;
      if (index >= 0) return index;
      index += len;
      if (index >= 0) return index;
      return 0;
    }
    function toType(flag) {
      switch (flag) {
        case 0:
          return "file";
        case 1:
          return "link";
        case 2:
          return "symlink";
        case 3:
          return "character-device";
        case 4:
          return "block-device";
        case 5:
          return "directory";
        case 6:
          return "fifo";
        case 7:
          return "contiguous-file";
        case 72:
          return "pax-header";
        case 55:
          return "pax-global-header";
        case 27:
          return "gnu-long-link-path";
        case 28:
        case 30:
          return "gnu-long-path";
      }
      return null;
    }
    function toTypeflag(flag) {
      switch (flag) {
        case "file":
          return 0;
        case "link":
          return 1;
        case "symlink":
          return 2;
        case "character-device":
          return 3;
        case "block-device":
          return 4;
        case "directory":
          return 5;
        case "fifo":
          return 6;
        case "contiguous-file":
          return 7;
        case "pax-header":
          return 72;
      }
      return 0;
    }
    function indexOf(block, num, offset, end) {
      for (; offset < end; offset++) {
        if (block[offset] === num) return offset;
      }
      return end;
    }
    function cksum(block) {
      let sum = 8 * 32;
      for (let i = 0; i < 148; i++) sum += block[i];
      for (let j = 156; j < 512; j++) sum += block[j];
      return sum;
    }
    function encodeOct(val, n) {
      val = val.toString(8);
      if (val.length > n) return SEVENS.slice(0, n) + " ";
      return ZEROS.slice(0, n - val.length) + val + " ";
    }
    function encodeSizeBin(num, buf, off) {
      buf[off] = 128;
      for (let i = 11; i > 0; i--) {
        buf[off + i] = num & 255;
        num = Math.floor(num / 256);
      }
    }
    function encodeSize(num, buf, off) {
      if (num.toString(8).length > 11) {
        encodeSizeBin(num, buf, off);
      } else {
        b4a.write(buf, encodeOct(num, 11), off);
      }
    }
    function parse256(buf) {
      let positive;
      if (buf[0] === 128) positive = true;
      else if (buf[0] === 255) positive = false;
      else return null;
      const tuple = [];
      let i;
      for (i = buf.length - 1; i > 0; i--) {
        const byte = buf[i];
        if (positive) tuple.push(byte);
        else tuple.push(255 - byte);
      }
      let sum = 0;
      const l = tuple.length;
      for (i = 0; i < l; i++) {
        sum += tuple[i] * Math.pow(256, i);
      }
      return positive ? sum : -1 * sum;
    }
    function decodeOct(val, offset, length2) {
      val = val.subarray(offset, offset + length2);
      offset = 0;
      if (val[offset] & 128) {
        return parse256(val);
      } else {
        while (offset < val.length && val[offset] === 32) offset++;
        const end = clamp(indexOf(val, 32, offset, val.length), val.length, val.length);
        while (offset < end && val[offset] === 0) offset++;
        if (end === offset) return 0;
        return parseInt(b4a.toString(val.subarray(offset, end)), 8);
      }
    }
    function decodeStr(val, offset, length2, encoding) {
      return b4a.toString(val.subarray(offset, indexOf(val, 0, offset, offset + length2)), encoding);
    }
    function addLength(str) {
      const len = b4a.byteLength(str);
      let digits = Math.floor(Math.log(len) / Math.log(10)) + 1;
      if (len + digits >= Math.pow(10, digits)) digits++;
      return len + digits + str;
    }
  }
});

// node_modules/tar-stream/extract.js
var require_extract = __commonJS({
  "node_modules/tar-stream/extract.js"(exports, module) {
    var { Writable, Readable, getStreamError } = require_streamx();
    var FIFO = require_fast_fifo();
    var b4a = require_b4a();
    var headers = require_headers();
    var EMPTY = b4a.alloc(0);
    var MAX_HEADER_SIZE = 4 * 1024 * 1024;
    var BufferList = class {
      constructor() {
        this.buffered = 0;
        this.shifted = 0;
        this.queue = new FIFO();
        this._offset = 0;
      }
      push(buffer2) {
        this.buffered += buffer2.byteLength;
        this.queue.push(buffer2);
      }
      shiftFirst(size) {
        return this.buffered === 0 ? null : this._next(size);
      }
      shift(size) {
        if (size > this.buffered) return null;
        if (size === 0) return EMPTY;
        let chunk = this._next(size);
        if (size === chunk.byteLength) return chunk;
        const chunks = [chunk];
        while ((size -= chunk.byteLength) > 0) {
          chunk = this._next(size);
          chunks.push(chunk);
        }
        return b4a.concat(chunks);
      }
      _next(size) {
        const buf = this.queue.peek();
        const rem = buf.byteLength - this._offset;
        if (size >= rem) {
          const sub = this._offset ? buf.subarray(this._offset, buf.byteLength) : buf;
          this.queue.shift();
          this._offset = 0;
          this.buffered -= rem;
          this.shifted += rem;
          return sub;
        }
        this.buffered -= size;
        this.shifted += size;
        return buf.subarray(this._offset, this._offset += size);
      }
    };
    var Source = class extends Readable {
      constructor(self, header, offset) {
        super();
        this.header = header;
        this.offset = offset;
        this._parent = self;
      }
      _read(cb) {
        if (this.header.size === 0) {
          this.push(null);
        }
        if (this._parent._stream === this) {
          this._parent._update();
        }
        cb(null);
      }
      _predestroy() {
        this._parent.destroy(getStreamError(this));
      }
      _detach() {
        if (this._parent._stream === this) {
          this._parent._stream = null;
          this._parent._missing = overflow(this.header.size);
          this._parent._update();
        }
      }
      _destroy(cb) {
        this._detach();
        cb(null);
      }
    };
    var Extract = class extends Writable {
      constructor(opts) {
        super(opts);
        if (!opts) opts = {};
        this._buffer = new BufferList();
        this._offset = 0;
        this._header = null;
        this._stream = null;
        this._missing = 0;
        this._longHeader = false;
        this._callback = noop;
        this._locked = false;
        this._finished = false;
        this._pax = null;
        this._paxGlobal = null;
        this._gnuLongPath = null;
        this._gnuLongLinkPath = null;
        this._filenameEncoding = opts.filenameEncoding || "utf-8";
        this._allowUnknownFormat = !!opts.allowUnknownFormat;
        this._unlockBound = this._unlock.bind(this);
      }
      _unlock(err) {
        this._locked = false;
        if (err) {
          this.destroy(err);
          this._continueWrite(err);
          return;
        }
        this._update();
      }
      _consumeHeader() {
        if (this._locked) return false;
        this._offset = this._buffer.shifted;
        try {
          this._header = headers.decode(this._buffer.shift(512), this._filenameEncoding, this._allowUnknownFormat);
        } catch (err) {
          this._continueWrite(err);
          return false;
        }
        if (!this._header) return true;
        this._header.byteOffset = this._buffer.shifted;
        switch (this._header.type) {
          case "gnu-long-path":
          case "gnu-long-link-path":
          case "pax-global-header":
          case "pax-header":
            this._longHeader = true;
            this._missing = this._header.size;
            if (this._missing > MAX_HEADER_SIZE) {
              this._continueWrite(new Error("Header exceeds max size"));
              return false;
            }
            return true;
        }
        this._locked = true;
        this._applyLongHeaders();
        if (!(this._header.size >= 0)) {
          this._continueWrite(new Error("Invalid header"));
          return false;
        }
        if (this._header.size === 0 || this._header.type === "directory") {
          this.emit("entry", this._header, this._createStream(), this._unlockBound);
          return true;
        }
        this._stream = this._createStream();
        this._missing = this._header.size;
        this.emit("entry", this._header, this._stream, this._unlockBound);
        return true;
      }
      _applyLongHeaders() {
        if (this._gnuLongPath) {
          this._header.name = this._gnuLongPath;
          this._gnuLongPath = null;
        }
        if (this._gnuLongLinkPath) {
          this._header.linkname = this._gnuLongLinkPath;
          this._gnuLongLinkPath = null;
        }
        if (this._pax) {
          if (this._pax.path) this._header.name = this._pax.path;
          if (this._pax.linkpath) this._header.linkname = this._pax.linkpath;
          if (this._pax.size) this._header.size = parseInt(this._pax.size, 10);
          this._header.pax = this._pax;
          this._pax = null;
        }
      }
      _decodeLongHeader(buf) {
        switch (this._header.type) {
          case "gnu-long-path":
            this._gnuLongPath = headers.decodeLongPath(buf, this._filenameEncoding);
            break;
          case "gnu-long-link-path":
            this._gnuLongLinkPath = headers.decodeLongPath(buf, this._filenameEncoding);
            break;
          case "pax-global-header":
            this._paxGlobal = headers.decodePax(buf);
            break;
          case "pax-header":
            this._pax = this._paxGlobal === null ? headers.decodePax(buf) : Object.assign({}, this._paxGlobal, headers.decodePax(buf));
            break;
        }
      }
      _consumeLongHeader() {
        this._longHeader = false;
        this._missing = overflow(this._header.size);
        const buf = this._buffer.shift(this._header.size);
        try {
          this._decodeLongHeader(buf);
        } catch (err) {
          this._continueWrite(err);
          return false;
        }
        return true;
      }
      _consumeStream() {
        const buf = this._buffer.shiftFirst(this._missing);
        if (buf === null) return false;
        this._missing -= buf.byteLength;
        const drained = this._stream.push(buf);
        if (this._missing === 0) {
          this._stream.push(null);
          if (drained) this._stream._detach();
          return drained && this._locked === false;
        }
        return drained;
      }
      _createStream() {
        return new Source(this, this._header, this._offset);
      }
      _update() {
        while (this._buffer.buffered > 0 && !this.destroying) {
          if (this._missing > 0) {
            if (this._stream !== null) {
              if (this._consumeStream() === false) return;
              continue;
            }
            if (this._longHeader === true) {
              if (this._missing > this._buffer.buffered) break;
              if (this._consumeLongHeader() === false) return false;
              continue;
            }
            const ignore = this._buffer.shiftFirst(this._missing);
            if (ignore !== null) this._missing -= ignore.byteLength;
            continue;
          }
          if (this._buffer.buffered < 512) break;
          if (this._stream !== null || this._consumeHeader() === false) return;
        }
        this._continueWrite(null);
      }
      _continueWrite(err) {
        const cb = this._callback;
        this._callback = noop;
        cb(err);
      }
      _write(data, cb) {
        this._callback = cb;
        this._buffer.push(data);
        this._update();
      }
      _final(cb) {
        this._finished = this._missing === 0 && this._buffer.buffered === 0;
        cb(this._finished ? null : new Error("Unexpected end of data"));
      }
      _predestroy() {
        this._continueWrite(null);
      }
      _destroy(cb) {
        if (this._stream) this._stream.destroy(getStreamError(this));
        cb(null);
      }
      [Symbol.asyncIterator]() {
        let error = null;
        let promiseResolve = null;
        let promiseReject = null;
        let entryStream = null;
        let entryCallback = null;
        const extract = this;
        this.on("entry", onentry);
        this.on("error", (err) => {
          error = err;
        });
        this.on("close", onclose);
        return {
          [Symbol.asyncIterator]() {
            return this;
          },
          next() {
            return new Promise(onnext);
          },
          return() {
            return destroy(null);
          },
          throw(err) {
            return destroy(err);
          }
        };
        function consumeCallback(err) {
          if (!entryCallback) return;
          const cb = entryCallback;
          entryCallback = null;
          cb(err);
        }
        function onnext(resolve, reject) {
          if (error) {
            return reject(error);
          }
          if (entryStream) {
            resolve({ value: entryStream, done: false });
            entryStream = null;
            return;
          }
          promiseResolve = resolve;
          promiseReject = reject;
          consumeCallback(null);
          if (extract._finished && promiseResolve) {
            promiseResolve({ value: void 0, done: true });
            promiseResolve = promiseReject = null;
          }
        }
        function onentry(header, stream, callback) {
          entryCallback = callback;
          stream.on("error", noop);
          if (promiseResolve) {
            promiseResolve({ value: stream, done: false });
            promiseResolve = promiseReject = null;
          } else {
            entryStream = stream;
          }
        }
        function onclose() {
          consumeCallback(error);
          if (!promiseResolve) return;
          if (error) promiseReject(error);
          else promiseResolve({ value: void 0, done: true });
          promiseResolve = promiseReject = null;
        }
        function destroy(err) {
          extract.destroy(err);
          consumeCallback(err);
          return new Promise((resolve, reject) => {
            if (extract.destroyed) return resolve({ value: void 0, done: true });
            extract.once("close", function() {
              if (err) reject(err);
              else resolve({ value: void 0, done: true });
            });
          });
        }
      }
    };
    module.exports = function extract(opts) {
      return new Extract(opts);
    };
    function noop() {
    }
    function overflow(size) {
      size &= 511;
      return size && 512 - size;
    }
  }
});

// node_modules/tar-stream/constants.js
var require_constants = __commonJS({
  "node_modules/tar-stream/constants.js"(exports, module) {
    var constants = {
      // just for envs without fs
      S_IFMT: 61440,
      S_IFDIR: 16384,
      S_IFCHR: 8192,
      S_IFBLK: 24576,
      S_IFIFO: 4096,
      S_IFLNK: 40960
    };
    try {
      module.exports = __require("fs").constants || constants;
    } catch {
      module.exports = constants;
    }
  }
});

// node_modules/tar-stream/pack.js
var require_pack = __commonJS({
  "node_modules/tar-stream/pack.js"(exports, module) {
    var { Readable, Writable, getStreamError } = require_streamx();
    var b4a = require_b4a();
    var constants = require_constants();
    var headers = require_headers();
    var DMODE = 493;
    var FMODE = 420;
    var END_OF_TAR = b4a.alloc(1024);
    var Sink = class extends Writable {
      constructor(pack2, header, callback) {
        super({ mapWritable, eagerOpen: true });
        this.written = 0;
        this.header = header;
        this._callback = callback;
        this._linkname = null;
        this._isLinkname = header.type === "symlink" && !header.linkname;
        this._isVoid = header.type !== "file" && header.type !== "contiguous-file";
        this._finished = false;
        this._pack = pack2;
        this._openCallback = null;
        if (this._pack._stream === null) this._pack._stream = this;
        else this._pack._pending.push(this);
      }
      _open(cb) {
        this._openCallback = cb;
        if (this._pack._stream === this) this._continueOpen();
      }
      _continuePack(err) {
        if (this._callback === null) return;
        const callback = this._callback;
        this._callback = null;
        callback(err);
      }
      _continueOpen() {
        if (this._pack._stream === null) this._pack._stream = this;
        const cb = this._openCallback;
        this._openCallback = null;
        if (cb === null) return;
        if (this._pack.destroying) return cb(new Error("pack stream destroyed"));
        if (this._pack._finalized) return cb(new Error("pack stream is already finalized"));
        this._pack._stream = this;
        if (!this._isLinkname) {
          this._pack._encode(this.header);
        }
        if (this._isVoid) {
          this._finish();
          this._continuePack(null);
        }
        cb(null);
      }
      _write(data, cb) {
        if (this._isLinkname) {
          this._linkname = this._linkname ? b4a.concat([this._linkname, data]) : data;
          return cb(null);
        }
        if (this._isVoid) {
          if (data.byteLength > 0) {
            return cb(new Error("No body allowed for this entry"));
          }
          return cb();
        }
        this.written += data.byteLength;
        if (this._pack.push(data)) return cb();
        this._pack._drain = cb;
      }
      _finish() {
        if (this._finished) return;
        this._finished = true;
        if (this._isLinkname) {
          this.header.linkname = this._linkname ? b4a.toString(this._linkname, "utf-8") : "";
          this._pack._encode(this.header);
        }
        overflow(this._pack, this.header.size);
        this._pack._done(this);
      }
      _final(cb) {
        if (this.written !== this.header.size) {
          return cb(new Error("Size mismatch"));
        }
        this._finish();
        cb(null);
      }
      _getError() {
        return getStreamError(this) || new Error("tar entry destroyed");
      }
      _predestroy() {
        this._pack.destroy(this._getError());
      }
      _destroy(cb) {
        this._pack._done(this);
        this._continuePack(this._finished ? null : this._getError());
        cb();
      }
    };
    var Pack = class extends Readable {
      constructor(opts) {
        super(opts);
        this._drain = noop;
        this._finalized = false;
        this._finalizing = false;
        this._pending = [];
        this._stream = null;
      }
      entry(header, buffer2, callback) {
        if (this._finalized || this.destroying) throw new Error("already finalized or destroyed");
        if (typeof buffer2 === "function") {
          callback = buffer2;
          buffer2 = null;
        }
        if (!callback) callback = noop;
        if (!header.size || header.type === "symlink") header.size = 0;
        if (!header.type) header.type = modeToType(header.mode);
        if (!header.mode) header.mode = header.type === "directory" ? DMODE : FMODE;
        if (!header.uid) header.uid = 0;
        if (!header.gid) header.gid = 0;
        if (!header.mtime) header.mtime = /* @__PURE__ */ new Date();
        if (typeof buffer2 === "string") buffer2 = b4a.from(buffer2);
        const sink = new Sink(this, header, callback);
        if (b4a.isBuffer(buffer2)) {
          header.size = buffer2.byteLength;
          sink.write(buffer2);
          sink.end();
          return sink;
        }
        if (sink._isVoid) {
          return sink;
        }
        return sink;
      }
      finalize() {
        if (this._stream || this._pending.length > 0) {
          this._finalizing = true;
          return;
        }
        if (this._finalized) return;
        this._finalized = true;
        this.push(END_OF_TAR);
        this.push(null);
      }
      _done(stream) {
        if (stream !== this._stream) return;
        this._stream = null;
        if (this._finalizing) this.finalize();
        if (this._pending.length) this._pending.shift()._continueOpen();
      }
      _encode(header) {
        if (!header.pax) {
          const buf = headers.encode(header);
          if (buf) {
            this.push(buf);
            return;
          }
        }
        this._encodePax(header);
      }
      _encodePax(header) {
        const paxHeader = headers.encodePax({
          name: header.name,
          linkname: header.linkname,
          pax: header.pax
        });
        const newHeader = {
          name: "PaxHeader",
          mode: header.mode,
          uid: header.uid,
          gid: header.gid,
          size: paxHeader.byteLength,
          mtime: header.mtime,
          type: "pax-header",
          linkname: header.linkname && "PaxHeader",
          uname: header.uname,
          gname: header.gname,
          devmajor: header.devmajor,
          devminor: header.devminor
        };
        this.push(headers.encode(newHeader));
        this.push(paxHeader);
        overflow(this, paxHeader.byteLength);
        newHeader.size = header.size;
        newHeader.type = header.type;
        this.push(headers.encode(newHeader));
      }
      _doDrain() {
        const drain = this._drain;
        this._drain = noop;
        drain();
      }
      _predestroy() {
        const err = getStreamError(this);
        if (this._stream) this._stream.destroy(err);
        while (this._pending.length) {
          const stream = this._pending.shift();
          stream.destroy(err);
          stream._continueOpen();
        }
        this._doDrain();
      }
      _read(cb) {
        this._doDrain();
        cb();
      }
    };
    module.exports = function pack2(opts) {
      return new Pack(opts);
    };
    function modeToType(mode) {
      switch (mode & constants.S_IFMT) {
        case constants.S_IFBLK:
          return "block-device";
        case constants.S_IFCHR:
          return "character-device";
        case constants.S_IFDIR:
          return "directory";
        case constants.S_IFIFO:
          return "fifo";
        case constants.S_IFLNK:
          return "symlink";
      }
      return "file";
    }
    function noop() {
    }
    function overflow(self, size) {
      size &= 511;
      if (size) self.push(END_OF_TAR.subarray(0, 512 - size));
    }
    function mapWritable(buf) {
      return b4a.isBuffer(buf) ? buf : b4a.from(buf);
    }
  }
});

// node_modules/tar-stream/index.js
var require_tar_stream = __commonJS({
  "node_modules/tar-stream/index.js"(exports) {
    exports.extract = require_extract();
    exports.pack = require_pack();
  }
});

// src/steps/daemon/daemon-launcher.ts
import { dirname as dirname2 } from "node:path";

// src/values/container-address.ts
function addressIn(all, networks) {
  const preferred = networks.flatMap((name) => all[name] ?? []);
  return [...preferred, ...Object.values(all)].find(({ IPAddress }) => IPAddress)?.IPAddress ?? "";
}

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
function rounded(amount) {
  return String(Math.round(amount * 10) / 10);
}

// src/steps/daemon/effective-network.ts
var bridgeFilter = "/proc/sys/net/bridge/bridge-nf-call-iptables";
var withoutBridgeFilter = "DOCKER_IGNORE_BR_NETFILTER_ERROR=1";
async function effectiveNetwork(requested, info, files) {
  const isUnfiltered = requested === "isolated" && !await files.exists(bridgeFilter);
  return {
    network: isUnfiltered ? "open" : requested,
    warnings: [
      ...isUnfiltered ? [unfiltered] : [],
      ...requested !== "sealed" && hasNoRawTable(info) ? [noRawTable] : []
    ]
  };
}
var unfiltered = "`network: isolated` is not possible: the kernel module br_netfilter is not loaded, so containers on docker0 of the job daemon reach each other. Load it on the host: sudo modprobe br_netfilter. Or set `network: open` if this job does not need it.";
var noRawTable = "Containers on the network of the job daemon can reach ports of its containers that are not published: the kernel has no raw table of iptables. Load its module on the host: sudo modprobe iptable_raw";
var hasNoRawTable = ({ Warnings: warnings }) => Array.isArray(warnings) && warnings.some((warning) => String(warning).includes("NO_IPTABLES_RAW"));

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

// src/steps/daemon/network-mtu-warning.ts
function networkMtuWarning(engineVersion, mtu2) {
  if (mtu2 === 1500 || !isOlder(engineVersion, "24.0")) return void 0;
  return `Networks that this job creates use MTU 1500, but the host network uses ${mtu2}: Docker ${engineVersion} has no setting for it. Create networks with \`--opt com.docker.network.driver.mtu=${mtu2}\`, or set \`dind-image\` to Docker 24 or newer.`;
}

// src/steps/daemon/script-warnings.ts
var logLines = 500;
async function scriptWarnings(container, host) {
  const logs = await host.containerLogs(container, logLines).catch(() => ({ stdout: "", stderr: "" }));
  return [...`${logs.stdout}
${logs.stderr}`.matchAll(/^berth: (.+)$/gm)].map(([, warning = ""]) => warning);
}

// src/plan/network-mode.ts
var networkSettings = {
  isolated: { icc: false, iptables: true },
  sealed: { icc: true, iptables: false },
  open: { icc: true, iptables: true }
};

// src/values/merge-settings.ts
function mergeSettings(base, over) {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(over)) {
    const below = merged.get(key);
    merged.set(key, isSettings(below) && isSettings(value) ? mergeSettings(below, value) : value);
  }
  return Object.fromEntries(merged);
}
function isSettings(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/steps/daemon/settings.ts
var defaultSocket = "unix:///var/run/docker.sock";
function daemonSettings(step, requested) {
  const merged = mergeSettings(defaults(step, requested), requested);
  const { features, "exec-opts": execOptions = [] } = merged;
  const driver = step.storages[0]?.driver;
  return {
    ...merged,
    "exec-opts": ["native.cgroupdriver=cgroupfs", ...execOptions],
    "data-root": "/var/lib/docker",
    "storage-driver": driver,
    features: { ...isSettings(features) ? features : {}, "containerd-snapshotter": driver === "overlayfs" },
    hosts: [`unix://${step.socket}`, defaultSocket],
    group: String(step.socketGroup)
  };
}
function defaults(step, requested) {
  const { mirrors, insecureRegistries } = step.inherited;
  const mtu2 = typeof requested["mtu"] === "number" ? requested["mtu"] : step.mtu;
  const networkOptions = { bridge: { "com.docker.network.driver.mtu": String(mtu2) } };
  return {
    ...networking(step),
    "default-address-pools": [{ base: step.addressPool, size: 24 }],
    mtu: mtu2,
    ...mtu2 === 1500 ? {} : { "default-network-opts": networkOptions },
    ...mirrors.length > 0 ? { "registry-mirrors": mirrors } : {},
    ...insecureRegistries.length > 0 ? { "insecure-registries": insecureRegistries } : {}
  };
}
function networking({ networkMode, bridgeAddress }) {
  const settings = networkSettings[networkMode];
  return networkMode === "sealed" ? { ...settings, ip6tables: false, bridge: "none" } : { ...settings, bip: bridgeAddress };
}
function forUser(settings, { dataRoot, directory }) {
  const options = settings["exec-opts"] ?? [];
  return {
    ...settings,
    "exec-opts": options.filter((option) => !option.startsWith("native.cgroupdriver=")),
    "data-root": dataRoot,
    hosts: [`unix://${directory}/docker.sock`]
  };
}

// src/values/path.ts
function isWithin(path, directory) {
  return `${withoutTrailingSlash(path)}/`.startsWith(`${withoutTrailingSlash(directory)}/`);
}
function withoutTrailingSlash(path) {
  return path.replace(/\/+$/, "");
}

// src/values/engine-path.ts
function mountOver(path, mounts) {
  const [innermost] = mounts.filter(({ destination }) => isWithin(path, destination)).toSorted(
    (a, b) => withoutTrailingSlash(b.destination).length - withoutTrailingSlash(a.destination).length
  );
  return innermost;
}
function enginePathOf(path, ownContainer) {
  if (ownContainer === null) return path;
  if (path.split("/").includes("..")) return null;
  const mount = mountOver(path, ownContainer.mounts);
  if (!mount?.source) return null;
  const rest = withoutTrailingSlash(path).slice(withoutTrailingSlash(mount.destination).length);
  return `${withoutTrailingSlash(mount.source)}${rest}` || "/";
}

// src/values/pem.ts
function certificatesIn(text) {
  const found = text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? [];
  return [...new Set(found.map((certificate) => certificate.replace(/\r/g, "")))];
}
function bundleOf(texts) {
  return `${[...new Set(texts.flatMap(certificatesIn))].join("\n")}
`;
}

// src/steps/daemon/stage-certificates.ts
async function stageCertificates({ inherited: { registries, authorities }, binds }, directory, files) {
  if (registries.length + authorities.files.length === 0) return { mounts: [], variables: [] };
  const mounts = await Promise.all(
    registries.map(async ({ host, authorities: ofRegistry, keyPairs }, index) => {
      const staged2 = `${directory}/registry-${index}`;
      await files.makeDirectory(staged2, 448);
      const paths = [...ofRegistry, ...keyPairs.flatMap(({ certificate, key }) => [certificate, key])];
      for (const path of paths) {
        await files.writeText(`${staged2}/${nameOf(path)}`, await files.readText(path), 384);
      }
      return {
        source: enginePathOf(staged2, { mounts: binds }) ?? staged2,
        target: `/etc/docker/certs.d/${host}`
      };
    })
  );
  if (authorities.files.length === 0) return { mounts, variables: [] };
  const staged = `${directory}/authorities`;
  await files.makeDirectory(staged, 448);
  const texts = await Promise.all(authorities.files.map((path) => files.readText(path)));
  await files.writeText(`${staged}/authorities.pem`, bundleOf(texts), 384);
  return { mounts, variables: [`SSL_CERT_DIR=/etc/ssl/certs:/etc/pki/tls/certs:${staged}`] };
}
var nameOf = (path) => path.slice(path.lastIndexOf("/") + 1);
function certificatesForUser({ mounts, variables }, directory, user) {
  return {
    mounts: mounts.map(({ source, target }) => ({
      source,
      target: target.replace(/^\/etc\/docker/, `${user.home}/.config/docker`)
    })),
    variables: variables.map((variable) => variable.replace(directory, user.directory))
  };
}

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
  constructor(code, message, remedy, more = {}) {
    super(message, more.cause === void 0 ? void 0 : { cause: more.cause });
    this.name = "ExpectedError";
    this.code = code;
    this.remedy = remedy;
    this.details = more.details ?? "";
  }
};

// src/plan/job.ts
var stemPattern = String.raw`berth-[a-zA-Z0-9]+-\d+-[0-9a-f]{8}`;

// src/steps/cache/holders.ts
async function holdersOf(volumes, docker) {
  return (await docker.listContainers({ volume: [...volumes] })).map(holderOf);
}
var holderOf = ({ Id, Labels, State, Created, Mounts }) => ({
  id: Id,
  // Missing in the answer of an engine for a container without mounts.
  volumes: (Mounts ?? []).flatMap(({ Type, Name }) => Type === "volume" && Name ? [Name] : []),
  labels: Labels ?? {},
  isRunning: !["created", "exited", "dead"].includes(State),
  created: Created * 1e3
});
var tokenIn = (labels) => labels["berth.token"] ?? "";

// src/steps/cache/refuse-shared-volume.ts
async function refuseSharedVolume(volume, { labels }, docker) {
  const others = (await holdersOf([volume], docker)).filter(
    (holder) => tokenIn(holder.labels) !== tokenIn(labels)
  );
  const [other] = others;
  if (other === void 0) return;
  throw new ExpectedError(
    "volume-in-use",
    `Cache volume ${volume} is used by container ${other.id.slice(0, 12)} of another job. Two daemons that share a data root corrupt it.`,
    "Run the job again. It takes a volume that is free."
  );
}

// src/steps/engine-error.ts
function engineError(error) {
  if (!(error instanceof Error)) return void 0;
  const { statusCode, code, syscall, json } = error;
  if (statusCode !== void 0) {
    const message = `Docker returned an error (status ${statusCode}): ${json?.message ?? error.message}`;
    const remedy = "Look for details in the Docker daemon's log: journalctl -u docker";
    return new ExpectedError("engine-error", message, remedy, { cause: error });
  }
  if (error.name === "TimeoutError" || error.name === "AbortError") {
    const remedy = "Run `docker info` to see if the daemon hangs, and check the CPU and disk load of the machine.";
    return new ExpectedError("engine-timeout", "Docker did not answer in time.", remedy, { cause: error });
  }
  const isSockets = syscall === "connect" && (code === "ENOENT" || code === "EACCES");
  if (isSockets || code && ["ECONNREFUSED", "ECONNRESET", "EPIPE"].includes(code)) {
    return new ExpectedError(
      "engine-unreachable",
      `The connection to Docker failed (${code}): ${error.message}`,
      "Check if the daemon stopped or restarted: journalctl -u docker. The post step cleans up.",
      { cause: error }
    );
  }
  return void 0;
}

// src/steps/daemon/present-binds.ts
async function presentBinds(binds, files) {
  const present = await Promise.all(binds.map((bind) => isPresent(bind, files)));
  return binds.filter((_, index) => present[index]);
}
async function isPresent({ destination, ifMissing }, files) {
  if (await files.exists(destination)) return true;
  if (ifMissing === "leave-out") return false;
  return files.makeDirectory(destination, 493).then(
    () => true,
    () => false
  );
}

// src/steps/daemon/specification.ts
import { dirname } from "node:path";

// src/steps/daemon/host-gateway-script.ts
var machineAddress = `# proc(5), /proc/net/route: the default route's gateway, in hexadecimal with its last byte first.
machine=$(sed -n 's/^[^\\t]*\\t00000000\\t\\(..\\)\\(..\\)\\(..\\)\\(..\\)\\t.*/0x\\4 0x\\3 0x\\2 0x\\1/p' /proc/net/route | head -n 1)
# shellcheck disable=SC2086
[ -z "$machine" ] || machine=$(printf '%d.%d.%d.%d' $machine)
`;
var hostGatewayScript = `${machineAddress}if [ -n "$gateway" ] && [ -n "$machine" ]; then
  pass_on() {
    iptables-restore -w --noflush <<RULES
*nat
:BERTH-MACHINE - [0:0]
-A BERTH-MACHINE -m socket --nowildcard -j RETURN
-A BERTH-MACHINE -p tcp -j DNAT --to-destination $machine
-A BERTH-MACHINE -p udp -j DNAT --to-destination $machine
-A PREROUTING -d $gateway -j BERTH-MACHINE
COMMIT
RULES
  }
  if [ "$gateway" = none ] || ! pass_on 2>/dev/null; then
    set -- "$@" --host-gateway-ip "$machine"
  fi
fi
`;

// src/steps/daemon/localhost-ports-script.ts
var localhostPortsScript = `if [ -n "$first" ]; then
  echo "$first 60999" 2>/dev/null >/proc/sys/net/ipv4/ip_local_port_range || true
fi
[ "$sources" != machine ] || sources=$machine
if [ -n "$sources" ]; then
  open_loopback() {
    iptables-restore -w --noflush <<RULES && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet
*mangle
-A PREROUTING -d 127.0.0.0/8 ! -i lo -j DROP
COMMIT
*nat
:BERTH-LOOPBACK - [0:0]
-A BERTH-LOOPBACK -m socket --nowildcard -j RETURN
-A BERTH-LOOPBACK -p tcp -j DNAT --to-destination 127.0.0.1
-A BERTH-LOOPBACK -p udp -j DNAT --to-destination 127.0.0.1
-A PREROUTING -s $sources -m addrtype --dst-type LOCAL -j BERTH-LOOPBACK
COMMIT
RULES
  }
  open_loopback 2>/dev/null || warn "ports that are published on 127.0.0.1 are not at localhost of the job: the kernel has no -m socket of iptables"
fi
`;

// src/steps/daemon/raw-table-script.ts
var rawTableScript = `if ! iptables -w -t raw -S >/dev/null 2>&1; then
  export DOCKER_INSECURE_NO_IPTABLES_RAW=1
fi
`;

// src/steps/daemon/script-parts.ts
var beginning = `set -eu
warn() { echo "berth: $*" >&2; }
trap 'exit 143' TERM`;
var environment = `export container=docker
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"`;
var cgroupFunctions = `mounts=$(cat /proc/self/mountinfo)
make_cgroups_writable() {
  while read -r _ _ _ _ point options rest; do
    case " $rest" in *" - cgroup "* | *" - cgroup2 "*) ;; *) continue ;; esac
    case ",$options," in
    *,ro,*) mount -o remount,bind,rw,nosuid,nodev,noexec "$point" || warn "$point is read-only: inner containers will fail" ;;
    esac
  done <<MOUNTS
$mounts
MOUNTS
}
root=/sys/fs/cgroup
delegate_controllers() {
  leaf=$root/$1/cgroup.procs
  mkdir -p "$root/$1" || return 0
  controllers=$(sed 's/[^ ][^ ]*/+&/g' "$root/cgroup.controllers")
  tries=0
  until echo "$controllers" 2>/dev/null >"$root/cgroup.subtree_control"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 20 ]; then
      for controller in $controllers; do
        echo "$controller" 2>/dev/null >"$root/cgroup.subtree_control" || warn "the cgroup controller $controller is not available: limits of inner containers can fail"
      done
      break
    fi
    while read -r pid; do echo "$pid" 2>/dev/null >"$leaf" || true; done <"$root/cgroup.procs"
    [ "$tries" -lt 3 ] || sleep 0.1 || sleep 1
  done
}`;
var workingIptables = `has_tables() { iptables -w -t nat -S >/dev/null; }
if ! has_tables 2>/dev/null; then
  if [ -d /usr/local/sbin/.iptables-legacy ]; then
    PATH=/usr/local/sbin/.iptables-legacy:$PATH
  elif command -v iptables-legacy >/dev/null; then
    mkdir -p /run/berth-iptables
    for tool in iptables ip6tables iptables-save iptables-restore ip6tables-save ip6tables-restore; do
      legacy=$(command -v "$(echo "$tool" | sed 's/tables/tables-legacy/')") || continue
      ln -sf "$legacy" "/run/berth-iptables/$tool"
    done
    PATH=/run/berth-iptables:$PATH
  fi
  why=$(has_tables 2>&1) || warn "iptables does not work here: $why"
fi`;
var relayNames = `relay() {
  port=$(sed -n -e 's/^ *[0-9]*: 0B00007F:\\([0-9A-F]*\\) .*/\\1/p' -e 's/^ *[0-9]*: 7F00000B:\\([0-9A-F]*\\) .*/\\1/p' "/proc/net/$1" | head -n 1)
  [ -n "$port" ] && iptables -w -t nat -A PREROUTING -d "$nameserver" -p "$1" --dport 53 \\
    -j DNAT --to-destination "127.0.0.11:$((0x$port))"
}
has_own_names() { grep -q '^nameserver 127\\.0\\.0\\.11$' /etc/resolv.conf; }
relay_names() { relay udp && relay tcp && echo 1 >/proc/sys/net/ipv4/conf/all/route_localnet; }
# The host daemon wrote ndots:0. With it, the inner daemon does not forward names without a dot (moby,
# libnetwork/resolver.go: serveDNS).
with_dots() { sed -e 's/ ndots:0//' -e '/^options *$/d' /etc/resolv.conf; }
without_names() { warn "inner containers cannot reach the DNS server of the job's network: they resolve public names only"; }`;
var beforeDaemon = `mount --make-rshared / || warn "mounts of inner containers will not propagate"

rm -f /var/run/docker.pid /var/run/docker/containerd/containerd.pid

${workingIptables}`;
var executeDaemon = `if command -v docker-init >/dev/null; then
  exec docker-init -- "$@"
fi
exec "$@"
`;

// src/steps/daemon/storage/storage-test.ts
var storageTest = `# Test the storage driver on the data root, as the kernel sees it.
for word in "$@"; do case $word in --config-file=*) settings=\${word#*=} ;; esac; done
setting() { sed -n "s/.*\\"$1\\":\\"\\([^\\"]*\\)\\".*/\\1/p" "$settings"; }
data_root=$(setting data-root)
trial=$data_root/.berth-trial
overlay_works() {
  options="lowerdir=$trial/lower,upperdir=$trial/upper,workdir=$trial/work"
  read -r inside outside range </proc/self/uid_map
  [ "$inside $outside $range" = "0 0 4294967295" ] || options=$options,userxattr
  mkdir -p "$trial/lower/directory" "$trial/upper" "$trial/work" "$trial/merged" && echo lower >"$trial/lower/file" &&
    mount -t overlay -o "$options" overlay "$trial/merged" || return
  if echo upper >>"$trial/merged/file" && rmdir "$trial/merged/directory" && mkdir "$trial/merged/directory" &&
    rm "$trial/merged/file"; then umount "$trial/merged"; else umount "$trial/merged" && return 1; fi
}
fuse_works() {
  command -v fuse-overlayfs >/dev/null || { echo "the image contains no fuse-overlayfs" && return 1; }
  : <>/dev/fuse
}
case $(setting storage-driver) in
overlay2 | overlayfs) works=overlay_works ;;
fuse-overlayfs) works=fuse_works ;;
*) works=true ;;
esac
why=$($works 2>&1) || {
  rm -rf "$trial"
  echo "berth: no storage: $(echo "$why" | tr -s '[:space:]' ' ')" >&2
  exit 1
}
rm -rf "$trial"
`;

// src/steps/daemon/entry-script.ts
var entryScript = `# Prepares this container for a Docker daemon, then executes the daemon.
# POSIX sh (dash and busybox).
${beginning}
nameserver=$1 gateway=$2 first=$3 sources=$4
shift 4
${environment}

# Make only /proc/sys/net writable: these sysctls belong to this container's network namespace. The test writes a value
# back, because busybox's [ -w ] is true for root even on a read-only filesystem.
forwarding=$(cat /proc/sys/net/ipv4/ip_forward)
can_set() { echo "$forwarding" 2>/dev/null >/proc/sys/net/ipv4/ip_forward; }
if ! can_set; then
  ! mount --bind /proc/sys/net /proc/sys/net || mount -o remount,bind,rw,nosuid,nodev,noexec /proc/sys/net || true
  can_set || warn "/proc/sys/net is read-only: networks of inner containers will fail"
fi

${cgroupFunctions}
make_cgroups_writable
# Only if this container has its own cgroup namespace: otherwise the root cgroup is not the container's.
if [ -f "$root/cgroup.controllers" ] && [ "$(cat /proc/self/cgroup)" = 0::/ ]; then delegate_controllers init; fi

${beforeDaemon}

# The inner daemon ignores the loopback address of the host daemon's DNS server, and inner containers cannot reach it.
# Forward the bridge address to it instead, so that inner containers resolve the same names as this container, such as
# the job's services.
${relayNames}
if [ -n "$nameserver" ] && has_own_names; then
  if relay_names; then
    set -- "$@" --dns "$nameserver"
    names=$(with_dots) && echo "$names" >/etc/resolv.conf
  else
    without_names
  fi
fi

${rawTableScript}
${hostGatewayScript}
${localhostPortsScript}
${storageTest}${executeDaemon}`;

// src/steps/daemon/network-arguments.ts
function networkArguments(step) {
  const { settings } = step.secret;
  const isSealed = step.networkMode === "sealed";
  const bridge = String(settings["bip"] ?? step.bridgeAddress).replace(/\/\d+$/, "");
  const isOnBridge = step.networks.length === 0;
  const isSet = ["host-gateway-ip", "host-gateway-ips"].some((name) => settings[name] !== void 0);
  return [
    isOnBridge || isSealed || settings["dns"] !== void 0 ? "" : bridge,
    isSet ? "" : isSealed ? "none" : bridge,
    String(step.localhostPorts?.firstDynamic ?? ""),
    [step.localhostPorts?.sources ?? []].flat().join(",")
  ];
}

// src/steps/daemon/seccomp-profile.json
var seccomp_profile_default = { defaultAction: "SCMP_ACT_ERRNO", defaultErrnoRet: 1, archMap: [{ architecture: "SCMP_ARCH_X86_64", subArchitectures: ["SCMP_ARCH_X86", "SCMP_ARCH_X32"] }, { architecture: "SCMP_ARCH_AARCH64", subArchitectures: ["SCMP_ARCH_ARM"] }, { architecture: "SCMP_ARCH_MIPS64", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64N32"] }, { architecture: "SCMP_ARCH_MIPS64N32", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64"] }, { architecture: "SCMP_ARCH_MIPSEL64", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64N32"] }, { architecture: "SCMP_ARCH_MIPSEL64N32", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64"] }, { architecture: "SCMP_ARCH_S390X", subArchitectures: ["SCMP_ARCH_S390"] }, { architecture: "SCMP_ARCH_RISCV64", subArchitectures: null }, { architecture: "SCMP_ARCH_LOONGARCH64", subArchitectures: null }], syscalls: [{ names: ["accept", "accept4", "access", "adjtimex", "alarm", "bind", "brk", "cachestat", "capget", "capset", "chdir", "chmod", "chown", "chown32", "clock_adjtime", "clock_adjtime64", "clock_getres", "clock_getres_time64", "clock_gettime", "clock_gettime64", "clock_nanosleep", "clock_nanosleep_time64", "close", "close_range", "connect", "copy_file_range", "creat", "dup", "dup2", "dup3", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_ctl_old", "epoll_pwait", "epoll_pwait2", "epoll_wait", "epoll_wait_old", "eventfd", "eventfd2", "execve", "execveat", "exit", "exit_group", "faccessat", "faccessat2", "fadvise64", "fadvise64_64", "fallocate", "fanotify_mark", "fchdir", "fchmod", "fchmodat", "fchmodat2", "fchown", "fchown32", "fchownat", "fcntl", "fcntl64", "fdatasync", "fgetxattr", "flistxattr", "flock", "fork", "fremovexattr", "fsetxattr", "fstat", "fstat64", "fstatat64", "fstatfs", "fstatfs64", "fsync", "ftruncate", "ftruncate64", "futex", "futex_requeue", "futex_time64", "futex_wait", "futex_waitv", "futex_wake", "futimesat", "getcpu", "getcwd", "getdents", "getdents64", "getegid", "getegid32", "geteuid", "geteuid32", "getgid", "getgid32", "getgroups", "getgroups32", "getitimer", "getpeername", "getpgid", "getpgrp", "getpid", "getppid", "getpriority", "getrandom", "getresgid", "getresgid32", "getresuid", "getresuid32", "getrlimit", "get_robust_list", "getrusage", "getsid", "getsockname", "getsockopt", "get_thread_area", "gettid", "gettimeofday", "getuid", "getuid32", "getxattr", "getxattrat", "inotify_add_watch", "inotify_init", "inotify_init1", "inotify_rm_watch", "io_cancel", "ioctl", "io_destroy", "io_getevents", "io_pgetevents", "io_pgetevents_time64", "ioprio_get", "ioprio_set", "io_setup", "io_submit", "ipc", "kill", "landlock_add_rule", "landlock_create_ruleset", "landlock_restrict_self", "lchown", "lchown32", "lgetxattr", "link", "linkat", "listen", "listmount", "listxattr", "listxattrat", "llistxattr", "_llseek", "lremovexattr", "lseek", "lsetxattr", "lstat", "lstat64", "madvise", "map_shadow_stack", "membarrier", "memfd_create", "memfd_secret", "mincore", "mkdir", "mkdirat", "mknod", "mknodat", "mlock", "mlock2", "mlockall", "mmap", "mmap2", "mprotect", "mq_getsetattr", "mq_notify", "mq_open", "mq_timedreceive", "mq_timedreceive_time64", "mq_timedsend", "mq_timedsend_time64", "mq_unlink", "mremap", "mseal", "msgctl", "msgget", "msgrcv", "msgsnd", "msync", "munlock", "munlockall", "munmap", "name_to_handle_at", "nanosleep", "newfstatat", "_newselect", "open", "openat", "openat2", "pause", "pidfd_open", "pidfd_send_signal", "pipe", "pipe2", "pkey_alloc", "pkey_free", "pkey_mprotect", "poll", "ppoll", "ppoll_time64", "prctl", "pread64", "preadv", "preadv2", "prlimit64", "process_mrelease", "pselect6", "pselect6_time64", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv", "recv", "recvfrom", "recvmmsg", "recvmmsg_time64", "recvmsg", "remap_file_pages", "removexattr", "removexattrat", "rename", "renameat", "renameat2", "restart_syscall", "riscv_hwprobe", "rmdir", "rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "rt_sigtimedwait_time64", "rt_tgsigqueueinfo", "sched_getaffinity", "sched_getattr", "sched_getparam", "sched_get_priority_max", "sched_get_priority_min", "sched_getscheduler", "sched_rr_get_interval", "sched_rr_get_interval_time64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler", "sched_yield", "seccomp", "select", "semctl", "semget", "semop", "semtimedop", "semtimedop_time64", "send", "sendfile", "sendfile64", "sendmmsg", "sendmsg", "sendto", "setfsgid", "setfsgid32", "setfsuid", "setfsuid32", "setgid", "setgid32", "setgroups", "setgroups32", "setitimer", "setpgid", "setpriority", "setregid", "setregid32", "setresgid", "setresgid32", "setresuid", "setresuid32", "setreuid", "setreuid32", "setrlimit", "set_robust_list", "setsid", "setsockopt", "set_thread_area", "set_tid_address", "setuid", "setuid32", "setxattr", "setxattrat", "shmat", "shmctl", "shmdt", "shmget", "shutdown", "sigaltstack", "signalfd", "signalfd4", "sigprocmask", "sigreturn", "socketcall", "socketpair", "splice", "stat", "stat64", "statfs", "statfs64", "statmount", "statx", "symlink", "symlinkat", "sync", "sync_file_range", "syncfs", "sysinfo", "tee", "tgkill", "time", "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_gettime64", "timer_settime", "timer_settime64", "timerfd_create", "timerfd_gettime", "timerfd_gettime64", "timerfd_settime", "timerfd_settime64", "times", "tkill", "truncate", "truncate64", "ugetrlimit", "umask", "uname", "unlink", "unlinkat", "uretprobe", "utime", "utimensat", "utimensat_time64", "utimes", "vfork", "vmsplice", "wait4", "waitid", "waitpid", "write", "writev"], action: "SCMP_ACT_ALLOW" }, { names: ["process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { minKernel: "4.8" } }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 38, op: "SCMP_CMP_LT" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 39, op: "SCMP_CMP_EQ" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 40, op: "SCMP_CMP_GT" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 0, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 8, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131072, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131080, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 4294967295, op: "SCMP_CMP_EQ" }] }, { names: ["sync_file_range2", "swapcontext"], action: "SCMP_ACT_ALLOW", includes: { arches: ["ppc64le"] } }, { names: ["arm_fadvise64_64", "arm_sync_file_range", "sync_file_range2", "breakpoint", "cacheflush", "set_tls"], action: "SCMP_ACT_ALLOW", includes: { arches: ["arm", "arm64"] } }, { names: ["arch_prctl"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32"] } }, { names: ["modify_ldt"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32", "x86"] } }, { names: ["s390_pci_mmio_read", "s390_pci_mmio_write", "s390_runtime_instr"], action: "SCMP_ACT_ALLOW", includes: { arches: ["s390", "s390x"] } }, { names: ["riscv_flush_icache"], action: "SCMP_ACT_ALLOW", includes: { arches: ["riscv64"] } }, { names: ["open_by_handle_at"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_DAC_READ_SEARCH"] } }, { names: ["clone", "clone3", "fsconfig", "fsmount", "fsopen", "fspick", "lsm_get_self_attr", "lsm_list_modules", "lsm_set_self_attr", "mount", "mount_setattr", "move_mount", "open_tree", "setdomainname", "sethostname", "setns", "umount", "umount2", "unshare"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], excludes: { caps: ["CAP_SYS_ADMIN"], arches: ["s390", "s390x"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 1, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], comment: "s390 parameter ordering for clone is different", includes: { arches: ["s390", "s390x"] }, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: 38, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["reboot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_BOOT"] } }, { names: ["chroot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_CHROOT"] } }, { names: ["delete_module", "init_module", "finit_module"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_MODULE"] } }, { names: ["acct"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PACCT"] } }, { names: ["kcmp", "pidfd_getfd", "process_madvise", "process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PTRACE"] } }, { names: ["iopl", "ioperm"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_RAWIO"] } }, { names: ["settimeofday", "stime", "clock_settime", "clock_settime64"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TIME"] } }, { names: ["vhangup"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TTY_CONFIG"] } }, { names: ["get_mempolicy", "mbind", "set_mempolicy", "set_mempolicy_home_node"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_NICE"] } }, { names: ["syslog"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYSLOG"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_BPF"] } }, { names: ["perf_event_open"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_PERFMON"] } }, { names: ["pivot_root"], action: "SCMP_ACT_ALLOW" }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 1, op: "SCMP_CMP_EQ" }] }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 5, op: "SCMP_CMP_EQ" }] }, { names: ["keyctl"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 6, op: "SCMP_CMP_EQ" }] }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 0, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 5, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 8, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 16, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 18, op: "SCMP_CMP_EQ" }], includes: { caps: ["CAP_SYS_ADMIN"] } }] };

// src/steps/daemon/tiers/host-users.ts
var hostUsers = ({ userNamespaceRemap }) => userNamespaceRemap ? { UsernsMode: "host" } : {};

// src/steps/daemon/tiers/capabilities.ts
function capabilitiesContainer({ host }) {
  const security = [`seccomp=${JSON.stringify(seccomp_profile_default)}`];
  if (host.appArmor) security.push("apparmor=unconfined");
  if (host.seLinux) security.push("label=disable");
  const privileges = { CapAdd: ["SYS_ADMIN", "NET_ADMIN", "SYS_PTRACE"], SecurityOpt: security };
  return { host: { ...privileges, ...hostUsers(host) } };
}

// src/steps/daemon/tiers/privileged.ts
function privilegedContainer({ host }) {
  return { host: { Privileged: true, OomScoreAdj: 500, ...hostUsers(host) } };
}

// src/steps/daemon/tiers/rootless-script.ts
var mtu = 65520;
var rootlessScript = `# Starts a rootless Docker daemon.
# POSIX sh (dash and busybox).
set -eu
inside=$1 gateway=$3 first=$4
shift 5
refuse() { echo "berth: refused: $*" >&2; exit 1; }
value() { cat "/proc/sys/$1" 2>/dev/null || echo "$2"; }

[ "$(value user/max_user_namespaces 0)" != 0 ] || refuse "The kernel allows no user namespace: user.max_user_namespaces is 0."
[ "$(value kernel/unprivileged_userns_clone 1)" != 0 ] || refuse "The kernel allows only root to create a user namespace: kernel.unprivileged_userns_clone is 0."
[ "$(value kernel/apparmor_restrict_unprivileged_userns 0)" = 0 ] || refuse "AppArmor gives no capability in the user namespaces of ordinary users: kernel.apparmor_restrict_unprivileged_userns is 1."
! grep -q '^NoNewPrivs:[[:space:]]*1' /proc/self/status || refuse "The host daemon sets no-new-privileges for its containers, so newuidmap gets no capability."
for program in rootlesskit slirp4netns dockerd; do
  command -v "$program" >/dev/null || refuse "The image contains no $program. Set \\\`dind-image\\\` to an image for rootless daemons, such as docker:29.7.2-dind-rootless."
done
(: <>/dev/net/tun) 2>/dev/null || refuse "The container cannot open /dev/net/tun, which slirp4netns needs. Load the kernel module on the host: sudo modprobe tun"

XDG_RUNTIME_DIR=/run/user/$(id -u)
export XDG_RUNTIME_DIR
mkdir -p "$XDG_RUNTIME_DIR"
chmod 700 "$XDG_RUNTIME_DIR"
# host.docker.internal is the machine.
${machineAddress}if [ -n "$gateway" ] && [ -n "$machine" ]; then
  set -- "$@" --host-gateway-ip "$machine"
fi
set -- rootlesskit --state-dir="$XDG_RUNTIME_DIR/rootlesskit" --net=slirp4netns --mtu=${mtu} --disable-host-loopback   --port-driver=builtin --copy-up=/etc --copy-up=/run sh -c "$inside" berth "$first" "$@"
${executeDaemon}`;
var rootlessScriptInside = `# Becomes the daemon.
# POSIX sh (dash and busybox).
set -eu
first=$1
shift
warn() { echo "berth: $*" >&2; }
# /tmp can be the job's: temporary files of a daemon that is killed would remain there.
export TMPDIR=/run/berth-tmp
mkdir -p "$TMPDIR"

${workingIptables}

if [ -n "$first" ]; then
  echo "$first 60999" 2>/dev/null >/proc/sys/net/ipv4/ip_local_port_range || true
fi
${rawTableScript}
${storageTest}exec "$@"
`;

// src/steps/daemon/tiers/rootless-seccomp-profile.json
var rootless_seccomp_profile_default = { defaultAction: "SCMP_ACT_ERRNO", defaultErrnoRet: 1, archMap: [{ architecture: "SCMP_ARCH_X86_64", subArchitectures: ["SCMP_ARCH_X86", "SCMP_ARCH_X32"] }, { architecture: "SCMP_ARCH_AARCH64", subArchitectures: ["SCMP_ARCH_ARM"] }, { architecture: "SCMP_ARCH_MIPS64", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64N32"] }, { architecture: "SCMP_ARCH_MIPS64N32", subArchitectures: ["SCMP_ARCH_MIPS", "SCMP_ARCH_MIPS64"] }, { architecture: "SCMP_ARCH_MIPSEL64", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64N32"] }, { architecture: "SCMP_ARCH_MIPSEL64N32", subArchitectures: ["SCMP_ARCH_MIPSEL", "SCMP_ARCH_MIPSEL64"] }, { architecture: "SCMP_ARCH_S390X", subArchitectures: ["SCMP_ARCH_S390"] }, { architecture: "SCMP_ARCH_RISCV64", subArchitectures: null }, { architecture: "SCMP_ARCH_LOONGARCH64", subArchitectures: null }], syscalls: [{ names: ["accept", "accept4", "access", "adjtimex", "alarm", "bind", "brk", "cachestat", "capget", "capset", "chdir", "chmod", "chown", "chown32", "clock_adjtime", "clock_adjtime64", "clock_getres", "clock_getres_time64", "clock_gettime", "clock_gettime64", "clock_nanosleep", "clock_nanosleep_time64", "close", "close_range", "connect", "copy_file_range", "creat", "dup", "dup2", "dup3", "epoll_create", "epoll_create1", "epoll_ctl", "epoll_ctl_old", "epoll_pwait", "epoll_pwait2", "epoll_wait", "epoll_wait_old", "eventfd", "eventfd2", "execve", "execveat", "exit", "exit_group", "faccessat", "faccessat2", "fadvise64", "fadvise64_64", "fallocate", "fanotify_mark", "fchdir", "fchmod", "fchmodat", "fchmodat2", "fchown", "fchown32", "fchownat", "fcntl", "fcntl64", "fdatasync", "fgetxattr", "flistxattr", "flock", "fork", "fremovexattr", "fsetxattr", "fstat", "fstat64", "fstatat64", "fstatfs", "fstatfs64", "fsync", "ftruncate", "ftruncate64", "futex", "futex_requeue", "futex_time64", "futex_wait", "futex_waitv", "futex_wake", "futimesat", "getcpu", "getcwd", "getdents", "getdents64", "getegid", "getegid32", "geteuid", "geteuid32", "getgid", "getgid32", "getgroups", "getgroups32", "getitimer", "getpeername", "getpgid", "getpgrp", "getpid", "getppid", "getpriority", "getrandom", "getresgid", "getresgid32", "getresuid", "getresuid32", "getrlimit", "get_robust_list", "getrusage", "getsid", "getsockname", "getsockopt", "get_thread_area", "gettid", "gettimeofday", "getuid", "getuid32", "getxattr", "getxattrat", "inotify_add_watch", "inotify_init", "inotify_init1", "inotify_rm_watch", "io_cancel", "ioctl", "io_destroy", "io_getevents", "io_pgetevents", "io_pgetevents_time64", "ioprio_get", "ioprio_set", "io_setup", "io_submit", "ipc", "kill", "landlock_add_rule", "landlock_create_ruleset", "landlock_restrict_self", "lchown", "lchown32", "lgetxattr", "link", "linkat", "listen", "listmount", "listxattr", "listxattrat", "llistxattr", "_llseek", "lremovexattr", "lseek", "lsetxattr", "lstat", "lstat64", "madvise", "map_shadow_stack", "membarrier", "memfd_create", "memfd_secret", "mincore", "mkdir", "mkdirat", "mknod", "mknodat", "mlock", "mlock2", "mlockall", "mmap", "mmap2", "mprotect", "mq_getsetattr", "mq_notify", "mq_open", "mq_timedreceive", "mq_timedreceive_time64", "mq_timedsend", "mq_timedsend_time64", "mq_unlink", "mremap", "mseal", "msgctl", "msgget", "msgrcv", "msgsnd", "msync", "munlock", "munlockall", "munmap", "name_to_handle_at", "nanosleep", "newfstatat", "_newselect", "open", "openat", "openat2", "pause", "pidfd_open", "pidfd_send_signal", "pipe", "pipe2", "pkey_alloc", "pkey_free", "pkey_mprotect", "poll", "ppoll", "ppoll_time64", "prctl", "pread64", "preadv", "preadv2", "prlimit64", "process_mrelease", "pselect6", "pselect6_time64", "pwrite64", "pwritev", "pwritev2", "read", "readahead", "readlink", "readlinkat", "readv", "recv", "recvfrom", "recvmmsg", "recvmmsg_time64", "recvmsg", "remap_file_pages", "removexattr", "removexattrat", "rename", "renameat", "renameat2", "restart_syscall", "riscv_hwprobe", "rmdir", "rseq", "rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigqueueinfo", "rt_sigreturn", "rt_sigsuspend", "rt_sigtimedwait", "rt_sigtimedwait_time64", "rt_tgsigqueueinfo", "sched_getaffinity", "sched_getattr", "sched_getparam", "sched_get_priority_max", "sched_get_priority_min", "sched_getscheduler", "sched_rr_get_interval", "sched_rr_get_interval_time64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler", "sched_yield", "seccomp", "select", "semctl", "semget", "semop", "semtimedop", "semtimedop_time64", "send", "sendfile", "sendfile64", "sendmmsg", "sendmsg", "sendto", "setfsgid", "setfsgid32", "setfsuid", "setfsuid32", "setgid", "setgid32", "setgroups", "setgroups32", "setitimer", "setpgid", "setpriority", "setregid", "setregid32", "setresgid", "setresgid32", "setresuid", "setresuid32", "setreuid", "setreuid32", "setrlimit", "set_robust_list", "setsid", "setsockopt", "set_thread_area", "set_tid_address", "setuid", "setuid32", "setxattr", "setxattrat", "shmat", "shmctl", "shmdt", "shmget", "shutdown", "sigaltstack", "signalfd", "signalfd4", "sigprocmask", "sigreturn", "socketcall", "socketpair", "splice", "stat", "stat64", "statfs", "statfs64", "statmount", "statx", "symlink", "symlinkat", "sync", "sync_file_range", "syncfs", "sysinfo", "tee", "tgkill", "time", "timer_create", "timer_delete", "timer_getoverrun", "timer_gettime", "timer_gettime64", "timer_settime", "timer_settime64", "timerfd_create", "timerfd_gettime", "timerfd_gettime64", "timerfd_settime", "timerfd_settime64", "times", "tkill", "truncate", "truncate64", "ugetrlimit", "umask", "uname", "unlink", "unlinkat", "uretprobe", "utime", "utimensat", "utimensat_time64", "utimes", "vfork", "vmsplice", "wait4", "waitid", "waitpid", "write", "writev"], action: "SCMP_ACT_ALLOW" }, { names: ["process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { minKernel: "4.8" } }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 38, op: "SCMP_CMP_LT" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 39, op: "SCMP_CMP_EQ" }] }, { names: ["socket"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 40, op: "SCMP_CMP_GT" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 0, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 8, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131072, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 131080, op: "SCMP_CMP_EQ" }] }, { names: ["personality"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 4294967295, op: "SCMP_CMP_EQ" }] }, { names: ["sync_file_range2", "swapcontext"], action: "SCMP_ACT_ALLOW", includes: { arches: ["ppc64le"] } }, { names: ["arm_fadvise64_64", "arm_sync_file_range", "sync_file_range2", "breakpoint", "cacheflush", "set_tls"], action: "SCMP_ACT_ALLOW", includes: { arches: ["arm", "arm64"] } }, { names: ["arch_prctl"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32"] } }, { names: ["modify_ldt"], action: "SCMP_ACT_ALLOW", includes: { arches: ["amd64", "x32", "x86"] } }, { names: ["s390_pci_mmio_read", "s390_pci_mmio_write", "s390_runtime_instr"], action: "SCMP_ACT_ALLOW", includes: { arches: ["s390", "s390x"] } }, { names: ["riscv_flush_icache"], action: "SCMP_ACT_ALLOW", includes: { arches: ["riscv64"] } }, { names: ["open_by_handle_at"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_DAC_READ_SEARCH"] } }, { names: ["bpf", "clone", "clone3", "fanotify_init", "fsconfig", "fsmount", "fsopen", "fspick", "lookup_dcookie", "lsm_get_self_attr", "lsm_list_modules", "lsm_set_self_attr", "mount", "mount_setattr", "move_mount", "open_tree", "perf_event_open", "quotactl", "quotactl_fd", "setdomainname", "sethostname", "setns", "syslog", "umount", "umount2", "unshare"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 0, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], excludes: { caps: ["CAP_SYS_ADMIN"], arches: ["s390", "s390x"] } }, { names: ["clone"], action: "SCMP_ACT_ALLOW", args: [{ index: 1, value: 2114060288, op: "SCMP_CMP_MASKED_EQ" }], comment: "s390 parameter ordering for clone is different", includes: { arches: ["s390", "s390x"] }, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["clone3"], action: "SCMP_ACT_ERRNO", errnoRet: 38, excludes: { caps: ["CAP_SYS_ADMIN"] } }, { names: ["reboot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_BOOT"] } }, { names: ["chroot"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_CHROOT"] } }, { names: ["delete_module", "init_module", "finit_module"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_MODULE"] } }, { names: ["acct"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PACCT"] } }, { names: ["kcmp", "pidfd_getfd", "process_madvise", "process_vm_readv", "process_vm_writev", "ptrace"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_PTRACE"] } }, { names: ["iopl", "ioperm"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_RAWIO"] } }, { names: ["settimeofday", "stime", "clock_settime", "clock_settime64"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TIME"] } }, { names: ["vhangup"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_TTY_CONFIG"] } }, { names: ["get_mempolicy", "mbind", "set_mempolicy", "set_mempolicy_home_node"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYS_NICE"] } }, { names: ["syslog"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_SYSLOG"] } }, { names: ["bpf"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_BPF"] } }, { names: ["perf_event_open"], action: "SCMP_ACT_ALLOW", includes: { caps: ["CAP_PERFMON"] } }, { names: ["chroot", "clone", "keyctl", "mount", "pivot_root", "sethostname", "setns", "umount2", "unshare"], action: "SCMP_ACT_ALLOW" }] };

// src/steps/daemon/tiers/rootless.ts
var defaultUser = 1e3;
var home = "/home/rootless";
function rootlessContainer(step) {
  const { user, socketGroup, host } = step;
  const security = [`seccomp=${JSON.stringify(rootless_seccomp_profile_default)}`];
  if (host.appArmor) security.push("apparmor=unconfined");
  if (host.seLinux) security.push("label=disable");
  const [uid, gid] = user === 0 ? [defaultUser, defaultUser] : [user, socketGroup];
  return {
    host: {
      CapDrop: ["ALL"],
      CapAdd: ["SETUID", "SETGID"],
      SecurityOpt: security,
      MaskedPaths: [],
      ReadonlyPaths: [],
      DeviceCgroupRules: ["c 10:200 rwm"],
      ...hostUsers(host)
    },
    entrypoint: ["sh", "-c", rootlessScript, "berth", rootlessScriptInside, ...networkArguments(step)],
    // The group of this user, as the daemon sees it in its user namespace.
    socketGroup: 0,
    user: {
      uid,
      gid,
      home,
      dataRoot: `${home}/.local/share/docker`,
      directory: "/berth",
      volumes: ["/dev/net"]
    }
  };
}

// src/values/sysbox-runtime.ts
var sysboxRuntime = "sysbox-runc";

// src/steps/daemon/tiers/sysbox.ts
function sysboxContainer() {
  return { host: { Runtime: sysboxRuntime } };
}

// src/steps/daemon/tier-refused.ts
var TierRefused = class extends Error {
  name = "TierRefused";
};
function refusalIn(log) {
  return /^berth: refused: (.+)$/m.exec(log)?.[1];
}
function refusalByEngine(privilege, error) {
  const { message = "" } = engineError(error) ?? {};
  const isOfRuntime = privilege === "sysbox" && /runtime/i.test(message);
  return isOfRuntime ? new TierRefused(message, { cause: error }) : void 0;
}

// src/steps/daemon/user-namespace/inner-script.ts
var innerScript = String.raw`# Prepares a user namespace for a Docker daemon, then executes the daemon. POSIX sh (dash and busybox).
${beginning}
gateway=$1 first=$2 sources=$3
shift 3
${environment}
rm -f /run/berth-enclose

mount -t proc -o nosuid,nodev,noexec proc /proc
# A new sysfs covers the cgroups. Those of version 1 are kept; those of version 2 start at the cgroup of this process.
mkdir -p /run/berth-cgroup
mount --rbind /sys/fs/cgroup /run/berth-cgroup
mount -t sysfs -o nosuid,nodev,noexec sysfs /sys
if [ -f /run/berth-cgroup/cgroup.controllers ]; then
  mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 /sys/fs/cgroup
else
  mount --rbind /run/berth-cgroup /sys/fs/cgroup
fi
umount -l /run/berth-cgroup
mount -t mqueue -o nosuid,nodev,noexec mqueue /dev/mqueue || warn "/dev/mqueue shows the queues of another namespace"

${cgroupFunctions}
if [ -f "$root/cgroup.controllers" ]; then delegate_controllers init; fi

${beforeDaemon}

# What stays outside reaches DNS servers through this namespace.
if [ -f /run/berth-resolv.conf ]; then
  mount --bind /run/berth-resolv.conf /etc/resolv.conf
  echo 1 >/proc/sys/net/ipv4/ip_forward
  iptables -w -t nat -A POSTROUTING -s "$(sed -n 's/^nameserver //p' /etc/resolv.conf | head -n 1)" -j MASQUERADE
  iptables -w -I FORWARD -i berth1 -j ACCEPT
  iptables -w -I FORWARD -o berth1 -j ACCEPT
fi

${rawTableScript}
${hostGatewayScript}
${localhostPortsScript}
# In a container with the job's user, the directories of the job have the map of owners for this user.
runc=$(command -v runc || true)
if [ -f /run/berth-sources ] && [ -n "$runc" ]; then
  mkdir -p /run/berth-bin
  cat >/run/berth-bin/runc <<RUNC
#!/bin/sh
before=
for word; do
  [ "\$before" != --bundle ] || sed -i -f /run/berth-sources "\$word/config.json"
  before=\$word
done
exec $runc "\$@"
RUNC
  chmod 755 /run/berth-bin/runc
  PATH=/run/berth-bin:$PATH
fi

${storageTest}${executeDaemon}`;

// src/steps/daemon/user-namespace/outer-script.ts
var outerScript = String.raw`# Puts a Docker daemon into a user namespace of its own. POSIX sh (dash and busybox).
${beginning}
umask 022
inner=$1 program=$2 link=$3 user=$4 group=$5
shift 5
# 65,536 ids that belong to nobody: the first range of subordinate ids, which useradd(8) also starts with.
first=100000
refuse() {
  case $2 in
  1) why='operation not permitted' ;;
  22) why='invalid argument' ;;
  28) why='the limit of user namespaces is reached (user.max_user_namespaces)' ;;
  38) why='this kernel is too old' ;;
  *) why="errno $2" ;;
  esac
  echo "berth: refused: $1: $why." >&2
  exit 1
}

enclose=/run/berth-enclose
echo "$program" | base64 -d >"$enclose"
chmod 755 "$enclose"
"$enclose" check || refuse 'The kernel makes no user namespace' $?

${cgroupFunctions}

# Each mount of the job belongs to the job's user outside and to root inside. A mount that cannot be mapped shows its
# files as those of nobody: a container can read what everyone may read, and a write fails.
kind_of() {
  path=$1 kind=''
  shift
  while [ "$1" != -- ]; do
    case $path in
    "$2") kind=$1 && return ;;
    "$2"/*) kind=wanted ;;
    esac
    shift 2
  done
}
map_owners() { "$enclose" idmap "$first" "$user" "$group" "$@"; }

# A container with the job's user, such as --user "$(id -u)", gets the same directories with another map, in which this
# user owns the same files inside and outside. The inner script puts their paths into the container's configuration.
as_user=/run/berth-user
sources=/run/berth-sources
is_user_inside=false
[ "$user" = 0 ] || [ "$user" -gt 65535 ] || [ "$group" -gt 65535 ] || is_user_inside=true
map_as_user() {
  mkdir -p "$as_user$path"
  map_owners "$user" "$group" "$path" "$as_user$path" || return 0
  pattern=$path
  case $path in *[!A-Za-z0-9/_-]*) pattern=$(printf '%s\n' "$path" | sed 's/[][#.*^$&\]/\\&/g') ;; esac
  for end in '"' /; do
    printf '%s\n' "s#\"source\":\"$pattern$end#\"source\":\"$as_user$pattern$end#g"
  done >>"$sources"
}

! $is_user_inside || printf '/"user":{"uid":%s[,}]/{\n' "$user" >"$sources"
while read -r _ _ _ _ point _ rest; do
  # The kernel writes a space as \040.
  case $point in *\\*) point=$(printf '%b' "$point") ;; esac
  kind_of "$point" "$@"
  [ -n "$kind" ] || continue
  if $is_user_inside && [ -d "$path" ]; then map_as_user; fi
  status=0
  map_owners 0 0 "$path" "$path" || status=$?
  [ "$status" != 0 ] || continue
  problem="The kernel cannot map the owners of files in $path ($(echo "$rest" | sed 's/.*- \([^ ]*\) .*/\1/'))"
  [ "$kind" = wanted ] || refuse "$problem" "$status"
  warn "$problem: containers cannot write there"
done <<MOUNTS
$mounts
MOUNTS
! $is_user_inside || echo '}' >>"$sources"
while [ "$1" != -- ]; do shift 2; done
shift

# A new sysfs inside must not be more writable than this one (kernel: mount_too_revealing): first its superblock, then
# its mount. These files belong to the host's root, which is nobody inside.
if ! mount -o remount,rw /sys || ! mount -o remount,bind,rw,nosuid,nodev,noexec /sys; then
  refuse 'The engine does not let /sys be writable' 1
fi

# The limits of this container are files in the cgroups, which remain the host's. Only new ones can be made inside.
make_cgroups_writable
leave=-
if [ -f "$root/cgroup.controllers" ]; then
  delegate_controllers outer
  leave=$root/outer/cgroup.procs
  job=$root/job
  mkdir -p "$job"
  chown "$first:$first" "$job" "$job/cgroup.procs" "$job/cgroup.subtree_control" "$job/cgroup.threads"
  echo $$ >"$job/cgroup.procs"
else
  chown "$first:$first" "$root"/*/
fi

# What the daemon writes: its data root, its sockets, and mount points that it makes. The other files of the image remain
# the host's root's, because \`docker exec\` runs them outside of the user namespace. With the sticky bit, nothing of
# these directories can be replaced.
[ -e /var/run ] || ln -s /run /var/run
chown "$first:$first" /run /var/run/ /var/lib/docker
# For the storage driver fuse-overlayfs, which gets this device.
[ ! -c /dev/fuse ] || chown "$first:$first" /dev/fuse
shared=/
for each in /etc/docker /home /media /mnt /opt /srv; do
  # Not a directory of the job, which is mounted there.
  case $mounts in *" $each "*) ;; *) shared="$shared $each" ;; esac
done
# shellcheck disable=SC2086
mkdir -p $shared && chgrp "$first" $shared && chmod g+w,+t $shared

# The DNS server of the host daemon stays in the network namespace outside. A pair of interfaces reaches it.
${relayNames}
nameserver=$link
if [ "$link" != - ]; then
  if has_own_names; then
    ${workingIptables}
    if relay_names; then
      with_dots | sed "s/^nameserver 127\.0\.0\.11\$/nameserver $link/" >/run/berth-resolv.conf
    else
      without_names
      link=-
    fi
  else
    link=-
  fi
fi

exec "$enclose" run "$first" "$leave" "$link" /bin/sh -c "$inner" berth "$@"
`;

// src/steps/daemon/user-namespace/programs.ts
var programs = {
  x86_64: "f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAsABAAAAAAABAAAAAAAAAANgVAAAAAAAAAAAAAEAAOAACAEAABAADAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAChUAAAAAAAAKFQAAAAAAAAEAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAABIiedIg+Tw6B0RAAAxwIoUBooMB4TSdAdI/8A4ynTvMcA4yg+UwMMxwIoPjVHQgPoJdxBIa8AKSA++0kj/x0gB0OvmwzHAihQGhNJ0CIgUB0j/wOvxSAH4xgAAw0iD7CC5EgAAAEG4CgAAAMZEJB8ASInwSJlJ9/iDwjCIVAwMSInySInGSInISP/JSIP6CX/fSJhIjUwkDEiNNAHoo////0iDxCDDVUiJ+UUx0kUxyVNIifO+ehNAAEiB7AABAABIieVIie/oef///0iJzkiJx+hu////vosTQABIicfoYf///0iJ3kiJx+hu////vpQTQABFMcBIicfoRv///78CAAAASInuSCnoSInCuAEAAAAPBUiBxAABAABIidhbXcNBVEUx0kmJ9EUxwFW9AQEAAEUxyboBAAgAU0iJ+0iJ6EjHx5z///9Iid4PBTHSSInFSIXAeQVI99jrQUGAPBQAdAVI/8Lr9EUx0kUxwEUxybgBAAAASInvTInmDwUx0kiJw7gDAAAASInWDwVIidpIidhIwfo/SPfYSCHQW11BXMNIiflJifJIide+lxNAAEmJ0eiN/v//SInOSInH6Jr+//9MidZIicfod/7//0yJyMNJidJJicnogP7//74LFUAASInH6Fv+//9MidZIicfoaP7//74LFUAASInH6EP+//9Mic5IicfoUP7//76VE0AASInH6Sv+//+LB4PAA4Pg/EgB+GaJcAKNcQRmiTAx9kg58XQORIoEMkSIRDAESP/G6+0PtxCDwgOB4vz/AQBIAcJIKfqJF8Nmg04GBYsWRTHSRTHARTHJuAEAAAAPBUiFwHg8SIHswAEAADHAuiQCAABIjXQkiA8FSIXAeQVI99jrFWaDfCSMArhHAAAAdQiLRCSY99hImEiBxMABAADDSPfYw0FUMcBVU0iJ+0iJ90iB7KgAAADGRASIAEj/wEiNdCSISD0gAQAAdetmiVQkjEUx0kUxwEUxyWbHRCSOAQO4AQAAALocAAAAx0QkiBwAAAAPBUG8AAACAEiNq1gBAABIhcB4ZkiLQwhMieJFMdJFMcBFMclIjXQFAEgpwjHADwVIOcJ0SkiJwUiD+Q9+0YsWg/oPdspBidBJOch/wkSLRgRmQYP4A3QuZkGD+AJ1CYtGEPfYSJjrIIPCA4Pi/EgBUwhIKdFIAdbrvkj32OsJuGkAAADrAjHASIHEqAAAAFtdQVzDVTHASIn9uQoAAABTuxAAAABFMdJFMcBFMclIg+w4SInn86tIiefogvz//0iJ2L4TiQAASInvSIniDwVmg0wkEAFIhcB4E0Ux0kUxwEUxyUiJ2L4UiQAADwVIg8Q4SPfYW13DVTHAuQoAAABFMdJTSIn7RTHARTHJSIPsOEiJ5UiJ5/OrSInv6CH8//+4EAAAAEiJ30iJ6r4ziQAADwVIhcB4BUhjRCQQSIPEOFtdw4sPSI1HHEiD6RxIg/kDfioPtxBmg/oDdiEPt/pIOc9/GQ+3eAI593QTg8IDgeL8/wEASCnRSAHQ69AxwMNIifhVSInPU0iJ88YBAEiFwHUMSInyuQAAAQAx9utISI0sFkmJ07kBAAAASInGSInq6Bj9//9IicdNhdt+GkyJ2UiJ2kiJ3ugC/f//SInHSYH7/v8AAH8WSI11Abn//wAATCnZSInyW13p4Pz//1tdw0FURTHSRTHARTHJVb4AAAgAU0iJ+0iB7FABAABIiz/oD/v//0iNfCQIMdJJicS4JQEAAA8FSIXAD4hOAQAAvTgAAAC/EQAAEEiJ1kiJ6A8FSInFSIXAD4gwAQAAdTZIY3wkDLgDAAAASInuSInqDwW6AQAAAEiNdCQHSGN8JAhIiegPBbjnAAAASInvSInuSInqDwVIi3sY6Jb6//9Ii3sISInG6Ir6//9IifJIjUwkUEyJ5kiJx+jT/v//vp4TQABIie9IjVQkEOjf+///SI10JFBIicfoUfv//0iFwHVMSIt7IOhK+v//SIt7EEiJxug++v//SInySI1MJFBMieZIicfoh/7//76nE0AASInvSI1UJBDok/v//0iNdCRQSInH6AX7//9IhcB0BUj32OsxSI1UJBBIie++sBNAAOhq+///RTHSRTHARTHJSInGSMfHnP///7gBAQAAugAACAAPBTHSSInDSGN8JAxFMdJFMcBFMcm4AwAAAEiJ1g8FuD0AAABIie8PBUiJ2EiBxFABAABbXUFcw1VIifVTSIn7SIHsOAEAAIlUJAzoVv3//zHSSIXAeQVI99jrXMZEFBAASP/CSIH6IAEAAHXvSI18JBC+AgAAAEiNVCQMSLkYAAAAFAABBkiJTCQQuQQAAABmx0QkIAIeiUQkJOgl+///SIn+SInf6Fn7//9IhcB1CEiJ7uiL/P//SIHEOAEAAFtdw0FXRTHSRTHARTHJQVZBVUmJ/UFUVVNIgewYAwIASIs/SIl0JCC+AwAIAOji+P//vxAAAAAx0kiJRCQYuCkAAAAPBU2LRRBIiUQkCL65E0AAMe1Ji0UITInHSIlEJBDok/j//4XAdSm+BAAAAEyJx8HlCOia+P//D7bACcVBigCEwHQHSf/APC518v/Odd4PzUjHRCQ4/////0iDfCQIAHkSSIt0JAi/uxNAAEj33ulRCAAAMdJIi3QkCDHASI28JLgBAABIiZQkwAEAALoWAAAAiYQkyAEAAOjB+v//SInDSIXAD4X7AAAASIuEJMABAABFMfZIjZwkEAMAAEiNlCSQAAAASYncvhCJAABBvxAAAABIiYQkuAEAAEiLhCS4AQAATAHgSDnDD4OXAAAARItDFLkKAAAARInwgHsT/kiNvCSQAAAA86tEiYQkoAAAAHRji7wkyAEAAEiNjCS4AQAAMcA5+A+NYAgAAEiDwRREOwF0Qf/A6+tIY4QkyAEAAIt7FEiJwUhrwBT/wYmMJMgBAACJvATMAQAASI2MBNABAAAxwECKPAJAiDwBSP/ASIP4EHXviwODwAOD4PxIAcPpVf///0iLdCQIuhoAAABIjbwkuAEAAOjC+f//SInDSIXAdA1Iid6/3hNAAOkTBwAASI18JEhFMdJFMcBFMcm4JQEAAL4AAAgASInaDwVIhcB5EEj32L8GFEAASInG6eEGAABIjXQkOEUxwEUxybgOAAAAQboIAAAASInfSI1UJEAPBUUx0r8RAAJ+uDgAAABIid5IidoPBUiJBCRIhcAPhZcDAABIizQkSGN8JEy4AwAAAEiJ8g8FugEAAABIY3wkSEiLBCRIjbQkkAAAAA8FSP/IvyAAAAAPhUcDAABIizwkuHQAAABIif5IifoPBUiFwHU+SIs8JEUx0kUxwEUxybh3AAAASIn+SIn6DwVIhcB1H0iLPCRFMdJFMcBFMcm4dQAAAEiJ/kiJ+g8FSIXAdBBI99i/HxRAAEiJxunbAgAAuykAAABIixQkRTHSRTHARTHJvxAAAAC+AwAIAEiJ2A8FSInDSIXAeRBI99u/uxNAAEiJ3umiAgAAvmMUQABIicfoOfn//0iFwA+FJQIAAEyNtCTQAQAARTHkRDukJMgBAAB9HUyJ9kiJ30mDxhToDPn//0iFwA+F+AEAAEH/xOvZTI28JBADAABNif5Ii4QkuAEAAEwB8Ek5xw+D0AAAAEGLfxSLtCTIAQAASI2MJLgBAAAxwDnwfQxIg8EUOzl0B//A6/CDyP9FiyeD+P91DkGLB4PAA4Pg/EkBx+uuQYtPEIHh/wAA/4H5CgAA/XTgSJhIid9Ia8AUSI20BNABAADo3Pj//0iFwA+IqAAAAEGAfxAKQYlHFHQcZkHHRwYABUyJ/kiJ3+gU9///SIXAdJ/pPgEAAEmD7BhJjU8YSYP8A37WD7cBZoP4A3bND7fwSTn0fMVmg3kCCHUEg0kEAoPAAyX8/wEASSnESAHB685FMeRMi7wkuAEAAE0B9+tmQYB/FQJ0U0GAfxcBdUxImEiJ30iJTCQoSGvAFEiNtATQAQAA6Dn4//9Ii0wkKEiFwA+JkAAAAEj32Om1AAAAvgUAAABMif/oYvj//0iFwA+VwA+2wEQ54HQeQYsHg8ADg+D8SQHHSIuEJMABAABMAfBJOcdyyes/vgQAAABMif/oKfj//0iJwUiFwHTNi7wkyAEAAESLQARIjbQkuAEAADHAOfh9tEiDxhREOwYPhE3/////wOvrRYXkdUJBvAEAAADpLP///4lBBEyJ/kiJ30GDZxgEZkHHRwYABOjf9f//SIP4EQ+Eb////0iFwA+EZv///0iJxr9mFEAA612F7XQYjZUAAAABvqwVQABIid/o3/n//0iFwHXaQboIAAAARTHARTHJMdK4DgAAAL8CAAAASI10JEAPBUUx0kmNdRhJi30YuDsAAABIi1QkIA8FSPfYv6QUQABIicborvP//0iJxzHSRTHSRTHARTHJuOcAAABIidYPBesTeRFIizQkv8EUQABI997p9QIAADHSSGN8JEhFMdJFMcBFMcm4AwAAAEiJ1g8FSIt8JBC+uRNAAOi+8v//hcB1IEiLfCQQvuQUQADov/P//7/mFEAASInGSIXAD4WoAgAASI2cJJAAAAC+ChVAAEiJ3+i98v//SIt0JBhIicfoyPL//74LFUAASInH6KPy//++AAABAEiJx+iu8v//SIs8JEiNVCRQvp4TQADo4PP//0iJ3kiJx+hU8///SInGSIXAdSZIizwkSI1UJFC+pxNAAOi68///SIneSInH6C7z//9IicZIhcB0Cr8NFUAA6RYCAABJvSAAAAAQAAEAiwQkRTHkiUQkUEQ5pCTIAQAAflxIhfZ1XDHAxgQDAEj/wEg9IAEAAHXxSWvEFLkEAAAASInfSf/ESI1UJFC+EwAAAEyJrCSQAAAAi4QEzAEAAImEJKQAAADorfP//0iLfCQISIne6N/z//9IicbrmkiF9nQKvy8VQADpjQEAAIXtD4SPAQAAiwQkD1fADylEJFCJRCQ0McDGBAMASP/ASD0gAQAAdfFIid+5BwAAALqzFUAASLggAAAAEAABBr4DAAAASImEJJAAAADoO/P//zHJMdK+EgAAAOgt8///uQQAAAC6aBVAAL4BAAAASYnB6Bbz//8xyTHSvgIAAADoCPP//7kQAAAASI1UJFC+AQAAAEmJwujx8v//uQcAAAC6rBVAAL4DAAAASYnD6Nry//9IjVQkNL4TAAAAuQQAAADoxvL//4uEJJAAAABIi3wkCEiJ3kgB2EiJwkwp2mZBiRNIicJMKchMKdJmQYkSZkGJAejT8v//SIXAD4WEAAAASIt8JAiJ6r6zFUAA6O32//9IhcB1boHFAAAAAYlsJFDGBAMASP/ASD0gAQAAdfG+BQAAAEiJ30i4HAAAABgAAQa5BAAAAEiNVCRQSImEJJAAAADGhCSgAAAAAmbHhCSkAAAA/gTGhCSnAAAAAegZ8v//SIt8JAhIid7oS/L//0iFwHQSSInGv20VQADoh/D//+nzAAAAuAEAAABIY3wkTEUx0kUxwEUxyb6WE0AASInCDwVBvIAAAABBvQEAAABBvj0AAABBvz4AAABBuggAAABFMcBFMckx0kjHRCRQ/////0yJ4EiNfCRQSIneDwVIicVIhcB+F0iD+BF0EUiLPCRFMdJMifhIie4PBeu9SIPP/0iD/RF1s0Ux0kUxwEUxyUyJ8EiNdCQ0TInqDwVIhcB+mEg5BCR134tUJDSJ0IPgf3UID7bWSGPC6z2D6IBImOs2g/8QdCdIi3wkCEUx0kUxwEUxyUyJ+A8FSIXAD4mM9///SPfYSInD6e33//+7aQAAAOnj9///SIHEGAMCAFtdQVxBXUFeQV/DQVRVU0iJ+0iD7CBMiwdJg/gCdXdIi38QvpwVQADowe7//78WAAAAhcAPhFQBAAAx0rs4AAAARTHSRTHARTHJvxEAAn5IidhIidYPBUiJw0iFwHUSuOcAAABIid9Iid5IidoPBesGD4ifAAAAMdJFMdJFMcBFMcm4PQAAAEiJ30iJ1g8FMf/p+AAAAEmD+AkPhbsAAABIi38QvqIVQADoQO7//4XAD4SwAAAASI17GOgX8///SInHSIXAeQhI99/pvwAAAEiLa0hIi3NAD1fAu6wBAABJx8Sc////RTHSRTHARTHJSIlEJBi6AYAIAEiJ2EyJ50jHBCQAABAADxFEJAgPBUiJw0iFwHkISPfbSInf63C+lhNAAEmJ4kUxybi6AQAAQbggAAAAugAQAABIid8PBUiFwHUTSYnqQbgEAAAAuK0BAABMieIPBUj32OswvxYAAABJg/gFfihIi3sQvqgVQADoeu3//78WAAAAhcB0EUqNdMMQSI17GOht9P//SInHMdJFMdJFMcBFMcm45wAAAEiJ1g8FSIPEIFtdQVzDYmVydGg6IHJlZnVzZWQ6IAA6IGVycm5vIAAuCgAvcHJvYy8AL3VpZF9tYXAAL2dpZF9tYXAAL25zL3VzZXIALQBUaGUga2VybmVsIG9wZW5zIG5vIG5ldGxpbmsgc29ja2V0AFRoZSBhZGRyZXNzZXMgYW5kIHJvdXRlcyBjYW5ub3QgYmUgcmVhZABUaGUga2VybmVsIG1ha2VzIG5vIHBpcGUAVGhlIGtlcm5lbCBkb2VzIG5vdCBsZXQgYSBwcm9jZXNzIGJlY29tZSByb290IG9mIHRoZSB1c2VyIG5hbWVzcGFjZQBsbwBUaGUgbmV0d29yayBpbnRlcmZhY2VzIGNhbm5vdCBiZSBzZXQgdXAgaW4gdGhlIHVzZXIgbmFtZXNwYWNlAFRoZSBzaGVsbCBjYW5ub3QgYmUgZXhlY3V0ZWQAVGhlIGtlcm5lbCBtYWtlcyBubyB1c2VyIG5hbWVzcGFjZQAwAFRoZSBwcm9jZXNzIGNhbm5vdCBsZWF2ZSBpdHMgY2dyb3VwADAgAFRoZSBrZXJuZWwgcmVmdXNlcyB0aGUgbWFwIG9mIGlkcwBUaGUgbmV0d29yayBpbnRlcmZhY2VzIGNhbm5vdCBtb3ZlIHRvIHRoZSB1c2VyIG5hbWVzcGFjZQB2ZXRoAFRoZSBrZXJuZWwgbWFrZXMgbm8gcGFpciBvZiBuZXR3b3JrIGludGVyZmFjZXMAY2hlY2sAaWRtYXAAcnVuAGJlcnRoMQBiZXJ0aDAAAC5zaHN0cnRhYgAudGV4dAAucm9kYXRhAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAAABgAAAAAAAACwAEAAAAAAALAAAAAAAAAAyhIAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAARAAAAAQAAAAIAAAAAAAAAehNAAAAAAAB6EwAAAAAAAEACAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAQAAAAMAAAAAAAAAAAAAAAAAAAAAAAAAuhUAAAAAAAAZAAAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAA==",
  aarch64: "f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAsABAAAAAAABAAAAAAAAAAPgZAAAAAAAAAAAAAEAAOAACAEAABQAEAAEAAAAFAAAAsAAAAAAAAACwAEAAAAAAALAAQAAAAAAAIBkAAAAAAAAgGQAAAAAAAAgAAAAAAAAAUeV0ZAYAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAADgAwCRpQQAlAIAgNIjaGI4BGhiOIMAADRCBACRfwAEa2D//1R/AARr4BefGsADX9biAwCqRAGA0gAAgNJBAEA5IcAAUSMcABJ/JABxSQAAVMADX9YhfECTQgQAkQAEBJv3//8XAgCA0iNoYjiDAAA1H2giOAAAAovAA1/WA2giOEIEAJH5//8X/Xu9qUICgNJGAYDS/QMAkeRjAJH/rwA5JQzGmucDAaqjhAab4QMFqmPAABFDaCQ44wMCqkIEANH/JADx7P7/VIHAI4vm//+X/XvDqMADX9bkAwCq/Xu/qekDAaoBAACwIVATkf0DAJHoAwKq4AMCqtv//5fhAwSq4v//l+EDCarX//+X4AMIqv17wajAA1/WIQKA0ogbgNIAAAGqAgCA0gEAgNIDAIDSBACA0gUAgNIBAADUwANf1v17v6nqAwKq6QMDqv0DAJEIAACwCCkZkcz//5fhAwiqwf//l+EDCqrI//+X4QMIqr3//5fhAwmqxP//l/17wagBAACwIdgTkbf//xcFAEC55AMAqqUMABGldH6SAAAFiwYQAJEBBAB5YRAAEYFoJXgBAIDSfwAB6wEBAFSBaGV4IQwAESE4fpIBAAGLIQAEy4EAALnAA1/WR2hhOMdoITghBACR9P//F2EAgNLIGIDSAAKA0gEBoPICAIDSAwCA0gQAgNIFAIDSAQAA1MADX9YjDEB5pACAUiIAQLnmAwCqYwAEKggIgNIEAIDSBQCA0iMMAHkDAIDSAQAA1IAC+Lf/wwjR4AMGquEjAJHoB4DSgkSA0gEAANSAAPi24AMAy//DCJHAA1/W4BtAeR8IAHGhAABU4BtAueADAEsAfECT+P//F+AIgNL2//8X4AMAy8ADX9b/gwTR5wMBquYDAKoAAIDS/2sgOAAEAJEfgATxof//VCBggFLgDwB5gAOAUggIgNLhAwCRAwCA0gQAgNIFAIDS4AMAueADB6riCwB5ggOA0gEAANTJYAWRSgCg0mAA+LbgAwDLHAAAFMIEQPngAweq6AeA0gMAgNIhAQKLBACA0kIBAssFAIDSAQAA1F8AAOtgAwBU4wMAqn88APEN/v9UIgBAuV88AHGp/f9Uf0Ai62v9/1QkCEB5nwwAcUACAFSfCABxwQAAVCAQQLngAwBLAHxAk/+DBJHAA1/WxARA+UIMABFCdH6ShAACi2MAAsshAAKLxAQA+ej//xcgDYDS9f//FwAAgNLz//8X/Xu8qeYDAKqoA4DS/QMAkeBjAJH//wGpBACA0v//AqkFAIDS/x8A+Sf//5fgAwaq4mMAkWEikdIDAIDSAQAA1OFTQHkhAAAy4VMAeYAA+LbgAwDL/XvEqMADX9bgAwaqgSKR0gEAANT6//8X/Xu8qeQDAKqoA4DS/QMAkeBjAJH//wGpBQCA0v//Aqn/HwD5Df//l+ADBKriYwCRYSaR0gMAgNIEAIDSAQAA1EAA+LfgK4C5/XvEqMADX9YDxEG4Y3AA0X8MAPHNAABUAgBAeV8MAHFpAABUfyAi62oAAFQAAIDSwANf1gQEQHmfAAFroP//VEIMABFCOH6SYwACywAAAovw//8XfwAAOeQDAKrsAwGq4AMDqqQAALXiAwGqIwCg0gEAgNIe//8X/Xu/qS0AAovrAwKq/QMAkeEDBKriAw2qIwCA0hb//5fkAwCqfwEA8S0BAFTjAwuq4gMMquEDDKoP//+X5AMAqsD/n9J/AQDrDAEAVKIFAJHgAwSq/XvBqOEDAqrj/5/SYwALy+b//xf9e8GowANf1ugDAKoFAIDS4AMBquEDAqriAwOq4wMEqgQAgNIBAADUwANf1v17r6nkAwCq6QMBquhDAJEBAACwIWwTkf0DAJHgAwiquf7/l+EDBKq3/v+XAQAAsCGwE5G0/v+X4QMJqrv+/5cBAACwIdQTka/+/5cEAIDSAwAIy+IDCKpBAIDSAAiA0t///5fgAwmq/XvRqMADX9biAwCq5gMBquEDAqoiAIDSCAeA0mAMgJICAaDyAwCA0gQAgNIFAIDSAQAA1OcDAKpgAPi24AMAy8ADX9b9e7+pAgCA0v0DAJHAaGI4IAIANQgIgNLgAweq4QMGqgMAgNIEAIDSBQCA0gEAANQCAIDS5gMAquEDB6ogB4DSvP//l98AAPHgp4ba/XvBqMADX9ZCBACR7f//F/17rKnpAwCq6gMBqv0DAJHiHwC5ZP//l4AA+LbgAwDL/XvUqMADX9bogwCRAgCA0l9oKDhCBACRX4AE8aH//1QBA4DS4nMAkYECwPKDAIDSIcDg8uETAPlBwINS4WMAeUEAgFLgNwC54AMIqq7+/5fhAwiq4AMJqsz+/5cg/f+14QMKquADCaos//+X5f//F/+DDNHuAwCq/4NA0Q8AALDv4ROR/XsAqf0DAJEAAED581MBqfMDAar1WwKp92MDqUL+/5fyAwCqrv7/l+wDAKrUlUCp4QMPquADBaox/v+XwAMANYYAgFILAIBSa10YU+ADBao1/v+XABwAEgsACyqgAEA5gAAANKUEAJEfuABxgf//VMYEAHGh/v9UawnAWgAAgJLgKwD5zAH4tgAAALDhAwzLAOgTkXD//5f9e0Cp81NBqfVbQqn3Y0Op/4MMkf+DQJHAA1/WCwCAUvH//xfhAwyq4CMHkcICgFL/6wD5/9sBua7+/5fABwC15oMMkeKjApHg60D59QMGqulzB5GHAoDSCgOA0uDnAPng50D5oAIAi98AAOtjAgBU4QMMquAjB5FCA4BSnf7/l6AFALXggwGRaAeA0gEBoNICAIDSAwCA0gQAgNIFAIDSAQAA1KAH+LbhAwDLAAAAsAAUFZHS//8XwxRAucBMQDn//wup//8KqeO7ALn/ZwD5H/gDcYAFAFTh20G55CMHkQAAgFIfAAFrqwAAVD9AAHEBAQBUIA2A0g8AABSFTEG4fwAFawAEAFQABAAR9v//F+ADDKqoA4DSASKR0gMAgNIEAIDSBQCA0gEAANTAAPi24AMAy+EDAKoAAACwAHQUka///xfg20G5wxRAuQF8QJMhfAebI2khuAEEABEAKCeb4dsBueEjB5EgAACLAQCA0kNoYTgDaCE4IQQAkT9AAPGB//9UwABAuQAMABEAdH6SxgAAi7P//xfjYwGR4kMBkQQBgNIBAIDS4BCA0vv+/5dAwK/S8P3/l+0DAKofAADxgBwAteFngLkEAIDSAwCA0gIAgNIgB4DS8P7/l+BjgLnhowKR6AeA0iIAgNIDAIDSBACA0gUAgNIBAADUHwAC60EaAFToE4DSAACA0gEAgNICAIDSAQAA1OYDAKrAAwC04QMGywAAALAAeBWR5P7/l+EDAKoEAIDSAwCA0gIAgNLAC4DS1f7/l+FjgLkEAIDSAwCA0gIAgNIgB4DSz/7/l+EDD6rgAxSqf/3/l8AXADUBAACwIYwYkeADFKrs/v+X4QMAqgAXALQAAACwAJQYkVv//xeoEoDSAQAA1OYDAKoA/P+1aBKA0gEAANRgAAC04QMAy9z//xfj/f+X5wMAqqAA+LbhAwDLAAAAsADoE5HX//8XAQAAsCGIFpFI/v+XYAwAteqDB5EJAIBS4NtBuT8BAGurBQBUSgGAUukDFaoKoL9ylgKAUhcDgNIYoIBS4OdA+aACAIs/AQDrQwUAVAoAgFLp50D5qQIJi+DrQPmgAgCLPwEA6wMNAFSqDAA0CwEANAIgoFIBAACwYgECCyEYHJHgAweq2/7/l4AIALXiYwGRBAGA0gMAgNJBAIDS4BCA0on+/5fhAw6q4gMTqqgbgNIDAIDSBACA0gUAgNIgjEH4AQAA1OEDAMsAAACwAIwXkaL//xfhAwqq4AMHqkpRAJES/v+XoAUAtSkFABHL//8XIxVAueAjB5Hi20G5AQCAUj8AAmtLAQBUAQCAEiYBQLk/BAAxYQEAVCABQLkADAARAHR+kikBAIvF//8XBExBuH8ABGvA/v9UIQQAEfH//xcgEUC5ADwIEh8ACmtg/v9UIVw2m+AjB5EBAAGL4AMHqg3+/5fjAwCqYAD4tuADA8sKAAAUIEFAOSMVALkfKABxQAEAVDgNAHnhAwmq4AMHqoL9/5cg/P+04QMAqgAAALAAlBaRbf//F+ADBioiYQCRAGAA0R8MAPFt/v9UQQBAeT8MAHEJ/v9UHyAh68v9/1RDBEB5fyAAcYEAAFRDBEC5YwAfMkMEALkhDAARITh+kgAAActCAAGL7///FyoAgFKU//8X4AMJqqEAgFL2/f+XHwAA8eAHnxpfAQBrwAAAVCABQLkADAARAHR+kikBAIuK//8X4AMJqoEAgFLq/f+X5gMAquD+/7TDBEC54CMHkeLbQbkBAIBSPwACayr+/1QETEG4fwAEa4AcAFQhBAAR+v//FwAEgNI5//8Xyuf/VOEDAMsAAACwAAAYkaf+/xcBAACwISQZkeCjApHU/P+X4QMSqtv8/5cBAACwISgZkc/8/5chAKDS1vz/l+KjAZHgAw2qAQAAsCEwGZHl/P+X4aMCkSH+/5fhAwCqQAEAteKjAZHgAw2qAQAAsCFUGZHc/P+X4aMCkRj+/5fhAwCqgAAAtAAAALAAeBmRh/7/Fw4EgNLqIweRDgLA8gkAgFIuAODy7WsAueDbQbk/AQBrKgMAVIEAALQAAACwAAAakXr+/xcAAIDS4aMCkT9oIDgABACRH4AE8YH//1RATUG44qMBkYMAgNJhAoBS7lcA+SkFABHgvwC54KMCkeb8/5fhowKR4AMMqgT9/5fhAwCq5v//FyH9/7UrDQA0AACA0u1PALn//wap4aMCkT9oIDgABACRH4AE8YH//1QABIDSDgAAsAACwPLOGRyRIMDg8s8dAJHiAw+q4wCA0mEAgFLgVwD54KMCkcv8/5dBAoBSAwCA0gIAgNLgowKRxvz/l4MAgNLoAwCqIQCAUuCjApECAACwQuQakb/8/5dBAIBSAwCA0gIAgNLgowKRuvz/l+KjAZHpAwCqAwKA0iEAgFLgowKRtPz/l+IDDqrqAwCq4wCA0mEAgFLgowKRrvz/l+IzAZFhAoBS4KMCkYMAgNKp/P+X4atAueCjApEBAAGLIAAKy0ABAHkgAAnLIAEAeSEACMsBAQB54AMMquGjApG+/P+XQAQAteIDCyrhAw+q4AMMqs/9/5egAwC1ACCgUmABAAvgawC5AACA0uGjApE/aCA4AAQAkR+ABPGB//9UgAOA0uKjAZEAA8DygwCA0iDA4PLgVwD5QACAUuDjAjnAn4BS4HsBeSAAgFKhAIBS4P8COeCjApF//P+X4aMCkeADDKqd/P+XoAAAtOEDAKoAAACQAPgakfz9/xfhZ4C5AgAAkAQAgNJC3BORIwCA0gAIgNIGAICSW/3/l+CjAZHhowKRKBGA0gIAgNIDAYDSBACA0gUAgNLmNwD5AQAA1B8AAPHiAwCqBMhR+sAAAFThAw2qAwCA0iAQgNJK/f+X7///Fx9EAPGh/f9U4TMBkYgggNIAAICSIgCA0gMAgNIEAIDSBQCA0gEAANQfAADxbfz/VL8BAOuh/v9U4E9AuQIYAHIBPEjTQAACEQB8QJMAEIGazv3/FyBVQDk2QQCRHwgAceDg/1TAHkA5HwQAcYHg/1TiIweRgAKAUiEIIJvgAweqIWAAkdv8/5fjAwCq4Nn/t8AEALnhAwmqwApAuQAAHhLACgC5AICAUiANAHngAweqUfz/lx9EAPEg3v9UAN7/tM3+/xf9e6qp7wMAqmgHgNL9AwCRAABA+QUAgNLO+/+X8gMAqgEBoNLgYwCRAgCA0gMAgNIEAIDSAQAA1O4DAKqgCfi3AACi0v37/5fuAwCqHwAA8QsJAFRhAgBU4R+AuQQAgNIDAIDSAgCA0iAHgNL8/P+X4RuAueJfAJEEAIDSIwCA0uAHgNL2/P+XBACA0gMAgNICAIDSAQCA0sALgNLw/P+X4AVA+av7/5flAwCq4A1A+aj7/5fiAwCq44MBkeADBarhAxKqwfz/l+KDAJHgAw6qAQAAkCEwGZHI+/+X4YMBkQT9/5dgAgC14AlA+Zn7/5flAwCq4BFA+Zb7/5fiAwCq44MBkeADBarhAxKqr/z/l+KDAJHgAw6qAQAAkCFUGZG2+/+X4YMBkfL8/5eAAgC05gMAy+EfgLkEAIDSAwCA0gIAgNIgB4DSxfz/l4gggNLgAw6qAQCA0gIAgNIDAIDSBACA0gUAgNIBAADU7gMGquADDqr9e9aowANf1uKDAJHgAw6qAQAAkCG0G5Gb+/+X4QMAqggHgNJgDICSAgGg0gMAgNIEAIDSBQCA0gEAANTmAwCq4P//F/17vKn9AwCRBQBA+fMLAPnzAwCqvwgA8WEEAFQACED5AQAAkCHYG5FS+/+XwAoANEDAr9KT+/+X5gMAqh8AAPHAAgC1BACA0gMAgNICAIDSAQCA0sALgNKT/P+XiCCA0uADBqoBAIDSAgCA0gMAgNIEAIDSBQCA0gEAANTzC0D5BACA0v17xKgDAIDSAgCA0sALgNKE/P8XKv7/VOEDBsv3//8XvyQA8UEFAFQACED5AQAAkCHwG5Eu+/+X4AQANGBiAJFh//+XYAD4tuEDAMvr//8XAQKg0iIAkNJnJkD5iDWA0gIBoPIDAIDSBACA0gUAgNLhEwD5YSJA+f//AqngHwD5YAyAkgEAANTmAwCqYPz/t+ODAJFIN4DSAQAAkAIAgtIh3BORBASA0gEAANTg/P+14AMGquMDB6qoNYDSYgyAkoQAgNIBAADU4P//F78UAPGNAQBUYApA+QEAAJAhCByRA/v/l+AAADShCACRYGIAkWEOAYu6/P+X4QMAqr///xfBAoDSvf//Fy9wcm9jLwBiZXJ0aDogcmVmdXNlZDogADogZXJybm8gAC4KAC0AVGhlIGtlcm5lbCBvcGVucyBubyBuZXRsaW5rIHNvY2tldABUaGUgYWRkcmVzc2VzIGFuZCByb3V0ZXMgY2Fubm90IGJlIHJlYWQAVGhlIGtlcm5lbCBtYWtlcyBubyBwaXBlAFRoZSBrZXJuZWwgZG9lcyBub3QgbGV0IGEgcHJvY2VzcyBiZWNvbWUgcm9vdCBvZiB0aGUgdXNlciBuYW1lc3BhY2UAbG8AVGhlIG5ldHdvcmsgaW50ZXJmYWNlcyBjYW5ub3QgYmUgc2V0IHVwIGluIHRoZSB1c2VyIG5hbWVzcGFjZQBUaGUgc2hlbGwgY2Fubm90IGJlIGV4ZWN1dGVkAFRoZSBrZXJuZWwgbWFrZXMgbm8gdXNlciBuYW1lc3BhY2UAMABUaGUgcHJvY2VzcyBjYW5ub3QgbGVhdmUgaXRzIGNncm91cAAwIAAvdWlkX21hcAAvZ2lkX21hcABUaGUga2VybmVsIHJlZnVzZXMgdGhlIG1hcCBvZiBpZHMAVGhlIG5ldHdvcmsgaW50ZXJmYWNlcyBjYW5ub3QgbW92ZSB0byB0aGUgdXNlciBuYW1lc3BhY2UAdmV0aABUaGUga2VybmVsIG1ha2VzIG5vIHBhaXIgb2YgbmV0d29yayBpbnRlcmZhY2VzAC9ucy91c2VyAGNoZWNrAGlkbWFwAHJ1bgBiZXJ0aDEAYmVydGgwAAAAAAAQAAAAAAAAAAF6UgAEeB4BGwwfABAAAAAYAAAAhOn//ygAAAAAAAAAEAAAACwAAACY6f//NAAAAAAAAAAQAAAAQAAAALjp//8kAAAAAAAAABwAAABUAAAAyOn//1AAAAAAQQ4wnQaeBVLe3Q4AAAAAHAAAAHQAAAD46f//QAAAAABCDhCdAp4BTd7dDgAAAAAQAAAAlAAAABjq//8oAAAAAAAAABwAAACoAAAALOr//0wAAAAAQQ4QnQKeAU/e3Q4AAAAAEAAAAMgAAABY6v//XAAAAAAAAAAQAAAA3AAAAKDq//8oAAAAAAAAABwAAADwAAAAtOr//4QAAAAATQ6wBEgKDgBBC0kOAAAAGAAAABABAAAY6///DAEAAABBDqACdQoOAEELABwAAAAsAQAACOz//2wAAAAAQQ5AnQieB1UK3t0OAEELHAAAAEwBAABU7P//UAAAAABBDkCdCJ4HUt7dDgAAAAAQAAAAbAEAAITs//9MAAAAAAAAACQAAACAAQAAvOz//5QAAAAASg4QnQKeAVUK3t0OAEQLQd7dDgAAAAAQAAAAqAEAACjt//8kAAAAAAAAABwAAAC8AQAAOO3//3AAAAAAQQ6QAp0iniFa3t0OAAAAHAAAANwBAACI7f//mAAAAABQDhCdAp4BUwre3Q4AQQsgAAAA/AEAAADu//+QAAAAAEEOwAKdKJ4nSAre3Q4AQQsAAABQAAAAIAIAAGzu///oCQAAAEEOoAZCDqCGCEOd5IABnuOAAUOT4oABlOGAAUOV4IABlt+AAZfegAGY3YABYwrd3tfY1dbT1EEOgIAIQQ4AQQsAAAAgAAAAdAIAAAD4//+4AQAAAEEO4AKdLJ4rAl0K3t0OAEELAAAgAAAAmAIAAJT5//+MAQAAAEEOQJ0IngdDkwZeCt7d0w4ARAsALnNoc3RydGFiAC50ZXh0AC5yb2RhdGEALmVoX2ZyYW1lAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAsAAAABAAAABgAAAAAAAACwAEAAAAAAALAAAAAAAAAAJBQAAAAAAAAAAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAARAAAAAQAAAAIAAAAAAAAA1BRAAAAAAADUFAAAAAAAAEACAAAAAAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAGQAAAAEAAAACAAAAAAAAABgXQAAAAAAAGBcAAAAAAAC4AgAAAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAAAAAAAAEAAAADAAAAAAAAAAAAAAAAAAAAAAAAANAZAAAAAAAAIwAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA="
};

// src/steps/daemon/tiers/user-namespace.ts
var nameserver = "169.254.77.1";
function userNamespaceContainer(step, certificates) {
  const { architecture, user, socketGroup, networks, binds } = step;
  const program = programs[architecture];
  if (program === void 0) {
    throw new TierRefused(`Berth has no program for ${architecture} that makes a user namespace.`);
  }
  const [, ...ofNetwork] = networkArguments(step);
  const directories2 = [
    ...binds.map(({ destination, ifMissing }) => [ifMissing === "make" ? "needed" : "wanted", destination]),
    ...certificates.mounts.map(({ target }) => ["needed", target])
  ];
  return {
    host: {
      ...capabilitiesContainer(step).host,
      CapAdd: ["SYS_ADMIN", "NET_ADMIN"],
      MaskedPaths: [],
      ReadonlyPaths: []
    },
    entrypoint: [
      ...["sh", "-c", outerScript, "berth", innerScript, program, networks.length > 0 ? nameserver : "-"],
      ...[String(user), String(socketGroup), ...directories2.flat(), "--", ...ofNetwork]
    ],
    // The mounts of the job map it to the job's group.
    socketGroup: 0
  };
}

// src/steps/daemon/tiers/tier-container.ts
var tierContainers = {
  sysbox: sysboxContainer,
  "user-namespace": userNamespaceContainer,
  rootless: rootlessContainer,
  capabilities: capabilitiesContainer,
  privileged: privilegedContainer
};

// src/steps/daemon/specification.ts
var stopGrace = 30;
var cpuPeriod = 1e5;
var fuse = { PathOnHost: "/dev/fuse", PathInContainer: "/dev/fuse", CgroupPermissions: "rwm" };
var ownSocket = (path) => [`DOCKER_HOST=unix://${path}`, "DOCKER_TLS_VERIFY=", "DOCKER_CERT_PATH="];
function daemonSpecification(step, privilege, settingsFile, certificates) {
  const { host, entrypoint, user } = tierContainers[privilege](step, certificates);
  const proxies = Object.entries(step.secret.proxies).map(([name, value]) => `${name}=${value}`);
  const filter = step.networkMode === "isolated" ? [withoutBridgeFilter] : [];
  return {
    name: step.container,
    Image: step.image,
    Hostname: "berth",
    // An image for a rootless daemon names another user.
    User: user ? `${user.uid}:${user.gid}` : "0:0",
    Entrypoint: [...entrypoint ?? ["sh", "-c", entryScript, "berth", ...networkArguments(step)]],
    Cmd: ["dockerd", `--config-file=${settingsFile}`],
    Env: [
      ...ownSocket(user ? `${user.directory}/docker.sock` : "/var/run/docker.sock"),
      ...user ? [`HOME=${user.home}`] : [],
      ...filter,
      ...proxies,
      ...certificates.variables
    ],
    Labels: { ...step.labels },
    StopSignal: "SIGTERM",
    StopTimeout: stopGrace,
    HostConfig: { ...host, ...hostConfiguration(step, certificates, user) }
  };
}
function hostConfiguration(step, certificates, user) {
  const isTmpBound = step.binds.some(({ destination }) => destination === "/tmp");
  return {
    ...step.storages[0]?.driver === "fuse-overlayfs" ? { Devices: [fuse] } : {},
    CgroupnsMode: "private",
    Mounts: [
      { Type: "volume", Source: step.dataRoot.name, Target: user?.dataRoot ?? "/var/lib/docker" },
      ...user ? mountsOf(user, step) : [],
      ...step.binds.map(({ source, destination }) => ({
        Type: "bind",
        Source: source,
        Target: destination
      })),
      ...certificates.mounts.map(({ source, target }) => ({
        Type: "bind",
        Source: source,
        Target: target,
        ReadOnly: true
      }))
    ],
    Tmpfs: {
      "/run": `exec,mode=755${user ? `,uid=${user.uid},gid=${user.gid}` : ""}`,
      // The engine refuses two mounts at one path.
      ...isTmpBound ? {} : { "/tmp": "exec,mode=1777" }
    },
    Memory: step.memory,
    PidsLimit: step.pidsLimit,
    // NanoCpus would be an error on an engine without CPU quotas, such as a rootless one. These are discarded there with a
    // warning (moby, daemon/daemon_unix.go, verifyPlatformContainerResources).
    ...step.cpus === null ? {} : { CpuPeriod: cpuPeriod, CpuQuota: Math.round(step.cpus * cpuPeriod) },
    ...step.networks[0] === void 0 ? {} : { NetworkMode: step.networks[0] },
    RestartPolicy: { Name: "no" }
  };
}
function mountsOf(user, { socket, binds }) {
  const directory = dirname(socket);
  return [
    {
      Type: "bind",
      Source: enginePathOf(directory, { mounts: binds }) ?? directory,
      Target: user.directory
    },
    // Without a source, the engine makes an anonymous volume.
    ...user.volumes.map((path) => ({ Type: "volume", Source: "", Target: path }))
  ];
}

// src/steps/daemon/tiers/rootless-files.ts
var import_tar_stream = __toESM(require_tar_stream(), 1);
import { buffer } from "node:stream/consumers";
var mapPrograms = [
  { name: "newuidmap", capability: 7 },
  { name: "newgidmap", capability: 6 }
];
var record = "SCHILY.xattr.security.capability";
var length = 20;
var [first, second, count] = [1e5, 2e5, 65536];
async function rootlessFiles({ uid, gid, home: home2, dataRoot }, passwd, programs2) {
  const archive = (0, import_tar_stream.pack)();
  for (const { path, bytes: bytes2 } of programs2) {
    archive.entry({ name: path.slice(1), mode: 493, pax: { [record]: "-".repeat(length) } }, bytes2);
  }
  archive.entry({ name: "etc/passwd", mode: 420 }, withUser(passwd, uid, gid, home2));
  const from = uid >= first && uid < first + count ? second : first;
  for (const name of ["etc/subuid", "etc/subgid"])
    archive.entry({ name, mode: 420 }, `${uid}:${from}:${count}
`);
  archive.entry({ name: "dev/net/tun", type: "character-device", mode: 438, devmajor: 10, devminor: 200 });
  for (const path of [home2, `${home2}/.local`, `${home2}/.local/share`, dataRoot]) {
    archive.entry({ name: path.slice(1), type: "directory", mode: 493, uid, gid });
  }
  archive.finalize();
  return withCapabilities(await buffer(archive));
}
function withUser(passwd, uid, gid, home2) {
  const lines = passwd.split("\n").filter((line) => line !== "");
  const isKnown = lines.some((line) => line.split(":")[2] === String(uid));
  return [...lines, ...isKnown ? [] : [`berth:x:${uid}:${gid}::${home2}:/bin/sh`], ""].join("\n");
}
function withCapabilities(archive) {
  let at = 0;
  for (const { capability } of mapPrograms) {
    at = archive.indexOf(`${record}=`, at) + record.length + 1;
    const data = Buffer.alloc(length);
    data.writeUInt32LE(33554433, 0);
    data.writeUInt32LE(1 << capability, 4);
    data.copy(archive, at);
  }
  return archive;
}

// src/steps/daemon/tiers/prepare-rootless.ts
var directories = ["/usr/bin", "/bin", "/usr/local/bin"];
async function prepareRootless(step, host) {
  const { user } = rootlessContainer(step);
  if (user === void 0) return;
  const passwd = await host.readContainerFile(step.container, "/etc/passwd");
  const programs2 = [];
  for (const { name } of mapPrograms) programs2.push(await programIn(step, name, host));
  const archive = await rootlessFiles(user, passwd?.toString() ?? "", programs2);
  await host.putArchive(step.container, "/", archive);
}
async function programIn({ container, image }, name, host) {
  for (const directory of directories) {
    const path = `${directory}/${name}`;
    const bytes2 = await host.readContainerFile(container, path);
    if (bytes2 !== null) return { path, bytes: bytes2 };
  }
  throw new TierRefused(
    `The image ${image} contains no ${name}. Set \`dind-image\` to an image for rootless daemons, such as docker:29.7.2-dind-rootless.`
  );
}

// src/steps/daemon/tiers/prepare-container.ts
var nothing = async () => {
};
var prepareContainer = {
  sysbox: nothing,
  "user-namespace": nothing,
  rootless: prepareRootless,
  capabilities: nothing,
  privileged: nothing
};

// src/steps/daemon/start-daemon.ts
async function startDaemon(step, privilege, settingsFile, host, certificates, tools) {
  let binds = await presentBinds(step.binds, tools.files);
  for (; ; ) {
    try {
      await host.createContainer(
        daemonSpecification({ ...step, binds }, privilege, settingsFile, certificates)
      );
      await prepareContainer[privilege](step, host);
      for (const network of step.networks.slice(1)) await host.connectNetwork(network, step.container);
      if (step.dataRoot.kind === "leased") await refuseSharedVolume(step.dataRoot.name, step, host);
      return await host.startContainer(step.container);
    } catch (error) {
      const refused = binds.find((bind) => isRefused(bind, error));
      if (!refused) throw refusalByEngine(privilege, error) ?? error;
      tools.log(
        `Leaving out ${refused.destination}: the host daemon cannot mount it, so bind mounts below it are empty in the job daemon`
      );
      binds = binds.filter((bind) => bind !== refused);
      await host.removeContainer(step.container);
    }
  }
}
function isRefused({ source, ifMissing }, error) {
  const message = engineError(error)?.message ?? "";
  const [, path] = /bind source path does not exist: (.+)|error mounting "(.+?)"/.exec(message)?.filter(Boolean) ?? [];
  return ifMissing === "leave-out" && path === source;
}

// src/steps/daemon/storage/attach-disk.ts
import { setTimeout as sleep } from "node:timers/promises";

// src/steps/daemon/storage/disk-script.ts
var diskReady = "berth: disk ready";
var diskScript = `set -eu
size=$1
patience=$2
refuse() { echo "berth: no storage: $*"; exit 1; }
image=/disk/disk.ext4
node=/disk/disk
command -v mkfs.ext4 >/dev/null || refuse "the image contains no mkfs.ext4"
free=$(df -P -k /disk | awk 'END { printf "%.0f", $4 * 1024 }')
[ -n "$size" ] || size=$((free / 10 * 9))
[ "$size" -ge 1073741824 ] || refuse "the volume has only $((free / 1048576)) MiB of free space"
[ "$size" -le "$free" ] || refuse "a disk of $((size / 1048576)) MiB does not fit in $((free / 1048576)) MiB of free space"
rm -f "$image" "$node"
truncate -s "$size" "$image"
why=$(mkfs.ext4 -q -F -m 0 -O ^has_journal -E nodiscard,lazy_itable_init=1 "$image" 2>&1) || refuse "mkfs.ext4 failed: $why"
attach() {
  device=$(losetup -f) || return
  # util-linux adds "(lost)" if the device has no node here.
  device=\${device%% *}
  number=\${device#/dev/loop}
  [ -b "$device" ] || mknod -m 600 "$device" b 7 "$number" || return
  losetup "$device" "$image"
}
tries=0
until attach 2>/tmp/why; do
  tries=$((tries + 1))
  [ "$tries" -lt 10 ] || refuse "no loop device: $(cat /tmp/why)"
  sleep 1
done
exec 3<"$device"
losetup -d "$device"
mknod -m 600 "$node" b 7 "$number"
echo "${diskReady} $size"
exec sleep "$patience"
`;

// src/steps/daemon/storage/storage-refused.ts
var StorageRefused = class extends Error {
  name = "StorageRefused";
};
var ofDaemon = /failed to mount overlay: invalid argument[\s\S]*error initializing graphdriver: (.+)$/m;
function storageRefusalIn(log) {
  const tested = /^berth: no storage: (.+)$/m.exec(log)?.[1];
  return tested?.replace(/ ?dmesg\(1\) may have more information.*/, "").replace(/[\s.]+$/, "") ?? ofDaemon.exec(log)?.[1];
}

// src/steps/daemon/storage/attach-disk.ts
var pause = 50;
var longest = 12e4;
async function attachDisk(step, host, log) {
  const { disk, dataRoot, labels } = step;
  try {
    await host.createContainer(diskSpecification(step));
    await host.startContainer(disk.container);
  } catch (error) {
    const refusal = engineError(error);
    throw refusal?.code === "engine-error" ? new StorageRefused(refusal.message, { cause: error }) : error;
  }
  const size = await untilAttached(disk.container, host);
  const volume = await host.inspectVolume(dataRoot.name);
  if (volume === null) throw new StorageRefused(`volume ${dataRoot.name} does not exist`);
  await host.createVolume(disk.volume, labels, {
    type: "ext4",
    device: `${volume.Mountpoint}/disk`,
    // The sparse file gives back what the job deletes, and stays small: no background writes to empty inode tables.
    o: "discard,noinit_itable,noatime"
  });
  log(`Created an ext4 of ${bytes(size)} on a loop device for the data root`);
}
async function untilAttached(container, host) {
  const started = performance.now();
  for (; ; ) {
    const { stdout, stderr } = await host.containerLogs(container, 20);
    const [, size] = new RegExp(`^${diskReady} (\\d+)$`, "m").exec(stdout) ?? [];
    if (size !== void 0) return Number(size);
    const refusal = storageRefusalIn(stdout);
    if (refusal !== void 0) throw new StorageRefused(refusal);
    const state = (await host.inspectContainer(container))?.State;
    if (!state?.Running && (await host.containerLogs(container, 20)).stdout === stdout)
      throw new StorageRefused(`its helper container ended: ${(stderr || stdout).trim()}`);
    if (performance.now() - started > longest)
      throw new StorageRefused(`it was not ready after ${longest / 1e3} s`);
    await sleep(pause);
  }
}
function diskSpecification({ disk, dataRoot, image, labels, host, deadline }) {
  const patience = Math.ceil(deadline / 1e3) + 60;
  const size = disk.bytes === null ? "" : String(disk.bytes);
  return {
    name: disk.container,
    Image: image,
    User: "0",
    Entrypoint: ["sh", "-c", diskScript, "berth"],
    Cmd: [size, String(patience)],
    Labels: { ...labels },
    HostConfig: {
      NetworkMode: "none",
      CapDrop: ["ALL"],
      CapAdd: ["MKNOD", "DAC_OVERRIDE"],
      Devices: [
        {
          PathOnHost: "/dev/loop-control",
          PathInContainer: "/dev/loop-control",
          CgroupPermissions: "rw"
        }
      ],
      // 7 is the major number of loop devices (kernel, admin-guide/devices.txt).
      DeviceCgroupRules: ["b 7:* rwm"],
      SecurityOpt: host.seLinux ? ["no-new-privileges", "label=disable"] : ["no-new-privileges"],
      ...host.userNamespaceRemap ? { UsernsMode: "host" } : {},
      Mounts: [
        { Type: "volume", Source: dataRoot.name, Target: "/disk", VolumeOptions: { NoCopy: true } }
      ],
      Memory: 512 * mebibyte,
      PidsLimit: 64,
      RestartPolicy: { Name: "no" }
    }
  };
}

// src/steps/ownership.ts
function isOwn(found, labels) {
  const token = labels["berth.token"];
  return token !== void 0 && found?.["berth.token"] === token;
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

// src/steps/daemon/storage/in-working-storage.ts
async function inWorkingStorage(step, host, start, log) {
  const passedOver = [];
  for (const storage of step.storages) {
    const isLoop = storage.place === "loop";
    try {
      if (isLoop) await attachDisk(step, host, log);
      const result = await start(storage, isLoop ? step.disk.volume : step.dataRoot.name);
      if (isLoop) await host.removeContainer(step.disk.container);
      return { storage, passedOver, result };
    } catch (error) {
      if (error instanceof StorageRefused || error instanceof TierRefused) {
        await host.removeContainer(step.container);
        if (isLoop) await removeDisk(step, host);
      }
      if (!(error instanceof StorageRefused)) throw error;
      passedOver.push({ ...storage, reason: error.message });
      log(`\`storage: ${storage.place}\` with ${storage.driver} does not work here: ${error.message}`);
    }
  }
  const reasons = passedOver.map(({ place, driver, reason }) => `\`${place}\` with ${driver}: ${reason}.`);
  throw new ExpectedError(
    "storage-unusable",
    `No storage of the plan works for the job daemon in container ${step.container}. ${reasons.join(" ")}`,
    "Move the data root of the host daemon to ext4 or xfs (`data-root` in /etc/docker/daemon.json), or set `storage: auto` and `storage-driver: auto`."
  );
}

// src/plan/storage/storage.ts
var firstWithContainerdStore = "24.0";

// src/steps/daemon/storage/refuse-old-engine.ts
async function refuseOldEngine({ image, storages }, host) {
  if (!storages.some(({ driver }) => driver === "overlayfs")) return;
  const variables = (await host.inspectImage(image))?.Config?.Env ?? [];
  const version = variables.find((each) => each.startsWith("DOCKER_VERSION="))?.split("=")[1] ?? "";
  if (!isOlder(version, firstWithContainerdStore)) return;
  throw new ExpectedError(
    "storage-unusable",
    `The image ${image} contains Docker ${version}, which has no containerd image store: it came with Docker ${firstWithContainerdStore}.`,
    "Set `storage-driver: overlay2`, or a newer `dind-image`."
  );
}

// src/values/copying-cost.ts
var copyingCosts = {
  "fuse-overlayfs": "containers start about 1.6 times slower, writes take 3 times and builds 4.6 times as long, and images take the same disk space",
  vfs: "containers start about 13 times slower, builds take 10 times as long, and images take 6 times the disk space",
  native: "containers start about 15 times slower, builds take 30 times as long, and images take 12 times the disk space"
};

// src/steps/daemon/storage/slow-storage-warning.ts
function slowStorageWarning({ driver }, passedOver) {
  const cost = copyingCosts[driver];
  if (cost === void 0 || passedOver.length === 0) return void 0;
  const reasons = passedOver.map((each) => `\`${each.place}\` with ${each.driver}: ${each.reason}.`).join(" ");
  return `The job daemon uses the slow storage driver ${driver}. Compared with overlay2, ${cost}. Faster ones do not work here. ${reasons} Move the data root of the host daemon to ext4 or xfs.`;
}

// src/steps/daemon/storage/used-elsewhere.ts
async function refuseUsedVolume(volume, own, host) {
  const users = await host.listContainers({ volume: [volume], status: ["running", "paused", "restarting"] });
  const others = users.map(({ Id, Names }) => Names[0]?.slice(1) ?? Id).filter((name) => !own.includes(name));
  if (others.length === 0) return;
  throw new ExpectedError(
    "volume-in-use",
    `Volume ${volume} is mounted in container ${others.join(", ")}. Two daemons that share a data root corrupt it.`,
    `If no job uses the container, remove it: docker rm --force ${others[0]}`
  );
}

// src/steps/daemon/strongest-tier.ts
async function inStrongestTier({ container, privileges }, host, start, log) {
  const passedOver = [];
  for (const privilege of privileges) {
    try {
      return { privilege, passedOver, result: await start(privilege) };
    } catch (error) {
      if (!(error instanceof TierRefused)) throw error;
      passedOver.push({ privilege, reasons: [error.message] });
      log(`\`privilege: ${privilege}\` is not possible here: ${error.message}`);
      await host.removeContainer(container);
    }
  }
  const reasons = passedOver.map(({ privilege, reasons: [reason] }) => `\`${privilege}\`: ${reason}`);
  throw new ExpectedError(
    "daemon-not-ready",
    `The job daemon in container ${container} cannot be confined as planned. ${reasons.join(" ")}`,
    "Fix the cause, or set another `privilege`. `auto` takes the strongest tier that works."
  );
}

// src/steps/daemon/until-ready.ts
import { setTimeout as sleep2 } from "node:timers/promises";

// src/steps/daemon/full-disk.ts
var minimumFree = mebibyte;
async function fullDisk(docker, files) {
  try {
    const root = String((await docker.info())["DockerRootDir"]);
    const { freeBytes, freeInodes, totalInodes } = await files.filesystem(root);
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

// src/steps/daemon/restarts.ts
var sentinel = /failed to start containerd: timeout waiting for containerd to start/g;
var mostRestarts = 3;
function isWorthRestart(log, restarts) {
  return restarts < mostRestarts && (log.match(sentinel)?.length ?? 0) > restarts;
}

// src/steps/daemon/until-ready.ts
var pause2 = 25;
var containerPause = 500;
var progressPause = 5e3;
var logLines2 = 200;
async function untilReady(step, host, inner, { files, log }) {
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  let nextCheck = containerPause;
  let nextProgress = progressPause;
  let restarts = 0;
  for (; ; ) {
    if (await answers(inner)) return;
    if (elapsed() > nextCheck) {
      nextCheck = elapsed() + containerPause;
      const container = await host.inspectContainer(step.container);
      if (!container?.State.Running) {
        const text = await logOf(step, host);
        if (!isWorthRestart(text, restarts)) {
          throw await notReady(step, host, files, "stopped before it answered");
        }
        restarts += 1;
        log(
          `Starting the job daemon again (${restarts} of ${mostRestarts}): its containerd did not answer in time`
        );
        await host.startContainer(step.container);
      }
    }
    if (elapsed() > step.deadline) {
      throw await notReady(step, host, files, `did not answer within ${step.deadline / 1e3} s`);
    }
    if (elapsed() > nextProgress) {
      nextProgress += progressPause;
      log(`Waiting for the job daemon (${Math.round(elapsed() / 1e3)} of ${step.deadline / 1e3} s)`);
    }
    await sleep2(pause2);
  }
}
async function answers(inner) {
  try {
    await inner.ping(2e3);
    return true;
  } catch {
    return false;
  }
}
async function logOf({ container }, host) {
  const logs = await host.containerLogs(container, logLines2).catch(() => ({ stdout: "", stderr: "" }));
  return `${logs.stdout}${logs.stderr}`.trim();
}
async function notReady(step, host, files, problem) {
  const container = await host.inspectContainer(step.container).catch(() => null);
  const text = await logOf(step, host);
  const refusal = refusalIn(text);
  if (refusal !== void 0) return new TierRefused(refusal);
  const unusable = storageRefusalIn(text);
  if (unusable !== void 0) return new StorageRefused(unusable);
  const state = container?.State;
  const stateLine = state ? `State: ${state.Status}, exit code ${state.ExitCode}, OOM-killed ${state.OOMKilled}${state.Error ? `, ${state.Error}` : ""}` : "State: the container does not exist";
  const known = state?.OOMKilled ? outOfMemory : findCause(text) ?? await unshared(step, files, text) ?? await fullDisk(host, files);
  const cause = known ? ` ${known.cause}` : "";
  return new ExpectedError(
    "daemon-not-ready",
    `The job daemon in container ${step.container} (${step.image}) ${problem}.${cause}`,
    known?.remedy ?? readLog,
    { details: `${stateLine}
Last lines of its log:
${text}` }
  );
}
async function unshared({ socket }, files, log) {
  if (!log.includes("API listen on") || await files.exists(socket)) return void 0;
  return {
    cause: `It listens, but its socket ${socket} does not exist in the job: the host daemon and the job do not share this directory.`,
    remedy: "Use `mode: socket`, or make the runner's work directory available to the host daemon at the same path."
  };
}
var outOfMemory = { cause: "It was OOM-killed at its memory limit.", remedy: "Raise `memory`." };

// src/steps/daemon/daemon-launcher.ts
async function launch(step, tools, achieved) {
  const { connect, hostEngine, files, log, warn } = tools;
  const host = connect(hostEngine);
  const directory = dirname2(step.socket);
  const certificates = await stageCertificates(step, `${directory}/certificates`, files);
  await refuseOldEngine(step, host);
  const inner = connect(`unix://${step.socket}`);
  let { cache } = achieved;
  const startOn = async (privilege2, storage2, ofStorage) => {
    const started = performance.now();
    const { socketGroup = step.socketGroup, user } = tierContainers[privilege2](step, certificates);
    const tried = { ...step, storages: [storage2] };
    const settings = daemonSettings({ ...tried, socketGroup }, step.secret.settings);
    const written = JSON.stringify(user ? forUser(settings, user) : settings);
    await files.writeText(`${directory}/daemon.json`, written, 384);
    if (user && user.uid !== step.user) await files.changeOwner(directory, user.uid, user.gid);
    const layout = { privilege: privilege2, storageDriver: storage2.driver };
    if (step.dataRoot.kind === "leased" && cache !== void 0) {
      const { volumeFor } = await import("./cache-keeper.js");
      cache = await volumeFor(step.dataRoot.cache, layout, cache, tools);
    }
    const volume = cache?.volume ?? ofStorage;
    const placed = { ...tried, dataRoot: { ...step.dataRoot, name: volume } };
    await refuseUsedVolume(volume, [step.container], host);
    const settingsFile = `${user?.directory ?? directory}/daemon.json`;
    const seen = user ? certificatesForUser(certificates, directory, user) : certificates;
    await startDaemon(placed, privilege2, settingsFile, host, seen, { files, log });
    await untilReady(step, host, inner, { files, log });
    return Math.round(performance.now() - started);
  };
  const start = (privilege2) => inWorkingStorage(step, host, (storage2, volume) => startOn(privilege2, storage2, volume), log);
  const { privilege, passedOver, result } = await inStrongestTier(step, host, start, log);
  const { storage, result: readyAfter } = result;
  const [version, ofScripts, info, inspection] = await Promise.all([
    inner.version(),
    scriptWarnings(step.container, host),
    inner.info(),
    host.inspectContainer(step.container)
  ]);
  log(`Job daemon ready after ${duration(readyAfter)}`);
  for (const warning of ofScripts) log(`Job daemon: ${warning}`);
  const engineVersion = String(version["Version"]);
  const mtuWarning = networkMtuWarning(engineVersion, step.mtu);
  if (mtuWarning !== void 0) warn(mtuWarning);
  const { network, warnings } = await effectiveNetwork(step.networkMode, info, files);
  for (const warning of warnings) warn(warning);
  const storageWarning = slowStorageWarning(storage, result.passedOver);
  if (storageWarning !== void 0) warn(storageWarning);
  return {
    ...cache === void 0 ? {} : { cache, volume: cache.volume },
    daemon: {
      container: step.container,
      host: inner.host,
      socket: step.socket,
      engineVersion,
      apiVersion: String(version["ApiVersion"]),
      minApiVersion: String(version["MinAPIVersion"]),
      storageDriver: String(info["Driver"]),
      storage: { place: storage.place, passedOver: result.passedOver },
      privilege,
      passedOver: [...step.passedOver, ...passedOver],
      address: addressIn(inspection?.NetworkSettings.Networks ?? {}, step.networks),
      network,
      readyAfter,
      limits: { memory: step.memory, pids: step.pidsLimit, cpus: step.cpus },
      inherited: step.inherited
    }
  };
}
export {
  launch
};
