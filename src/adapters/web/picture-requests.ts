import type { Pictures } from '../chart/pictures.ts';
import type { History } from './history/history.ts';
import { isSeenBy } from './history/message.ts';
import { vouchedPerson } from './people.ts';
import { textReply, type WebHandler } from './server/exchange.ts';

/** Serves the pictures of charts in messages. They're drawn anew from the message, so none has to be kept. */
export function createPictureRequests(history: History, pictures: Pick<Pictures, 'png'>): WebHandler {
  return async ({ path, person }) => {
    const [, id, index] = /^\/pictures\/([\w-]{1,100})\/(\d{1,3})\.png$/.exec(path) ?? [];
    if (id === undefined) return undefined;
    const message = history.find(id);
    const mayRead = message !== undefined && (person === null || isSeenBy(message, vouchedPerson(person).id));
    const block = mayRead && message.kind === 'posted' ? message.content.blocks[Number(index)] : undefined;
    const png = block?.kind === 'chart' && block.drawn !== null ? await pictures.png(block.drawn) : null;
    return png === null
      ? textReply(404, 'There is no such picture.')
      : {
          kind: 'whole',
          status: 200,
          type: 'image/png',
          body: png,
          headers: { 'cache-control': 'private, max-age=86400' },
        };
  };
}
