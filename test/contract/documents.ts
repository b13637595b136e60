import type {
  ConversationDocument,
  DecisionDocument,
  WorkspaceDocument,
} from '../../src/core/store/documents.ts';
import { emptyThread } from '../../src/core/threads/threads.ts';
import { newConversation } from '../../src/core/turn/conversation.ts';

/** A thread with a number of turns. */
export function conversationOf(id: string, turns = 0): ConversationDocument {
  return { ...emptyThread(id, 0), conversation: { ...newConversation(id), turns } };
}

/** A decision with one person's dissent. */
export function decisionOf(title: string, person = 'U1'): DecisionDocument {
  return {
    status: 'accepted',
    content: {
      topic: 'python-web',
      title,
      context: '',
      drivers: [{ need: 'admin', author: person, words: 'we need an admin panel' }],
      together: null,
      weighed: [],
      knows: [],
      considered: [
        { option: 'django', pros: [{ claim: 'django.admin.1', words: 'An admin is there.' }], cons: [] },
        { option: 'fastapi', pros: [], cons: [] },
      ],
      outcome: { option: 'django', words: 'Django' },
      reason: '',
      consequences: [],
      deciders: [person, 'U2'],
      recordedBy: null,
      consulted: [],
      informed: [],
      dissent: [{ author: 'U2', words: 'I would have taken fastapi' }],
      decideBy: null,
      revisit: { on: null, when: '' },
      supersedes: null,
    },
    vote: null,
    evidence: {
      pins: [{ kind: 'claim', id: 'django.admin.1', hash: 'a', was: 'confirmed' }],
      hash: 'abc',
      knowledge: 'k1',
      ranking: [],
    },
    seen: null,
    checked: 'k1',
    supersededBy: null,
    settled: false,
    history: [{ at: 1, author: person, what: `recorded by <@${person}>`, became: 'accepted' }],
    operations: [],
    notices: [],
    told: { decideBy: null, revisit: null },
    conversation: 't1',
    destination: { platform: 'test', address: { channel: 'C1', thread: '1.2' } },
    link: null,
    place: null,
    message: 'a1',
    touched: 1,
  };
}

export function workspaceOf(): WorkspaceDocument {
  return { settings: { quiet: true }, uninstalled: null };
}
