/** Routes as a table: a handler takes a parsed request and gives an answer, and never sees the server behind it. */

export interface HttpRequest {
  readonly method: string
  readonly path: string
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string>>
  /** The caller's network address, behind a trusted proxy the one it names. */
  readonly address: string
  /** Parsed JSON, or a form's fields, as the route's `takes` says; undefined for neither. Not yet checked: zod is next. */
  readonly body: unknown
}

export interface HttpAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string | readonly string[]>>
  readonly body?: string | Buffer
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS'
  /** As restify writes it: `/desk/cases/:id`. */
  readonly path: string
  /** Who may call it. `desk` needs a signed-in worker, `admin` one who may manage accounts, `api` a key; each checks that itself. */
  readonly access: 'public' | 'directLine' | 'desk' | 'admin' | 'api'
  /** What the body is; anything else is answered 415, larger than `most` bytes 413, unreadable 400. */
  readonly takes?: { readonly kind: 'json' | 'form'; readonly most: number }
  handle(request: HttpRequest): Promise<HttpAnswer> | HttpAnswer
}
