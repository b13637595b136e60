import type { Choice } from '../../../core/answer/answer.ts';
import { controlsOf } from '../../../core/answer/buttons.ts';
import { printable } from '../../text/printable.ts';
import type { MessageBlock } from '../history/message.ts';
import { type Control, controlOf } from '../presses.ts';

/** A choice as a control; none for one that stands for nothing. */
function choiceControls(choice: Choice): Control[] {
  const label = printable(choice.label);
  if ('opens' in choice) return [controlOf(label, { kind: 'open', ref: choice.opens })];
  const words = choice.says;
  return words.trim() === '' ? [] : [controlOf(label, { kind: 'say', words, label })];
}

/**
 * The choices of an answer: few buttons, and a list for the others.
 *
 * @param offers the choices of each block
 * @param others what follows the buttons
 */
export function controlBlocks(
  offers: readonly (readonly Choice[])[],
  others: readonly Control[],
): MessageBlock[] {
  const { rows, picks } = controlsOf(offers, others.length);
  const buttons = distinct([...rows.flat().flatMap(choiceControls), ...others]);
  const listed = distinct(picks.flatMap(choiceControls));
  return buttons.length + listed.length === 0 ? [] : [{ kind: 'controls', buttons, picks: listed }];
}

/** The same press once. */
function distinct(controls: readonly Control[]): Control[] {
  return [...new Map(controls.map((control) => [control.key, control])).values()];
}

/** Below an answer: feedback and what's rarely needed. */
export function answerMenu(answer: string, canMute: boolean): Control[] {
  return [
    controlOf('Good answer', { kind: 'feedback', answer, verdict: 'helpful' }),
    controlOf("Something's wrong with it", { kind: 'feedback', answer, verdict: 'not-helpful' }),
    controlOf('How this answer came about', { kind: 'trace', answer }),
    ...(canMute ? [controlOf('Mute this thread', { kind: 'mute' })] : []),
  ];
}
