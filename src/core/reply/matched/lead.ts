import type { Claim } from '../../../knowledge/schema.ts';
import type { Block, Choice } from '../../answer/answer.ts';
import type { FoundAnswer } from '../../meaning/find-answer.ts';
import { type Composer, openComposer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { reply } from '../reply.ts';
import { matchedClaims } from './matched-claims.ts';

/** Points below the first sentence. */
const mostPoints = 4;

/** The answer to a question whose claims were found: they come first, then the rest as it would be without them. */
export function replyLed(task: Task, found: FoundAnswer, composer: Composer): ReplyOutcome {
  const { library } = composer;
  const claims = matchedClaims(task, found, composer);
  const [lead, ...others] = claims;
  const draft = openComposer(library, { opened: composer.isSaid });
  const own = reply(task, draft);
  const first = citedIn(draft.blocks[0]);
  const asked = new Set(found.candidates[0]?.claims ?? []);
  const agrees = !own.declined && first.some((id) => asked.has(id)) && first[0] !== undefined;
  if (lead === undefined || agrees || (namesUnknown(task, draft.blocks) && !found.evenOfUnknown))
    return reply(task, composer);
  composer.add({ kind: 'headline', spans: composer.sentence(lead) });
  if (followedByOwn(task) && !own.declined) {
    const from = composer.blocks.length;
    const outcome = reply(task, composer);
    const rest = composer.blocks.splice(from).map(below);
    composer.blocks.push(...rest);
    return outcome;
  }
  const rest = own.declined ? [] : alsoSaid(task, draft, claims);
  composer.add({
    kind: 'bullets',
    items: shortEnough([...others, ...rest], lead).map((claim) => composer.sentence(claim)),
  });
  composer.choices(choicesIn(draft.blocks));
  const options = task.intent.options.length > 0 ? task.intent.options : optionsOf(claims, composer);
  return { options, main: options.at(0) ?? null, ranking: null, declined: false };
}

/** Several options side by side, a ranking or a verdict keep their own form. */
function followedByOwn({ intent }: Task): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'recommend':
    case 'decide':
    case 'criteria':
      return true;
    case 'explain':
      return intent.options.length > 1;
    case 'out_of_scope':
    case 'follow_up':
    case 'source':
    case 'list':
    case 'help':
    case 'smalltalk':
      return false;
    default:
      return intent satisfies never;
  }
}

/** What people read at once, without citations. */
const mostCharacters = 900;

function shortEnough(claims: readonly Claim[], { line }: Claim): readonly Claim[] {
  let left = mostCharacters - line.length;
  return claims.slice(0, mostPoints).filter((claim, at) => {
    left -= claim.line.length;
    return at === 0 || left > 0;
  });
}

/** What the aspects asked for add. */
function alsoSaid(
  { intent }: Task,
  { claims, library }: Composer,
  matched: readonly Claim[],
): readonly Claim[] {
  const known = new Set(matched.map(({ id }) => id));
  const on = new Set(matched.flatMap(({ aspects }) => aspects.slice(0, 1)));
  return claims
    .flatMap((id) => library.claim(id) ?? [])
    .filter(
      ({ id, aspects, option }) =>
        !known.has(id) &&
        aspects.some((aspect) => on.has(aspect)) &&
        (intent.options.length === 0 || (option !== null && intent.options.includes(option))),
    );
}

/** Whether the answer by words begins with what nothing is known of. */
function namesUnknown({ reading }: Task, [first]: readonly Block[]): boolean {
  if (reading.asked.length === 0 && reading.uncovered === null) return false;
  return first !== undefined && citedIn(first).length === 0;
}

function citedIn(block: Block | undefined): readonly string[] {
  return block !== undefined && 'spans' in block
    ? block.spans.flatMap((span) => (span.kind === 'citation' ? [span.claim] : []))
    : [];
}

/** A second headline is a paragraph. */
function below(block: Block): Block {
  return block.kind === 'headline' ? { ...block, kind: 'paragraph' } : block;
}

function choicesIn(blocks: readonly Block[]): readonly Choice[] {
  return blocks.flatMap((block) => (block.kind === 'choices' ? block.choices : []));
}

function optionsOf(claims: readonly Claim[], { library }: Composer): readonly string[] {
  return [...new Set(claims.slice(0, 1).flatMap(({ option }) => option ?? []))].filter(
    (id) => library.option(id) !== undefined,
  );
}
