import { expect } from 'vitest';

export type Teammate = 'ana' | 'ben' | 'cem';

/** A message as people see it, and something to press under it. */
export type Shown<Where> = { readonly text: string; readonly where: Where };

/** A thread of three people with the bot, on some platform. */
export type ChoiceStage<Where> = {
  /** How a message names somebody. */
  readonly nameOf: (person: Teammate) => string;
  /** True where people are members, rather than all of them running the workspace. */
  readonly hasMembers: boolean;
  /** Says something to the bot; the first message begins the thread. */
  say(person: Teammate, words: string): Promise<void>;
  /** Waits for a message that everybody sees and that says this now; the last one, if there are several. */
  shows(words: RegExp): Promise<Shown<Where>>;
  /** Waits for what only this person sees; where the platform has no such thing, for a reply in place. */
  tells(person: Teammate, words: RegExp): Promise<Shown<Where>>;
  /** Labels of what can be pressed under a message. */
  labelsUnder(shown: Shown<Where>): readonly string[];
  press(person: Teammate, under: Shown<Where>, label: string): Promise<void>;
  /**
   * Fills in the form behind a button, by the labels of its fields and of their options; "*" is for every field that isn't
   * named. @returns the note on it
   */
  fill(
    person: Teammate,
    under: Shown<Where>,
    label: string,
    filled: Readonly<Record<string, string>>,
  ): Promise<Shown<Where>>;
  /** The process ends, and another one goes on. */
  restart(): Promise<void>;
  /** Everything that everybody sees in the thread. */
  seenByAll(): string;
};

/** What a form's fields are filled in with, by their labels, where "*" stands for all others. */
export function filledFor(
  fields: readonly string[],
  { '*': all, ...filled }: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return all === undefined
    ? filled
    : { ...Object.fromEntries(fields.map((field) => [field, all])), ...filled };
}

export const started = "let's choose between Keycloak, Auth0 and Authentik for our login";
export const addedCriterion = 'criterion: hosted in the EU, must';
export const options = ['Auth0', 'Authentik', 'Keycloak', 'Zitadel'] as const;
export const criteria = ['Cost', 'Effort to run', 'Security', 'Hosted in the EU'] as const;

/** What each gives by option, in the order of the criteria; null for "don't know". */
export const ratings: Readonly<
  Record<Teammate, Readonly<Record<(typeof options)[number], readonly (number | null)[]>>>
> = {
  ana: { Auth0: [2, 5, 4, 4], Authentik: [4, 3, 2, 5], Keycloak: [5, 5, 4, 5], Zitadel: [4, 4, 3, 2] },
  ben: { Auth0: [1, 5, 4, 4], Authentik: [4, 3, 3, 5], Keycloak: [5, 1, 4, 5], Zitadel: [4, 4, 3, 2] },
  cem: { Auth0: [2, 5, 4, 3], Authentik: [4, 2, 3, 5], Keycloak: [4, 3, 5, 5], Zitadel: [3, 4, null, 2] },
};

/** What a form is filled in with: its options' labels begin with these. */
export function ratingsOf(person: Teammate, option: (typeof options)[number]): Record<string, string> {
  return Object.fromEntries(
    ratings[person][option].map((rating, at) => [
      criteria[at] ?? '',
      rating === null ? "Don't know" : `${rating}: `,
    ]),
  );
}

export const fact = 'it needs a database of its own, which adds effort to run';
export const link = 'https://www.keycloak.org/server/db';

/**
 * Three people choose by what they know: options, criteria, facts, one of them disputed; each rates alone; what comes of it,
 * what would change it, a picture, a vote, and a fact that's withdrawn afterwards.
 */
export async function chooseTogether<W>(stage: ChoiceStage<W>): Promise<void> {
  const { say, shows, tells, press, fill, seenByAll } = stage;

  await say('ana', started);
  await shows(/Login:.*Auth0, Authentik or Keycloak\..*nobody has rated yet; no facts yet/s);
  await say('ben', 'add option Zitadel');
  await say('cem', addedCriterion);
  await shows(/Added hosted in the EU: a must/);
  await say('ana', 'drop time to first use');
  await say('ben', 'drop lock-in');
  const card = () =>
    shows(/Login:.*Zitadel.*cost, effort to run, security and hosted in the EU \(a must\).*So far/s);
  await card();

  // Five facts: by words, by a form, with a link and without; one is disputed, and both stand.
  await say('ana', `fact on Keycloak: ${fact} ${link}`);
  await shows(/Noted on Keycloak, effort to run: .*www\.keycloak\.org, not checked/);
  const noted = await fill('ben', await card(), 'Add a fact', {
    'What do you know?': 'We ran it for four years without an outage',
    On: 'Keycloak',
    About: 'Security',
    'It speaks': 'for it',
  });
  expect(noted.text).toMatch(/Noted on Keycloak, security: .*\(f2, no source\)/s);
  await say('ben', 'fact on Auth0: the free plan ends at 25,000 users');
  await press('ben', await shows(/\(f3, no source\)\. Which criterion/), 'cost');
  await shows(/Noted on Auth0, cost: .*\(f3, no source\)/);
  await say('ana', 'fact on Authentik: its upgrade broke our flows twice, so security suffered');
  const last = await shows(/Noted on Authentik, security.*\(f4, no source\)/);
  const disputed = await fill('cem', last, "That's not so", { 'What is so?': 'Only one flow broke, once' });
  expect(disputed.text).toMatch(
    /Both stand now, as disputed: .*broke our flows twice.*Only one flow broke, once/s,
  );
  await shows(/Login:.*5 facts/s);

  // Each rates alone, option by option; the thread sees how many have.
  for (const [at, person] of (['ana', 'ben'] as const).entries()) {
    await rateAll(stage, person, await card());
    await shows(at === 0 ? /1 person has rated/ : /2 people have rated/);
  }
  await stage.restart();
  await say('ana', 'which one should we take?');
  await shows(/ratings are still open.*2 people have rated/s);
  await rateAll(stage, 'cem', await card());
  await shows(/Login:.*3 people have rated/s);
  expect(seenByAll()).not.toMatch(/(?:Auth0|Keycloak) [0-5]\b|split/);
  if (stage.hasMembers) {
    await press('cem', await card(), 'Close the ratings');
    await tells('cem', /Closing the ratings is up to whoever started it/);
  }
  await press('ana', await card(), 'Close the ratings');
  const result = await shows(/Keycloak, from what you said and rated.*Zitadel is out/s);
  expect(result.text).toMatch(/Keycloak, effort to run: you're split, 1 to 5/);
  expect(result.text).toContain('3 of you');

  // Needs, a pick, what would change it, a picture.
  await say('ben', 'we need it to be easy to run');
  await shows(/from what you said and rated.*Heard: .*effort to run/s);
  await say('ben', 'what would change it?');
  await press('cem', await shows(/would win without .*from what you said and rated/s), 'As a picture');
  await shows(/\[picture\]|▆|█/);

  // Decided by a vote; what it rests on is withdrawn afterwards.
  await say('ana', 'we go with Keycloak');
  await shows(/not recorded yet: Keycloak as our identity provider/);
  await say(
    'ana',
    `put it to the vote by consent, ${(['ana', 'ben', 'cem'] as const).map(stage.nameOf).join(' ')}`,
  );
  await shows(/not yet: /);
  await say('ana', 'I vote yes');
  await say('ben', 'yes from me');
  await shows(/For 2/);
  await say('cem', 'no objections');
  await shows(/For 3/);
  await say('ana', 'close the vote');
  await shows(/Accepted by vote: Keycloak as our identity provider/);
  await say('ana', 'withdraw f1');
  await shows(/Withdrawn: .*it needs a database of its own/);
  await shows(new RegExp(`evidence has moved.*${fact}`, 's'));
}

/** One form after another, from the card's button on. */
async function rateAll<W>({ fill }: ChoiceStage<W>, person: Teammate, card: Shown<W>): Promise<void> {
  let under = card;
  for (const [at, option] of options.entries()) {
    under = await fill(person, under, at === 0 ? 'Rate them' : `Next: ${option}`, ratingsOf(person, option));
    expect(under.text).toMatch(new RegExp(`Kept. ${option}: cost `));
  }
  expect(under.text).toContain('You have rated all of it');
}
