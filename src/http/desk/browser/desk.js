// Makes the desk's pages better where there is JavaScript; without it everything works all the same.
// It refreshes the alerts, the queue and the open case, never moves the focus, and never touches a form.
const every = 5_000
const slow = 60_000
const warnSeconds = 300

document.documentElement.classList.add('js-enabled')
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

const components = document.querySelector('script[data-components]')?.dataset.components
if (components) import(components).then(({ initAll }) => initAll())

const printButton = document.getElementById('print-button')
if (printButton) {
  printButton.hidden = false
  printButton.addEventListener('click', () => window.print())
}

const live = document.getElementById('live')
const announcer = document.getElementById('announcer')
const session = document.getElementById('session')

function announce(text) {
  if (!announcer || !text) return
  announcer.textContent = ''
  setTimeout(() => (announcer.textContent = text), 100)
}

function bar(text, action) {
  if (!session || session.dataset.shown === text) return
  session.dataset.shown = text
  session.replaceChildren(text, ' ')
  if (action) session.append(action)
  session.hidden = text === ''
}

function stayButton() {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'desk-link-button'
  button.textContent = session.dataset.stay
  button.addEventListener('click', async () => {
    const answer = await fetch('/desk/stay', { credentials: 'same-origin', redirect: 'manual' }).catch(
      () => undefined,
    )
    if (answer?.status === 204) bar('')
    else ended()
  })
  return button
}

function ended() {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/desk/sign-in?next=${encodeURIComponent(location.pathname)}`
  link.textContent = session.dataset.signIn
  bar(session.dataset.ended, link)
}

const chat = () => document.getElementById('chat')
const isAtEnd = (element) => element.scrollHeight - element.scrollTop - element.clientHeight < 40
const toEnd = () => {
  const element = chat()
  if (element) element.scrollTop = element.scrollHeight
}

/** Puts the fresh fragment in, with the focus and the scrolled place as they were. */
function replace(html) {
  const before = live.firstElementChild
  const focused = live.contains(document.activeElement) ? document.activeElement.id : undefined
  const scrolled = chat()
  const place = scrolled && { top: scrolled.scrollTop, end: isAtEnd(scrolled) }
  const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
  if (!fresh) return
  if (before?.dataset.state !== undefined && 'hidden' in fresh.dataset !== 'hidden' in before.dataset)
    return location.reload()
  live.replaceChildren(fresh)
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  if (place?.end) toEnd()
  else if (place && chat()) chat().scrollTop = place.top
  if (fresh.dataset.count === undefined) {
    if (fresh.dataset.announce !== before?.dataset.announce) announce(fresh.dataset.announce)
  } else if (fresh.dataset.count !== before?.dataset.count) announce(fresh.dataset.announce)
  if (fresh.dataset.state !== stateAtLoad) caseChanged()
}

const stateAtLoad = live?.firstElementChild?.dataset.state

/** What can be done with this case is another now: said, with a way to load it, and nothing typed is lost. */
function caseChanged() {
  const place = document.getElementById('case-changed')
  if (!place || place.childNodes.length > 0) return
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = live.dataset.live.replace(/\/live$/, '')
  link.textContent = place.dataset.reload
  place.append(place.dataset.changed, ' ', link)
}

/** A page that is being left by a form is not refreshed: a reload would take the form's answer away. */
let isLeaving = false
document.addEventListener('submit', () => (isLeaving = true))
window.addEventListener('pageshow', () => (isLeaving = false))

/** A ready-made reply goes under what is typed so far; without a script the server puts it there. */
const replyBox = document.getElementById('reply')
for (const button of document.querySelectorAll('button[data-ready]'))
  button.addEventListener('click', (event) => {
    if (!replyBox) return
    event.preventDefault()
    const text = document.getElementById(button.dataset.ready).textContent
    replyBox.value = [replyBox.value, text].filter((part) => part.trim() !== '').join('\n')
    replyBox.focus()
  })

/** The person's page shows that somebody is writing to them: that, and nothing of what is written. */
const tellEvery = 3_000
let lastTold = 0
replyBox?.addEventListener('input', () => {
  const { form } = replyBox
  if (!live || replyBox.value.trim() === '' || Date.now() - lastTold < tellEvery) return
  lastTold = Date.now()
  fetch(live.dataset.live.replace(/live$/, 'writes'), {
    method: 'POST',
    credentials: 'same-origin',
    redirect: 'manual',
    body: new URLSearchParams({ csrf: form.elements.csrf.value }),
  }).catch(() => undefined)
})

/** Fetches a part of the page again and again; `changed` gets each fresh fragment, `gone` is called when it is there no more. */
function keepFresh(part, { changed, gone }) {
  let tag
  let isRunning = false
  let next
  async function refresh() {
    if (isRunning) return
    isRunning = true
    try {
      const answer = await fetch(part.dataset.live, {
        credentials: 'same-origin',
        redirect: 'manual',
        cache: 'no-store',
        headers: tag ? { 'If-None-Match': tag } : {},
      })
      if (answer.status === 401) return ended()
      if (answer.status === 404) return gone?.()
      const left = Number(answer.headers.get('session-seconds-left'))
      if (left && left < warnSeconds) bar(session.dataset.ending, stayButton())
      else if (answer.ok || answer.status === 304) bar('')
      if (answer.status === 200) {
        const html = await answer.text()
        const isFirst = tag === undefined
        tag = answer.headers.get('etag') ?? undefined
        if (!isLeaving && (!isFirst || html.trim() !== part.innerHTML.trim())) changed(html)
      }
    } catch {
      bar(session.dataset.offline)
    } finally {
      isRunning = false
    }
    next = setTimeout(refresh, document.hidden ? slow : every)
  }
  next = setTimeout(refresh, every)
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return
    clearTimeout(next)
    void refresh()
  })
}

if (live) {
  toEnd()
  keepFresh(live, { changed: replace, gone: () => isLeaving || location.reload() })
}

const alerts = document.getElementById('alerts')
const soundPlace = document.getElementById('alert-sound')
const title = document.title
/** Made when the page opens; a browser lets it sound once somebody has pressed something here. */
const audio = alerts && 'AudioContext' in window ? new AudioContext() : undefined

/** Two rising notes, twice: heard across a room, and like nothing else on a desk. */
function sound() {
  if (audio?.state !== 'running') return
  for (const [at, pitch] of [
    [0, 660],
    [0.22, 880],
    [0.7, 660],
    [0.92, 880],
  ]) {
    const note = audio.createOscillator()
    const loudness = audio.createGain()
    note.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, audio.currentTime + at)
    loudness.gain.exponentialRampToValueAtTime(0.4, audio.currentTime + at + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, audio.currentTime + at + 0.2)
    note.connect(loudness).connect(audio.destination)
    note.start(audio.currentTime + at)
    note.stop(audio.currentTime + at + 0.22)
  }
  alerts.dataset.sounded = String(Number(alerts.dataset.sounded ?? 0) + 1)
}

/** Says how many there are and sounds, when one is new or has gone to the next contact; quiet when there are fewer. */
function tellAlerts({ alerts: count, calls, announce: words }, before) {
  document.title = count === '0' ? title : `(${count}) ${words} ${title}`
  const known = new Set((before ?? '').split(',').filter(Boolean))
  if (!calls.split(',').some((call) => call !== '' && !known.has(call))) return
  sound()
  const announcer = document.getElementById('alert-announcer')
  announcer.textContent = ''
  setTimeout(() => (announcer.textContent = words), 100)
}

const notify = document.getElementById('notify')
const mayNotify = () => 'Notification' in window && Notification.permission === 'granted'

/** One notification for each kind that is new: what happened, and never to whom. A press on it brings the desk to the front. */
function tellBell({ rings, calls }, before) {
  if (!mayNotify()) return
  const isNew = (list, known) => list.split(',').some((one) => one !== '' && !known.split(',').includes(one))
  const of = (kind, list) =>
    list
      .split(',')
      .filter((ring) => ring.startsWith(kind))
      .join()
  for (const [words, isRinging, href] of [
    [notify.dataset.alert, isNew(calls, before.calls), '/desk/queue'],
    [notify.dataset.handOff, isNew(of('handOff', rings), before.rings), '/desk/queue'],
    [notify.dataset.answer, isNew(of('answer', rings), before.rings), '/desk/queue?view=mine'],
  ]) {
    if (!isRinging) continue
    const told = new Notification(notify.dataset.service, {
      body: words,
      tag: `cairn ${words}`,
      renotify: true,
    })
    told.addEventListener('click', () => {
      window.focus()
      location.assign(href)
    })
  }
}

/** Offered where the browser can and nobody has said yes or no; asked for by a press alone. */
if (notify && 'Notification' in window) {
  const button = notify.querySelector('button')
  const show = () => (notify.hidden = Notification.permission !== 'default')
  button.addEventListener('click', async () => {
    if ((await Notification.requestPermission()) === 'granted') announce(button.dataset.on)
    show()
  })
  show()
}

if (alerts) {
  // What was there when the last page was left has been told already.
  const remember = ({ calls, rings }) => {
    sessionStorage.setItem('alerts', calls)
    sessionStorage.setItem('rings', rings)
  }
  const shown = () => alerts.firstElementChild.dataset
  const lastRings = sessionStorage.getItem('rings')
  if (lastRings !== null)
    tellBell(shown(), { calls: sessionStorage.getItem('alerts') ?? '', rings: lastRings })
  tellAlerts(shown(), sessionStorage.getItem('alerts'))
  remember(shown())
  keepFresh(alerts, {
    changed(html) {
      const { calls: before, rings } = shown()
      const focused = alerts.contains(document.activeElement)
        ? document.activeElement.getAttribute('href')
        : null
      const fresh = new DOMParser().parseFromString(html, 'text/html').body.firstElementChild
      if (!fresh) return
      alerts.replaceChildren(fresh)
      if (focused) alerts.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true })
      tellAlerts(shown(), before)
      tellBell(shown(), { calls: before, rings })
      remember(shown())
    },
  })
  if (audio) {
    const button = soundPlace.querySelector('button')
    const show = () => (soundPlace.hidden = audio.state === 'running')
    button.addEventListener('click', async () => {
      await audio.resume()
      announce(button.dataset.on)
      sound()
    })
    audio.addEventListener('statechange', show)
    document.addEventListener('pointerdown', () => void audio.resume(), { once: true })
    document.addEventListener('keydown', () => void audio.resume(), { once: true })
    show()
  }
}
