import { describe, expect, it } from 'vitest';
import { everyRight } from '../../../../src/core/access/actor.ts';
import { smallKnowledge } from '../../small-topic.ts';
import { saidIn } from '../../spans-of.ts';
import { heard, openTeam, type Team, workspace } from '../team.ts';

/** Weighs NATS and Kafka: each person's weights for order, history and care, 0 to 5. */
async function weigh(
  team: Team,
  weights: Readonly<Record<string, readonly number[]>>,
  { missing = '' } = {},
): Promise<void> {
  const [first = '', ...others] = [...Object.keys(weights), ...(missing === '' ? [] : [missing])];
  const named = others.map((name) => `<@${name}>`).join(' ');
  const opened = await team.say(first, `let us weigh nats and kafka together ${named && `with ${named}`}`);
  const choices = opened.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
  const ref = choices.flatMap((choice) => ('opens' in choice ? [choice.opens] : []))[0] ?? '';
  for (const [author, [order = 0, history = 0, care = 0]] of Object.entries(weights)) {
    const filled = { order: String(order), history: String(history), care: String(care) };
    const actor = { workspace, conversation: 't', author, place: null, rights: everyRight };
    const delivery = `form of ${author}`;
    const done = await team.assistant.forms.submit({ ...actor, ref, filled, delivery });
    await heard(team.assistant, done?.postings ?? []);
  }
}

describe('what a team weighed together', () => {
  it('is part of its decision: as what it put first, among the drivers and in the evidence, without anyone’s own weights', async () => {
    const team = openTeam();
    await weigh(team, { anna: [0, 0, 5], ben: [0, 0, 5], carl: [0, 5, 0] });
    const card = saidIn(await team.say('anna', 'we go with nats'));
    const { decision } = await team.only();
    expect(decision.content).toMatchObject({
      together: { people: 3, shares: { care: 0.667, history: 0.333 } },
      reason: '',
      weighed: [{ option: 'nats' }, { option: 'kafka' }],
      consulted: ['ben', 'carl'],
    });
    expect(card).toMatch(/weighing: nats first, \d\.\d to \d\.\d for kafka\n/);
    expect(card).toContain('weighed together: care 67 % and history 33 % (3 people)');
    const rated = decision.evidence.pins.flatMap(({ kind, id }) => (kind === 'rating' ? [id] : []));
    expect(rated).toEqual(['kafka/care', 'kafka/history', 'nats/care', 'nats/history']);
    expect(decision.evidence.ranking.map(({ option }) => option)).toEqual(['nats', 'kafka']);
  });

  it('is ranked again when the knowledge changes', async () => {
    const team = openTeam();
    await weigh(team, { anna: [0, 0, 5], ben: [0, 0, 5], carl: [0, 5, 0] });
    await team.say('anna', 'we go with nats');
    await team.say('anna', 'record it');
    await heard(team.assistant, await team.assistant.due('test', team.clock));
    const before = (await team.only()).decision.evidence.ranking;
    team.knowledge = {
      version: 'turned',
      topics: smallKnowledge.topics.map((topic) => ({
        ...topic,
        options: topic.options.map((option) => ({
          ...option,
          ratings: option.ratings.map((rating) =>
            option.id === 'nats' && rating.criterion === 'care' ? { ...rating, rating: 0 } : rating,
          ),
        })),
      })),
    };
    const [told = ''] = await heard(team.assistant, await team.assistant.due('test', team.clock));
    expect(told).toContain('the ranking changes: kafka');
    expect(told).toContain(`before: nats ${before[0]?.score.toFixed(1)}`);
  });

  it('gives a reason only for the option it puts first', async () => {
    const team = openTeam();
    await weigh(team, { anna: [0, 0, 5], ben: [0, 0, 5], carl: [0, 5, 0] });
    await team.say('anna', 'we go with kafka');
    expect((await team.only()).decision.content).toMatchObject({ reason: '', together: { people: 3 } });
  });

  it('is left out of a record if only two answered, since each could work out the other’s, or while it is open', async () => {
    const two = openTeam();
    await weigh(two, { anna: [0, 0, 5], ben: [0, 5, 0] });
    await two.say('anna', 'we go with nats');
    expect((await two.only()).decision.content).toMatchObject({ together: null, reason: '' });
    const open = openTeam();
    await weigh(open, { anna: [0, 0, 5], ben: [0, 0, 5], carl: [0, 5, 0] }, { missing: 'dora' });
    await open.say('anna', 'we go with nats');
    expect((await open.only()).decision.content.together).toBeNull();
  });
});
