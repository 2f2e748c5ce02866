/** A real mail server and a real HTTP receiver on this machine, and all that came to them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export interface MailServer {
  readonly url: string
  readonly mails: ParsedMail[]
  /** Called with each recipient; what it gives is the reply that refuses them. */
  refuses: (recipient: string) => number | undefined
  close(): Promise<void>
}

export async function mailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, done) {
      const responseCode = of.refuses(address)
      if (responseCode === undefined) return done()
      done(Object.assign(new Error('refused'), { responseCode }))
    },
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail)
          done()
        },
        (error: unknown) => done(error as Error),
      )
    },
  })
  // A sender that is killed leaves its connection in the middle of a word.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const of: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuses: () => undefined,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
  return of
}

export interface Posted {
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string
}

export interface Receiver {
  readonly url: string
  readonly posts: Posted[]
  /** What it answers with. */
  answer: { status: number; headers?: Record<string, string>; text?: string }
  close(): Promise<void>
}

export async function receiver(): Promise<Receiver> {
  const posts: Posted[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (part: string) => (body += part))
    request.on('error', () => undefined)
    request.on('end', () => {
      posts.push({ path: request.url ?? '', headers: request.headers as Posted['headers'], body })
      const { status, headers, text } = of.answer
      response.writeHead(status, headers)
      response.end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const of: Receiver = {
    url: `http://127.0.0.1:${port}/`,
    posts,
    answer: { status: 200 },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return of
}
