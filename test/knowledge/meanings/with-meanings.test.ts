import { describe, expect, it } from 'vitest';
import { buildMeanings } from '../../../src/knowledge/meanings/build-meanings.ts';
import { meaningsCache } from '../../../src/knowledge/meanings/meanings-cache.ts';
import { withMeanings } from '../../../src/knowledge/meanings/with-meanings.ts';
import type { Knowledge } from '../../../src/knowledge/schema.ts';
import { toyEncoder } from '../../core/meaning/toy-encoder.ts';
import { smallTopic } from '../../core/small-topic.ts';
import { newFolder } from '../../new-folder.ts';

const other = { ...smallTopic, id: 'other', unanswered: ['who made it?'] };
const knowledge: Knowledge = { topics: [smallTopic, other], version: 'v' };

function reporting() {
  const said: string[] = [];
  return {
    said,
    report: {
      building: (topics: Knowledge['topics']) =>
        void said.push(`building ${topics.map(({ id }) => id).join(' ')}`),
      failed: ({ id }: { readonly id: string }, error: unknown) =>
        void said.push(`${id} failed: ${String(error)}`),
    },
  };
}

describe('knowledge with meanings', () => {
  it('has those of each topic, and says once what it builds', async () => {
    const { said, report } = reporting();
    const { topics, version, meanings } = await withMeanings(
      knowledge,
      toyEncoder(),
      meaningsCache(null, 'toy'),
      report,
    );
    expect({ topics, version }).toEqual(knowledge);
    expect(meanings?.get('other')).toEqual(await buildMeanings(other, toyEncoder()));
    expect([...(meanings?.keys() ?? [])]).toEqual([smallTopic.id, 'other']);
    expect(said).toEqual([`building ${smallTopic.id} other`]);
  });

  it('takes them from the cache the second time, without the encoder and without a word', async () => {
    const cache = meaningsCache(newFolder(), 'toy');
    const { said, report } = reporting();
    const first = await withMeanings(knowledge, toyEncoder(), cache, report);
    const silent = { checksum: 'toy', encode: () => Promise.reject(new Error('it was asked')) };
    expect(await withMeanings(knowledge, silent, cache, report)).toEqual(first);
    expect(said).toHaveLength(1);
  });

  it('leaves out a topic whose meanings fail, and says so', async () => {
    const { said, report } = reporting();
    const { encode } = toyEncoder();
    const failing = {
      checksum: 'toy',
      async encode(texts: readonly string[]) {
        if (texts.includes('who made it?')) throw new Error('out of memory');
        return encode(texts);
      },
    };
    const { meanings } = await withMeanings(knowledge, failing, meaningsCache(null, 'toy'), report);
    expect([...(meanings?.keys() ?? [])]).toEqual([smallTopic.id]);
    expect(said).toEqual([`building ${smallTopic.id} other`, 'other failed: Error: out of memory']);
  });
});
