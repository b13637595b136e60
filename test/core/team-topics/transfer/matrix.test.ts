import { describe, expect, it } from 'vitest';
import { rank } from '../../../../src/core/ranking/scores.ts';
import { buildTopic } from '../../../../src/core/team-topics/build/build-topic.ts';
import { bringTopic } from '../../../../src/core/team-topics/transfer/brought-topic.ts';
import { csvRows } from '../../../../src/core/team-topics/transfer/matrix/csv-rows.ts';
import {
  type MatrixSettings,
  readMatrix,
} from '../../../../src/core/team-topics/transfer/matrix/read-matrix.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { builtIn } from '../../built-in.ts';

function read(text: string, settings: Partial<MatrixSettings> = {}) {
  const found = readMatrix(
    text,
    { name: 'Vendors', optionsAre: null, scale: null, less: [], ...settings },
    builtIn,
  );
  if (typeof found === 'string') throw new Error(found);
  const started = bringTopic(found.topic, { author: 'eve', at: 1, operation: 'o' });
  if (started.kind === 'refused') throw new Error(started.says);
  const library = libraryOf(buildTopic('team-000000000001', started.topic, builtIn));
  const { ranked, knockedOut } = rank(library, {
    needs: library.topic.ofTeam?.standing ?? [],
    candidates: library.options,
    knows: [],
  });
  const rating = (option: string, criterion: string): number | undefined =>
    started.topic.brought.find(
      (one) =>
        one.option === started.topic.options.find(({ name }) => name === option)?.id &&
        one.criterion === started.topic.criteria.find(({ title }) => title === criterion)?.id,
    )?.rating;
  return {
    ...found,
    rating,
    order: ranked.map(({ option }) => library.nameOf(option)),
    out: knockedOut.map(({ option }) => library.nameOf(option)),
    weights: Object.fromEntries(started.topic.criteria.map(({ title, weight }) => [title, weight])),
  };
}

describe('a decision matrix', () => {
  it('has its options in columns beside weights', () => {
    const { order, weights, rating } = read(
      'Criterion,Weight,Acme,Bolt,Corp\nCost,30%,4,2,5\nSupport,10%,3,5,1\nSecurity,60%,5,4,2\nTotal,,4.5,3.6,2.8\n',
    );
    expect(order).toEqual(['Acme', 'Bolt', 'Corp']);
    expect(weights).toEqual({ Cost: 1.5, Support: 0.5, Security: 3 });
    expect(rating('Corp', 'Cost')).toBe(5);
  });

  it('has its options in rows above or below a row of weights, and its totals left out', () => {
    const { order, weights } = read(
      'Vendor;Price;Support;Security;Score\nWeight;1;2;3;\nAcme;4;3;5;25\nBolt;2;5;4;24\nCorp;5;1;2;13\n',
    );
    expect(order).toEqual(['Acme', 'Bolt', 'Corp']);
    expect(weights).toEqual({ Price: 1, Support: 2, Security: 3 });
  });

  it('ranks alike on any scale', () => {
    const on = (factor: number): string =>
      [
        ['', 'Fit', 'Speed', 'Support'],
        ['Acme', 4, 3, 5],
        ['Bolt', 2, 5, 4],
        ['Corp', 5, 1, 2],
      ]
        .map((row) => row.map((cell) => (typeof cell === 'number' ? cell * factor : cell)).join(','))
        .join('\n');
    const { order } = read(on(1));
    for (const factor of [2, 20]) expect(read(on(factor)).order).toEqual(order);
    expect(read(on(2)).rating('Acme', 'Fit')).toBe(4);
    expect(read(on(20)).rating('Acme', 'Fit')).toBe(4);
  });

  it('reads figures by what they mean, and says how', () => {
    const { lines, rating } = read(
      'Tool,Price per month,Latency (ms),Uptime,Docs\nAcme,"€ 1,200",35 ms,99.9 %,4/5\nBolt,€ 300,90 ms,99.0 %,2/5\nCorp,n/a,20 ms,98.0 %,★★★\n',
    );
    expect(rating('Bolt', 'Price per month')).toBe(5);
    expect(rating('Acme', 'Price per month')).toBe(0);
    expect(rating('Corp', 'Price per month')).toBeUndefined();
    expect(rating('Corp', 'Latency (ms)')).toBe(5);
    expect(rating('Acme', 'Docs')).toBe(4);
    expect(rating('Corp', 'Docs')).toBe(3);
    expect(lines.join('\n')).toMatch(
      /Price per month: figures from 300 to 1200, less is better, 1 not rated → 0, 5, –/,
    );
  });

  it('reads decimal commas, and what a European spreadsheet writes', () => {
    const { rating } = read('Anbieter;Kosten;Qualität\nAcme;1.234,50;3,5\nBolt;99,90;4\n', {
      less: ['Kosten'],
    });
    expect(rating('Bolt', 'Kosten')).toBe(5);
    expect(rating('Acme', 'Kosten')).toBe(0);
    expect(rating('Acme', 'Qualität')).toBe(3.5);
  });

  it('turns ratings round where less is better, and rules out what fails a must', () => {
    const { rating, out } = read(
      'Criteria,Direction,Must,Acme,Bolt\nRisk rating,lower is better,,1,4\nSSO,,yes,yes,no\n',
    );
    expect(rating('Acme', 'Risk rating')).toBe(4);
    expect(rating('Bolt', 'SSO')).toBe(0);
    expect(out).toEqual(['Bolt']);
  });

  it('leaves out what has no figures, and says so', () => {
    const { lines, order } = read('Option,Notes,Fit\nAcme,liked by Ana,4\nBolt,too new,5\n');
    expect(order).toEqual(['Bolt', 'Acme']);
    expect(lines).toContain('Notes: left out, there are no figures');
  });

  it.each(['', 'a', 'a,b\n1,2', ',x\n,1', 'Name,Fit\nAcme,4'])('isn’t %j', (text) => {
    expect(readMatrix(text, { name: 'x', optionsAre: null, scale: null, less: [] }, builtIn)).toMatch(
      /at least two options/,
    );
  });

  it('has no criterion that isn’t there', () => {
    const settings = { name: 'x', optionsAre: null, scale: null, less: ['Speed'] };
    expect(readMatrix('Option,Fit\nA,4\nB,5', settings, builtIn)).toBe('There\'s no criterion "Speed".');
  });
});

describe('rows of a file', () => {
  it.each([
    ['a,"b, c","d ""e"""\n', [['a', 'b, c', 'd "e"']]],
    [
      '\uFEFFa;b\r\nc;"x\ny"\r\n',
      [
        ['a', 'b'],
        ['c', 'x\ny'],
      ],
    ],
    ['sep=;\na;b\n', [['a', 'b']]],
    [
      'a\tb\n\n\t\nc\td',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,,b\nc,,d\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
  ])('%j', (text, rows) => {
    expect(csvRows(text).rows).toEqual(rows);
  });
});
