import { type Block, plain, type Span } from '../../answer/answer.ts';
import type { Intent } from '../../turn/intent.ts';
import { firstLineOf } from './first-line.ts';
import type { SaidBefore } from './said-before.ts';

/**
 * Keeps two answers of a thread from opening alike. Replies word their own openings by what is new; this is for what
 * is left: the same question once more, and other questions with the same answer, which then says so.
 */
export function withFreshOpening(
  blocks: readonly Block[],
  {
    said,
    intent,
    turns,
    isAct,
  }: {
    readonly said: SaidBefore;
    /** Whether it says what an act on a record, a weighing or the thread led to: a state, which reads the same each time. */
    readonly isAct: boolean;
    readonly intent: Intent;
    readonly turns: number;
  },
): readonly Block[] {
  const line = firstLineOf(blocks);
  if (isAct || line === '' || !said.opened(line)) return blocks;
  if (said.toSameQuestion(line)) {
    const again = ledBy('As above: ', blocks);
    return isSettled(intent) && said.toSameState(line) ? shortened(again) : again;
  }
  for (const lead of leads(turns, said.toSameSubject(line))) {
    const fresh = ledBy(lead, blocks);
    if (!said.opened(firstLineOf(fresh))) return fresh;
  }
  return blocks;
}

/** Ways to say that the answer is the one to an earlier question. The last is new in every turn. */
function* leads(turns: number, isSameSubject: boolean): Generator<string> {
  if (isSameSubject) yield 'As above: ';
  yield 'The same goes here: ';
  yield 'As above: ';
  yield 'Once more: ';
  yield `As before, ${turns} messages in: `;
}

/** Puts words in front of the first line. */
function ledBy(lead: string, blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'headline' && first?.kind !== 'paragraph')
    return [{ kind: 'headline', spans: [plain(lead.trimEnd())] }, ...blocks];
  const [span, ...spans] = first.spans;
  const joined: readonly Span[] =
    span?.kind === 'plain' ? [plain(lead + span.text), ...spans] : [plain(lead), ...first.spans];
  return [{ ...first, spans: joined }, ...rest];
}

/** Answers that weigh or describe: asked once more, the details are the ones above. */
function isSettled(intent: Intent): boolean {
  return (
    intent.kind === 'recommend' ||
    intent.kind === 'compare' ||
    intent.kind === 'criteria' ||
    (intent.kind === 'explain' && !intent.why)
  );
}

/** Only the first line and what would be new. */
function shortened(blocks: readonly Block[]): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined || rest.some(({ kind }) => kind === 'chart')) return blocks;
  return [
    first,
    {
      kind: 'paragraph',
      spans: [plain('The details are above. Another need, aspect or option would be news to me.')],
    },
    ...rest.filter(({ kind }) => kind === 'choices'),
  ];
}
