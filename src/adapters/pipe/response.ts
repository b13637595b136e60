import type { AskOutcome } from '../../core/assistant/ask-request.ts';
import { renderMarkdown } from '../markdown/render.ts';
import { formsOf } from './forms.ts';

/** The content of an output line, without its id. */
export function responseTo(outcome: AskOutcome): object {
  switch (outcome.kind) {
    case 'answered': {
      const { intent, answer, conversation, stated, shownTo } = outcome;
      const forms = formsOf(answer);
      const weighed = intent.kind === 'recommend' || intent.kind === 'decide';
      const needs = weighed ? [...new Set(conversation.frame?.needs.map(({ need }) => need) ?? [])] : stated;
      return {
        intent: intent.kind,
        options: intent.options,
        excluded: intent.excluded,
        aspects: intent.aspects,
        needs,
        ranking: answer.ranking,
        declined: answer.declined,
        text: renderMarkdown(answer),
        sources: answer.sources.map(({ title, url }) => ({ title, url })),
        answerId: answer.id,
        shownTo,
        ...(forms.length === 0 ? {} : { forms }),
      };
    }
    case 'silent': {
      const { intent, reason } = outcome;
      return {
        silent: true,
        reason,
        intent: intent.kind,
        options: intent.options,
        excluded: intent.excluded,
        aspects: intent.aspects,
        needs: [],
        ranking: null,
        declined: false,
        text: '',
        sources: [],
        answerId: null,
      };
    }
    case 'limited':
      return {
        silent: outcome.answer === null,
        reason: 'more questions than the limits allow',
        text: outcome.answer === null ? '' : renderMarkdown(outcome.answer),
        sources: [],
        answerId: outcome.answer?.id ?? null,
        shownTo: 'asker',
      };
    case 'unread': {
      const { answer } = outcome;
      return {
        silent: false,
        reason: 'nothing to read',
        text: renderMarkdown(answer),
        sources: [],
        answerId: answer.id,
        shownTo: 'asker',
      };
    }
    case 'repeated':
      return { silent: true, reason: 'repeated delivery', text: '', sources: [], answerId: null };
    default:
      return outcome satisfies never;
  }
}
