import type { ConversationDocument } from '../../src/core/store/documents.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';
import { takeTurn } from '../../src/core/turn/turn.ts';
import { builtInFolder, loadKnowledge } from '../../src/knowledge/load.ts';

/** A thread as they are: three turns old, its last reply not yet out. */
export function usualThread(id: string): ConversationDocument {
  const knowledge = loadKnowledge([builtInFolder]);
  let conversation = newConversation(id);
  let content: unknown = null;
  for (const words of ['django or fastapi? we need an admin panel', 'and databases?', 'why?']) {
    const turn = takeTurn(
      conversation,
      { conversation: id, author: 'U1', words, audience: 'direct' },
      knowledge,
    );
    conversation = turn.conversation;
    content = turn.answer;
  }
  return {
    conversation,
    deliveries: [0, 1, 2].map((number) => ({ id: `Ev0${number}`, answer: `answer${number}` })),
    outbox: [
      {
        answer: 'answer2',
        platform: 'slack',
        address: { channel: 'C1', thread: '1.2' },
        content: JSON.parse(JSON.stringify(content)),
        at: 1,
        tries: 0,
        replaces: null,
        editable: false,
      },
    ],
    heldUntil: 30_001,
    destination: { platform: 'slack', address: { channel: 'C1', thread: '1.2' } },
    editable: [],
    announced: [],
    place: { id: 'C1', closed: false },
    privateAnswer: null,
    muted: false,
    touched: 1,
  };
}
