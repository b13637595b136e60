import { randomUUID } from 'node:crypto';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Outgoing } from '../../core/store/documents.ts';
import type { Posting } from '../../core/threads/thread-posts.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { type PipeRequest, pipePlatform, threadOf } from './request.ts';

/** The response to a line about a form: the form itself, or the result of submitting it. */
export async function formResponse(
  assistant: Assistant,
  { request, filled }: Extract<PipeRequest, { kind: 'form' }>,
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
  const { note, postings, asks } = submitted;
  return {
    note: note === null ? null : renderMarkdown(note),
    forms: note === null ? [] : formsOf(note),
    posts: await postsOf(assistant, postings),
    ...(asks === null ? {} : { asks: asks.words }),
  };
}

/** Posts to threads, as they appear in the output. Marks them as posted. */
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

/** How many threads to take over at once. */
const mostTakenOver = 100;

/** Scripts name their workspaces as they like. */
const anyWorkspace = '';

/** Posts that are due, and those that an ended process left unposted. */
export async function duePosts(assistant: Assistant, now: number): Promise<object[]> {
  const left = await assistant.outbox.takeOver(pipePlatform, now, mostTakenOver, anyWorkspace);
  const waiting = left.map(({ key: { workspace, id }, outgoing }) => ({
    workspace,
    conversation: id,
    outgoing,
  }));
  return [
    ...(await postsOf(assistant, waiting)),
    ...(await postsOf(assistant, await assistant.due(pipePlatform, now, anyWorkspace))),
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
  return new Error(`there is no form ${JSON.stringify(ref)}; use one from the "forms" of an answer`);
}
