import type { Actor } from '../actor.ts';
import { plain } from '../answer.ts';
import type { Spoken } from '../errand.ts';
import type { Store } from '../store.ts';
import type { DecisionAct } from './act.ts';

/** What is on record here. */
export async function lookUp(store: Store, _act: DecisionAct, { workspace }: Actor): Promise<Spoken> {
  const titles: string[] = [];
  for await (const { value } of store.list(workspace, 'decision')) titles.push(value.title);
  const words =
    titles.length === 0 ? 'No decision is recorded here yet.' : `On record: ${titles.join('; ')}.`;
  return {
    blocks: [{ kind: 'headline', spans: [plain(words)] }],
    sources: [],
    claims: [],
    options: [],
    main: null,
    declined: titles.length === 0,
    kept: false,
  };
}
