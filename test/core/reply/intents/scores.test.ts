import { describe, expect, it } from 'vitest';
import { type Answer, pressed } from '../../../../src/core/answer/answer.ts';
import type { Knowledge } from '../../../../src/knowledge/schema.ts';
import { builtIn } from '../../built-in.ts';
import { smallKnowledge, smallTopic } from '../../small-topic.ts';
import { citationsIn, saidIn, wordsOf } from '../../spans-of.ts';
import { openThread } from '../../thread.ts';

function tableOf(answer: Answer): string[][] {
  return answer.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [
          block.columns.slice(),
          ...block.rows.map(({ name, cells }) => [name, ...cells.map((cell) => wordsOf(cell).trim())]),
        ]
      : [],
  );
}

function scored(knowledge: Knowledge = smallKnowledge): ReturnType<typeof openThread> {
  const thread = openThread(knowledge);
  thread.say('we need strict order and have nobody to run it. which should we use?');
  return thread;
}

describe('how a ranking was scored', () => {
  it.each(['show the scores', 'how did you score that?', 'why 4.2?', 'score breakdown please'])(
    'is shown for "%s" as criteria by options, with each rating, its share and the sum',
    (words) => {
      const { answer, intent } = scored().ask(words);
      expect(intent).toMatchObject({ kind: 'source', of: 'scores' });
      expect(tableOf(answer)).toEqual([
        ['Share', 'NATS', 'RabbitMQ', 'Kafka'],
        ['Care · 60 %', '5*', '4*', '1*'],
        ['Order · 40 %', '3', '3', '4'],
        ['Score', '4.2', '3.6', '2.2'],
      ]);
    },
  );

  it('cites each rating', () => {
    const { answer } = scored().ask('show the scores');
    const cells = answer.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.slice(0, -1).flatMap((row) => row.cells) : [],
    );
    expect(cells).toHaveLength(6);
    for (const cell of cells) expect(citationsIn(cell).length).toBeGreaterThan(0);
  });

  it('shows what a disputed claim contributes, and the ranking without it if that differs', () => {
    const thread = scored({
      version: 'disputed',
      topics: [
        {
          ...smallTopic,
          claims: smallTopic.claims.map((claim) =>
            claim.id === 'n-binary' ? { ...claim, verdict: 'disputed' as const } : claim,
          ),
        },
      ],
    });
    const text = saidIn(thread.ask('show the scores').answer);
    expect(text).toContain("disputed: one of 1 behind nats's 5* on care, 3.0 of its 4.2");
    expect(text).toContain('without the disputed claims: kafka 4.0 · rabbitmq 3.0 · nats 3.0');
  });

  it('shows no table if nothing was weighed', () => {
    const thread = openThread(smallKnowledge);
    thread.say('what is kafka?');
    expect(tableOf(thread.ask('show the scores').answer)).toEqual([]);
  });
});

describe('a ranking that rests on a disputed claim', () => {
  it('says so, and which option wins without it', () => {
    const thread = openThread({
      version: 'disputed',
      topics: [
        {
          ...smallTopic,
          claims: smallTopic.claims.map((claim) =>
            claim.id === 'n-binary' ? { ...claim, verdict: 'disputed' as const } : claim,
          ),
        },
      ],
    });
    const { answer } = thread.ask('we need strict order and have nobody to run it. which should we use?');
    expect(saidIn(answer)).toContain(
      'kafka would win without this disputed claim: nats runs as a single binary',
    );
    expect(saidIn(answer)).toContain('without the disputed claims: kafka 4.0');
  });
});

describe('what is behind a score', () => {
  it('goes down to every claim behind a rating, for any criterion and option, by the words of its buttons', () => {
    const all = ['order', 'care', 'history'];
    for (const criterion of all) {
      const { answer, intent } = scored().ask(`show the score on ${criterion}`);
      expect(intent).toMatchObject({ kind: 'source', of: 'scores' });
      const cited = answer.blocks.flatMap((block) =>
        block.kind === 'bullets' ? block.items.flatMap(citationsIn) : [],
      );
      const behind = smallTopic.options.flatMap(({ ratings }) =>
        ratings.filter((rating) => rating.criterion === criterion).flatMap(({ evidence }) => evidence),
      );
      expect(new Set(cited.map(({ claim }) => claim))).toEqual(new Set(behind));
    }
    const built = openThread();
    built.say('we need an admin panel and websockets');
    const says = built
      .ask('show the scores')
      .answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices.flatMap(pressed) : []));
    expect(says).toContain('show the score on ready-made features');
    expect(saidIn(built.ask('show the score on ready-made features').answer)).toContain(
      'ready-made features: django 5 · fastapi 2* · flask 3*. it has 43 % of the weight.',
    );
    const django = builtIn.topics[0]?.options.find(({ id }) => id === 'django');
    const rating = django?.ratings.find(({ criterion }) => criterion === 'ready-made');
    const { answer } = built.ask('show the score of Django on ready-made features');
    expect(saidIn(answer)).toContain('ready-made features: django 5. it has');
    const cited = answer.blocks.flatMap((block) =>
      block.kind === 'bullets' ? block.items.flatMap(citationsIn) : [],
    );
    expect(new Set(cited.map(({ claim }) => claim))).toEqual(new Set(rating?.evidence));
  });

  it('is available before anything is weighed', () => {
    const thread = openThread(smallKnowledge);
    const text = saidIn(thread.ask('why does kafka have 1 on care?').answer);
    expect(text).toContain('care: kafka 1*.');
    expect(text).toContain('the step from them to the number is our judgement');
    expect(text).not.toContain('of the weight');
  });

  it('shows the rows with less weight, when asked', () => {
    const thread = openThread();
    thread.say(
      'we need an admin panel, websockets, an easy start, low memory, gdpr compliance and good docs',
    );
    const first = tableOf(thread.ask('show the scores').answer);
    const rest = tableOf(thread.ask('show the rest of the scores').answer);
    const names = (rows: readonly (readonly string[])[]): string[] =>
      rows.map(([name = '']) => name.replace(/ · .*/, ''));
    expect(names(first)).toHaveLength(9);
    expect(names(first).at(-2)).toMatch(/^\d that weigh less$/);
    expect(names(rest).at(-2)).toBe('6 that weigh more');
    expect(names(rest).at(-1)).toBe('Score');
    expect(rest.at(-1)).toEqual(first.at(-1));
    const shown = [...names(first).slice(1, -2), ...names(rest).slice(1, -2)];
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBe(6 + Number(names(first).at(-2)?.[0]));
  });
});
