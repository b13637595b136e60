import { isChatWord } from '../text/familiar.ts';
import { type Word, wordsAs } from '../text/words.ts';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** What people say of an answer, or will do with it. With one of these, and nothing that isn't carried, nothing is asked. */
const remarking = setOf(
  `like liked likes love loved better nicer great good nice clear clearer helpful helps helped useful fair interesting surprising
  surprised expected lot think thinking sleep discuss talk chew digest understand understood see got makes sense enough perfect
  thanks right true agree agreed works convincing convinced sorry apologies excuse sounds reasonable fine awesome excellent cool
  wonderful brilliant neat point noted much interesting honest expect wow touche`,
);
const carried = setOf(
  `a an the that this it its these those i we you he she they me us him her them my our your is are was were be am been will would
  can could should shall must may might do did does have had let to of in on for about with over at by as and but or so too very really quite
  pretty much more most even now then here just all not never bot tradeoff still already again internally later first what
  one some any something everything anyone everyone answer reply response advice from mine ours yours team bit little while take first back
  there way think give given ask asked say said want wanted wants need hear hoped feared thought than know knew long words word know`,
);
const longestRemark = 10;
/** "how would we do it", but "not what i hoped". */
const asking = /\b(?:how|why|where|when|who|which|(?<!\b(?:not|is|than|exactly|just|was) )what)\b/;
const disputes = /\b(?:not|never|no) (?!bad\b|what\b|expect\b|surprised\b)/;

/** "thats better", "ok we'll think about it", "that's a lot to take in": a word on the answer that asks for nothing. */
export function remarksOnAnswer(words: readonly Word[]): boolean {
  const plain = words.filter(({ mark }) => !mark);
  if (plain.length === 0 || plain.length > longestRemark) return false;
  if (words.some(({ text, value }) => text === '?' || value !== undefined)) return false;
  const [first, second] = plain.map(({ text }) => text);
  // "that's not true" disputes it.
  const said = wordsAs(words);
  if (disputes.test(said) || asking.test(said)) return false;
  // "what's better", "would you think so", "give me more": they ask.
  if (first === undefined || (asksOrOrders.has(first) && !/^not (?:bad|what)\b/.test(said))) return false;
  if (plain.length > 1 && orders.has(second ?? '') && isChatWord(first)) return false;
  return (
    plain.some(({ text }) => remarking.has(text) || chatty.has(text)) &&
    plain.every(({ text }) => remarking.has(text) || carried.has(text) || isChatWord(text))
  );
}

const chatty = setOf('sorry lol haha wow hm hmm oh ah okay ok');
const orders = setOf(
  'give show tell compare explain go say ask what which why how who when where is are can could should would do does',
);
const asksOrOrders = setOf(
  `what which who whom whose where when why how is are am was were do does did can could should would will shall has have may give show tell
  say ask compare explain more most better not one some any think take know need want`,
);

/** "oh. sorry bot": somebody excuses themselves. */
export function apologizes(words: readonly Word[]): boolean {
  return words.some(({ text }) => sorrying.has(text));
}
const sorrying = setOf('sorry apologies excuse');

/** "you didnt answer what i asked", "thats not an answer": the last answer was to something else. */
export function saysItMissed(words: readonly Word[]): boolean {
  const plain = words.filter(({ mark }) => !mark);
  return plain.length <= longestRemark && missing.test(wordsAs(words));
}
const missing =
  /\b(?:you|that|this|it) (?:(?:still|really|just|have|has|do|does|did) )*not (?:really |even |actually )?(?:answer(?:ed|s)?|help(?:ed)? (?:at all|me|us)|address(?:ed)?|respond(?:ed)?)\b|\bnot (?:really |even )?(?:an answer|what (?:i|we) (?:asked|meant|wanted to know)|my question|the question)\b|\b(?:non answer|answer (?:my|the|our) question)\b|\b(?:i|we) (?:asked|meant) something else\b|\b(?:misunderstood|misread) (?:me|us|the question|my question)\b/;
