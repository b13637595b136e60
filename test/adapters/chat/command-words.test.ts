import { describe, expect, it } from 'vitest';
import { readCommand } from '../../../src/adapters/chat/command-words.ts';

describe('the words of a slash command', () => {
  it.each([
    ['', 'help'],
    ['help', 'help'],
    ['django or flask?', 'django or flask?'],
    ['compare django and flask on databases', 'compare django and flask on databases'],
    ['COMPARE django flask', 'compare django flask'],
    ['compare', 'help'],
    ['recommend an admin panel', 'we need an admin panel. which should we use?'],
    ['recommend', 'help us choose'],
    ['decisions', 'show our decisions'],
    ['decisions due', 'decisions due'],
    ['decisions D-3FA9C1', 'show d-3fa9c1'],
    ['decisions by @ben', 'decisions about by @ben'],
    ['decide', 'record this decision'],
    ['decide we go with flask', 'save as decision: we go with flask'],
    ['weigh until friday', 'weigh until friday'],
    ['ask is fastapi fast?', 'is fastapi fast?'],
    ['criteria', 'how do we choose?'],
    ['new', 'start a choice of our own'],
    [
      'new Linear, Jira and Asana for the office',
      'start a choice of our own between Linear, Jira and Asana for the office',
    ],
    ['list', 'what do you cover?'],
  ])('%s → %s', (text, words) => {
    expect(readCommand(text)).toMatchObject({ words, isPrivate: false });
  });

  it.each(['compare django and flask privately', 'compare django and flask --privately'])(
    '%s asks for a private answer',
    (text) => {
      expect(readCommand(text)).toMatchObject({ words: 'compare django and flask', isPrivate: true });
    },
  );

  it('opens the settings', () => expect(readCommand('settings').command?.opens).toBe('settings:channel'));
});
