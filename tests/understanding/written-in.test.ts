import { languages, understanding } from './known.js'

const writtenIn = (text: string, current = 'en') => understanding.writtenIn(text, current, languages)

describe('the language a message is plainly written in', () => {
  it.each([
    ['nie mam z kim porozmawiać i jestem bardzo samotny', 'pl'],
    ["dwi'n teimlo'n unig iawn ac mae angen help arna i", 'cy'],
    ['no tengo trabajo y necesito ayuda con el alquiler', 'es'],
    ["je me sens très seule et je n'ai personne à qui parler", 'fr'],
    ['میں بہت اکیلا محسوس کرتا ہوں اور مدد چاہیے', 'ur'],
    ['我一个人在家很孤独想找人说话', 'zh'],
    ['мені дуже самотньо і потрібна допомога', 'uk'],
  ])('%p is found', (text, code) => {
    expect(writtenIn(text)).toBe(code)
  })
  it.each([
    'rang the counsil, no anser',
    'I have been so lonely since my wife died',
    'dzień dobry',
    'qwrtp zxcvb hjkl mnbv asdf',
    '07400 123456',
    '',
  ])('%p is left as it is', (text) => {
    expect(writtenIn(text)).toBeUndefined()
  })
  it('is never the one that is spoken already', () => {
    expect(writtenIn('nie mam z kim porozmawiać i jestem samotny', 'pl')).toBeUndefined()
  })
})
