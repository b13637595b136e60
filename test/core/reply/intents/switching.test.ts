import { describe, expect, it } from 'vitest';
import { pythonWeb } from '../../built-in.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';
import { citationsIn, saidIn } from '../../spans-of.ts';
import { ask, openThread } from '../../thread.ts';

describe('the cost of being wrong', () => {
  it.each([
    ['how hard is it to switch later from kafka to nats?', ['kafka', 'nats']],
    ['how hard is it to switch later to nats from kafka?', ['kafka', 'nats']],
    ['what does a later switch from nats take?', ['nats', 'rabbitmq', 'kafka']],
  ])('understands the direction of "%s"', (words, options) => {
    const thread = openThread(smallKnowledge);
    const { intent } = thread.ask(words);
    expect(intent).toMatchObject({ kind: 'decide', step: 'switch' });
    expect(thread.state().frame?.last?.options).toEqual(options);
  });

  it('shows what is lost and gained, with evidence, and says that the way itself is unknown', () => {
    const { answer } = ask('how hard is it to switch later from kafka to nats?', smallKnowledge);
    const text = saidIn(answer);
    expect(text).toContain('from kafka to nats later: my data says nothing of the way or the work');
    expect(text).toContain('to nats, lost: history, 5 to 3: kafka has messages stay as long as configured');
    expect(text).toContain('to nats, won: care, 1* to 5*');
    expect(answer.sources.length).toBeGreaterThan(0);
  });

  it('starts with what is known about the way', () => {
    const known = smallTopic.claims.map((claim) =>
      claim.id === 'k-care' ? { ...claim, switching: 'from' as const } : claim,
    );
    const { answer } = ask('what does a later switch from kafka to nats take?', {
      version: 'known',
      topics: [{ ...smallTopic, claims: known }],
    });
    expect(saidIn(answer)).toContain('the way: kafka asks its operators to plan brokers');
  });

  it.each(["what if we're wrong?", 'can we move later?'])(
    'after a pick, "%s" is about leaving it',
    (words) => {
      const thread = openThread(smallKnowledge);
      thread.say('we have nobody to run it, which should we use?');
      const { answer } = thread.ask(words);
      expect(saidIn(answer)).toContain('from nats to rabbitmq or kafka later');
      // Only what counts for this team.
      expect(saidIn(answer)).not.toContain('history');
    },
  );

  it('covers each ordered pair of the built-in options, and says if nothing is known about the way', () => {
    for (const from of pythonWeb.options)
      for (const to of pythonWeb.options) {
        if (from === to) continue;
        const { answer } = ask(`how hard is it to switch later from ${from.name} to ${to.name}?`);
        const text = saidIn(answer);
        const name = `${from.name} to ${to.name}`.toLowerCase();
        expect(text).toContain(`from ${name} later: `);
        const known = pythonWeb.claims.filter(
          ({ option, switching }) =>
            (option === from.id && switching === 'from') || (option === to.id && switching === 'to'),
        );
        const cited = answer.blocks.flatMap((block) =>
          block.kind === 'bullets' ? block.items.flatMap(citationsIn).map(({ claim }) => claim) : [],
        );
        expect(text).toContain(
          known.length > 0 ? 'this is known of the way' : 'my data says nothing of the way',
        );
        for (const { id } of known.slice(0, 2)) expect(cited, name).toContain(id);
        expect(text, name).toMatch(RegExp(`to ${to.name.toLowerCase()}, lost: `));
        expect(cited.length, name).toBeGreaterThan(1);
      }
  });

  it('asks which option, if none is named or picked', () => {
    expect(ask("what if we're wrong?", smallKnowledge).answer).toMatchObject({ declined: true });
  });
});

describe('a rewrite that leaves the framework open', () => {
  it.each([
    'we rewrite our perl shop in python by autumn, django or fastapi?',
    'moving off cold fusion, flask vs django for a booking site with logins',
  ])('is a choice, and no move from one to the other: %s', (words) => {
    expect(saidIn(ask(words).answer)).not.toMatch(/as a rewrite|seldom as a whole|if you go:/);
  });
});
