// Ideas of the example workspace that were decided on: approved, tried, done and measured, declined, parked.
import type { ExampleIdea } from './idea.ts'

export const DECIDED_IDEAS: readonly ExampleIdea[] = [
  {
    key: 'pause', week: 3, hours: 46, by: 'rhodri', owner: 'rhodri', title: 'Pause instead of cancel',
    description: 'A subscription can be paused for up to three months, from the app or by telephone, once a year.',
    affects: 'People who are ill, travel, or have a winter without cycling.', delight: 'They keep their place with us without paying for days in bed.',
    customers: ['Ifor Llandegai', 'Alva Sjöstrand'], segments: ['Riders over 65', 'Commuters'], evidence: ['no-pause', 'no-pause-2'], benefit: 'Half of those who pause come back; of those who cancel, one in ten.', effort: 'weeks',
    path: [{ week: 1, hours: 100, to: 'pilot', by: 'rhodri', reason: 'Care can pause by hand now; the first eleven did this week.' }], supporters: ['ingrid', 'mila', 'amara', 'tobias'],
    comments: [{ week: 1, hours: 20, by: 'rhodri', text: 'Eleven pauses, two already back. Nobody has asked how to cancel since.' }],
  },
  {
    key: 'bluetooth', week: 3, hours: 100, by: 'yulan', owner: 'yulan', title: '先用蓝牙开锁，再联网',
    description: '手机先用蓝牙打开车锁，网络恢复后再补上计费。没有信号的地方也能用车。',
    affects: '在地下车库、隧道口和河边取车的用户。', delight: '扫码两秒就能骑走，不用举着手机找信号。',
    customers: ['陆知远'], segments: ['Commuters'], evidence: ['no-signal'], benefit: 'One in twelve unlockings takes longer than a minute today.', effort: 'months', supporters: ['tobias', 'rhodri'],
    comments: [{ week: 0, hours: 17, by: 'yulan', text: 'The garage station is not part of the pilot yet. It should be the first.' }],
  },
  {
    key: 'free-docks', week: 2, hours: 120, by: 'tobias', owner: 'tobias', title: 'Keep two docks free at the station until nine',
    description: 'The crew takes bicycles away from seven on, so that two docks in every row stay free until nine.',
    affects: 'Everybody who cycles to the train.', delight: 'They arrive, lock, and catch the train they meant to catch.',
    customers: ['Mårten Hagelin', 'Alva Sjöstrand'], segments: ['Commuters'], evidence: ['full-docks', 'full-docks-2'], effort: 'days', supporters: ['ingrid', 'amara', 'rhodri'],
  },
  {
    key: 'rider-words', week: 2, hours: 60, by: 'rhodri', owner: 'rhodri', title: 'Geiriau Cymraeg gan y bobl sy’n teithio',
    description: 'Mae grŵp o ddeg teithiwr yn darllen pob gair newydd yn yr ap cyn iddo gael ei gyhoeddi.',
    affects: 'Pawb sy’n defnyddio’r ap yn Gymraeg, tua 2,100 o bobl.', delight: 'Mae’r ap yn siarad fel nhw, ac maen nhw wedi helpu i’w ysgrifennu.',
    customers: ['Llyfrgell Aberwen', 'Nia Gwernant', 'Eluned Maesgwyn'], segments: ['Students', 'Riders over 65'], evidence: ['welsh-words', 'paper-map'], effort: 'days', supporters: ['yulan', 'mila'],
  },
  {
    key: 'child-seat', week: 3, hours: 60, by: 'ingrid', title: 'A child seat for an afternoon',
    description: 'A seat that clicks onto any bicycle, lent from a box at three stations.', affects: 'Families with one small child.', delight: 'The ride to the swimming pool needs no planning.',
    customers: ['Familjen Norrsell'], segments: ['Families'], evidence: ['child-seat'], effort: 'months', supporters: ['amara'],
  },
  {
    key: 'night-chat', week: 2, hours: 90, by: 'amara', title: 'Drivers on standby answer the chat at night',
    description: 'Tram drivers who wait at the depot answer the chat between midnight and five.', affects: 'Whoever stands beside a bicycle that will not lock at two in the morning.', delight: 'A person answers, not a sentence about opening hours.',
    customers: ['Petra Holmsten'], segments: ['Commuters'], evidence: ['night-chat'], effort: 'weeks', supporters: ['mila'],
  },
  {
    key: 'call-back', week: 8, hours: 60, by: 'ingrid', owner: 'ingrid', title: 'Call back within ten minutes',
    description: 'Whoever would wait longer than two minutes can hang up and is called back in order.', affects: 'Everybody who calls: 900 people a week.', delight: 'They wait with a cup of coffee instead of with our music.',
    customers: ['Byggfirman Hällberg'], segments: ['Employers', 'Riders over 65'], evidence: ['call-back'], benefit: 'Satisfaction with help above 90 %.', effort: 'weeks', supporters: ['rhodri', 'mila', 'tobias', 'amara'],
    path: [{ week: 8, hours: 20, to: 'approved', by: 'ingrid', reason: 'The telephone system can do it from next month.' }, { week: 7, hours: 60, to: 'pilot', by: 'ingrid', reason: 'Two weeks with one team.' }, { week: 5, hours: 20, to: 'implemented', by: 'ingrid', reason: 'All teams call back.' }, { week: 1, hours: 12, to: 'measured', by: 'ingrid', reason: 'Satisfaction with help rose from 84 to 91 %; a third fewer hang up.' }],
  },
  {
    key: 'three-pictures', week: 8, hours: 100, by: 'mila', owner: 'mila', title: 'Tri slike na svakom stalku',
    description: 'Kako se uzima, kako se vraća, kako se vidi da je zaključano: tri slike, bez reči, u visini očiju.', affects: 'Svako ko prvi put uzima bicikl.', delight: 'Uspe iz prve, bez čitanja i bez pitanja.',
    customers: ['Gradska biblioteka Dunavgrad'], segments: ['Visitors', 'Riders over 65'], evidence: ['three-pictures'], effort: 'days', supporters: ['tobias', 'amara', 'yulan'],
    path: [{ week: 8, hours: 30, to: 'approved', by: 'ingrid', reason: 'Costs less than one day of calls.' }, { week: 6, hours: 90, to: 'implemented', by: 'tobias', reason: 'On all 212 docks in Dunavgrad.' }, { week: 2, hours: 30, to: 'measured', by: 'mila', reason: 'Questions at the library’s desk fell from nine a day to one.' }],
  },
  {
    key: 'countdown', week: 8, hours: 140, by: 'tobias', owner: 'amara', title: 'Count down the minutes at every tram stop',
    description: 'Small screens with the next two trams, in minutes, also when the tram is late.', affects: 'Everybody who changes from the bicycle to the tram.', delight: 'They know whether to run, or to buy a coffee.',
    customers: ['Oskar Tallmo', 'Hanna Bergfalk'], segments: ['Commuters'], evidence: ['countdown'], effort: 'months', supporters: ['rhodri', 'ingrid'],
    path: [{ week: 8, hours: 90, to: 'approved', by: 'ingrid', reason: 'The city pays half.' }, { week: 7, hours: 30, to: 'implemented', by: 'amara', reason: 'Forty stops have one.' }, { week: 3, hours: 40, to: 'measured', by: 'amara', reason: 'NPS of daily riding rose by 3 points along the tram lines; elsewhere it stood still.' }],
  },
  {
    key: 'soap', week: 7, hours: 120, by: 'tobias', owner: 'tobias', title: 'Wash the bicycles at night',
    description: 'The night round takes a bucket along: handlebar, seat and basket, two minutes each.', affects: 'Everybody who rides to work in good clothes.', delight: 'It smells of soap, not of rain.',
    segments: ['Commuters'], customers: ['Oskar Tallmo'], evidence: ['soap'], effort: 'days', supporters: ['mila'],
    path: [{ week: 7, hours: 20, to: 'approved', by: 'ingrid', reason: 'Try it on the station row first.' }, { week: 4, hours: 80, to: 'implemented', by: 'tobias', reason: 'Every row, every third night.' }],
  },
  {
    key: 'welcome-day', week: 6, hours: 100, by: 'amara', owner: 'amara', title: 'A first ride together on the welcome day',
    description: 'When an employer joins, our crew spends a lunch hour in the yard and rides along with whoever has not cycled for long.', affects: 'New employers and the people who work there.', delight: 'The first wobble happens among colleagues who laugh with you.',
    customers: ['Dunavgrad Glassworks'], segments: ['Employers'], effort: 'days', supporters: ['tobias', 'rhodri'],
    path: [{ week: 6, hours: 20, to: 'approved', by: 'ingrid', reason: 'Two employers asked for it.' }, { week: 2, hours: 100, to: 'implemented', by: 'amara', reason: 'Part of every start from now on.' }],
  },
  {
    key: 'library-books', week: 5, hours: 100, by: 'mila', owner: 'mila', title: 'Књига уз прву вожњу',
    description: 'Библиотека поклања књигу уз прву вожњу, а ми возимо књиге у њене огранке.', affects: 'Читаоци који још нису пробали бицикл.', delight: 'Прва вожња се памти по доброј причи.',
    customers: ['Gradska biblioteka Dunavgrad'], segments: ['Partners'], evidence: ['library-book'], effort: 'days', supporters: ['amara'],
    path: [{ week: 5, hours: 20, to: 'approved', by: 'ingrid', reason: 'The library carries the cost.' }, { week: 3, hours: 70, to: 'implemented', by: 'mila', reason: 'The first Saturday brought 63 first rides.' }],
  },
  {
    key: 'dock-light', week: 1, hours: 50, by: 'rhodri', title: 'A light on the dock that shows “locked”', description: 'Green for locked, red for not.', affects: 'Riders who return a bicycle in the dark.', delight: 'They see it from three steps away.',
    segments: ['Commuters'], evidence: ['lock-sound'], supporters: ['amara'], mergedInto: 'clicked',
  },
]
