import type { PostFault, Stage } from '../../contract/chat-stage.ts';
import type { Failure, Workspace } from './workspace.ts';

/** Calls that post or edit; the last one brings a reply that can't be posted to its asker. */
const posting = ['chat.postMessage', 'chat.update', 'chat.postEphemeral'];

const down: Failure = { kind: 'status', status: 503 };

function failureOf(fault: PostFault): Failure {
  switch (fault.kind) {
    case 'down':
      return down;
    case 'lost':
      return { kind: 'lost' };
    case 'refused':
      return { kind: 'error', error: 'not_in_channel' };
    case 'limited':
      return { kind: 'limited', seconds: Math.ceil(fault.ms / 1000) };
    default:
      return fault satisfies never;
  }
}

/** Makes the double's calls fail as a test of the chat layer says. @param now milliseconds, by the test's clock */
export function createPostFaults(
  workspace: Pick<Workspace, 'failures' | 'outage'>,
  now: () => number,
): Pick<Stage, 'fail' | 'failFor' | 'failForms'> {
  let downUntil = 0;
  workspace.outage = (method) => (posting.includes(method) && now() < downUntil ? down : null);
  return {
    fail(...faults) {
      // One list for all of them: the next call fails, whichever it is.
      const failures = faults.map(failureOf);
      for (const method of posting) workspace.failures.set(method, failures);
    },
    failFor(ms) {
      downUntil = now() + ms;
    },
    failForms(times) {
      const failures = Array.from({ length: times }, () => ({
        kind: 'error' as const,
        error: 'expired_trigger_id',
      }));
      workspace.failures.set('views.open', failures);
    },
  };
}
