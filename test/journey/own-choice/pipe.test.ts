import { expect, it } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../../new-folder.ts';
import { runMostlyHere } from '../../run-program.ts';
import {
  addedCriterion,
  criteria,
  fact,
  link,
  options,
  ratings,
  ratingsOf,
  started,
  type Teammate,
} from './story.ts';

const runProgram = runMostlyHere(20);

const formsSchema = z.array(z.object({ label: z.string(), form: z.string() })).optional();
const lineSchema = z.looseObject({
  text: z.string().optional(),
  note: z.string().nullish(),
  shownTo: z.string().optional(),
  forms: formsSchema,
  form: z
    .looseObject({
      fields: z.array(
        z.looseObject({
          id: z.string(),
          label: z.string(),
          options: z.array(z.object({ value: z.string(), label: z.string() })).default([]),
        }),
      ),
    })
    .nullish(),
  posts: z.array(z.looseObject({ text: z.string(), replaces: z.string().nullable() })).optional(),
});
type Line = z.infer<typeof lineSchema>;

it('three people in a thread that a script hands on choose among things that nobody has data on', async () => {
  const folder = newFolder();
  const send = async (...lines: readonly object[]): Promise<readonly Line[]> => {
    const run = await runProgram(['pipe', '--data', folder], {
      input: lines.map((line, at) => `${JSON.stringify({ id: String(at), ...line })}\n`).join(''),
    });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    return run.stdout
      .trim()
      .split('\n')
      .map((line) => lineSchema.parse(JSON.parse(line)));
  };
  const from = (user: Teammate, more: object): object => ({
    ...{ workspace: 'w', channel: 'c', thread: 't', user, mention: true, shared: true },
    ...more,
  });
  const say = async (user: Teammate, ...texts: readonly string[]): Promise<Line> =>
    last(await send(...texts.map((text) => from(user, { text }))));
  const fill = async (
    user: Teammate,
    ref: string,
    filled: Readonly<Record<string, string>>,
  ): Promise<Line> => {
    const shown = last(await send(from(user, { form: ref })));
    const values = Object.entries(filled).map(([name, wanted]) => {
      const field = shown.form?.fields.find(({ label }) => label === name);
      const option = field?.options.find(({ label }) => label.startsWith(wanted));
      return [field?.id ?? name, option?.value ?? wanted];
    });
    return last(await send(from(user, { form: ref, filled: Object.fromEntries(values) })));
  };

  const card = await say('ana', started);
  expect(card.text).toMatch(/Login:\*\* Auth0, Authentik or Keycloak/);
  await say('ben', 'add option Zitadel');
  await say('cem', addedCriterion);
  await say('ana', 'drop time to first use', 'drop lock-in');
  await say('ana', `fact on Keycloak: ${fact} ${link}`);
  const noted = await fill('ben', formIn(card, 'Add a fact'), {
    'What do you know?': 'We ran it for four years without an outage',
    On: 'Keycloak',
    About: 'Security',
  });
  expect(noted.note).toMatch(/Noted on \*\*Keycloak, security\*\*: .*\(f2, no source\)/);
  expect(noted.posts?.at(-1)?.text).toContain('2 facts');
  await say('ben', 'fact on Auth0: the free plan ends at 25,000 users', 'f3 is about cost');
  const fourth = await say(
    'ana',
    'fact on Authentik: its upgrade broke our flows twice, so security suffered',
  );
  const disputed = await fill('cem', formIn(fourth, "That's not so"), {
    'What is so?': 'Only one flow broke',
  });
  expect(disputed.note).toContain('Both stand now, as disputed: ');

  for (const [at, person] of (['ana', 'ben', 'cem'] as const).entries()) {
    let ref = formIn(card, 'Rate them');
    for (const [index, option] of options.entries()) {
      const kept = await fill(person, ref, ratingsOf(person, option));
      expect(kept.note).toContain(`${option}: cost ${ratings[person][option][0] ?? ''}`);
      const [post] = kept.posts ?? [];
      expect(post?.text ?? '').not.toMatch(/(?:Auth0|Keycloak) [0-5]\b|split/);
      if (index === 0)
        expect(post?.text).toContain(at === 0 ? '1 person has rated' : `${at + 1} people have`);
      if (index + 1 < options.length) ref = formIn(kept, `Next: ${options[index + 1] ?? ''}`);
    }
  }
  expect(criteria).toHaveLength(4);
  const alone = await say('ben', 'Auth0 1 on cost');
  expect(alone.shownTo).toBe('asker');
  const result = await say('ana', 'close the ratings');
  expect(result.text).toMatch(/\*\*Keycloak\*\*, from what you said and rated.*Zitadel is out/s);
  expect(result.text).toContain("**Keycloak, effort to run:** you're split, 1 to 5");
  expect(result).toMatchObject({ ranking: expect.any(Array) });

  expect((await say('ben', 'we need it to be easy to run')).text).toContain('Heard: *effort to run*');
  expect((await say('ben', 'what would change it?')).text).toContain('would win without');
  expect((await say('cem', 'as a chart')).text).toContain('█');
  expect((await say('ana', 'we go with Keycloak')).text).toContain('Keycloak as our identity provider');
  await say('ana', 'put it to the vote by consent, @ana @ben @cem', 'I vote yes');
  await say('ben', 'yes from me');
  await say('cem', 'no objections');
  expect((await say('ana', 'close the vote')).text).toContain('Accepted by vote: ');
  expect((await say('ana', 'withdraw f1')).text).toContain('Withdrawn: ');
  const due = last(await send({ due: true }));
  expect(JSON.stringify(due.posts)).toMatch(new RegExp(`evidence has moved.*${fact}`));
});

function formIn({ forms = [] }: Line, label: string): string {
  return (
    forms.find((one) => one.label === label)?.form ?? fail(`no form ${label} in ${JSON.stringify(forms)}`)
  );
}

function last(lines: readonly Line[]): Line {
  return lines.at(-1) ?? fail('no line');
}

function fail(why: string): never {
  throw new Error(why);
}
