/** What people type in chat besides words: interjections, abbreviations, days and months. None of it names anything. */
export const chatWords: ReadonlySet<string> = new Set(
  `afk aight alr brb gtg hbu hmu lmk nbd tfw ttyl anyways argh awesome aww bc bday bro bruh btw bye c'mon cheers chill cmon congrats cos cuz cya damn dang def
  dis doh dont dude dunno duh ey fam ffs folks fr ftw fwiw fyi gah gee gg gimme gm gn goin gonna gosh gotcha gotta guys ha
  haha hahaha hehe heh hey heya hi hiya hm hmm hmmm hooray hurray huh idc idk iirc ik ikr im imho imo innit irl jeez jk k kinda
  kk kthx lemme lgtm lmao lmfao lol mate mb meh mhm mmm mmh n nah nan nay ngl nm nope np nvm obv ofc og oh ok okay okey oki omg
  oof ooh oops ouch outta phew pls plz ppl prob probs prolly psst pts r rly rn rofl sec shit sigh smh sooo sorta sry sup tbf
  tbh tho thru thx til tldr tmrw tnx totes ty u ugh uh uhh uhm um umm ur uwu wanna wat wdym whatcha whoa whoops whut wip wkr
  wow wrt wtf wth x xd y ya yay yea yeah yeap yep yes yikes yo yolo yup yuck yw
  monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  january february march april may june july august september october november december jan feb mar apr jun jul aug sep
  sept oct nov dec today tomorrow yesterday tonight weekend eod eow asap etc eg ie vs am pm cet utc`.split(
    /\s+/,
  ),
);
