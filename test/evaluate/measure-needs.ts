import type { Knowledge } from '../../src/knowledge/schema.ts';
import { judge } from './judge.ts';
import { splits } from './labelled.ts';
import { needsFixture } from './labelled-needs.ts';
import type { Row } from './row.ts';

type Claimed = { readonly claimed: readonly string[]; readonly stated: readonly string[] };

/**
 * Of the needs that the bot claims to have heard, how many were stated, and of those stated, how many it heard. The labelled
 * threads also list needs that a question is about, and leave some stated ones out, so there the figures are too low.
 */
export function measureNeeds(knowledge: Knowledge): readonly Row[] {
  const alone = needsFixture('check').map((label, at): Claimed => {
    const turns = [{ ...unlabelled, text: label.text, needs: [...label.needs] }];
    const [judged] = judge({ shared: false, turns }, knowledge, `needs-${at}`);
    return { claimed: judged?.turn.needs ?? [], stated: label.needs };
  });
  const inThreads = splits()
    .filter(({ name }) => name === 'check')
    .flatMap(({ threads }) => threads)
    .flatMap((thread, at) => judge(thread, knowledge, `needs-check-${at}`))
    .flatMap(({ label, turn }): Claimed[] =>
      label.needs === undefined || turn.silence !== null
        ? []
        : [{ claimed: turn.needs, stated: label.needs }],
    );
  return [
    ...rowsOf('messages labelled for needs', alone, { precision: 0.85, recall: 0.69 }),
    ...rowsOf('check split', inThreads, { precision: 0.84, recall: 0.72 }),
  ];
}

const unlabelled = {
  alsoAccept: [],
  options: [],
  optionsAlso: [],
  excluded: [],
  aspects: [],
  mustMention: [],
  mustNotMention: [],
};

function rowsOf(
  name: string,
  all: readonly Claimed[],
  least: { readonly precision: number; readonly recall: number },
): Row[] {
  const claimed = all.reduce((sum, message) => sum + message.claimed.length, 0);
  const stated = all.reduce((sum, message) => sum + message.stated.length, 0);
  const right = all.reduce(
    (sum, message) => sum + message.claimed.filter((need) => message.stated.includes(need)).length,
    0,
  );
  return [
    {
      name: `claimed needs that were stated, ${name}`,
      right,
      of: claimed,
      limit: { kind: 'least', share: least.precision },
    },
    {
      name: `stated needs that were heard, ${name}`,
      right,
      of: stated,
      limit: { kind: 'least', share: least.recall },
    },
  ];
}
