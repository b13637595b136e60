import type { Library } from '../../knowledge/queries.ts';
import { type Block, type Choice, plain } from '../answer/answer.ts';
import { readDeadline } from '../dates/deadline.ts';
import { rank } from '../ranking/scores.ts';
import { listed, openComposer } from '../reply/parts/composer.ts';
import { addKnockOuts } from '../reply/parts/outlook.ts';
import type { EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { criteriaFor } from './criteria.ts';
import { blocksReply } from './messages.ts';
import { sharedBlocks } from './personal-weights.ts';
import { canBeDrawn, pictureOf } from './picture.ts';
import type { WeighingRequest } from './request.ts';
import { weighingResult } from './result.ts';
import { person, setWeights, statusBlocks } from './status-message.ts';
import { closeWeighing, reminderFor, type Weighing } from './weighing.ts';
import { messageIds, weighingKey } from './weighing-ids.ts';
import { statusEdit } from './weighing-notices.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';

/** What people ask for in words: to open one, to close it, to see how it stands, to share what is theirs. */
export function createWeighingHandler(
  weighings: WeighingStore,
): (act: WeighingRequest, context: EffectContext) => Promise<EffectResult> {
  return async (act, context) => {
    if (act.step === 'open') return open(weighings, act, context);
    const { workspace, conversation, author } = context;
    const key = weighingKey(workspace, conversation);
    const weighing = await weighings.load(key);
    if (weighing === undefined) return noneHere();
    const library = weighings.library(weighing.topic);
    if (library === undefined) return line(topicGone);
    switch (act.step) {
      case 'close':
        return close(weighings, library, context);
      case 'look':
        return weighing.closed === null
          ? blocksReply(statusBlocks(library, key.id, weighing, { notify: false }))
          : weighingResult(library, weighing);
      case 'draw':
        if (canBeDrawn(library, weighing)) {
          // "why?" is about the result after its picture too.
          const { options, main, ranking, team } = weighingResult(library, weighing);
          return { ...pictureOf(library, weighing), options, main, ranking, team };
        }
        return weighing.closed === null
          ? blocksReply([
              { kind: 'headline', spans: [plain('It is drawn when it is closed, from three answers on.')] },
              ...statusBlocks(library, key.id, weighing, { notify: false }),
            ])
          : weighingResult(library, weighing);
      case 'share': {
        const own = weighing.answers.find((one) => one.author === author);
        if (own === undefined) return notAnswered(key.id, weighing);
        // What only they see is theirs to share afterwards.
        if (!context.alone)
          await weighings.change(key, (before) =>
            before === undefined || before.shared.includes(author)
              ? null
              : { ...before, shared: [...before.shared, author] },
          );
        return blocksReply(sharedBlocks(library, key.id, weighing, own));
      }
      case 'unshare':
        await weighings.change(key, (before) =>
          before === undefined || !before.shared.includes(author)
            ? null
            : { ...before, shared: before.shared.filter((one) => one !== author) },
        );
        return line(
          weighing.shared.includes(author)
            ? 'Your weights are yours alone again: the result will not show them. What was said above stays.'
            : 'Your weights are yours alone: you have not shared them.',
        );
    }
  };
}

type Opening = Extract<WeighingRequest, { step: 'open' }>;

async function open(weighings: WeighingStore, act: Opening, context: EffectContext): Promise<EffectResult> {
  const library = weighings.library(act.topic);
  if (library === undefined) return line(topicGone);
  if (context.alone) return line('Ask me that where the others can see it, so that they can answer too.');
  const { asked } = criteriaFor(library, act);
  if (act.candidates.length < 2 || asked.length === 0) return nothingOpen(library, act);
  const key = weighingKey(context.workspace, context.conversation);
  const closesAt = act.until === null ? null : readDeadline(act.until, weighings.now());
  const unread: Block[] =
    act.until !== null && closesAt === null
      ? [
          {
            kind: 'note',
            spans: [plain(`"${act.until}" is past, or no day that I know, so it has no end yet.`)],
          },
        ]
      : [];
  const before = await weighings.load(key);
  const goesOn = before !== undefined && before.closed === null && before.operation !== context.operation;
  const weighing = await weighings.change(key, (known) => {
    if (known?.operation === context.operation) return null;
    if (known === undefined || known.closed !== null)
      return opened(library, act, context, closesAt, (known?.round ?? 0) + 1, weighings.now());
    return known.openedBy === context.author ? amended(known, act, closesAt, weighings.now()) : null;
  });
  if (weighing === undefined) return noneHere();
  const blocks = [...statusBlocks(library, key.id, weighing, { notify: !goesOn }), ...unread];
  if (!goesOn)
    return { ...blocksReply(blocks), id: messageIds.status(key.id, weighing.round), editable: true };
  const edit = statusEdit(key.id, weighing, statusBlocks(library, key.id, weighing, { notify: false }));
  return { ...blocksReply(blocks), also: weighing.changes === before.changes ? [] : [edit] };
}

/** Fewer than two are left, or they are rated alike on everything: no weight changes anything. */
function nothingOpen(library: Library, { candidates, needs }: Opening): EffectResult {
  const composer = openComposer(library);
  const ranking = rank(library, { candidates, needs, knows: [] });
  const left = ranking.ranked.map(({ option }) => library.nameOf(option));
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        left.length > 1
          ? `There is nothing to weigh: ${listed(left)} are rated alike on everything.`
          : `There is nothing to weigh: only ${left.join('')} is left.`,
      ),
    ],
  });
  addKnockOuts(composer, ranking);
  const demanding = [...new Set(ranking.knockedOut.map(({ need }) => library.need(need)?.title ?? need))];
  composer.choices(
    demanding
      .slice(0, 3)
      .map((title) => ({ label: `Not needed: ${title}`, says: `we do not need ${title}` })),
  );
  const { blocks, sources, claims } = composer;
  return { ...blocksReply(blocks), sources, claims, declined: true };
}

function opened(
  library: Library,
  { topic, candidates, needs, people }: Opening,
  { operation, conversation, destination, author }: EffectContext,
  closesAt: number | null,
  round: number,
  now: number,
): Weighing {
  const named = people.length === 0 ? [] : [...new Set([...people, author])];
  const { asked, more } = criteriaFor(library, { candidates, needs });
  return {
    round,
    operation,
    topic,
    candidates: [...candidates],
    needs: [...needs],
    asked: [...asked],
    more: [...more],
    conversation,
    platform: destination?.platform ?? null,
    openedBy: author,
    openedAt: now,
    named,
    closesAt,
    remindAt: reminderFor(named, now, closesAt),
    reminded: [],
    answers: [],
    shared: [],
    deliveries: [],
    closed: null,
    changes: 0,
    pending: [],
    touched: now,
  };
}

/** The one who opened it names more people, or another end. @returns null where neither is new */
function amended(
  weighing: Weighing,
  { people }: Opening,
  closesAt: number | null,
  now: number,
): Weighing | null {
  const named =
    people.length === 0 ? weighing.named : [...new Set([...weighing.named, ...people, weighing.openedBy])];
  const end = closesAt ?? weighing.closesAt;
  if (named.length === weighing.named.length && end === weighing.closesAt) return null;
  return {
    ...weighing,
    named,
    closesAt: end,
    remindAt: weighing.reminded.length > 0 ? null : reminderFor(named, now, end),
    changes: weighing.changes + 1,
    touched: now,
  };
}

async function close(
  weighings: WeighingStore,
  library: Library,
  { workspace, conversation, author }: EffectContext,
): Promise<EffectResult> {
  const key = weighingKey(workspace, conversation);
  const weighing = await weighings.change(key, (before) =>
    before === undefined || before.closed !== null || before.openedBy !== author
      ? null
      : // The reply is the result, so nothing waits to be told.
        { ...closeWeighing(before, 'by its opener', weighings.now()), pending: [] },
  );
  if (weighing === undefined) return noneHere();
  if (weighing.closed === null)
    return blocksReply([
      {
        kind: 'headline',
        spans: [plain('Only '), person(weighing.openedBy), plain(', who opened this, can close it.')],
      },
    ]);
  const edit = statusEdit(key.id, weighing, statusBlocks(library, key.id, weighing, { notify: false }));
  return { ...weighingResult(library, weighing), also: [edit] };
}

function noneHere(): EffectResult {
  const choices: Choice[] = [{ label: 'Weigh together', says: 'let us weigh this together' }];
  return blocksReply([
    { kind: 'headline', spans: [plain('Nothing is being weighed in this thread.')] },
    { kind: 'choices', choices },
  ]);
}

function notAnswered(id: string, weighing: Weighing): EffectResult {
  return blocksReply([
    { kind: 'headline', spans: [plain('You have not answered, so there is nothing to share.')] },
    ...(weighing.closed === null
      ? ([{ kind: 'choices', choices: [setWeights(id, weighing)] }] satisfies Block[])
      : []),
  ]);
}

function line(words: string): EffectResult {
  return blocksReply([{ kind: 'headline', spans: [plain(words)] }]);
}
