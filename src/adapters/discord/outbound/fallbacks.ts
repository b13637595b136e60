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
  const routes: Address[] = [];
  if (reach === 'channel' && !isPrivate) {
    const tools = { ...address.tools, mute: address.tools.mute && opens === null };
    if (answers !== null) routes.push(here);
    if (interaction !== null && interaction.token !== '') routes.push({ ...here, tools, reach: 'token' });
    if (opens !== null) {
      const inChannel: Address = { ...here, tools, interaction: null };
      routes.push({ ...inChannel, answers: opens.message }, { ...inChannel, asked: named });
    }
  }
  const alone: Address = { ...here, asked: named, isPrivate: true, interaction: null, reach: 'person' };
  return [
    ...routes.map((route) => ({ address: route, note: null })),
    ...(user === '' ? [] : [{ address: alone, note: privately }]),
  ];
}
