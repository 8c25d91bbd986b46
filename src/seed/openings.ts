import { type Calendar, mondayOf, plusDays, weekdaysFrom } from './calendar.ts';
import { Chance, idOf, publicIdOf } from './chance.ts';
import { adultNames } from './names.ts';
import type { Partner, Workplace } from './partners.ts';
import { WEEKS_AHEAD, WEEKS_BACK } from './places.ts';
import type { Tables } from './tables.ts';
import type { Risk, Trade, Work } from './work/trade.ts';

export type Kind = 'school_placement' | 'extended_placement' | 'junior_apprenticeship' | 'intro_job' | 'after_school_job' | 'apprenticeship' | 'mentorship';

export type OpeningStatus = 'draft' | 'in_review' | 'published' | 'full' | 'paused' | 'expired';

export interface Seat {
  id: string;
  day: string | null;
  seats: number;
  taken: number;
}

/** An opening as the stories use it; its rows are written from it at the end. */
export interface Opening {
  id: string;
  key: string;
  kind: Kind;
  status: OpeningStatus;
  title: string;
  minAge: number;
  from: string;
  to: string;
  partner: Partner;
  workplace: Workplace;
  seats: Seat[];
  seatOf: Map<string | null, Seat>;
  /** Only a coordinator starts it. */
  isSpecial: boolean;
  /** Seats of a day that has none yet. */
  seatsADay: number;
  /** The row that is written: changed by whoever takes a seat. */
  row: { places_taken: number; seats_in_all: number | null };
}

export interface OpeningPlan {
  key: string;
  kind: Kind;
  work: Work;
  partner: Partner;
  workplace: Workplace;
  status?: OpeningStatus;
  /** Days with seats; none for jobs and courses. */
  days: string[];
  seats: number;
  inAll?: number;
  special?: boolean;
  tags?: string[];
  language?: string;
  weeksLong?: number;
  daysAWeek?: number;
  startsOn?: string;
  applyBefore?: string;
  url?: string;
  /** Days ago that the partner last did anything. */
  touched?: number;
}

const usualAge: Record<Kind, number> = {
  school_placement: 13,
  extended_placement: 13,
  junior_apprenticeship: 13,
  intro_job: 15,
  after_school_job: 13,
  apprenticeship: 15,
  mentorship: 13,
};

/** As public.suggested_min_age suggests. */
function ageFor(kind: Kind, work: Work): number {
  if (work.lowestAge !== undefined) return work.lowestAge;
  const risky = work.risks?.includes('chemicals') ? 18 : work.risks?.length ? 15 : 0;
  return Math.max(work.age ?? usualAge[kind], risky);
}

export function addOpening(tables: Tables, calendar: Calendar, plan: OpeningPlan): Opening {
  const { key, kind, work, partner, workplace } = plan;
  const { trade } = partner;
  const chance = new Chance('opening', key);
  const id = idOf('opening', key);
  const status = plan.status ?? 'published';
  const from = work.from ?? trade.from;
  const to = work.to ?? trade.to;
  const has = (risk: Risk) => work.risks?.includes(risk) ?? false;
  const created = plusDays(calendar.today, -chance.between(20, 160));
  const public_ = status !== 'draft' && status !== 'in_review';
  const adult = chance.pick(adultNames);
  const risky = (work.risks?.length ?? 0) > 0;
  const paid = kind === 'intro_job' || kind === 'after_school_job' || kind === 'apprenticeship';
  const row = tables.add('public.opening', {
    id,
    public_id: publicIdOf('opening', key),
    workplace_id: workplace.id,
    kind,
    status,
    title: work.title,
    tasks: work.tasks,
    learn: work.learn ?? '',
    meet_who: `${adult}, ${trade.meets}`,
    meet_at: from,
    ends_at: to,
    clothes: trade.clothes,
    food: trade.food,
    transport: workplace.bus ? `${workplace.bus.charAt(0).toUpperCase()}${workplace.bus.slice(1)}.` : 'Der går ingen bus. Cykel eller et lift er bedst.',
    min_age: ageFor(kind, work),
    branch: trade.branch,
    interests: trade.interests.slice(0, 4),
    machines: has('machines'),
    chemicals: has('chemicals'),
    heavy_lifting: has('heavy_lifting'),
    alone: has('alone'),
    late_or_alcohol: has('late_or_alcohol'),
    assessed_at: risky ? `${created}T08:30:00Z` : null,
    responsible_adult: risky || chance.yes(0.3) ? `${adult}, ${trade.meets}` : '',
    paid,
    pay_text: work.pay ?? (kind === 'apprenticeship' ? 'Elevløn efter overenskomst' : ''),
    hours_a_week: work.hours ?? (kind === 'apprenticeship' ? 37 : null),
    days_a_week: plan.daysAWeek ?? null,
    weeks_long: plan.weeksLong ?? null,
    starts_on: plan.startsOn ?? null,
    apply_before: plan.applyBefore ?? null,
    special: plan.special ?? false,
    tags: plan.tags ?? [],
    language_note: plan.language ?? '',
    outside_url: plan.url ?? null,
    step_free: workplace.stepFree,
    quiet: workplace.quiet,
    seats_in_all: plan.inAll ?? null,
    places_taken: 0,
    due_on: status === 'in_review' ? calendar.addWorkingDays(calendar.workingDaysAgo(1), 3) : null,
    created_at: `${created}T08:00:00Z`,
    published_at: public_ ? `${plusDays(created, 1)}T09:00:00Z` : null,
    touched_at: `${calendar.workingDaysAgo(plan.touched ?? chance.between(1, 45))}T09:30:00Z`,
  });
  const days: (string | null)[] = plan.days.length > 0 ? plan.days : [null];
  const seats = days.map((day) => addSeat(tables, id, key, day, plan.seats));
  for (const [command, was, is] of [
    ['save_opening', '-', 'draft'],
    ...(status === 'in_review' ? [['publish_opening', 'draft', 'in_review']] : public_ ? [['publish_opening', 'draft', 'published']] : []),
    ...(status === 'paused' ? [['pause_opening', 'published', 'paused']] : []),
    ...(status === 'full' ? [['fill_opening', 'published', 'full']] : []),
    ...(status === 'expired' ? [['end_opening', 'published', 'expired']] : []),
  ] as [string, string, string][]) {
    tables.add('public.event', {
      at:
        command === 'save_opening'
          ? `${created}T08:00:00Z`
          : is === 'published'
            ? `${plusDays(created, 1)}T09:00:00Z`
            : `${calendar.workingDaysAgo(1)}T09:30:00Z`,
      lifecycle: 'opening',
      command,
      from_status: was,
      to_status: is,
      actor: 'partner',
      channel: 'self',
      caller: null,
      young_person_id: null,
      need_id: null,
      application_id: null,
      placement_id: null,
      partner_id: partner.id,
      opening_id: id,
      code: null,
    });
  }
  return {
    id,
    key,
    kind,
    status,
    title: work.title,
    minAge: row.min_age,
    from,
    to,
    partner,
    workplace,
    seats,
    seatOf: new Map(seats.map((seat) => [seat.day, seat])),
    seatsADay: plan.seats,
    isSpecial: plan.special ?? false,
    row,
  };
}

function addSeat(tables: Tables, openingId: string, key: string, day: string | null, seats: number): Seat {
  return tables.add('public.opening_seat', { id: idOf('seat', key, day ?? ''), opening_id: openingId, day, seats, taken: 0 });
}

/** A day that has passed, or of this week, gets its seat when somebody is there. */
function canBeAdded(calendar: Calendar, opening: Opening, day: string | null): day is string {
  return day !== null && day <= plusDays(mondayOf(calendar.today), 4) && ['school_placement', 'extended_placement'].includes(opening.kind);
}

const seatsOfNewDay = (calendar: Calendar, opening: Opening, day: string) => (day > calendar.today ? 1 : opening.seatsADay);

export function freeSeatsOn(calendar: Calendar, opening: Opening, day: string | null): number {
  const seat = opening.seatOf.get(day);
  if (seat) return seat.seats - seat.taken;
  return canBeAdded(calendar, opening, day) ? seatsOfNewDay(calendar, opening, day) : 0;
}

/** The seat of a day, or the one without a day. */
export function seatOn(tables: Tables, calendar: Calendar, opening: Opening, day: string | null): Seat {
  const found = opening.seatOf.get(day);
  if (found) return found;
  if (!canBeAdded(calendar, opening, day)) throw new Error(`${opening.title}: not open on ${day}`);
  const made = addSeat(tables, opening.id, opening.key, day, seatsOfNewDay(calendar, opening, day));
  opening.seats.push(made);
  opening.seatOf.set(day, made);
  return made;
}

/** Days of the weeks ahead, and of those that have passed, by their place in the school year. */
export function weeksOfTheDemo(calendar: Calendar): { ahead: Map<number, string>; back: Map<number, string> } {
  const ahead = calendar.schoolWeeksAhead(Math.max(...WEEKS_AHEAD));
  const back = calendar.schoolWeeksBack(Math.max(...WEEKS_BACK));
  return {
    ahead: new Map(WEEKS_AHEAD.map((place) => [place, ahead[place - 1] as string])),
    back: new Map(WEEKS_BACK.map((place) => [place, back[place - 1] as string])),
  };
}

/** Openings of school placements: seats on the five days of three to six coming weeks. */
export function addSchoolPlacements(tables: Tables, calendar: Calendar, partners: readonly Partner[], count: number): Opening[] {
  const { ahead } = weeksOfTheDemo(calendar);
  const made: Opening[] = [];
  for (const { partner, workplace, work, round } of spread(partners, count, (trade) => trade.placements)) {
    const key = `${workplace.name}/${work.title}/${round}`;
    const chance = new Chance('weeks', key);
    const persona = ['Bageriet Surdejen Lyng', 'Café Klitrosen', 'Klitsande Dyreklinik'].includes(partner.name);
    const weeks = persona ? [...ahead.values()] : chance.some([...ahead.values()], chance.between(3, 6));
    made.push(
      addOpening(tables, calendar, {
        key,
        kind: 'school_placement',
        work,
        partner,
        workplace,
        days: weeks.flatMap(weekdaysFrom),
        seats: persona ? 2 : chance.pick([1, 1, 1, 2, 2, 3, 4]),
        touched: chance.between(1, 30),
      }),
    );
  }
  return made;
}

/** So many openings over the partners that take part, a new piece of work in each round, further workplaces first. */
export function* spread(
  partners: readonly Partner[],
  count: number,
  worksOf: (trade: Trade) => readonly Work[],
): Generator<{ partner: Partner; workplace: Workplace; work: Work; round: number }> {
  const open = partners.filter((partner) => ['active', 'renewal_due'].includes(partner.status) && worksOf(partner.trade).length > 0);
  let left = count;
  for (let round = 0; left > 0 && open.length > 0; round += 1) {
    for (const partner of open) {
      if (left === 0) return;
      const works = worksOf(partner.trade);
      const workplace = partner.workplaces[round % partner.workplaces.length] as Workplace;
      left -= 1;
      yield { partner, workplace, work: works[round % works.length] as Work, round };
    }
  }
}
