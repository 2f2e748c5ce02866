/*
 * Makes the person's page live. The page works without it: all HTML comes from the server, this only fetches it without a
 * reload, listens for what is new, and leaves quickly. Written for browsers of ten years, without a build.
 */
;(function () {
  'use strict'
  var form = document.getElementById('composer')
  if (!form || !window.fetch || !window.Promise || !window.FormData || !window.URLSearchParams) return
  var box = document.getElementById('box')
  var list = document.getElementById('messages')
  var status = document.getElementById('status')
  var leave = document.getElementById('leave')
  var answer = form.parentNode
  var count = Number(form.getAttribute('data-count'))
  var language = form.getAttribute('data-language')
  var begun = form.elements.begun.value === '1'
  var held = form.getAttribute('data-held') === '1'
  var writing = document.getElementById('writing')
  var busy = false
  var canHover = window.matchMedia && window.matchMedia('(hover: hover)').matches
  var last = Promise.resolve()
  document.documentElement.className += ' js'

  function tell(words, isProblem) {
    status.textContent = words || ''
    status.className = 'status' + (isProblem ? ' problem' : '')
  }
  function words(name) {
    return form.getAttribute('data-' + name)
  }
  /* One exchange with the server at a time: what comes back then always fits on to what is shown. */
  function inTurn(work) {
    last = last.then(work, work)
    return last
  }

  function nearEnd() {
    return (
      answer.getBoundingClientRect().bottom + window.pageYOffset - (window.pageYOffset + window.innerHeight) <
        160 || list.getBoundingClientRect().bottom - window.innerHeight < 160
    )
  }
  function showNewest(first) {
    if (first) first.scrollIntoView({ block: 'start' })
  }

  /* ---- what the server sends ---- */
  function add(part) {
    form.elements.form.value = part.form
    if (part.reload) {
      window.location.replace('/#latest')
      window.location.reload()
      return
    }
    box.setAttribute('autocomplete', part.field.autocomplete)
    box.setAttribute('inputmode', part.field.inputmode)
    begun = part.begun
    held = part.held
    form.elements.begun.value = begun ? '1' : ''
    if (!part.html) return
    hideWriting()
    var follow = nearEnd()
    var holder = document.createElement('ol')
    holder.innerHTML = part.html
    var arrived = [].slice.call(holder.children)
    var mine = arrived.some(function (one) {
      return one.getAttribute('data-from') === 'person'
    })
    if (mine || holder.querySelector('[data-actions]')) {
      ;[].forEach.call(list.querySelectorAll('[data-actions]'), function (old) {
        old.parentNode.removeChild(old)
      })
    }
    if (holder.querySelector('#latest')) {
      var before = document.getElementById('latest')
      if (before) before.removeAttribute('id')
    }
    arrived.forEach(function (one) {
      one.className += ' arrived'
      list.appendChild(one)
    })
    count = part.count
    form.elements.after.value = String(count)
    if (follow || mine) showNewest(arrived[0])
    else offerNewest(arrived[0])
  }

  function offerNewest(first) {
    var button = document.getElementById('newer')
    if (button) return
    button = document.createElement('button')
    button.id = 'newer'
    button.type = 'button'
    button.className = 'button newer'
    button.textContent = words('new')
    button.addEventListener('click', function () {
      answer.removeChild(button)
      showNewest(first)
    })
    answer.appendChild(button)
  }

  function request(url, options) {
    options.credentials = 'same-origin'
    options.headers = options.headers || {}
    options.headers.Accept = 'application/json'
    return window.fetch(url, options).then(function (answered) {
      return answered.json().then(function (part) {
        return { ok: answered.ok, status: answered.status, part: part }
      })
    })
  }

  /* ---- sending ---- */
  function send(button) {
    if (busy) return
    var data = new window.URLSearchParams(new FormData(form))
    if (button && button.name) data.append(button.name, button.value)
    if (!box.value.trim() && !data.get('choice') && !data.get('pick')) {
      box.focus()
      return
    }
    var pressedOne = button && button.name
    busy = true
    box.readOnly = true
    form.setAttribute('aria-busy', 'true')
    tell(words('sending'))
    inTurn(function () {
      data.set('after', String(count))
      data.set('form', form.elements.form.value)
      return request('/', { method: 'POST', body: data, headers: {} }).then(function (got) {
        if (!got.ok) {
          tell((got.part && got.part.problem) || words('notsent'), true)
          if (got.status === 410) form.elements.begun.value = ''
          if (got.part && got.part.form) form.elements.form.value = got.part.form
          return
        }
        tell('')
        if (!data.get('choice')) box.value = ''
        grow()
        add(got.part)
        if (begun) listen()
      })
    })
      .then(null, function () {
        tell(words('notsent'), true)
      })
      .then(function () {
        busy = false
        box.readOnly = false
        form.removeAttribute('aria-busy')
        /* On a touch screen the keyboard would cover what has just come. */
        if (!pressedOne || canHover) box.focus({ preventScroll: true })
      })
  }

  /* The links of the language chooser turn the page alone; once there is a conversation, it must turn with it. */
  document.getElementById('languages').addEventListener('click', function (event) {
    var link = event.target.closest && event.target.closest('a')
    if (!link || !begun) return
    event.preventDefault()
    send({ name: 'choice', value: '!language=' + link.getAttribute('hreflang') })
  })

  var pressed
  document.addEventListener('click', function (event) {
    var button = event.target.closest ? event.target.closest('button') : null
    pressed = button && button.form === form ? button : undefined
    var open = document.getElementById('languages')
    if (open && open.open && !open.contains(event.target)) open.open = false
  })
  form.addEventListener('submit', function (event) {
    event.preventDefault()
    var menu = document.querySelector('.menu')
    if (menu) menu.open = false
    send(event.submitter || pressed)
    pressed = undefined
  })
  box.addEventListener('keydown', function (event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    send()
  })
  function grow() {
    box.style.height = 'auto'
    if (box.value) box.style.height = Math.min(box.scrollHeight + 4, 192) + 'px'
  }
  box.addEventListener('input', grow)

  /* ---- who is writing: told both ways while a link worker holds the case, and kept nowhere ---- */
  var permit
  var lastTold = 0
  var writingTimer
  box.addEventListener('input', function () {
    if (!held || !permit || !box.value.trim() || Date.now() - lastTold < 3000) return
    lastTold = Date.now()
    window
      .fetch('/v3/directline/conversations/' + permit.conversationId + '/activities', {
        method: 'POST',
        headers: { Authorization: 'Bearer ' + permit.token, 'Content-Type': 'application/json' },
        body: '{"type":"typing"}',
      })
      .then(null, function () {})
  })
  function hideWriting() {
    window.clearTimeout(writingTimer)
    writing.textContent = ''
  }
  function showWriting() {
    window.clearTimeout(writingTimer)
    if (!writing.textContent) writing.textContent = writing.getAttribute('data-words')
    writingTimer = window.setTimeout(hideWriting, 6000)
  }
  function isFromWorker(one) {
    return one.type === 'typing' && one.from && one.from.id === 'worker'
  }

  /* ---- listening: our Direct Line stream tells that there is something new, else we ask from time to time ---- */
  var line
  var misses = 0
  var timer
  function fetchNew() {
    return inTurn(function () {
      if (!begun) return undefined
      return request('/messages?after=' + count + '&lang=' + language, {}).then(
        function (got) {
          if (got.ok) {
            if (status.textContent === words('offline')) tell('')
            add(got.part)
          } else if (got.status === 410) {
            begun = false
            tell(got.part.problem, true)
          }
        },
        function () {
          if (!busy) tell(words('offline'))
        },
      )
    })
  }
  function again() {
    window.clearTimeout(timer)
    line = undefined
    if (!begun) return
    misses += 1
    timer = window.setTimeout(
      function () {
        fetchNew().then(listen, listen)
      },
      Math.min(30000, 1000 * Math.pow(2, Math.min(misses, 5))) * (document.hidden ? 2 : 1),
    )
  }
  function listen() {
    if (line || !begun) return
    if (!window.WebSocket) return again()
    line = 'opening'
    request('/api/chat/token', { method: 'POST' })
      .then(function (got) {
        if (!got.ok) throw new Error('token')
        permit = got.part
        var id = got.part.conversationId
        return request('/v3/directline/conversations/' + id + '?watermark=' + count, {
          headers: { Authorization: 'Bearer ' + got.part.token },
        })
      })
      .then(function (got) {
        if (!got.ok) throw new Error('stream')
        var url = new window.URL(got.part.streamUrl)
        line = new window.WebSocket(
          (window.location.protocol === 'https:' ? 'wss://' : 'ws://') +
            window.location.host +
            url.pathname +
            url.search,
        )
        line.onopen = function () {
          misses = 0
        }
        line.onmessage = function (frame) {
          if (!frame.data) return
          var set = JSON.parse(frame.data)
          if (Number(set.watermark) > count) fetchNew()
          if ((set.activities || []).some(isFromWorker)) showWriting()
        }
        line.onclose = again
      })
      .then(null, again)
  }
  window.addEventListener('online', function () {
    misses = 0
    fetchNew()
    if (!line) listen()
  })
  document.addEventListener('visibilitychange', function () {
    if (!document.hidden) fetchNew()
  })
  window.addEventListener('pageshow', function (event) {
    if (event.persisted) window.location.reload()
  })

  /* ---- leaving quickly ---- */
  var escapes = 0
  var lastEscape = 0
  function goAway() {
    document.documentElement.style.visibility = 'hidden'
    document.title = ''
    document.body.textContent = ''
    try {
      window.sessionStorage.clear()
    } catch (_denied) {}
    begun = false
    if (line && line.close) line.close()
    try {
      window.fetch('/exit', { method: 'POST', keepalive: true, credentials: 'same-origin' })
    } catch (_old) {}
    window.location.replace(leave.getAttribute('data-to'))
  }
  leave.addEventListener('click', function (event) {
    event.preventDefault()
    goAway()
  })
  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape' && event.key !== 'Esc') return
    var now = Date.now()
    escapes = now - lastEscape < 1500 ? escapes + 1 : 1
    lastEscape = now
    if (escapes === 2) tell(leave.getAttribute('data-once'))
    if (escapes >= 3) goAway()
  })

  grow()
  if (begun) {
    listen()
    if (!window.location.hash && !window.pageYOffset) showNewest(document.getElementById('latest'))
  }
})()
