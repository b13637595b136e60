import type { Library } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { mostQuestions } from '../../ranking/guide.ts';
import { leadsAlone } from '../../ranking/leads-alone.ts';
import { caseOf, type Ranking, rank } from '../../ranking/scores.ts';
import { weightsOf } from '../../ranking/weights.ts';
import type { Frame, Guide } from '../../turn/conversation.ts';
import { candidatesOf } from '../../turn/guided-choice.ts';
import type { GuideStep } from '../../turn/intent.ts';
import { textOf } from '../opening/first-line.ts';
import type { Composer } from '../parts/composer.ts';
import { addGist } from '../parts/gist.ts';
import { ratingWithReason } from '../parts/reasons.ts';
import { scoreLine } from '../parts/robustness-note.ts';
import { furthestAhead, standingOn } from '../parts/standings.ts';
import type { ReplyOutcome } from '../parts/task.ts';
import { withEvidence } from '../parts/with-evidence.ts';
import { formatList, inSentence } from '../parts/wording.ts';
import { fitOf } from '../pick/fit-reasons.ts';
import { type PickInNeeds, pickLine } from '../pick/pick-in-needs.ts';
import { pickInNeeds } from '../pick/stated-pick.ts';
import { hasFits } from '../pick/weighed-needs.ts';

/** A step of the guided choice: one line on what the last step did, then the next question. */
export function replyGuidedChoice(
  composer: Composer,
  frame: Frame,
  guide: Guide,
  step: GuideStep,
): ReplyOutcome {
  const candidates = candidatesOf(composer.library, frame, guide);
  const weighedCase = caseOf(frame.needs, frame.knows, candidates, frame.emphasised);
  const ranking = rank(composer.library, weighedCase);
  const inNeeds = pickInNeeds(composer.library, frame, { weighed: weighedCase, ranking });
  const weighed = ranking.weights.length > 0;
  const spansAfter = (kind: 'answer' | 'go-on' | 'end'): Spans => {
    if (weighed) return soFar(composer, ranking, inNeeds);
    return kind === 'go-on'
      ? furthestAhead(composer, candidates)
      : [plain('Noted. Nothing that you need sets them apart yet.')];
  };
  switch (step.kind) {
    case 'begin':
      if (!weighed && addGist(composer, candidates, true)) {
        composer.add({
          kind: 'paragraph',
          spans: [
            plain(`Tell me what you need, or answer a few short questions (at most ${mostQuestions}).`),
          ],
        });
        break;
      }
      composer.add({
        kind: 'headline',
        spans: [
          plain(
            `${formatList(candidates.map(composer.library.nameOf), 'or')}? At most ${mostQuestions} short questions, or just tell me what you need.`,
          ),
        ],
      });
      composer.add({
        kind: 'paragraph',
        spans: weighed ? soFar(composer, ranking, inNeeds) : furthestAhead(composer, candidates),
      });
      break;
    case 'why':
      addWhy(composer, guide, candidates);
      break;
    case 'back':
      composer.add({
        kind: 'headline',
        spans: weighed
          ? soFar(composer, ranking, inNeeds)
          : [plain('Nothing that you need sets them apart yet.')],
      });
      break;
    case 'answer':
    case 'go-on':
    case 'end': {
      const spans = spansAfter(step.kind);
      // Where the scores stay, the next question is all that's new.
      if (!composer.isSaid(textOf(spans))) composer.add({ kind: 'headline', spans });
      break;
    }
    default:
      step satisfies never;
  }
  putQuestion(composer, guide, step.kind === 'back');
  return {
    options: candidates,
    main: null,
    ranking: weighed ? ranking.ranked.map(({ option }) => option) : null,
    declined: false,
  };
}

/** The scores so far, citing the leader's rating on the heaviest criterion. */
function soFar(composer: Composer, ranking: Ranking, inNeeds: PickInNeeds | undefined): Spans {
  if (inNeeds !== undefined) return [plain('So far: '), ...pickLine(composer, inNeeds)];
  const [first] = ranking.ranked;
  const [heaviest] = ranking.weights;
  return [
    ...withEvidence(
      `So far: ${scoreLine(composer, ranking)}`,
      first === undefined || heaviest === undefined ? [] : composer.evidence(first.option, heaviest[0], 1),
    ),
  ];
}

/** The current question, with its possible answers. */
export function putQuestion(composer: Composer, guide: Guide, again: boolean): void {
  const { library } = composer;
  if (guide.asked === null) return;
  const title = library.needTitle(guide.asked);
  const at = guide.answers.findIndex(({ need }) => need === guide.asked);
  const number = at < 0 ? guide.answers.length + 1 : at + 1;
  const known = formerAnswer(guide.answers[at]?.says);
  composer.add({
    kind: 'paragraph',
    spans: [
      strong(`${again ? 'Back to question' : 'Question'} ${number}${known}: `),
      plain(questionOf(library, guide.asked)),
    ],
  });
  composer.choices([
    // Names the need, so that a late press on an earlier question answers that one.
    { label: 'Yes', says: `yes to ${title}` },
    { label: 'No', says: `no to ${title}` },
    { label: 'Skip', says: `skip ${title}` },
    guide.answers.length === 0
      ? { label: 'Stop', says: 'stop' }
      : { label: 'Just tell me', says: 'just tell me' },
  ]);
}

function formerAnswer(says: 'yes' | 'no' | 'skip' | undefined): string {
  if (says === undefined) return '';
  return says === 'skip' ? ' (skipped)' : ` (${says} so far)`;
}

function questionOf(library: Library, need: string): string {
  const known = library.need(need);
  return known?.asks ?? `Do you need ${known?.title ?? need}?`;
}

/** Which options the answer tells apart, and on what. */
function addWhy(composer: Composer, { asked }: Guide, candidates: readonly string[]): void {
  const { library } = composer;
  if (asked === null) return;
  const weights = [...weightsOf(library, { needs: [asked], candidates, knows: [] })];
  const [criterion] = weights
    .map(([id, weight]) => {
      const ratings = candidates.map((option) => library.rating(option, id)?.rating ?? 0);
      return { id, pull: weight * (Math.max(...ratings) - Math.min(...ratings)) };
    })
    .sort((a, b) => b.pull - a.pull)
    .map(({ id }) => id);
  if (criterion === undefined) return;
  const { best, worst } = standingOn(composer, candidates, criterion);
  const { winner } = leadsAlone(library, candidates)(asked);
  if (winner !== undefined && hasFits(library, [{ need: asked }], winner)) {
    composer.add({
      kind: 'headline',
      spans: [
        plain('Because it tells them apart: a yes favours '),
        strong(library.nameOf(winner)),
        plain('.'),
      ],
    });
    composer.add({
      kind: 'bullets',
      items: [...new Set([winner, ...worst.slice(0, 1)])].map(
        (option): Spans => [strong(`${library.nameOf(option)}: `), ...fitOf(composer, option, asked)],
      ),
    });
    return;
  }
  composer.add({
    kind: 'headline',
    spans: [plain(`A yes weighs ${inSentence(library.criterionTitle(criterion))}, where they differ:`)],
  });
  const shown = [...new Set([...best.slice(0, 1), ...worst.slice(0, 1)])];
  composer.add({
    kind: 'bullets',
    items: shown.map((option): Spans => ratingWithReason(composer, option, criterion)),
  });
}

/**
 * Repeats the question below an answer to something else, and offers its answers instead of other choices.
 */
export function resumeGuide(composer: Composer, guide: Guide): void {
  const kept = composer.blocks.filter(({ kind }) => kind !== 'choices');
  composer.blocks.splice(0, composer.blocks.length, ...kept);
  putQuestion(composer, guide, true);
}

/** How the guided choice ended, below its recommendation. */
export function addGuideEnding(composer: Composer, guide: Guide, stopped: boolean): void {
  const count = guide.answers.length;
  const asked = `${count} ${count === 1 ? 'question' : 'questions'}`;
  const ending = (): string => {
    if (stopped) return `Stopped after ${asked}; more could still change it.`;
    if (count >= mostQuestions) return `That was after ${asked}, the most that I ask.`;
    const enough = count === 0 ? 'No question is left' : `${asked} ${count === 1 ? 'was' : 'were'} enough`;
    return `${enough}: no other that I have could change the winner.`;
  };
  composer.add({ kind: 'note', spans: [plain(`${ending()} To change an answer, say "go back".`)] });
}
