import type { Topic } from '../../../knowledge/schema.ts';
import { cuePhrases } from '../../understanding/cues/cues.ts';
import { everydayWords } from '../../understanding/text/everyday-words.ts';
import { fold } from '../../understanding/text/fold.ts';
import { stemOf } from '../../understanding/text/stem.ts';

/** Stems that tell nothing about a claim: words that any question may have, and the names of the options. */
export function silentStems(topic: Topic): ReadonlySet<string> {
  const silent = new Set([...everydayWords].map(stemOf));
  for (const phrases of Object.values(cuePhrases))
    for (const phrase of phrases) for (const word of phrase.split(/[\s|?]+/)) silent.add(stemOf(word));
  for (const telling of [
    'error',
    'errors',
    'link',
    'release',
    'reference',
    'final',
    'app',
    'devs',
    'services',
    'session',
    'sessions',
    'threads',
    'string',
    'strings',
    'admin',
    'block',
    'form',
    'formal',
    'cost',
    'record',
    'server',
    'servers',
    'serve',
    'cover',
    'proxy',
    'support',
    'supports',
    'python',
    'trace',
    'version',
    'versions',
    'update',
    'storage',
    'staging',
  ])
    silent.delete(stemOf(telling));
  for (const { aliases, name } of [...topic.options, ...topic.alternatives]) {
    for (const alias of [...aliases, name]) if (!alias.includes(' ')) silent.add(stemOf(fold(alias)));
  }
  silent.add(stemOf(topic.noun.one));
  silent.add(stemOf(topic.noun.many));
  return silent;
}
