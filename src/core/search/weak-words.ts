// Words that every sentence has. They never find a page by themselves where a query has others, and are marked only
// beside a word that does: "no" of "no space left" marks neither "now" nor "none".

const lists = {
  english: `a an the this that these those it its is are was were be been being am do does did done has have had having
    i we you he she they me my us our your their his her them there here
    of in on at to for from with by as into onto out up off about after before over under while during since until
    and or but if then than so because when where which who whom what how why
    no not none nor cant cannot wont dont doesnt didnt isnt arent wasnt werent couldnt shouldnt wouldnt hasnt havent
    can could will would should shall may might must get gets got getting gives give keep keeps just still any some
    very too also only already now never ever again all both each every one anymore please help need im ive`,
  german: `der die das den dem des ein eine einen einem einer und oder aber ist sind war waren wird werden wurde hat haben
    nicht kein keine keinen mehr auf aus bei mit nach von vor zu zum zur im am an es er sie wir ich man auch noch nur`,
  french: `le la les un une des du de et ou mais est sont ete a au aux en dans sur pour par avec ne pas plus ce cette ces
    il elle on nous vous je se sa son ses que qui`,
  spanish: `el los las una unos unas y o pero es son fue en de del al con por para sin no se su sus lo que un mas muy`,
  chinese: '的 了 是 在 有 和 不 无 没 也 都 吗 我 们',
} as const

const weak = new Set(
  Object.values(lists)
    .join(' ')
    .split(/\s+/)
    .map((word) => word.replace("'", '')),
)

/** Whether a folded word says nothing about what is wrong. */
export function isWeakWord(word: string): boolean {
  return weak.has(word)
}
