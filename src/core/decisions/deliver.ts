import type { Posting, ThreadPosts } from '../threads/thread-posts.ts';
import type { RecordStore } from './lifecycle/record-store.ts';

/** Puts what was committed with a record into its thread's outbox; done twice it is said once. */
export async function deliver(
  { records, posts }: { readonly records: RecordStore; readonly posts: ThreadPosts },
  workspace: string,
  id: string,
): Promise<Posting[]> {
  const decision = await records.find(workspace, id);
  if (decision === undefined || decision.notices.length === 0) return [];
  const { conversation, destination, place, notices } = decision;
  const postings: Posting[] = [];
  // Where no later message can go, or where only one person saw it, there is no thread to tell.
  if (destination !== null)
    for (const { content, replaces, editable } of notices) {
      // Of another version of this program: it cannot be told here.
      if (content === null) continue;
      const post = { answer: content, replaces, editable };
      const posting = await posts.say(workspace, conversation, post, { destination, place });
      if (posting !== null) postings.push(posting);
    }
  const out = new Set(notices.map(({ answer }) => answer));
  await records.change(workspace, id, (before) => ({
    ...before,
    notices: before.notices.filter(({ answer }) => !out.has(answer)),
  }));
  return postings;
}
