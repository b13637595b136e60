import { describe, expect, it } from 'vitest';
import { decisionSchema } from '../../../../src/core/decisions/record/record.ts';
import { recordBounds, whyTooLarge } from '../../../../src/core/decisions/record/record-bounds.ts';
import { recordCard } from '../../../../src/core/decisions/show/card.ts';
import { excessesIn } from '../../../../src/core/store/bounds.ts';
import { decisionOf } from '../../../contract/documents.ts';
import { builtIn } from '../../built-in.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { openTeam, type Team, workspace } from '../team.ts';

const many = (count: number): string => Array.from({ length: count }, (_, n) => `<@U${1000 + n}>`).join(' ');
const long = 'very '.repeat(2_000);

async function drafted(): Promise<Team> {
  const team = openTeam();
  await team.say('anna', 'we go with nats');
  return team;
}

const sizeOf = async (team: Team): Promise<number> => JSON.stringify((await team.only()).decision).length;

describe('a record stays within its bounds', () => {
  it.each([
    ['15,000 deciders', (id: string) => `set deciders of ${id} to ${many(15_000).replaceAll(' ', ', ')}`],
    ['15,000 voters', (id: string) => `put ${id} to the vote, ${many(15_000)}`],
    ['a title of 10,000 characters', (id: string) => `set title of ${id} to ${long}`],
    ['a reason of 10,000 characters', (id: string) => `set reason of ${id} to ${long}`],
    ['a context of 10,000 characters', (id: string) => `set context of ${id} to ${long}`],
    ['an outcome of 10,000 characters', (id: string) => `set outcome of ${id} to ${long}`],
    ['a dissent of 10,000 characters', (id: string) => `I object to ${id}: ${long}`],
  ])('with %s', async (_, words) => {
    const team = await drafted();
    const { id } = await team.only();
    const before = await sizeOf(team);
    await team.say('anna', words(id));
    expect((await sizeOf(team)) - before).toBeLessThan(4_000);
    expect(whyTooLarge(undefined, (await team.only()).decision)).toBeNull();
  });

  it('when it is drafted, rejected and objected to again and again', async () => {
    const team = openTeam();
    await team.say('anna', `we go with nats because ${long}`);
    const { id } = await team.only();
    await team.say('anna', `put ${id} to the vote`);
    const key = { workspace, kind: 'decision', id } as const;
    const stored = await team.store.load(key);
    if (stored === undefined) throw new Error('no record');
    const dissent = Array.from({ length: 98 }, (_, n) => ({ author: `U${n}`, words: `number ${n}` }));
    const content = { ...stored.value.content, dissent };
    await team.store.save(key, { ...stored.value, content }, { basedOn: stored.version, due: null });
    const last = [];
    for (let n = 98; n < 102; n++)
      last.push(saidIn(await team.say(`U${n}`, `I object to ${id}: number ${n}`)));
    const { decision } = await team.only();
    expect(decision.content.dissent).toHaveLength(recordBounds.list);
    expect(last.at(-1)).toContain("a record's dissent can have at most 100 entries, not 101.");
    expect(whyTooLarge(undefined, decision)).toBeNull();
    await team.say('anna', `reject ${id} because ${long}`);
    expect(whyTooLarge(undefined, (await team.only()).decision)).toBeNull();
  });

  it('and what was too much before may stay, but not grow', () => {
    const before = decisionOf('x');
    const deciders = Array.from({ length: 150 }, (_, n) => `U${n}`);
    const large = { ...before, content: { ...before.content, deciders } };
    expect(whyTooLarge(large, { ...large, status: 'deprecated' })).toBeNull();
    const larger = { ...large, content: { ...large.content, deciders: [...deciders, 'U150'] } };
    expect(whyTooLarge(large, larger)).toBe("A record's deciders can have at most 100 entries, not 151.");
  });
});

describe('a record’s link', () => {
  const bad = ['http://slack.com/x', 'javascript:alert(1)', 'file:///etc/passwd', 'slack.com', ''];

  it.each(bad)('is none if it is %j, wherever that comes from', async (link) => {
    const team = openTeam();
    await team.say('anna', 'we go with nats', { link });
    expect((await team.only()).decision.link).toBeNull();
    const stored = decisionSchema.parse({ ...(await team.only()).decision, link });
    expect(stored.link).toBeNull();
    expect(JSON.stringify(recordCard('d-000001', stored, smallKnowledge))).not.toContain('javascript');
  });

  it('is kept if it is https', async () => {
    const team = openTeam();
    const link = 'https://slack.com/archives/C1/p1';
    await team.say('anna', 'we go with nats', { link });
    expect((await team.only()).decision.link).toBe(link);
    expect(await team.store.load({ workspace, kind: 'decision', id: (await team.only()).id })).toMatchObject({
      value: { link },
    });
  });
});

it('a weighing asks no more people by name than a record names', async () => {
  const team = openTeam();
  for (let n = 0; n < 6; n++) {
    const people = Array.from({ length: 25 }, (_, at) => `<@U${n * 25 + at}>`).join(' ');
    const said = saidIn(await team.say('anna', `let us weigh this together with ${people}`));
    if (n > 3)
      expect(said).toBe(
        'a weighing asks up to 100 people by name. name nobody, and everyone here can answer.',
      );
  }
  for await (const { value } of team.store.list(workspace, 'weighing'))
    expect('named' in value && value.named).toHaveLength(100);
});

it('a draft of a thread that says all there is to say is far from every bound', async () => {
  const team = openTeam();
  team.knowledge = builtIn;
  const [topic] = builtIn.topics;
  for (const [n, { title }] of (topic?.needs ?? []).slice(0, 20).entries())
    await team.say(`U${n}`, `we need ${title.toLowerCase()}, ${'and we mean it, '.repeat(240)}`);
  await team.say('anna', `we go with django because ${'it is known, '.repeat(300)}`);
  const { decision } = await team.only();
  expect(decision.content.drivers.length).toBeGreaterThan(8);
  expect(decision.content.consulted.length).toBeGreaterThan(8);
  expect(whyTooLarge(undefined, decision)).toBeNull();
  const half = { ...recordBounds, text: recordBounds.text / 2, list: recordBounds.list / 2 };
  expect([...excessesIn(decision, half).keys()]).toEqual([]);
});
