import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { type LabelledThread, splits, threadsIn } from '../labelled.ts';
import type { Measurement, Row } from '../row.ts';
import { type Heard, type Judged, play } from './play.ts';
import {
  isForCheck,
  readOffice,
  readTalks,
  type Substitution,
  substituted,
  substitution,
  type Talk,
} from './talk.ts';
import { singleLines } from './threads.ts';

const opening = 'django or flask for our api?';

/**
 * Whom messages are for: real talk that called the bot once before, with names as they are, near the topic, and with its
 * first speaker as the asker; office talk; threads of people and bot; follow-ups. Empty rows where the data isn't there.
 */
export const measureAddressee: Measurement = (knowledge) => {
  const talks = readTalks();
  const check = talks.filter(isForCheck);
  const heard = (some: readonly Talk[], by: Substitution, asker: 'another' | 'first'): Judged[] =>
    some.flatMap(({ lines }) => {
      const author = asker === 'first' ? (lines[0]?.author ?? '') : 'somebody else';
      return play(
        [
          { author, words: opening, calls: true },
          ...lines.map((line) => ({ author: line.author, words: substituted(line.words, by) })),
        ],
        knowledge,
      ).slice(1);
    });
  const office = readOffice().map(({ user, text }) =>
    play(
      [
        { author: 'asker', words: opening, calls: true },
        { author: user, words: text },
      ],
      knowledge,
    ).slice(1),
  );
  const asIs = heard(check, [], 'another');
  const named = heard(check, substitution, 'another');
  const byAsker = heard(check, substitution, 'first');
  const threads = checkThreads();
  const several = threads
    .filter(({ turns }) => turns.some(({ silent }) => silent))
    .map((thread) => playLabelled(thread, knowledge, null));
  const followUps = threads
    .filter(({ turns }) => !turns.some(({ silent }) => silent) && turns.length > 1)
    .flatMap((thread) => [playLabelled(thread, knowledge, 1), playLabelled(thread, knowledge, 2)]);
  const followed = followUps.flatMap((turns) => turns.slice(1).filter(({ courtesy }) => !courtesy));
  const remarked = threadsIn('talk-remarks-check.jsonl').flatMap((thread) =>
    playLabelled(thread, knowledge, null),
  );
  const meant = several.flatMap((turns) => turns.filter(({ silent }) => !silent));
  const between = several.flatMap((turns) => turns.filter(({ silent }) => silent));
  return [
    unasked('talk between developers, check split', asIs, 0.0038),
    unasked('the same near the topic', named, 0.0058),
    unasked('the same near the topic, first speaker asked', byAsker, 0.021),
    unasked('all talk, as it is, two thirds trained on', heard(talks, [], 'another'), 0.003),
    unasked('all talk near the topic, two thirds trained on', heard(talks, substitution, 'another'), 0.004),
    unasked('office talk, each line first after an answer, trained on', office.flat(), 0.02),
    {
      ...answeredOf('turns for the bot where several people talk', meant),
      limit: { kind: 'least', share: 0.79 },
    },
    unasked('lines between people in these threads', between, 0.053),
    {
      ...answeredOf(
        'turns for the bot in threads rich in remarks on its answers',
        remarked.filter(({ silent }) => !silent),
      ),
      limit: { kind: 'least', share: 0.755 },
    },
    unasked(
      'lines between people in threads rich in remarks',
      remarked.filter(({ silent }) => silent),
      0.06,
    ),
    {
      ...answeredOf('follow-ups without a mention, one or two asking', followed),
      limit: { kind: 'least', share: 0.87 },
      more: curve(named, followed, between, meant),
    },
    { ...decidedAsFitted(knowledge), limit: { kind: 'least', share: 0.94 } },
  ];
};

function answeredOf(name: string, judged: readonly Judged[]): Omit<Row, 'limit'> {
  return { name, right: judged.filter(({ answered }) => answered).length, of: judged.length };
}

function unasked(name: string, judged: readonly Judged[], most: number): Row {
  return { ...answeredOf(`unasked: ${name}`, judged), limit: { kind: 'most', share: most } };
}

/** The single lines that the weights were fitted on: fewer are right once the features have drifted from the weights. */
function decidedAsFitted(knowledge: Knowledge): Omit<Row, 'limit'> {
  const judged = (['lines', 'follow-ups', 'turns-back'] as const).flatMap((kind) =>
    singleLines(kind).map((words) => {
      const author = kind === 'follow-ups' ? 'asker' : 'another';
      const [, one] = play(
        [
          { author: 'asker', words: opening, calls: true },
          { author, words },
        ],
        knowledge,
      );
      return one?.answered === (kind !== 'lines');
    }),
  );
  return {
    name: 'lines that were trained on, decided as labelled (else: npm run train:addressee)',
    right: judged.filter((right) => right).length,
    of: judged.length,
  };
}

type Turn = Judged & { readonly silent: boolean; readonly courtesy: boolean };

/** Threads of the check split, which nothing is trained on. */
function checkThreads(): readonly LabelledThread[] {
  return splits()
    .filter(({ name }) => name === 'check')
    .flatMap(({ threads }) => threads)
    .concat(threadsIn('talk-check.jsonl'))
    .filter(({ turns }) => turns.length > 1);
}

/** @param people how many take turns in asking; null for the authors that the thread names */
function playLabelled({ turns }: LabelledThread, knowledge: Knowledge, people: number | null): Turn[] {
  const heard = turns.map(
    ({ text, user = 'U1' }, at): Heard => ({
      author: people === null ? user : `U${at % people}`,
      words: text.replace(/<@BOT>/gi, ' '),
      calls: /<@BOT>/i.test(text) || (people !== null && at === 0),
    }),
  );
  return play(heard, knowledge).map((judged, at) => ({
    ...judged,
    silent: turns[at]?.silent === true,
    courtesy: turns[at]?.intent === 'smalltalk',
  }));
}

/** What other thresholds would come to, as if the thread had gone the same way. */
function curve(
  talk: readonly Judged[],
  followed: readonly Judged[],
  between: readonly Judged[],
  meant: readonly Judged[],
): string[] {
  const share = (judged: readonly Judged[], least: number): string =>
    `${((judged.filter(({ score }) => score >= least).length / Math.max(judged.length, 1)) * 100).toFixed(2)} %`.padStart(
      9,
    );
  return [
    'least score   talk near the topic   between people   for the bot   follow-ups',
    ...[-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2, 3].map(
      (least) =>
        `${String(least).padStart(11)}   ${share(talk, least).padStart(19)}   ${share(between, least).padStart(14)}   ${share(meant, least).padStart(11)}   ${share(followed, least).padStart(10)}`,
    ),
  ];
}
