import type { types } from '@slack/bolt';
import { commands } from '../../../core/commands/commands.ts';
import type { Knowledge } from '../../../knowledge/schema.ts';
import type { Submission } from '../payloads.ts';
import { limits } from '../limits.ts';
import { plainText } from '../render/controls.ts';
import { optionsOf, type Pick, selectField, viewIds } from './fields.ts';

/** The form behind "Compare options": options and an aspect from the data, and where to say it. */
export function compareView({ topics }: Knowledge): types.ModalView {
  const options = topics.flatMap((topic): Pick[] =>
    topic.options.map(({ id, name }) => ({ id, title: name })),
  );
  const aspects = topics.flatMap((topic): Pick[] =>
    topic.aspects.filter(({ leaning }) => leaning === undefined).map(({ id, title }) => ({ id, title })),
  );
  return {
    type: 'modal',
    callback_id: viewIds.compare,
    title: plainText('Compare options', limits.viewTitle),
    submit: plainText('Compare', limits.viewTitle),
    close: plainText('Cancel', limits.viewTitle),
    blocks: [
      {
        type: 'input',
        block_id: 'options',
        label: plainText('Which', limits.inputLabel),
        element: {
          type: 'multi_static_select',
          action_id: 'options',
          options: optionsOf(options),
          max_selected_items: 3,
        },
      },
      selectField('aspect', 'On what (leave open for where they differ most)', aspects, null),
      {
        type: 'input',
        block_id: 'channel',
        label: plainText('Answer in', limits.inputLabel),
        element: {
          type: 'conversations_select',
          action_id: 'channel',
          default_to_current_conversation: true,
          response_url_enabled: true,
          filter: { include: ['public', 'private', 'im'], exclude_bot_users: false },
        },
      },
    ],
  };
}

/** The message that the filled form stands for, and the channel it is asked in. */
export function readComparison(
  { view }: Submission,
  { topics }: Knowledge,
): { words: string; channel: string } | undefined {
  const { values } = view.state;
  const channel = values.channel?.channel?.selected_conversation;
  const chosen = values.options?.options?.selected_options?.map(({ value }) => value) ?? [];
  const aspect = values.aspect?.aspect?.selected_option?.value;
  const names = chosen.flatMap((id) =>
    topics.flatMap((topic) => topic.options.find((option) => option.id === id)?.name ?? []),
  );
  const title = topics.flatMap((topic) => topic.aspects.find(({ id }) => id === aspect)?.title ?? [])[0];
  const compare = commands.find(({ name }) => name === 'compare');
  const [first, second, third] = names;
  if (channel === undefined || channel === null || compare === undefined || first === undefined)
    return undefined;
  const filled = Object.fromEntries(
    Object.entries({ first, second, third, aspect: title?.toLowerCase() }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
  return { words: compare.words(filled), channel };
}
