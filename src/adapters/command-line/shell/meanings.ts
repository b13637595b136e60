import { getCompileCacheDir } from 'node:module';
import type { Encoder } from '../../../core/meaning/encoder.ts';
import { type MeaningsCache, meaningsCache } from '../../../knowledge/meanings/meanings-cache.ts';
import { withMeanings } from '../../../knowledge/meanings/with-meanings.ts';
import type { Knowledge, Topic } from '../../../knowledge/schema.ts';
import { modelChecksum } from '../../encoder/model-files.ts';
import { errorMessage } from '../../log/error-message.ts';

/** What topics mean, cached where their checked form is. */
function openCache(): MeaningsCache {
  return meaningsCache(getCompileCacheDir() ?? null, modelChecksum);
}

/** The topics that a start can read the meanings of; it builds those of the others. */
export function topicsWithMeanings({ topics }: Knowledge): ReadonlySet<string> {
  const cache = openCache();
  return new Set(topics.flatMap((topic) => (cache.known(topic) === undefined ? [] : [topic.id])));
}

/**
 * The knowledge with what its texts mean, or as it is without an encoder.
 *
 * @param say gets a line where meanings have to be built, and for each topic where that fails
 */
export async function understood(
  knowledge: Knowledge,
  encoder: Encoder | null,
  say: (line: string, isProblem: boolean) => void,
): Promise<Knowledge> {
  if (encoder === null) return knowledge;
  return withMeanings(knowledge, encoder, openCache(), {
    building: (topics) =>
      say(
        `working out what the texts of ${named(topics)} mean, which may take a minute the first time`,
        false,
      ),
    failed: ({ id }, error) =>
      say(
        `what the texts of ${id} mean couldn't be worked out, so it's searched by words alone: ${errorMessage(error)}`,
        true,
      ),
  });
}

function named(topics: readonly Topic[]): string {
  return topics.map(({ id }) => id).join(', ');
}
