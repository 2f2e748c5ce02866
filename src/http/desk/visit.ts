/** A visit to a page of the desk: who is there, and what the page may answer with. */
import type { Account } from '../../desk/accounts.js'
import type { Worker } from '../../desk/ports.js'
import type { HttpAnswer, HttpRequest, Route } from '../route.js'

export interface Visit {
  readonly request: HttpRequest
  /** A page made of a template, with what every page needs put in. */
  page(template: string, data: Readonly<Record<string, unknown>>, status?: number): HttpAnswer
}

export interface SignedInVisit extends Visit {
  readonly account: Account
  readonly worker: Worker
  /** The session's secret, as it stands in the cookie. */
  readonly secret: string
  /** Until this session ends when nobody does anything. */
  readonly msLeft: number
}

type Shape = Pick<Route, 'method' | 'path'>
type Answered = HttpAnswer | Promise<HttpAnswer>

export interface PublicPage extends Shape {
  readonly access: 'public'
  handle(visit: Visit & { readonly secret: string }): Answered
}

export interface SignedInPage extends Shape {
  readonly access: 'desk' | 'admin'
  /** A fragment that a page fetches by itself: it keeps no session alive, and signed out it is 401. */
  readonly live?: true
  /** Open to somebody who has yet to change a one-time password. */
  readonly beforePasswordChange?: true
  handle(visit: SignedInVisit): Answered
}

export type Page = PublicPage | SignedInPage

/** See Other: a form that was taken care of is never sent again by a reload. */
export const seeOther = (location: string, headers: HttpAnswer['headers'] = {}): HttpAnswer => ({
  status: 303,
  headers: { ...headers, Location: location },
})
