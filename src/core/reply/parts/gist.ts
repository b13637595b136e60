import { type CitedText, sentencesOf } from '../../../knowledge/cited-text.ts';
import { plain } from '../../answer/answer.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import type { Composer } from './composer.ts';

/** What lies between options, in two lines: how they differ, and when each is the one. */
export type Gist = { readonly differ: CitedText; readonly when: CitedText };

/** Undefined if nothing is written about these options together. Advice says when each is the one. */
export function gistOf({ library }: Composer, options: readonly string[]): Gist | undefined {
  const text = library.gist(options);
  if (text === undefined) return undefined;
  const sentences = sentencesOf(text);
  const isAdvice = (sentence: CitedText): boolean => sentence.every((statement) => statement.isAdvice);
  return {
    differ: sentences.filter((sentence) => !isAdvice(sentence)).flat(),
    when: sentences.filter(isAdvice).flat(),
  };
}

/**
 * When each option is the one, and how they differ.
 *
 * @param first whether the answer opens with it
 * @returns false if nothing is written about these options together
 */
export function addGist(composer: Composer, options: readonly string[], first = false): boolean {
  const gist = gistOf(composer, options);
  if (gist === undefined) return false;
  const [lead, rest] = gist.when.length > 0 ? [gist.when, gist.differ] : [gist.differ, gist.when];
  composer.add({ kind: first ? 'headline' : 'paragraph', spans: composer.cited(lead) });
  if (rest.length > 0) composer.add({ kind: 'paragraph', spans: composer.cited(rest), detail: first });
  return true;
}

/** Asks for what would decide. */
export function addOpenEnd(composer: Composer, options: readonly string[]): void {
  const needs = tellingNeeds(composer.library, options)
    .slice(0, 3)
    .map(({ title }) => title);
  const such = needs.length > 0 ? ` (${needs.join(', ')}, …)` : '';
  composer.add({
    kind: 'paragraph',
    spans: [plain(`What do you need most${such}? Tell me, and I'll pick.`)],
  });
}
