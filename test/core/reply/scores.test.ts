import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { smallKnowledge, smallTopic } from '../small-topic.ts';
import { citationsIn, saidIn, wordsOf } from '../spans-of.ts';
import { openThread } from '../thread.ts';

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

describe('how it was scored', () => {
  it.each(['show the scores', 'how did you score that?', 'why 4.2?', 'score breakdown please'])(
    'is answered to "%s" as criterion by option, with each rating, its share and the sum',
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

  it('shows the part of a disputed claim, and the ranking without it where that is another', () => {
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
    const said = saidIn(thread.ask('show the scores').answer);
    expect(said).toContain("disputed: one of 1 behind nats's 5* on care, 3.0 of its 4.2");
    expect(said).toContain('without the disputed claims: kafka 4.0 · rabbitmq 3.0 · nats 3.0');
  });

  it('is no table where nothing was weighed', () => {
    const thread = openThread(smallKnowledge);
    thread.say('what is kafka?');
    expect(tableOf(thread.ask('show the scores').answer)).toEqual([]);
  });
});

describe('a ranking that rests on a disputed claim', () => {
  it('says so, and what wins without it', () => {
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
      'not robust: kafka would win without this claim: nats runs as a single binary',
    );
    expect(saidIn(answer)).toContain('without the disputed claims: kafka 4.0');
  });
});
