/** As much of XMLHttpRequest as Microsoft's client uses, over fetch; the tests run without a browser. */
export class FetchXhr {
  readyState = 0
  status = 0
  response: unknown = null
  responseText = ''
  responseType = ''
  timeout = 0
  withCredentials = false
  upload = {}
  onreadystatechange: (() => void) | null = null
  ontimeout: (() => void) | null = null
  onerror: (() => void) | null = null
  #method = 'GET'
  #url = ''
  readonly #headers = new Headers()
  readonly #abort = new AbortController()
  #answered = new Headers()

  open(method: string, url: string) {
    this.#method = method
    this.#url = url
  }
  setRequestHeader(name: string, value: string) {
    this.#headers.set(name, value)
  }
  getResponseHeader(name: string) {
    return this.#answered.get(name)
  }
  getAllResponseHeaders() {
    return [...this.#answered].map(([name, value]) => `${name}: ${value}`).join('\r\n')
  }
  abort() {
    this.#abort.abort()
  }
  send(body?: string) {
    const options = { method: this.#method, headers: this.#headers, signal: this.#abort.signal }
    fetch(this.#url, body === undefined || this.#method === 'GET' ? options : { ...options, body })
      .then(async (answer) => {
        this.#answered = answer.headers
        this.responseText = await answer.text()
        this.status = answer.status
        try {
          this.response = JSON.parse(this.responseText)
        } catch {
          this.response = null
        }
        this.#done()
      })
      .catch(() => this.#done())
  }
  #done() {
    this.readyState = 4
    this.onreadystatechange?.()
  }
}
