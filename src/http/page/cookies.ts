/** The page's two cookies: which conversation is this person's, and the language they chose before there was one. */

export interface PageCookies {
  readonly conversation: PageCookie
  readonly language: PageCookie
}

export interface PageCookie {
  readonly name: string
  set(value: string, seconds?: number): string
  clear(): string
}

/** Lax: a link from a letter or a text message finds the conversation; a form on somebody else's page does not. */
export function pageCookies(conversation: string, secure: boolean): PageCookies {
  const cookie = (name: string): PageCookie => {
    const rules = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    return {
      name,
      set: (value, seconds) =>
        `${name}=${value}; ${rules}${seconds === undefined ? '' : `; Max-Age=${seconds}`}`,
      clear: () => `${name}=; ${rules}; Max-Age=0`,
    }
  }
  return { conversation: cookie(conversation), language: cookie(`${conversation}-language`) }
}
