/** People as the bench plays them: what each says from the first question on, in their own language and their own way. */

export interface Person {
  readonly language: string
  /** Stands in what this person says and in nobody else's. */
  readonly mark: string
  /** The last of these is said when activities have been shown. */
  readonly says: readonly string[]
  /** How many of them it takes to be shown activities. */
  readonly untilActivities: number
}

type Script = { readonly language: string; readonly until: number; readonly says: readonly string[] }

/** `#` is where the mark goes. */
const scripts: readonly Script[] = [
  {
    language: 'en',
    until: 8,
    says: [
      'me',
      '18 or older',
      'yes',
      'ive got nobody to talk to since i moved to number #, and my husband died in spring',
      'yes',
      'the first one',
      'XB1 2AB',
      'show me activities now',
      '1',
      'save it',
      '6',
      'yes',
      'no',
      'yes',
      'call them on monday',
    ],
  },
  {
    language: 'en',
    until: 8,
    says: [
      'For me',
      'Over 18',
      'Yes',
      'I would like to get out and walk more, my knees are stiff. The physio wrote # on my card.',
      'Yes, that is right',
      '1',
      'Caerwick',
      'Show me activities now',
      'Show me more',
      'That is enough, thank you',
      'No',
      'No',
      'A little',
    ],
  },
  {
    language: 'en',
    until: 18,
    says: [
      '1',
      '1',
      'y',
      'my neighbour at # and i want to learn computers together',
      'yes',
      'XB1 4DD',
      'ask me a few questions',
      '7',
      '1',
      'I have good friends and I cook well',
      'reading and music',
      'weekday afternoons',
      'by bus',
      'it has to be free',
      'in a group',
      'no',
      'English',
      'none of these',
    ],
  },
  {
    language: 'pl',
    until: 7,
    says: [
      '1',
      '1',
      'tak',
      'Czuję się bardzo samotna, odkąd mieszkam pod numerem #',
      'tak',
      'XB1 2AB',
      '1',
      '1',
      '1',
      '6',
      'nie',
      'nie',
      'tak',
    ],
  },
  {
    language: 'ur',
    until: 7,
    says: [
      '1',
      '1',
      'ہاں',
      'میں بہت اکیلا محسوس کرتا ہوں، گھر نمبر # میں',
      'ہاں',
      'XB1 2AB',
      '1',
      '1',
      '1',
      '6',
      '2',
      '2',
      '1',
    ],
  },
  {
    language: 'cy',
    until: 7,
    says: [
      '1',
      '1',
      'ie',
      "Dw i'n teimlo'n unig ers symud i rif #",
      'ie',
      'XB1 2AB',
      '1',
      '1',
      '1',
      '6',
      'na',
      'na',
      '1',
    ],
  },
]

/** Most speak English, as in the fictional town; the order is fixed, so every run is the same. */
const order = [0, 1, 2, 3, 0, 1, 2, 4, 0, 1, 2, 5] as const

/** The same number is always the same person, and no two have a mark in common. */
export function person(number: number): Person {
  const script = scripts[order[number % order.length] ?? 0]
  if (!script) throw new RangeError('order names a script that is not there')
  const mark = `${100_000 + number}`
  return {
    language: script.language,
    mark,
    says: script.says.map((said) => said.replace('#', mark)),
    untilActivities: script.until,
  }
}

export const roundOfPeople = order.length
