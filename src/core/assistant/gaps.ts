import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import type { Intent } from '../turn/intent.ts';
import type { gapSchema } from './gap-schema.ts';

export type Gap = z.infer<typeof gapSchema>;

/** Longer questions are cut here, in characters: enough to see what was wanted. */
const keptWords = 300;
const inPrivate = '(asked in private)';

export type Gaps = {
  record(
    workspace: string,
    asked: { readonly intent: Intent; readonly words: string; readonly closed: boolean },
  ): Promise<void>;
  /** All gaps, most often asked first. */
  all(workspace: string): Promise<readonly Gap[]>;
};

export function createGaps(store: Store, now: () => number): Gaps {
  return {
    async record(workspace, { intent, words, closed }) {
      const about = aboutOf(intent, words, closed);
      const id = bytesToHex(sha256(utf8ToBytes(about))).slice(0, 16);
      await changeDocument(store, { workspace, kind: 'gap', id }, (before) => ({
        value: {
          about,
          words: closed ? (before?.words ?? null) : words.slice(0, keptWords),
          times: (before?.times ?? 0) + 1,
          last: now(),
        },
        due: null,
      }));
    },
    async all(workspace) {
      const gaps: Gap[] = [];
      for await (const { value } of store.list(workspace, 'gap')) gaps.push(value);
      return gaps.sort((a, b) => b.times - a.times || b.last - a.last);
    },
  };
}

/** The same thing asked twice is one gap: by the data's name for it, else by the words without markup, case and punctuation. */
function aboutOf(intent: Intent, words: string, closed: boolean): string {
  if (intent.kind === 'out_of_scope' && intent.beyond !== null) return intent.beyond;
  if (intent.alternatives.length > 0) return intent.alternatives.join(', ');
  if (closed) return inPrivate;
  const bare = words
    .toLowerCase()
    .replace(/<[^<>]*>/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return bare.slice(0, keptWords);
}
