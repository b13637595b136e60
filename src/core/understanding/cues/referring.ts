import { phrases } from './phrases.ts';

/** Words that refer to something mentioned earlier. */
export const referring = {
  it: phrases`
    it; its; that one; this one; that; this; he; she
  `,
  them: phrases`
    them; they; those; these; both; either; the two; those two; these two; the pair; either one;
    between them; each; the lot; the three; those three; all three; of them; all of them; which of the two;
    the options
  `,
  two: phrases`
    the $n<=2; those $n<=2; these $n<=2; the two; those two; these two; of the two; the pair; both of
  `,
  three: phrases`
    your three; all three; per framework; each framework; every framework; all of them; all of em;
    the three; those three; these three; of all three
  `,
  other: phrases`
    the other one; the other; other one; the alternative; the other side
  `,
  others: phrases`
    the =others; the other two; the rest; other two; the remaining
  `,
  first: phrases`
    the first; first one; the former; former; number one; the first one; option one; option 1; option a
  `,
  second: phrases`
    the second; second one; the latter; latter; number two; the second one; option two; option 2; option b;
    runner up; the runner up; second place; second best; second choice|option|pick
  `,
  third: phrases`
    the third; third one; number three; the third one; option 3; third place
  `,
  last: phrases`
    the last one; last one; the last
  `,
  winner: phrases`
    the winner; your pick; the top one; number 1; the recommended; your recommendation; the favourite;
    the favorite
  `,
  same: phrases`
    same; same for; same question; likewise; ditto; and for; equally; as well; too; also
  `,
  and: phrases`
    and; what about; how about; what abt; hows about; now; then; und; y; et; e; n; or; plus; but; ok and;
    so
  `,
} as const;
