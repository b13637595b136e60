import { afterOpening } from '../match/clauses.ts';
import type { WordRange } from '../text/word-range.ts';
import type { Word } from '../text/words.ts';

const articles = new Set(['a', 'an']);
/** Words after a term that add nothing: "what is a migration even?" */
const fillers = new Set(
  'even exactly actually anyway really again though please pls then mean means'.split(' '),
);
const longestTerm = 3;

/**
 * The term whose meaning a message asks for: "what is a migration even?", "what does csrf mean", "what's an orm".
 * Nothing but that may be in it.
 */
export function askedTerm(words: readonly Word[]): WordRange | undefined {
  const start = afterOpening(words);
  const plain = words.slice(start).filter(({ mark }) => !mark);
  const texts = plain.map(({ text }) => text);
  if (texts[0] !== 'what') return undefined;
  const verb = texts[1] ?? '';
  const means = texts.includes('mean') || texts.includes('means');
  if (!(verb === 'is' || verb === 'are' || (verb === 'does' && means))) return undefined;
  let from = 2;
  const isIndefinite = articles.has(texts[from] ?? '');
  if (isIndefinite) from++;
  let to = texts.length;
  while (to > from && fillers.has(texts[to - 1] ?? '')) to--;
  if (to === from || to - from > longestTerm || !(isIndefinite || means)) return undefined;
  const [first, last] = [plain[from], plain[to - 1]];
  if (first === undefined || last === undefined) return undefined;
  return { from: words.indexOf(first), to: words.indexOf(last) + 1 };
}

/** Forms that ask what one or two things mean; what's in brackets is what they name. */
const forms: readonly RegExp[] = [
  /^(?:what|wat) (?:is|are|s|was) (?:(?:a|an|the|this|that|all this|these) )?(.+?)(?: (?:stuff|thing|anyway|even|exactly|actually|again|really|about|for|good for|all about|supposed to be))*$/,
  /^(?:what|wat) (?:does|do|did) (?:(?:a|an|the) )?(.+?) (?:mean|means|do|stand for|refer to)$/,
  /^(?:what|wat) (?:is meant|do you mean|do they mean|does it mean|is the meaning) (?:by|with|of) (?:(?:a|an|the) )?(.+)$/,
  /^(?:explain|define|describe|eli5) (?:(?:to )?(?:me|us) )?(?:what )?(?:(?:a|an|the) )?(.+?)(?: (?:is|are|means))?(?: (?:to|for) (?:me|us|.{2,20}))?$/,
  /^(?:can|could|would) (?:you|someone|somebody|anyone) (?:please )?(?:explain|define|describe)(?: to (?:me|us))? (?:what )?(?:(?:a|an|the) )?(.+?)(?: (?:is|are|means))?(?: (?:to|for) (?:me|us))?$/,
  /^(?:what|wat) (?:(?:a|an|the) )?(.+?) (?:is|are|means|mean)$/,
  /^what means (?:(?:a|an|the) )?(.+)$/,
  /^(?:i|we) (?:also )?(?:do not|did not|never) (?:really )?(?:understand|get|know|understood|follow)(?: what)?(?: also| either| yet)? (?:(?:a|an|the) )?(.+?)(?: (?:either|too|also|is|means|yet|at all))*$/,
  /^(?:the )?(?:meaning|definition) of (?:(?:a|an|the) )?(.+)$/,
  /^(.+?) (?:meaning|definition|means what|what is (?:that|it|this))$/,
  /^(?:no idea|not sure|i do not know|i have no idea|never heard|remind me|tell me|who knows|do not know) (?:of )?what (?:(?:a|an|the) )?(.+?) (?:is|are|means|mean)$/,
];
const leadIn =
  /^(?:(?:ok|okay|hm|hmm|so|and|but|well|sorry|wait|hey|hi|please|pls|also|btw|dumb question|stupid question|quick question|noob question|silly question|now|then|just|ah|oh|lol|tell me|remind me) )+(?=\w)/;
const leadOut =
  /(?: (?:please|pls|then|again|though|tho|thanks|even|exactly|actually|anyway|in (?:one|a) (?:sentence|line|word)|in short|in (?:plain|simple|easy|normal|lay|layman|laymans) (?:english|words|terms|language)|simply|quickly|briefly|explained|(?:can you |could you |please )?explain(?: (?:it|that|them))?(?: (?:to me|to us))?(?: (?:like|as if) (?:i am|i m|im|i was|i were) (?:a )?(?:five|5|\w+))?|(?:like|as if) (?:i am|i m|im|i was|i were) (?:a )?(?:five|5|\w+)|eli5|for (?:a )?(?:dummies|beginners?|newbies?|noobs?|juniors?)|and (?:do|should|why (?:do|should|would)) (?:i|we) care(?: about (?:it|that))?|and why (?:does|would) (?:it|that) matter|man|bro))+$/;

/**
 * The terms whose meaning a message asks for: "what is an orm?", "asgi?", "explain middleware to me", "the difference between
 * wsgi and asgi". Empty if it asks for nothing else but that.
 *
 * @param isTerm whether the topic explains it; `everyday` if it's an ordinary word as well
 */
export function termsAsked(
  words: readonly Word[],
  isTerm: (name: string) => boolean,
  isOrdinary: (name: string) => boolean,
): readonly string[] {
  const said = words
    .filter(({ mark }) => !mark)
    .map(({ text }) => text)
    .join(' ')
    .replace(leadIn, '')
    .replace(leadOut, '');
  if (said.length > longestQuestion) return [];
  for (const form of forms) {
    const [, named = ''] = form.exec(said) ?? [];
    const found = namesIn(named, isTerm);
    if (found.length > 0) return found;
  }
  for (const contrast of contrasts) {
    const [, one = '', other = ''] = contrast.exec(said) ?? [];
    if (one !== '' && isTerm(one) && isTerm(other)) return [one, other];
  }
  const asksAlone = words.at(-1)?.text === '?';
  return asksAlone && isTerm(said) && !isOrdinary(said) ? [said] : [];
}

const longestQuestion = 100;
const difference = /^(?:difference|differences|diff) between (.+)$/;
/** Two terms set against each other; what's in brackets are the two. */
const contrasts: readonly RegExp[] = [
  /^(.+?) (?:and|or) (.+?) what is the (?:difference|diff)$/,
  /^(.+?) (?:vs|versus) (.+?)(?: (?:what is the )?(?:difference|diff))?$/,
  /^how (?:is|are|does|do) (?:(?:a|an|the) )?(.+?) (?:different|differ|distinct) (?:from|to|than) (?:(?:a|an|the) )?(.+)$/,
  /^(?:the )?(?:difference|differences|diff) (?:between |of )?(?:(?:a|an|the) )?(.+?) (?:and|vs|versus|or) (?:(?:a|an|the) )?(.+)$/,
  /^(?:is|are) (?:(?:a|an|the) )?(.+?) (?:and|the same as|the same thing as) (?:(?:a|an|the) )?(.+?)(?: (?:the same|the same thing|different))?$/,
];

/** "an orm", "wsgi and asgi", "the difference between wsgi and asgi" */
function namesIn(named: string, isTerm: (name: string) => boolean): readonly string[] {
  if (named === '') return [];
  if (isTerm(named)) return [named];
  const [, both = named] = difference.exec(named) ?? [];
  const parts = both
    .split(/ (?:and|or|vs|versus) (?:(?:a|an|the) )?/)
    .map((part) => part.replace(/^(?:a|an|the) /, ''));
  return parts.length > 1 && parts.length <= 3 && parts.every(isTerm) ? parts : [];
}
