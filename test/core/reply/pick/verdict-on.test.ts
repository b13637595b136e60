import { describe, expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

function lastLine(...messages: readonly string[]): string {
  const thread = openThread();
  const lines = messages.map((words) => firstLineOf(thread.ask(words).answer.blocks));
  return lines.at(-1) ?? '';
}

describe('a pick that answers a question about an option', () => {
  it.each([
    [
      'there are auditors, and it needs a large application with billing. we have a prototype in flask. keep or switch?',
      /^Switch: Django, /,
    ],
    [
      'there are auditors, and it needs a large application with billing. currently a prototype in django. keep or switch?',
      /^Keep Django, /,
    ],
    ['they want translations, billing and 25 forms now. still fastapi?', /^No: Django, /],
    ['they want translations, billing and 25 forms now. still django?', /^Yes: Django, /],
  ])('says so first: "%s"', (words, opening) => {
    expect(lastLine(words)).toMatch(opening);
  });

  it('says that it has changed', () => {
    expect(
      lastLine('we need an api, which one?', 'and we need an admin panel, forms and users that log in'),
    ).toMatch(/^Now Django, /);
  });

  it('names what the team knows where it picks something else', () => {
    expect(
      lastLine('auditors look at it, it gets large and takes payments, and we know flask. which one?'),
    ).toMatch(/, though your team knows Flask\.$/);
  });
});

describe('a close call after talk of a move', () => {
  it('stays with what the team has', () => {
    expect(
      lastLine(
        'our flask monolith is 120k lines, is moving to fastapi worth it?',
        'the trouble is endpoints that wait for five external apis',
      ),
    ).toMatch(/^Then stay for now: slow calls outward need threads, not a new framework/);
  });
});
