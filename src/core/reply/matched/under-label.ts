import { libraryOf } from '../../../knowledge/queries.ts';
import { plain, type Spans, strong } from '../../answer/answer.ts';
import { phrasedFor } from '../../meaning/exact-phrasing.ts';
import type { Task } from '../parts/task.ts';

/** A first line below the question that it answers, as that may not be quite what's asked. Undefined if it has no wording. */
export function underLabel(
  { intent, reading }: Pick<Task, 'intent' | 'reading'>,
  id: string,
  line: Spans,
): Spans | undefined {
  const question = libraryOf(reading.topic).question(id);
  if (question?.label === undefined) return undefined;
  const about = intent.options.length === 1 ? intent.options : question.options.slice(0, 1);
  const [asks] = phrasedFor(reading.topic, question, question.label, about);
  return asks === undefined ? undefined : [strong(asks), plain(' '), ...line.map(plainly)];
}

/** Only what's asked stands out. */
function plainly(span: Spans[number]): Spans[number] {
  return span.kind === 'strong' ? plain(span.text) : span;
}
