import { stemOf } from '../text/stem.ts';

/** Kinds of words that say what a message is about, where single words are too rare to be learnt. */
const kinds = {
  problem:
    'error errors exception traceback stacktrace fail fails failed failing crash crashes crashed crashing hang hangs hanging stuck loop loops ' +
    'broken broke blank empty missing refused denied invalid wrong undefined none null never stopped stops frozen freezes blows weird unexpected ' +
    'timeout exit killed conflict conflicts mismatch forbidden unauthorized gone disappears disappear blocked bug bugs throws raises complains',
  installing:
    'install installs installed installing installation uninstall pip npm apt brew venv virtualenv wheel requirements upgrade downgrade setup configure ' +
    'config settings deploy deploying dockerfile yaml command commands cli port localhost terminal path env systemd',
  making:
    'write code codes make build create generate implement refactor convert translate port rewrite draft finish fix debug solve review paste ' +
    'script snippet function class method decorator example sample template boilerplate skeleton starter regex query loop import syntax unit',
  money:
    'price prices pricing cost costs cheap cheapest cheaper expensive free fee fees bill billing budget euro euros dollar dollars usd eur salary salaries wage ' +
    'earn earns pay pays paid payday rate rates charge charges invoice refund money license licence contractor freelancer freelancers hire hiring recruit job jobs vacancies',
  calendar:
    'today yesterday tomorrow tonight weekend monday tuesday wednesday thursday friday saturday sunday week month christmas holiday holidays alarm timer meeting remind calendar clock',
  news: 'news headline headlines announced announce announcement rumour rumours conference pycon djangocon release released latest happened',
  household:
    'coffee tea soup water milk drink hot warm cold bottle leak leaks steel vacuum hiking lab laboratory glass thermos bag lid food lunch dinner pizza recipe ' +
    'cook eat restaurant sushi gym car train flight airport phone laptop keyboard monitor printer camera wifi',
  culture:
    'movie movies film films oscar oscars actor director tarantino unchained guitar guitarist jazz music song album concert reinhardt book novel poem joke ' +
    'sing story game match snake snakes dog cat football president election weather rain snow sun temperature stock stocks bitcoin capital',
} as const;

export type WordKind = keyof typeof kinds;

const kindOf = new Map<string, WordKind>(
  (['problem', 'installing', 'making', 'money', 'calendar', 'news', 'household', 'culture'] as const).flatMap(
    (kind) => kinds[kind].split(' ').map((word) => [stemOf(word), kind] as const),
  ),
);

/** The kind of a word by its stem; undefined for most. */
export function wordKindOf(stem: string): WordKind | undefined {
  return kindOf.get(stem);
}
