import { phrases } from './phrases.ts';

/** The conversation itself: help, what is covered, what the bot remembers, changing the subject. */
export const conversing = {
  help: phrases`
    =help; what can you do; what can u; what do you do; how do i|we use you|this|it|the;
    how to use you|this|it|the; how does this|it work; how do you work; how do i ask; commands; usage;
    what is this bot; what is this thing; what are you for; what is tradeoff; what can i ask;
    what should i ask; how do i start; how do i talk; manual; ayuda; hilfe; aide; ajuda; how can you help;
    what are you good; what is this channel; usage examples; instructions please; how does that work;
    how do i|we record; can i|we record ... with you; this bot for; what you can do; even do;
    how does|do this|the|that? thing|things|bot work; what do i|we type|say|write; example question|questions|message;
    how do i|we talk|speak to
  `,
  list: phrases`
    
    what|which frameworks|options|topics|aspects|ones|tools|things do|can you know|cover|compare|have|support|talk;
    which ones do|can you; what all do you; what frameworks; what do you know;
    what do you cover|compare|have; list ?; list all|the|of|your|them|everything; lista; liste;
    show ... menu; menu; your list; what options; which options; topics; what topics; which topics;
    do you know|cover|have|support; you know about; what else do you|u know|cover|have;
    how many frameworks|options|topics; everything you can compare; everything you know;
    what can you compare|tell; can you talk; what is covered; what are the options; are covered;
    what|which data do you have; just those|these; or others; all the aspects; coverage;
    what are my|our options; que frameworks; you cover; others too
  `,
  memory: phrases`
    what do you|u still? know|remember about|abt us|me; what do|did you know|remember|have;
    what have you|u heard; what did you|u hear; heard so far; know about us|me; know abt us|me; still know;
    what have you got|noted|recorded|understood on|about? us|me|so; what did i|we tell you;
    what did i|we say; our needs so far; our requirements so far; requirements so far; needs so far; recap;
    summarize our; summarise our; sum up our|what we; what have i|we told|said;
    what do you have on us|me|file; our list of needs; remember about us; where are we; where do we stand;
    where were we; our situation again; who said what; who needs what; who asked for what|that|this; on us so far; remind me|us what|of
  `,
  reset: phrases`
    start over; start again; start afresh; start fresh; begin again; =reset; forget everything; forget all;
    clean slate; clear everything; clear the context; wipe; wipe everything; from zero; scratch everything;
    scrap everything; forget it all; forget what i|we said; new conversation; fresh start;
    empezar de nuevo; von vorne; neu anfangen; let us restart
  `,
  'write-text': phrases`
    write|draft|compose|prepare|phrase|make|give|send me|us|him|her|them|my|our|the? ... message|mail|email|memo|announcement|post|text|letter|pitch|speech|slides|slide|presentation|blurb;
    write|draft|compose|prepare a|an|the|my|our? message|mail|email|memo|announcement|letter|pitch|speech|slides|presentation|blurb|adr|proposal;
    turn that|this|it into a|an? ... message|mail|email|memo|post|slide|slides|presentation|text; put that|this|it in|into a|an message|mail|email|memo|slide|presentation;
    write it|this|that up for; translate that|this|it; say that|this|it in german|french|spanish|italian|dutch|portuguese
  `,
  reword: phrases`
    like i|we am|are|were five|5|a|an|new|ten|twelve|stupid; like i is five|5|a|an; eli5; eli 5; eli12; for dummies; to a child|kid|layman|laymen; in layman|laymen|laymans terms;
    in plain|simple|simpler|easy|other|normal|human words|terms|language|english; shorter; simpler please; make|keep it|that|this shorter|simpler|simple|short|brief;
    say|put|explain it|that|this simpler|simply|shorter|differently; less jargon; in fewer|less words; without the? jargon; too long; too much text; can|could you rephrase|reword; rephrase; reword; =tldr; tl dr
  `,
  'new-topic': phrases`
    new topic; new subject; different question; other question; another question; separate question;
    unrelated; different topic; different project; another project; other project; new project;
    change of topic|subject; change topic; neue diskussion; neues thema; now something else;
    something else; different thing; next question; next topic; second project; totally different;
    other thing; on another note
  `,
  'back-to': phrases`
    back to; going back to; return to; returning to; coming back to; zuruck zu; as for the first;
    about the first project; again about
  `,
  correction: phrases`
    i meant; we meant; i mean; meant; correction; oops; changed my mind; change of plan; no i said; typo;
    i was talking about; not what i asked; wrong one; my bad; actually i meant; was wrong; sorry i; rather
  `,
} as const;
