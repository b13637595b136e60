import type { Topic } from '../../../knowledge/schema.ts';
import { wrapUnder } from '../../terminal/wrap.ts';
import { printable } from '../../text/printable.ts';
import type { HitKind, TriedHit, TriedMatch, TriedMessage, TriedNeed } from './try-message.ts';

const width = 80;
/** What lines are labelled with, so that what they say stands below each other. */
const labelWidth = 16;

/** How a message was read, for a terminal of 80 columns. */
export function tryText(tried: TriedMessage, topic: Topic, byMeaning: boolean): string {
  const { corrections, unknown, elsewhere, nearest, answerable } = tried;
  const sections = [
    section('Topic', topicLines(tried, topic)),
    section(
      'Spelling',
      corrections.map(({ typed, meant }) => line('', `${typed}, read as ${meant}`)),
    ),
    section(`Phrases of ${topic.id}`, hitLines(tried.hits), 'none'),
    ...elsewhere.map(({ id, hits }) => section(`Phrases of ${id}`, hitLines(hits))),
    section(
      'Words in no phrase, and not everyday English',
      unknown.map((word) => line('', word)),
    ),
    section('Needs', tried.needs.map(needLine), 'none'),
    section(
      `Nearest, by ${byMeaning ? 'meaning and words' : 'words alone'}; an answer at all: ${percent(answerable).trim()}`,
      nearest.flatMap(matchLines),
      'nothing',
    ),
    section('Intent', [line(tried.intent, tried.rules.slice(0, -1).join('; '))]),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

/** A heading and what's below it; nothing at all if there's nothing below and nothing to say of that. */
function section(heading: string, lines: readonly string[], otherwise = ''): string {
  if (lines.length === 0 && otherwise === '') return '';
  return [heading, ...(lines.length === 0 ? [line('', otherwise)] : lines)].join('\n');
}

/** Two columns; the second is wrapped within its own. Without a label, one column. */
function line(label: string, text: string): string {
  return wrapUnder(`  ${label === '' ? '' : label.padEnd(labelWidth)}`, printable(text), width);
}

function topicLines({ topic: chosen, rivals }: TriedMessage, topic: Topic): string[] {
  return [
    line('', `${chosen.title}: ${chosen.because}`),
    ...(rivals.length === 0
      ? []
      : [line('', `It asks which is meant, as these fit too: ${rivals.join(', ')}`)]),
    ...(chosen.isTried
      ? []
      : [line('', `So ${topic.title} hears it only in its own threads, where it's read as below.`)]),
  ];
}

const kinds: readonly (readonly [HitKind, string])[] = [
  ['topic', 'the topic'],
  ['option', 'option'],
  ['alternative', 'alternative'],
  ['aspect', 'aspect'],
  ['need', 'need'],
  ['beyond', 'beyond'],
  ['false-friend', 'false friend'],
  ['context', 'context'],
];

function hitLines(hits: readonly TriedHit[]): string[] {
  return kinds.flatMap(([kind, label]) => {
    const found = hits.filter((hit) => hit.kind === kind);
    const shown = found.map(({ id, words }) => (id === '' ? `"${words}"` : `${id} "${words}"`));
    return found.length === 0 ? [] : [line(label, shown.join(', '))];
  });
}

function needLine({ id, words, how, probability }: TriedNeed): string {
  return line(how, `${id} "${words}"; stated: ${percent(probability)}`);
}

function matchLines({ target, text, probability }: TriedMatch): string[] {
  return [line(percent(probability), `${target}: ${text}`)];
}

function percent(share: number): string {
  return `${String(Math.round(share * 100)).padStart(3)} %`;
}
