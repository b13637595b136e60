import type { AskOutcome, AskRequest } from '../../core/assistant/ask-request.ts';
import type { Assistant } from '../../core/assistant/assistant.ts';
import type { Ending, Meter } from '../../core/assistant/meter.ts';
import type { Log } from '../log/log.ts';

export type ObservationParts = {
  /** Where the questions come from. */
  readonly platform: string;
  readonly meter: Meter;
  readonly log: Log;
  /** Milliseconds since any fixed moment, with fractions. */
  readonly clock: () => number;
};

/** The same assistant, with each question counted, timed and logged with its answer's id. */
export function observeAssistant(
  assistant: Assistant,
  { platform, meter, log, clock }: ObservationParts,
): Assistant {
  async function ask(incoming: AskRequest): Promise<AskOutcome> {
    const began = clock();
    let outcome: AskOutcome | undefined;
    try {
      outcome = await assistant.ask(incoming);
      return outcome;
    } finally {
      const took = clock() - began;
      const ending = endingOf(outcome);
      const intent = outcome !== undefined && 'intent' in outcome ? outcome.intent.kind : null;
      meter.asked(platform, intent, ending, took);
      const line = ending === 'repeated' || ending === 'silent' ? log.debug : log.info;
      line('asked', {
        platform,
        ending,
        ...(intent === null ? {} : { intent }),
        ...(outcome !== undefined && 'answer' in outcome && outcome.answer !== null
          ? { answer: outcome.answer.id }
          : {}),
        ms: Math.round(took * 10) / 10,
        words: incoming.words,
      });
    }
  }
  return { ...assistant, ask };
}

function endingOf(outcome: AskOutcome | undefined): Ending {
  switch (outcome?.kind) {
    case undefined:
      return 'failed';
    case 'answered':
      return outcome.answer.declined ? 'declined' : 'answered';
    case 'unread':
      return 'declined';
    case 'silent':
    case 'limited':
    case 'repeated':
      return outcome.kind;
    default:
      return outcome satisfies never;
  }
}
