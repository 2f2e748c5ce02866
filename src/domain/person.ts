/** What a person tells about place, time and means, as the questions record it and the directory uses it. */
import { z } from 'zod'

export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const
export type Weekday = (typeof weekdays)[number]
export const dayParts = ['morning', 'midday', 'afternoon', 'evening'] as const
export type DayPart = (typeof dayParts)[number]

const clockTime = z.string().regex(/^\d\d:\d\d$/)

/** When a person is free. An empty list of days or parts, and a missing hour, mean that they said nothing about it. */
export const availabilitySchema = z.object({
  any: z.boolean(),
  days: z.array(z.enum(weekdays)),
  parts: z.array(z.enum(dayParts)),
  from: clockTime.optional(),
  to: clockTime.optional(),
})
export type Availability = z.infer<typeof availabilitySchema>

/** What was typed for a place, before it is looked up. */
export const saidPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('postcode'), postcode: z.string() }),
  z.object({ kind: z.literal('town'), town: z.string() }),
  z.object({ kind: z.literal('noFixedAddress') }),
])
export type SaidPlace = z.infer<typeof saidPlaceSchema>

/** A place on the map: latitude and longitude in degrees (WGS 84). */
export const placeSchema = z.object({ name: z.string(), latitude: z.number(), longitude: z.number() })
export type Place = z.infer<typeof placeSchema>

export const accessNeeds = [
  'stepFree',
  'largePrint',
  'easyRead',
  'signLanguage',
  'hearingLoop',
  'interpreter',
  'supportToTalk',
  'longerAppointments',
  'contactByTextOnly',
] as const
export type AccessNeed = (typeof accessNeeds)[number]

export const travelModes = ['walk', 'bus', 'car', 'home'] as const
export type TravelMode = (typeof travelModes)[number]
export const costLimits = ['free', 'little', 'any'] as const
export type CostLimit = (typeof costLimits)[number]
export const companies = ['alone', 'group', 'either'] as const
export type Company = (typeof companies)[number]
