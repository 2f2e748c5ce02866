/**
 * Puts the conversation into a page of another site: Microsoft's Web Chat, which that page has loaded, with our address, a token,
 * the language and the words. The server puts `const offered` before it: code -> { direction, again, offline, ended, strings? }.
 *
 *   <div id="cairn"></div>
 *   <script src="(Web Chat)"></script>
 *   <script src="https://(this service)/web-chat.js" data-language="cy" data-token-from="/their/own/token"></script>
 */
/* global offered, document, sessionStorage, fetch, URL, navigator, setTimeout, window */
const script = document.currentScript
const service = new URL('.', script.src).href
const into = document.getElementById(script.dataset.into || 'cairn')
const kept = 'cairn'
let wait = 3000
const longest = 60000

const languageFor = (wish) => {
  const wanted = String(wish || '').toLowerCase()
  const codes = Object.keys(offered)
  return codes.find((code) => code === wanted) || codes.find((code) => code === wanted.split('-')[0])
}
const aboutPage = into && into.closest('[lang]')
let language = [script.dataset.language, aboutPage && aboutPage.lang, ...navigator.languages]
  .map(languageFor)
  .concat(Object.keys(offered)[0])
  .find(Boolean)

/** The token outlives a reload of this tab, and nothing else. A site may have switched such keeping off. */
const keep = {
  read() {
    try {
      return sessionStorage.getItem(kept)
    } catch {
      return null
    }
  },
  write(token) {
    try {
      if (token) sessionStorage.setItem(kept, token)
      else sessionStorage.removeItem(kept)
    } catch {
      // Then a reload begins anew.
    }
  },
}

const post = (url, headers, body) =>
  fetch(url, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body })

/** A token for the conversation of this tab, or for a new one. @throws when there is no connection. */
async function tokenNow() {
  const before = keep.read()
  if (before) {
    const renewed = await post(service + 'v3/directline/tokens/refresh', {
      Authorization: 'Bearer ' + before,
    })
    if (renewed.ok) return (await renewed.json()).token
    if (renewed.status === 429 || renewed.status >= 500) throw new Error('later')
    keep.write(null)
  }
  const from = script.dataset.tokenFrom
  const given = await post(from || service + 'api/chat/token', {}, JSON.stringify({ locale: language }))
  if (!given.ok) throw new Error('later')
  return (await given.json()).token
}

let chat = document.createElement('div')
let line
const notice = document.createElement('div')
notice.setAttribute('role', 'status')

function tell(words, action) {
  notice.replaceChildren()
  notice.style.padding = words || action ? '0.75rem' : '0'
  if (words) {
    const paragraph = document.createElement('p')
    paragraph.style.margin = '0 0 0.5rem'
    paragraph.textContent = words
    notice.append(paragraph)
  }
  if (!action) return
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = offered[language].again
  button.style.cssText = 'font: inherit; padding: 0.6rem 1rem; min-height: 44px'
  button.addEventListener('click', action)
  notice.append(button)
}

/** Cards in the size of the messages. */
const adaptiveCardsHostConfig = {
  textBlock: { headingLevel: 2 },
  fontSizes: { small: 15, default: 17, medium: 18, large: 20, extraLarge: 22 },
  actions: { actionAlignment: 'stretch', actionsOrientation: 'vertical', buttonSpacing: 8 },
}

/** Adaptive Cards' boxes are 13 pixels small and close together. */
const css = `
.ac-choiceSetInput-multiSelect input[type=checkbox] { width: 24px; height: 24px; flex: none; margin: 4px }
`

/** Web Chat stacks its buttons, wraps their words, takes no files and has contrast enough. */
const styleOptions = {
  hideUploadButton: true,
  suggestedActionLayout: 'stacked',
  suggestedActionsStackedLayoutButtonTextWrap: true,
  suggestedActionsStackedHeight: 220,
  suggestedActionsStackedOverflow: 'auto',
  primaryFont: 'inherit',
  accent: '#00539f',
  subtle: '#4a4a4a',
  bubbleBackground: '#f2f4f6',
  bubbleFromUserBackground: '#dceaf7',
  bubbleBorderRadius: 8,
  bubbleFromUserBorderRadius: 8,
  bubbleMaxWidth: 560,
  bubbleMinWidth: 120,
  sendBoxButtonColor: '#00539f',
  sendBoxBorderTop: '1px solid #6b7280',
  sendBoxHeight: 48,
  sendBoxPlaceholderColor: '#4a4a4a',
  sendBoxTextWrap: true,
  suggestedActionBorderRadius: 8,
  suggestedActionTextColor: '#00539f',
  suggestedActionBorderColor: '#00539f',
}

function draw(props) {
  const { direction, strings } = offered[language]
  chat.lang = notice.lang = language
  chat.dir = notice.dir = direction
  window.WebChat.renderWebChat(
    {
      ...props,
      dir: direction,
      locale: language,
      nonce: script.nonce || undefined,
      styleOptions,
      adaptiveCardsHostConfig,
      ...(strings && { overrideLocalizedStrings: strings }),
    },
    chat,
  )
}

async function begin() {
  let token
  try {
    token = await tokenNow()
  } catch {
    tell(offered[language].offline)
    setTimeout(begin, wait)
    wait = Math.min(wait * 2, longest)
    return
  }
  tell('')
  wait = 3000
  keep.write(token)
  // Each conversation has a frame of its own: the one before it may still be falling silent.
  if (line) line.end()
  const before = chat
  chat = document.createElement('div')
  Object.assign(chat.style, { flex: '1', minHeight: '0' })
  before.replaceWith(chat)
  const directLine = window.WebChat.createDirectLine({
    domain: service + 'v3/directline',
    token,
    conversationStartProperties: { locale: language },
  })
  line = directLine
  const props = { directLine }
  // The frame follows the conversation into another language; help alone, in a language of its own, changes nothing.
  props.store = window.WebChat.createStore({}, () => (next) => (action) => {
    if (action.type === 'DIRECT_LINE/CONNECT_PENDING') watch()
    const { activity } = (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && action.payload) || {}
    if (activity && activity.type === 'endOfConversation') over(ended)
    const data = (activity && activity.channelData) || {}
    const spoken = activity && activity.from.role !== 'user' && !data.urgent && languageFor(activity.locale)
    if (spoken && spoken !== language) {
      language = spoken
      setTimeout(() => draw(props))
    }
    return next(action)
  })
  const [expired, failed, ended] = [3, 4, 5]
  const over = (state) => {
    if (state !== failed) keep.write(null)
    tell(state === ended && offered[language].ended, begin)
  }
  directLine.connectionStatus$.subscribe((state) => [expired, failed, ended].includes(state) && over(state))
  // Over a WebSocket the client learns that a conversation was let go meanwhile only by this fault.
  const watch = () =>
    directLine.activity$.subscribe({
      error: (fault) => over(/ended/.test(String(fault && fault.message)) ? ended : failed),
    })
  draw(props)
}

if (into && window.WebChat) {
  Object.assign(into.style, { display: 'flex', flexDirection: 'column' })
  if (into.clientHeight === 0) into.style.height = 'min(40rem, 90vh)'
  const style = document.createElement('style')
  style.nonce = script.nonce
  style.textContent = css
  into.replaceChildren(style, chat, notice)
  void begin()
}
