// A third set of labelled texts, queries and pairs, written before the rules and the glossary were widened in November 2026 and not looked at while they were: its figures are those of docs/search.md.
// Nothing of it is tuned to; when somebody does, another one is due. Forms as in texts.ts, queries.ts and pairs.ts.
import { pairsOf, type LabelledPair } from './pairs.ts'
import { queriesOf, type LabelledQuery } from './queries.ts'
import { textsOf } from './texts.ts'

export const LATER_TEXTS = textsOf(`
ven1 The surveyor refused to climb the scaffolding because the planks were icy
ven2 Grandparents cannot open the childproof medicine bottles
ven3 Our firewall blocks the supplier's webinar every single time
ven4 She wants a footbridge over the railway so pupils need not walk through the underpass
ven5 The bookkeeper types every serial number twice
ven6 Beekeepers asked for smaller glass jars with waterproof stickers
ven7 The night porter lost three master keys in one winter
ven8 Cyclists complain that the roadworks were never signposted
vien1 Lend umbrellas to visitors when it rains
vien2 Put a whiteboard in every consulting room
vsv1 Brandvarnaren i källaren piper hela natten
vsv2 Mormor hittar inte sitt hörapparatsbatteri i förpackningen
vsv3 Kursdeltagarna fick inga inloggningsuppgifter före terminsstarten
vsv4 Vaktmästaren saknar reservnycklar till cykelförrådet
vsv5 Skidåkarna vill ha varmare väntrum vid liftstationen
vsv6 Snöröjningen utanför äldreboendet börjar för sent
vsv7 Bagaren byter mjölleverantör om priset stiger igen
vsv8 Fastighetsägaren kräver tydligare hyreskontrakt
visv1 Erbjud guidade stadsvandringar på teckenspråk
vsr1 Возач аутобуса није сачекао путнике на перону
vsr2 Власница цвећаре моли за краће рокове испоруке
vsr3 Шумари траже заштитне рукавице у мањим величинама
vsr4 Ђорђе тврди да је квитанција погрешно попуњена
vsl1 Njihove klijentkinje žele razgovor bez zakazivanja
vsl2 Frižider u prodavnici curi već mesec dana
vsl3 Čistačice nemaju ključeve od hodnika
vsl4 Pčelar iz Užica pita za teglice sa žutim poklopcem
visl1 Organizujmo dan otvorenih vrata u železari
vcy1 Mae'r clwb nofio eisiau tywelion glân bob bore
vcy2 Collodd y postmon ein parseli yn yr eira
vcy3 Dydy'r pensaer ddim yn ateb ei negeseuon
vcy4 Roedd ffenestri'r gegin wedi rhewi yn Nolgellau
vcy5 Prynodd y ffermwyr beiriannau newydd heb gyngor
vcy6 Mae'r plant yn mwynhau'r gerddoriaeth yn y feithrinfa
vzh1 护士说病房的空调声音太大
vzh2 面包店每天早上排长队
vzh3 房东拒绝修理漏水的屋顶
vzh4 司机希望高速公路上有更多充电站
vja1 図書館の開館時間をもっと長くしてほしい
vth1 ลูกค้าบอกว่าห้องน้ำสกปรก
vde1 Die Waschmaschinenreparatur dauerte sechs Wochen
vde2 Der Hausmeister findet die Ersatzschlüssel nicht
vde3 Unsere Krankenversicherungskarte wurde abgelehnt
`)

export const LATER_QUERIES: readonly LabelledQuery[] = queriesOf(`
en exact | master keys | ven7
en exact | waterproof stickers | ven6
sv exact | hyreskontrakt | vsv8
sr exact | квитанција | vsr4
cy exact | tywelion | vcy1
zh exact | 屋顶 | vzh3
en prefix | scaff | ven1
en prefix | serial num | ven5
sv prefix | snöröj | vsv6
sr prefix | friž | vsl2
cy prefix | pensa | vcy3
sv diacritics | aldreboendet | vsv6
sv diacritics | skidakarna | vsv5
sr diacritics | kljucevi | vsl3
sr diacritics | zuti poklopac | vsl4
sr diacritics | Uzice | vsl4
de diacritics | ersatzschluessel | vde2
sr script | cvećara | vsr2
sr script | đorđe | vsr4
sr script | rukavice | vsr3
sr script | чистачице | vsl3
sr script | пчелар | vsl4
zh spaceless | 空调 | vzh1
zh spaceless | 排队 | vzh2
zh spaceless | 漏 | vzh3
ja spaceless | 図書館 | vja1
th spaceless | ห้องน้ำ | vth1
cy mutation | dolgellau | vcy4
cy mutation | cegin | vcy4
cy mutation | cyngor | vcy5
cy mutation | meithrinfa | vcy6
cy mutation | peiriannau | vcy5
cy mutation | cerddoriaeth | vcy6
en typo1 | umbrelas | vien1
en typo1 | beekepers | ven6
sv typo1 | vaktmastraen | vsv4
sr typo1 | peronnu | vsr1
cy typo1 | tywleion | vcy1
en typo2 | bokkeepr | ven5
en typo2 | childprof medecine | ven2
sv typo2 | fastigetsagarn | vsv8
sr typo2 | teglcie poklopcm | vsl4
sv compound | nycklar | vsv4
sv compound | varnare | vsv1
sv compound | batteri | vsv2
sv compound | förråd | vsv4
sv compound | start | vsv3
sv compound | språk | visv1
sv compound | leverantör | vsv7
sv compound | lift | vsv5
sv compound | hyra kontrakt | vsv8
sv compound | snö | vsv6
de compound | maschine | vde1
de compound | reparatur | vde1
de compound | versicherung | vde3
de compound | karte | vde3
de compound | schlüssel | vde2
en compound | bridge | ven4
en compound | works | ven8
en compound | wall | ven3
en compound | foot | ven4
en inflection | keeper | ven5 ven6
en inflection | signpost | ven8
en inflection | bottle | ven2
en inflection | consult | vien2
en inflection | refusing | ven1
sv inflection | mormödrar | vsv2
sv inflection | skidåkare | vsv5
sv inflection | bagare | vsv7
sv inflection | stadsvandring | visv1
sr inflection | возачи | vsr1
sr inflection | величина | vsr3
sr inflection | klijentkinja | vsl1
sr inflection | ključ | vsl3
cy inflection | ffenestr | vcy4
cy inflection | ffermwr | vcy5
cy inflection | parsel | vcy2
`)

export const LATER_PAIRS: readonly LabelledPair[] = pairsOf(`
en near | Lend umbrellas to visitors when it rains | Lend an umbrella to visitors if it rains
en near | Put a whiteboard into every consulting room | Put whiteboards into all consulting rooms
en near | Let nurses swap shifts in the app | Let the nurses swap their shifts in the app
sv near | Låna ut paraplyer till besökare när det regnar | Låna ut paraply till besökarna när det regnar
sr near | Postavimo ogledala u svlačionice | Postaviti ogledalo u svlačionicu
cy near | Rhowch ddrychau yn yr ystafelloedd newid | Rhoi drych yn yr ystafelloedd newid
zh near | 下雨时借雨伞给访客 | 下雨的时候把雨伞借给访客
en same | Let nurses swap shifts by themselves | Staff should be able to trade their working hours with a colleague
en same | Make the waiting room warmer in winter | The heating in the lounge is too low when it is cold outside
en same | Label every shelf with large letters | Bigger signs on the shelves
en same | Sell spare keys at the reception | Guests should be able to buy an extra key at the front desk
en same | Warn drivers about roadworks | Tell people on the road when there is a construction site ahead
en same | Write to customers in plain words | Stop using jargon in our letters
en same | Let customers try the machine for two weeks | Offer a fourteen day trial of the equipment
en same | Answer complaints within two days | Reply to unhappy customers in 48 hours
en same | Show prices including tax | Display the total with VAT
en same | Keep the card details so that nobody types them again | Remember the payment method for next time
en same | Let several people share one account | More than one user per account
en same | Tell the customer the name of the technician who comes | Introduce the engineer before the visit
en same | Send the driver's location while people wait | Live map of the delivery van
en same | Offer a smaller package for single households | Sell half portions to people who live alone
en same | Undo the last change | Let me go back one step when I make a mistake
en same | Work without internet in the field | Offline mode for technicians
sv same | Skicka kvittot digitalt | Elektroniskt kvitto i stället för papper
sv same | Öppna tidigare på morgonen | Längre öppettider före arbetet
sv same | Visa priset med moms | Totalpriset inklusive skatt ska synas
sv same | Låt två personer dela på ett konto | Flera användare på samma konto
sv same | Ge varje ny kund en kontaktperson | En egen handläggare för nya kunder
sr same | Pokažimo cenu sa porezom | Приказати укупан износ са ПДВ-ом
sr same | Odgovorimo na žalbu za dva dana | Нека нико не чека одговор на рекламацију дуже од 48 сати
sr same | Omogućimo rad bez interneta | Aplikacija treba da radi i kada nema mreže
cy same | Ateb cwynion o fewn deuddydd | Ymateb i gwsmeriaid anhapus mewn 48 awr
cy same | Dangos y pris gyda threth | Dangoswch y cyfanswm gan gynnwys TAW
zh same | 显示含税价格 | 价格应该包括增值税
zh same | 两天内回复投诉 | 客户投诉应在48小时内得到答复
zh same | 没有网络也能使用应用 | 应用需要离线模式
en cross | Answer complaints within two days | Svara på klagomål inom två dagar
en cross | Show prices including tax | Prikažimo cene sa porezom
en cross | The app must work without internet | 应用没有网络也要能用
en cross | Let several people share one account | Låt flera personer dela ett konto
en cross | Open the shop earlier in the morning | Agor y siop yn gynharach yn y bore
en cross | Keys for guests at the reception | Nycklar till gästerna i receptionen
sv cross | Laddstationer för elbilar | Stanice za punjenje električnih automobila
sr cross | Popravimo krov koji prokišnjava | 修理漏水的屋顶
en other | Let nurses swap shifts in the app | Let nurses book rooms in the app
en other | Put a whiteboard into every consulting room | Put a plant into every consulting room
en other | Answer complaints within two days | Deliver parcels within two days
en other | Show prices including tax | Show prices in three currencies
en other | Sell spare keys at the reception | Sell spare batteries at the reception
en other | Label every shelf with large letters | Label every shelf with a QR code
en other | Let customers try the machine for two weeks | Let customers rent the machine for two years
en other | Make the waiting room warmer in winter | Make the waiting room brighter in winter
en other | Warn drivers about roadworks | Warn drivers about wild animals
en other | Work without internet in the field | Work without gloves in the field
en other | Let several people share one account | Let several people share one car
en other | Undo the last change | Highlight the last change
sv other | Skicka kvittot digitalt | Skicka menyn digitalt
sv other | Öppna tidigare på morgonen | Leverera tidigare på morgonen
sv other | Låt två personer dela på ett konto | Låt två personer dela på ett skåp
sv other | Ge varje ny kund en kontaktperson | Ge varje ny kund en blomma
sr other | Pokažimo cenu sa porezom | Pokažimo cenu po kilogramu
sr other | Omogućimo rad bez interneta | Omogućimo rad od kuće
cy other | Dangos y pris gyda threth | Dangos y pris yn yr iaith Gymraeg
zh other | 显示含税价格 | 显示历史价格
zh other | 下雨时借雨伞给访客 | 下雨时送热茶给访客
zh other | 两天内回复投诉 | 两天内发货
`)
