import { phrases } from './phrases.ts';

/** What people want to know about the options: a comparison, a pick, a description. */
export const asking = {
  versus: phrases`
    vs; compare; compared; comparison; comparing; difference; differences; differ; different from;
    side by side; head to head; better than; worse than; better or worse; next to; what separates;
    set apart; stack up; face off; outrun; outperform; beats; over; than; instead of; rather than;
    in contrast; in comparison; between; ranking; ranked; rank; rank them; counterpart; the same for both; face to face;
    diferencia; unterschied; diferenca; other way round
  `,
  which: phrases`
    which; wich; which of; who wins; who has; who is ahead; whos; whose; who needs more; who covers; cual;
    welche; welches; welcher; quel; quelle framework; qual; who scales; who handles; what is the best;
    what is best; best one; the best; any of the; one of them; all three; each of; either of; of the three;
    of the two; who does; what ... fastest; is there any; every one of; what wins; who beats
  `,
  better: phrases`
    better; best; worse; worst; prefer; preferable; stronger; nicer; cleaner; wins; mejor; besser;
    meilleur; melhor
  `,
  pick: phrases`
    which|what is best for; best framework|option|choice for; would change your mind|answer|that|it;
    who wins; wins now; give me one name|answer; one name; name one; conclusion; bottom line;
    decide for us|me; just tell me; verdict ?; so who; tell us which; make the call; what do we take;
    whats the call; what is the call; the most ... choice|option|pick; choice out of;
    which ... fits|suits|works; what ... fits|suits|works; which way to go; which one do we; which one to;
    what do i take; where should we|i start; tips ?; ideas ?;
    any ideas|tips|advice|suggestions|recommendations; who should win; your take;
    what is your take|view|opinion; in your opinion; what would be best|right|ideal|good;
    what is right|good for; is right for us|me; where do we go; fits us|me|best; suits us|me|best;
    serve us best|better; serves us; good for us|me; best bet; safest bet; go to choice; right tool;
    tool for; que me recomiendas; was empfiehlst; was wurdet; que prendre; on prend quoi; quoi choisir;
    o que usar; qual escolher; que elegimos; que elijo; welches nehmen; lequel; laquelle; conseil;
    empfehlung; recomiendas; recomendacion; recomenda; conseillez; then ?; help ... pick|choose|decide;
    pick ?; framework ?; which framework ?; what framework; what would|should fit; choose one;
    what should we|i|they|one use|pick|choose|take|do|go; which should|shall we|i|they;
    which ... should we|i|they use|pick|choose|take;
    what|which would you use|pick|choose|take|recommend|suggest|go;
    what|which do you recommend|suggest|advise; which one would|should; which then; what then; then which;
    then what; so which; recommend; recommendation; recommendations; suggest; suggestion; suggestions;
    your pick; pick one; pick for me|us; choose for me|us; what fits; which fits; what suits; best fit;
    what to use|pick|choose|take; which to use|pick|choose|take; what do i|we use|pick|choose|take;
    what now; advice; advise me|us; what is best for us|me|our; which is best for us|me|our;
    good choice for; right choice for; find us a; find a framework; looking for; need to pick|choose;
    help us|me pick|choose|decide; which framework; welches framework; que usamos; que framework;
    que conseilles; was nehmen; quel framework; opinions; thoughts; so what is it; what would satisfy;
    what works for|best; which works for|best; what is your recommendation; what do you propose;
    would you use|pick|choose|take|just; cual usar; qual usar; your verdict; your call; which option;
    weigh this; plz pick; please pick; que nos recomiendas; what is ideal; good enough; right for us;
    fit for us; ok for us
  `,
  criteria: phrases`
    how to choose|pick|decide|select;
    how do|does|should|would|can we|i|one|you|people|teams|someone|they choose|pick|decide|select;
    how do|does|should ... choose|decide|select between; how ... usually decide|choose; checklist;
    check list; what should a|we|i|one|you team? look|consider|ask|check|watch;
    what to consider|look|watch|ask; when to use which|what|each; when to use;
    when should i|we|one|you use|pick|choose; when would i|you|we|one use|pick|choose|speed|this|that;
    when is; when are; when do i|we|you need|use|pick; decision tree; flow chart; flowchart;
    rule|rules of thumb; guideline; guidelines; guidance; criteria; criterion; =factors; which factors;
    what questions; which questions; which points; what points; should count; what counts; what matters;
    things that matter; what is important; matter|matters more than; at what point;
    under which|what circumstances; in which|what cases; what makes one choose; what tips; decide between;
    things to consider; how do i know which; worauf achten; wonach; como elegir; comment choisir;
    como escolher; how does one choose; what decides; wann nimmt; wrong choice; the right one when;
    what would make you choose; choosing between; selection process; evaluate frameworks; evaluation grid;
    on what basis; how did you rate; deciding factor; deciding factors
  `,
  tell: phrases`
    tell me; tell us; explain; describe; what is; what are; what does; how does; how do; how is; how good;
    how well; how hard; how easy; how many; how much; does; do; is; are; can; could; will; would; eli5;
    eli 5; in one|two|a|three sentence|sentences|line|lines|words; more detail; in detail; like i am;
    give me; show me; overview of; summary of; sum up; info on; details on; more about; what about; cuanto;
    que tal; was ist; wie gut; c est quoi; o que; put
  `,
  capability: phrases`
    does; can; will; is; has; handle; handles; support; supports; cope; deal with; up to this; up to it;
    come with; ship; ships; include; includes; built in; out of the box; have; possible; work with;
    works with; do i need
  `,
  sure: phrases`
    really; actually
  `,
} as const;
