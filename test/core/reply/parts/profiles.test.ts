import { describe, expect, it } from 'vitest';
import { openComposer } from '../../../../src/core/reply/parts/composer.ts';
import { addProfiles } from '../../../../src/core/reply/parts/profiles.ts';
import { libraryOf } from '../../../../src/knowledge/queries.ts';
import { smallTopic } from '../../small-topic.ts';
import { citationsIn, runsIn, saidIn } from '../../spans-of.ts';

describe('a known product that is not rated', () => {
  it('is marked as such, with its facts cited', () => {
    const composer = openComposer(libraryOf(smallTopic));
    addProfiles(composer, { alternatives: ['pulsar'], aspects: ['replay'], words: [] });
    expect(saidIn(composer)).toContain('pulsar (known, not rated):');
    expect(runsIn(composer).flatMap((run) => citationsIn(run).map(({ claim }) => claim))).toEqual([
      'p-tiers',
    ]);
  });

  it('is skipped if nothing is known of it', () => {
    const composer = openComposer(libraryOf(smallTopic));
    addProfiles(composer, { alternatives: ['nothing'], aspects: [], words: [] });
    expect(composer.blocks).toEqual([]);
  });
});
