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
guest* visitor* visit* gast* besok* gost* posetil* posjetil* | gwestai gwesteion ymwel* | 客人 访客 来宾 参观者 游客
member members membership* medlem* medlems* clan* clanov* clanarin* | aelod* | 会员 成员 会籍
tenant* resident* hyresgast* boende* stanar* podstanar* zakupac zakupc* | tenant* preswyl* | 租户 租客 住户 居民
landlord* hyresvard* fastighetsagar* stanodav* vlasni* | landlord* perchennog* perchnog* | 房东 业主
parent* mum mums mom moms dad dads mother* father* foralder* foraldrar* mamma* pappa* mamm* roditelj* majk* otac oca ocev* | rhiant rhieni mam tad | 家长 父母 妈妈 爸爸
teacher* larare lararen lararn* nastavni* ucitelj* profesor* | athro athraw* | 老师 教师
nurse* sjukskotersk* skotersk* medicinsk* sestr* | nyrs* | 护士
dentist* tandlakar* zubar* stomatolog* | deintydd* | 牙医 牙科
driver drivers motorist* forare bilist* vozac* vozaci | gyrrwr* gyrwyr | 司机 驾驶员
passenger* traveller* traveler* passagerar* resenar* resande putnik* putnic* | teithiwr* teithwyr | 乘客 旅客
technician* engineer* mechanic* fitter* tekniker* ingenjor* montor* mekaniker* tehnicar* inzenjer* majstor* serviser* | technegydd* peiriannydd* peirianwyr | 技术员 工程师 技师 师傅
reception* front-desk frontdesk lobby reception* receptionen recepcij* | derbynfa* | 前台 接待
farm* bonde bonder bonderna lantbruk* jordbruk* seljak* poljoprivred* farm* | fferm* ffarm* | 农民 农场 农户
neighbour* neighbor* granne* grannar* komsij* susjed* | cymydog* cymdog* | 邻居
friend* van vanner vanner* kompis* prijatelj* drug drugar* | ffrind* cyfaill | 朋友
user users anvandar* korisni* | defnyddiwr* defnyddwyr | 使用者
team teams grupp* lag tim timov* | tim timau | 团队 小组
colleague* coworker* kolleg* kolega koleg* | cydweithiwr* cydweithwyr | 同事
swim* pool pools simhall* simbassang* bassang* bad badhus* bazen* pliva* plivanj* | pwll nofio nofi* | 游泳 泳池 游泳池 游泳馆
gym gyms fitness traning* teretan* vezban* | campfa* ffitrwydd | 健身房 健身
library libraries bibliotek* bibliotec* knjiznic* | llyfrgell* | 图书馆
book-read books audiobook* ljudbok* ljudbocker* bok bocker boken bockerna knjig* udzbenik* | llyfr* | 图书 书籍 书本 有声书
lift lifts elevator* hiss hissar* hissen lift* liftov* | lifft* esgynnydd | 电梯
stair* steps trapp* stepenic* stepenis* | grisiau gris | 楼梯 台阶
toilet* restroom* bathroom* lavator* wc toalett* toalet* kupatil* | toiled* ystafell-ymolchi | 厕所 洗手间 卫生间
kitchen* kok koket kokets kuhinj* | cegin* | 厨房
roof* tak taket yttertak* krov* | to toeau | 屋顶
floor* golv* pod* podov* | llawr lloriau | 地板
window* fonster* prozor* | ffenest* | 窗户 窗口
wall walls vagg vaggar* zid zidov* zida | wal waliau mur* | 墙壁 墙
light lights lamp* lighting bulb* belysning* lampa lampor* glodlamp* gatlykt* svetl* svjetl* sijalic* rasvet* | golau goleuad* lamp* | 灯光 路灯 照明 电灯 灯泡
bench* bank-seat bank-bench bankar* parkbank* klup* | mainc meinciau feinciau | 长椅 长凳 板凳
chair chairs seat seats seating stol stolar* sitt* sittplats* stolic* sedist* sjedist* | cadair* sedd seddi | 椅子 座位 座椅
table tables bord borden bordet sto stolovi stolov* | bwrdd byrddau | 桌子 餐桌
bed beds sang sangar* krevet* postelj* | gwely* | 床位 床铺
key keys keycard* nyckel* nycklar* kljuc* | allwedd* | 钥匙 门卡
lock locks locker* las lasa lasas skap skapet brava brav* katanac* ormaric* | clo cloi cloeon | 锁 柜子 储物柜
sign signs signage signpost* skylt* tabla* table-sign putokaz* natpis* | arwydd* | 标志 指示牌 标牌 路牌
label* etikett* marka markning* etiket* nalepnic* oznaka oznacen* | label* | 标签
rain rains rainy regn* kis* | glaw* | 下雨 雨天
snow* sno snon snoroj* sneg* | eira | 下雪 积雪
ice icy is isen halka halt led ledu | rhew ia | 结冰 结霜
air-condition* aircon* luftkondition* ventilation* klima klimatizac* ventilacij* | aerdym* awyru* | 空调 通风
cup cups mug mugs mugg* kopp* pappersmugg* engangsmugg* solj* solja casa | cwpan* mwg mygiau | 杯子 纸杯
cutlery fork forks knife knives spoon* bestick* gaffel* gafflar kniv* sked* pribor* viljusk* noz noze* kasik* | cyllyll ffyrc cytleri llwy* | 餐具 刀叉 叉子 勺子
glass glasses glas staklo staklen* cas* | gwydr* | 玻璃
wood* tra traet tratt drven* drvo drvet* | pren* coed* | 木制 木头 木质
box boxes carton* cardboard kartong* lada lador kutij* | blwch bocs* blychau | 盒子 纸箱 箱子
bag bags backpack* pase pasar vaska vaskor torb* kes* | bag bagiau | 袋子 背包 包
clothes clothing uniform* klader* kladsel* odec* uniform* | dillad gwisg* | 衣服 制服 服装
luggage suitcase* baggage bagage* resvask* prtljag* kofer* | bagiau-teithio | 行李
breakfast* frukost* doruc* | brecwast* | 早餐
dinner supper middag* vecera vecer* | swper | 晚餐
menu* meny* jelovni* meni* | bwydlen* | 菜单
drink* water dryck* vatten* pic* voda vode vodu | diod* dwr | 饮料 饮用水
bread bak* bager* bakery hleb* pekar* | bara becws* | 面包
vegan* vegetarian* vegetar* vegansk* posn* | figan* llysieu* | 素食
allerg* gluten* alerg* | alerged* | 过敏
medicin* drug drugs prescription* pharmac* chemist* lakemedel* apotek* recept* lek lekov* apotek* | meddyginiaeth* moddion fferyll* presgripsiwn* | 药品 药房 处方 药物
x-ray* rontgen* scan scans skanir* rendgen* | pelydr* | 扫描
sensor* givare matare senzor* | synhwyr* | 传感器
watch-clock alarm* larm* alarm* brandvarn* | larwm* | 警报 报警
tractor* traktor* | tractor* | 拖拉机
road roads street* highway* vag vagen vagar* gata gator* put putev* ulic* drum* | ffordd ffyrdd heol* stryd* | 道路 公路 街道 马路
path paths walk walks walkway* pavement* trail* promenad* stig gangvag* setalist* staz* pesac* | llwybr* cerdded | 步道 人行道 小路
bridge* bro bron broar* most mostov* | pont* | 桥
construct* roadwork* building-site vagarbet* bygg* radov* gradil* gradiliste* | adeiladu* gwaith-ffordd | 施工 建筑 工地
playground* lekplats* igralist* | maes-chwarae chwarae* | 游乐场 操场
station* stanic* | gorsaf* | 车站 站台
airport flight* flygplats* flyg* aerodrom* letov* let | maes-awyr hediad* | 机场 航班 登机
stop-halt busstop* hallplats* stajalist* | arhosfan* | 公交站
route* timetable* tidtabell* rutt* red-voznje | llwybr-bws amserlen* | 路线 时刻表
freeze freezes frozen pause-membership frysa frys* zamrz* | rhewi | 冻结
stop stops cease quit-using slut* sluta upphora prestan* prekin* obustav* | stopio* peidio* | 停止 不再
start starts begin begins begun launch* borja borjar starta* starten poc* pocet* pokren* zapoc* | dechrau* cychwyn* | 开始 启动
open opens opened oppna* oppnar oppnad* otvor* otvar* | agor* | 打开
close closes closed closing shut stang* zatvor* zatvar* | cau cauad* | 关闭 关门
early earlier tidig* tidigare ran* ranij* | cynnar* gynnar* cynharach gynharach | 提前 更早 早点
morning* morgon* jutr* ujutr* prepodne | bore* | 早上 早晨 上午
night-time tonight overnight natten preko-noci | dros-nos | 夜里
day days daily 24 48 dag dagar dagen dagarna dan dana dani danu dnevn* | dydd* diwrnod* deuddydd | 天 两天 一天 每天 日内 24 48
hour hours timma timmar sat sata sati casov* | awr oriau-hyd | 小时
minute* minut* | munud* | 分钟
weekday* monday* friday* vardag* mandag* fredag* radn-dan ponedelj* petak petkom | llun-gwener dydd-llun gwener | 工作日 周一 周五
long longer lang langre langt langa forlang* duz* dug* | hir hirach hwy estyn* | 延长 更长 较长
short shorter shorten* kort-tid kortare forkort* krac* kratk* skrat* | byr byrrach byrhau | 缩短 更短
-more extra additional add adds fler flera mer ytterligare vis* dodat* dodaj* | rhagor ychwaneg* | 更多 增加 增添
less fewer reduce* reduction mindre farre minska* man* manj* smanj* | llai lleihau | 减少 更少
buy buys bought purchase* kopa koper kop kopt inkop* kupi* kupov* kupuj* | prynu* | 购买 买
sell sells sold salj* saljer forsalj* prodaj* proda* | gwerthu* | 出售 销售 卖
rent rents rental* hire hyra hyr* uthyrning* iznajm* najam* | rhentu* llogi* rhent* | 租用 出租 租金
lend* borrow* loan lana lanar lan utlan* lanetid* pozajm* | benthyg* | 借给 借用 出借 借书
try tries trial-run sample* testkor* prova provkor* proba* probn* isprob* | rhoi-cynnig | 试用期 样品
swap* exchange* trade byta-pass bytesratt zamen* zamjen* razmen* | cyfnewid* | 交换 调换 换班
shift shifts workinghours arbetspass arbetstid* skift* smen* radno-vreme | sifft* | 班次 轮班
see seen look looks view views se ser syns se-pa vid* vide* gled* pogled* pregled* | gweld* gwylio | 看到 查看 看见
hear hears heard listen* announc* hora hor lyssn* utrop* cuti cuj* slusa* razglas* | clyw* gwrando* cyhoeddiad* | 听到 听见 广播
read reads reading lasa lasning* citat* cita* | darllen* | 阅读
write writes written writing skriva skriver pisa* napis* | ysgrifennu* ysgrif* | 书写 撰写
speak* talk* conversation* prata* samtal-person tala razgovor* govor* prica* | siarad* | 交谈 谈话
name names namn* ime imen* naziv* | enw* | 名字 姓名
number numbers nummer* broj* | rhif* | 号码 编号
location* position* place-where plats* lage mest* lokacij* polozaj* | lleoliad* | 位置 地点
live real-time realtid* uzivo | amser-real | 实时
online internet-order natet natbutik* onlajn preko-interneta | ar-lein | 在线 网上 线上
digital* electronic* paperless elektron* digital* | digidol* electronig* | 电子 数字化
save saves saved store-data remember* keep* spara-uppgift kom-ihag memor* zapamt* cuvat* sacuv* | cofio* cadw* | 保存 记住 储存
copy copies kopi* kopij* | copi* | 复制 副本
list lists lista listor spisak spiska spiskov* | rhestr* | 列表 名单 清单
calendar* kalender* kalendar* | calendr* | 日历
notice-board board-news anslag* oglas* | hysbysfwrdd* | 公告
welcome* introduc* valkom* valkomn* dobrodosl* predstav* | croeso* cyflwyn* | 欢迎 介绍
folder* booklet* brochure* leaflet* flyer* parm* brosyr* folder* brosur* letak | ffolder* llyfryn* taflen* | 手册夹 小册子 宣传册
contact* caseworker* handlagg* kontakt* | cyswllt* cysylltu* | 联系人 联系
expert* advi* specialist* radgiv* radgivning* savet* strucn* | cyngor* arbenig* | 专家 建议 顾问
sound sounds voice* audio ljud* rost* zvuk* glas glasov* | sain llais | 声音 语音
warm-up heating-cost warmer element radiator* varmare grejalic* radijator* | gwresog* | 取暖 供暖
smell* odour* odor lukt* miris* smrad* | arogl* | 气味 异味
leak* lack* lacker lackage* vattenskad* curi curenj* prokisnj* | gollwng* gollyng* | 漏水 渗漏
lost lose loses losing missing borttappa* forlora* tappa* saknas izgubi* gubi* izgubljen* | colli* coll | 丢失 遗失
steal* theft stolen stold* stulen* krad* ukrad* | lladrad dwyn | 被盗 偷窃
emergency* urgent* accident* nod nodsituation* akut* olyck* hitn* nezgod* nesrec* | argyfwng* damwain-ffordd | 紧急 急诊 事故
fire fires brand branden brandsak* pozar* | tan-mawr | 火灾 消防
dog dogs pet pets hund* husdjur* pas-zivotinja psa psi ljubim* | ci cwn anifail-anwes | 狗 宠物
animal* djur* zivotinj* | anifail anifeiliaid | 动物
plant-green flower* tree trees garden* blomm* trad tradgard* vaxt* cvec* cvet* drvece bast* | blodau blodyn gardd* | 植物 花园 鲜花 树木
energy electric* power-supply el elbil* elekt* stromf* energi* elektric* struj* energij* | trydan* ynni | 电力 能源 电动
fuel petrol diesel gas* bensin* drivmedel* goriv* benzin* | tanwydd* petrol | 燃料 汽油
water-pipe pipe* plumb* ror roret vvs cevi cev vodovod* | pibell* plymio* | 水管
waste rubbish trash garbage bin bins sopor sop* avfall* otpad* smec* djubr* | sbwriel* gwastraff* bin | 垃圾 废物
currency* valut* deviz* | arian-cyfred | 货币 币种
instalment* installment* avbetal* delbetal* rata rate ratam* | rhandal* | 分期
loan-money credit mortgage* kredit* lan-bank bolan* zajam* | morgais* credyd | 贷款 信贷
interest rantan ranta rantor kamat* | llog* | 利率 利息
salary wage* pay-slip lon loner lonen plat* zarad* | cyflog* | 工资 薪水
pension retirement* pensioner-age penzij* | ymddeol* | 退休 养老金
donat* charit* gava gavor skank* donacij* doniraj* | rhodd* elusen* | 捐赠 慈善
event events concert* festival* evenemang* konsert* dogadaj* koncert* | digwyddiad* cyngerdd | 活动 音乐会
cinema* film-theatre movie* bio biograf* bioskop* | sinema* | 电影院 电影
theatre* theater* teater* pozorist* | theatr* | 剧院
museum* exhibition* muse* utstallning* muzej* izlozb* | amgueddfa* arddangosfa | 博物馆 展览
tour tours guided guide-tour rundtur* stadsvandring* guidning* obilazak* vodenj* | taith teithiau | 导览 游览
child-care nursery* kindergarten* forskol* dagis* vrtic* obdanist* | meithrin* | 幼儿园 托儿
homework* laxa laxor* domac* | gwaith-cartref | 作业
exam* prov tenta* ispit* | arholiad* | 考试
office* kontor* kancelarij* | swyddfa* | 办公室
factory* fabrik* | ffatri* | 工厂
tool tools verktyg* alat* | offeryn* | 工具
computer* laptop* dator* racunar* kompjut* | cyfrifiadur* | 电脑
screen* display-screen skarm* ekran* | sgrin* | 屏幕 显示屏
keyboard* mouse-input tangentbord* tastatur* | bysellfwrdd* | 键盘
version* upgrade* versij* nadogradnj* | fersiwn* uwchraddio* | 版本 升级
permission* access-right* admin* behorighet* dozvol* | caniatad* | 权限 许可
`
