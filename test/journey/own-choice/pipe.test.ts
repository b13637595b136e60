import { expect, it } from 'vitest';
import { z } from 'zod';
import { newFolder } from '../../new-folder.ts';
import { runMostlyHere } from '../../run-program.ts';
import { addedCriterion, fact, link, options, ratings, ratingsOf, started, type Teammate } from './story.ts';

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
  const said = (user: Teammate, text: string): object => from(user, { text });
  /** What fills in a form that was shown, by the labels of its fields and of their options. */
  const filledIn = ({ form }: Line, filled: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(filled).map(([name, wanted]) => {
        const field = form?.fields.find(({ label }) => label === name) ?? fail(`the form has no ${name}`);
        const option = field.options.find(({ label }) => label.startsWith(wanted));
        return [field.id, option?.value ?? wanted];
      }),
    );

  const begun = await send(
    said('ana', started),
    said('ben', 'add option Zitadel'),
    said('cem', addedCriterion),
    said('ana', 'drop time to first use'),
    said('ana', 'drop lock-in'),
    said('ana', `fact on Keycloak: ${fact} ${link}`),
    said('ana', 'fact on Authentik: its upgrade broke our flows twice, so security suffered'),
    said('ben', 'rate'),
  );
  const [card, , , , , , second, rates] = begun;
  if (card === undefined || second === undefined || rates === undefined) return fail('too few lines');
  expect(card.text).toMatch(/Login:\*\* Auth0, Authentik or Keycloak/);
  expect(rates.shownTo).toBe('asker');
  const refs = {
    fact: formIn(card, 'Add a fact'),
    against: formIn(second, "That's not so"),
    rate: options.map((option) => formIn(rates, `Rate ${option}`)),
  };

  // A script is shown a form before it fills it in.
  const [factForm, againstForm, ...rateForms] = await send(
    ...[refs.fact, refs.against, ...refs.rate].map((ref) => from('ben', { form: ref })),
  );
  if (factForm === undefined || againstForm === undefined) return fail('too few forms');
  const own = {
    'What do you know?': 'We ran it for four years without an outage',
    On: 'Keycloak',
    About: 'Security',
  };
  const [noted, , placed, disputed] = await send(
    from('ben', { form: refs.fact, filled: filledIn(factForm, own) }),
    said('ben', 'fact on Auth0: the free plan ends at 25,000 users'),
    said('ben', 'f4 is about cost'),
    from('cem', {
      form: refs.against,
      filled: filledIn(againstForm, { 'What is so?': 'Only one flow broke' }),
    }),
  );
  expect(noted?.note).toMatch(/Noted on \*\*Keycloak, security\*\*: .*\(f3, no source\)/);
  expect(noted?.posts?.at(-1)?.text).toContain('3 facts');
  expect(placed?.text).toContain('Noted on **Auth0, cost**');
  expect(disputed?.note).toContain('Both stand now, as disputed: ');

  for (const [at, person] of (['ana', 'ben', 'cem'] as const).entries()) {
    const kept = await send(
      ...options.map((option, index) =>
        from(person, {
          form: refs.rate[index],
          filled: filledIn(rateForms[index] ?? fail('no form'), ratingsOf(person, option)),
        }),
      ),
    );
    for (const [index, option] of options.entries()) {
      expect(kept[index]?.note).toContain(`${option}: cost ${ratings[person][option][0] ?? ''}`);
      const [post] = kept[index]?.posts ?? [];
      expect(post?.text ?? '').not.toMatch(/(?:Auth0|Keycloak) [0-5]\b|split/);
      if (index === 0)
        expect(post?.text).toContain(at === 0 ? '1 person has rated' : `${at + 1} people have`);
    }
    expect(kept[0]?.forms?.map(({ label }) => label)).toContain('Next: Authentik');
  }
  const [alone, result] = await send(said('ben', 'Auth0 1 on cost'), said('ana', 'close the ratings'));
  expect(alone?.shownTo).toBe('asker');
  expect(result?.text).toMatch(/\*\*Keycloak\*\*, from what you said and rated.*Zitadel is out/s);
  expect(result?.text).toContain("**Keycloak, effort to run:** you're split, 1 to 5");
  expect(result).toMatchObject({ ranking: expect.any(Array) });

  const decided = await send(
    said('ben', 'we need it to be easy to run'),
    said('ben', 'what would change it?'),
    said('cem', 'as a chart'),
    said('ana', 'we go with Keycloak'),
    said('ana', 'put it to the vote by consent, @ana @ben @cem'),
    said('ana', 'I vote yes'),
    said('ben', 'yes from me'),
    said('cem', 'no objections'),
    said('ana', 'close the vote'),
    said('ana', 'withdraw f1'),
    { due: true },
  );
  const texts = decided.map(({ text = '' }) => text);
  expect(texts[0]).toContain('Heard: *effort to run*');
  expect(texts[1]).toContain('would win without');
  expect(texts[2]).toContain('█');
  expect(texts[3]).toContain('Keycloak as our identity provider');
  expect(texts[8]).toContain('Accepted by vote: ');
  expect(texts[9]).toContain('Withdrawn: ');
  expect(JSON.stringify(decided.at(-1)?.posts)).toMatch(new RegExp(`evidence has moved.*${fact}`));
});

function formIn({ forms = [] }: Line, label: string): string {
  return (
    forms.find((one) => one.label === label)?.form ?? fail(`no form ${label} in ${JSON.stringify(forms)}`)
  );
}

function fail(why: string): never {
  throw new Error(why);
}
