// A headless Chromium that photographs one page, spoken to by the DevTools protocol.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const deadline = 60_000
const flags = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0'],
]

/** The PNG of the element `#picture`, once the page's title says `drawn`. */
export async function photograph(url, { width, dark, folder }) {
  const profile = join(folder, 'profile')
  const chromium = spawn('chromium', [...flags, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: 'ignore',
  })
  const ended = new Promise((resolve) => chromium.once('exit', resolve))
  try {
    const call = await connect(await pageAddress(profile))
    const scheme = { name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }
    await call('Emulation.setEmulatedMedia', { features: [scheme] })
    await call('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 1.5,
      mobile: false,
    })
    await call('Emulation.setScrollbarsHidden', { hidden: true })
    await call('Page.navigate', { url })
    await until(async () => (await evaluate(call, 'document.title')) === 'drawn')
    const box = await evaluate(call, "document.getElementById('picture').getBoundingClientRect().toJSON()")
    const clip = { x: box.x, y: box.y, width: box.width, height: box.height, scale: 1 }
    const { data } = await call('Page.captureScreenshot', {
      format: 'png',
      clip,
      captureBeyondViewport: true,
    })
    return Buffer.from(data, 'base64')
  } finally {
    chromium.kill()
    await ended
  }
}

async function pageAddress(profile) {
  const portFile = join(profile, 'DevToolsActivePort')
  await until(() => existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n'))
  const [port] = readFileSync(portFile, 'utf8').split('\n')
  const targets = await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()
  return targets.find(({ type }) => type === 'page').webSocketDebuggerUrl
}

/** Gives the function that calls a method of the protocol. */
async function connect(address) {
  const socket = new WebSocket(address)
  const waiting = new Map()
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(data)
    const promise = waiting.get(id)
    if (error) promise?.reject(new Error(error.message))
    else promise?.resolve(result)
  }
  await new Promise((resolve, reject) => {
    socket.onopen = resolve
    socket.onerror = () => reject(new Error(`no DevTools at ${address}`))
  })
  return (method, params) => {
    const id = waiting.size + 1
    socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
  }
}

async function evaluate(call, expression) {
  return (await call('Runtime.evaluate', { expression, returnByValue: true })).result.value
}

async function until(condition) {
  const end = Date.now() + deadline
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('the page was not drawn in time')
    await sleep(50)
  }
}
