import { type Filled, type Form, type FormField, textIn } from '../../forms/form.ts';
import { capitalize } from '../../reply/parts/wording.ts';
import type { NewFact } from '../change/command.ts';
import { topicLimits } from '../limits.ts';
import { factOf, type TeamTopic } from '../state/team-topic.ts';
import { cut, sortedOptions, withChoices } from './rate-form.ts';
import { markOf } from './topic-form-refs.ts';

const all = 'all';

/** A fact, in the words of whoever fills it in. */
export function factForm(ref: string, topic: TeamTopic, mark: string | null): Form {
  const options = sortedOptions(topic);
  const about = options.find(({ id }) => markOf(id) === mark);
  return {
    ref,
    title: 'A fact',
    intro: null,
    fields: withChoices([
      words('What do you know?', 'In your own words; the card shows that you said it'),
      {
        kind: 'one',
        id: 'option',
        label: 'On',
        hint: null,
        required: true,
        options: [
          ...options.map(({ id, name }) => ({ value: id, label: cut(name, 75) })),
          { value: all, label: 'all of them' },
        ],
        value: about?.id ?? null,
      },
      {
        kind: 'one',
        id: 'criterion',
        label: 'About',
        hint: 'Leave it open if none of these',
        required: false,
        options: topic.criteria.map(({ id, title }) => ({ value: id, label: cut(capitalize(title), 75) })),
        value: null,
      },
      {
        kind: 'one',
        id: 'leaning',
        label: 'It speaks',
        hint: null,
        required: false,
        options: [
          { value: 'strength', label: 'for it' },
          { value: 'weakness', label: 'against it' },
          { value: 'neutral', label: 'neither way' },
        ],
        value: null,
      },
      link,
    ]),
    submit: 'Add',
  };
}

const link: FormField = {
  kind: 'text',
  id: 'link',
  label: 'Link',
  hint: 'Where it says so, with https; without one it stands as yours, without a source',
  required: false,
  value: '',
  long: false,
  most: topicLimits.link,
};

function words(label: string, hint: string): FormField {
  return {
    kind: 'text',
    id: 'words',
    label,
    hint,
    required: true,
    value: '',
    long: true,
    most: topicLimits.fact,
  };
}

/** What contradicts a fact. @returns null for one that's gone */
export function againstForm(ref: string, topic: TeamTopic, id: string): Form | null {
  const fact = factOf(topic, id);
  if (fact === undefined) return null;
  return {
    ref,
    title: "That's not so",
    intro: `Said: "${fact.words}". Both will stand, as disputed.`,
    fields: [words('What is so?', 'In your own words'), link],
    submit: 'Add',
  };
}

/** @returns what's wrong with it, in words */
export function readNewFact(filled: Filled, topic: TeamTopic): NewFact | string {
  const address = linkIn(filled);
  if (address === undefined) return wrongLink;
  const option = textIn(filled, 'option');
  if (option !== all && !topic.options.some(({ id }) => id === option)) return droppedMeanwhile;
  const criterion = textIn(filled, 'criterion');
  const leaning = textIn(filled, 'leaning');
  return {
    words: textIn(filled, 'words'),
    option: option === all ? null : option,
    criterion: topic.criteria.some(({ id }) => id === criterion) ? criterion : null,
    leaning: leaning === 'strength' || leaning === 'weakness' ? leaning : 'neutral',
    link: address,
    disputes: null,
  };
}

export function readAgainst(filled: Filled, topic: TeamTopic, id: string): NewFact | string {
  const other = factOf(topic, id);
  const address = linkIn(filled);
  if (other === undefined) return 'That fact was withdrawn since.';
  if (address === undefined) return wrongLink;
  const { option, criterion } = other;
  return {
    words: textIn(filled, 'words'),
    option,
    criterion,
    leaning: 'neutral',
    link: address,
    disputes: id,
  };
}

/** What's told to whoever fills in a form about an option that's gone. */
export const droppedMeanwhile = 'Somebody has dropped that option meanwhile.';

const wrongLink = 'The link has to be an address that begins with https://.';

/** Null for none; undefined for one that's no https address. */
function linkIn(filled: Filled): string | null | undefined {
  const typed = textIn(filled, 'link');
  if (typed === '') return null;
  return URL.canParse(typed) && new URL(typed).protocol === 'https:' ? typed : undefined;
}
