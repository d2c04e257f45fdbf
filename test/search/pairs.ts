// Pairs of ideas that say the same, and pairs that only look like it. `near`: a near copy; `same`: said in other words; `cross`: said in another language; `other`: another idea (hard negatives).
export interface LabelledPair { readonly language: string; readonly kind: 'near' | 'same' | 'cross' | 'other'; readonly a: string; readonly b: string }

export const PAIRS: readonly LabelledPair[] = pairsOf(`
en near | Send the invoice by e-mail instead of post | Send invoices by email instead of by post
en near | Dark mode for the night shift | Dark mode for night shifts
en near | Remind customers before the contract expires | Remind customer before contracts expire
en near | A callback when the phone queue is long | Callback when the telephone queue is long
en near | Bigger buttons for people with gloves | Bigger buttons for people wearing gloves
en near | Print allergens on every lunch menu | Print the allergens on all lunch menus
en near | Export reports to a spreadsheet | Export report to spreadsheets
en near | Let customers choose a delivery day | Let the customer choose the delivery day
en near | Free parking for visitors of the clinic | Free parking for clinic visitors
en near | Show spare parts that are in stock | Show which spare parts are in stock
en near | Offer courses for new employees | Offer a course to new employes
en near | Reuse packaging for returned goods | Re-use the packaging for returned goods
en near | QR code on the receipt | A QR code on each receipt
en near | Quieter wheels on the catering trolleys | Quieter wheels for catering trolleys
sv near | Skicka fakturan med e-post | Skicka fakturor med e-post
sv near | Påminn kunden innan avtalet går ut | Påminn kunderna innan avtalen går ut
sv near | Större knappar i appen | Större knapp i appen
sv near | Öppna kundtjänsten på lördagar | Öppna kundtjänst på lördagar
sv near | Cykelställ utanför butiken | Cykelställ utanför butikerna
sv near | Visa leveransdagen i varukorgen | Visa leveransdag i varukorgen
sv near | Laddstolpar på kundparkeringen | Laddstolpe på kundparkeringen
sv near | Kvitto utan papper | Kvitton utan papper
sv near | Samla återvinningen på ett ställe | Samla all återvinning på ett ställe
sr near | Šaljite račune elektronskom poštom | Šaljite račun elektronskom poštom
sr near | Обавештење када је пакет послат | Обавештења када је пакет послат
sr near | Popust za studente i penzionere | Popusti za studente i penzionere
sr near | Плаћање на рате без камате | Plaćanje na rate bez kamate
sr near | Краћи редови на шалтеру | Kraći redovi na šalteru
sr near | Besplatan parking za kupce | Besplatni parking za kupce
sr near | Uputstvo na srpskom jeziku | Uputstva na srpskom jeziku
sr near | Тамна тема у апликацији | Tamna tema u aplikaciji
cy near | Anfonwch yr anfoneb drwy e-bost | Anfon anfonebau drwy e-bost
cy near | Gostyngiad i fyfyrwyr | Gostyngiadau i fyfyrwyr
cy near | Map o'r maes parcio ar y tocyn | Rhowch fap o'r maes parcio ar y tocyn
cy near | Ffurflen haws i'w deall | Ffurflenni haws i'w deall
cy near | Neges destun cyn pob danfoniad | Negeseuon testun cyn pob danfoniad
cy near | Oriau agor ar y wefan | Oriau agor ar wefan y siop
zh near | 用电子邮件发送发票 | 通过电子邮件发送发票
zh near | 在收据上显示保修期限 | 收据上显示保修期限
zh near | 为盲人增加语音菜单 | 给盲人增加语音菜单
zh near | 让用户自己修改送货时间 | 用户可以自己修改送货时间
zh near | 缩短客服电话等待时间 | 缩短客服电话的等待时间
zh near | 学生购票打折 | 学生购票可以打折
en same | Email the bills rather than posting them | Send invoices by e-mail, not by letter
en same | Nobody should wait in the phone queue: call people back | Offer a callback instead of waiting on the telephone
en same | Remind people before their contract runs out | Notify customers ahead of contract renewal
en same | Give students cheaper tickets | A ticket discount for students
en same | Let people track where their parcel is | Show customers the parcel on a map so that they can trace it
en same | Make the letters in the app larger | Bigger font size in the mobile app
en same | Open the shop on Saturdays | Longer shop hours on weekends
en same | Instructions as a short video | A video manual instead of printed instructions
en same | Pay the refund within a week | Faster refunds: money back in one week
en same | Reset the password by text message | SMS code for a forgotten password
en same | Download all reports as a spreadsheet | Export reports to Excel
en same | Charge electric cars in the parking lot | Car chargers on our customer parking
en same | Use less plastic when we pack parcels | Parcels packed without plastic
en same | Tell customers when the product is available again | Notify when an item is back in stock
en same | Change the delivery address after ordering | Edit the address of an order before it is shipped
en same | Confirm appointments by text message | Send an SMS reminder about the booking
en same | One login for all our websites | Single sign-in across every site
en same | Make the order form shorter and simpler | Simplify the form for ordering
en same | Training videos for new staff | New employees should get a course on video
en same | Print the warranty on the receipt | Show the guarantee period on receipts
sv same | Mejla fakturan i stället för att posta den | Skicka räkningen med e-post i stället för brev
sv same | Ring upp kunden så att ingen väntar i telefonkö | Återuppringning i stället för lång telefonkö
sv same | Rabatt på biljetter för studenter | Billigare biljett till studenter
sv same | Större text i mobilappen | Gör bokstäverna större i appen
sv same | Mörkt läge i appen för nattskiftet | Mörk app på natten
sv same | Påminnelse innan avtalet måste förnyas | Avisera kunderna före avtalsförnyelse
sv same | Låt kunden byta leveransadress efter beställning | Ändra adressen på en order innan leverans
sv same | Instruktionsfilm i stället för handbok | Handboken som film
sv same | Visa om varan finns i lager | Lagerstatus för varje produkt
sv same | Återbetalning inom en vecka | Snabbare återbetalning, högst sju dagar per vecka
sv same | Mindre plast i förpackningarna | Förpackning utan plast
sv same | Nytt lösenord via sms | Skicka sms när någon glömt lösenordet
sr same | Šaljite fakture mejlom umesto poštom | Račun elektronskom poštom a ne pismom
sr same | Povratni poziv da kupci ne čekaju na telefonu | Zovite kupca nazad umesto čekanja u telefonskom redu
sr same | Popust na karte za đake | Jeftinije karte za učenike
sr same | Попуст за студенте у продавници | Jeftinija prodavnica za studente, popust
sr same | Obavestite kupca kada ugovor ističe | Podsetnik pre obnove ugovora
sr same | Видео упутство уместо штампаног | Uputstvo kao film umesto štampe
sr same | Пратити пакет на мапи | Praćenje pošiljke na mapi
sr same | Povraćaj novca za nedelju dana | Brža refundacija, najkasnije za nedelju
sr same | Већа слова у апликацији | Veća slova na telefonu u aplikaciji
cy same | Anfonebau drwy e-bost nid drwy'r post | Anfonwch yr anfoneb mewn ebost yn lle llythyr
cy same | Gostyngiad ar docynnau i fyfyrwyr | Tocynnau rhatach gyda gostyngiad i fyfyrwyr
cy same | Ffoniwch y cwsmer yn ôl yn lle aros | Galwad yn ôl yn lle aros ar y ffôn
cy same | Botymau mwy yn yr ap | Botwm mawr ar yr ap
cy same | Llawlyfr ar fideo | Fideo yn lle llawlyfr
cy same | Atgoffa cwsmeriaid cyn adnewyddu'r contract | Hysbysiad cyn i'r contract gael ei adnewyddu
zh same | 把账单用邮件发给客户 | 用电子邮件寄发票
zh same | 电话排队太久，应该回拨 | 提供电话回拨，不用排队等待
zh same | 学生票打折 | 给学生优惠车票
zh same | 应用里的字体放大 | 手机应用需要大字体
zh same | 忘记密码时发短信验证码 | 用短信重置忘记的密码
zh same | 合同到期前提醒客户 | 续约之前通知客户合同
zh same | 周末也营业的门店 | 门店周六周日开放
zh same | 说明书改成视频 | 用视频代替手册
en cross | Send invoices by e-mail instead of by letter | Skicka fakturor med e-post i stället för brev
en cross | A discount on tickets for students | Rabatt på biljetter för studenter
en cross | Dark mode in the mobile app | Mörkt läge i mobilappen
en cross | Remind customers before the contract is renewed | Påminn kunden innan avtalet förnyas
en cross | A video instead of the printed manual | Video uputstvo umesto štampanog
en cross | Send invoices by e-mail | Šaljite fakture mejlom
en cross | Free parking for customers of the shop | Besplatan parking za kupce prodavnice
en cross | Refund in one week | Povraćaj novca za nedelju dana
en cross | Invoices by e-mail, not by post | Anfonebau drwy e-bost nid drwy'r post
en cross | A discount on tickets for students | Gostyngiad ar docynnau i fyfyrwyr
en cross | Send invoices by e-mail | 用电子邮件发送发票
en cross | Remind customers before the contract is renewed | 合同续约前提醒客户
en cross | A video instead of the manual | 用视频代替手册
sv cross | Spåra paketet på en karta | Praćenje paketa na mapi
sv cross | Påminn kunden om lösenordet via sms | 用短信提醒客户密码
en other | Send invoices by e-mail | Print invoices on both sides of the paper
en other | Send invoices by e-mail | Send reminders by e-mail to the press
en other | Dark mode in the app | Larger text in the app
en other | A discount on tickets for students | A map of the station on tickets
en other | Free parking for visitors | Free coffee for visitors
en other | Remind customers before the contract expires | Let customers sign the contract on paper
en other | Show which spare parts are in stock | Show which spare parts are dangerous
en other | Let customers choose the delivery day | Let drivers choose the delivery route
en other | Training for new staff | New uniforms for staff
en other | A callback when the phone queue is long | Music in the phone queue
en other | Open the shop on Saturdays | Paint the shop before Saturday
en other | Print the warranty on the receipt | Print the receipt in colour
en other | Reset the password by text message | Longer passwords for managers
en other | Bigger buttons in the app | Fewer adverts in the app
en other | Car chargers in the parking lot | Cameras in the parking lot
en other | Less plastic in the packaging | Prettier packaging for gifts
en other | Export reports to Excel | Send reports to the board every month
en other | Change the delivery address online | Delivery to the nearest parcel shop
en other | One login for all sites | Log every change on all sites
en other | Faster refunds | Faster repairs
sv other | Skicka fakturan med e-post | Dela upp fakturan på tre månader
sv other | Mörkt läge i appen | Snabbare start av appen
sv other | Rabatt för studenter | Utbildning för studenter
sv other | Cykelställ utanför butiken | Blommor utanför butiken
sv other | Visa leveransdagen i varukorgen | Töm varukorgen efter en dag
sv other | Öppna kundtjänsten på lördagar | Flytta kundtjänsten till bottenvåningen
sv other | Återbetalning inom en vecka | Leverans inom en vecka
sv other | Större text på skyltarna | Större lager i Malmö
sr other | Šaljite račune mejlom | Šaljite čestitke kupcima
sr other | Попуст за студенте | Посао за студенте
sr other | Besplatan parking za kupce | Besplatna voda za kupce
sr other | Краћи редови на шалтеру | Више столица поред шалтера
sr other | Uputstvo na srpskom | Reklama na srpskom
sr other | Тамна тема у апликацији | Плаћање у апликацији
cy other | Gostyngiad i fyfyrwyr | Swyddi i fyfyrwyr
cy other | Map o'r maes parcio | Maes parcio mwy
cy other | Oriau agor ar y wefan | Lluniau ar y wefan
cy other | Anfonebau drwy e-bost | Cyfarfodydd drwy e-bost
zh other | 用电子邮件发送发票 | 用电子邮件发送广告
zh other | 学生票打折 | 学生餐厅扩建
zh other | 在收据上显示保修期限 | 在收据上显示广告
zh other | 合同到期前提醒客户 | 请客户到门店签合同
zh other | 缩短客服电话等待时间 | 延长客服电话工作时间到晚上
`)

export function pairsOf(lines: string): LabelledPair[] {
  return lines.trim().split('\n').map((line): LabelledPair => {
    const [head = '', a = '', b = ''] = line.split('|').map((part) => part.trim())
    const [language = '', kind = ''] = head.split(' ')
    return { language, kind: kind as LabelledPair['kind'], a, b }
  })
}
