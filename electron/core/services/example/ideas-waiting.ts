// Ideas of the example workspace that wait: drafts, and those that need an answer.
import type { ExampleIdea } from './idea.ts'

export const WAITING_IDEAS: readonly ExampleIdea[] = [
  {
    key: 'clicked', week: 1, hours: 60, by: 'tobias', owner: 'yulan', title: 'Tell the rider at once when the dock has not clicked',
    description: 'When a bicycle stands in a dock and the lock has not closed after ten seconds, the light on the dock turns red and the phone buzzes. When it has closed, both say so.',
    affects: 'Everybody who returns a bicycle; most of all commuters in a hurry and people who do not look at the phone.', delight: 'They walk away knowing that the ride has ended, instead of learning from the bill that it has not.',
    customers: ['Hanna Bergfalk', '陆知远', '苏晓岚'], segments: ['Commuters'], evidence: ['double-charge', 'silent-end', 'lock-sound', 'monday-calls'], benefit: 'About 120 calls a month less, and no more refunds for rides that did not end.', effort: 'weeks',
    supporters: ['ingrid', 'rhodri', 'mila', 'yulan', 'amara'],
    comments: [{ week: 1, hours: 40, by: 'yulan', text: 'The lock reports its state already; the app just does not listen. Two weeks, not two months.' }, { week: 0, hours: 2, by: 'mila', text: 'Another one today: six hours, 96 crowns. I would like to have told her that it cannot happen again.' }],
  },
  {
    key: 'per-person', week: 2, hours: 40, by: 'ingrid', owner: 'ingrid', title: 'Ett belopp per person på familjens faktura',
    description: 'Fakturan visar en rad per familjemedlem med summan, och de enskilda resorna först när man vill se dem.',
    affects: 'Familjer med två barn eller fler, och förskolor som hyr för en grupp.', delight: 'De ser på en blick vad söndagen kostade och behöver inte ringa oss.',
    customers: ['Familjen Norrsell', 'Förskolan Blåklockan'], segments: ['Families'], evidence: ['family-invoice', 'first-bill'], benefit: 'Every fourth call about a bill comes from a family.', effort: 'weeks',
    path: [{ week: 2, hours: 10, to: 'in-review', by: 'ingrid', reason: 'Billing looks at what their system can print.' }], supporters: ['amara', 'tobias'],
  },
  {
    key: 'student-notice', week: 0, hours: 8, by: 'rhodri', title: 'Say so a month before the student price ends',
    description: 'One message a month before and one a week before, with a button that renews it when the student card is still valid.',
    affects: 'All 3,400 riders with the student price.', delight: 'Nobody is surprised by a doubled bill on a birthday; one tap and it is done.',
    customers: ['Carys Penllyn'], segments: ['Students'], evidence: ['student-price', 'shared-pass'], benefit: 'A third of those whose price ends leave us in the same month.', effort: 'days', supporters: ['mila', 'yulan', 'ingrid'],
  },
  {
    key: 'any-script', week: 0, hours: 10, by: 'mila', title: 'Име на картици писмом којим га човек пише',
    description: 'Образац за пријаву и картица примају свако писмо; име у латиници стоји испод, за читаче који га не знају.',
    affects: 'Људи чије име није на латиници: у Дунавграду сваки трећи.', delight: 'На картици стоји њихово име, а не наше читање њиховог имена.',
    customers: ['Љубица Вранеш', 'Живојин Перуничић', '何家三代'], segments: ['Riders over 65'], evidence: ['cyrillic-name'], effort: 'days', supporters: ['yulan', 'rhodri'],
  },
  {
    key: 'night-bicycles', week: 0, hours: 12, by: 'tobias', title: 'Keep twelve bicycles for the night shift at the hospital',
    description: 'From eleven at night to six in the morning, twelve bicycles at the hospital can be booked by its staff only. The crew tops them up on the last round.',
    affects: 'The 140 people who work nights at Norrby Hospital, and the bakery that starts at three.', delight: 'Whoever has cared for others all night gets home without waiting for five o’clock.',
    customers: ['Norrby Hospital', 'Aberwen Bakery'], segments: ['Employers'], evidence: ['night-shift'], benefit: 'The hospital asked for 60 more seats if this works.', effort: 'days', supporters: ['amara', 'ingrid', 'mila'],
  },
  {
    key: 'belts', week: 0, hours: 50, by: 'ingrid', title: 'Bälten för de minsta i lådcykeln',
    description: 'Fyra trepunktsbälten per lådcykel, samma fäste som vår leverantör redan säljer.',
    affects: 'Förskolor och familjer med barn under tre år.', delight: 'De minsta får följa med, och den som cyklar kan se framåt i stället för bakåt.',
    customers: ['Förskolan Blåklockan', 'Familjen Norrsell'], segments: ['Families'], evidence: ['belts', 'child-seat'], effort: 'days', supporters: ['tobias'],
  },
  {
    key: 'rain-transfer', week: 1, hours: 78, by: 'yulan', title: '下雨天换乘时间延长到四十五分钟',
    description: '气象站报雨时，系统自动把换乘时间从三十分钟延长到四十五分钟，并在手机上告诉用户。',
    affects: '骑车换乘电车的通勤者，雨天尤其是年长的用户。', delight: '下雨时不用拼命骑，也不会因为慢两分钟多付一次钱。',
    customers: ['苏晓岚', '陆知远'], segments: ['Commuters', 'Riders over 65'], evidence: ['rain-transfer'], effort: 'days', supporters: ['mila', 'tobias'],
  },
  {
    key: 'fault-tap', week: 0, hours: 30, by: 'mila', title: 'Prijava kvara jednim dodirom na samom biciklu',
    description: 'Dugme na upravljaču: bicikl se sam skida sa mape i ekipa dobija mesto i broj. Niko ne mora da zove.',
    affects: 'Svi koji zateknu pokvaren bicikl; danas prijavi svaki deseti.', delight: 'Pomognu sledećem za dve sekunde i dobiju hvala umesto muzike na čekanju.',
    customers: ['Vukašin Trnavac'], segments: ['Commuters'], evidence: ['broken-brake', 'sinking-seat'], benefit: 'Fewer calls, and a broken bicycle leaves the map in minutes instead of days.', effort: 'months', supporters: ['tobias'],
  },
  {
    key: 'receipts', week: 2, hours: 70, by: 'mila', owner: 'mila', title: 'Receipts that an accountant accepts',
    description: 'Tax number, tax amount and the employer’s cost centre on every receipt; a monthly file for those who book automatically.',
    affects: 'All 46 employers, and everybody who travels on expenses.', delight: 'The receipt is booked the first time, and nobody writes to us about it.',
    customers: ['Kestrel & Rowe Insurance', 'Dunavgrad Glassworks'], segments: ['Employers'], evidence: ['receipt-vat', 'tax-line'], benefit: 'Two employers made it a condition of renewing.', effort: 'weeks', supporters: ['ingrid', 'amara'],
    comments: [{ week: 1, hours: 90, by: 'amara', text: 'Both contracts end this winter.' }],
  },
  {
    key: 'by-building', week: 1, hours: 100, by: 'amara', title: 'Rides by building for the climate accounts',
    description: 'A yearly report for employers: kilometres by bicycle and tram, by building, with the method explained on one page.',
    affects: 'Employers who must report their climate footprint.', delight: 'The one number that they have to hunt for every January arrives by itself.',
    customers: ['Kestrel & Rowe Insurance', 'Norrby Hospital'], segments: ['Employers'], evidence: ['site-report'], benefit: '200 seats at Kestrel & Rowe alone.', effort: 'weeks',
    path: [{ week: 1, hours: 10, to: 'in-review', by: 'ingrid', reason: 'Product checks what may be counted without following single people.' }], supporters: ['ingrid', 'tobias', 'yulan'],
  },
  { key: 'quiet-bells', week: 0, hours: 26, by: 'amara', draft: true, title: 'Quieter bells for early streets', description: 'People who live along the river path hear us at six. A softer bell before seven?', segments: ['Commuters'] },
  { key: 'fika-map', week: 1, hours: 15, by: 'ingrid', draft: true, title: 'Cykelkartan på fikaservetten', description: 'Kaféerna vid stationerna trycker kartan på servetterna. Vem betalar?', affects: 'Besökare som ändå sitter och väntar.' },
]
