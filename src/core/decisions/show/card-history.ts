import { plain, type Spans, strong } from '../../answer/answer.ts';
import { dayOf } from '../../dates/days.ts';
import type { Evidence } from '../record/pinned-evidence.ts';
import type { Decision } from '../record/record.ts';
import { peopleSpans } from './card-lines.ts';

/** How many steps a phone shows readably; an export has all. */
const mostSteps = 12;

/** Who did what when, naming each day once. Votes are left out, since the record shows them by name. */
export function historySpans(history: Decision['history']): Spans {
  const steps = history.filter(
    ({ author, what }, index) =>
      !what.startsWith('voted ') &&
      !(history[index - 1]?.author === author && history[index - 1]?.what === what),
  );
  const shown = steps.slice(-mostSteps);
  return [
    strong('History: '),
    ...(steps.length > shown.length ? [plain('… ')] : []),
    ...shown.flatMap(({ at, author, what }, index): Spans => {
      const before = shown[index - 1];
      const isNewDay = before === undefined || dayOf(before.at) !== dayOf(at);
      const isOthers = isNewDay || before.author !== author;
      return [
        ...(index === 0 ? [] : [plain(isNewDay ? '. ' : ', ')]),
        ...(isNewDay ? [plain(`${dayOf(at)} `)] : []),
        ...(author === null || !isOthers ? [] : [...peopleSpans([author]), plain(' ')]),
        plain(what),
      ];
    }),
    plain('.'),
  ];
}

/** How many claims and ratings a record rests on. */
export function evidenceSpans({ pins, knowledge }: Evidence): Spans {
  const count = (kind: 'claim' | 'rating'): string[] => {
    const many = pins.filter((pin) => pin.kind === kind).length;
    return many === 0 ? [] : [`${many} ${kind}${many === 1 ? '' : 's'}`];
  };
  const counted = [...count('claim'), ...count('rating')].join(' and ');
  return [
    strong('Evidence: '),
    plain(counted === '' ? 'none is cited.' : `${counted}, as they were in data ${knowledge}.`),
  ];
}
