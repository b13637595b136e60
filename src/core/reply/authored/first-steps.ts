import type { FirstSteps } from '../../../knowledge/authored-schema.ts';
import { type Spans, strong } from '../../answer/answer.ts';
import type { Frame } from '../../turn/conversation.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { capitalize, withoutBrackets } from '../parts/wording.ts';

/** What to do first with an option: what to install, which packages the stated needs ask for, and what to read. */
export function replyFirstSteps(
  composer: Composer,
  option: string,
  steps: FirstSteps,
  { needs, last }: Frame,
): ReplyOutcome {
  const { library } = composer;
  const name = library.nameOf(option);
  composer.add({ kind: 'headline', spans: [strong(`${name}: `), ...composer.cited(steps.start)] });
  const stated = [...new Set(needs.map(({ need }) => need))];
  composer.add({
    kind: 'bullets',
    items: [
      ...stated.flatMap((need): Spans[] => {
        const text = steps.needs[need];
        const title = capitalize(withoutBrackets(library.needTitle(need)));
        return text === undefined ? [] : [[strong(`${title}: `), ...composer.cited(text)]];
      }),
      [strong('Read first: '), ...composer.cited(steps.read)],
    ],
  });
  const others = library.options.filter((id) => id !== option && library.firstSteps(id) !== undefined);
  composer.choices([
    ...(stated.length > 0
      ? [{ label: 'Record this decision', says: `we go with ${name}` }]
      : [{ label: 'Weigh our needs', says: 'help us choose' }]),
    ...others.slice(0, 1).map((id) => ({
      label: `And with ${library.nameOf(id)}?`,
      says: `how do we start with ${library.nameOf(id)}?`,
    })),
  ]);
  return {
    options: [option],
    main: option,
    ranking: last?.ranking ?? null,
    team: last?.team ?? null,
    declined: false,
    told: [{ kind: 'first-steps', id: '', options: [option] }],
  };
}
