import { phrases } from './phrases.ts';

/** Taking a step, and the team's decision records. */
export const deciding = {
  effort: phrases`
    how hard|difficult|easy|painful|expensive ... to =move|=migrate|=switch|port|=change|swap|replace;
    how much work|effort|pain ... to =move|=migrate|=switch|port|=change|swap|replace;
    how long ... to =move|=migrate|=switch|port; how hard|difficult|easy|painful is =moving|migrating|=switching|porting;
    effort to =move|=migrate|=switch|port; cost of =moving|migrating|=switching|porting
  `,
  verdict: phrases`
    time to switch|move|migrate|leave|go; is it time;
    worth the switch|effort|move|rewrite|migration|trouble|hassle|pain; jump ship; bite the bullet;
    pull the trigger; hold off; keep or; stay or; stick or; replace ... with; drop ... for; ditch ... for;
    trade ... for; exchange ... for; move off; moving off|to|from|away; leave ... for; jump from|to;
    worth leaving|dropping|replacing|changing|learning|keeping|staying; should we be moving|switching;
    do we really|even need; good idea to|bad idea to; mistake to; make sense to; does it make sense;
    makes sense to; would it be smart|wise|dumb|stupid|crazy; are we crazy|mad|nuts; too late to; wise to;
    sane to; =port; porting; phase out; start migrating; upgrade to|from; refactor to;
    should we ... switch|=migrate|move|rewrite|port|rip|replace|convert|drop|stay|stick|keep|leave|ditch|add|start|consolidate|redo|go|abandon|rip;
    should i switch|migrate|move|rewrite|port|replace|convert|stay|stick;
    do we migrate|switch|move|rewrite|port|stay|stick|keep|add|replace;
    we should switch|migrate|move|rewrite|port; shall we switch|migrate|move|rewrite|port; is it worth;
    worth porting|moving|migrating|switching|rewriting|it; go no go; no go; =swapping; swap ... for;
    move or stay; stay put; stay or go; rip out; =migrate; migration from; migrating from; switch from|to;
    =switching; move from|to|away; rewrite; port ... to; converting; consolidate; bad moment; good moment;
    good time to; two stacks; do it or not; hire ... or use; be the judge; yay or nay; sane or not;
    could we just leave; stick with; stay with; keep using; move our; yes or no; can not agree;
    can not decide; change horses; settle this; do we rewrite or not; we disagree
  `,
  record: phrases`
    make it official; goes with; plus 1; yes from me; yes too; yes for; put it in; put that in; put me;
    is my vote; gets my vote; my vote goes; i am for; official; go for; let us do; let us go; it is then;
    it is .; we are doing; we ended up with; we are sold; commit to; committed to; our choice is;
    the choice is; decision made; put ... down as; agreed on; we agreed; we all agree; team agreed;
    team chose; consensus is; verdict is; we have settled; we settle; lets go; mark as;
    add ... to the decisions; in|into|to|for the minutes; =minutes; adr; write ... up; document ... decision; document that we;
    log that; note that; wins the vote; final pick; decision taken; cast my vote; my choice is;
    count me in; votes; veto; i object; i abstain; put me down; close the vote; change my vote; i approve;
    we will be using; we are using ... from now; nimm; beschlossen; on valide; se decide; =record;
    record this|it|that; note it|this|that down; write it|this|that down; write down; log this|it|that;
    log the decision; make it a decision; make that a decision; decision :; decision is; team decision;
    we go with; we are going with; go with; going with; let us go with; let us use|take; we decided;
    we have decided; we decide; decided on; we chose; we have chosen; we choose; we take; we are taking;
    we will take; we will use; we will go; lock it in; lock that in; lock in ... please; settled then;
    it is settled; final decision; final answer; is final; final call; agreed ...; all agreed;
    everyone agreed; save as decision; save the decision; save this|that; on record; my vote; vote for;
    i vote; lets vote; let us vote; vote on; put to a|the vote; open a|the vote|poll;
    start a|the vote|poll; a poll; poll; vote; scrap that decision; undo; undo that; change the decision;
    revise the decision; reopen the decision; delete the decision; mark ... decided; mark ... accepted;
    wir nehmen; nous prenons; on part sur; on prend; vamos con; nos quedamos con; vamos de; eintragen;
    note that we; put it|this|that in the log; decision please; close the discussion; supersede; done deal;
    decidido; entschieden; write ... that we chose|picked|take; signed off; approved; we picked;
    fix the decision; propose|draft|file a|the|our decision|proposal; create|open a proposal|decision for;
    create|open a proposal :
  `,
  'look-up': phrases`
    what did we decide|choose|pick|settle|agree; what have we decided|chosen|agreed; what had we;
    which did we choose|pick|decide|take; what framework did we; did we decide|settle|agree;
    have we decided|agreed; had we settled|decided|agreed; we settled on; when did we decide|choose;
    when was ... decided|decision; decision made; show ... decisions; list ... decisions; all decisions;
    our decisions; past decisions; open decisions; last decision; previous decision;
    the decision on|about|from; who voted; who decided; who picked; who chose; decisions; what was decided;
    what was the decision|outcome; decision log; what did we say about; last time; what was agreed;
    how did the vote; result of the vote; tally; status of the decision; did the vote
  `,
  'why-decided': phrases`
    why did we choose|pick|take|decide|go; why have we chosen|picked; why was ... chosen|picked;
    why we chose|picked|took;
    why did we not choose|pick|take|use|go; why have we not chosen|picked|taken;
    why did not we choose|pick|take|use|go;
    why did we reject|discard|dismiss; why did we rule out
  `,
} as const;
