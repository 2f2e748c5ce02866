import { section } from '../src/flow/index.js'

/** What this is, what it is not for, and who will read what. Nothing is asked. */
export const welcome = section('welcome', 'hello', {
  hello: { tell: true, then: 'emergency' },
  emergency: { tell: true, then: 'readers' },
  readers: { tell: true, then: 'end' },
})
