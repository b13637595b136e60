import { plain, strong } from '../../answer/answer.ts';
import type { Word } from '../../understanding/text/words.ts';
import { selectClaims } from '../claims/select-claims.ts';
import type { Composer } from './composer.ts';

type ProfileQuery = {
  readonly alternatives: readonly string[];
  readonly aspects: readonly string[];
  readonly words: readonly Word[];
  /** Claims for each product. */
  readonly most?: number;
};

/** What is known of products that aren't rated, kept apart from the rated options. */
export function addProfiles(
  composer: Composer,
  { alternatives, aspects, words, most = 2 }: ProfileQuery,
): void {
  const { library } = composer;
  for (const id of alternatives.slice(0, 2)) {
    const asked = selectClaims(library, { option: id, aspects, words, most });
    const claims = asked.length > 0 ? asked : selectClaims(library, { option: id, aspects: [], words, most });
    if (claims.length === 0) continue;
    composer.add({
      kind: 'paragraph',
      spans: [strong(library.nameOf(id)), plain(' (known, not rated):')],
      detail: true,
    });
    composer.add({ kind: 'bullets', items: claims.map((claim) => composer.sentence(claim)), detail: true });
  }
}
