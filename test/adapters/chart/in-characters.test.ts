import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { chartInCharacters } from '../../../src/adapters/chart/in-characters.ts';
import { anyChart, barsChart, linesChart, meansChart, spreadChart } from '../../doubles/charts.ts';

describe('a chart in characters', () => {
  it.each([20, 40, 80])('fits %d columns, whatever the names', (width) => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const lines = chartInCharacters(chart, width).split('\n');
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it('has bars whose lengths and figures tell the ratings', () => {
    expect(chartInCharacters(barsChart, 40).split('\n')).toEqual([
      'Replay',
      `  Kafka ${'█'.repeat(27)} 5`,
      `  NATS  ${'█'.repeat(16)}${'·'.repeat(11)} 3*`,
      'Ordering of messages',
      `  Kafka ${'█'.repeat(22)}${'·'.repeat(5)} 4`,
      '  NATS  not rated',
    ]);
  });

  it('has a box for a spread, with its figures', () => {
    const [words, drawn, scale] = chartInCharacters(spreadChart, 40).split('\n');
    expect(words).toBe('Replay: 0 to 5, median 2');
    expect(drawn).toMatch(/^ {2}─+█+┃█+─+$/);
    expect(scale).toMatch(/^ {2}0 +5$/);
  });

  it('has a box around a mean, with its figures', () => {
    const [words, drawn, , , scale] = chartInCharacters(meansChart, 40).split('\n');
    expect(words).toBe('Replay: 50 % ± 25 %');
    expect(drawn).toMatch(/^ {2}·+█+┃█+·+$/);
    expect(scale).toMatch(/^ {2}0 +100 %$/);
  });

  it('says where the lead passes on, and where we stand', () => {
    const drawn = chartInCharacters(linesChart, 60);
    expect(drawn).toContain('2.0 to 5.0');
    expect(drawn).toContain('^ now: 20 % of all weight');
    expect(drawn).toContain('x 50 %: Kafka leads from here on');
  });
});
