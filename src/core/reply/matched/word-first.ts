import type { ShortAnswer } from '../../../knowledge/authored-schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { asksForOwn, isPlain, stanceOf, yesNoQuestion } from '../../meaning/asked/yes-no.ts';

const words: Readonly<Record<ShortAnswer, string>> = {
  yes: 'Yes.',
  no: 'No.',
  partly: 'Partly.',
  'add-on': 'Yes, with an add-on.',
};
/** "No: …", "Not by itself", "Rarely as a rewrite", "Worth it if …": says it itself. */
const saysItself = /^(?:yes|no|not|partly|only|rarely|seldom|hardly|never|worth|usually|mostly|sometimes)\b/i;

/** A sentence with the word before it that answers a question for yes or no. */
export function wordFirst(says: ShortAnswer | undefined, sentence: Spans): Spans {
  const first = sentence.find(({ kind }) => kind !== 'mark');
  // What's disputed or an opinion has to say so first.
  const isDoubtful = sentence.some((span) => span.kind === 'mark' && span.verdict !== 'qualified');
  if (says === undefined || first === undefined || isDoubtful) return sentence;
  if ('text' in first && saysItself.test(first.text)) return sentence;
  return [
    strong(words[says]),
    plain(' '),
    ...sentence.map((span) => (span === first && span.kind === 'strong' ? plain(span.text) : span)),
  ];
}

/**
 * What whoever asks whether an option has something gets, by what its answer says of that. Undefined if more is asked, or it's
 * put in a way that turns the answer round.
 */
export function wordFor(written: string, says: ShortAnswer): ShortAnswer | undefined {
  const sentence = yesNoQuestion(written);
  const stance = sentence === undefined ? '' : stanceOf(sentence);
  if (!isPlain(stance)) return undefined;
  return says === 'add-on' && asksForOwn(stance) ? 'no' : says;
}

/** "since flask can't do async at all, …": takes for granted that something isn't so. */
const deniesAsGiven =
  /\b(?:since|because|given that|considering(?: that)?|i thought|i heard|they say|everyone says|i guess|apparently|obviously)\b.{0,40}(?:\b(?:ca|could|does|do|is|are|has|have)n['’]?t\b|\b(?:can|could|does|do|is|are|has|have) ?not\b|\bhas no\b|\bnever\b)/i;
const affirms = /^(?:yes|partly|mostly)\b[,:.]?\s*/i;

/** The first line of an answer for what takes the opposite for granted: it's put right before anything else. */
export function putRight(written: string, sentence: Spans, says?: ShortAnswer): Spans {
  const first = sentence[0];
  if (first === undefined || !('text' in first) || !deniesAsGiven.test(written)) return sentence;
  if (says === 'yes') return [strong("That's not so:"), plain(' '), ...sentence];
  if (says !== undefined && says !== 'no') return [strong("That's not quite so:"), plain(' '), ...sentence];
  if (!affirms.test(first.text)) return sentence;
  const isPart = /^partly/i.test(first.text);
  const [, next, ...others] = sentence;
  const own = first.text.replace(affirms, '');
  const rest = own === '' && next?.kind === 'plain' ? next.text.replace(/^[,:.]?\s*/, '') : own;
  const after = own === '' && next?.kind === 'plain' ? others : sentence.slice(1);
  return [strong(isPart ? "That's not quite so:" : "That's not so:"), plain(` ${rest}`), ...after];
}

const wordBefore =
  /^(?:yes|no)(?:(?:, (?:not|all three|in all three|rather|hardly)\b[^:;.[]{0,30})?: *|, (?=if|when|as long|with|beside|from|an?\b))/i;
const asksElse = /\b(?:what|how|when|who|why|where)\b/i;

/**
 * A first line without the word that it opens with, where the message asks for no such word, or in a way that turns the answer
 * round: "No, not at first: a command that cron starts …" answers whether a queue is needed, and not whether cron will do.
 *
 * @param phrasings how people ask what it's written for
 */
export function withoutWord(written: string, phrasings: readonly string[], sentence: Spans): Spans {
  if (answersAsPut(written, phrasings)) return sentence;
  const [first, next, ...rest] = sentence;
  if (first === undefined || !('text' in first)) return sentence;
  const isBoth = first.kind === 'strong' && next?.kind === 'plain';
  const text = isBoth ? first.text + next.text : first.text;
  const left = text.replace(wordBefore, '');
  if (left === text || left === '') return sentence;
  const others = isBoth ? rest : sentence.slice(1);
  return [plain(left.charAt(0).toUpperCase() + left.slice(1)), ...others];
}

/** "No, it isn't dead: 3.1 is of May" answers whether it's dead, and not whether it's maintained. */
export function withoutDenial(written: string, sentence: Spans): Spans {
  const [first, next] = sentence;
  if (first === undefined || !('text' in first)) return sentence;
  const isSplit = first.kind === 'strong' && next?.kind === 'plain';
  const text = isSplit ? first.text + next.text : first.text;
  const [opening = '', what = ''] = denial.exec(text) ?? [];
  const left = text.slice(opening.length);
  if (what === '' || left === '' || written.toLowerCase().includes(what.toLowerCase())) return sentence;
  const rest = sentence.slice(isSplit ? 2 : 1);
  return [{ ...first, text: left.charAt(0).toUpperCase() + left.slice(1) }, ...rest];
}
const denial = /^No, [^:;.]{1,40} isn['’]t (\w+): */;

function answersAsPut(written: string, phrasings: readonly string[]): boolean {
  const sentence = yesNoQuestion(written);
  if (sentence === undefined) return !asksElse.test(written);
  const stance = stanceOf(sentence);
  const put = phrasings.flatMap((text) => {
    const asks = yesNoQuestion(text);
    return asks === undefined ? [] : [stanceOf(asks)];
  });
  return put.length === 0 || put.includes(stance);
}
