import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { chartInCharacters } from '../../../src/adapters/chart/in-characters.ts';
import { anyChart, barsChart, linesChart, meansChart, spreadChart } from '../../doubles/charts.ts';

describe('a chart in characters', () => {
  it.each([20, 40, 80])('fits into %d columns, whatever the names', (width) => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const lines = chartInCharacters(chart, width).split('\n');
        expect(lines.filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { seed: 12, numRuns: 300 },
    );
  });

  it('has bars with the ratings as lengths and figures', () => {
    expect(chartInCharacters(barsChart, 40).split('\n')).toEqual([
      'Replay',
      `  Kafka ${'█'.repeat(27)} 5`,
      `  NATS  ${'█'.repeat(16)}${'·'.repeat(11)} 3*`,
      'Ordering of messages',
      `  Kafka ${'█'.repeat(22)}${'·'.repeat(5)} 4`,
      '  NATS  not rated',
    ]);
  });

  it('has a box and figures for a spread', () => {
    const [figures, box, axis] = chartInCharacters(spreadChart, 40).split('\n');
    expect(figures).toBe('Replay: 0 to 5, median 2');
    expect(box).toMatch(/^ {2}─+█+┃█+─+$/);
    expect(axis).toMatch(/^ {2}0 +5$/);
  });

  it('has a box and figures for a mean', () => {
    const [figures, box, , , axis] = chartInCharacters(meansChart, 40).split('\n');
    expect(figures).toBe('Replay: 50 % ± 25 %');
    expect(box).toMatch(/^ {2}·+█+┃█+·+$/);
    expect(axis).toMatch(/^ {2}0 +100 %$/);
  });

  it('says where the lead changes, and what the weight is now', () => {
    const drawn = chartInCharacters(linesChart, 60);
    expect(drawn).toContain('2.0 to 5.0');
    expect(drawn).toContain('^ now: 20 % of all weight');
    expect(drawn).toContain('x 50 %: Kafka leads from here on');
  });
});
