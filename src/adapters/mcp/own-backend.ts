import { randomUUID } from 'node:crypto';
import { readingOnly } from '../../core/access/actor.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { McpBackend } from './backend.ts';

export type OwnBackendParts = {
  readonly assistant: Pick<Assistant, 'ask' | 'choices' | 'proposeFact' | 'knowledge'>;
  /** Whose decisions and choices can be read. */
  readonly workspace: string;
  /** From the workspace's settings; null if there's none. */
  readonly token: string | null;
};

/** Answers from this process's own assistant. Calls are independent of each other. */
export function openOwnBackend({ assistant, workspace, token }: OwnBackendParts): McpBackend {
  return {
    knowledge: assistant.knowledge,
    async ask({ words, given, choice }) {
      const about = choice === null ? null : await assistant.choices.called(workspace, choice);
      if (typeof about === 'string') return { kind: 'refused', says: about };
      const outcome = await assistant.ask({
        workspace,
        conversation: `mcp:${randomUUID()}`,
        author: 'mcp',
        words,
        given,
        ...(about === null ? {} : { startsOn: about.id }),
        audience: 'direct',
        delivery: null,
        showsWhole: true,
        replyTo: null,
        // An assistant may be told to do anything by what it reads, so it only ever gets to read.
        rights: readingOnly,
      });
      return outcome.kind === 'answered'
        ? { kind: 'answered', answer: outcome.answer }
        : { kind: 'refused', says: 'The question got no answer; ask again.' };
    },
    async choices() {
      const all = await assistant.choices.list(workspace);
      return all.map(({ id, name, names }) => ({ id, name, options: names }));
    },
    propose: token === null ? null : (proposal) => assistant.proposeFact({ ...proposal, workspace, token }),
  };
}
