import type { Library } from '../../../knowledge/queries.ts';
import { isDay } from '../../dates/days.ts';
import type { Filled } from '../../forms/form.ts';
import { usualTitle, withOptions } from '../ask/draft.ts';
import type { ChangeCommand } from '../decider/command.ts';
import type { Content } from '../record/record.ts';
import { votingRuleSchema } from '../record/vote.ts';
import type { FieldGroup } from './field-groups.ts';
import { inWords, ownDissent } from './fields.ts';

export type FilledIn =
  | { readonly kind: 'change'; readonly change: ChangeCommand }
  /** What is wrong with it, and how it is written. */
  | { readonly kind: 'wrong'; readonly why: string };

/** What a filled-in form of a group means for a draft. Whoever it could not show stays in it. */
export function fillIn(
  group: FieldGroup,
  filled: Filled,
  content: Content,
  library: Library,
  author: string,
  canShow: (person: string) => boolean = () => true,
): FilledIn {
  const one = (field: string): string => {
    const value = filled[field];
    return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim();
  };
  const many = (field: string): string[] => {
    const value = filled[field];
    return [...new Set(typeof value === 'string' ? [value] : (value ?? []))];
  };
  const days = ['decide-by', 'revisit-on', 'until'].filter(
    (field) => one(field) !== '' && !isDay(one(field)),
  );
  if (days.length > 0) return { kind: 'wrong', why: 'Write a day like 2027-03-31.' };
  const edit = (changed: Partial<Content>): FilledIn => ({
    kind: 'change',
    change: { do: 'edit', content: changed },
  });
  switch (group) {
    case 'what':
      return what(one, many, content, library);
    case 'why': {
      const stated = content.drivers.filter(({ need }) => many('drivers').includes(need));
      const added = many('drivers')
        .filter((need) => library.need(need) !== undefined && !stated.some((known) => known.need === need))
        .map((need) => ({ need, author, words: '' }));
      const drivers = [...stated, ...added];
      const own = one('consequences')
        .split('\n')
        .map((words) => words.trim())
        .filter((words) => words !== '')
        .map((words) => ({ claim: null, words }));
      const consequences = [...content.consequences.filter(({ claim }) => claim !== null), ...own];
      const changed = { ...content, context: one('context'), drivers, consequences, reason: one('reason') };
      return edit(reweighed(changed, content, library));
    }
    case 'people': {
      const others = content.dissent.filter((entry) => entry.author !== author);
      const words = one('dissent');
      const dissent =
        words === ownDissent(content, author)
          ? content.dissent
          : [...others, ...(words === '' ? [] : [{ author, words }])];
      const people = (field: 'deciders' | 'consulted' | 'informed'): string[] => [
        ...many(field),
        ...content[field].filter((person) => !canShow(person) && !many(field).includes(person)),
      ];
      return edit({
        deciders: people('deciders'),
        consulted: people('consulted'),
        informed: people('informed'),
        dissent,
      });
    }
    case 'when':
      return edit({
        decideBy: one('decide-by') || null,
        revisit: { on: one('revisit-on') || null, when: one('revisit-when') },
      });
    case 'vote': {
      const rule = votingRuleSchema.safeParse(one('rule') || 'majority').data;
      if (rule === undefined) return { kind: 'wrong', why: 'Choose majority, two thirds or consent.' };
      const vote = { rule, voters: many('voters'), until: one('until') || null };
      return { kind: 'change', change: { do: 'propose', vote } };
    }
  }
}

function what(
  one: (field: string) => string,
  many: (field: string) => string[],
  content: Content,
  library: Library,
): FilledIn {
  const option = library.option(one('outcome'))?.id ?? null;
  if (option === null && one('outcome') !== inWords && one('outcome') !== '')
    return { kind: 'wrong', why: 'Choose one of the options, or say it in your own words.' };
  const before = content.outcome;
  const typed = one('outcome-words');
  // Words that were filled in for the option that was chosen before do not describe another one.
  const stale = option !== before.option && typed === before.words;
  const words = option !== null && (typed === '' || stale) ? library.nameOf(option) : stale ? '' : typed;
  if (words === '') return { kind: 'wrong', why: 'Say what you decided on: choose an option or write it.' };
  const supersedes = one('supersedes')
    .toLowerCase()
    .replace(/^(?:none|nothing|-)$/, '');
  if (supersedes !== '' && !/^d-[0-9a-f]{6,20}$/.test(supersedes))
    return { kind: 'wrong', why: 'A record is named like d-3fa9c1.' };
  const title = one('title');
  const usual = before.option !== null && content.title === usualTitle(library, before.option);
  const untouched = title === '' || title === content.title;
  const changed: Content = {
    ...content,
    title: untouched && usual && option !== null ? usualTitle(library, option) : title || content.title,
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

/** Other needs tell other claims, and a reason that was made from the needs is made anew. */
function reweighed(changed: Content, before: Content, library: Library): Content {
  const same =
    changed.drivers.map(({ need }) => need).join() === before.drivers.map(({ need }) => need).join();
  if (same) return changed;
  const reason = changed.reason === before.reason ? '' : changed.reason;
  return withOptions(
    { ...changed, reason },
    library,
    changed.considered.map(({ option }) => option),
  );
}
