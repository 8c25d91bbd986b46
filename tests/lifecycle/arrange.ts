import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { ApplicationStatus } from '../../src/features/applications/lifecycle.ts';
import type { NeedStatus } from '../../src/features/needs/lifecycle.ts';
import type { OpeningStatus } from '../../src/features/openings/lifecycle.ts';
import type { PartnerStatus } from '../../src/features/partners/lifecycle.ts';
import type { PlacementStatus } from '../../src/features/placements/lifecycle.ts';
import type { FreshDatabase } from '../support/native.ts';
import { buildWorld, type World } from '../support/world.ts';

export type Sql = postgres.TransactionSql;

/** The rows that a case is about. What a status does not have is an id of nothing. */
export interface Case {
  person: string;
  need: string;
  application: string;
  placement: string;
  day: string;
  partner: string;
  opening: string;
}

const NOTHING = '00000000-0000-4000-8000-000000000000';

/** The stage of the lifecycle matrix: Bo's search at the bakery, in one transaction that is thrown away. */
export class Stage {
  readonly case: Case;
  readonly sql: Sql;
  readonly world: World;
  readonly #sessions: Map<string, string>;

  constructor(sql: Sql, world: World, sessions: Map<string, string>) {
    this.sql = sql;
    this.world = world;
    this.#sessions = sessions;
    this.case = {
      person: world.ids.bo!,
      need: world.ids.bo_duty!,
      application: NOTHING,
      placement: NOTHING,
      day: NOTHING,
      partner: world.ids.bakery!,
      opening: world.ids.bread!,
    };
  }

  id(name: string): string {
    const id = this.world.ids[name];
    if (!id) throw new Error(`the world has no ${name}`);
    return id;
  }

  /** Makes somebody of this scene a persona, with a session of her own. */
  signIn(persona: string, user: string, session: string): void {
    this.world.users[persona] = user;
    this.#sessions.set(user, session);
  }

  /** Runs one statement as a persona ('nobody' has not signed in, 'worker' has the secret key), and is the owner again. */
  async as(persona: string, statement: (sql: Sql) => PromiseLike<postgres.RowList<postgres.Row[]>>): Promise<postgres.Row[]> {
    const user = this.world.users[persona];
    const role = persona === 'nobody' ? 'anon' : persona === 'worker' ? 'service_role' : 'authenticated';
    const claims = user ? { sub: user, role, session_id: this.#sessions.get(user) } : { role };
    return await this.sql.savepoint(async (inner) => {
      await inner`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, true), set_config('role', ${role}, true)`;
      const rows = await statement(inner);
      await inner`select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
      return [...rows];
    });
  }

  /** Days go by, and the worker does what is due. */
  async wait(days: number): Promise<void> {
    await this.sql`update private.clock set moved_by = moved_by + make_interval(days => ${days}::int)`;
    await this.as('worker', (sql) => sql`select public.run_due_dates()`);
  }

  async until(day: string): Promise<void> {
    const [row] = await this.sql`select (${day}::date - private.today())::int as days`;
    await this.wait(row!.days as number);
  }

  /** Reads again which application, placement and day the need has. */
  async look(): Promise<void> {
    const { sql } = this;
    const [application] = await sql`select a.id from public.application a where a.need_id = ${this.case.need}
      order by (a.status in ('live', 'offered', 'accepted')) desc, (a.host_id = (select h.id from public.host h where h.workplace_id = ${this.id('bakery_place')})) desc, a.rank limit 1`;
    const [placement] = await sql`select p.id from public.placement p where p.need_id = ${this.case.need} limit 1`;
    const [day] =
      await sql`select d.id from public.placement_day d join public.application a on a.id = d.application_id where a.need_id = ${this.case.need} order by d.state = 'planned' desc, d.day limit 1`;
    Object.assign(this.case, { application: application?.id ?? NOTHING, placement: placement?.id ?? NOTHING, day: day?.id ?? NOTHING });
  }
}

/** What the search is for: most commands want a school placement; some only exist for another kind of place. */
export type Flavour = 'placement' | 'own_place' | 'job' | 'apprenticeship';

async function apply(stage: Stage, ...openings: string[]): Promise<void> {
  const week = stage.world.weeks[0]!;
  const rows = await stage.as(
    'bo',
    (sql) => sql`select public.apply(${stage.case.person}, ${openings.map((name) => stage.id(name))}, ${openings.map(() => week)}) as need`,
  );
  stage.case.need = rows[0]!.need as string;
  await stage.look();
}

const WISH: Record<Exclude<Flavour, 'own_place'>, string[]> = { placement: ['bread', 'tables'], job: ['counter'], apprenticeship: ['baker'] };

/** From here on, everything is reached by real commands, each building on the one before. */
const needSteps: Record<NeedStatus, (stage: Stage, flavour: Flavour) => Promise<void>> = {
  wishing: async (stage, flavour) => {
    if (flavour !== 'apprenticeship' && flavour !== 'job') return;
    // An apprenticeship is with the contact person from the start; suggesting a place makes it her turn to choose.
    if (flavour === 'job') {
      const rows = await stage.as('bo', (sql) => sql`select public.open_need(${stage.case.person}, 'after_school_job') as need`);
      stage.case.need = rows[0]!.need as string;
      return;
    }
    const rows = await stage.as('bo', (sql) => sql`select public.open_need(${stage.case.person}, 'apprenticeship') as need`);
    stage.case.need = rows[0]!.need as string;
    await stage.as('mette', (sql) => sql`select public.suggest(${stage.case.need}, ${[stage.id('baker')]})`);
  },
  with_coordinator: async (stage, flavour) => {
    await apply(stage, ...WISH[flavour === 'own_place' ? 'placement' : flavour]);
  },
  with_partner: async (stage, flavour) => {
    if (flavour === 'own_place') {
      await stage.as(
        'bo',
        (sql) =>
          sql`select public.propose_own_place(${stage.case.need}, 'Salon Saksen', 'Signe', 'Torvet 3', ${days(stage, 5)}::date[], '09:00', '14:00', 'salon@saksen.example')`,
      );
      return;
    }
    await needSteps.with_coordinator(stage, flavour);
    if (flavour !== 'job') await stage.as('mette', (sql) => sql`select public.forward(${stage.case.need})`);
  },
  visit: async (stage, flavour) => {
    await needSteps.with_partner(stage, flavour);
    await stage.as('bente', (sql) => sql`select public.invite_to_visit(${stage.case.application}, public.today() + 1, '10:00')`);
  },
  offered: async (stage, flavour) => {
    await needSteps.with_partner(stage, flavour);
    await stage.as('bente', (sql) =>
      flavour === 'placement'
        ? sql`select public.offer_place(${stage.case.application}, ${days(stage, 5)}::date[])`
        : sql`select public.offer_place(${stage.case.application}, starts_on => public.today() + 3)`,
    );
  },
  arranged: async (stage, flavour) => {
    await needSteps.offered(stage, flavour);
    await stage.as('bo', (sql) => sql`select public.accept_offer(${stage.case.application})`);
  },
  under_way: async (stage, flavour) => {
    await needSteps.arranged(stage, flavour);
    if (flavour === 'placement') await stage.until(days(stage, 1)[0]!);
    else await stage.wait(3);
  },
  resting: async (stage, flavour) => {
    await needSteps.with_coordinator(stage, flavour);
    await stage.as('mette', (sql) => sql`select public.rest_need(${stage.case.need}, 'exams', public.today() + 30)`);
  },
  fulfilled: async (stage) => {
    await needSteps.under_way(stage, 'placement');
    await stage.until(days(stage, 5)[4]!);
    for (const { id } of await stage.sql`select d.id from public.placement_day d where d.young_person_id = ${stage.case.person} order by d.day`) {
      await stage.as('bente', (sql) => sql`select public.complete_day(${id}, 'came')`);
    }
  },
  closed_with_help: async (stage) => {
    await needSteps.with_coordinator(stage, 'placement');
    await stage.as('mette', (sql) => sql`select public.announce_close(${stage.case.need}, 'other_help', 'school')`);
    await stage.wait(14);
  },
  ended_by_young_person: async (stage) => {
    await needSteps.with_coordinator(stage, 'placement');
    await stage.as('bo', (sql) => sql`select public.end_need(${stage.case.need})`);
  },
};

/** In which statuses each flavour exists; elsewhere a command is tried on the school placement, and must be refused there. */
const exists: Record<Flavour, (status: NeedStatus) => boolean> = {
  placement: () => true,
  own_place: (status) => status === 'with_partner',
  job: (status) => ['wishing', 'with_partner', 'visit', 'offered', 'arranged', 'under_way'].includes(status),
  apprenticeship: (status) => ['wishing', 'with_coordinator', 'with_partner', 'visit', 'offered', 'arranged'].includes(status),
};

export function days(stage: Stage, number: number, week = stage.world.weeks[0]!): string[] {
  return Array.from({ length: number }, (_, place) => new Date(Date.parse(week) + place * 86_400_000).toISOString().slice(0, 10));
}

async function reached(stage: Stage, noun: 'need' | 'application' | 'placement' | 'partner' | 'opening', status: string): Promise<void> {
  const [row] = await stage.sql.unsafe(`select status::text from public.${noun} where id = $1`, [stage.case[noun]]);
  if (row?.status !== status) throw new Error(`the ${noun} is ${row?.status}, not ${status}: the case could not be arranged`);
}

/** Bo's need in this status. */
export async function arrangeNeed(stage: Stage, status: NeedStatus, flavour: Flavour = 'placement'): Promise<void> {
  await needSteps[status](stage, exists[flavour](status) ? flavour : 'placement');
  await stage.look();
  await reached(stage, 'need', status);
}

const applicationSteps: Record<ApplicationStatus, (stage: Stage, flavour: Flavour) => Promise<void>> = {
  waiting: (stage) => needSteps.with_coordinator(stage, 'placement'),
  live: (stage, flavour) => needSteps.with_partner(stage, flavour),
  offered: (stage) => needSteps.offered(stage, 'placement'),
  accepted: (stage) => needSteps.arranged(stage, 'placement'),
  handed_on: async (stage) => {
    await needSteps.with_partner(stage, 'placement');
    await stage.as('bente', (sql) => sql`select public.hand_on(${stage.case.application}, 'full', 'coordinator')`);
  },
  declined: async (stage) => {
    await needSteps.offered(stage, 'placement');
    await stage.as('bo', (sql) => sql`select public.decline_offer(${stage.case.application})`);
  },
  superseded: async (stage) => {
    await apply(stage, 'tables', 'bread');
    await stage.as('mette', (sql) => sql`select public.forward(${stage.case.need})`);
    await stage.look();
    await stage.as('karla', (sql) => sql`select public.offer_place(${stage.case.application}, ${days(stage, 5)}::date[])`);
    await stage.as('bo', (sql) => sql`select public.accept_offer(${stage.case.application})`);
  },
  withdrawn: async (stage) => {
    await needSteps.with_partner(stage, 'placement');
    await stage.as('bo', (sql) => sql`select public.want_other(${stage.case.need})`);
  },
};

/** Bo's application to the bakery in this status. */
export async function arrangeApplication(stage: Stage, status: ApplicationStatus, flavour: Flavour = 'placement'): Promise<void> {
  await applicationSteps[status](stage, status === 'live' ? flavour : 'placement');
  const [row] =
    await stage.sql`select a.id from public.application a where a.need_id = ${stage.case.need} order by (a.opening_id = ${stage.id('bread')}) desc nulls last limit 1`;
  await stage.look();
  stage.case.application = row!.id as string;
  await reached(stage, 'application', status);
}

const placementSteps: Record<PlacementStatus, (stage: Stage, flavour: Flavour) => Promise<void>> = {
  arranging: (stage, flavour) => needSteps.arranged(stage, flavour),
  ready: async (stage, flavour) => {
    await needSteps.arranged(stage, flavour);
    await stage.as('mette', (sql) => sql`select public.name_guardian(${stage.case.person}, 'Mor', 'mor@lyngfjord.example', null, 'da', 'phone')`);
    await stage.as('mette', (sql) => sql`select public.record_guardian_answer(${stage.case.need}, 'yes', 'phone')`);
    await stage.look();
    if (flavour === 'placement') await stage.as('mette', (sql) => sql`select public.acknowledge_placement(${stage.case.placement}, 'school')`);
  },
  under_way: (stage, flavour) => needSteps.under_way(stage, flavour),
  completed: (stage) => needSteps.fulfilled(stage, 'placement'),
  interrupted: async (stage) => {
    await needSteps.under_way(stage, 'placement');
    await stage.look();
    await stage.as('mette', (sql) => sql`select public.interrupt_placement(${stage.case.placement})`);
  },
  cancelled: async (stage) => {
    await needSteps.arranged(stage, 'placement');
    await stage.look();
    await stage.as('mette', (sql) => sql`select public.interrupt_placement(${stage.case.placement})`);
  },
};

/** Bo's placement at the bakery in this status. */
export async function arrangePlacement(stage: Stage, status: PlacementStatus, flavour: Flavour = 'placement'): Promise<void> {
  await placementSteps[status](stage, ['arranging', 'ready', 'under_way'].includes(status) ? flavour : 'placement');
  await stage.look();
  await reached(stage, 'placement', status);
}

const partnerSteps: Record<PartnerStatus, (stage: Stage) => Promise<void>> = {
  applied: async (stage) => {
    const rows = await stage.as(
      'nova',
      (sql) =>
        sql`select public.sign_up_partner('99001488', 'Nova Cykler', 'company', '{vehicles_transport}', 'Havnen 2', '9991', 'Nova', true, true, true) as partner`,
    );
    stage.case.partner = rows[0]!.partner as string;
  },
  under_review: async (stage) => {
    await partnerSteps.applied(stage);
    await stage.as('sekretariat', (sql) => sql`select public.review_partner(${stage.case.partner})`);
  },
  active: async (stage) => {
    await partnerSteps.applied(stage);
    await stage.as('sekretariat', (sql) => sql`select public.approve_partner(${stage.case.partner})`);
  },
  renewal_due: async (stage) => {
    await partnerSteps.active(stage);
    await stage.wait(700);
  },
  paused: async (stage) => {
    await partnerSteps.active(stage);
    await stage.as('nova', (sql) => sql`select public.pause_partner(${stage.case.partner}, public.today() + 30)`);
  },
  suspended: async (stage) => {
    await partnerSteps.active(stage);
    await stage.as('sekretariat', (sql) => sql`select public.suspend_partner(${stage.case.partner})`);
  },
  ended: async (stage) => {
    await partnerSteps.active(stage);
    await stage.as('nova', (sql) => sql`select public.end_partner(${stage.case.partner})`);
  },
};

/** A new partner, owned by Nova, in this status. */
export async function arrangePartner(stage: Stage, status: PartnerStatus): Promise<void> {
  await partnerSteps[status](stage);
  await reached(stage, 'partner', status);
}

const openingSteps: Record<OpeningStatus, (stage: Stage) => Promise<void>> = {
  draft: async (stage) => {
    await partnerSteps.active(stage);
    const [place] = await stage.sql`select id from public.workplace where partner_id = ${stage.case.partner}`;
    const rows = await stage.as(
      'nova',
      (sql) =>
        sql`select public.save_opening(${place!.id}, 'school_placement', 'Skru på cykler', '{lappe}', 'vehicles_transport', meet_who => 'Nova', meet_at => '08:00', days => ${days(stage, 3)}::date[]) as opening`,
    );
    stage.case.opening = rows[0]!.opening as string;
  },
  in_review: async (stage) => {
    await openingSteps.draft(stage);
    await stage.as('nova', (sql) => sql`select public.publish_opening(${stage.case.opening})`);
  },
  published: async (stage) => {
    await openingSteps.in_review(stage);
    await stage.as('konsulent', (sql) => sql`select public.approve_opening(${stage.case.opening})`);
  },
  full: async (stage) => {
    await openingSteps.published(stage);
    await stage.as('nova', (sql) => sql`select public.fill_opening(${stage.case.opening})`);
  },
  paused: async (stage) => {
    await openingSteps.published(stage);
    await stage.as('nova', (sql) => sql`select public.pause_opening(${stage.case.opening})`);
  },
  expired: async (stage) => {
    await openingSteps.published(stage);
    await stage.as('nova', (sql) => sql`select public.end_opening(${stage.case.opening})`);
  },
};

/** Nova's first opening in this status. */
export async function arrangeOpening(stage: Stage, status: OpeningStatus): Promise<void> {
  await openingSteps[status](stage);
  await reached(stage, 'opening', status);
}

/** The world, with what the matrix needs more: Nova who signs up, an apprenticeship at the bakery, and a Bo without the duty. */
export async function buildStages(database: FreshDatabase): Promise<{ world: World; play: <T>(work: (stage: Stage) => Promise<T>) => Promise<T> }> {
  const world = await buildWorld(database);
  const { sql } = database;
  world.users.nova = await database.createUser('nova@lyngfjord.example');
  // The duty refuses to end by a wish; that is tried apart.
  await sql`update public.need set is_duty = false where id = ${world.ids.bo_duty!}`;
  const [baker] = await sql`insert into public.opening (workplace_id, kind, status, title, tasks, meet_who, min_age, branch, paid, published_at)
    values (${world.ids.bakery_place!}, 'apprenticeship', 'published', 'Bagerlærling', '{bage}', 'Bente', 15, 'food_kitchen', true, private.now()) returning id`;
  world.ids.baker = baker!.id as string;
  await sql`insert into public.opening_seat (opening_id, seats) values (${baker!.id}, 2)`;
  const sessions = new Map<string, string>();
  for (const user of Object.values(world.users)) {
    const id = randomUUID();
    await sql`insert into auth.sessions (id, user_id, created_at, updated_at) values (${id}, ${user}, now(), now())`;
    sessions.set(user, id);
  }
  const undo = new Error('undo');
  return {
    world,
    play: async (work) => {
      let result: Awaited<ReturnType<typeof work>> | undefined;
      await sql
        .begin(async (transaction) => {
          result = await work(new Stage(transaction, world, sessions));
          throw undo;
        })
        .catch((cause: unknown) => {
          if (cause !== undo) throw cause;
        });
      return result as Awaited<ReturnType<typeof work>>;
    },
  };
}
