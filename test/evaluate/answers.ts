import type { Block } from '../../src/core/answer/answer.ts';
import type { Encoder } from '../../src/core/meaning/encoder.ts';
import { exactPhrasing } from '../../src/core/meaning/exact-phrasing.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';
import type { Question } from '../../src/core/turn/question.ts';
import { beginTurn } from '../../src/core/turn/turn.ts';
import { buildMeanings } from '../../src/knowledge/meanings/build-meanings.ts';
import type { Knowledge } from '../../src/knowledge/schema.ts';
import { wholeTurn } from '../core/whole-turn.ts';
import { hashed, isUnread, readAsked } from './meaning/asked.ts';
import { openForEvaluation } from './meaning/open-encoder.ts';
import { remembering } from './meaning/play.ts';
import { type Fold, foldsByPhrasing, foldsByQuestion, type Sample } from './meaning/samples.ts';
import type { Row } from './row.ts';
import { saysNothingDirect } from './says-nothing-direct.ts';

/** What people get for a message: read off the text and its citations. */
export type Answered = Sample & {
  readonly unread: boolean;
  /** True if it begins with a fact, as the answer to what was asked. */
  readonly answers: boolean;
  /** A claim that answers it is cited, at the beginning or anywhere. */
  readonly first: boolean;
  readonly right: boolean;
  /** One is cited or offered, whether as an answer or as the nearest. */
  readonly offered: boolean;
  readonly rules: readonly string[];
  readonly blocks: readonly Block[];
};

/** Asks every sample, in a thread of its own, of a topic that doesn't have it. */
export async function askAll(
  knowledge: Knowledge,
  encoder: Encoder | null,
  { isTaken = () => true }: { readonly isTaken?: (sample: Sample) => boolean } = {},
): Promise<Answered[]> {
  const [topic] = knowledge.topics;
  if (topic === undefined) throw new Error('There is no topic.');
  const asked = readAsked();
  const unread = new Set(asked.filter(({ source }) => isUnread(source)).map(({ said }) => said));
  const answered: Answered[] = [];
  for (const fold of [...foldsByPhrasing(topic, asked), ...foldsByQuestion(topic)])
    answered.push(...(await askFold(fold, { knowledge, encoder, unread, isTaken })));
  return answered;
}

async function askFold(
  { topic, samples }: Fold,
  {
    knowledge,
    encoder,
    unread,
    isTaken,
  }: {
    knowledge: Knowledge;
    encoder: Encoder | null;
    unread: ReadonlySet<string>;
    isTaken: (sample: Sample) => boolean;
  },
): Promise<Answered[]> {
  const meanings =
    encoder === null ? {} : { meanings: new Map([[topic.id, await buildMeanings(topic, encoder)]]) };
  const held: Knowledge = { ...knowledge, topics: [topic], ...meanings };
  const answered: Answered[] = [];
  for (const sample of samples.filter(isTaken)) {
    const before = newConversation('answers');
    const question: Question = {
      conversation: 'answers',
      author: 'U1',
      words: sample.text,
      audience: 'direct',
    };
    const { meaningOf } = beginTurn(before, question, held, null);
    const [meaning] = encoder === null || meaningOf === null ? [] : await encoder.encode([meaningOf]);
    const turn = wholeTurn(before, meaning === undefined ? question : { ...question, meaning }, held);
    const blocks = turn.answer?.blocks ?? [];
    const cited = blocks.flatMap(citedIn);
    const leadsTo = blocks.flatMap((block) =>
      block.kind === 'choices'
        ? block.choices.flatMap((choice) =>
            'says' in choice ? (exactPhrasing(topic, choice.says)?.claims ?? []) : [],
          )
        : [],
    );
    const isTrue = (id: string): boolean => sample.truth.has(id);
    answered.push({
      ...sample,
      unread: unread.has(sample.text),
      answers: turn.answer !== null && !turn.answer.declined && !saysNothingDirect(blocks),
      first: firstCited(blocks).some(isTrue),
      right: cited.some(isTrue),
      offered: [...cited, ...leadsTo].some(isTrue),
      rules: turn.conversation.traces.at(-1)?.rules ?? [],
      blocks,
    });
  }
  return answered;
}

function firstCited(blocks: readonly Block[]): readonly string[] {
  return blocks.map(citedIn).find((claims) => claims.length > 0) ?? [];
}

function citedIn(block: Block): readonly string[] {
  return [...JSON.stringify(block).matchAll(/"claim":"([^"]+)"/g)].flatMap(([, claim]) => claim ?? []);
}
/** Phrasings asked: one in so many. */
const onePhrasingIn = 6;

/** What people get, text and citations, with the encoder and by words alone. */
export async function measureAnswers(knowledge: Knowledge): Promise<readonly Row[]> {
  const encoder = await openForEvaluation();
  const isTaken = ({ origin, text }: Sample): boolean =>
    origin === 'real' || origin === 'unanswerable' || hashed(`answer ${text}`) % onePhrasingIn === 0;
  const withEncoder =
    encoder === null
      ? []
      : rowsOf(await askAll(knowledge, remembering(encoder), { isTaken }), 'with the encoder', [0.235, 0.5]);
  return [...withEncoder, ...rowsOf(await askAll(knowledge, null, { isTaken }), 'by words', [0.3, 0.3])];
}

/** @param limits the worst shares that still pass: of false answers, and of right ones */
function rowsOf(
  answered: readonly Answered[],
  mode: string,
  [mostFalse, leastRight]: readonly [number, number],
): readonly Row[] {
  const counted = (list: readonly Answered[], holds: (one: Answered) => boolean) => ({
    right: list.filter(holds).length,
    of: list.length,
  });
  const of = (origin: Sample['origin']): Answered[] => answered.filter((one) => one.origin === origin);
  const real = of('real').filter(({ unread }) => unread);
  const unanswerable = of('unanswerable').filter(({ unread }) => unread);
  const groups = [
    ['phrasings of questions left out', of('question phrasing')],
    ['phrasings of claims left out', of('claim phrasing')],
    ['questions left out entirely', of('question left out')],
    ['asked in public, answerable, unread', real],
  ] as const;
  return [
    ...groups.flatMap(([name, list]): Row[] => [
      {
        name: `${name}: answered right, ${mode}`,
        ...counted(list, ({ answers, right }) => answers && right),
        limit: list === real ? { kind: 'least', share: leastRight } : null,
      },
      {
        name: `${name}: right in the answer or among those offered, ${mode}`,
        ...counted(list, ({ offered }) => offered),
        limit: null,
      },
      {
        name: `${name}: confidently wrong, ${mode}`,
        ...counted(list, ({ answers, right }) => answers && !right),
        limit: null,
      },
    ]),
    {
      name: `asked in public, unanswerable, unread: answered as if it were, ${mode}`,
      ...counted(unanswerable, ({ answers }) => answers),
      limit: { kind: 'most', share: mostFalse },
    },
  ];
}
