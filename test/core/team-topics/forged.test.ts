import fc from 'fast-check';
import { expect, it } from 'vitest';
import { everyRight, readingOnly } from '../../../src/core/access/actor.ts';
import { openTeam, workspace } from '../decisions/team.ts';

const closed = { id: 'G1', closed: true };
const general = { id: 'C1', closed: false };

it('300 forged refs, names and presses change nothing', async () => {
  const team = openTeam();
  await team.say('ana', "let's choose between Keycloak, Auth0 and Authentik for our login", {
    place: closed,
  });
  await team.say('ana', 'criteria: cost, effort', { place: closed });
  await team.say('ana', 'Keycloak: cost 4, effort 2', { place: closed });
  await team.say('ana', 'fact on Keycloak: it is ours', { place: closed });
  let id = '';
  for await (const { key } of team.store.list(workspace, 'team-topic')) id = key.id;
  // Anybody may start a choice of their own; this one isn't theirs.
  const stored = () => team.store.load({ workspace, kind: 'team-topic', id });
  const before = await stored();
  const nobody = fc.constantFrom(
    { workspace: 'test:other', place: general, rights: everyRight, conversation: 't' },
    { workspace: 'test:other', place: closed, rights: everyRight, conversation: 't' },
    { workspace, place: general, rights: everyRight, conversation: 'elsewhere' },
    { workspace, place: null, rights: everyRight, conversation: 'elsewhere' },
    { workspace, place: closed, rights: readingOnly, conversation: 't' },
  );
  const part = fc.oneof(
    fc.constantFrom(
      'new',
      'edit',
      'fact',
      'against',
      'rate',
      'f1',
      '0',
      '../..',
      id,
      id.slice(0, -1),
      '*',
      '',
    ),
    fc.string({ maxLength: 12 }),
    fc.stringMatching(/^[0-9a-f]{4}$/),
  );
  const ref = fc.oneof(
    fc.array(part, { maxLength: 4 }).map((parts) => `topic:${[id, ...parts].join(':')}`),
    fc.array(part, { maxLength: 4 }).map((parts) => `topic:${parts.join(':')}`),
  );
  const filled = fc.dictionary(
    fc.constantFrom('options', 'criteria', 'fact', 'option', 'name', 'keep', 'cost', 'weights', 'link'),
    fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('Zitadel', 'keycloak', '5', 'cost')),
  );
  const words = fc.oneof(
    fc.constantFrom(
      'withdraw f1',
      'close the ratings as shown at t1',
      'add option Zitadel',
      'drop cost',
      'Keycloak 0 on cost',
      'fact on Keycloak: it is theirs',
      "dispute f1: it isn't",
      'f1 is about cost',
      `show ${id}`,
      'withdraw my ratings',
      'call it Theirs',
    ),
    fc.tuple(fc.constantFrom('withdraw', 'drop', 'rate', 'show'), part).map((said) => said.join(' ')),
  );
  let tries = 0;
  await fc.assert(
    fc.asyncProperty(nobody, ref, filled, words, async (who, forged, fields, said) => {
      const doer = { ...who, author: 'eve' };
      const opened = await team.assistant.forms.open({ ...doer, ref: forged });
      if (opened?.kind === 'form') expect(opened.form.ref).not.toContain(id);
      await team.assistant.forms.submit({
        ...doer,
        ref: forged,
        delivery: `forged ${++tries}`,
        filled: fields,
      });
      const { place, ...whoever } = doer;
      await team.assistant.ask({
        ...whoever,
        ...(place === null ? {} : { place }),
        words: said,
        audience: 'direct',
        delivery: `said ${tries}`,
        replyTo: { platform: 'test', address: {} },
      });
    }),
    { numRuns: 300 },
  );
  expect(await stored()).toEqual(before);
});
