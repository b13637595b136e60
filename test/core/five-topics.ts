import { loadKnowledge } from '../../src/knowledge/load.ts';
import type { Knowledge, Topic } from '../../src/knowledge/schema.ts';
import { genealogyTopic } from '../run-program.ts';
import { pythonWeb } from './built-in.ts';
import { smallTopic } from './small-topic.ts';

const [genealogy = smallTopic] = loadKnowledge([genealogyTopic]).topics;

/** The small topic under other names, with as many options as given. */
export function topicLike(id: string, title: string, names: readonly string[]): Topic {
  const [model] = smallTopic.options;
  if (model === undefined) throw new Error('the small topic has options');
  return {
    ...smallTopic,
    id,
    title,
    aliases: [title.toLowerCase()],
    noun: { one: id, many: `${id}s`, also: [] },
    context: [],
    options: names.map((name) => ({ ...model, id: name.toLowerCase(), name, aliases: [name.toLowerCase()] })),
    claims: smallTopic.claims.map((claim) => ({ ...claim, option: null })),
    alternatives: [],
    beyond: [],
  };
}

/** Five topics, the first with most claims. */
export const fiveTopics: Knowledge = {
  topics: [
    pythonWeb,
    genealogy,
    smallTopic,
    topicLike('cache', 'Caches between services', ['Ember', 'Frost', 'Glade', 'Harbor', 'Inlet', 'Jasper']),
    topicLike('runner', 'Runners for tests', ['Kestrel', 'Lark', 'Merlin', 'Nightjar', 'Osprey']),
  ],
  version: 'five topics',
};
