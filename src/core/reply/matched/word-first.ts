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
