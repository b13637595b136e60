import type { Library } from '../../../knowledge/queries.ts';
import { isDay } from '../../dates/days.ts';
import { readDay } from '../../dates/read-day.ts';
import { readTime } from '../../dates/read-time.ts';
import { exactWords } from '../../dates/time-reading.ts';
import type { Filled } from '../../forms/form.ts';
import { whyNotRead } from '../../reply/parts/ask-time.ts';
import { withOptions } from '../ask/draft.ts';
import type { FieldGroup } from '../record/field-groups.ts';
import type { Content } from '../record/record.ts';
import { votingRuleSchema } from '../record/vote.ts';
import type { Drafting, FilledIn } from './drafting.ts';
import { ownDissent } from './fields.ts';
import { fillInOutcome } from './fill-in-outcome.ts';
import { readFilled } from './read-filled.ts';

/** What a submitted form means for a draft. People whom the form couldn't show stay in it. */
export function fillIn(
  group: FieldGroup,
  filled: Filled,
  { content, library, author, now, zone }: Drafting,
  canShow: (person: string) => boolean = () => true,
): FilledIn {
  const { one, many } = readFilled(filled);
  switch (group) {
    case 'what':
      return fillInOutcome(filled, content, library);
    case 'why': {
      const stated = content.drivers.filter(({ need }) => many('drivers').includes(need));
      const added = many('drivers')
        .filter((need) => library.need(need) !== undefined && !stated.some((known) => known.need === need))
        .map((need) => ({ need, author, words: '' }));
      const own = one('consequences')
        .split('\n')
        .map((words) => words.trim())
        .filter((words) => words !== '')
        .map((words) => ({ claim: null, words }));
      const changed = {
        ...content,
        context: one('context'),
        drivers: [...stated, ...added],
        consequences: [...content.consequences.filter(({ claim }) => claim !== null), ...own],
        reason: one('reason'),
      };
      return edit(reweighed(changed, content, library));
    }
    case 'people': {
      const others = content.dissent.filter((entry) => entry.author !== author);
      const words = one('dissent');
      const own = words === '' ? [] : [{ author, words }];
      const isSame = words === ownDissent(content, author);
      const people = (field: 'deciders' | 'consulted' | 'informed'): string[] => [
        ...many(field),
        ...content[field].filter((person) => !canShow(person) && !many(field).includes(person)),
      ];
      return edit({
        deciders: people('deciders'),
        consulted: people('consulted'),
        informed: people('informed'),
        dissent: isSame ? content.dissent : [...others, ...own],
      });
    }
    case 'when': {
      // What was chosen before may have come meanwhile, and stays.
      const days = ['decide-by', 'revisit-on'].map((field) =>
        one(field) === '' || isDay(one(field)) ? one(field) : readDay(one(field), { now, zone }),
      );
      const wrong = days.find((day) => typeof day !== 'string' && day.kind !== 'day');
      if (wrong !== undefined) return { kind: 'wrong', why: 'Write a day like 2027-03-31.' };
      const [decideBy, on] = days.map((day) =>
        typeof day === 'string' || day.kind !== 'day' ? day : day.day,
      );
      return edit({
        decideBy: typeof decideBy === 'string' && decideBy !== '' ? decideBy : null,
        revisit: { on: typeof on === 'string' && on !== '' ? on : null, when: one('revisit-when') },
      });
    }
    case 'vote': {
      const rule = votingRuleSchema.safeParse(one('rule') || 'majority').data;
      if (rule === undefined) return { kind: 'wrong', why: 'Choose majority, two thirds or consent.' };
      const end = one('until') === '' ? null : readTime(one('until'), { now, zone });
      if (end?.kind === 'unread')
        return { kind: 'wrong', why: `${whyNotRead(end.words, end.why)} Write a day like 2027-03-31.` };
      if (end?.kind === 'ambiguous')
        return {
          kind: 'wrong',
          why: `"${one('until')}" can mean more than one day. Write it like 2027-03-31.`,
        };
      const vote = { rule, voters: many('voters'), until: end === null ? null : exactWords(end) };
      return { kind: 'change', change: { do: 'propose', vote } };
    }
    default:
      return group satisfies never;
  }
}

function edit(content: Partial<Content>): FilledIn {
  return { kind: 'change', change: { do: 'edit', content } };
}

/** Other needs select other claims, and a reason that was made from the needs is made again. */
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
