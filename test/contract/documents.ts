import { newConversation } from '../../src/core/conversation.ts';
import type { ConversationDocument, DecisionDocument, WorkspaceDocument } from '../../src/core/documents.ts';

/** A thread that has been spoken in so often. */
export function conversationOf(id: string, turns = 0): ConversationDocument {
  return {
    conversation: { ...newConversation(id), turns },
    deliveries: [],
    outbox: [],
    heldUntil: 0,
    home: null,
    kept: [],
    said: [],
    place: null,
    unshared: null,
    muted: false,
    touched: 0,
  };
}

/** A decision that one person took and another did not like. */
export function decisionOf(title: string, person = 'U1'): DecisionDocument {
  return {
    title,
    topic: 'python-web',
    deciders: [person, 'U2'],
    drivers: [{ need: 'admin', author: person, words: 'we need an admin panel' }],
    considered: ['django', 'fastapi'],
    outcome: 'django',
    dissent: [{ author: 'U2', words: 'I would have taken fastapi' }],
    evidence: { claims: ['django.admin.1'], hash: 'abc', knowledge: 'k1' },
    history: [{ at: 1, author: person, what: `recorded by <@${person}>` }],
    address: { channel: 'C1', thread: '1.2' },
    conversation: 't1',
  };
}

export function workspaceOf(): WorkspaceDocument {
  return { settings: { quiet: true }, uninstalled: null };
}
