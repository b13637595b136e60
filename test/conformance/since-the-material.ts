/** Claims that said nearly the same as another, and the one that says it now. */
export const merged: Readonly<Record<string, string>> = {
  'f-dj-admin': 'dj-admin-interface',
  'f-dj-auth': 'dj-auth-system',
  'f-dj-forms': 'dj-forms',
  'f-dj-templates': 'dj-template-engine',
  'f-dj-migrations': 'db-dj-migrations',
  'f-dj-security-set': 'dj-security-features',
  'f-dj-session-db': 'sc-dj-sessions',
  'f-dj-drf-openapi': 'api-drf-documented',
  'f-dj-no-optimistic': 'co-dj-optimistic-locking',
  'f-dj-autocommit': 'co-dj-strong',
  'f-dj-replicas': 'db-dj-multi-db',
  'f-dj-pool-oracle': 'sc-dj-pooling',
  'f-dj-drf': 'api-drf-comprehensive',
  'f-dj-packages': 'dj-large-ecosystem',
  'f-dj-rank': 'f-dj-downloads',
  'sc-dj-memory': 'dj-heavier-footprint',
  'f-fl-data': 'fl-no-data-layer',
  'f-fl-sessions': 'fl-sessions',
  'f-fl-restful': 'api-fl-restful',
  'f-fl-restx': 'api-fl-restx',
  'f-fl-cache': 'sc-fl-caching',
  'co-fl-choose-model': 'co-fl-various',
  'f-fl-rank': 'f-fl-downloads',
  'f-fa-openapi': 'fa-auto-openapi',
  'api-fa-openapi': 'fa-auto-openapi',
  'f-fa-data': 'fa-no-persistence',
  'f-fa-ws': 'api-fa-websocket',
  'f-fa-async': 'fa-native-async',
  'db-fa-pydantic': 'fa-pydantic-validation',
  'fa-di-composition': 'fa-dependency-injection',
  'api-fa-di': 'fa-dependency-injection',
  'api-fa-docs-integration': 'fa-docs-ease-integration',
  'f-fa-bg': 'co-fa-background',
  'f-fa-validation': 'db-fa-runtime-types',
  'f-fa-conns': 'fa-thousands-connections',
  'sc-fa-event-driven': 'fa-thousands-connections',
  'sc-fa-more-requests': 'fa-superior-io',
  'f-fa-rank': 'f-fa-downloads',
  'end-distinct': 'ch-different-approach',
  'ch-align': 'ch-depends',
  'end-tradeoffs': 'ctx-align-choice',
  'ctx-concern-concurrency': 'f-all-level64',
  'f-fl-python-313': 'f-fl-python',
};

/** Claims that were looked up because people ask for what they say, each with a source of its own. */
export const lookedUp: readonly string[] = [
  'f-dj-tenants',
  'f-fa-limiter',
  'f-fl-sqla-lite',
  'f-fl-wtf',
  'f-fl-limiter',
  'f-all-sqlalchemy',
  'f-all-mongodb',
  'f-all-geo',
  'f-all-sso',
  'f-all-graphql',
  'f-all-stream',
  'f-all-i18n',
];

/** Claims whose verdict was corrected: the article's view, which the docs don't give. */
export const corrected: Readonly<Record<string, string>> = { 'dj-domain-complex-apps': 'qualified' };

/** Ratings judged anew by the rule in the topic's criteria: by criterion and option. Each is our judgement. */
export const judgedAnew: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'ready-made': { flask: 3 },
  'data-access': { django: 5, flask: 4, fastapi: 4 },
  integrity: { django: 4, flask: 4, fastapi: 4 },
  'api-contract': { django: 4, flask: 3 },
  'api-toolkit': { flask: 2, fastapi: 3 },
  async: { django: 3, flask: 2, fastapi: 5 },
  throughput: { django: 3, fastapi: 4 },
  security: { flask: 3, fastapi: 3 },
  realtime: { flask: 3 },
  jobs: { django: 4, flask: 4, fastapi: 4 },
  stability: { fastapi: 2 },
  maintenance: { flask: 3 },
  ecosystem: { fastapi: 3 },
  popularity: { django: 5, flask: 5 },
  typing: { django: 3 },
  start: { django: 4, fastapi: 5 },
};

/** What a rating that was judged anew no longer rests on: packages that others have taken the place of. */
export const noLongerEvidence: Readonly<Record<string, readonly string[]>> = {
  'ready-made': ['f-fl-sqla-ext'],
  'api-toolkit': ['f-fl-openapi'],
};
