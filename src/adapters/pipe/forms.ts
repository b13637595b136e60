import { randomUUID } from 'node:crypto';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Posting } from '../../core/threads/thread-posts.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { platformId, type Request, threadOf } from './request.ts';

/** What a line about a form gets: the form, or what came of what was filled in. */
export async function formResponse(
  assistant: Assistant,
  { request, filled }: Extract<Request, { kind: 'form' }>,
): Promise<object> {
  if (filled === undefined) {
    const opened = await assistant.forms.open(request);
    if (opened === undefined) throw unknownForm(request.ref);
    return opened.kind === 'form'
      ? { form: opened.form }
      : { form: null, note: renderMarkdown(opened.answer) };
  }
  const submitted = await assistant.forms.submit({ ...request, filled, delivery: randomUUID() });
  if (submitted === undefined) throw unknownForm(request.ref);
  const { note, postings } = submitted;
  return {
    note: note === null ? null : renderMarkdown(note),
    forms: note === null ? [] : formsOf(note),
    posts: await postsOf(assistant, postings),
  };
}

/** What threads are told, as lines of output have it, and marked as told. */
async function postsOf(assistant: Assistant, postings: readonly Posting[]): Promise<object[]> {
  const posts: object[] = [];
  for (const { workspace, conversation, outgoing } of postings) {
    let next: Outgoing | null = outgoing;
    while (next !== null) {
      if (next.content !== null)
        posts.push({
          workspace,
          ...threadOf(conversation),
          text: renderMarkdown(next.content),
          answerId: next.answer,
          replaces: next.replaces,
        });
      next = await assistant.outbox.posted(workspace, conversation, next.answer);
    }
  }
  return posts;
}

/** More threads than this have nothing to say at once. */
const mostTakenOver = 100;

/** Scripts name their workspaces as they like. */
const anyWorkspace = '';

/** What is due by the clock, and what a process that ended had left to say. */
export async function duePosts(assistant: Assistant, now: number): Promise<object[]> {
  const left = await assistant.outbox.takeOver(platformId, now, mostTakenOver);
  const waiting = left.map(({ key: { workspace, id }, outgoing }) => ({
    workspace,
    conversation: id,
    outgoing,
  }));
  return [
    ...(await postsOf(assistant, waiting)),
    ...(await postsOf(assistant, await assistant.due(platformId, now, anyWorkspace))),
  ];
}

/** The forms that an answer offers. */
export function formsOf({
  blocks,
}: Parameters<typeof renderMarkdown>[0]): readonly { readonly label: string; readonly form: string }[] {
  return blocks.flatMap((block) =>
    block.kind === 'choices'
      ? block.choices.flatMap((choice) =>
          'opens' in choice ? [{ label: choice.label, form: choice.opens }] : [],
        )
      : [],
  );
}

function unknownForm(ref: string): Error {
  return new Error(`there is no form ${JSON.stringify(ref)}; name one from "forms" of an answer`);
}
