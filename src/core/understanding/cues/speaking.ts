import { phrases } from './phrases.ts';

/** Talk about the writer's own project, and about what the team knows. */
export const speaking = {
  own: phrases`
    we; us; our; ours; i need; i want; i would like; i must; i have to build; i am building; i am planning;
    i am looking; i lead; i care; my team; my project; my app; my company; my startup; my client; my boss;
    my service; my site; my model; my customers; my devs; my api; my job; client; customer; customers;
    boss; ceo; cto; management; mgmt; the job is; somos; wir; nous; on veut; on hesite; il nous faut;
    necesitamos; brauchen; precisamos; preciso; need; needs; wanted; want; wants; must; has to; have to;
    require; requires; requirement; requirements; looking for; planning; migrating a; thinking about;
    i forgot to say; help me
  `,
  manner: phrases`
    do i need; do we need; do you need; does it need; does ... need; needs more; who needs more;
    what do i have to; do i have to; need a plugin; celery needed; is that a must; a must; must i;
    wants to know; want to know; i want a screenshot; wants it; why does it want; want one; still need it;
    need it; need for; boss wants; tell us; give us; show us; for us; we saw; we read; we heard;
    i need a citation; need a citation; need the source; what would we; what do we; does we;
    what have i to; do we get; would we lose; would we gain
  `,
  must: phrases`
    need; needs; needed; want; wants; wanted; must; have to; has to; require; requires; required;
    would like; i care; we care; cares; important; is key; matters; essential; crucial; should have;
    should be; expect; looking for; brauchen; necesitamos; il nous faut; precisamos; wish; would need;
    it should; only if; has to be; cannot; also; plus
  `,
  'knows-next': phrases`
    we know; i know; knows; know only; only know; comfortable with; fluent in; experience with;
    experience in; experienced in; experienced with; experts in; good at; skilled in; used to;
    background in; who did; we did; have done; years of; trained in; come from; coming from; at home in;
    knows|know|knowing a? little|bit|some bit? of?; know little bit; prototype|poc|mvp|code|app|service|monolith in|on;
    written in; stuck|still on; currently; everything is; all in; we use; we run; we have; sit on; our
  `,
  'knows-prev': phrases`
    is my comfort zone; comfort zone; person here; people here; shop; house; devs; developers; veterans;
    for years; experience; background; knowledge; expertise; is what we know; is all we know; fans; guys;
    skills; here; monolith; codebase; code base; code exists; code already; prototype; services; site stays; app; is all i know; since; today
  `,
} as const;
