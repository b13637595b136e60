import { plain } from '../answer/answer.ts';
import type { Composer } from './parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from './parts/task.ts';

/** Nobody changes the ratings in chat; what a team weighs is its own. */
export function replyOwnRatings(composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        "Not from here: each rating rests on checked claims, so they're files that whoever runs me edits.",
      ),
    ],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [plain('What you can do in chat is say what counts for you, and how much: I weigh by that.')],
      [
        plain(
          'Where people disagree, weigh it together: each says alone what counts, and I show one result.',
        ),
      ],
    ],
  });
  composer.choices([
    { label: 'Help us choose', says: 'help us choose' },
    { label: 'Weigh it together', says: "let's weigh this together" },
    { label: 'What do you cover?', says: 'what do you cover?' },
  ]);
  return { ...emptyOutcome, declined: false };
}

/** Decisions are listed in chat and exported as files; there's no web page. */
export function replyRecordsElsewhere(composer: Composer): ReplyOutcome {
  composer.add({
    kind: 'headline',
    spans: [
      plain(
        "I've no web page, but I list your decisions here, and whoever runs me can export them as Markdown files.",
      ),
    ],
  });
  composer.choices([
    { label: 'Show our decisions', says: 'show our decisions' },
    { label: 'What can I ask?', says: 'help' },
  ]);
  return { ...emptyOutcome, declined: false };
}
