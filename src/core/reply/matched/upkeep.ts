import { plain, type Spans, strong } from '../../answer/answer.ts';
import type { AskedUpkeep } from '../../meaning/packages/asked-upkeep.ts';
import { monthsOf, type PackageRelease } from '../../meaning/packages/package-releases.ts';
import type { Composer } from '../parts/composer.ts';
import { outcomeOfLast, type ReplyOutcome, type Task } from '../parts/task.ts';

/** In months, before the claim was checked: a release since then shows that somebody is there, or hardly any more. */
const lively = 12;
const quiet = 24;

/** Whether packages are alive, by their last release; or only which that is. */
export function replyUpkeep({ frame }: Task, { asks, of }: AskedUpkeep, composer: Composer): ReplyOutcome {
  const [first, ...others] = of;
  if (asks === 'pick' && first !== undefined) {
    composer.add({
      kind: 'headline',
      spans: [
        plain("I don't rate packages; I'd try "),
        strong(first.name),
        plain(' first, as above.'),
      ],
    });
    composer.add({ kind: 'bullets', items: of.map((each) => releaseOf(each, composer)) });
    return { ...outcomeOfLast(frame), declined: false };
  }
  if (first !== undefined && others.length === 0) {
    composer.add({ kind: 'headline', spans: lineFor(first, asks, composer) });
    const claim = composer.library.claim(first.claim);
    if (claim !== undefined) composer.add({ kind: 'bullets', items: [composer.sentence(claim)] });
  } else {
    if (asks === 'alive') composer.add({ kind: 'headline', spans: [strong(verdictOn(of, composer))] });
    composer.add({ kind: 'bullets', items: of.map((each) => releaseOf(each, composer)) });
  }
  return { ...outcomeOfLast(frame), declined: false };
}

function lineFor(release: PackageRelease, asks: AskedUpkeep['asks'], composer: Composer): Spans {
  const said = releaseOf(release, composer);
  if (asks === 'release') return said;
  const { name, version, released, claim } = release;
  return [
    strong(`${wordFor(release, composer)}:`),
    plain(` ${name} ${version} came out in ${released}. `),
    ...composer.citeEach([claim]),
  ];
}

/** "SQLAdmin 0.32.0, of September 2026. [1]" */
function releaseOf({ name, version, released, claim }: PackageRelease, composer: Composer): Spans {
  return [
    strong(`${name} ${version}`),
    plain(` of ${released} is the latest I know. `),
    ...composer.citeEach([claim]),
  ];
}

function wordFor(release: PackageRelease, composer: Composer): string {
  const age = monthsSince(release, composer);
  if (age <= lively) return 'Yes';
  return age <= quiet ? 'Barely' : 'Hardly any more';
}

function verdictOn(of: readonly PackageRelease[], composer: Composer): string {
  const living = of.filter((each) => monthsSince(each, composer) <= lively).length;
  if (living === of.length) return 'Yes, by their releases:';
  return living === 0 ? 'Hardly, by their releases:' : 'Not all of them, by their releases:';
}

function monthsSince({ month, claim }: PackageRelease, { library }: Composer): number {
  return monthsOf(library.claim(claim)?.asOf ?? '') - month;
}
