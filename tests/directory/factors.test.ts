import { aService, judged, kilometresNorth, marketSquare, order, term } from './a-service.js'

describe('what an activity is about', () => {
  it('is said for every need it meets', () => {
    const { suits } = judged(
      { attributes: [term('loneliness'), term('food')] },
      { needs: [{ id: 'food' }, { id: 'loneliness' }] },
    )
    expect(suits).toContainEqual({ kind: 'need', need: 'loneliness' })
    expect(suits).toContainEqual({ kind: 'need', need: 'food' })
  })

  it('puts the need a person named first before the one they named second', () => {
    const debts = aService({ id: 'debts', attributes: [term('money_debt')] })
    const tea = aService({ id: 'tea', attributes: [term('loneliness')] })
    expect(order([tea, debts], { needs: [{ id: 'money_debt' }, { id: 'loneliness' }] })).toEqual([
      'debts',
      'tea',
    ])
    expect(order([tea, debts], { needs: [{ id: 'loneliness' }, { id: 'money_debt' }] })).toEqual([
      'tea',
      'debts',
    ])
  })

  it('lets a heavy second need overtake a light first one', () => {
    const debts = aService({ id: 'debts', attributes: [term('money_debt')] })
    const tea = aService({ id: 'tea', attributes: [term('loneliness')] })
    expect(
      order([tea, debts], {
        needs: [
          { id: 'loneliness', weight: 1 },
          { id: 'money_debt', weight: 10 },
        ],
      }),
    ).toEqual(['debts', 'tea'])
  })

  it('prefers a service that is mainly for the need', () => {
    const mainly = aService({ id: 'mainly', attributes: [term('food'), term('loneliness')] })
    const also = aService({ id: 'also', attributes: [term('loneliness'), term('food')] })
    expect(order([also, mainly], { needs: [{ id: 'food' }] })).toEqual(['mainly', 'also'])
  })

  it('never offers what meets none of the needs', () => {
    expect(order([aService({ attributes: [term('housing')] })])).toEqual([])
  })
})

describe('the way there', () => {
  it.each([
    ['walk', 1, { kind: 'near', minutes: 16, by: 'walk' }],
    ['bus', 4, { kind: 'near', minutes: 26, by: 'bus' }],
    ['car', 10, { kind: 'near', minutes: 25, by: 'car' }],
  ] as const)('by %s, %d km in a straight line, suits', (travel, kilometres, suit) => {
    const { suits } = judged(
      { service_at_locations: kilometresNorth(kilometres) },
      { travel, place: marketSquare },
    )
    expect(suits).toContainEqual(suit)
  })

  it.each([
    ['walk', 3, { kind: 'far', minutes: 47, by: 'walk' }],
    ['bus', 10, { kind: 'far', minutes: 49, by: 'bus' }],
    ['car', 20, { kind: 'far', minutes: 46, by: 'car' }],
  ] as const)('by %s, %d km in a straight line, may stop a person', (travel, kilometres, stop) => {
    const { stops } = judged(
      { service_at_locations: kilometresNorth(kilometres) },
      { travel, place: marketSquare },
    )
    expect(stops).toContainEqual(stop)
  })

  it('is by bus where a person has not said how they travel', () => {
    const { suits } = judged({ service_at_locations: kilometresNorth(0.5) }, { place: marketSquare })
    expect(suits).toContainEqual({ kind: 'near', minutes: 12, by: 'bus' })
  })

  it('is measured to the nearest of several places', () => {
    const places = [...kilometresNorth(30), ...kilometresNorth(1)]
    const { suits } = judged({ service_at_locations: places }, { place: marketSquare, travel: 'walk' })
    expect(suits).toContainEqual({ kind: 'near', minutes: 16, by: 'walk' })
  })

  it('is not spoken of where the person or the service has no place', () => {
    const nowhere = judged({ service_at_locations: [] }, { place: marketSquare })
    const unsaid = judged({})
    expect(
      [...nowhere.suits, ...nowhere.stops, ...unsaid.suits, ...unsaid.stops].map(({ kind }) => kind),
    ).not.toContain('near')
  })

  it('does not take 0,0 or an impossible latitude for a place', () => {
    const { suits, stops } = judged(
      {
        service_at_locations: [
          { location: { latitude: 0, longitude: 0 } },
          { location: { latitude: 100, longitude: 1 } },
        ],
      },
      { place: marketSquare },
    )
    expect([...suits, ...stops].map(({ kind }) => kind)).not.toContain('far')
  })

  it('is no matter online, and a person who stays at home is offered only what comes to them', () => {
    const online = aService({
      id: 'online',
      service_at_locations: [{ location: { location_type: 'virtual' } }],
    })
    const phone = aService({
      id: 'phone',
      service_at_locations: [],
      attributes: [term('loneliness'), term('by phone')],
    })
    const hall = aService({ id: 'hall' })
    expect(order([hall, phone, online], { travel: 'home', place: marketSquare })).toEqual(['online', 'phone'])
    expect(
      judged({ service_at_locations: [{ location: { location_type: 'virtual' } }] }, { place: marketSquare })
        .suits,
    ).toContainEqual({ kind: 'online' })
  })
})

describe('the day', () => {
  const tuesdayOrFriday = {
    schedules: [
      { byday: 'TU', opens_at: '10:00', closes_at: '12:00' },
      { byday: 'FR', opens_at: '18:00', closes_at: '20:00' },
    ],
  }

  it('suits on the days a person is free, and only those are said', () => {
    const { suits } = judged(tuesdayOrFriday, { free: { any: false, days: ['FRI', 'SAT'], parts: [] } })
    expect(suits).toContainEqual({ kind: 'days', days: ['FRI'] })
  })

  it('needs the day and the part of the day in one session', () => {
    const { stops } = judged(tuesdayOrFriday, { free: { any: false, days: ['TUE'], parts: ['evening'] } })
    expect(stops).toContainEqual({ kind: 'otherDays', days: ['TUE', 'FRI'] })
  })

  it('suits a person free at any time with all its days', () => {
    const { suits } = judged(tuesdayOrFriday, { free: { any: true, days: [], parts: [] } })
    expect(suits).toContainEqual({ kind: 'days', days: ['TUE', 'FRI'] })
  })

  it.each([
    ['09:00', '11:00', 'morning'],
    ['11:30', '13:30', 'afternoon'],
    ['16:30', '18:00', 'evening'],
    ['22:00', '06:00', 'evening'],
  ] as const)('from %s to %s counts as %s', (opens_at, closes_at, part) => {
    const { suits } = judged(
      { schedules: [{ byday: 'MO', opens_at, closes_at }] },
      { free: { any: false, days: [], parts: [part] } },
    )
    expect(suits).toContainEqual({ kind: 'days', days: ['MON'] })
  })

  it('of a month is read by its weekday', () => {
    const { suits } = judged({ schedules: [{ freq: 'MONTHLY', byday: '2TH' }] })
    expect(suits).toContainEqual({ kind: 'days', days: ['THU'] })
  })

  it('is to be asked for where no schedule names one', () => {
    expect(judged({ schedules: [] }).stops).toContainEqual({ kind: 'timesUnknown' })
  })
})

describe('the cost', () => {
  it.each([
    ['free', 0, { kind: 'free' }],
    ['little', 0, { kind: 'free' }],
    ['any', 0, { kind: 'free' }],
    ['little', 3, { kind: 'cheap', pounds: 3 }],
    ['any', 5, { kind: 'cheap', pounds: 5 }],
  ] as const)('suits a person who wants %s when it is %d pounds', (cost, amount, suit) => {
    expect(judged({ cost_options: [{ amount }] }, { cost }).suits).toContainEqual(suit)
  })

  it.each([
    ['free', 3],
    ['little', 8],
    ['any', 8],
  ] as const)('may stop a person who wants %s when it is %d pounds', (cost, amount) => {
    expect(judged({ cost_options: [{ amount }] }, { cost }).stops).toContainEqual({
      kind: 'costs',
      pounds: amount,
    })
  })

  it('is to be asked for where none is given', () => {
    expect(judged({ cost_options: [] }).stops).toContainEqual({ kind: 'costUnknown' })
  })

  it('ranks free before cheap before dear before dearer for a person with little money', () => {
    const priced = [20, 8, 3, 0].map((amount) =>
      aService({ id: `costs-${amount}`, cost_options: [{ amount }] }),
    )
    expect(order(priced, { cost: 'little' })).toEqual(['costs-0', 'costs-3', 'costs-8', 'costs-20'])
  })
})

describe('the language', () => {
  it('suits when it is the one a person asked for', () => {
    expect(
      judged({ languages: [{ code: 'pl' }, { code: 'en' }] }, { languages: ['pl', 'en'] }).suits,
    ).toContainEqual({ kind: 'language', language: 'pl' })
  })

  it('is read without its region', () => {
    expect(judged({ languages: [{ code: 'pl-PL' }] }, { languages: ['pl'] }).suits).toContainEqual({
      kind: 'language',
      language: 'pl',
    })
  })

  it('may stop a person who shares none with it', () => {
    expect(judged({ languages: [{ code: 'cy' }] }, { languages: ['pl'] }).stops).toContainEqual({
      kind: 'notInLanguage',
      language: 'pl',
    })
  })

  it('goes without saying when it is the usual one', () => {
    const { suits, stops } = judged({ languages: [] }, { languages: ['en'] })
    expect([...suits, ...stops].map(({ kind }) => kind)).not.toContain('language')
  })
})

describe('access', () => {
  it('suits when what a person needs is offered', () => {
    const { suits } = judged(
      { service_at_locations: kilometresNorth(1, [{ accessibility: 'Step-free, with a hearing loop' }]) },
      { access: ['stepFree', 'hearingLoop'] },
    )
    expect(suits).toContainEqual({ kind: 'access', access: 'stepFree' })
    expect(suits).toContainEqual({ kind: 'access', access: 'hearingLoop' })
  })

  it('counts British Sign Language as a language and as access', () => {
    expect(judged({ languages: [{ code: 'bfi' }] }, { access: ['signLanguage'] }).suits).toContainEqual({
      kind: 'access',
      access: 'signLanguage',
    })
  })

  it('says that it is not known rather than guess', () => {
    expect(judged({}, { access: ['stepFree', 'easyRead'] }).stops).toEqual([
      { kind: 'accessUnknown', access: 'stepFree' },
      { kind: 'accessUnknown', access: 'easyRead' },
    ])
  })

  it('says that there are steps, and ranks that last', () => {
    const steps = aService({
      id: 'a-steps',
      service_at_locations: kilometresNorth(0, [{ description: 'Not step-free: three steps' }]),
    })
    const unsaid = aService({ id: 'b-unsaid' })
    const level = aService({
      id: 'c-level',
      service_at_locations: kilometresNorth(0, [{ description: 'Step-free' }]),
    })
    expect(order([steps, unsaid, level], { access: ['stepFree'] })).toEqual([
      'c-level',
      'b-unsaid',
      'a-steps',
    ])
    expect(
      judged(
        { service_at_locations: kilometresNorth(0, [{ description: 'Not step-free' }]) },
        { access: ['stepFree'] },
      ).stops,
    ).toContainEqual({ kind: 'notStepFree' })
  })
})

describe('company, joys, freshness and the telephone', () => {
  it('suits a person who likes groups, or one to one', () => {
    expect(
      judged({ attributes: [term('loneliness'), term('group')] }, { company: 'group' }).suits,
    ).toContainEqual({ kind: 'group' })
    expect(
      judged({ attributes: [term('loneliness'), term('one to one')] }, { company: 'alone' }).suits,
    ).toContainEqual({ kind: 'oneToOne' })
  })

  it('suits what a person enjoys, in another form of the word', () => {
    const garden = aService({ id: 'garden', name: 'A shared garden' })
    const tea = aService({ id: 'a-tea' })
    expect(order([tea, garden], { enjoys: 'gardening, my dog' })).toEqual(['garden', 'a-tea'])
  })

  it('does not count words that stand everywhere', () => {
    const everywhere = Array.from({ length: 20 }, (_, index) =>
      aService({ id: `service-${index}`, description: 'People come for tea.' }),
    )
    expect(order(everywhere, { enjoys: 'people' })).toHaveLength(20)
    expect(judged({ description: 'A walk.' }, { enjoys: 'football' }).suits).not.toContainEqual({
      kind: 'enjoys',
    })
  })

  it.each([
    ['2025-11-21', undefined],
    ['2025-11-20', 12],
    ['2025-09-20', 14],
    ['2023-01-31', 45],
  ])('checked on %s is %s whole months ago', (assured_date, months) => {
    const stop = judged({ assured_date }).stops.find(({ kind }) => kind === 'lastChecked')
    expect(stop).toEqual(months === undefined ? undefined : { kind: 'lastChecked', months })
  })

  it.each([
    [{ minimum_age: 60 }, { kind: 'ages', least: 60 }],
    [{ maximum_age: 25 }, { kind: 'ages', most: 25 }],
    [
      { minimum_age: 16, maximum_age: 25 },
      { kind: 'ages', least: 16, most: 25 },
    ],
  ])('with the ages %j says so to a person whose age is not known', (limits, stop) => {
    expect(judged(limits).stops).toContainEqual(stop)
    expect(judged(limits, { age: 20 }).stops).not.toContainEqual(stop)
  })

  it.each([
    { minimum_age: 18 },
    { minimum_age: -1 },
    { maximum_age: 100 },
    { minimum_age: 12, maximum_age: 100 },
  ])('with the ages %j says nothing to adults', (limits) => {
    expect(judged(limits).stops).toEqual([])
  })

  it('says when nobody has ever checked', () => {
    expect(judged({ assured_date: null }).stops).toContainEqual({ kind: 'neverChecked' })
  })

  it('says when a person has to phone first, and ranks it low for one who only texts', () => {
    const phone = aService({ id: 'a-phone', attributes: [term('loneliness'), term('phone first')] })
    const open = aService({ id: 'b-open', assured_date: '2025-01-01' })
    expect(order([phone, open])).toEqual(['a-phone', 'b-open'])
    expect(order([phone, open], { access: ['contactByTextOnly'] })).toEqual(['b-open', 'a-phone'])
    expect(judged({ attributes: [term('loneliness'), term('phone first')] }).stops).toContainEqual({
      kind: 'phoneFirst',
    })
  })
})
