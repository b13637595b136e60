import type { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import { expiryOf } from '../store/retention.ts';
import type { Store } from '../store/store.ts';
import type { recentQuestionSchema } from './person-schema.ts';

export type RecentQuestion = z.infer<typeof recentQuestionSchema>;

const keptQuestions = 20;
const keptWords = 300;

export type People = {
  asked(workspace: string, person: string, asked: RecentQuestion): Promise<void>;
  /** Newest first. */
  recent(workspace: string, person: string): Promise<readonly RecentQuestion[]>;
};

/** @param retention how long questions are kept after a person's last one, in milliseconds */
export function createPeople(store: Store, retention: number): People {
  return {
    async asked(workspace, person, asked) {
      const entry = { ...asked, words: asked.words.slice(0, keptWords) };
      await changeDocument(store, { workspace, kind: 'person', id: person }, (before) => {
        const recent = [...(before?.recent ?? [])];
        if (recent.some(({ answer }) => answer === asked.answer)) return null;
        const older = recent.findIndex(({ at }) => at <= asked.at);
        recent.splice(older === -1 ? recent.length : older, 0, entry);
        return {
          value: { recent: recent.slice(0, keptQuestions) },
          due: null,
          expires: expiryOf(asked.at, retention),
        };
      });
    },
    async recent(workspace, person) {
      const stored = await store.load({ workspace, kind: 'person', id: person });
      return stored?.value.recent ?? [];
    },
  };
}
