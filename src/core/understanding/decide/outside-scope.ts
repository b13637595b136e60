import type { BareIntent } from './bare-intent.ts';
import type { Scope } from './scope-classifier.ts';
import type { Situation } from './situation.ts';

/** True for intents that are answered with facts about options. */
export function statesFacts(intent: BareIntent): boolean {
  switch (intent.kind) {
    case 'compare':
    case 'criteria':
      return true;
    case 'explain':
      return !intent.why;
    case 'recommend':
      return intent.guide === undefined && intent.asks === undefined;
    case 'decide':
      return intent.step === 'verdict' || intent.step === 'switch';
    case 'out_of_scope':
      return intent.because === 'alternative';
    case 'list':
    case 'source':
    case 'help':
    case 'smalltalk':
    case 'follow_up':
      return false;
    default:
      return intent satisfies never;
  }
}

/** What a message that is out of scope is declined for. */
export function outsideIntent(scope: Exclude<Scope, 'within'>, { reading }: Situation): BareIntent {
  const [theme] = reading.beyond;
  if (scope === 'hands-on') return { kind: 'out_of_scope', because: 'code', beyond: null };
  return {
    kind: 'out_of_scope',
    because: theme === undefined ? 'unknown' : 'beyond',
    beyond: theme?.id ?? null,
  };
}
