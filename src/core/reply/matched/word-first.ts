import type { ShortAnswer } from '../../../knowledge/schema.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';

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

/** "since flask can't do async at all, …": takes for granted that something isn't so. */
const deniesAsGiven =
  /\b(?:since|because|given that|considering(?: that)?|i thought|i heard|they say|everyone says|i guess|apparently|obviously)\b.{0,40}(?:\b(?:can|could|does|do|is|are|has|have)(?:n't|n’t| not)\b|\bcannot\b|\bhas no\b|\bnever\b)/i;
const affirms = /^(?:yes|partly|mostly)\b[,:.]?\s*/i;

/** The first line of an answer for what takes the opposite for granted: it's put right before anything else. */
export function putRight(written: string, sentence: Spans): Spans {
  const first = sentence[0];
  if (first === undefined || !('text' in first) || !deniesAsGiven.test(written)) return sentence;
  if (!affirms.test(first.text)) return sentence;
  const isPart = /^partly/i.test(first.text);
  const [, next, ...others] = sentence;
  const own = first.text.replace(affirms, '');
  const rest = own === '' && next?.kind === 'plain' ? next.text.replace(/^[,:.]?\s*/, '') : own;
  const after = own === '' && next?.kind === 'plain' ? others : sentence.slice(1);
  return [
    strong(isPart ? "That's not quite so:" : "That's not so:"),
    plain(` ${rest}`),
    ...after,
  ];
}
