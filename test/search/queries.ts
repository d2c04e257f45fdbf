// What people would type to find these texts, by kind: `language kind | query | keys of the texts that must be found`.
export interface LabelledQuery { readonly language: string; readonly kind: string; readonly query: string; readonly wanted: readonly string[] }

export const QUERIES: readonly LabelledQuery[] = queriesOf(`
en exact | warranty certificate | en8
en exact | accountant currency | en14
en exact | sustainability | en19
en exact | museum wheels | en18
sv exact | öppettiderna | sv4
sv exact | räkningen betald | sv6
sv exact | streckkod kartong | sv18
sr exact | фактура | src1
sr exact | рекламација одговор | src5
sr exact | fiskalni račun | srl9
sr exact | kamate | isrl1
cy exact | anfoneb | cy1
cy exact | gyrrwr pecyn | cy3
cy exact | ffurflen gofrestru | cy13
zh exact | 发票金额 | zh1
zh exact | 热水器 | zh10
ja exact | 請求書 | ja1
en prefix | therm | en11
en prefix | procur | en19
en prefix | emergency hot | en7
sv prefix | bilj | sv9
sv prefix | gräskl | sv3
sv prefix | växth | sv13
sr prefix | пензи | src10
sr prefix | apote | srl4
sr prefix | škol | srl10 src6
cy prefix | llyfrg | cy10
cy prefix | cyfarf | cy14
cy prefix | gwasan | cy4
en prefix | receptio | en10
sv prefix | ventil | sv13
sv diacritics | goteborg | sv2
sv diacritics | ornskoldsvik | sv3
sv diacritics | ranta | sv5
sv diacritics | forskolan | sv8
sv diacritics | larare | sv15
sv diacritics | batagarna | sv14
sv diacritics | Goeteborg | sv2
sr diacritics | racun djubrivo | srl2
sr diacritics | soferi nis | srl3
sr diacritics | cacka | srl11
sr diacritics | ocistio | srl7
sr diacritics | omogucimo placanje | isrl1
cy diacritics | dwr | cy9
cy diacritics | tren | cy11
cy diacritics | hyn | cy4
de diacritics | strassenschild | de2
de diacritics | mueller | de3
de diacritics | ubersetzung | de3
sr script | faktura | src1
sr script | racunovodja | src3
sr script | ljubazna | src4
sr script | njegova | src5
sr script | džemovi | src8
sr script | dzemovi | src8
sr script | reklamacija | src5
sr script | šalter | src11
sr script | obaveštenje | src2 isrc1 srl4
sr script | isporuka | srl1
sr script | испоруку | srl1
sr script | шофери | srl3
sr script | апотека | srl4
sr script | ђубриво | srl2
sr script | љубичаста | srl5
sr script | тамну тему | isrl3
sr script | djacima | isrc3
zh spaceless | 票 | zh1
zh spaceless | 药 | zh3
zh spaceless | 退款 | zh6
zh spaceless | 密码 | zh12
zh spaceless | 地铁 | zh7
zh spaceless | 墨盒 | zh8
zh spaceless | 食堂 | zh5
zh spaceless | 盲 | izh3
zh spaceless | 保修 | izh2
zh spaceless | 司机 | zh9
zh spaceless | 送货 | izh1
zh spaceless | 车位 | zh13
ja spaceless | 配達 | ja2
ja spaceless | 病院 | ja4
ja spaceless | 札 | ja4
th spaceless | น้ำ | th3
th spaceless | ไทย | th1
th spaceless | ช้า | th2
cy mutation | gwefan | cy2
cy mutation | caerdydd | cy4
cy mutation | bangor | cy11
cy mutation | pontypridd | cy14
cy mutation | cyfrinair | cy7
cy mutation | cwsmeriaid | cy8
cy mutation | dŵr | cy9
cy mutation | llyfrau | cy10
cy mutation | myfyrwyr | icy1
cy mutation | testun | icy2
cy mutation | danfoniad | icy2
cy mutation | map | icy3
cy mutation | cadair | cy14
cy mutation | rhybudd | cy8
cy mutation | cynnig | icy1
cy mutation | pobl | cy4
en typo1 | recieptionist | en10
en typo1 | certifcate | en8
en typo1 | warehose | en2
en typo1 | allergry | en10
en typo1 | thermomter | en11
sv typo1 | fakturaunderlagt | sv1
sv typo1 | brandutgågen | sv7
sv typo1 | grosisten | sv18
sv typo1 | sjuksköteskorna | sv10
sr typo1 | рекламцаија | src5
sr typo1 | preplatu | srl11
sr typo1 | aerodorma | srl8
cy typo1 | anfoenb | cy1
cy typo1 | fferylfa | cy7
en typo2 | questionaire | en19
en typo2 | subscribtoin | en5
en typo2 | maintainence | en6
en typo2 | photografed | en16
en typo2 | municipalties | ien5
sv typo2 | återförsälaren | sv3
sv typo2 | orderbekreftelse | sv12
sv typo2 | fösäkrning | sv14
sr typo2 | osigruanjju | srl6
sr typo2 | zadovljjna | srl8
cy typo2 | gwasnaethh | cy4
cy typo2 | peirianydd | cy5
sv compound | underlag | sv1
sv compound | leverans | sv2 isv1
sv compound | förpackning | sv8
sv compound | bekräftelse | sv12
sv compound | automat | sv9
sv compound | delar | sv3
sv compound | rutiner | sv10
sv compound | kundtjänst telefonkö | sv11
sv compound | maskin | isv4
sv compound | klippare | sv3
de compound | prüfung | de1
de compound | schild | de2
en compound | screen | en4 en12
en compound | light | ien5
en compound | board | en20 ien5
en inflection | invoices | en1
en inflection | delivery driver | en16
en inflection | repairing | en6
en inflection | refunds | en5
en inflection | charging twice | en5
en inflection | pharmacy | en13
en inflection | hospital | en15
en inflection | trolley | en18
en inflection | postponed deliveries | ien1
sv inflection | kunder | sv1 isv2
sv inflection | räkningar | sv6
sv inflection | reservdel | sv3
sv inflection | pall | sv7
sv inflection | chaufförer | sv7
sv inflection | språket | isv2
sr inflection | kupac | srl1 srl5 src1
sr inflection | lozinke | src12
sr inflection | kuhinja | srl7
sr inflection | пакете | src2
sr inflection | ђаци | isrc3
sr inflection | vlasnici restorana | srl9
cy inflection | anfonebau | cy1
cy inflection | prisiau | cy8
cy inflection | tocyn | cy6 icy3
cy inflection | peiriannau | cy6
`)

export function queriesOf(lines: string): LabelledQuery[] {
  return lines.trim().split('\n').flatMap((line): LabelledQuery[] => {
    const [head = '', query = '', wanted = ''] = line.split('|').map((part) => part.trim())
    const [language = '', kind = ''] = head.split(' ')
    return wanted === '' ? [] : [{ language, kind, query, wanted: wanted.split(' ') }]
  })
}
