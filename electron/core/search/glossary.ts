// What customers talk about, in the six languages: each line is one concept. Folded words; `*` stands for any ending. English, Swedish, Serbian | Welsh | Chinese.
// A line that begins with `-` is said of nearly everything and tells little. Written for this app; add what your customers say.
export const GLOSSARY = `
invoice* bill bills billing billed faktur* rakning* racun* | anfoneb* bil biliau | 发票 账单 帐单
pay pays paid payment* paying betala* betalning* betalt plac* platit* plati* placanj* uplat* | talu taliad* tal | 付款 支付 缴费 付费
price* pricing cost costs expensive cheap* pris* kostnad* kosta* dyr* billig* cen* trosk* skup* jeftin* | pris* cost* drud | 价格 费用 太贵 便宜 价钱 成本
discount* rebate* cheap* rhatach jeftinij* billigare rabatt* nedsatt* popust* | gostyngiad* disgownt* | 折扣 优惠 打折
refund* reimburs* money pengar* novca novac aterbetal* povracaj* refundacij* | ad-dal* addal* | 退款 返还 退钱
deliver* shipment* shipping ship ships leverans* leverera* isporuk* dostav* isporuc* | danfon* dosbarthu* cyflenw* | 送货 交货 配送 发货 快递
late later delay* overdue sen sena sent forsena* dröj* kasn* kasnjenj* zakasn* | hwyr* oedi* | 延迟 迟到 太晚 延误 晚到
order orders ordered ordering bestall* order* porudzbin* narudzb* naruc* porucit* poruciv* | archeb* | 订单 下单 订购
cancel* avbok* avbestall* avsluta* saga otkaz* otkazivanj* | canslo* diddym* | 取消 退订 注销
return returns returned retur* tillbaka lamna vratit* vracanj* vrac* | dychwel* | 退货 退回
broken damage* defect* faulty trasig* skad* sonder defekt* ostecen* pokvaren* slomljen* kvar kvarov* | torri wedi-torri difrod* niweid* | 损坏 坏了 破损 故障
repair* fix fixed mend* reparer* reparation* laga popravk* poprav* | trwsio* atgyweir* | 维修 修理 修复
warrant* guarant* garanti* garancij* | gwarant* | 保修 保证 质保
app apps mobile mobil* applikation* aplikacij* telefonsk* appen | ap apiau symudol* | 应用 手机 软件
phone* telephone* call calls called calling callback* hotline ateruppring* uppring* ringa ring ring* telefon* samtal* poziv* zva* zove zovite | ffon* galwad* ffonio* | 电话 来电 致电 回拨
wait* queue* nobody-waits vanta vantar vantan kon kotid* telefonko* telefonkon ko koer ceka* red redov* redu | aros* ciw* | 等待 排队 等候 等了
email* e-mail* mejl* epost* mail mails mailed mejlad* imejl* elektronsk* | ebost* e-bost* | 邮件 邮箱 电邮
letter* post posted postal brev* posten pism* post* | llythyr* post | 信件 邮寄 书信
login* signin sign-in signing inlogg* logga prijav* logov* ulogo* | mewngofnod* | 登录 登陆
password* passcode losenord* lozink* sifr* | cyfrinair* | 密码
account* konto* kontot nalog* | cyfrif* | 账户 账号 帐户
error* bug bugs crash* fail* fel felmeddel* krasch* gresk* rusi | gwall* methu* damwain* | 错误 出错 崩溃 失败
slow* sluggish langsam* seg trog sporo* spor | araf* | 太慢 缓慢 很慢
fast* quick* rapid* speed* snabb* fort brz* brze brzo | cyflym* | 快速 更快 加快 速度
button* knapp* dugm* taster* | botwm* botymau* fotymau | 按钮 按键
large* larger big bigger enlarge* stor stora storre veca vece veci vecih velik* | mawr* mwy fawr | 放大 更大 大字 大
small* tiny liten sma mindre mal* sitn* | bach llai | 太小 小字
font* letters typeface textstorlek* teckensnitt* typsnitt* bokstav* slova fontov* font* | ffont* llythrenn* | 字体 字号 字
dark night* mork* morkt natt* tamn* tamni noc* nocn* | tywyll* nos | 深色 夜间 黑暗 夜晚
language* translat* sprak* oversatt* jezik* prevod* preved* | iaith* ieithoedd cyfieith* | 语言 翻译
search* sok sokning* soka sokfunktion* pretrag* pretraz* traz* | chwili* | 搜索 查找 检索
filter* sort sorted sorting sortera* filtrera* filtrir* sortir* | hidl* trefn* didoli | 筛选 过滤 排序
export* download* exporter* ladda nedladd* izvoz* izvez* preuzm* preuzim* | allforio* lawrlwyth* | 导出 下载
excel* spreadsheet* csv kalkylark* kalkylblad* tabel* | taenlen* | 表格 电子表格
report* statistic* dashboard* rapport* statistik* izvest* izvjest* statistik* | adroddiad* ystadeg* | 报告 报表 统计
notif* tell tells remind* alert* avisering* pamin* avisera* notis* obavest* obavijest* podset* | hysbys* atgoff* rhybudd* | 通知 提醒 提示
sms message* textmeddel* poruk* | neges* | 短信 消息 短讯
appointment* booking* book booked reserv* schedul* boka* bokning* tidsbok* rezerv* zakaz* termin* | apwynt* bwcio* archebu-lle | 预约 预订 预定
hours opening oppettid* oppet* radn* radno otvoren* | oriau agor* | 营业 开放 开门
evening* kvall* vecer* uvece | noswaith nosweith* hwyr-nos | 晚上 傍晚
weekend* saturday* sunday* helg* lordag* sondag* vikend* subot* | penwythnos* sadwrn sul | 周末 周六 周日 星期
staff employee* personal* anstalld* medarbetar* zaposlen* osoblj* radnik* radnic* | staff gweithwyr gweithiwr* | 员工 职员 工作人员
-customer* client* kund kunder kunden kunderna kundens kup* kupc* klijent* musterij* | cwsmer* cleient* | 客户 顾客 客人 用户
-new newer ny nya nytt nov* | newydd* | 新的 新增
manual* instruction* guide* handbok* handboken* instruktionsfilm* handbok* bruksanvis* anvisning* instruktion* uputstv* uputstav* vodic* | llawlyfr* cyfarwydd* canllaw* | 手册 说明书 指南 说明
video* film* instruktionsfilm* utbildningsfilm* filmic* filmer filmic* snim* | fideo* | 视频 录像
train trains training course* utbild* kurs* obuk* obuc* | hyfforddi* cwrs cyrsiau | 培训 课程 训练
-help helps support* assist* hjalp* stod support* pomoc* podrsk* | help* cymorth* cefnog* | 帮助 支持 协助
answer* reply replies respond* response* svar* odgovor* odgovar* | ateb* ymateb* | 回复 答复 回答 回应
-question* ask asks asked frag* pitanj* pita* | cwestiwn* gofyn* | 问题 询问
contract* agreement* avtal* kontrakt* ugovor* | contract* cytundeb* | 合同 协议 合约
subscri* prenumer* abonnemang* pretplat* | tanysgrif* | 订阅 会员
renew* renewal* extend* expire* runs-out gar-ut upphor istice* isteka fornya* fornyelse* forlang* obnov* obnavlj* produz* | adnewydd* | 续约 续订 续费 更新 到期
card cards kort korten kortet kartic* | cerdyn cardiau* | 卡片 银行卡 信用卡
bank* bank-transfer* overfor* overforing* bank* banc* transfer* | banc* trosglwydd* | 银行 转账
receipt* kvitto* kvitton priznanic* fiskaln* potvrd* | derbynneb* | 收据 小票
address* adress* adres* | cyfeiriad* | 地址
-change* edit* update* modif* andra* andring* byta uppdater* izmen* promen* azurir* | newid* diweddar* golyg* | 修改 更改 变更
delete* remove* erase* ta-bort radera* ukloni* obris* bris* | dileu* tynnu | 删除 移除
twice double* duplicate* dubbel* dubbl* dvaput duplo duplir* dvostruk* | dwywaith dwbl* | 两次 重复 双重
park parks parking parker* parkiranj* parking* | parcio* | 停车
car cars vehicle* bil bilar bilen automobil* vozil* | car ceir cerbyd* | 汽车 车辆
bike* bicycle* cycl* cykel* cyklar* bicikl* | beic* | 自行车 单车
shop* store stores butik* affar* prodavn* radnj* | siop* | 商店 门店 店铺
website* site sites web webb* hemsid* sajt* | gwefan* | 网站 网页
form forms formular* blankett* obraz* formular* | ffurflen* | 表单 表格
print* printer* skriva-ut utskrift* skrivar* stamp* | argraffu* argraffydd* | 打印 印刷
paper* papper* papir* | papur* | 纸质 纸张
signature* signed underskri* signer* potpis* | llofnod* | 签名 签字
photo* picture* image* camera* bild* foto* kamera* slik* fotograf* | llun* lluniau camera* | 照片 图片 拍照
map maps kartan kartor karta mapi mapa mapu | map mapiau* | 地图
track* trace tracing spara* sparning* folja pracenj* prati* | olrhain* tracio* | 跟踪 追踪 查询
parcel* package* paket* posilj* pakl* | parsel* pecyn* | 包裹 快件
packaging emballage* forpack* pakovanj* ambalaz* | pecynnu* deunydd-pacio | 包装
plastic* plast* plastik* | plastig* | 塑料
environment* green* recycl* sustainab* klimat* miljo* atervinn* hallbar* reciklir* ekolog* okolin* | amgylchedd* ailgylch* gwyrdd | 环保 回收 绿色
free gratis besplatn* avgiftsfri* kostnadsfri* | rhad-ac-am-ddim rhad am-ddim | 免费
fee fees charge charged charges surcharg* avgift* naknad* taks* provizij* | ffi ffioedd tal-ychwanegol | 手续费 收费
gift* voucher* present* presentkort* poklon* vaucer* | anrheg* taleb* | 礼品 礼物 代金券
loyal* points bonus* reward* lojal* poang* stamkund* poeni bodov* nagrad* | teyrngar* pwyntiau gwobr* | 积分 忠诚 奖励
child* famil* kid kids barn* deca dece dete porodic* | plant plentyn teulu* | 孩子 儿童 家庭
elderly senior* pensioner* aldre pensionar* stariji penzioner* | henoed pensiyn* hyn-pobl | 老人 老年
wheelchair* disab* accessib* rullstol* funktionsned* tillganglig* invalid* kolica pristupacn* | cadair-olwyn anabl* hygyrch* | 轮椅 无障碍 残疾
blind* screen-reader* screenreader* synskad* skarmlasar* slep* slabovid* | dall dallineb golwg | 盲人 视障
deaf hearing dov* horsel* gluv* nagluv* | byddar* clyw* | 聋人 听障
security secure safe safety sakerhet* saker* bezbedn* sigurn* | diogel* | 安全
privacy gdpr integritet* privatnost* | preifat* | 隐私
stock availab* lager lagret lagerstatus* tillganglighet zalih* lageru dostupn* stanj* | stoc* ar-gael | 库存 缺货 有货
warehouse* lagerlokal* magasin* skladist* magacin* | warws* | 仓库
spare parts reservdel* rezervn* delov* | rhannau darnau | 备件 零件 配件
machine* device* equipment apparat* maskin* utrust* masin* uredaj* oprem* | peiriant* dyfais offer | 机器 设备
batter* batteri* baterij* | batri* | 电池
charge charger* charging laddare laddning* laddstolp* punjac* punjenj* punjen* | gwefr* | 充电
cable* kabel* kablar* kabl* | cebl* | 电缆 线缆
install* setup montera* install* instal* podesav* | gosod* | 安装 设置
offline connection network wifi wi-fi internet* uppkoppl* natverk* anslut* mreza mrez* vez* | all-lein rhwydwaith* cysylltiad* | 离线 网络 断网 联网
-share* send sends sent skicka* dela delar pos* sal* poslat* del* | anfon* rhannu* | 发送 分享
manager* boss chef* chefer direktor* menadz* sef* | rheolwr* pennaeth | 经理 主管
meeting* mote moten* sastan* | cyfarfod* | 会议
supplier* vendor* leverantor* dobavljac* | cyflenwr* cyflenwyr | 供应商
complain* klag* reklamation* reklamacij* zalb* zali* prigovor* | cwyn* cwyno* | 投诉 抱怨
happy* delight* thank* praise* satisf* glad nojd* tack* berom* zadovolj* hval* pohval* | hapus* diolch* bodlon* canmol* | 满意 感谢 表扬 高兴
angry unhappy disappoint* annoy* arg besvik* missnojd* ljut* nezadovolj* razocar* | siom* dig anhapus* | 不满 生气 失望
confus* unclear understand* misunderstand* oklar* forvirr* forsta* forstar begrip* nejasn* zbun* razum* | dryslyd* aneglur* deall* | 不清 困惑 看不懂 不明
-easy easier simple simpler simplify enkel* enklare latt* forenkla jednostavn* lako laks* lak | hawdd* haws syml* | 简单 容易 简化
difficult hard harder svar svart krangl* tesk* tez* | anodd* | 困难 太难 复杂
forget* forgot* glom* zaborav* | anghof* | 忘记
choose* choice select* valj* val izbor* izab* birat* odaber* | dewis* | 选择
-ability offer* erbjud* ponud* cynnig* 提供
-show shows display* visa visar prikaz* pokaz* | dangos* | 显示 展示
automat* automatisk* automatsk* | awtomat* | 自动
self-service selfservice sjalvbetjan* sjalvservice samousluz* samoposluz* | hunanwasanaeth* | 自助
chat* chatbot* bot chatt* cet* cask* | sgwrs* | 聊天 客服
driver* courier* chauffor* forare bud vozac* kurir* | gyrrwr* gyrwyr | 司机 快递员
month months monthly manad* mesec* mesecn* | mis misol misoedd | 每月 月度
year years annual* yearly ar arlig* arsvis godin* godisnj* | blwydd* blynydd* | 每年 年度
week weeks weekly vecka* veckor* veckovis nedelju nedelje nedeljn* sedmic* | wythnos* | 每周
time times hour tid tider timme* timmar vreme vremen* sat sati* | amser* awr | 时间 小时
home hemma hem kuc* kod-kuce | cartref* adref | 家里 在家
door dorr* vrat* | drws drysau | 门口
student* school* skol* elev* ucenik* ucenic* dak daci dacim* dake dacka dacke skol* | ysgol* myfyriwr* myfyrwyr | 学生 学校 学员
doctor* hospital* patient* clinic* lakar* sjukhus* patient* vard* lekar* bolnic* pacijent* | meddyg* ysbyty* claf cleifion | 医生 医院 患者
ticket* biljett* karta karte karata karti kartu ulaznic* | tocyn* docyn* | 票 票务 车票 门票 购票 机票
train-ride bus buses tag buss* voz vozom autobus* | tren* bws bysiau | 火车 公交
room rooms hotel* rum hotell* sob* hotel* | ystafell* gwesty* | 房间 酒店
insur* forsakring* osigur* | yswir* | 保险
tax* vat moms skatt* porez* pdv | treth* taw | 税费 增值税
total* sum amount* summa* belopp* totalt iznos* zbir* ukup* | cyfanswm* swm | 总额 金额 总价
colour* color* farg* boj* | lliw* | 颜色
size sizes storlek* velicin* | maint* meintiau | 尺寸 尺码
heat* warm* cold* varme* varm kall* grejanj* toplo* hladn* | gwres* cynnes oer* | 暖气 温度 冷
clean* dirty stad* ren rent smuts* cist* prljav* | glan* budr* | 清洁 干净 打扫
noise* noisy loud* bull* hog hogt ljud* buk* glasn* | swn* | 噪音 太吵
music* musik* muzik* | cerddor* miwsig | 音乐
coffee lunch food kaffe* mat lunch* hran* kaf* ruck* | bwyd* coffi cinio | 食物 咖啡 午餐
product* item items produkt* vara varan varor varje-vara* proizvod* artikl* | cynnyrch* cynhyrch* | 产品 商品
quality kvalitet* | ansawdd* | 质量
information info inform* informacij* informer* podac* podat* | gwybodaeth* | 信息 资料
history historik* istorij* | hanes* | 历史 记录
compar* jamfor* upored* poredenj* | cymhar* | 比较 对比
review* rating* omdom* betyg* recenzij* ocen* | adolyg* sgor* | 评价 评分
test* trial* prova* testa* prob* test* | prawf treial* profi | 试用 测试
pause* paus* pauz* | oedi-tanysgrif saib | 暂停
limit* quota* grans* tak limit* ogranic* | terfyn* | 限制 上限
-qr code* kod koder kod* | cod codau | 二维码 代码 验证码
`
