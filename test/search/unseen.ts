// A second set of labelled texts, queries and pairs, written without a look at the glossary and the rules. Since November 2026 rules are chosen on it as well; what people may expect, unseen-later.ts tells.
// Forms as in texts.ts, queries.ts and pairs.ts.
import { pairsOf, type LabelledPair } from './pairs.ts'
import { queriesOf, type LabelledQuery } from './queries.ts'
import { textsOf } from './texts.ts'

export const UNSEEN_TEXTS = textsOf(`
uen1 The lift has been broken since Tuesday and elderly guests carry their own luggage
uen2 She would rather pay by direct debit than by card
uen3 Passengers never hear the boarding announcements near gate twelve
uen4 Our vegetarian menu repeats itself every fortnight
uen5 The farmers told us that the moisture sensors freeze in November
uen6 A teacher begged for cheaper licences for substitute staff
uen7 The squash courts are booked out weeks ahead
uen8 He returned the raincoat because the zipper jammed
uen9 Their lawyer crossed out our liability clause
uen10 Parents cannot see which bus their children boarded
uien1 Text patients when the dentist is running behind
uien2 Sell single tickets to the matinee at the bakery next door
usv1 Hotellgästerna klagar på bullret från ventilationstrumman
usv2 Hyresgästerna vet inte vem som byter glödlampan i trapphuset
usv3 Årskortet till simhallen går inte att förnya på nätet
usv4 Bönderna tycker att traktorns bruksanvisning är obegriplig
usv5 Biblioteksbesökarna önskar längre lånetider för ljudböcker
usv6 Patienten väntade fyra månader på sin röntgentid
usv7 Köksluckorna levererades med fel gångjärn
usv8 Biobesökarna vill boka plats bredvid sina vänner
uisv1 Låt elbilsägare reservera laddstolpen kvällen före
usr1 Станари траже да се лифт поправи пре викенда
usr2 Путници нису чули да је лет померен
usr3 Љиљана каже да јој је банка двапут наплатила провизију
usr4 Гости хотела похвалили су доручак и љубазност куварице
usr5 Воћари питају када стиже нова прскалица
usl1 Čuvar muzeja upozorava da su stepenice klizave
usl2 Zubar nije poslao podsetnik pa je žena propustila pregled
usl3 Đurđa ne može da produži članarinu u teretani
usl4 Knjižara nema udžbenike za treći razred
usl5 Svećom su grejali kućicu dok nije došao majstor
ucy1 Dywedodd y ffermwr fod y tractor newydd yn rhy swnllyd
ucy2 Mae'r gwesteion yn cwyno am y brecwast oer yn y gwesty
ucy3 Aeth y bws heb aros am y disgyblion yng Nghaernarfon
ucy4 Mae'r deintydd yn hwyr bob bore a neb yn ymddiheuro
ucy5 Roedd y theatr yn orlawn ac ni chafodd ein grŵp seddi gyda'i gilydd
ucy6 Mae rhieni'n poeni am ddiogelwch y maes chwarae ym Mangor
uzh1 酒店电梯坏了三天没有人修理
uzh2 乘客听不到登机口的广播
uzh3 农民说湿度传感器冬天会结冰
uzh4 家长想知道孩子坐了哪辆校车
uzh5 游泳馆年卡不能在网上续费
uja1 歯医者の予約を忘れてしまう患者が多い
uth1 ผู้โดยสารไม่ได้ยินเสียงประกาศที่ประตูขึ้นเครื่อง
ude1 Der Aufzug im Krankenhaus bleibt ständig stecken
ude2 Gäste bemängeln die lauten Türen im Flur
`)

export const UNSEEN_QUERIES: readonly LabelledQuery[] = queriesOf(`
en exact | liability clause | uen9
en exact | moisture sensors | uen5
sv exact | röntgentid | usv6
sr exact | провизију | usr3
zh exact | 传感器 | uzh3
en prefix | vegeta | uen4
en prefix | raincoat zip | uen8
sv prefix | gångj | usv7
sr prefix | teret | usl3
cy prefix | ymddih | ucy4
sv diacritics | rontgentid | usv6
sv diacritics | glodlampan | usv2
sv diacritics | aarskortet | usv3
sr diacritics | clanarinu | usl3
sr diacritics | sveca kucica | usl5
de diacritics | turen | ude2
sr script | putnici | usr2
sr script | ljiljana | usr3
sr script | љубазност | usr4
sr script | ђурђа | usl3
sr script | knjižara | usl4
sr script | уџбенике | usl4
zh spaceless | 电梯 | uzh1
zh spaceless | 校车 | uzh4
ja spaceless | 患者 | uja1
th spaceless | ประตู | uth1
cy mutation | caernarfon | ucy3
cy mutation | diogelwch | ucy6
cy mutation | gwesty | ucy2
cy mutation | cwyno | ucy2
cy mutation | teatr | ucy5
en typo1 | lugage | uen1
en typo1 | vegeterian | uen4
sv typo1 | traktrons | usv4
sr typo1 | zubra | usl2
en typo2 | anouncments | uen3
en typo2 | liabilty clauze | uen9
sv typo2 | biblotekbesökarna | usv5
sr typo2 | upozrava stepnice | usl1
cy typo2 | disgyblon | ucy3
sv compound | trumma | usv1
sv compound | luckor | usv7
sv compound | gäst | usv1 usv2
sv compound | bil | uisv1
de compound | haus | ude1
en inflection | announcement | uen3
en inflection | licensing | uen6
en inflection | farmer | uen5
en inflection | patient | uien1
sv inflection | ljudbok | usv5
sv inflection | patienter | usv6
sv inflection | hyresgäst | usv2
sr inflection | gost | usr4
sr inflection | путник | usr2
sr inflection | lift | usr1
cy inflection | ffermwyr | ucy1
`)

export const UNSEEN_PAIRS: readonly LabelledPair[] = pairsOf(`
en near | Let guests check out with their phone | Let our guests check out with a phone
en near | Put benches along the walking route | Put a bench along the walking routes
sv near | Sätt upp fler bänkar längs promenaden | Sätta upp flera bänkar längs promenaden
sr near | Stavimo više klupa duž šetališta | Stavimo klupe duž šetališta
cy near | Gosod mwy o feinciau ar hyd y llwybr | Gosodwch ragor o feinciau ar hyd y llwybr
zh near | 在步道旁增加长椅 | 步道旁边多放几张长椅
en same | Text patients when the dentist is running late | Send people an SMS if their appointment is delayed
en same | Let parents see which bus their child is on | Show mums and dads where the school bus with their kids is
en same | Allow customers to pause their membership | Make it possible to freeze a subscription for a while
en same | Give every new tenant a welcome folder | Hand out an introduction booklet to people who move in
en same | Open the swimming pool earlier on weekdays | Longer morning hours at the pool from Monday to Friday
en same | Show how long the queue is before people come | Publish the waiting time online so visitors can plan
en same | Replace plastic cutlery with wooden cutlery | Stop using plastic forks and knives and switch to wood
en same | Let members bring a friend for free once a month | A free monthly guest pass for members
en same | Accept returns without the original box | Take goods back even when the packaging is gone
en same | Repair broken lifts within one day | Fix elevators in less than 24 hours
en same | Call back everybody who complained | Phone each person who made a complaint
en same | Add pictures to the assembly manual | The building instructions need photos
sv same | Skicka sms till patienter när läkaren är sen | Meddela de som väntar med ett sms om tiden blir försenad
sv same | Låt hyresgäster anmäla fel med en bild | Gör det möjligt att fotografera ett fel i lägenheten och skicka in
sv same | Förläng lånetiden för ljudböcker | Ge låntagarna mer tid med böcker att lyssna på
sv same | Byt ut engångsmuggar mot porslin | Sluta med pappersmuggar och ha riktiga koppar
sr same | Pošaljimo poruku pacijentima kada zubar kasni | Obavestimo SMS-om ljude ako im se termin pomera
sr same | Popravimo liftove u roku od jednog dana | Нека се лифт поправи за мање од 24 сата
sr same | Dozvolimo članovima da zamrznu članarinu | Омогућимо паузу чланства
cy same | Anfon neges at gleifion pan fo'r deintydd yn hwyr | Rhoi gwybod drwy neges destun os yw'r apwyntiad yn rhedeg yn hwyr
cy same | Agor y pwll nofio yn gynharach | Oriau hirach yn y bore yn y pwll
zh same | 牙医迟到时给病人发短信 | 预约延误时短信通知患者
zh same | 让家长看到孩子在哪辆校车上 | 家长可以查询孩子乘坐的校车位置
en cross | Fix elevators in less than a day | Reparera hissar inom en dag
en cross | Text patients when the doctor is late | 医生迟到时给病人发短信
en cross | Let members pause their membership | Omogućimo članovima pauzu članarine
sv cross | Låt föräldrar se skolbussen på kartan | Let parents see the school bus on a map
cy cross | Agor y pwll nofio yn gynharach | Open the swimming pool earlier
en other | Text patients when the dentist is running late | Text patients when their glasses are ready
en other | Open the swimming pool earlier on weekdays | Open the pool bar earlier on weekdays
en other | Let parents see which bus their child is on | Let parents see which homework their child has
en other | Add pictures to the assembly manual | Add pictures to the staff page
en other | Repair broken lifts within one day | Repair broken chairs within one week
en other | Accept returns without the original box | Accept cash without a receipt
en other | Give every new tenant a welcome folder | Give every new tenant a parking space
en other | Let guests check out with their phone | Let guests charge their phone at the counter
sv other | Förläng lånetiden för ljudböcker | Köp in fler ljudböcker
sv other | Låt hyresgäster anmäla fel med en bild | Låt hyresgäster boka tvättstugan
sr other | Popravimo liftove u roku od jednog dana | Popravimo parking u roku od jednog meseca
cy other | Agor y pwll nofio yn gynharach | Agor y llyfrgell yn gynharach
zh other | 在步道旁增加长椅 | 在步道旁增加路灯
zh other | 牙医迟到时给病人发短信 | 牙医给孩子送贴纸
`)
