/** A link worker at the desk without a browser: signs in, changes the one-time password, and then asks for pages. */

export interface DeskVisitor {
  /** The page as text. @throws when it is answered with anything but 200. */
  see(path: string): Promise<string>
}

const chosen = 'four quiet herons wade'

export async function signIn(url: string, username: string, password: string): Promise<DeskVisitor> {
  const cookies = new Map<string, string>()
  const ask = async (path: string, form?: Readonly<Record<string, string>>) => {
    const answer = await fetch(url + path, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
      cookies.set(name, value)
    }
    return { status: answer.status, text: await answer.text() }
  }
  const send = async (path: string, form: Readonly<Record<string, string>>) => {
    const { text } = await ask(path)
    const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
    const { status } = await ask(path, { ...form, csrf })
    if (status !== 303) throw new Error(`${path} was answered ${status}`)
  }
  await send('/desk/sign-in', { username, password })
  await send('/desk/password', { current: password, next: chosen, name: username })
  return {
    async see(path) {
      const { status, text } = await ask(path)
      if (status !== 200) throw new Error(`${path} was answered ${status}`)
      return text
    },
  }
}
