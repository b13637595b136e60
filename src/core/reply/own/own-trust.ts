import { plain, type Spans, strong } from '../../answer/answer.ts';
import { robustness } from '../../ranking/robustness.ts';
import { rank, winnerOf } from '../../ranking/scores.ts';
import type { Composer } from '../parts/composer.ts';
import { lastCase } from '../parts/last-case.ts';
import { whyNotRobust } from '../parts/robustness-note.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';
import { ratersWords } from './own-words.ts';
import { isTeams } from './stated-by.ts';

/** "3 facts, 1 with a link" */
function factsWords(facts: number, sourced: number): string {
  if (facts === 0) return 'nobody has stated a fact';
  const linked = sourced === 0 ? 'none' : String(sourced);
  if (facts === 1) return `1 fact, ${sourced === 0 ? 'without' : 'with'} a link`;
  return `${facts} facts, ${sourced === facts ? 'all' : linked} with a link`;
}

/** How sure an answer from a team's own data is: nobody checked it, and how far it carries. */
export function replyOwnTrust({ frame }: Pick<Task, 'frame'>, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const facts = library.topic.claims.filter(isTeams);
  const sourced = facts.filter(({ sources }) => sources.length > 0).length;
  const disputed = facts.filter(({ verdict }) => verdict === 'disputed');
  composer.add({
    kind: 'headline',
    spans: [
      strong('As sure as you are: '),
      plain("it's what you said and rated, and nobody has checked it."),
    ],
  });
  const items: Spans[] = [
    [plain(`${ratersWords(library.topic.ofTeam)}; ${factsWords(facts.length, sourced)}.`)],
    ...disputed.slice(0, 2).map((fact) => composer.sentence(fact)),
  ];
  const weighed = lastCase(library, frame);
  const ranking = weighed === null ? null : rank(library, weighed);
  if (weighed !== null && ranking !== null && winnerOf(ranking) !== undefined) {
    const doubt = whyNotRobust(composer, robustness(library, weighed, ranking));
    items.push(
      doubt.length > 0
        ? doubt
        : [plain('No single rating, a step better or worse within what you gave, would change the pick.')],
    );
  }
  composer.add({ kind: 'bullets', items });
  return outcomeOfLast(frame);
}
