import { type APIButtonComponentWithCustomId, ButtonStyle } from 'discord.js';
import { pressButton, type Row, rowOf } from './choices.ts';
import { customIdOf } from './custom-id.ts';
import { limits } from './limits.ts';

/** What can be done with an answer beside going on. */
export type Tools = {
  /** `mute`: offer silence in this thread; `unmute`: it is muted; null: not a place to mute. */
  readonly mute: 'mute' | 'unmute' | null;
  /** Offer a dialogue for a follow-up: where plain messages do not reach the bot. */
  readonly ask: boolean;
  /** Offer to show a private answer to the channel. */
  readonly share: boolean;
};

/** The row below an answer. */
export function toolsOf(tools: Tools, conversation: string, answer: string): Row[] {
  const button = (
    label: string,
    press: Parameters<typeof customIdOf>[0],
    emoji?: string,
  ): APIButtonComponentWithCustomId =>
    pressButton(label, customIdOf(press) ?? '', ButtonStyle.Secondary, emoji);
  const buttons = [
    button('Helpful', { kind: 'helpful', conversation, answer }, '👍'),
    button('Not helpful', { kind: 'unhelpful', conversation, answer }, '👎'),
    button('Trace', { kind: 'trace', conversation, answer }),
    ...(tools.ask ? [button('Ask on', { kind: 'ask', conversation })] : []),
    ...(tools.share ? [button('Share with the channel', { kind: 'share', conversation, answer })] : []),
    ...(tools.mute === null
      ? []
      : [button(tools.mute === 'mute' ? 'Mute this thread' : 'Unmute', { kind: tools.mute, conversation })]),
  ];
  // No place has all of them, but a row holds five.
  return [buttons.slice(0, limits.buttonsInRow), buttons.slice(limits.buttonsInRow)].flatMap((row) =>
    row.length === 0 ? [] : [rowOf(row)],
  );
}
