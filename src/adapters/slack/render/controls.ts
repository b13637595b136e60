import type { types } from '@slack/bolt';
import type { Choice } from '../../../core/answer/answer.ts';
import type { Unfolds } from '../../../core/turn/folded.ts';
import type { Press } from '../../chat/events.ts';
import { limits } from '../limits.ts';
import {
  controlIds,
  type MenuItem,
  menuItems,
  namedFor,
  type OptionValue,
  type PressedValue,
  writePress,
} from '../presses.ts';
import { inert } from './escape.ts';
import { shorten } from './shorten.ts';

/** Where choices stand. */
export type ChoiceContext = {
  readonly conversation: string;
  /** Of choices in a private note: the thread their words are said in, for everyone. */
  readonly thread?: string | null | undefined;
};

/** Choices as buttons, in as many rows as Slack needs. */
export function choiceBlocks(choices: readonly Choice[], context: ChoiceContext): types.ActionsBlock[] {
  const blocks: types.ActionsBlock[] = [];
  for (let from = 0; from < choices.length; from += limits.actionElements) {
    const elements = choices
      .slice(from, from + limits.actionElements)
      .map((choice, offset) => choiceButton(choice, from + offset, context));
    blocks.push({ type: 'actions', elements });
  }
  return blocks;
}

/** Choices to pick from a list; as buttons if their words don't fit its values, or are said elsewhere. */
export function pickBlocks(choices: readonly Choice[], context: ChoiceContext): types.ActionsBlock[] {
  const list = context.thread === undefined ? choiceList(choices, context.conversation) : null;
  return list === null ? choiceBlocks(choices, context) : [{ type: 'actions', elements: [list] }];
}

/** @returns null if there are none or too many, or their words don't fit a list's values */
function choiceList(choices: readonly Choice[], conversation: string): types.StaticSelect | null {
  if (choices.length === 0 || choices.length > limits.selectOptions) return null;
  const options = choices.map((choice) => ({
    text: plainText(choice.label, limits.optionText),
    value: optionValue(
      'says' in choice ? { kind: 'says', says: choice.says } : { kind: 'opens', ref: choice.opens },
    ),
  }));
  if (options.some(({ value }) => value.length > limits.optionValue)) return null;
  const placeholder = plainText('Pick one …', limits.selectPlaceholder);
  return { type: 'static_select', action_id: namedFor(controlIds.pick, conversation), placeholder, options };
}

function choiceButton(choice: Choice, at: number, { conversation, thread }: ChoiceContext): types.Button {
  const where = thread === undefined ? { conversation } : { conversation, thread };
  if (!('says' in choice))
    return button(`${controlIds.open}:${at}`, choice.label, {
      press: { kind: 'open', ref: choice.opens },
      ...where,
    });
  return button(`${controlIds.say}:${at}`, choice.label, {
    press: { kind: 'say', words: choice.says },
    ...where,
  });
}

function button(id: string, label: string, pressed: PressedValue): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, limits.buttonText),
    value: writePress(pressed, limits.buttonValue),
  };
}

/** Shows the rest of an answer, or its sources. */
export function unfoldButton(
  label: string,
  what: Unfolds,
  { answer, conversation }: { readonly answer: string; readonly conversation: string },
): types.Button {
  const press = { kind: 'unfold', answer, what } as const;
  return button(`${controlIds.unfold}:${what}`, label, { press, conversation });
}

/** What each answer's menu offers. */
const labels: Record<MenuItem, types.PlainTextElement> = {
  helpful: plainText('Good answer', limits.optionText),
  'not-helpful': plainText("Something's wrong with it", limits.optionText),
  trace: plainText('How this answer came about', limits.optionText),
  mute: plainText('Mute this thread', limits.optionText),
  unmute: plainText('Unmute this thread', limits.optionText),
  settings: plainText('Settings of this channel', limits.optionText),
};

/** Feedback and what's rarely needed. What's about the thread is left out where nobody else sees the answer. */
export function answerMenu(answer: string, conversation: string, isPrivate: boolean): types.Overflow {
  const items = isPrivate ? menuItems.filter((item) => item !== 'mute' && item !== 'unmute') : menuItems;
  return {
    type: 'overflow',
    action_id: namedFor(controlIds.menu, conversation),
    options: items.map((does) => ({
      text: labels[does],
      value: optionValue({ kind: 'menu', answer, does }),
    })),
  };
}

/** Shows a private answer to the channel. */
export function shareButton(answer: string, conversation: string): types.Button {
  const share = button(controlIds.share, 'Share with the channel', {
    press: { kind: 'share', answer },
    conversation,
  });
  return { ...share, style: 'primary' };
}

/** A button under a note that isn't words. */
export function noteButton(label: string, press: Press, conversation: string): types.ActionsBlock {
  return { type: 'actions', elements: [button(controlIds.note, label, { press, conversation })] };
}

function optionValue(value: OptionValue): string {
  return JSON.stringify(value);
}

export function plainText(text: string, most: number): types.PlainTextElement {
  const clean = shorten(inert(text).trim(), most);
  return { type: 'plain_text', text: clean === '' ? '…' : clean, emoji: false };
}
