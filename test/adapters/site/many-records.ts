import type { NamedRecord } from '../../../src/adapters/decisions/exported-records.ts';
import type { Status } from '../../../src/core/decisions/record/status.ts';
import { decisionOf } from '../../contract/documents.ts';

const words =
  'the service keeps its sessions in one store because workers restart often and nobody wants to sign in again so every request reads them from there which costs a call but makes deployments simple while queues retry what fails and mails wait until the provider answers again'.split(
    ' ',
  );
const things = 'sessions mails invoices search reports images audits exports payments metrics'.split(' ');
const tools = [
  'Postgres',
  'Redis',
  'Kafka',
  'RabbitMQ',
  'Lunr',
  'Vite',
  'pnpm',
  'Terraform',
  'Grafana',
  'S3',
];

/** Records as a team of some dozens makes them over years, some imported, each eighth replaced by the next one. */
export function manyRecords(count: number): NamedRecord[] {
  return Array.from({ length: count }, (_, at) => recordAt(at, count));
}

export function idAt(at: number): string {
  return `d-${at.toString(16).padStart(6, '0')}`;
}

function recordAt(at: number, count: number): NamedRecord {
  const isReplaced = at % 8 === 0 && at + 1 < count;
  const open: Status = at % 11 === 5 ? 'proposed' : 'accepted';
  const status: Status = isReplaced ? 'superseded' : open;
  const [tool, other] = [tools[at % tools.length] ?? '', tools[(at * 3 + 1) % tools.length] ?? ''];
  const title = `Use ${tool} for the ${things[(at >> 2) % things.length]} of team ${at % 37}`;
  const person = `P${at % 41}`;
  const text = (seed: number, length: number): string =>
    Array.from(
      { length },
      (_, word) => words[(seed * 7 + word * 13 + ((word * seed) % 5)) % words.length],
    ).join(' ');
  const base = decisionOf(title, person);
  const isRated = at % 3 === 0;
  const decided = Date.UTC(2018 + (at % 9), at % 12, 1 + (at % 28), at % 24);
  const body = Array.from(
    { length: 12 },
    (_, part) => `${text(at + part, 60)} ${things[part % things.length]}${at % 97}.`,
  );
  return {
    workspace: 'w',
    id: idAt(at),
    names: new Map([[person, `Person ${at % 41}`]]),
    decision: {
      ...base,
      status,
      supersededBy: isReplaced ? idAt(at + 1) : null,
      content: {
        ...base.content,
        topic: isRated ? 'python-web' : '',
        context: text(at, 60),
        reason: text(at + 3, 25),
        weighed: isRated
          ? [
              { option: 'django', score: 4.2 },
              { option: 'fastapi', score: 3.4 },
            ]
          : [],
        outcome: isRated ? { option: 'django', words: 'Django' } : { option: null, words: tool },
        considered: isRated
          ? base.content.considered
          : [tool, other].map((option) => ({
              option,
              pros: [{ claim: null, words: text(at + 5, 12) }],
              cons: [{ claim: null, words: text(at + 6, 12) }],
            })),
        supersedes: at % 8 === 1 ? idAt(at - 1) : null,
      },
      evidence: {
        ...base.evidence,
        pins: [
          ...base.evidence.pins,
          { kind: 'rating', id: 'django/ready-made', hash: 'a', was: '5' },
          { kind: 'rating', id: 'fastapi/ready-made', hash: 'b', was: '2' },
        ],
      },
      history: [
        { at: decided, author: person, what: 'recorded it as accepted', became: 'accepted' },
        ...(isReplaced
          ? [
              {
                at: decided + 86_400_000,
                author: null,
                what: `superseded by ${idAt(at + 1)}`,
                became: status,
              },
            ]
          : []),
      ],
      touched: decided,
      ...(at % 4 === 2
        ? {
            imported: {
              path: `docs/adr/${String(at).padStart(4, '0')}-use.md`,
              number: String(at).padStart(4, '0'),
              text: `# ${title}\n\n## Context\n\n${body.slice(0, 5).join('\n\n')}\n\n## Decision\n\n* ${body.slice(5).join('\n* ')}\n`,
              digest: 'x',
              status,
              tags: ['backend'],
              links: [],
              dated: 'text' as const,
            },
          }
        : {}),
    },
  };
}
