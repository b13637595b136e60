import type { PostFault, Stage } from '../../contract/chat-stage.ts';
import type { DiscordDouble } from './discord-double.ts';
import { modal } from './shown-forms.ts';

type Fault = Parameters<DiscordDouble['fault']>[0];

/** The calls that post or edit a message: by its channel, or by an interaction's token. */
const posting =
  /^(?:POST|PATCH) \/(?:channels\/\d+\/messages(?:\/\d+)?|webhooks\/\d+\/[^/]+(?:\/messages\/@original)?)$/;

const down = { status: 503, body: {} };

function faultOf(fault: PostFault): Fault {
  const next = { on: posting, times: 1 };
  switch (fault.kind) {
    case 'down':
      return { ...next, reply: down };
    case 'lost':
      return { ...next, reply: down, after: true };
    case 'refused':
      return { ...next, reply: { status: 403, body: { code: 50013, message: 'Missing Permissions' } } };
    case 'limited': {
      // Without the headers of an announced limit, to which discord.js would keep by itself, in real time.
      const seconds = fault.ms / 1000;
      const body = { message: 'You are being rate limited.', retry_after: seconds, global: false };
      const headers = { 'retry-after': String(seconds), 'x-ratelimit-scope': 'shared' };
      return { ...next, reply: { status: 429, body, headers } };
    }
    default:
      return fault satisfies never;
  }
}

/** Makes the double's calls fail as a test of the chat layer says. @param now milliseconds, by the test's clock */
export function createPostFaults(
  double: Pick<DiscordDouble, 'fault' | 'clearFaults'>,
  now: () => number,
): Pick<Stage, 'fail' | 'failFor' | 'failForms'> {
  let downUntil = 0;
  const outage: Fault = {
    on: posting,
    times: Number.POSITIVE_INFINITY,
    when: () => now() < downUntil,
    reply: down,
  };
  const fail: Stage['fail'] = (...faults) => {
    double.clearFaults();
    for (const fault of [...faults.map(faultOf), outage]) double.fault(fault);
  };
  fail();
  return {
    fail,
    failFor(ms) {
      downUntil = now() + ms;
    },
    failForms: (times) =>
      double.fault({ on: /\/callback$/, when: ({ type }) => type === modal, times, reply: down }),
  };
}
