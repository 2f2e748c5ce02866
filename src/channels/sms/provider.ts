/** The seam to an SMS gateway: another one is another folder beside `twilio/`. */
import type { Posted, Report } from '../../conversation/ports.js'
import type { Route } from '../../http/route.js'

/** A text as it came in, from a number that can be answered or not. */
export interface ReceivedText {
  /** The gateway's own id of it; the same id twice is one message. */
  readonly id: string
  /** As the gateway names the sender: a number in E.164, a short code, a name. */
  readonly from: string
  readonly text: string
  /** What the carrier made of it, where it says so. */
  readonly carrier?: 'stop' | 'start' | undefined
}

/** What a gateway's routes hand on, once they have verified and parsed it. */
export interface SmsDoor {
  /** Resolves when it is kept; what is said to it goes out later. @throws StoreError when it could not be kept. */
  received(text: ReceivedText): Promise<void>
  /** What became of a text that was sent to a number. */
  reported(to: string, report: Report): Promise<void>
}

export interface SmsProvider {
  routes(door: SmsDoor): readonly Route[]
  /** Hands one text over, with at most three parts. Never throws. */
  send(to: string, text: string): Promise<Posted>
}
