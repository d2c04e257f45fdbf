// The example workspace: Velotram, a made-up company that sells one subscription for bicycles, trams and buses in four made-up cities.
// Whoever is named here is invented.

/** Colleagues, by the key under which the other files name them. The first leads the meetings. */
export const COLLEAGUES = {
  ingrid: { name: 'Ingrid Sandhult', role: 'champion', team: 'Customer care' },
  tobias: { name: 'Tobias Ekvall', role: 'lead', team: 'Field crew' },
  rhodri: { name: 'Rhodri Penhale', role: 'employee', team: 'Customer care' },
  mila: { name: 'Mila Stojanac', role: 'employee', team: 'Customer care' },
  yulan: { name: '陈雨澜', role: 'employee', team: 'Product' },
  amara: { name: 'Amara Osei-Lund', role: 'employee', team: 'City partnerships' },
} as const
export type Colleague = keyof typeof COLLEAGUES

/** Customers and the segment of each. */
export const CUSTOMERS: Readonly<Record<string, string>> = {
  'Hanna Bergfalk': 'Commuters',
  'Oskar Tallmo': 'Commuters',
  'Mårten Hagelin': 'Commuters',
  'Alva Sjöstrand': 'Commuters',
  'Vukašin Trnavac': 'Commuters',
  'Petra Holmsten': 'Commuters',
  'Elis Frostvik': 'Commuters',
  陆知远: 'Commuters',
  苏晓岚: 'Commuters',
  'Familjen Norrsell': 'Families',
  'Förskolan Blåklockan': 'Families',
  'Породица Дрењанин': 'Families',
  何家三代: 'Families',
  'Carys Penllyn': 'Students',
  'Nia Gwernant': 'Students',
  临海设计学院: 'Students',
  'Љубица Вранеш': 'Riders over 65',
  'Живојин Перуничић': 'Riders over 65',
  'Eluned Maesgwyn': 'Riders over 65',
  'Ifor Llandegai': 'Riders over 65',
  'Norrby Hospital': 'Employers',
  'Kestrel & Rowe Insurance': 'Employers',
  'Dunavgrad Glassworks': 'Employers',
  'Byggfirman Hällberg': 'Employers',
  'Aberwen Bakery': 'Employers',
  'Gradska biblioteka Dunavgrad': 'Partners',
  'Llyfrgell Aberwen': 'Partners',
  'Norrby Chamber Players': 'Partners',
  'Hotel Aberwen Quay': 'Visitors',
}

export const EPISODES = ['Signing up', 'First ride', 'Daily riding', 'Paying', 'Getting help'] as const
export const AREAS = ['App', 'Bicycles', 'Billing', 'Customer service', 'Stations and docks', 'Trams and buses'] as const
/** Who answers for an episode; Ingrid for the others. */
export const OWNERS: Readonly<Partial<Record<(typeof EPISODES)[number], Colleague>>> = { 'First ride': 'tobias', 'Daily riding': 'yulan', Paying: 'amara' }
export type Episode = (typeof EPISODES)[number]
export type Area = (typeof AREAS)[number]

/** A moment of the example: in week 0 so many hours before now, in week n so many hours before the n-th last meeting. */
export interface Moment {
  readonly week: number
  readonly hours: number
}
