import { describe, expect, it } from 'vitest';
import { topicShares } from '../../../src/core/meaning/topic-shares.ts';
import { meaningsCache } from '../../../src/knowledge/meanings/meanings-cache.ts';
import { withMeanings } from '../../../src/knowledge/meanings/with-meanings.ts';
import type { Topic } from '../../../src/knowledge/schema.ts';
import { toyEncoder } from '../../core/meaning/toy-encoder.ts';
import { smallTopic } from '../../core/small-topic.ts';
import { newFolder } from '../../new-folder.ts';

/** A topic of two claims that people ask for in these ways. */
function asked(id: string, ...phrasings: readonly (readonly string[])[]): Topic {
  const claims = smallTopic.claims
    .slice(0, phrasings.length)
    .map((claim, at) => ({ ...claim, phrasings: [...(phrasings[at] ?? [])] }));
  return { ...smallTopic, id, questions: [], claims };
}

const topics = [
  asked('kettles', ['does it boil fast?', 'boil a litre'], ['is the kettle loud?', 'loud kettle']),
  asked('bikes', ['does the bike have gears?', 'gears of a bike'], ['is the saddle soft?', 'soft saddle']),
];
const report = { building: () => {}, failed: () => {} };

describe('what tells topics apart', () => {
  it('is how people ask about each', async () => {
    const encoder = toyEncoder();
    const { between } = await withMeanings(
      { topics, version: 'v' },
      encoder,
      meaningsCache(null, 'toy'),
      report,
    );
    const [vector] = await encoder.encode(['a soft saddle with gears?']);
    const shares = topicShares(between, vector);
    expect(shares?.get('bikes')).toBeGreaterThan(shares?.get('kettles') ?? 0);
    expect((shares?.get('bikes') ?? 0) + (shares?.get('kettles') ?? 0)).toBeCloseTo(0);
  });

  it('is what teams say, too, who choose in one and name nothing of it', async () => {
    const encoder = toyEncoder();
    const opened = topics.map((topic) =>
      topic.id === 'bikes'
        ? { ...topic, openings: ['ride uphill with a toddler', 'ride to work uphill'] }
        : topic,
    );
    const cache = meaningsCache(newFolder(), 'toy');
    const [vector] = await encoder.encode(['ride uphill to work']);
    const leadOf = async (of: typeof topics): Promise<number> => {
      const { between } = await withMeanings({ topics: of, version: 'v' }, encoder, cache, report);
      return topicShares(between, vector)?.get('bikes') ?? 0;
    };
    expect(await leadOf(opened)).toBeGreaterThan(await leadOf(topics));
    // Read from the cache, they count the same.
    expect(await leadOf(opened)).toBeGreaterThan(0);
  });

  it("isn't there for a single topic, nor for another encoder's vector", async () => {
    const [kettles] = topics;
    const alone = { topics: kettles === undefined ? [] : [kettles], version: 'v' };
    const cache = meaningsCache(null, 'toy');
    expect((await withMeanings(alone, toyEncoder(), cache, report)).between).toBeUndefined();
    const { between } = await withMeanings({ topics, version: 'v' }, toyEncoder(), cache, report);
    expect(topicShares(between, new Float32Array(3))).toBeNull();
    expect(topicShares(between, null)).toBeNull();
    expect(topicShares(undefined, new Float32Array(3))).toBeNull();
  });

  it('comes from the cache the second time, and is built anew if a topic changes', async () => {
    const cache = meaningsCache(newFolder(), 'toy');
    const first = await withMeanings({ topics, version: 'v' }, toyEncoder(), cache, report);
    expect(cache.knownBetween(topics)).toEqual(first.between);
    const turned = [...topics].reverse();
    const again = await withMeanings({ topics: turned, version: 'v' }, toyEncoder(), cache, report);
    expect(again.between?.topics).toEqual(['bikes', 'kettles']);
    expect(again.between?.rows.offsets[0]).toBeCloseTo(first.between?.rows.offsets[1] ?? 0);
    const [kettles, bikes] = topics;
    if (kettles === undefined || bikes === undefined) throw new Error('two topics are needed');
    expect(cache.knownBetween([kettles, { ...bikes, unanswered: ['who made it?'] }])).toBeUndefined();
    expect(cache.knownBetween([kettles])).toBeUndefined();
  });
});
