import type { Actor } from '../access/actor.ts';
import type { Answer } from '../answer/answer.ts';
import type { Posting } from '../threads/thread-posts.ts';
import type { Filled, Form } from './form.ts';

/** Who wants a form, and which. */
export type FormRequest = Actor & {
  readonly ref: string;
  /** True where only mentions and replies reach the bot, whatever a channel's settings say. */
  readonly mentionsOnly?: boolean;
};

export type Opened =
  | { readonly kind: 'form'; readonly form: Form }
  /** Why there is none for this person now; shown to them alone. */
  | { readonly kind: 'refused'; readonly answer: Answer };

export type Submission = FormRequest & {
  readonly filled: Filled;
  /** Whether the form could show this person; who was named in words and has no place in it stays. All, unless given. */
  readonly canShow?: (person: string) => boolean;
  /** The platform's id of this delivery; the same one is done once. */
  readonly delivery: string;
};

export type Submitted = {
  /** What the one who filled it in is told, alone; null where the thread says enough. */
  readonly note: Answer | null;
  /** What the thread is told now. */
  readonly postings: readonly Posting[];
  /** The question that the form stands for, which the adapter asks next; null where it stands for none. */
  readonly asks: AskedByForm | null;
};

export type AskedByForm = {
  readonly words: string;
  /** The channel to answer in, by the platform's id; null for the place that the form was opened in. */
  readonly channel: string | null;
};

/** What makes forms and knows what they mean. */
export type FormSource = {
  /** What the refs of its forms begin with. */
  readonly prefix: string;
  open(request: FormRequest): Promise<Opened>;
  submit(submission: Submission): Promise<Submitted>;
};

/** The forms of all sources, by the beginning of their refs. */
export type Forms = {
  /** @returns undefined for a ref that nothing here made */
  open(request: FormRequest): Promise<Opened | undefined>;
  submit(submission: Submission): Promise<Submitted | undefined>;
};

export function createForms(sources: readonly FormSource[]): Forms {
  const sourceOf = (ref: string): FormSource | undefined =>
    sources.find(({ prefix }) => ref.startsWith(prefix));
  return {
    open: async (request) => sourceOf(request.ref)?.open(request),
    submit: async (submission) => sourceOf(submission.ref)?.submit(submission),
  };
}
