import { stemOf } from '../../text/stem.ts';

/** Kinds of words that say what a message is about, where single words are too rare to be learnt. */
const kinds = {
  problem:
    'error errors exception exceptions traceback stacktrace fail fails failed failing failure crash crashes crashed crashing hang hangs hanging stuck loop loops ' +
    'broken broke blank empty missing refused denied invalid wrong undefined none null never stopped stops frozen freezes freeze blows weird unexpected ' +
    'timeout exit killed conflict conflicts mismatch forbidden unauthorized gone disappears disappear disappeared vanish vanishes blocked bug bugs throws raises complains ' +
    'dies dead dropped drops lost loses losing ignored ignores ignoring twice duplicate duplicated truncated garbled corrupted corrupt rejected rejects expired leaked ' +
    'deadlock segfault oom panic aborted abort unable cannot nothing unknown unreachable unresolved unhandled panics spins spinning flaky hiccup',
  installing:
    'install installs installed installing installation uninstall pip npm apt brew venv virtualenv wheel requirements upgrade downgrade setup configure ' +
    'config settings deploy deploying dockerfile yaml command commands cli port localhost terminal path env systemd poetry conda yum dnf apk uv pipx pipenv npx yarn pnpm ' +
    'bash sh zsh powershell shell sudo chmod ssh kubectl helm compose flag flags variable nginx conf ini toml cron crontab supervisor',
  making:
    'write code codes make build create generate implement refactor convert translate port rewrite draft finish fix debug solve review paste ' +
    'script snippet function class method decorator example sample template boilerplate skeleton starter regex query loop import syntax unit ' +
    'scaffold tutorial walkthrough steps instructions wire hook optimise optimize extend override subclass inherit parse serialize mock stub patch tweak rename delete remove replace',
  part:
    'route routes endpoint view views serializer serializers model models field fields form forms queryset blueprint middleware signal signals dependency handler ' +
    'header headers cookie cookies token tokens session button dropdown checkbox column row rows table page url urls link redirect request response body payload parameter param argument ' +
    'variable string list dict object instance template tag filter widget inline admin fixture pod container worker log logs console browser folder file files directory branch commit line',
  money:
    'price prices pricing cost costs cheap cheapest cheaper expensive free fee fees bill billing budget euro euros dollar dollars usd eur salary salaries wage ' +
    'earn earns pay pays paid payday rate rates charge charges invoice refund money license licence contractor freelancer freelancers hire hiring recruit job jobs vacancies ' +
    'gbp pound pounds rupees inr tariff subscription discount coupon quote paycheck bonus compensation vacancy recruiter recruiters freelance upwork fiverr agency agencies hourly',
  calendar:
    'today yesterday tomorrow tonight weekend monday tuesday wednesday thursday friday saturday sunday week month christmas holiday holidays alarm timer meeting remind calendar clock ' +
    'january february march april june july august september october november december easter birthday morning evening afternoon noon midnight',
  news: 'news headline headlines announced announce announcement rumour rumours rumor rumors conference pycon djangocon europython released latest happened keynote gossip podcast ceo board',
  household:
    'coffee tea soup water milk drink hot warm cold bottle leak leaks steel glass bag lid food lunch dinner pizza recipe ' +
    'cook eat restaurant sushi gym car train flight airport phone laptop keyboard monitor printer camera wifi breakfast beer wine salad bread cake kitchen garden ' +
    'plant chair desk bike bicycle bus hotel ticket flights doctor dentist headphones mouse mattress shoes jacket parking office',
  culture:
    'movie movies film films oscar oscars actor director guitar music song album concert book novel poem joke ' +
    'sing story game match snake snakes dog cat football president election weather rain snow sun temperature stock stocks bitcoin capital ' +
    'netflix lyrics band singer actress soccer cup league team player won winner war king queen pope religion god history planet moon animal horse chess horoscope love girlfriend wife husband',
  judging:
    'better best worse worst good bad easy easier easiest hard harder hardest simple simpler simplest fast faster fastest slow slower slowest worth enough suited suitable fit fits ' +
    'compare compared comparison versus vs difference differ differences prefer choose choice choosing recommend suit suits advantage advantages disadvantage downside downsides drawback drawbacks ' +
    'painful pain pleasant mature stable safe safer safest secure popular strong weak limits limitations tradeoff tradeoffs overkill sane realistic viable sensible matter matters copes cope scale scales ' +
    'support supports supported builtin included need needs lighter lightest heavier heavy light effort favour reason reasons regret future proof justify decide win wins',
  project:
    'app apps application site website portal shop store marketplace platform service services api backend dashboard dashboards tool tools crm erp cms saas product mvp prototype startup ' +
    'users user customers clients editors devs developers juniors people persons team teams students patients pupils members tenants visitors readers volunteers staff clinic school bank insurer hospital club ' +
    'tracker booking bookings ticketing scheduling inventory payments uploads chat feed feeds game leaderboard sensors telemetry forum wiki newsletter survey quiz auction bids orders reports report reminders notifications ' +
    'peak peaks traffic requests concurrent live realtime offline audit greenfield legacy monolith microservice microservices budget deadline weeks months solo alone',
} as const;

/** `homonym`: a word beside which a topic's name means something else, as the topic says. */
export type WordKind = keyof typeof kinds | 'homonym';

/** All kinds. A word listed under several is of the last one here. */
export const wordKinds: readonly WordKind[] = [
  'project',
  'judging',
  'part',
  'problem',
  'installing',
  'making',
  'money',
  'calendar',
  'news',
  'household',
  'culture',
  'homonym',
];

const kindOf = new Map<string, WordKind>(
  wordKinds.flatMap((kind) =>
    kind === 'homonym' ? [] : kinds[kind].split(' ').map((word) => [stemOf(word), kind] as const),
  ),
);

/** The kind of a word by its stem; undefined for most. */
export function wordKindOf(stem: string, homonyms: ReadonlySet<string>): WordKind | undefined {
  return homonyms.has(stem) ? 'homonym' : kindOf.get(stem);
}
