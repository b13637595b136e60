import type { AskOutcome, AskRequest } from '../../core/assistant/ask-request.ts';
import { failureOf } from './failure.ts';
import type { FirstWord } from './first-word.ts';
import type { Parts } from './parts.ts';
import { display } from './render.ts';

/**
 * Puts a question to the assistant, in its conversation's turn, and posts what it leads to.
 *
 * @throws what the store throws; the delivery is then not done
 */
export async function ask(parts: Parts, incoming: AskRequest): Promise<AskOutcome> {
  const outcome = await turn(parts, incoming);
  await follow(parts, incoming, outcome);
  return outcome;
}

/** The turn alone: what is to be posted is committed with it. @throws what the store throws */
export function turn({ assistant, lanes }: Parts, incoming: AskRequest): Promise<AskOutcome> {
  return lanes.run(`${incoming.workspace} ${incoming.conversation}`, () => assistant.ask(incoming));
}

/**
 * What comes after a turn. What fails here has been committed and is made good later, so nothing is thrown.
 *
 * @param first the first response that the answer can be
 */
export async function follow(
  parts: Parts,
  incoming: AskRequest,
  outcome: AskOutcome,
  first?: FirstWord,
): Promise<void> {
  const { assistant, poster, log } = parts;
  const { workspace, conversation } = incoming;
  if ((outcome.kind === 'answered' || outcome.kind === 'limited') && outcome.post !== null)
    await poster.post({ workspace, conversation }, outcome.post, first);
  await assistant
    .remember(incoming, outcome)
    .catch((error: unknown) =>
      log.warn(`what was asked could not be kept for "recent" and "gaps": ${failureOf(error).says}`),
    );
}

const asksForHelp = /^\W*(help|how (do|can) (i|we) use|what can (you|i|we) (do|ask))\b|^\W*$/i;

/**
 * The line below an answer to a cry for help. Without the intent Discord hands over only words that are meant
 * for the bot; people have to know how to go on.
 */
export function footFor(words: string, { configuration }: Pick<Parts, 'configuration'>): string | null {
  if (configuration.messageContent || !asksForHelp.test(words)) return null;
  return '-# In servers I see only what is meant for me. To follow up: mention me, reply to my answer, press a button, or `/tradeoff ask`.';
}

/** What a reply that Discord shows as being thought about ends in, where there is no room and that was said before. */
export const enough = [display('That is as much as I can answer just now. Please ask again in a minute.')];
