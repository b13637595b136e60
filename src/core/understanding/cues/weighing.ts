import { phrases } from './phrases.ts';

/** What matters more, how a ranking was scored, and what switching later would take. */
export const weighing = {
  'matters-more': phrases`
    matter|matters more; matter|matters most; is|are more important; is|are most important;
    is|are the most important; more important is|are; most important is|are; most important :;
    count|counts more|most; weigh|weighs more|most; come|comes first; has|have priority; is|are our priority;
    more weight to|on; give ... more weight
  `,
  'both-stay': phrases`
    neither can go; neither goes; neither of them can go; both stay; both have to stay; both matter; both count;
    equally important; both are musts; we need both; can not drop either
  `,
  'what-would-change': phrases`
    what would|could|might|can|will ever? change it|that|this|things|your|the|our;
    what would|could|might|can|will ever? change ?; what would it take; what would have|need to change|happen;
    what has|needs to change; anything that? would|could change; could|would anything change;
    what would|could|might flip|tip|sway|overturn|reverse it|that|this|the|you;
    what would|could|might make|get you|us pick|choose|take|recommend|say|prefer|go|switch|change;
    when|how would|could|can|might ... win|wins; what would|could make ... win; what makes ... win; what would|does|must|should|might ... need|have|take to =win|=lead|beat;
    what would it take ... to =win|=lead|beat; what has|needs to be true ... to =win; what|when would put ... ahead|first;
    under|in what|which circumstances|conditions|case|cases would|could|does|is;
    what would|does have|need to be true|different|so for; when would|could|might ... be the? better|right|best|preferable; how|what ... would|could still win
  `,
  scores: phrases`
    how did|do|have you score|scored; how was|is|are|were that|it|this|they|these scored; how is|are ... scored;
    show ... score|scores; the scores; rest of the scores; all the? scores; score|scores|rating|ratings on; score table; table of scores; scores please; scores ?;
    where does|do|did the|that|those score|scores; explain the score|scores|scoring; break down the score|scores;
    score|scores breakdown; breakdown of the score|scores; why ... score; how ... get a|the|that score;
    how ... get its|their score|scores; score in detail;
    see|show|give ... numbers|figures|scores|ratings|math|maths|calculation|breakdown; the numbers|figures|breakdown|math|maths|calculation ?; numbers|figures|breakdown please;
    how is|was|are|were that|it|this|they|these calculated|computed|weighted; how was|is|were|are the score|scores|rating|ratings|numbers calculated|computed|weighted|worked|made; how do|did you calculate|compute|weigh that|it|this; break it|that|this down; numbers ?
  `,
  switching: phrases`
    what if we|i|you are|am|were|get|got it? wrong; what if that|this|it is|was|turns|proves out? wrong; being wrong;
    if we are|get it? wrong; if we choose|chose|pick|picked wrong; what if it|that|this does not work out;
    switch|move|migrate|change ... later; later switch|move|migration; switching cost|costs; cost of switching;
    costs to switch; change our mind|minds later; our way out; back out later; get out of it later;
    how hard|easy|difficult|costly|expensive|painful is|would it|a to? be? switch|switching; stuck with it|that
  `,
} as const;
