/** The offered language that a client's locale asks for: `cy-GB` is Welsh where Welsh is offered. */
export function offeredLanguage(locale: string | undefined, offered: readonly string[]): string | undefined {
  const wanted = locale?.toLowerCase()
  if (!wanted) return undefined
  const exact = offered.find((code) => code.toLowerCase() === wanted)
  return exact ?? offered.find((code) => code.toLowerCase() === wanted.split('-', 1)[0])
}
