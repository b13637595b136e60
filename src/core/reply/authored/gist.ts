import { plain } from '../../answer/answer.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { capitalize, formatList, inSentence } from '../parts/wording.ts';

/** Which of several options when, for a message that sets them against each other and states no needs. */
export function replyGist(
  { intent, frame }: { readonly intent: Task['intent']; readonly frame: Task['frame'] },
  composer: Composer,
): ReplyOutcome | undefined {
  const { library } = composer;
  const { options, kind } = intent;
  const isChoice = kind === 'decide' || kind === 'compare' || kind === 'recommend';
  const gist = isChoice && options.length > 1 && frame.needs.length === 0 ? library.gist(options) : undefined;
  if (gist === undefined) return undefined;
  composer.add({ kind: 'headline', spans: composer.cited(gist) });
  const telling = tellingNeeds(library, options).slice(0, 3);
  composer.add({
    kind: 'paragraph',
    spans: [
      plain(
        `Tell me what you need (${formatList(
          telling.map(({ title }) => inSentence(title)),
          'or',
        )}, say) and I'll weigh ${options.length > 2 ? 'them' : 'the two'} for you.`,
      ),
    ],
  });
  composer.choices(telling.map(({ title }) => ({ label: capitalize(title), says: `we need ${title}` })));
  return { options, main: null, ranking: null, declined: false };
}
