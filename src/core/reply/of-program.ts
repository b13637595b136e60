import { emphasis, plain } from '../answer/answer.ts';
import { topicFormRef } from '../team-topics/forms/topic-form-refs.ts';
import type { Composer } from './parts/composer.ts';
import { emptyOutcome, type ReplyOutcome } from './parts/task.ts';
import { inSentence } from './parts/wording.ts';

/** Nobody changes the checked ratings in chat; a team's own stand beside them. */
export function replyOwnRatings(composer: Composer): ReplyOutcome {
  const { options, criteria } = composer.library.topic;
  const [[option], [criterion]] = [options, criteria];
  composer.add({
    kind: 'headline',
    spans: [plain("Right here. They're yours, beside the checked ones, which stay as they are.")],
  });
  composer.add({
    kind: 'bullets',
    items: [
      [
        plain('Say what you rate differently: '),
        emphasis(`we rate ${option?.name ?? '…'} 4 on ${inSentence(criterion?.title ?? '…')}, because …`),
        plain('. Where that changes a pick, I say both.'),
      ],
      [plain('For options or criteria that I have nothing on, start a choice of your own.')],
      [
        plain(
          'Where people disagree, weigh it together: each says alone what counts, and I show one result.',
        ),
      ],
    ],
  });
  composer.choices([
    { label: 'Start a choice of our own', opens: topicFormRef({ topic: null, form: 'new' }) },
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
