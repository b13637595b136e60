import { expect, it } from 'vitest';
import { renderSpans } from '../../src/adapters/discord/render/spans.ts';
import { renderMarkdown } from '../../src/adapters/markdown/render.ts';
import { mrkdwnSpans, plainSpans, richSpans } from '../../src/adapters/slack/render/spans.ts';
import { paintFor } from '../../src/adapters/terminal/paint.ts';
import { spansText } from '../../src/adapters/terminal/spans.ts';
import { plain } from '../../src/core/answer/answer.ts';
import { timeSpan } from '../../src/core/dates/time-reading.ts';

const now = Date.parse('2026-11-30T10:20:00Z');
const hour = { at: Date.parse('2026-12-04T17:30+01:00'), zone: 'Europe/Berlin' };
const dayEnd = { at: Date.parse('2027-01-05T00:00Z'), zone: 'UTC' };
const closes = [plain('It closes '), timeSpan(hour, now)];
const lasts = [plain('It closes '), timeSpan(dayEnd, now)];

it('a time is shown in the zone of each reader, in Slack and Discord', () => {
  const seconds = hour.at / 1000;
  const format = '{date_short_pretty} at {time}';
  expect(richSpans(closes, [])[1]).toEqual({
    type: 'date',
    timestamp: seconds,
    format,
    fallback: 'Fri 4 Dec, 17:30 Berlin time',
  });
  expect(mrkdwnSpans(closes, [])).toBe(`It closes <!date^${seconds}^${format}|Fri 4 Dec, 17:30 Berlin time>`);
  expect(plainSpans(closes)).toBe('It closes Fri 4 Dec, 17:30 Berlin time');
  expect(renderSpans(closes, [])).toBe(`It closes <t:${seconds}:f>`);
});

it('the end of a day is shown there by its last minute, as midnight is on the day after', () => {
  const seconds = dayEnd.at / 1000 - 60;
  expect(mrkdwnSpans(lasts, [])).toContain(`<!date^${seconds}^`);
  expect(renderSpans(lasts, [])).toBe(`It closes <t:${seconds}:f>`);
});

it('elsewhere a time is shown with the zone that was meant, and with the year unless it is this one', () => {
  const answer = { id: 'a', blocks: [], sources: [], declined: false, ranking: null };
  const markdown = renderMarkdown({ ...answer, blocks: [{ kind: 'paragraph', spans: closes }] });
  expect(markdown).toBe('It closes Fri 4 Dec, 17:30 Berlin time');
  expect(spansText(closes, paintFor(false), [])).toBe('It closes Fri 4 Dec, 17:30 Berlin time');
  expect(spansText(lasts, paintFor(false), [])).toBe('It closes Mon 4 Jan 2027, end of day, UTC');
});
