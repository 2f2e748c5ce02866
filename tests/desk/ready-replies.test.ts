import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadReplies, readyReplies } from '../../src/desk/ready-replies.js'
import { root } from './desk-world.js'

const values = { worker: 'Sam', service: 'Cairn', phone: '01632 960000', emergency: '999' }
const all = loadReplies(join(root, 'content/replies'), 'en')
const readyIn = (language: string) => readyReplies(all, { language, deskLanguage: 'en', values })

describe('Ready-made replies', () => {
  it("stand in the person's language with the desk's meaning beside them", () => {
    const [hello] = readyIn('pl')
    expect(hello).toMatchObject({ id: 'hello', title: 'Introduce yourself', language: 'pl' })
    expect(hello?.text).toContain('nazywam się Sam')
    expect(hello?.meaning).toContain('my name is Sam')
  })

  it("stand once where the person speaks the desk's language, and in that where nobody wrote theirs", () => {
    expect(readyIn('en')[0]).not.toHaveProperty('meaning')
    expect(readyIn('eo')[0]).toMatchObject({ language: 'en' })
  })

  it('leave nothing to fill in, in any language', () => {
    const texts = [...all.keys()].flatMap((language) => readyIn(language).map(({ text }) => text))
    expect(texts.length).toBeGreaterThan(90)
    expect(texts.filter((text) => /[{}]/.test(text))).toEqual([])
  })

  it('are in every language that has any', () => {
    const short = [...all].filter(([, replies]) => replies.length !== all.get('en')?.length)
    expect(short.map(([language]) => language)).toEqual([])
  })

  it('do not let the service start with one that says what nobody fills in, or that the desk cannot read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'replies-'))
    const write = (language: string, id: string, text: string) =>
      writeFileSync(
        join(folder, `${language}.json`),
        JSON.stringify({ reviewedBy: null, replies: [{ id, title: 'T', text }] }),
      )
    write('en', 'hello', 'Hello {{person}}')
    expect(() => loadReplies(folder, 'en')).toThrow('en.json: hello fills in {{person}}')
    write('en', 'hello', 'Hello')
    write('pl', 'other', 'Cześć')
    expect(() => loadReplies(folder, 'en')).toThrow('pl.json: other is not in en.json')
  })
})
