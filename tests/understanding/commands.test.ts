import { understanding } from './known.js'

const command = (text: string, language = 'en') => understanding.command(text, language)
const offered = ['en', 'cy', 'pl', 'ur']
const named = (text: string) => understanding.namedLanguage(text, offered)

describe('a command', () => {
  it.each([
    ['help', 'help'],
    ['STOP', 'stop'],
    ['QUIT', 'stop'],
    ['END', 'stop'],
    ['cancel', 'stop'],
    ['start again please', 'restart'],
    ['go back', 'back'],
    ['chnage my answer', 'change'],
    ['can I talk to a real person', 'human'],
    ['person please', 'human'],
    ['change language', 'language'],
    ['what do you hold about me?', 'held'],
    ['delte my data', 'delete'],
    ['where is my referral?', 'status'],
    ['skip', 'skip'],
  ])('is heard in %p: %s', (text, name) => {
    expect(command(text)).toBe(name)
  })
  it.each([
    'I want to stop smoking',
    'help me with my rent',
    'I want to go back to work',
    'I need help with housing',
    'change my life',
    'my back hurts',
    'a person shouted at me',
    'stpo',
    '',
  ])('is not heard in %p', (text) => {
    expect(command(text)).toBeUndefined()
  })
  it('is heard in English and in the own language', () => {
    expect(command('stop', 'ur')).toBe('stop')
    expect(command('pomoc', 'pl')).toBe('help')
    expect(command('pomoc', 'en')).toBeUndefined()
  })
})

describe('a language', () => {
  it.each([
    ['polski', 'pl'],
    ['po polsku', 'pl'],
    ['I speak Polish', 'pl'],
    ['Polish please', 'pl'],
    ['Cymraeg', 'cy'],
    ['Welsh', 'cy'],
    ['walijski', 'cy'],
    ['اردو', 'ur'],
    ['urdu mein', 'ur'],
    ['in English', 'en'],
  ])('is named by %p: %s', (text, code) => {
    expect(named(text)).toBe(code)
  })
  it.each(["I don't speak Polish", 'my neighbour is polish', 'hello', '', 'French'])(
    'is not named by %p',
    (text) => {
      expect(named(text)).toBeUndefined()
    },
  )
  it('is named only when it is offered', () => {
    expect(understanding.namedLanguage('polski', ['en'])).toBeUndefined()
  })
})

describe('two things that somebody likes', () => {
  it.each([
    ['bn', 'ranna ar gaan'],
    ['bn', 'hata ar golpo'],
    ['zh', '给女儿打电话'],
    ['en', 'cooking and singing'],
  ])('are no command, in %s: %s', (language, text) => {
    expect(command(text, language)).toBeUndefined()
  })
})
