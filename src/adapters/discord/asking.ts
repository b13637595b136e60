import type { Incoming } from '../../core/assistant.ts';
import { display } from './render.ts';
import type { Parts } from './parts.ts';

/**
 * Puts a question to the assistant, in its conversation's turn, and posts what it leads to.
 *
 * @throws what the store throws: the delivery is then not done
 */
export async function ask(parts: Parts, incoming: Incoming): Promise<void> {
  const { assistant, lanes, poster, log } = parts;
  const { workspace, conversation } = incoming;
  const outcome = await lanes.run(`${workspace} ${conversation}`, () => assistant.ask(incoming));
  if (outcome.kind === 'answered' && outcome.post !== null) {
    const isHelp = outcome.intent.kind === 'help' && outcome.intent.about === 'use';
    await poster.post({ workspace, conversation }, outcome.post, isHelp ? howToFollowUp(parts) : null);
  }
  await assistant.remember(incoming, outcome).catch((error: unknown) => log('warn', `what was asked could not be kept for "recent" and "gaps": ${String(error)}`));
}

/** Without the intent Discord hands over only words that are meant for the bot; people have to know. */
function howToFollowUp({ configuration }: Parts): string | null {
  if (configuration.messageContent) return null;
  return '-# In servers I see only what is meant for me. To follow up: mention me, reply to my answer, press a button, or `/tradeoff ask`.';
}

/** What is said where the store cannot be reached. */
export const sorry = [display('I cannot reach my memory just now. Please ask again in a minute.')];
