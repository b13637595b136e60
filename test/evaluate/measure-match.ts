import { matchMeaning } from '../../src/core/meaning/match/match.ts';
import type { Knowledge, Topic } from '../../src/knowledge/schema.ts';
import { askedTopic } from './meaning/asked.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { type Played, playTopic, remembering } from './meaning/play.ts';
import { isRight } from './meaning/samples.ts';
import type { Row } from './row.ts';

/** A sample as it was matched: how sure, whether right, and whether a right one is among those that would be offered. */
type Matched = Played & {
  readonly sure: number;
  readonly right: boolean;
  readonly offered: boolean;
};

/** From here on the figures count a match as an answer. */
const answersFrom = 0.65;
/** So many are offered where it isn't sure. */
const offers = 3;
const share = 0.7;

/** Worst values that still pass: slightly below the latest figures. */
type Floors = {
  readonly phrasings: number;
  readonly offered: number;
  readonly leftOut: number;
  readonly confidentlyWrong: number;
  readonly falselyAnswered: number;
  readonly rightAnswers: number;
};
const floors: Readonly<Record<'meaning' | 'words', Floors>> = {
  meaning: {
    phrasings: 0.745,
    offered: 0.785,
    leftOut: 0.665,
    confidentlyWrong: 0.12,
    falselyAnswered: 0.13,
    rightAnswers: 0.48,
  },
  words: {
    phrasings: 0.67,
    offered: 0.735,
    leftOut: 0.62,
    confidentlyWrong: 0.1,
    falselyAnswered: 0.165,
    rightAnswers: 0.32,
  },
};

/** How well messages are matched with what the topic holds, with the encoder and by words alone. */
export async function measureMatch(knowledge: Knowledge): Promise<readonly Row[]> {
  const encoder = await openForEvaluation();
  const first = askedTopic(knowledge);
  const rows: Row[] = [];
  if (encoder !== null)
    rows.push(...rowsOf(await matchedAll(first, knowledge, remembering(encoder)), 'meaning'));
  rows.push(...rowsOf(await matchedAll(first, knowledge, null), 'words'));
  if (encoder !== null)
    for (const topic of knowledge.topics.filter((one) => one !== first))
      rows.push(...rowsNextDoor(topic, await matchedAll(topic, knowledge, remembering(encoder))));
  return rows;
}

/** Of a topic that nobody was heard asking about in public: by its own phrasings, and what's known to have no answer in it. */
function rowsNextDoor({ id }: Topic, matched: readonly Matched[]): readonly Row[] {
  const of = (origin: Played['origin']): Matched[] => matched.filter((sample) => sample.origin === origin);
  const phrasings = of('question phrasing');
  return [
    {
      name: `${id}: phrasings of questions left out: right, of the 70 % most certain, with the encoder`,
      ...counted(surestOf(phrasings), ({ right }) => right),
      limit: null,
    },
    {
      name: `${id}: phrasings of questions left out: right among three, with the encoder`,
      ...counted(phrasings, ({ offered }) => offered),
      limit: null,
    },
    {
      name: `${id}: questions left out entirely: confidently wrong, with the encoder`,
      ...counted(of('question left out'), ({ sure, right }) => sure >= answersFrom && !right),
      limit: null,
    },
    {
      name: `${id}: without an answer, and left out: answered as if there were one, with the encoder`,
      ...counted(of('unanswerable'), ({ sure }) => sure >= answersFrom),
      limit: null,
      more: [curve(of('unanswerable'), phrasings)],
    },
  ];
}

async function matchedAll(
  topic: Topic,
  knowledge: Knowledge,
  encoder: Parameters<typeof playTopic>[2],
): Promise<readonly Matched[]> {
  return (await playTopic(topic, knowledge, encoder)).map((sample) => {
    const { candidates } = matchMeaning(sample.topic, sample.meanings, sample.query);
    const right = candidates.map((candidate) => isRight(sample, candidate));
    return {
      ...sample,
      sure: candidates[0]?.probability ?? 0,
      right: right[0] === true,
      offered: right.slice(0, offers).includes(true),
    };
  });
}

function rowsOf(matched: readonly Matched[], mode: 'meaning' | 'words'): readonly Row[] {
  const floor = floors[mode];
  const name = (text: string): string => `${text}, ${mode === 'meaning' ? 'with the encoder' : 'by words'}`;
  const of = (origin: Played['origin']): Matched[] =>
    matched.filter((sample) => sample.origin === origin && sample.mode === mode);
  const phrasings = of('question phrasing');
  const surest = surestOf(phrasings);
  const claims = surestOf(of('claim phrasing'));
  const leftOut = of('question left out');
  const unanswerable = of('unanswerable').filter(({ unread }) => unread);
  const answerable = of('real').filter(({ unread }) => unread);
  const answered = (list: readonly Matched[]): Matched[] => list.filter(({ sure }) => sure >= answersFrom);
  const bare = matched.filter((sample) => sample.mode !== mode && sample.origin === 'question phrasing');
  return [
    {
      name: name('phrasings of questions left out: right, of the 70 % most certain'),
      ...counted(surest, ({ right }) => right),
      limit: { kind: 'least', share: floor.phrasings },
      more: [
        reliability(
          matched.filter(
            (sample) => sample.mode === mode && !(sample.origin === 'unanswerable' && !sample.unread),
          ),
        ),
      ],
    },
    {
      name: name('phrasings of claims left out: right, of the 70 % most certain'),
      ...counted(claims, ({ right }) => right),
      limit: null,
    },
    {
      name: name('phrasings of questions left out: a right claim first'),
      ...counted(phrasings, ({ right }) => right),
      limit: null,
    },
    {
      name: name('phrasings of questions left out: a right claim among three'),
      ...counted(phrasings, ({ offered }) => offered),
      limit: { kind: 'least', share: floor.offered },
    },
    {
      name: name('phrasings of claims left out: a right claim among three'),
      ...counted(of('claim phrasing'), ({ offered }) => offered),
      limit: null,
    },
    {
      name: name('questions left out entirely: right in the answer or among those offered'),
      ...counted(leftOut, ({ sure, right, offered }) => (sure >= answersFrom ? right : offered)),
      limit: { kind: 'least', share: floor.leftOut },
    },
    {
      name: name('questions left out entirely: confidently wrong'),
      ...counted(leftOut, ({ sure, right }) => sure >= answersFrom && !right),
      limit: { kind: 'most', share: floor.confidentlyWrong },
    },
    {
      name: name('asked in public, unanswerable, unread: answered as if it were'),
      ...counted(unanswerable, ({ sure }) => sure >= answersFrom),
      limit: { kind: 'most', share: floor.falselyAnswered },
      more: [curve(unanswerable, answerable)],
    },
    {
      name: name('asked in public, answerable, unread: answered right'),
      ...counted(answered(answerable), ({ right }) => right),
      of: answerable.length,
      limit: { kind: 'least', share: floor.rightAnswers },
    },
    {
      name: name('asked in public, answerable, unread: right in the answer or among those offered'),
      ...counted(answerable, ({ sure, right, offered }) => (sure >= answersFrom ? right : offered)),
      limit: null,
    },
    {
      name: name('a topic without phrasings: a right claim among three'),
      ...counted(bare, ({ offered }) => offered),
      limit: null,
    },
  ];
}

function counted(
  list: readonly Matched[],
  holds: (sample: Matched) => boolean,
): { readonly right: number; readonly of: number } {
  return { right: list.filter(holds).length, of: list.length };
}

function surestOf(list: readonly Matched[]): Matched[] {
  return [...list].sort((a, b) => b.sure - a.sure).slice(0, Math.round(list.length * share));
}

/** How many are right, by how sure it was. */
function reliability(list: readonly Matched[]): string {
  const bins = Map.groupBy(list, ({ sure }) => Math.min(9, Math.floor(sure * 10)));
  return `sure → right: ${[...bins]
    .sort(([a], [b]) => a - b)
    .map(([bin, of]) => `${bin / 10}+ ${percent(counted(of, ({ right }) => right))} of ${of.length}`)
    .join(', ')}`;
}

/** Answered right, by how many unanswerable ones are answered. */
function curve(unanswerable: readonly Matched[], answerable: readonly Matched[]): string {
  const sorted = unanswerable.map(({ sure }) => sure).sort((a, b) => b - a);
  return `answered right at so many false answers: ${[0.05, 0.1, 0.2, 0.3]
    .map((part) => {
      const least = sorted[Math.floor(part * sorted.length)] ?? 1;
      return `${part * 100} % → ${percent(counted(answerable, ({ sure, right }) => sure > least && right))} (from ${least.toFixed(2)})`;
    })
    .join(', ')}`;
}

function percent({ right, of }: { readonly right: number; readonly of: number }): string {
  return of === 0 ? '–' : `${Math.round((100 * right) / of)} %`;
}
