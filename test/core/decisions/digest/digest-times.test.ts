import { describe, expect, it } from 'vitest';
import { digestDay, nextDigestAt } from '../../../../src/core/decisions/digest/digest-times.ts';

const at = (written: string): number => Date.parse(written);
const next = (zone: string, after: string): string => new Date(nextDigestAt(zone, at(after))).toISOString();

describe('the time of a digest', () => {
  it('is Monday at nine on the clocks of the zone', () => {
    expect(next('UTC', '2026-11-22T12:00Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(next('Europe/Berlin', '2026-11-22T12:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(next('America/Los_Angeles', '2026-11-22T12:00Z')).toBe('2026-11-23T17:00:00.000Z');
    expect(next('+05:30', '2026-11-22T12:00Z')).toBe('2026-11-23T03:30:00.000Z');
  });

  it('is the same Monday before nine, and the one after from nine on', () => {
    expect(next('UTC', '2026-11-23T08:59:59.999Z')).toBe('2026-11-23T09:00:00.000Z');
    expect(next('UTC', '2026-11-23T09:00:00.000Z')).toBe('2026-11-30T09:00:00.000Z');
  });

  it('goes by the day of the zone: where it is Monday already, that Monday', () => {
    expect(next('Pacific/Auckland', '2026-11-22T12:30Z')).toBe('2026-11-22T20:00:00.000Z');
  });

  it('stays at nine when clocks change', () => {
    expect(next('Europe/Berlin', '2026-10-19T07:00Z')).toBe('2026-10-26T08:00:00.000Z');
    expect(next('Europe/Berlin', '2027-03-22T08:00Z')).toBe('2027-03-29T07:00:00.000Z');
  });

  it('is always later, and a week later at most', () => {
    for (const zone of ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Lisbon', '-03:30'])
      for (let hour = 0; hour < 400; hour++) {
        const after = at('2026-10-20T00:10Z') + hour * 3_600_000;
        const due = nextDigestAt(zone, after);
        expect(due).toBeGreaterThan(after);
        expect(due - after).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000);
      }
  });

  it('is named by its day in the zone', () => {
    expect(digestDay('Pacific/Auckland', at('2026-11-22T20:00Z'))).toBe('2026-11-23');
  });
});
