import { type Calendar, plusDays } from './calendar.ts';
import { idOf } from './chance.ts';
import { freeSeatsOn, type Kind, type Opening, type Seat, seatOn } from './openings.ts';
import type { YoungPerson } from './pupils.ts';
import { staffId } from './staff.ts';
import type { Tables } from './tables.ts';

export type NeedStatus =
  | 'wishing'
  | 'with_coordinator'
  | 'with_partner'
  | 'visit'
  | 'offered'
  | 'arranged'
  | 'under_way'
  | 'resting'
  | 'fulfilled'
  | 'closed_with_help'
  | 'ended_by_young_person';

export type Actor = 'young_person' | 'guardian' | 'partner' | 'host' | 'coordinator' | 'school' | 'secretariat' | 'system';

/** As far as the stories of the demo need them. */
export interface Wish {
  id: string;
  status: string;
  opening: Opening | null;
  hostId: string;
  partnerId: string | null;
  week: string | null;
  row: Record<string, unknown>;
  seats: { seat: Seat; row: Record<string, unknown> }[];
  days: { day: string; row: Record<string, unknown> }[];
}

export interface StoryOptions {
  kind: Kind | null;
  isDuty?: boolean;
  days?: number;
  interests?: string[];
  /** Where one young person has two needs of a kind. */
  key?: string;
  /** The need of which this one is the rest. */
  from?: StoryGround;
  /** Nobody to apply to: her contact person begins. */
  atTheDesk?: boolean;
}

export interface Placement {
  id: string;
  wish: Wish;
  row: Record<string, unknown>;
}

const ended = ['fulfilled', 'closed_with_help', 'ended_by_young_person'];
/** Statuses of a wish that can still become something. */
export const stillOpen = ['waiting', 'live', 'offered'];

/** What every story is told with: the rows of a need, its events in order of time, and the seats that it takes. */
export class StoryGround {
  readonly id: string;
  readonly need: Record<string, unknown> & { status: NeedStatus };
  readonly wishes: Wish[] = [];
  placement: Placement | undefined;
  protected suggested: Record<string, unknown>[] = [];
  readonly person: YoungPerson;
  readonly kind: Kind | null;
  protected readonly tables: Tables;
  protected readonly calendar: Calendar;
  #minute = 0;
  #day = '';

  constructor(tables: Tables, calendar: Calendar, person: YoungPerson, raisedOn: string, options: StoryOptions) {
    this.tables = tables;
    this.calendar = calendar;
    this.person = person;
    this.kind = options.kind;
    this.id = idOf('need', person.id, options.key ?? options.kind ?? 'unsure');
    const first: NeedStatus = options.kind === null || options.atTheDesk ? 'with_coordinator' : 'wishing';
    this.need = tables.add('public.need', {
      id: this.id,
      young_person_id: person.id,
      kind: options.kind,
      is_duty: options.isDuty ?? false,
      status: first,
      due_on: null as string | null,
      opened_at: `${raisedOn}T08:00:00Z`,
      // A duty from the class list is no wish yet.
      raised_at: options.from ? options.from.need['raised_at'] : options.isDuty ? null : `${raisedOn}T08:00:00Z`,
      first_offer_at: options.from ? options.from.need['first_offer_at'] : null,
      days_wanted: options.days ?? null,
      interests: options.interests ?? [],
      wish_weeks: [],
      help_on_agreed: true,
      hops: 0,
      split_from_id: options.from?.id ?? null,
      secretariat_told_at: null,
      rest_reason: null,
      rest_until: null,
      close_outcome: null,
      destination: null,
      destination_at: null,
      destination_via: null,
      close_receiver: null,
      close_announced_at: null,
      close_on: null,
      ended_at: null,
    });
    const bySystem = (options.isDuty ?? false) || options.from !== undefined;
    this.move('need', raisedOn, 'open_need', '-', first, bySystem ? 'system' : 'young_person');
    const isFirstDuty = bySystem && !options.from;
    this.due(first === 'with_coordinator' ? calendar.addWorkingDays(raisedOn, 3) : isFirstDuty ? plusDays(raisedOn, 30) : calendar.addWorkingDays(raisedOn, 5));
  }

  // ── Writing ───────────────────────────────────────────────────────────────

  /** The next minute of a day: what is told later happened later. */
  time(day: string): string {
    if (day > this.calendar.today) throw new Error(`a story cannot tell of ${day}: it has not come`);
    if (this.#day > day) throw new Error(`a story goes on from ${this.#day}, not back to ${day}`);
    this.#minute = this.#day === day ? this.#minute + 1 : 0;
    this.#day = day;
    // Of today only what the worker does just after midnight.
    if (day === this.calendar.today) return `${plusDays(day, -1)}T23:${String(10 + this.#minute).padStart(2, '0')}:00Z`;
    const minutes = 8 * 60 + (Number.parseInt(this.id.slice(0, 2), 16) % 180) + this.#minute;
    return `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}:00Z`;
  }

  move(
    lifecycle: string,
    day: string,
    command: string,
    from: string | null,
    to: string | null,
    actor: Actor,
    more: { wish?: Wish | undefined; placement?: string; code?: string; paper?: boolean } = {},
  ): string {
    const at = this.time(day);
    // What a pupil without an account said was written down by her contact person.
    const paper = more.paper ?? (actor === 'young_person' && this.person.email === null);
    this.tables.add('public.event', {
      at,
      lifecycle,
      command,
      from_status: from,
      to_status: to,
      actor,
      channel: actor === 'system' ? 'system' : actor === 'guardian' ? 'link' : paper ? 'paper' : 'self',
      caller: paper ? staffId(this.person.contactKey) : null,
      young_person_id: this.person.id,
      need_id: this.id,
      application_id: more.wish?.id ?? null,
      placement_id: more.placement ?? null,
      partner_id: more.wish?.partnerId ?? null,
      opening_id: lifecycle === 'application' ? (more.wish?.opening?.id ?? null) : null,
      code: more.code ?? null,
    });
    return at;
  }

  protected due(day: string | null): void {
    this.need['due_on'] = day;
  }

  protected needTo(day: string, command: string, to: NeedStatus, actor: Actor, due: string | null, code?: string): void {
    const at = this.move('need', day, command, this.need.status, to, actor, code ? { code } : {});
    this.need.status = to;
    if (['with_coordinator', 'wishing', 'resting'].includes(to)) this.need['hops'] = 0;
    this.due(due);
    if (ended.includes(to)) this.need['ended_at'] = at;
  }

  protected wishTo(day: string, command: string, wish: Wish, to: string, actor: Actor, code?: string): void {
    const at = this.move('application', day, command, wish.status, to, actor, { wish, ...(code ? { code } : {}) });
    wish.status = to;
    wish.row['status'] = to;
    if (to === 'live') wish.row['live_at'] = at;
    if (!stillOpen.includes(to) && to !== 'live') wish.row['ended_at'] = at;
  }

  protected live(status: 'live' | 'offered'): Wish {
    const found = this.wishes.find((wish) => wish.status === status);
    if (!found) throw new Error(`no wish is ${status}`);
    return found;
  }

  // ── Seats ─────────────────────────────────────────────────────────────────

  /** Whether a seat is free on each of the days. */
  freeDays(opening: Opening, days: readonly (string | null)[]): boolean {
    const inAll = opening.row.seats_in_all;
    if (inAll !== null && opening.row.places_taken >= inAll) return false;
    return days.every((day) => freeSeatsOn(this.calendar, opening, day) > 0);
  }

  protected hold(wish: Wish, days: readonly (string | null)[]): void {
    const { opening } = wish;
    if (!opening || wish.seats.length > 0) return;
    if (!this.freeDays(opening, days)) throw new Error(`${opening.title}: no free seat`);
    opening.row.places_taken += 1;
    for (const day of days) {
      const seat = seatOn(this.tables, this.calendar, opening, day);
      seat.taken += 1;
      const row = this.tables.add('public.seat_hold', { opening_seat_id: seat.id, application_id: wish.id });
      wish.seats.push({ seat, row });
    }
  }

  /** Gives back the seats from a day on. */
  protected free(wish: Wish, from = ''): void {
    const gone = wish.seats.filter(({ seat }) => seat.day === null || seat.day >= from);
    if (gone.length === 0) return;
    this.tables.drop(
      'public.seat_hold',
      gone.map(({ row }) => row),
    );
    for (const { seat } of gone) seat.taken -= 1;
    wish.seats = wish.seats.filter((one) => !gone.includes(one));
    if (wish.seats.length === 0 && wish.opening) wish.opening.row.places_taken -= 1;
  }

  protected dropDays(wish: Wish, from = ''): void {
    const gone = wish.days.filter(({ day, row }) => day >= from && ['offered', 'planned'].includes(row['state'] as string));
    this.tables.drop(
      'public.placement_day',
      gone.map(({ row }) => row),
    );
    wish.days = wish.days.filter((day) => !gone.includes(day));
  }
}
