/**
 * What a message does after an answer: doubts that it's for them (`too-much`), or that an option copes (`capable`); asks whether
 * what was just said changes it, or is so; asks what it costs, in which order to move, what stays as it is, what to watch out for,
 * who keeps it running, whether it holds when it grows, what to do now, what a later move takes, the same of another option, or
 * for sources; sets right or tells something. `fresh` asks something of its own; `request` wants something done with the answer.
 */
export const followUpKinds = [
  'too-much',
  'capable',
  'changes',
  'is-so',
  'cost',
  'order',
  'stays',
  'watch',
  'corrects',
  'people',
  'grows',
  'what-now',
  'later',
  'other',
  'sources',
  'told',
  'fresh',
  'request',
] as const;

export type FollowUpKind = (typeof followUpKinds)[number];
