import { z } from 'zod';
import type { Status } from './status.ts';

const olderSchema = z.looseObject({
  content: z.looseObject({}),
  history: z.array(z.looseObject({ what: z.string() })),
});

const votedSchema = z.looseObject({ vote: z.looseObject({}).nullable() });

/** From format 4: votes kept no time zone, and ended by the clocks of UTC. */
export function withZoneOfVote(older: unknown): unknown {
  const { vote, ...rest } = votedSchema.parse(older);
  return { ...rest, vote: vote === null ? null : { ...vote, zone: 'UTC' } };
}

/** How history in format 1 described a step that gave a status. */
const steps: readonly (readonly [RegExp, Status])[] = [
  [/^drafted it/, 'draft'],
  [/^proposed it/, 'proposed'],
  [/^recorded it|^the vote closed: .*; accepted$/, 'accepted'],
  [/^rejected it|^the vote closed: .*; rejected$/, 'rejected'],
  [/^deprecated it/, 'deprecated'],
  [/^superseded by /, 'superseded'],
];

/** From format 1: records kept neither what was weighed together nor which step gave which status. */
export function withTogetherAndSteps(older: unknown): unknown {
  const { content, history, ...rest } = olderSchema.parse(older);
  return {
    ...rest,
    content: { ...content, together: null },
    history: history.map((step) => ({
      ...step,
      became: steps.find(([words]) => words.test(step.what))?.[1] ?? null,
    })),
  };
}

/** From format 4: records kept neither how the thread's weighing ranked the options nor who saved what somebody else said. */
export function withWeighedAndRecorder(older: unknown): unknown {
  const { content, ...rest } = z.looseObject({ content: z.looseObject({}) }).parse(older);
  return { ...rest, content: { ...content, weighed: [], recordedBy: null } };
}
