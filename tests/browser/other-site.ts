/** Another organisation's site, on an origin of its own: a page with Web Chat in it, and a server that knows the secret. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

export interface OtherSite {
  readonly origin: string
  /** The service's address and secret, known once it runs. */
  serve(service: string, secret?: string): void
  close(): Promise<void>
}

const bundle = () => readFileSync(join(process.cwd(), 'node_modules/botframework-webchat/dist/webchat.js'))
const nonce = 'a-nonce-of-the-other-site'

/** The lines that README gives, in a page of a usual kind with a policy of its own. */
const page = (service: string, attributes: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rivergate Surgery</title>
<style nonce="${nonce}">body { margin: 0; font: 18px/1.5 sans-serif } h1 { font-size: 1.2rem; margin: 0.5rem } #cairn { height: 80vh }</style>
</head>
<body>
<main>
<h1>Rivergate Surgery</h1>
<div id="cairn"></div>
</main>
<script nonce="${nonce}" src="/webchat.js"></script>
<script nonce="${nonce}" src="${service}/web-chat.js" ${attributes}></script>
</body>
</html>`

const policy = (service: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    `connect-src 'self' ${service} ${service.replace('http', 'ws')}`,
  ].join('; ')

export async function startOtherSite(): Promise<OtherSite> {
  let service = ''
  let secret: string | undefined
  const script = bundle()
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site')
    if (pathname === '/webchat.js') response.setHeader('content-type', 'text/javascript').end(script)
    else if (pathname === '/token') {
      void fetch(`${service}/v3/directline/tokens/generate`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret ?? ''}` },
      })
        .then((answer) => answer.text())
        .then((body) => response.setHeader('content-type', 'application/json').end(body))
    } else if (pathname === '/') {
      const language = searchParams.get('lang')
      const attributes = [
        language && `data-language="${language}"`,
        searchParams.has('server') && 'data-token-from="/token"',
      ]
      response.setHeader('content-type', 'text/html').setHeader('content-security-policy', policy(service))
      response.end(page(service, attributes.filter(Boolean).join(' ')))
    } else {
      response.statusCode = 404
      response.end()
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    serve: (at, known) => {
      service = at
      secret = known
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
