import type { types } from '@slack/bolt';
import type { Choice } from '../../../core/answer/answer.ts';
import { controlIds, menuItems, namedFor, type OptionValue, writeValue } from '../presses.ts';
import { limits } from '../limits.ts';
import { inert } from './escape.ts';
import { shorten } from './shorten.ts';

/** More than this many choices read better as a list to pick from. */
const mostButtons = 5;

/** Things to press: each stands for the words that it says, or opens a form. */
export function choiceBlocks(choices: readonly Choice[], conversation: string): types.ActionsBlock[] {
  if (choices.length === 0) return [];
  if (choices.length > mostButtons && choices.length <= limits.selectOptions) {
    const options = choices.map((choice) => ({
      text: plainText(choice.label, limits.optionText),
      value: optionValue(
        'says' in choice ? { kind: 'says', says: choice.says } : { kind: 'opens', ref: choice.opens },
      ),
    }));
    if (options.every(({ value }) => value.length <= limits.optionValue)) {
      const placeholder = plainText('Go on with …', limits.selectPlaceholder);
      return [
        {
          type: 'actions',
          elements: [
            {
              type: 'static_select',
              action_id: namedFor(controlIds.pick, conversation),
              placeholder,
              options,
            },
          ],
        },
      ];
    }
  }
  const blocks: types.ActionsBlock[] = [];
  for (let from = 0; from < choices.length; from += limits.actionElements) {
    const elements = choices
      .slice(from, from + limits.actionElements)
      .map((choice, offset) => choiceButton(choice, conversation, from + offset));
    blocks.push({ type: 'actions', elements });
  }
  return blocks;
}

function choiceButton(choice: Choice, conversation: string, at: number): types.Button {
  const text = plainText(choice.label, limits.buttonText);
  if ('says' in choice)
    return {
      type: 'button',
      action_id: `${controlIds.say}:${at}`,
      text,
      value: writeValue({ kind: 'say', conversation, says: choice.says }, limits.buttonValue),
    };
  return {
    type: 'button',
    action_id: `${controlIds.open}:${at}`,
    text,
    value: writeValue({ kind: 'open', conversation, ref: choice.opens }, limits.buttonValue),
  };
}

/** What the controls of every answer say. */
const labels = {
  helpful: plainText('Helpful', limits.buttonText),
  notHelpful: plainText('Not helpful', limits.buttonText),
  trace: plainText('How this answer came about', limits.optionText),
  mute: plainText('Mute this thread', limits.optionText),
  unmute: plainText('Unmute this thread', limits.optionText),
  settings: plainText('Settings of this channel', limits.optionText),
} as const;

/** Was it helpful, and, in a thread, what else can be done with an answer. */
export function footerBlocks(answer: string, conversation: string, inThread: boolean): types.KnownBlock[] {
  const value = (verdict: 'helpful' | 'not-helpful'): string =>
    writeValue({ kind: 'feedback', answer, conversation, verdict }, limits.buttonValue);
  const option = (does: (typeof menuItems)[number]): types.PlainTextOption => ({
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
  if (!inThread) return [feedback];
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

/** The button under an answer that only its asker sees. */
export function shareBlock(answer: string, conversation: string): types.ActionsBlock {
  return {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: controlIds.share,
        style: 'primary',
        text: plainText('Share with the channel', limits.buttonText),
        value: writeValue({ kind: 'share', answer, conversation }, limits.buttonValue),
      },
    ],
  };
}

function optionValue(value: OptionValue): string {
  return JSON.stringify(value);
}

export function plainText(text: string, most: number): types.PlainTextElement {
  const clean = shorten(inert(text).trim(), most);
  return { type: 'plain_text', text: clean === '' ? '…' : clean, emoji: false };
}
