import type { Fallback } from '../../chat/platform.ts';
import type { Address } from '../address.ts';

const privately = 'I could not answer where you asked, so here is the answer for you alone.';

/**
 * Where to try next if an address fails: without the reference, through the interaction's token, in the channel, and
 * finally in a direct message to the asker.
 */
export function fallbacksOf(address: Address): readonly Fallback<Address>[] {
  const { user, asked, isPrivate, opens, answers, interaction, reach } = address;
  if (reach === 'person') return [];
  const here: Address = { ...address, opens: null, answers: null };
  // Outside its thread, an answer names the question.
  const named = asked ?? (opens === null ? null : { by: user, words: opens.name, how: 'command' as const });
  const routes: Fallback<Address>[] = [];
  if (reach === 'channel' && !isPrivate) {
    const tools = { ...address.tools, mute: address.tools.mute && opens === null };
    const inChannel: Address = { ...here, tools, interaction: null };
    const note = null;
    if (answers !== null) routes.push({ address: here, note });
    if (interaction !== null && interaction.token !== '')
      // The token ends within minutes, so what comes later goes to the channel.
      routes.push({ address: { ...here, tools, reach: 'token' }, destination: inChannel, note });
    if (opens !== null)
      routes.push(
        { address: { ...inChannel, answers: opens.message }, note },
        { address: { ...inChannel, asked: named }, note },
      );
  }
  const alone: Address = { ...here, asked: named, isPrivate: true, interaction: null, reach: 'person' };
  return [...routes, ...(user === '' ? [] : [{ address: alone, note: privately }])];
}
