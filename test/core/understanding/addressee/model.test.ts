import { expect, it } from 'vitest';
import { observeAddressee } from '../../../../src/core/understanding/addressee/features.ts';
import { hashedPlaces, placeOf, weighedPhases } from '../../../../src/core/understanding/addressee/model.ts';
import { featureWeights, hashedWeights } from '../../../../src/core/understanding/addressee/weights.ts';
import { situateShared } from '../../../../src/core/understanding/understand.ts';
import { builtIn } from '../../built-in.ts';
import { openThread } from '../../thread.ts';

it('has a weight for every phase of all that is seen in a message', () => {
  const thread = openThread();
  thread.say('we need an admin panel, django or flask?');
  thread.say('lol ok', { author: 'ben', audience: 'shared' });
  const state = thread.state();
  for (const words of [
    'and databases?',
    'hey ben, does `flask` 3.1 still do that?\nsee https://example.org',
    'I like django more, the orm is great :tada:',
    'so which one should we take, given that nobody knows async?',
    'not flask, we dropped the admin panel!',
  ]) {
    const said = { conversation: 'thread', author: 'carl', words, audience: 'shared' } as const;
    observeAddressee(situateShared(said, state, builtIn), {
      feature: (name) => expect(featureWeights[name], name).toHaveLength(weighedPhases.length + 1),
      words: (hash) => expect(placeOf(hash, 1)).toBeLessThan(hashedPlaces),
    });
  }
});

it('has a weight for every place of a hashed word', () => {
  expect(atob(hashedWeights)).toHaveLength(hashedPlaces);
});
