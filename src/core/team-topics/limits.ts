/** The bounds of what a team brings itself: one table for the program, what it says about them, and its pages. */
export const topicLimits = {
  fewestOptions: 2,
  options: 8,
  criteria: 12,
  facts: 200,
  /** Facts that assistants propose and nobody has answered yet. */
  proposals: 20,
  raters: 50,
  /** Topics that aren't dormant, of one channel. */
  openInChannel: 40,
  /** Other names of one option or criterion. */
  aliases: 12,
  /** In characters. */
  name: 80,
  option: 60,
  criterion: 60,
  fact: 200,
  reason: 120,
  link: 500,
} as const;

const day = 24 * 3_600_000;

/** How long a topic is left alone before its thread is reminded, once; then it's dormant a week later. In milliseconds. */
export const remindedAfter = 30 * day;
export const dormantAfter = remindedAfter + 7 * day;

/** The rating that an option needs on a criterion that's a must: below it, it's out. */
export const mustRating = 3;

/** From here on, what a group rated shows how far apart people are: with fewer, one could tell who gave what. */
export const fewestToShowSpread = 3;

/** How many steps of its history, and how many operations, a topic remembers. */
export const keptSteps = 200;
export const keptTopicOperations = 300;
