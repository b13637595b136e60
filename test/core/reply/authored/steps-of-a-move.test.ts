import { expect, it } from 'vitest';
import { firstLineOf } from '../../../../src/core/reply/opening/first-line.ts';
import { openThread } from '../../thread.ts';

it.each(['bit by bit then, one module at a time?', 'could that go in small steps, page by page?'])(
  'how a move is made is answered after what hurts was, too: "%s"',
  (words) => {
    const thread = openThread();
    thread.ask('we have a flask app of 60k lines, is moving to fastapi worth it?');
    thread.ask('what hurts are endpoints that wait for four external apis');
    expect(firstLineOf(thread.ask(words).answer.blocks)).toMatch(/^First: /);
  },
);
