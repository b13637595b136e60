import type { Answer } from '../../core/answer/answer.ts';
import type { FactProposalRequest, ProposalOutcome } from '../../core/team-topics/proposals/propose-fact.ts';
import type { Knowledge } from '../../knowledge/schema.ts';
import type { McpQuestion } from './tools.ts';

/** A choice of the team's own. */
export type McpChoice = { readonly id: string; readonly name: string; readonly options: readonly string[] };

/** What an assistant proposes; whoever hands it on adds the workspace and the token. */
export type McpProposal = Omit<FactProposalRequest, 'workspace' | 'token'>;

/** What comes of a call: an answer, or why there's none. */
export type McpAnswer =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'refused'; readonly says: string };

/** What the tools ask of one workspace: this process's own assistant, or the bot that has the data folder. */
export type McpBackend = {
  /** For the ids that the tools take. */
  knowledge(): Knowledge;
  ask(question: McpQuestion): Promise<McpAnswer>;
  choices(): Promise<readonly McpChoice[]>;
  /** Null without a token. */
  readonly propose: ((proposal: McpProposal) => Promise<ProposalOutcome>) | null;
};
