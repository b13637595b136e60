import { describe, expect, it } from 'vitest';
import { type Answer, answerSchema, pressed } from '../../../src/core/answer/answer.ts';
import type { Chart } from '../../../src/core/answer/chart.ts';
import { smallKnowledge } from '../small-topic.ts';
import { citationsIn, runsIn, saidIn, wordsOf } from '../spans-of.ts';
import { ask, openThread } from '../thread.ts';

function chartIn(answer: Answer): Chart {
  const [chart] = answer.blocks.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []));
  if (chart === undefined) throw new Error(`no chart in: ${saidIn(answer)}`);
  return chart;
}
const charts = (answer: Answer | null) => answer?.blocks.filter(({ kind }) => kind === 'chart').length ?? 0;

describe('a chart of ratings', () => {
  it('has a group for each criterion asked about, with a bar for each option', () => {
    const { answer, intent } = ask('chart django and fastapi on performance and databases');
    expect(intent).toMatchObject({ kind: 'compare', options: ['django', 'fastapi'] });
    expect(chartIn(answer)).toMatchObject({
      kind: 'bars',
      title: 'Rated 0 to 5: Django and FastAPI',
      options: ['Django', 'FastAPI'],
      groups: [
        { name: 'Throughput of small requests' },
        {
          name: 'Data access and migrations',
          bars: [
            { rating: 5, judged: true },
            { rating: 4, judged: true },
          ],
        },
      ],
    });
  });

  it('says what it shows, and cites the evidence of every rating', () => {
    const { answer } = ask('chart django and fastapi on performance and databases');
    expect(chartIn(answer).alt).toContain('Data access and migrations: Django 5*, FastAPI 4*');
    const [items] = answer.blocks.flatMap((block) => (block.kind === 'bullets' ? [block.items] : []));
    expect(items?.map((item) => citationsIn(item).length)).toEqual([2, 2]);
    expect(answer.sources.length).toBeGreaterThan(2);
    expect(answer.declined).toBe(false);
  });

  it('is not drawn without options', () => {
    const { answer } = ask('chart not django, not flask and not fastapi');
    expect(charts(answer)).toBe(0);
    expect(saidIn(answer)).toContain('is set aside here.');
  });

  it('does not call options level that are not', () => {
    const { answer } = ask('chart the cost of hosting');
    expect(saidIn(answer)).not.toContain('rated level');
    expect(saidIn(answer)).toContain('in front together on memory per process: django and flask');
  });

  it('says which products are missing because they have no ratings', () => {
    const { answer } = ask('chart litestar and django on security');
    expect(chartIn(answer)).toMatchObject({ kind: 'bars' });
    expect(saidIn(answer)).toContain("i don't rate litestar, so it isn't on the chart.");
  });

  it('gives each option its place in the topic, by which it has the same colour in every chart', () => {
    const placesIn = (chart: Chart): unknown =>
      chart.kind === 'bars'
        ? Object.fromEntries(chart.options.map((name, at) => [name, chart.places?.[at]]))
        : null;
    const all = placesIn(chartIn(ask('chart all three frameworks').answer));
    const two = placesIn(chartIn(ask('chart flask and fastapi on security').answer));
    expect(all).toEqual({ Django: 0, FastAPI: 1, Flask: 2 });
    expect(two).toEqual({ Flask: 2, FastAPI: 1 });
    const thread = openThread();
    thread.ask('we need an admin panel and websockets. which?');
    const lines = chartIn(thread.ask('show that as a chart').answer);
    expect(
      lines.kind === 'lines' && Object.fromEntries(lines.lines.map(({ name, place }) => [name, place])),
    ).toEqual(all);
  });

  it('shows at most eight criteria, those that differ most, if none is named', () => {
    const chart = chartIn(ask('chart all three frameworks').answer);
    expect(chart.kind === 'bars' ? chart.groups.length : 0).toBe(8);
    expect(chart.alt.length).toBeLessThan(1000);
  });

  it('draws the last comparison, and offers to continue in words', () => {
    const thread = openThread(smallKnowledge);
    thread.ask('kafka or nats on replay?');
    const { answer } = thread.ask('show that as a chart');
    expect(chartIn(answer)).toMatchObject({ options: ['Kafka', 'NATS'], groups: [{ name: 'History' }] });
    const offered = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    expect(thread.ask(offered.map(pressed)[0] ?? '').answer.blocks.map(({ kind }) => kind)).toContain(
      'table',
    );
  });

  it('is offered below a comparison, by words that draw the same', () => {
    const { answer } = ask('django or fastapi on databases?');
    const choices = answer.blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
    const picture = choices.find(({ label }) => label === 'As a picture');
    expect(chartIn(ask((picture && pressed(picture)) ?? '').answer)).toMatchObject({
      options: ['Django', 'FastAPI'],
    });
  });

  it.each([
    'dashboards with live charts for 200 screens, django or flask?',
    'graph db (neo4j) + async driver, which framework?',
    'data sensitivity is high, which framework?',
    'draw me a sheep',
    'chart the weather',
  ])('is not what "%s" asks for', (words) => {
    expect(charts(ask(words).answer)).toBe(0);
  });
});

describe('a chart of sensitivity', () => {
  it('shows where another option would take the lead, and where the weight is now', () => {
    const thread = openThread();
    const { answer: before } = thread.ask('we need an admin panel, websockets and migrations');
    const { answer, intent } = thread.ask('show that as a chart');
    const chart = chartIn(answer);
    expect(intent.kind).toBe('recommend');
    if (chart.kind !== 'lines') throw new Error('it is drawn as lines');
    expect(chart.crossings[0]).toMatchObject({ before: 'FastAPI', after: 'Django' });
    const scores = thread.ask('show the scores').answer;
    const [row] = scores.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.filter(({ name }) => name === 'Score') : [],
    );
    const now = chart.lines.map(({ from, to }) => (from + (to - from) * chart.now).toFixed(1));
    expect(now.sort()).toEqual(row?.cells.map(wordsOf).sort());
    expect(answer.ranking).toEqual(before.ranking);
    expect(chart.alt).toContain('the lead passes from FastAPI to Django');
    expect(runsIn(answer).some((run) => citationsIn(run).length > 0)).toBe(true);
  });

  it('works with needs stated in the same message', () => {
    expect(chartIn(ask('chart: we need an admin panel and websockets').answer).kind).toBe('lines');
  });

  it('falls back to the ratings if only one criterion counts', () => {
    const thread = openThread();
    thread.ask('we need an admin panel');
    expect(chartIn(thread.ask('as a chart please').answer).kind).toBe('bars');
  });
});

describe('a chart of weights', () => {
  const team = () => {
    const thread = openThread();
    thread.ask('we need an admin panel and a short deadline', { author: 'anna' });
    thread.ask('we need websockets and 10k connections', { author: 'bob' });
    return thread;
  };

  it('shows how far apart people are, but never who', () => {
    const { answer } = team().ask('show the spread of our weights as a chart', { author: 'cleo' });
    const chart = chartIn(answer);
    expect(chart).toMatchObject({ kind: 'spread', people: 2 });
    expect(chart.kind === 'spread' ? chart.rows[0] : null).toMatchObject({
      name: 'Ready-made features',
      lowest: 0,
      highest: 5,
    });
    expect(JSON.stringify(answer)).not.toMatch(/anna|bob|cleo/);
  });

  it('says that there is no spread if only one person has stated needs', () => {
    const thread = openThread();
    thread.ask('we need an admin panel and websockets');
    const { answer } = thread.ask('spread of our weights as a chart');
    expect(chartIn(answer).kind).toBe('bars');
    expect(saidIn(answer)).toContain('only one of you');
  });
});

describe('a chart', () => {
  it('is asked of the bot in a shared thread', () => {
    const thread = openThread();
    thread.ask('django or flask?');
    expect(charts(thread.say('show that as a chart', { audience: 'shared' }).answer)).toBe(1);
  });

  it.each(['chart django and fastapi', 'chart: we need an admin panel and websockets'])(
    'survives the outbox unchanged: "%s"',
    (words) => {
      const { answer } = ask(words);
      expect(answerSchema.parse(JSON.parse(JSON.stringify(answer)))).toEqual(answer);
    },
  );
});
