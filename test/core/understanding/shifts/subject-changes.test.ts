import { describe, expect, it } from 'vitest';
import { readMessage } from '../../../../src/core/understanding/match/reading.ts';
import { builtIn } from '../../built-in.ts';

const leaves = (written: string): readonly string[] => readMessage(written, builtIn, 'python-web').leaves;

describe('a message that leaves the subject', () => {
  it.each([
    ['start over', 'reset'],
    ['ok, lets start over', 'reset'],
    ['reset everything', 'reset'],
    ['new topic: file uploads', 'new-topic'],
    ['we have a totally different question now', 'new-topic'],
    ['fine. next question', 'new-topic'],
    ['back to the news site', 'back-to'],
  ])('starts with the words that say so: "%s"', (written, change) => {
    expect(leaves(written)).toContain(change);
  });

  it.each([
    'ok and how does that look for logins, do we get password reset out of the box?',
    'can users reset their password by mail?',
    'reset tokens in django expire when?',
    'is there something else we should know?',
    'does it matter that our other project is in flask?',
    'would you start a new project on it today?',
    'if it fails, do we have to start over in django?',
    'we moved from kubernetes back to plain vms',
  ])('does not use them in passing: "%s"', (written) => {
    expect(leaves(written)).toEqual([]);
  });
});
