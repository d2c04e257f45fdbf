// Small words that say nothing of what a text is about, folded: English, Swedish, Serbian, Welsh, Chinese pairs.
const STOP_WORDS = new Set(
  `a an the of to in on at by for from with without and or but if then than as is are was were be been being am do does did have has had having it its this that these those there here they them their he she his her we us our you your i me my
  not no nor so too very can could should would will shall may might must just only also more most much many any some all each every other another such into onto over under about after before again when where which who whom whose what why how up down out off one two via per
  nobody anybody people person someone instead rather also still again than yet ahead runs need needs want wants would like please let lets make makes get gets give gives
  utanfor innan stallet lage genom inom hogst snarare manniskor folk och att det den de dem en ett i pa av for till fran med utan om som ar var vara blir bli blev har hade ha kan kunde ska skulle vill ville maste inte ingen inget nej ja men eller sa da nar dar har vi oss var vart vara ni er du jag mig min mitt mina han hon hans hennes deras sin sitt sina detta dessa denna man alla allt mer mest mycket bara ocksa an vid efter under over mot nagon nagot nagra vad vem vilken vilket hur varfor sig gor gora fa far
  umesto najkasnije kraj i a ali ili da ne je su sam smo ste bi bih bude biti bio bila bilo ima imaju nema za na u o od do po pri sa s iz kod kroz nad pod pre posle se si ga mu joj ih im ja ti on ona ono mi vi oni moj nas vas njihov njegov njen taj ta to ovaj ova ovo koji koja koje kako kada gde sto sta ko jer ako kad vec jos samo svi sve svaki treba zeli zele moze mogu hoce neka ce
  yn-lle lle nid gael ei ôl ol drwy o'r y yr yn ar at i o a ac am er mewn gan gyda heb dan dros drwy wrth hyd mae maen mae'n oes oedd roedd bod fod bydd byddai sydd wedi ddim nid ni na nad ei eu ein eich fy dy hi fe nhw chi ti ond neu os pan fel hyn hwn hon rhai pob bob iawn hefyd angen eisiau rhaid dylai dylem gael cael gall gallu wneud
  我们 他们 你们 一个 这个 那个 可以 需要 应该 希望 没有 不能 不是 因为 所以 如果 但是 已经 还是 就是 什么 怎么 的时 时候 能够 想要 发给 寄 改成 代替 使用 不用 通过 提供 给 把 在 上 里 前 后 太 久 之前 之后 自己 成 让 的 了 和 与 用 将 从 到 为 是 有 不 也 都 要 应 该 所有 进行`
    .split(/\s+/),
)

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word) || (word.length === 1 && word < '\u2e80')
}
