import type { types } from '@slack/bolt';
import type { Choice } from '../../../core/answer/answer.ts';
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

/** More choices than this read better as a list to pick from. */
const mostButtons = 5;

/**
 * Choices as buttons, or as a list if there are many.
 *
 * @param thread of choices in a private note: the thread their words are said in, for everyone
 */
export function choiceBlocks(
  choices: readonly Choice[],
  conversation: string,
  thread?: string | null,
): types.ActionsBlock[] {
  const list = thread === undefined ? choiceList(choices, conversation) : null;
  if (list !== null) return [list];
  const blocks: types.ActionsBlock[] = [];
  for (let from = 0; from < choices.length; from += limits.actionElements) {
    const elements = choices
      .slice(from, from + limits.actionElements)
      .map((choice, offset) => choiceButton(choice, from + offset, conversation, thread));
    blocks.push({ type: 'actions', elements });
  }
  return blocks;
}

/** @returns null if there are too few choices for a list, or their words don't fit its values */
function choiceList(choices: readonly Choice[], conversation: string): types.ActionsBlock | null {
  if (choices.length <= mostButtons || choices.length > limits.selectOptions) return null;
  const options = choices.map((choice) => ({
    text: plainText(choice.label, limits.optionText),
    value: optionValue(
      'says' in choice ? { kind: 'says', says: choice.says } : { kind: 'opens', ref: choice.opens },
    ),
  }));
  if (options.some(({ value }) => value.length > limits.optionValue)) return null;
  const placeholder = plainText('Go on with …', limits.selectPlaceholder);
  return {
    type: 'actions',
    elements: [
      { type: 'static_select', action_id: namedFor(controlIds.pick, conversation), placeholder, options },
    ],
  };
}

function choiceButton(
  choice: Choice,
  at: number,
  conversation: string,
  thread: string | null | undefined,
): types.Button {
  if (!('says' in choice)) {
    const press = { kind: 'open', ref: choice.opens } as const;
    return button(`${controlIds.open}:${at}`, choice.label, { press, conversation });
  }
  const press = { kind: 'say', words: choice.says } as const;
  return button(
    `${controlIds.say}:${at}`,
    choice.label,
    thread === undefined ? { press, conversation } : { press, conversation, thread },
  );
}

function button(id: string, label: string, pressed: PressedValue): types.Button {
  return {
    type: 'button',
    action_id: id,
    text: plainText(label, limits.buttonText),
    value: writePress(pressed, limits.buttonValue),
  };
}

/** The controls every answer has. */
const labels = {
  helpful: plainText('Helpful', limits.buttonText),
  notHelpful: plainText('Not helpful', limits.buttonText),
  trace: plainText('How this answer came about', limits.optionText),
  mute: plainText('Mute this thread', limits.optionText),
  unmute: plainText('Unmute this thread', limits.optionText),
  settings: plainText('Settings of this channel', limits.optionText),
} as const;

/** Whether the answer was helpful, and in a thread its menu. */
export function footerBlocks(answer: string, conversation: string, hasMenu: boolean): types.KnownBlock[] {
  const value = (verdict: 'helpful' | 'not-helpful'): string =>
    writePress({ press: { kind: 'feedback', answer, verdict }, conversation }, limits.buttonValue);
  const option = (does: MenuItem): types.PlainTextOption => ({
    text: labels[does],
    value: optionValue({ kind: 'menu', answer, does }),
  });
  const feedback: types.ContextActionsBlock = {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: controlIds.feedback,
        positive_button: {
          text: labels.helpful,
          value: value('helpful'),
          accessibility_label: 'This answer was helpful',
        },
        negative_button: {
          text: labels.notHelpful,
          value: value('not-helpful'),
          accessibility_label: 'This answer was not helpful',
        },
      },
    ],
  };
  if (!hasMenu) return [feedback];
  return [
    feedback,
    {
      type: 'actions',
      elements: [
        {
          type: 'overflow',
          action_id: namedFor(controlIds.menu, conversation),
          options: menuItems.map(option),
        },
      ],
    },
  ];
}

/** The button under a private answer. */
export function shareBlock(answer: string, conversation: string): types.ActionsBlock {
  const share = button(controlIds.share, 'Share with the channel', {
    press: { kind: 'share', answer },
    conversation,
  });
  return { type: 'actions', elements: [{ ...share, style: 'primary' }] };
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
