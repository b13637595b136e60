import type { types } from '@slack/bolt';
import { limits } from '../limits.ts';
import { plainText } from '../render/controls.ts';
import type { SlackMessage } from '../render/message.ts';
import { viewIds } from './fields.ts';
import { type FormSpot, metadataOf } from '../forms.ts';

/** What came of a form, in its place: for the one who filled it in, who can go on from there. */
export function noteView({ blocks }: Pick<SlackMessage, 'blocks'>, spot: FormSpot): types.ModalView {
  return {
    type: 'modal',
    callback_id: viewIds.note,
    private_metadata: metadataOf(spot),
    title: plainText('For you alone', limits.viewTitle),
    close: plainText('Done', limits.viewTitle),
    blocks: blocks.slice(0, limits.blocksInView),
  };
}
