import type { RecordAct, StatedDecision } from '../understanding/acts/act.ts';
import type { TopicAct } from '../understanding/acts/topics/topic-act.ts';
import type { WeighingStep } from '../weighings/state/request.ts';

/** What a message is about, once pronouns and ellipses are resolved. */
export type Subject = {
  /** Options named as topic or candidate, in order of mention. Empty means none, or all. */
  readonly options: readonly string[];
  /** Options ruled out, in this message or earlier in the conversation. */
  readonly excluded: readonly string[];
  /** Known products that were named and are not rated. */
  readonly alternatives: readonly string[];
  readonly aspects: readonly string[];
};

/** What a message wants. The labelled messages of the evaluation name these kinds. */
export type Intent = Subject &
  (
    | { readonly kind: 'compare' }
    /**
     * `why`: the reasons for the last answer, instead of a description; `terms`: what these words mean; `steps`: what to do
     * first with the option.
     */
    | {
        readonly kind: 'explain';
        readonly why: boolean;
        readonly terms?: readonly string[];
        readonly steps?: true;
      }
    /** `guide`: a step of the guided choice, which asks about needs one by one; `asks`: for what would change the pick. */
    | { readonly kind: 'recommend'; readonly guide?: GuideStep; readonly asks?: 'change' }
    /** A verdict on a step, what a later switch takes, or looking up a decision. */
    | { readonly kind: 'decide'; readonly step: 'verdict' | 'switch' | 'look-up' }
    /** Recording a decision. `stated`: the decision that the message states; absent if it states none. */
    | { readonly kind: 'decide'; readonly step: 'record'; readonly stated?: StatedDecision }
    /** Weighing the criteria together: each person alone, for one result. */
    | { readonly kind: 'decide'; readonly step: 'weigh'; readonly weighing: WeighingStep }
    /** An act about one record, or about the one that is open in the thread. */
    | { readonly kind: 'decide'; readonly step: 'act'; readonly act: RecordAct }
    /** Bringing a topic of the team's own, adding to it, or adding what it says to a checked one. */
    | { readonly kind: 'decide'; readonly step: 'topic'; readonly act: TopicAct }
    | { readonly kind: 'criteria' }
    | { readonly kind: 'list' }
    /** `trust`: how sure the bot is, and why; `trace`: how the answer came about; `scores`: what each point rests on. */
    | { readonly kind: 'source'; readonly of: 'last' | 'data' | 'trust' | 'trace' | 'scores' }
    /**
     * `ruled-out`: whether the named options are ruled out, and by whom; `ask-reset`: it may want to start over; `undo-reset`:
     * takes that back; `forget-me`: what forgetting its author means; `own-ratings`, `records-elsewhere`: what it can't do, or
     * does in another way; `unheard`: it points at what people said to each other.
     */
    | {
        readonly kind: 'help';
        readonly about:
          | 'use'
          | 'empty'
          | 'quote'
          | 'memory'
          | 'ruled-out'
          | 'reset'
          | 'ask-reset'
          | 'undo-reset'
          | 'forget-me'
          | 'own-ratings'
          | 'unheard'
          | 'records-elsewhere'
          | 'language';
      }
    | {
        readonly kind: 'smalltalk';
        readonly tone:
          | 'greeting'
          | 'thanks'
          | 'praise'
          | 'dismay'
          | 'missed'
          | 'apology'
          | 'self'
          | 'chatter';
      }
    | { readonly kind: 'out_of_scope'; readonly because: OutOfScope; readonly beyond: string | null }
    /** A fragment that refers to nothing; `wants`: something to be done with the last answer. */
    | { readonly kind: 'follow_up'; readonly wants?: LastRequest }
  );

/**
 * What may be done with the last answer: said in a line or a few, as points of a slide, for those who decide or who are new to
 * it; what speaks for and against each side as a table; another tone; an example of it, or more of it; `write-up`: the pick as a
 * text to paste; `pitch`: what to tell somebody who decides about the options that are named.
 */
export type LastRequest =
  | 'short'
  | 'line'
  | 'slide'
  | 'table'
  | 'manager'
  | 'beginner'
  | 'tone'
  | 'example'
  | 'more'
  | 'write-up'
  | 'pitch'
  | PickRequest
  | ThreadRequest;

/**
 * What may be asked of the pick: its risks, what's to be built beside it, what it costs in comparison with the next, what it
 * comes to in a line, which option is next, how far another would do, and whether one of the needs decides.
 */
export type PickRequest = 'risks' | 'gaps' | 'losses' | 'conclusion' | 'runner-up' | 'fit' | 'need';

/**
 * What's said of a thread's pick, move or last answer without asking for a fact: that it's too much for them, whether what was
 * just said changes it, what it costs, what's right instead of an earlier figure, a part of any move and what not to move, what to
 * watch out for, what to do about it, which option they know, and what else is so.
 */
export type ThreadRequest =
  | 'too-much'
  | 'changes'
  | 'cost'
  | 'corrects'
  | 'moving'
  | 'stays'
  | 'watch'
  | 'what-now'
  | 'known'
  | 'told';

export type GuideStep =
  /** `stack`: of all topics that make up a stack, one after another. */
  | { readonly kind: 'begin'; readonly stack?: true }
  /** `need` is null for the one being asked about. */
  | { readonly kind: 'answer'; readonly need: string | null; readonly says: 'yes' | 'no' | 'skip' }
  /** Something else was stated: go on from there. */
  | { readonly kind: 'go-on' }
  /** Asks why this is being asked. */
  | { readonly kind: 'why' }
  /** Back to the previous question. */
  | { readonly kind: 'back' }
  | { readonly kind: 'end' };

/**
 * `uncovered`: it names what the topic doesn't cover, and wants a choice or a verdict; `wording`: it wants a text, or
 * the last answer in other words.
 */
export type OutOfScope =
  | 'uncovered'
  | 'code'
  | 'wording'
  | 'orders'
  | 'beyond'
  | 'alternative'
  | 'noise'
  | 'unknown';
export type IntentKind = Intent['kind'];

export const intentKinds = [
  'compare',
  'explain',
  'recommend',
  'decide',
  'criteria',
  'list',
  'source',
  'help',
  'smalltalk',
  'out_of_scope',
  'follow_up',
] as const satisfies readonly IntentKind[];
