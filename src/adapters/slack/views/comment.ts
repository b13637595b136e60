import type { types } from '@slack/bolt';
import { z } from 'zod';
import { longestComment } from '../../../core/assistant/feedback.ts';
import type { Submission } from '../payloads.ts';
import { limits } from '../limits.ts';
import { plainText } from '../render/controls.ts';
import { viewIds } from './fields.ts';
import { parsed } from './settings.ts';

const field = 'comment';
const metadataSchema = z.object({ answer: z.string(), conversation: z.string() });

/** One line on what was missing, after "not helpful". */
export function commentView(answer: string, conversation: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: viewIds.comment,
    private_metadata: JSON.stringify({ answer, conversation }),
    title: plainText('What was missing?', limits.viewTitle),
    submit: plainText('Send', limits.viewTitle),
    close: plainText('Skip', limits.viewTitle),
    blocks: [
      {
        type: 'input',
        block_id: field,
        optional: true,
        label: plainText('In one line', limits.inputLabel),
        element: { type: 'plain_text_input', action_id: field, max_length: longestComment },
      },
    ],
  };
}

export function readComment({
  view,
}: Submission): { answer: string; conversation: string; comment: string } | undefined {
  const { data } = metadataSchema.safeParse(parsed(view.private_metadata));
  return data === undefined
    ? undefined
    : { ...data, comment: view.state.values[field]?.[field]?.value?.trim() ?? '' };
}
