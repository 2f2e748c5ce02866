/** The desk's two cookies: the session, and before it one that only ties the sign-in form to this browser. */

export interface Cookies {
  readonly session: Cookie
  readonly before: Cookie
}

export interface Cookie {
  readonly name: string
  set(secret: string): string
  clear(): string
}

/**
 * Lax and not Strict: a link to a case in a colleague's message must open it. What changes anything is a POST, which Lax
 * leaves without the cookie from elsewhere, and carries the form's token besides. The `__Host-` prefix (https only) keeps
 * other hosts of the same domain from setting it.
 */
export function deskCookies(secure: boolean): Cookies {
  const cookie = (name: string): Cookie => {
    const full = secure ? `__Host-${name}` : name
    const rules = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
    return {
      name: full,
      set: (secret) => `${full}=${secret}; ${rules}`,
      clear: () => `${full}=; ${rules}; Max-Age=0`,
    }
  }
  return { session: cookie('cairn-desk'), before: cookie('cairn-desk-door') }
}
