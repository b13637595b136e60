import type { Library } from '../../knowledge/queries.ts';
import { whyNot } from '../access/acts.ts';
import { type Block, plain } from '../answer/answer.ts';
import type { EffectOutcome, EffectResult } from '../turn/effect.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import { beginWeighing } from './begin-weighing.ts';
import {
  anotherWeighing,
  askWhetherToClose,
  onlyOpenerCloses,
  staysOpen,
  whichIsMeant,
  whoIsMissing,
} from './open-weighing-replies.ts';
import { sharedBlocks } from './personal-weights.ts';
import { type OpenWeighing, pointToForm } from './point-to-form.ts';
import { blocksReply, lineReply, nothingHere } from './replies.ts';
import { weighingResult } from './result.ts';
import type { WeighingRequest } from './state/request.ts';
import { closeWeighing, unsentPeople, type Weighing } from './state/weighing.ts';
import { setWeights, statusBlocks } from './status-message.ts';
import { weighingKey } from './weighing-ids.ts';
import { statusEdit } from './weighing-notices.ts';
import { topicGone, type WeighingStore } from './weighing-store.ts';
import { canBeDrawn, pictureOf } from './weights-picture.ts';
import { whyNotWeigh } from './who-weighs.ts';

/** What people ask for in words: to open a weighing, close it, see how it stands, or share their own weights. */
export function createWeighingHandler(
  weighings: WeighingStore,
): (request: WeighingRequest, context: EffectContext) => Promise<EffectOutcome> {
  return async (request, context) => {
    if (request.step === 'open') return beginWeighing(weighings, request, context);
    const key = weighingKey(context.workspace, context.conversation);
    const weighing = await weighings.load(key);
    const isOpen = weighing !== undefined && weighing.closed === null;
    // What people say to each other needs an open weighing.
    if (!isOpen && !context.isCalled && isOfOpen(request.step)) return 'silence';
    if (weighing === undefined) return nothingHere();
    const library = weighings.library(context.workspace, weighing.topic);
    if (library === undefined) return lineReply(topicGone);
    const shown = { library, id: key.id, weighing };
    if ('shown' in request && request.shown !== undefined && request.shown !== `w${weighing.round}`)
      return anotherWeighing(shown);
    if (!isOpen && isOfOpen(request.step)) return nothingHere();
    switch (request.step) {
      case 'close':
        return mayLoseWords(request, weighing)
          ? askWhetherToClose(shown, context.author)
          : close(weighings, library, context);
      case 'close-in-passing':
        return context.isCalled && !mayLoseWords(request, weighing)
          ? close(weighings, library, context)
          : askWhetherToClose(shown, context.author);
      case 'ask-close':
        return askWhetherToClose(shown, context.author);
      case 'keep-open':
        return context.isCalled ? staysOpen(shown) : 'silence';
      case 'missing':
        return isOpen ? whoIsMissing(shown) : { ...weighingResult(library, weighing), openWeighing: false };
      case 'which':
      case 'which-to-close':
        return whichIsMeant(request.votes, request.step === 'which-to-close');
      case 'state':
        await rememberPointed(weighings, weighing, context);
        return pointToForm(shown, request.weights, context);
      case 'set':
        return isOpen ? pointToForm(shown, [], context) : weighingResult(library, weighing);
      case 'look':
        return isOpen
          ? { ...blocksReply(statusBlocks(library, key.id, weighing, { notify: false })), openWeighing: true }
          : { ...weighingResult(library, weighing), openWeighing: false };
      case 'draw':
        return draw(library, key.id, weighing);
      case 'share':
        return share(weighings, shown, context);
      case 'unshare':
        return unshare(weighings, weighing, context);
      default:
        return request satisfies never;
    }
  };
}

/** What people said in the thread isn't in their forms: who types that it be closed is asked first. A button has said so. */
function mayLoseWords(request: WeighingRequest, weighing: Weighing): boolean {
  const isShown = 'shown' in request && request.shown !== undefined;
  return weighing.closed === null && !isShown && unsentPeople(weighing).length > 0;
}

async function rememberPointed(
  weighings: WeighingStore,
  weighing: Weighing,
  { workspace, conversation, author, rights }: EffectContext,
): Promise<void> {
  if (whyNotWeigh(weighing, { author, rights }) !== null) return;
  await weighings.change(weighingKey(workspace, conversation), (before) =>
    before === undefined || before.closed !== null || before.pointed.includes(author)
      ? null
      : { ...before, pointed: [...before.pointed, author].slice(-mostPointed) },
  );
}
/** Bounds what a document keeps. */
const mostPointed = 100;

/** Whether it makes sense only while the weighing is open, however it was put. */
function isOfOpen(step: WeighingRequest['step']): boolean {
  return (
    step === 'ask-close' ||
    step === 'close-in-passing' ||
    step === 'keep-open' ||
    step === 'which' ||
    step === 'which-to-close' ||
    step === 'state'
  );
}

function draw(library: Library, id: string, weighing: Weighing): EffectResult {
  if (canBeDrawn(library, weighing)) {
    // After the picture, "why?" is about the result too.
    const { options, main, ranking, team } = weighingResult(library, weighing);
    return { ...pictureOf(library, weighing), options, main, ranking, team };
  }
  return weighing.closed === null
    ? blocksReply([
        { kind: 'headline', spans: [plain("It's drawn when it's closed, from three answers on.")] },
        ...statusBlocks(library, id, weighing, { notify: false }),
      ])
    : weighingResult(library, weighing);
}

async function share(
  weighings: WeighingStore,
  { library, id, weighing }: OpenWeighing,
  context: EffectContext,
): Promise<EffectResult> {
  const refusal = whyNot('share-weights', context, null);
  if (refusal !== null) return lineReply(refusal.says);
  const { workspace, conversation, author, isPrivate } = context;
  const own = weighing.answers.find((one) => one.author === author);
  if (own === undefined) return notAnswered(id, weighing);
  // A private answer shares nothing yet: its reader can still share it.
  if (!isPrivate)
    await weighings.change(weighingKey(workspace, conversation), (before) =>
      before === undefined || before.shared.includes(author)
        ? null
        : { ...before, shared: [...before.shared, author] },
    );
  return blocksReply(sharedBlocks(library, id, weighing, own));
}

async function unshare(
  weighings: WeighingStore,
  weighing: Weighing,
  context: EffectContext,
): Promise<EffectResult> {
  const refusal = whyNot('share-weights', context, null);
  if (refusal !== null) return lineReply(refusal.says);
  const { workspace, conversation, author } = context;
  await weighings.change(weighingKey(workspace, conversation), (before) =>
    before === undefined || !before.shared.includes(author)
      ? null
      : { ...before, shared: before.shared.filter((one) => one !== author) },
  );
  const said = weighing.shared.includes(author)
    ? "Your weights are yours alone again: the result won't show them. What was said above stays."
    : "Your weights are yours alone: you haven't shared them.";
  return { ...lineReply(said), shownTo: 'asker' };
}

async function close(
  weighings: WeighingStore,
  library: Library,
  context: EffectContext,
): Promise<EffectResult> {
  const key = weighingKey(context.workspace, context.conversation);
  const weighing = await weighings.change(key, (before) =>
    before === undefined || before.closed !== null || whyNot('close-weighing', context, before) !== null
      ? null
      : // The reply is the result, so no notice has to bring it.
        { ...closeWeighing(before, 'by its opener', weighings.now()), pending: [] },
  );
  if (weighing === undefined) return nothingHere();
  if (weighing.closed === null) return onlyOpenerCloses(weighing);
  const edit = statusEdit(key.id, weighing, statusBlocks(library, key.id, weighing, { notify: false }));
  return { ...weighingResult(library, weighing), openWeighing: false, also: [edit] };
}

function notAnswered(id: string, weighing: Weighing): EffectResult {
  const blocks: readonly Block[] = [
    { kind: 'headline', spans: [plain("You haven't answered, so there's nothing to share.")] },
    ...(weighing.closed === null
      ? ([{ kind: 'choices', choices: [setWeights(id, weighing)] }] satisfies Block[])
      : []),
  ];
  return { ...blocksReply(blocks), shownTo: 'asker' };
}
