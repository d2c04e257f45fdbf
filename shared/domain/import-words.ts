// The words by which columns and values of foreign tables are known, in the six languages. Compared without case, accents and punctuation.
import type { IdeaField, LearningField, SurveyField } from './import.ts'
import { CHANNELS, SENTIMENTS } from './learnings.ts'
import { STAGES } from './ideas.ts'

/** A word as it is compared: `E-post ` and `epost` differ still, `Källa` and `kalla` do not. */
export function plainWord(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^\p{L}\p{N}+\-✓✔👍👎🙂😀☹😡😐]+/gu, ' ').trim().replace(/(?<=\p{L})-(?=\p{L})/gu, ' ')
}

/** How a name of the workspace's own is compared: only its capitals do not count. */
export const asWritten = (name: string): string => name.toLowerCase()

const list = (words: string) => words.split(',').map(plainWord)

/** Names of columns, the likeliest first: English, Swedish, Serbian in both scripts, Welsh, Chinese. */
export const HEADER_WORDS: { learnings: Record<LearningField, readonly string[]>; ideas: Record<IdeaField, readonly string[]>; survey: Record<SurveyField, readonly string[]> } = {
  learnings: {
    text: list('text,learning,what we learned,message,comment,feedback,review,description,note,body,content,summary,complaint,question,lärdom,vad vi lärde oss,meddelande,kommentar,omdöme,beskrivning,anteckning,tekst,poruka,komentar,opis,saznanje,текст,порука,коментар,опис,сазнање,testun,neges,sylw,adborth,disgrifiad,内容,文本,消息,评论,反馈,描述'),
    quote: list('quote,verbatim,in their words,customer quote,citat,ordagrant,citat kupca,цитат,dyfyniad,引用,原话'),
    customer: list('customer,customer name,client,account,company,user,sender,name,kund,kundnamn,konto,företag,kupac,klijent,korisnik,firma,купац,клијент,корисник,фирма,cwsmer,cleient,cwmni,客户,顾客,公司'),
    segment: list('segment,customer segment,group,customer type,tier,kundsegment,grupp,kundtyp,grupa,сегмент,група,grŵp,math o gwsmer,客户群,细分,群体'),
    channel: list('channel,source,medium,via,kanal,källa,izvor,канал,извор,sianel,ffynhonnell,渠道,来源'),
    sentiment: list('sentiment,mood,tone,feeling,rating,känsla,ton,omdömestyp,osećanje,raspoloženje,ocena,осећање,расположење,оцена,teimlad,naws,情绪,情感,评价'),
    episode: list('episode,journey,journey step,stage of journey,moment,touchpoint,episod,kundresa,steg,epizoda,korak,putovanje,епизода,корак,pennod,taith,阶段,旅程,环节'),
    area: list('area,product area,product,department,owner area,område,produktområde,produkt,avdelning,oblast,proizvod,odeljenje,област,производ,одељење,maes,cynnyrch,adran,领域,产品,部门'),
    cause: list('cause,root cause,reason for contact,contact reason,contact driver,reason code,orsak,grundorsak,kontaktorsak,uzrok,razlog kontakta,узрок,разлог контакта,achos,rheswm cysylltu,根本原因,联系原因'),
    tags: list('tags,tag,labels,label,category,topic,theme,intent,keywords,taggar,etikett,kategori,ämne,tema,oznake,oznaka,kategorija,ознаке,ознака,категорија,тема,tagiau,tag,categori,pwnc,标签,类别,主题'),
    date: list('date,happened on,day,created,created at,created on,received,received at,timestamp,time,when,datum,dag,tid,skapad,dan,vreme,датум,дан,време,dyddiad,diwrnod,日期,时间'),
    waits: list('waits,waits for an answer,waiting,needs answer,needs reply,follow up,väntar,väntar på svar,uppföljning,čeka,čeka odgovor,чека,чека одговор,yn aros,aros am ateb,等待,需要回复'),
    wow: list('wow,wow moment,celebrate,wow ögonblick,vau,вау,惊喜'),
  },
  ideas: {
    title: list('title,idea,name,headline,suggestion,proposal,subject,summary,titel,idé,namn,rubrik,förslag,naslov,ideja,predlog,naziv,наслов,идеја,предлог,назив,teitl,syniad,awgrym,标题,想法,建议,名称'),
    description: list('description,details,text,body,content,beskrivning,detaljer,opis,detalji,tekst,опис,детаљи,текст,disgrifiad,manylion,描述,详情,内容'),
    customers: list('customers,affected customers,customer,which customers does it affect,who,client,clients,kunder,kund,vilka kunder,kupci,kupac,klijenti,купци,купац,клијенти,cwsmeriaid,cwsmer,客户,顾客'),
    segments: list('segments,segment,customer segments,group,kundsegment,grupp,segmenti,grupa,сегменти,сегмент,група,segmentau,grŵp,客户群,细分'),
    affects: list('affects,affected,påverkar,utiče na,утиче на,effaith,影响'),
    delight: list('delight,why would it delight them,why,delight reason,glädje,varför,varför skulle det glädja dem,oduševljenje,zašto,одушевљење,зашто,pam,plesio,为什么,惊喜'),
    benefit: list('benefit,expected benefit,value,impact,nytta,förväntad nytta,värde,korist,očekivana korist,vrednost,корист,вредност,budd,gwerth,收益,价值'),
    stage: list('stage,status,state,phase,steg,fas,faza,stanje,фаза,стање,статус,cam,statws,阶段,状态'),
    step: list('step,substage,sub stage,substatus,sub status,delsteg,korak,podfaza,корак,подфаза,is gam,步骤,子阶段'),
    category: list('category,idea category,kategori,kategorija,категорија,categori,类别,分类'),
    reason: list('reason,stage reason,decision reason,skäl,anledning,orsak,razlog,разлог,rheswm,原因,理由'),
    date: list('date,created,created at,created on,submitted,submitted on,day,timestamp,datum,skapad,inskickad,kreirano,датум,креирано,dyddiad,日期,时间'),
  },
  survey: {
    score: list('score,nps,enps,csat,ces,rating,answer,points,how likely,betyg,poäng,ocena,оцена,sgôr,评分,分数'),
    date: list('date,happened on,day,created,created at,created on,received,received at,timestamp,time,when,datum,dag,tid,skapad,dan,vreme,датум,дан,време,dyddiad,diwrnod,日期,时间'),
    episode: list('episode,journey,journey step,stage of journey,moment,touchpoint,episod,kundresa,steg,epizoda,korak,putovanje,епизода,корак,pennod,taith,阶段,旅程,环节'),
    segment: list('segment,customer segment,group,customer type,tier,kundsegment,grupp,kundtyp,grupa,сегмент,група,grŵp,math o gwsmer,客户群,细分,群体'),
    team: list('team,squad,unit,branch,store,lag,enhet,butik,tim,ekipa,тим,tîm,cangen,团队,门店'),
  },
}

function valueWords<V extends string>(values: readonly V[], words: Readonly<Partial<Record<V, string>>>): ReadonlyMap<string, V> {
  const found = new Map<string, V>(values.map((value) => [plainWord(value), value]))
  for (const value of values) for (const word of list(words[value] ?? '')) if (word !== '' && !found.has(word)) found.set(word, value)
  return found
}

/** What stands in a cell -> the value it means. */
export const VALUE_WORDS = {
  sentiment: valueWords(SENTIMENTS, {
    good: '+,++,pos,positive,good news,happy,promoter,praise,👍,🙂,😀,bra,positiv,god,glad,beröm,dobro,dobra,pozitivno,pozitivan,pohvala,добро,добра,позитивно,позитиван,похвала,da,cadarnhaol,好,正面,积极,好评',
    bad: '-,--,neg,negative,bad news,unhappy,detractor,complaint,👎,☹,😡,dålig,dåligt,negativ,klagomål,missnöjd,loše,loša,negativno,negativan,žalba,лоше,лоша,негативно,негативан,жалба,drwg,negyddol,cwyn,坏,负面,消极,差评,投诉',
    neutral: '0,+-,mixed,none,passive,😐,neutralt,blandad,neutralno,neutralan,неутрално,неутралан,niwtral,cymysg,中性,中立,一般',
  }),
  channel: valueWords(CHANNELS, {
    call: 'phone,telephone,phone call,calls,tel,samtal,telefon,telefonsamtal,ringde,poziv,telefonski poziv,позив,телефон,galwad,ffôn,电话,来电',
    email: 'e-mail,mail,emails,e-post,epost,mejl,brev,e-pošta,imejl,мејл,имејл,е-пошта,e-bost,ebost,邮件,电子邮件',
    chat: 'live chat,livechat,message,messenger,whatsapp,sms,text message,chatt,meddelande,čet,ćaskanje,poruka,чет,ћаскање,порука,sgwrs,neges,聊天,短信,微信',
    visit: 'meeting,in person,store,branch,shop,on site,besök,möte,butik,kontor,poseta,sastanak,prodavnica,посета,састанак,продавница,ymweliad,cyfarfod,siop,拜访,门店,会面',
    survey: 'nps,csat,form,web form,questionnaire,enkät,undersökning,formulär,anketa,upitnik,анкета,упитник,arolwg,holiadur,调查,问卷',
    social: 'social media,facebook,instagram,twitter,linkedin,tiktok,app review,app store,google play,trustpilot,review,sociala medier,recension,društvene mreže,recenzija,друштвене мреже,рецензија,cyfryngau cymdeithasol,社交,社交媒体,微博',
    sales: 'sale,sales call,crm,försäljning,säljare,prodaja,продаја,gwerthu,gwerthiant,销售',
    support: 'ticket,help desk,helpdesk,service desk,customer service,kundtjänst,ärende,podrška,korisnička služba,подршка,корисничка служба,cymorth,gwasanaeth cwsmeriaid,支持,客服,工单',
    other: 'else,misc,annat,övrigt,ostalo,drugo,остало,друго,arall,其他',
  }),
  stage: valueWords(STAGES, {
    draft: 'utkast,nacrt,нацрт,drafft,草稿',
    submitted: 'new,open,idea,suggested,proposed,inskickad,ny,podneto,novo,poslato,поднето,ново,послато,cyflwynwyd,newydd,已提交,新建',
    'in-review': 'in review,review,reviewing,under review,evaluating,considering,under granskning,granskas,u razmatranju,na pregledu,у разматрању,на прегледу,dan adolygiad,adolygu,审核中,评审中',
    approved: 'accepted,planned,godkänd,accepterad,odobreno,prihvaćeno,одобрено,прихваћено,cymeradwywyd,已批准,已通过',
    pilot: 'piloting,trial,test,in progress,testing,under test,pågår,probno,u toku,пилот,пробно,у току,peilot,prawf,试点,测试中,进行中',
    implemented: 'done,shipped,completed,complete,live,released,genomförd,klar,införd,primenjeno,završeno,sprovedeno,примењено,завршено,спроведено,gweithredwyd,wedi gorffen,已实施,已完成',
    measured: 'proven,verified,mätt,uppmätt,izmereno,измерено,mesurwyd,已评估,已衡量',
    declined: 'rejected,refused,no,avslagen,avböjd,nekad,odbijeno,одбијено,gwrthodwyd,已拒绝,拒绝',
    parked: 'on hold,later,backlog,someday,parkerad,vilande,på vänt,odloženo,na čekanju,одложено,на чекању,wedi parcio,搁置,暂缓',
  }),
  yesNo: valueWords(['yes', 'no'], {
    yes: 'y,true,t,1,x,✓,✔,ok,ja,j,sant,da,d,tačno,да,тачно,ie,ydy,oes,gwir,是,对,有',
    no: 'n,false,f,0,-,nej,falskt,ne,netačno,не,нетачно,na,nac ydy,nac oes,ffug,否,不,没有',
  }),
} as const
