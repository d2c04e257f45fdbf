// What customers of the example workspace say who try an idea first, and what they were told.
import { dayOf } from '../../../../shared/domain/learnings.ts'
import type { Verdict } from '../../../../shared/domain/pilot.ts'
import { resolvePicked } from '../../store/lookups.ts'
import { joinedId } from '../../store/write.ts'
import type { Happening, Play } from './cast.ts'
import { DECIDED_IDEAS } from './ideas-decided.ts'
import type { Colleague } from './people.ts'

const HOUR = 60 * 60 * 1000

interface ExamplePilot {
  readonly idea: string
  readonly customer: string
  /** Hours after the idea went into its pilot. */
  readonly said?: { readonly hours: number; readonly by: Colleague; readonly verdict: Verdict; readonly words: string }
  readonly told?: { readonly hours: number; readonly by: Colleague; readonly message: string }
}

const PILOTS: readonly ExamplePilot[] = [
  { idea: 'pause', customer: 'Ifor Llandegai', said: { hours: 20, by: 'rhodri', verdict: 'works', words: 'One call, and it was paused. He had expected forms.' }, told: { hours: 30, by: 'rhodri', message: 'You could not pause while you were ill. Now anybody can, by telephone: yours will wait for you until you are well.' } },
  { idea: 'pause', customer: 'Alva Sjöstrand', said: { hours: 26, by: 'ingrid', verdict: 'mixed', words: 'Det fungerar, men hon vill kunna göra det själv i appen på tågperrongen.' } },
  { idea: 'call-back', customer: 'Byggfirman Hällberg', said: { hours: 60, by: 'ingrid', verdict: 'works', words: 'Han hann inte ens dricka upp kaffet innan vi ringde.' }, told: { hours: 300, by: 'ingrid', message: 'Ni sa att väntan var värst på fredagar. Nu ringer vi tillbaka inom tio minuter, alla dagar.' } },
  { idea: 'call-back', customer: 'Eluned Maesgwyn', said: { hours: 90, by: 'rhodri', verdict: 'fails', words: 'Nid yw hi’n ateb rhifau nad yw’n eu hadnabod, felly fe ffoniodd hi eto.' } },
]

export function pilotsHappen({ write, timeline, colleagues, ids }: Play): Happening[] {
  return PILOTS.flatMap(({ idea, customer, said, told }) => {
    const began = timeline.at(DECIDED_IDEAS.find(({ key }) => key === idea)!.path!.find(({ to }) => to === 'pilot')!)
    let id = ''
    return [
      {
        at: began + HOUR,
        act({ newId, now }) {
          const ideaId = ids.get(`idea:${idea}`)!
          const customerId = resolvePicked(write, 'customer', { name: customer }, newId, { example: true })!
          id = joinedId('pilotCustomer', ideaId, customerId)
          write.put('pilotCustomer', id, { ideaId, customerId, createdAt: now() })
        },
      },
      ...(said ? [{ at: began + said.hours * HOUR, act: ({ now }) => void write.patch('pilotCustomer', id, { verdict: said.verdict, words: said.words, saidOn: dayOf(now()), saidById: colleagues.get(said.by)! }) } satisfies Happening] : []),
      ...(told ? [{ at: began + told.hours * HOUR, act: ({ now }) => void write.patch('pilotCustomer', id, { message: told.message, toldById: colleagues.get(told.by)!, toldAt: now() }) } satisfies Happening] : []),
    ] satisfies Happening[]
  })
}
