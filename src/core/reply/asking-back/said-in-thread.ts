import { plain, type Span, type Spans, strong } from '../../answer/answer.ts';
import { tellingNeeds } from '../../ranking/telling-needs.ts';
import type { Overheard } from '../../understanding/match/overhear.ts';
import { replyMemory } from '../intents/memory.ts';
import type { Composer } from '../parts/composer.ts';
import type { ReplyOutcome, Task } from '../parts/task.ts';
import { formatList, inSentence } from '../parts/wording.ts';

/** Needs that are asked for, where nobody has named any. */
const mostAsked = 3;

/**
 * What people said to each other of a choice: who is for what and who needs what, then what's open. Where nobody said what's
 * needed, it asks for that, with the needs that would tell the options apart.
 */
export function replyTold(task: Task, composer: Composer, overheard: Overheard): ReplyOutcome {
  const { frame, intent } = task;
  const { library } = composer;
  const options = [...new Set(overheard.options.map(({ id }) => id))];
  if (frame.needs.length > 0 && intent.kind === 'help') {
    const outcome = replyMemory({ ...task, intent }, composer);
    const sides = sidesTaken(composer, overheard);
    const headline = composer.blocks.findIndex(({ kind }) => kind === 'headline');
    if (sides.length > 0)
      composer.blocks.splice(headline + 1, 0, { kind: 'paragraph', spans: [...sides, plain('.')] });
    return outcome;
  }
  const who = sidesTaken(composer, overheard);
  const what =
    overheard.project === null ? `the ${library.topic.noun.one} has to do` : `the ${overheard.project} needs`;
  composer.add({
    kind: 'headline',
    spans: [
      ...(who.length > 0 ? [...who, plain('; nobody')] : [plain('Nobody')]),
      plain(` has said what ${what}.`),
    ],
  });
  const gist = library.gist(options.length > 1 ? options : library.options);
  if (gist !== undefined) composer.add({ kind: 'paragraph', spans: composer.cited(gist) });
  const telling = tellingNeeds(library, options.length > 1 ? options : library.options).slice(0, mostAsked);
  const titles = telling.map(({ title }) => inSentence(title));
  composer.add({
    kind: 'paragraph',
    spans: [
      strong('Open: '),
      plain(
        `${titles.length > 0 ? `${formatList(titles, 'or')}, for example? ` : ''}Tell me what it needs, and I'll weigh it.`,
      ),
    ],
  });
  composer.choices([
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'Weigh it together', says: 'let us weigh this together' },
  ]);
  return { options, main: null, ranking: null, declined: false };
}

/** "@raj is for FastAPI, @ana for Django": nobody is notified. */
function sidesTaken({ library }: Composer, { proposals }: Overheard): Spans {
  const byOption = [...Map.groupBy(proposals, ({ id }) => id)];
  return byOption.flatMap(([option, spoken], at): Spans => {
    const people = [...new Set(spoken.map(({ author }) => author))];
    const names = people.flatMap((id, index): Span[] => [
      ...(index === 0 ? [] : [plain(index === people.length - 1 ? ' and ' : ', ')]),
      { kind: 'person', id, notify: false },
    ]);
    const verb = people.length > 1 ? 'are' : 'is';
    return [
      ...(at === 0 ? [] : [plain(', ')]),
      ...names,
      plain(`${at === 0 ? ` ${verb}` : ''} for `),
      strong(library.nameOf(option)),
    ];
  });
}
