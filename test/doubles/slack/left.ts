import type { SlackAddress } from '../../../src/adapters/slack/address.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import type { Store } from '../../../src/core/store/store.ts';
import { newConversation } from '../../../src/core/turn/conversation.ts';

/** Leaves a reply in the outbox, as a process that died would have. */
export async function leave(
  store: Store,
  answer: Answer,
  at: number,
  { heldUntil = 0, ...where }: Partial<SlackAddress> & { heldUntil?: number } = {},
): Promise<void> {
  const content = JSON.parse(JSON.stringify(answer));
  const id = `left:${answer.id}`;
  const address = {
    team: 'T0TEAM',
    enterprise: null,
    channel: 'C0OPEN',
    thread: null,
    asked: null,
    user: 'U1',
    isPrivate: false,
    isFallback: false,
    responseUrl: null,
    ...where,
  };
  await store.save(
    { workspace: 'slack:T0TEAM', kind: 'conversation', id },
    {
      conversation: newConversation(id),
      deliveries: [],
      outbox: [
        {
          answer: answer.id,
          platform: 'slack',
          address,
          content,
          at,
          tries: 0,
          replaces: null,
          editable: false,
        },
      ],
      heldUntil,
      destination: null,
      editable: [],
      announced: [],
      place: null,
      privateAnswer: null,
      muted: false,
      touched: at,
    },
    { basedOn: 0, due: heldUntil },
  );
}
