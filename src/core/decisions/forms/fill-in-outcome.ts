import type { Library } from '../../../knowledge/queries.ts';
import type { Filled } from '../../forms/form.ts';
import { usualTitle, withOptions } from '../ask/draft.ts';
import type { Content } from '../record/record.ts';
import type { FilledIn } from './drafting.ts';
import { inWords } from './fields.ts';
import { readFilled } from './read-filled.ts';

/** The form that says what is decided: title, outcome, considered options, and what it supersedes. */
export function fillInOutcome(filled: Filled, content: Content, library: Library): FilledIn {
  const { one, many } = readFilled(filled);
  const option = library.option(one('outcome'))?.id ?? null;
  if (option === null && one('outcome') !== inWords && one('outcome') !== '')
    return { kind: 'wrong', why: 'Choose one of the options, or say it in your own words.' };
  const before = content.outcome;
  const name = option === null ? '' : library.nameOf(option);
  const words = outcomeWords(one('outcome-words'), name, option === before.option ? '' : before.words);
  if (words === '') return { kind: 'wrong', why: 'Say what you decided on: choose an option or write it.' };
  const supersedes = one('supersedes')
    .toLowerCase()
    .replace(/^(?:none|nothing|-)$/, '');
  if (supersedes !== '' && !/^d-[0-9a-f]{6,20}$/.test(supersedes))
    return { kind: 'wrong', why: 'Name a record like d-3fa9c1.' };
  const title = one('title');
  const isUsual = before.option !== null && content.title === usualTitle(library, before.option);
  const isUntouched = title === '' || title === content.title;
  const changed: Content = {
    ...content,
    title: isUntouched && isUsual && option !== null ? usualTitle(library, option) : title || content.title,
    outcome: { option, words },
    supersedes: supersedes || null,
    reason: option === before.option ? content.reason : '',
  };
  const considered = many('considered').filter((id) => library.option(id) !== undefined);
  return {
    kind: 'change',
    change: { do: 'edit', content: withOptions(changed, library, considered) },
  };
}

/**
 * The outcome in words, the option's name unless people typed something else.
 *
 * @param name of the chosen option; empty if none is
 * @param stale words that described another option; empty if the option stays
 */
function outcomeWords(typed: string, name: string, stale: string): string {
  const isStale = stale !== '' && typed === stale;
  return typed === '' || isStale ? name : typed;
}
