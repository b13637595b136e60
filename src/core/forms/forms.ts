import type { Actor } from '../access/actor.ts';
import type { Answer } from '../answer/answer.ts';
import { oneLineAnswer } from '../answer/one-line-answer.ts';
import type { Destination } from '../store/documents.ts';
import type { Posting } from '../threads/thread-posts.ts';
import { whyNoForm } from './filled-bounds.ts';
import type { Filled, Form } from './form.ts';

/** Who wants a form, and which. */
export type FormRequest = Actor & {
  readonly ref: string;
  /** True where only mentions and replies reach the bot, whatever a channel's settings say. */
  readonly mentionsOnly?: boolean;
};

export type Opened =
  | { readonly kind: 'form'; readonly form: Form }
  /** Why this person gets none right now; only they see it. */
  | { readonly kind: 'refused'; readonly answer: Answer };

export type Submission = FormRequest & {
  readonly filled: Filled;
  /** Whether the form could show a person; those it could not show stay as they were. All unless given. */
  readonly canShow?: (person: string) => boolean;
  /** The platform's id of this delivery; each is done once. */
  readonly delivery: string;
  /** Where a message goes that begins a thread in the channel; null if the bot can't post there by itself. Absent if it never can. */
  readonly destination?: () => Promise<Destination | null>;
};

export type Submitted = {
  /** Shown to the person who filled it in, alone; null if the thread says enough. */
  readonly note: Answer | null;
  /** What to post to threads now. */
  readonly postings: readonly Posting[];
  /** The question that the form stands for, to be asked next by the adapter; null if it stands for none. */
  readonly asks: AskedByForm | null;
};

export type AskedByForm = {
  readonly words: string;
  /** True if somebody wrote the words; otherwise they're made of what was picked. */
  readonly isWritten: boolean;
  /** The channel to answer in, by the platform's id; null for the place that the form was opened in. */
  readonly channel: string | null;
};

/** Makes forms and handles what was filled in. */
export type FormSource = {
  /** What the refs of its forms start with. */
  readonly prefix: string;
  open(request: FormRequest): Promise<Opened>;
  submit(submission: Submission): Promise<Submitted>;
};

/** The forms of all sources, by the prefixes of their refs. */
export type Forms = {
  /** @returns undefined for a ref that no source made */
  open(request: FormRequest): Promise<Opened | undefined>;
  submit(submission: Submission): Promise<Submitted | undefined>;
};

export function createForms(sources: readonly FormSource[]): Forms {
  const sourceOf = (ref: string): FormSource | undefined =>
    sources.find(({ prefix }) => ref.startsWith(prefix));
  return {
    open: async (request) => sourceOf(request.ref)?.open(request),
    async submit(submission) {
      const wrong = whyNoForm(submission.filled);
      if (wrong !== null)
        return {
          note: oneLineAnswer(wrong, [submission.ref, submission.author], true),
          postings: [],
          asks: null,
        };
      return sourceOf(submission.ref)?.submit(submission);
    },
  };
}
