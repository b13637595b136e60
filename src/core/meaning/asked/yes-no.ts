import { ofLastText } from '../../understanding/text/of-last-text.ts';

/** What may come before a question: "ok and seriously though, …". */
const opening =
  /^(?:(?:and|but|so|ok|okay|hey|hi|hello|yeah|yes|well|now|then|also|hm+|please|pls|seriously|honestly|sorry|really|though|just|guys|wait|oh|btw|quick question|one more|stupid question)\b[\s,:!-]*)+/;
const auxiliary =
  /^(?:is|are|was|were|can|could|does|do|did|has|have|had|will|would|should|must|may|might|isn'?t|aren'?t|doesn'?t|don'?t|can'?t|won'?t|wouldn'?t|shouldn'?t|couldn'?t|hasn'?t|haven'?t|didn'?t)\s+\S/;
/** "anyone know if it's LTS" */
const indirect =
  /\b(?:know|knows|wonder|wondering|tell me|sure|check|ask|asks|asking|see|question is|clear)\s+(?:if|whether)\s/;
/** "flask is enough no?" */
const tag = /[\s,](?:no|right|yes|correct|or not|or no|yes or no|true)\s*\?+$/;
const otherQuestion = /\b(?:which|wich|what|whats|what's|how|when|who|whose|whom|why|where)\b/;
const choice = /\sor\s(?!not\b|no\b|so\b|later\b|more\b|less\b)/;
/** "is it alive, and does it stream?" has two answers. */
const twofold = /\band (?:(?:if )?(?:so|not),? )?(?:is|are|can|could|does|do|has|have|will|would|should)\b/;

/** The sentence of a message that asks, in lower case: the last with a question mark, else the last. */
export const askingSentence = ofLastText((written: string): string => {
  const sentences = written
    .toLowerCase()
    .replace(/[’]/g, "'")
    .split(/(?<=[?!;])\s*|(?<=\.)\s+|\n+/)
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text));
  return sentences.findLast((text) => text.endsWith('?')) ?? sentences.at(-1) ?? '';
});

/** The sentence that asks for yes or no, in lower case; undefined if none does, or it leaves a choice. */
export const yesNoQuestion = ofLastText((written: string): string | undefined => {
  const sentence = askingSentence(written).replace(opening, '');
  const tagged = tag.test(sentence);
  if (otherQuestion.test(sentence) || twofold.test(sentence)) return undefined;
  if (!tagged && choice.test(sentence)) return undefined;
  if (
    auxiliary.test(sentence) ||
    sentence.split(/,\s+/).some((part) => auxiliary.test(part.replace(opening, '')))
  )
    return sentence;
  const told = indirect.exec(sentence);
  if (told !== null) return sentence.slice(told.index + told[0].length);
  return tagged && !negation.test(sentence.replace(tag, '')) ? sentence.replace(tag, '') : undefined;
});

const negation = /\b(?:not|never|no|none|nothing|nobody|neither|without|cannot)\b|n't\b/;

/** What may turn the answer round. In order: what's needed, there by itself, better than another, bad, so throughout, right to do, or still to come. */
const turns: readonly RegExp[] = [
  /\b(?:need|needs|needed|have to|has to|must|necessary|required?|requires|supposed to|force[ds]?)\b/,
  /\b(?:built[- ]?in|builtin|built|own|itself|alone|plain|native|natively|out of the box|core|in the box|self|standalone|part of|inside|include[sd]?|come with|comes with|ships?|automatic\w*|by default)\b/,
  /\b(?:than|better|faster|slower|easier|harder|simpler|more|less|smaller|quicker|best|worse|heavier|lighter|special|advantage)\b/,
  /\b(?:dead|dying|slow|hard|difficult|insecure|poor|bad|heavy|bloated|abandon\w+|outdated|stuck|lost|limited|limit|problem|risky|dangerous|wrong|overkill|too(?= \w)(?! (?:no|right|yes|or)\b)|stop|stops|break|breaks|lose|loses|mistake|beta|deprecated|trouble|holes|declin\w*|falling|shrink\w*)\b/,
  /\b(?:all|every|always|everything|each|any|only|everywhere|fully|really|guarantee\w*)\b/,
  /\b(?:should|shall|shouldn't|ought|worth|sensible|advisable|wise|sane|recommended|(?:good|bad) (?:idea|practice)|makes? sense|(?:right|ok|okay|fine|better) to)\b|(?:^|, )(?:is|are|was|were)(?:n't)? (?:he|she|they|it|that|this|\w+) (?:right|wrong|correct|justified)\b/,
  /\b(?:will|won't|would|going to)\b.*\b(?:break\w*|again|next|still|die|disappear|vanish|years?|continue|remain|stop|stay)\b/,
];

/**
 * How a question for yes or no puts what it asks: whether it's negated, then each of `turns`, as digits. Two that ask the same
 * and put it alike get the same answer; "does it validate forms?" and "do I need a package for forms?" get opposite ones.
 */
export function stanceOf(sentence: string): string {
  // "isn't it dead?" asks what "is it dead?" asks.
  const rest = sentence.replace(/^(\w+)n'?t\b/, '$1').replace(/\bat all\b/, '');
  return [negation, ...turns].map((pattern) => (pattern.test(rest) ? '1' : '0')).join('');
}

/** Whether nothing turns the answer round but, at most, that it asks for what's there by itself. */
export function isPlain(stance: string): boolean {
  return /^00.00000$/.test(stance);
}

/** Whether it asks for what's there without an add-on. */
export function asksForOwn(stance: string): boolean {
  return stance[2] === '1';
}

/** Whether it sets one against another. */
export function comparesOptions(stance: string): boolean {
  return stance[3] === '1';
}

/** Whether two ways of asking differ in what may turn a yes into a no, beyond what's there by itself or so throughout. */
export function isTurned(one: string, other: string): boolean {
  return [0, 1, 3, 4, 6, 7].some((at) => one[at] !== other[at]);
}

/** Whether it asks what's still to come. */
export function isToCome(stance: string): boolean {
  return stance[7] === '1';
}

/** Whether it asks what's right to do. */
export function asksForAdvice(stance: string): boolean {
  return stance[6] === '1';
}
