// Texts to search in: what staff of a made-up firm wrote, in six languages and a few more. One a line: key, then the text. Keys that begin with `i` are ideas.
export const TEXTS = textsOf(`
en1 The customer asked for the invoice as a paper copy because their auditor insists on it
en2 Deliveries to the northern warehouse arrive two days late every week
en3 Our password reset link expires before the mail is delivered
en4 A blind user could not find the unsubscribe button with her screen reader
en5 They were charged twice for the same subscription and waited a month for the refund
en6 The technician repaired the espresso machine but left without explaining the maintenance schedule
en7 Nobody answered the emergency hotline on Sunday evening
en8 The warranty certificate was missing from the box with the battery charger
en9 Our competitor offers a cheaper annual contract to universities
en10 She praised the receptionist for remembering her allergy
en11 The thermometer readings are shown in Fahrenheit though we sell in Europe
en12 Kitchen staff cannot wear gloves and use the touchscreen
en13 Pharmacies need the prescription number printed on the label
en14 The accountant exports everything to a spreadsheet and adds the currency by hand
en15 A pilot programme with three hospitals begins in February
en16 The delivery driver photographed the parcel on the wrong doorstep
en17 Nurses share one login because signing in takes too long
en18 The museum wants quieter wheels on the catering trolleys
en19 Their procurement department requires a sustainability questionnaire
en20 We promised a replacement keyboard and forgot to ship it
ien1 Let customers postpone a delivery from the tracking page
ien2 Offer a callback when the queue is longer than ten minutes
ien3 Print allergens on every lunch menu
ien4 Remind people before their certificate expires
ien5 Give municipalities a shared dashboard of broken streetlights
sv1 Kunden förstår inte fakturaunderlaget och ringer ekonomiavdelningen varje månad
sv2 Leveranstiden till Göteborg är alldeles för lång
sv3 Återförsäljaren i Örnsköldsvik saknar reservdelar till gräsklipparen
sv4 Öppettiderna på hemsidan stämmer inte med dem på dörren
sv5 Räntan på avbetalningen var inte tydlig i avtalet
sv6 Hon fick en påminnelse fast räkningen redan var betald
sv7 Chauffören ställde pallen framför brandutgången
sv8 Förskolan vill beställa ekologisk mjölk utan plastförpackningar
sv9 Synskadade kan inte använda biljettautomaten på stationen
sv10 Sjuksköterskorna hinner inte läsa säkerhetsrutinerna
sv11 Kundtjänsten svarade först efter fyrtio minuter i telefonkön
sv12 Orderbekräftelsen skickades till fel mejladress
sv13 Växthuset behöver bättre ventilation innan sommaren
sv14 Båtägarna frågar efter en försäkring som gäller även på vintern
sv15 Läraren berömde vår utbildning för nyanställda
sv16 Lösenordet måste bytas var trettionde dag och alla glömmer det
sv17 Cykelställen utanför butiken är alltid fulla
sv18 Grossisten kräver streckkod på varje kartong
isv1 Visa leveransdagen redan i varukorgen
isv2 Låt kunderna välja språk på kvittot
isv3 Samla återvinningen på ett ställe på gården
isv4 Skicka avisering när tvättmaskinen är klar
src1 Купац се жали да је фактура стигла после рока за плаћање
src2 Достављач је оставио пакет код комшије без обавештења
src3 Рачуновођа тражи шифру производа на сваком рачуну
src4 Љубазна службеница је објаснила гаранцију за веш машину
src5 Његова рекламација чека одговор већ три недеље
src6 Школа би желела попуст за ђачке ужине
src7 Цена грејања је порасла а нико није објаснио зашто
src8 Џемови у излогу немају истакнут рок трајања
src9 Аутомат за карте на аутобуској станици не прима новчанице
src10 Пензионери не могу да прочитају ситна слова у уговору
src11 Шалтер се затвара пре краја радног времена
src12 Лозинка за портал истиче сваког месеца
isrc1 Уведимо обавештење када је наруџбина спремна
isrc2 Нека мушкатла на балкону добије заливни систем
isrc3 Понудимо ђацима радионицу у библиотеци
srl1 Kupci čekaju isporuku duže od deset dana
srl2 Račun za đubrivo stigao je na pogrešnu adresu
srl3 Šoferi traže kraću rutu kroz Niš
srl4 Apoteka želi češće obaveštenje o stanju zaliha
srl5 Ljubičasta boja na ambalaži zbunjuje kupce
srl6 Njeno pitanje o osiguranju ostalo je bez odgovora
srl7 Servis je popravio bojler ali nije očistio kuhinju
srl8 Mušterija je zadovoljna besplatnim prevozom do aerodroma
srl9 Vlasnik restorana traži fiskalni račun na engleskom
srl10 Zakasneli autobus je pokvario ceo školski izlet
srl11 Preduzeće iz Čačka obnavlja pretplatu svake godine
isrl1 Omogućimo plaćanje na rate bez kamate
isrl2 Neka kurir pozove petnaest minuta pre dolaska
isrl3 Dodajmo tamnu temu za noćnu smenu
cy1 Mae'r cwsmer eisiau anfoneb yn Gymraeg bob tro
cy2 Nid yw'r wefan yn dangos oriau agor y siop
cy3 Roedd y gyrrwr wedi gadael y pecyn ar stepen y drws
cy4 Mae angen gwell gwasanaeth ar bobl hŷn yng Nghaerdydd
cy5 Arhosodd hi ddwy awr am ateb gan y peiriannydd
cy6 Dydy'r peiriant tocynnau ddim yn derbyn cardiau
cy7 Collodd y fferyllfa ei chyfrinair dros y penwythnos
cy8 Mae pris y tanwydd wedi codi heb rybudd i gwsmeriaid
cy9 Cafodd y plant ddŵr brwnt yn y ffreutur
cy10 Hoffai'r llyfrgell fwy o lyfrau llafar
cy11 Mae'r trên olaf i Fangor yn gadael yn rhy gynnar
cy12 Canmolodd yr athrawes ein tîm cymorth
cy13 Roedd y ffurflen gofrestru yn rhy anodd i'w deall
cy14 Trefnwyd cyfarfod ym Mhontypridd heb ffordd i gadair olwyn
icy1 Beth am gynnig gostyngiad i fyfyrwyr
icy2 Dylem anfon neges destun cyn pob danfoniad
icy3 Rhowch fap o'r maes parcio ar y tocyn
zh1 客户投诉发票金额和合同不一致
zh2 快递员把包裹放在邻居门口没有通知
zh3 老年人看不清药盒上的小字
zh4 周末客服电话一直没有人接
zh5 学校希望食堂提供无糖饮料
zh6 退款三个星期还没有到账
zh7 手机应用在地铁里无法登录
zh8 仓库缺少打印机的墨盒
zh9 司机不知道医院的新入口
zh10 健身房的热水器又坏了
zh11 顾客称赞前台记得她的名字
zh12 密码规则太复杂大家都记不住
zh13 自行车停车位总是被占满
izh1 让用户自己修改送货时间
izh2 在收据上显示保修期限
izh3 为盲人增加语音菜单
ja1 請求書の宛名が間違っていると苦情があった
ja2 配達の時間帯を選べないので困っている
ja3 パスワードを忘れた人が多い
ja4 病院の受付で番号札がわかりにくい
th1 ลูกค้าต้องการใบเสร็จเป็นภาษาไทย
th2 พนักงานส่งของมาช้ากว่ากำหนดสองวัน
th3 น้ำในห้องพักไม่ร้อน
de1 Die Rechnungsprüfung dauert länger als die Lieferung
de2 Der Kunde wünscht eine größere Schrift auf dem Straßenschild
de3 Müller beschwert sich über die Übersetzung der Gebrauchsanweisung
`)

export function textsOf(lines: string): Readonly<Record<string, string>> {
  return Object.fromEntries(lines.trim().split('\n').map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]))
}
