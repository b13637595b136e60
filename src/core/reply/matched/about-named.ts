import { type CitedText, proseOf, sentencesOf } from '../../../knowledge/cited-text.ts';
import type { Library } from '../../../knowledge/queries.ts';
import type { TopicQuestion } from '../../../knowledge/schema.ts';
import { questionForm } from '../../meaning/asked/question-form.ts';
import { saysName } from '../../understanding/text/says-name.ts';
import type { answersFor } from '../authored/question-answer.ts';
import type { Task } from '../parts/task.ts';

type WrittenAnswer = ReturnType<typeof answersFor>[number];

/** "8.0", "3.12" */
const versions = /(?<![\d.])\d+\.\d+(?:\.\d+)*(?![\d.]*\d)/g;

/**
 * A written answer with what a message names first: the sentence on the version that it's about. Points on nothing but options
 * that it doesn't name are left out, as long as others remain.
 */
export function aboutNamed(
  written: WrittenAnswer,
  {
    form,
    reading: { options, written: asked },
  }: { readonly form: TopicQuestion['form']; readonly reading: Pick<Task['reading'], 'options' | 'written'> },
  library: Library,
): WrittenAnswer {
  const { answer } = written;
  const [first, ...points] = onVersion([answer.first, ...answer.then], asked.match(versions) ?? []);
  if (first === undefined) return written;
  const named = new Set(options.map(({ id }) => id));
  const names = [...named].map(library.nameOf);
  const rivals = library.topic.options.filter(({ id }) => !named.has(id)).map(({ name }) => name);
  const isOfOthers = (text: CitedText): boolean => {
    const says = proseOf(text);
    return (
      !names.some((name) => saysName(says, name)) &&
      rivals.some((name) => says.replace(/^(?:In|With|On|Only) /, '').startsWith(name))
    );
  };
  const isOwn = named.size === 1 && !choosing.has(form) && !negative.test(proseOf(first));
  const own = isOwn && questionForm(asked) !== 'which' ? points.filter((text) => !isOfOthers(text)) : points;
  // biome-ignore lint/suspicious/noThenProperty: a list, which nothing awaits
  return { ...written, answer: { ...answer, first, then: own.length > 0 ? own : points } };
}

/** Of these, other options are a part of the answer; and of a no, what would do instead. */
const choosing: ReadonlySet<TopicQuestion['form']> = new Set(['pick', 'compare', 'verdict', 'list', 'who']);
const negative = /\b(?:no|not|never|none|neither|nothing|only|rarely|cannot|without)\b|n['’]t\b/i;

/** With the sentence first that's about the version in question, if that's said of no other and not in the first line. */
function onVersion(
  texts: readonly CitedText[],
  [version, ...others]: readonly string[],
): readonly CitedText[] {
  const [first] = texts;
  if (version === undefined || others.length > 0 || first === undefined) return texts;
  const isOn = (text: CitedText): boolean =>
    [...proseOf(text).matchAll(versions)].some(([known]) => known === version);
  if (isOn(first)) return texts;
  for (const text of texts.slice(1)) {
    const sentences = sentencesOf(text);
    const lead = sentences.find((sentence) => isOn(sentence) && tellsOf(version, proseOf(sentence)));
    if (lead === undefined) continue;
    const left = sentences.filter((sentence) => sentence !== lead);
    return [lead, ...texts.flatMap((each) => (each === text ? left : [each]))];
  }
  return texts;
}

/** Whether a sentence begins with a version, or tells when that came or ends. */
function tellsOf(version: string, says: string): boolean {
  return says.indexOf(version) < longestBefore || /\b20\d\d\b/.test(says);
}
const longestBefore = 12;
