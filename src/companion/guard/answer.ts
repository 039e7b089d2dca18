import type { ServerResponse } from 'node:http'

/** Answers without the daemon, in the way in which the daemon reports errors: the Docker CLI prints `message`. */
export function answer(response: ServerResponse, status: number, message: string): void {
  if (response.headersSent) response.destroy()
  else answerJson(response, status, JSON.stringify({ message }))
}

/** Answers with JSON. Node reads the rest of the request and drops it, so that the client comes to read the answer. */
export function answerJson(response: ServerResponse, status: number, json: string): void {
  const body = Buffer.from(json)
  response.writeHead(status, ['Content-Type', 'application/json', 'Content-Length', String(body.length)])
  response.end(body)
}
