import { everyRight } from '../access/actor.ts';
import { type ChannelSettings, defaultSettings, type Settings } from '../settings/channel-settings.ts';
import { openQueue } from '../threads/keyed-queue.ts';
import { threadKey, uniqueThreadName } from '../threads/threads.ts';
import type { EffectContext } from '../turn/effect-context.ts';
import type { AskOutcome, AskRequest, QuestionHandler } from './ask-request.ts';
import { type AttemptParts, attemptTurn, type EffectRun } from './attempt-turn.ts';
import type { Effects } from './effects.ts';

export type QuestionHandlerParts = AttemptParts & { readonly settings: Settings; readonly effects: Effects };

/** A thread in which each try needs another effect is not one that people write in. */
const mostEffects = 20;

/** Answers questions: loads the thread, takes the turn with the effects that it needs, saves. */
export function createQuestionHandler({
  settings,
  effects,
  ...parts
}: QuestionHandlerParts): QuestionHandler {
  const inOrder = openQueue();

  async function answerWithEffects(request: AskRequest, chosen: ChannelSettings): Promise<AskOutcome> {
    let run: EffectRun | null = null;
    for (let tries = 0; tries < mostEffects; tries++) {
      const attempt = await attemptTurn(parts, request, chosen, run);
      if (attempt.kind === 'done') return attempt.outcome;
      const { effect, answer } = attempt;
      run = { effect, answer, result: await effects.run(effect, contextOf(request, answer, chosen)) };
    }
    throw new Error(`the thread ${request.conversation} changed faster than it could be answered; ask again`);
  }

  return async (request) => {
    const { workspace, place, conversation } = request;
    const chosen = place === undefined ? defaultSettings : await settings.of(workspace, place.id);
    const attempt = await attemptTurn(parts, request, chosen, null);
    if (attempt.kind === 'done') return attempt.outcome;
    // Effects of a thread run one after another, so that its answers come in the order of what they report.
    return inOrder(uniqueThreadName(threadKey(workspace, conversation)), () =>
      answerWithEffects(request, chosen),
    );
  };
}

function contextOf(request: AskRequest, answer: string, settings: ChannelSettings): EffectContext {
  const { workspace, conversation, author, delivery, place, rights, destination, replyTo, link, zone } =
    request;
  const isPrivate = request.isPrivate === true;
  return {
    workspace,
    conversation,
    author,
    place: place ?? null,
    rights: rights ?? everyRight,
    operation: delivery ?? answer,
    answer,
    at: request.at ?? null,
    settings,
    link: link ?? null,
    destination: isPrivate ? null : (destination ?? replyTo),
    isPrivate,
    isCalled: request.audience === 'direct',
    mentionsOnly: request.mentionsOnly === true || settings.answers === 'mention',
    ...(zone === undefined ? {} : { zone }),
  };
}
