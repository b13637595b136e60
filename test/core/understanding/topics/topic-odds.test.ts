import { describe, expect, it } from 'vitest';
import { fitsOf, type TopicFit } from '../../../../src/core/understanding/across/topic-fit.ts';
import { vocabularyOf } from '../../../../src/core/understanding/match/vocabulary.ts';
import { tokenize } from '../../../../src/core/understanding/text/words.ts';
import { isAboutOther, meansAllOptions } from '../../../../src/core/understanding/topics/topic-odds.ts';
import { topicStemsOf } from '../../../../src/core/understanding/topics/topic-stems.ts';
import { topicsInOrder } from '../../../../src/knowledge/queries.ts';
import { builtIn, pythonWeb } from '../../built-in.ts';

/** Whether a message is about databases, if that's so likely. */
function isAboutDatabases(text: string, probability: number, isMeant: boolean): boolean {
  const { words } = tokenize(text);
  const fits = fitsOf(vocabularyOf(builtIn).matcher.match(words), topicsInOrder(builtIn));
  const fit = fits.find(({ topic }: TopicFit) => topic.id === 'databases');
  if (fit === undefined) throw new Error('the topic of databases is missing');
  return isAboutOther(words, fits, { fit, probability }, isMeant);
}

describe('a message that opens a thread and names nothing', () => {
  const asks = 'where do we put the herd book of nine hundred cows?';
  const tells = 'a herd book of nine hundred cows, read by vets';

  it('is about the likeliest topic, if what it means is known', () => {
    expect(isAboutDatabases(asks, 0.55, true)).toBe(true);
    expect(isAboutDatabases(tells, 0.65, true)).toBe(true);
  });

  it('has to be surer of it by its words alone', () => {
    expect(isAboutDatabases(asks, 0.55, false)).toBe(false);
    expect(isAboutDatabases(tells, 0.65, false)).toBe(false);
  });

  it('stays with the largest topic where it tells of a project whose needs that knows', () => {
    expect(isAboutDatabases('an admin panel for the herd book', 0.9, true)).toBe(false);
  });

  it.each(['which one is the calmest?', 'what do all three cost us?', 'how do the versions go in each'])(
    'means the options of the largest where it takes them for known: "%s"',
    (text) => {
      expect(meansAllOptions(tokenize(text).words)).toBe(true);
      expect(isAboutDatabases(text, 0.7, true)).toBe(false);
    },
  );
});

describe('the words of a topic', () => {
  it('are those of its openings, too', () => {
    const { texts, countOf } = topicStemsOf({ ...pythonWeb, openings: ['a herd book', 'the herd'] });
    expect(texts).toBe(topicStemsOf({ ...pythonWeb, openings: [] }).texts + 2);
    expect(countOf('herd')).toBe(2);
  });
});
