import { join } from 'node:path'
import { packageRoot } from '../../src/config.js'
import { createFreeQuestions, loadQuestions } from '../../src/conversation/free-question.js'

const questions = createFreeQuestions(loadQuestions(join(packageRoot, 'content/questions')))

describe('a question in the middle', () => {
  it.each([
    ['en', 'is it free?', 'cost'],
    ['en', 'How many questions are there?', 'how-long'],
    ['zh', '这个是保密的吗？', 'confidential'],
    ['zh', '参加活动要花钱吗？', 'cost'],
    ['zh', '谁会看到我写的东西？', 'confidential'],
    ['pl', 'czy to jest poufne?', 'confidential'],
    ['ar', 'هل هذا مجاني؟', 'cost'],
  ])('is known, in %s: %s', (language, text, known) => {
    expect(questions.find(text, language)).toEqual({ known })
  })

  it.each([
    ['en', 'is there a pool nearby?'],
    ['en', 'can I be carefree?'],
    ['zh', '附近有游泳池吗？'],
  ])('is none that we know, in %s: %s', (language, text) => {
    expect(questions.find(text, language)).toBe('unknown')
  })

  it('is none at all without a mark', () => {
    expect(questions.find('it is free', 'en')).toBeUndefined()
  })
})
