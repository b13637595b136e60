import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { z } from 'zod';
import { gapWording, longestGap } from '../meaning/gap-wording.ts';
import { changeDocument } from '../store/change-document.ts';
import type { Store } from '../store/store.ts';
import type { Intent } from '../turn/intent.ts';
import type { Meant } from '../turn/turn.ts';
import type { gapSchema } from './gap-schema.ts';

export type Gap = z.infer<typeof gapSchema>;

const inPrivate = '(asked in private)';

export type AskedGap = {
  readonly intent: Intent;
  readonly words: string;
  readonly closed: boolean;
  /** The question or claim that comes nearest; null if nothing was looked for. */
  readonly near: string | null;
  /** Id of the thread's topic; null if it has none yet. */
  readonly topic: string | null;
};

export type Gaps = {
  record(workspace: string, asked: AskedGap): Promise<void>;
  /** Keeps a question with what somebody said that it means, if its words are still known and not from a closed place. */
  meant(workspace: string, meant: Meant): Promise<void>;
  /** All gaps, most often asked first. */
  all(workspace: string): Promise<readonly Gap[]>;
};

export function createGaps(store: Store, now: () => number): Gaps {
  return {
    async record(workspace, { intent, words, closed, near, topic }) {
      const about = near ?? aboutOf(intent, words, closed);
      const id = idOf(about);
      await changeDocument(store, { workspace, kind: 'gap', id }, (before) => ({
        value: {
          about,
          words: closed ? (before?.words ?? null) : words.slice(0, longestGap),
          topic: topic ?? before?.topic ?? null,
          times: (before?.times ?? 0) + 1,
          last: now(),
          meant: before?.meant ?? [],
        },
        due: null,
      }));
    },
    async meant(workspace, { about, wording, target }) {
      await changeDocument(store, { workspace, kind: 'gap', id: idOf(about) }, (before) => {
        const words = before?.words ?? null;
        if (before === undefined || words === null || gapWording(words) !== wording) return null;
        return { value: { ...before, meant: withMeant(before.meant, words, target) }, due: null };
      });
    },
    async all(workspace) {
      const gaps: Gap[] = [];
      for await (const { value } of store.list(workspace, 'gap')) gaps.push(value);
      return gaps.sort((a, b) => b.times - a.times || b.last - a.last);
    },
  };
}

function idOf(about: string): string {
  return bytesToHex(sha256(utf8ToBytes(about))).slice(0, 16);
}

/** So many questions are kept for each gap; the latest last. */
const keptMeant = 20;

function withMeant(meant: Gap['meant'], words: string, target: string): Gap['meant'] {
  const isSame = (one: Gap['meant'][number]): boolean => one.words === words && one.target === target;
  const times = (meant.find(isSame)?.times ?? 0) + 1;
  return [...meant.filter((one) => !isSame(one)), { words, target, times }].slice(-keptMeant);
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
  return bare.slice(0, longestGap);
}
