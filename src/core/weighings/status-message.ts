import type { Library } from '../../knowledge/queries.ts';
import { type Block, type Choice, plain, type Span, type Spans, strong } from '../answer/answer.ts';
import { timeSpan } from '../dates/time-reading.ts';
import { formatList } from '../reply/parts/wording.ts';
import { missingPeople, type Weighing } from './state/weighing.ts';
import { weighingFormRef } from './weighing-ids.ts';

/** How many have answered; never who. */
export function countWords(weighing: Weighing): string {
  const { named, answers } = weighing;
  if (named.length === 0) {
    if (answers.length === 0) return 'Nobody has answered yet.';
    return answers.length === 1 ? '1 person has answered.' : `${answers.length} people have answered.`;
  }
  const done = named.length - missingPeople(weighing).length;
  const others = answers.length - done;
  return `${done} of ${named.length} have answered${others > 0 ? `, and ${others} more` : ''}.`;
}

/** The thread's message about its weighing. @param notify whether the platform notifies the people named */
export function statusBlocks(
  library: Library,
  id: string,
  weighing: Weighing,
  { notify }: { readonly notify: boolean },
): readonly Block[] {
  const { candidates, named, closed } = weighing;
  const names = formatList(candidates.map(library.nameOf), 'or');
  if (closed !== null)
    return [
      { kind: 'headline', spans: [plain(`Weighed together: ${names}. Closed ${closedWords(weighing)}.`)] },
      { kind: 'paragraph', spans: [plain(countWords(weighing))] },
    ];
  return [
    { kind: 'headline', spans: [plain(`Weigh this together: ${names}?`)] },
    {
      kind: 'paragraph',
      spans: [
        ...(named.length > 0 ? [...listedPeople(named, notify), plain(': what matters to you? ')] : []),
        strong(countWords(weighing)),
      ],
    },
    { kind: 'paragraph', spans: closingSpans(weighing) },
    { kind: 'note', spans: [plain('Answers stay private. I show what they come to together.')] },
    {
      kind: 'choices',
      choices: [
        setWeights(id, weighing),
        { label: 'How does it look?', says: 'how does the weighing look?' },
        { label: 'Close it', says: `close the weighing as shown at w${weighing.round}` },
      ],
    },
  ];
}

/** Asks the people who haven't answered. */
export function reminderBlocks(library: Library, id: string, weighing: Weighing): readonly Block[] {
  const { reminded, candidates } = weighing;
  const end = endSpans(weighing);
  return [
    {
      kind: 'paragraph',
      spans: [
        ...listedPeople(reminded, true),
        plain(`: what matters to you for ${formatList(candidates.map(library.nameOf), 'or')}?`),
        ...(end.length === 0 ? [] : [plain(' It closes '), ...end, plain('.')]),
      ],
    },
    { kind: 'choices', choices: [setWeights(id, weighing)] },
  ];
}

export function setWeights(id: string, { round }: Weighing): Choice {
  return { label: 'Set my weights', opens: weighingFormRef(id, round, 'first') };
}

export function person(id: string, notify = false): Span {
  return { kind: 'person', id, notify };
}

function closedWords({ closed }: Weighing): string {
  switch (closed) {
    case 'by its opener':
      return 'by the one who opened it';
    case 'by time':
      return 'on time';
    case 'by all':
      return 'when all had answered';
    case null:
      return '';
    default:
      return closed satisfies never;
  }
}

function closingSpans(weighing: Weighing): Spans {
  const { named, openedBy } = weighing;
  const end = endSpans(weighing);
  const whenAll = named.length === 0 ? '' : 'when all have answered';
  const closes = end.length > 0 || whenAll !== '';
  return [
    ...(closes ? [plain('It closes ')] : []),
    ...end,
    ...(closes ? [plain(`${end.length > 0 && whenAll !== '' ? ', or ' : ''}${whenAll}; `)] : []),
    person(openedBy),
    plain(` can close it${closes ? ' sooner' : ''}.`),
  ];
}

/** When it closes by itself; nothing where it doesn't. */
function endSpans({ closesAt, zone, openedAt }: Weighing): Spans {
  return closesAt === null ? [] : [timeSpan({ at: closesAt, zone }, openedAt)];
}

export function listedPeople(people: readonly string[], notify: boolean): Span[] {
  return people.flatMap((id, index): Span[] => [
    ...(index === 0 ? [] : [plain(index === people.length - 1 ? ' and ' : ', ')]),
    person(id, notify),
  ]);
}
