import { ageOn, plusDays, weekday } from './calendar.ts';
import { idOf } from './chance.ts';
import type { Kind, Opening } from './openings.ts';
import { type Actor, StoryGround, stillOpen, type Wish } from './story-ground.ts';

/** The rules of private.kind_rule that the stories need. */
const guardianAtAgreementUnder: Record<Kind, number> = {
  school_placement: 18,
  extended_placement: 18,
  junior_apprenticeship: 99,
  intro_job: 18,
  after_school_job: 18,
  apprenticeship: 18,
  mentorship: 0,
};
const schoolApproves: readonly Kind[] = ['school_placement', 'extended_placement', 'junior_apprenticeship'];

/** From the first wish to the last day: the commands that lead to a place. */
export class PlacingStory extends StoryGround {
  #guardianRequest: Record<string, unknown> | undefined;

  apply(day: string, wishes: { opening: Opening; week: string | null }[], words: { reasons?: string[]; own?: string; mayCall?: boolean } = {}): this {
    for (const { opening, week } of wishes) {
      this.addWish(day, 'apply', 'waiting', 'young_person', { opening, week }, words);
    }
    // What was suggested has been answered.
    this.tables.drop('public.suggestion', this.suggested);
    this.suggested = [];
    this.needTo(day, 'apply', 'with_coordinator', 'young_person', this.calendar.addWorkingDays(day, 3));
    return this;
  }

  protected addWish(
    day: string,
    command: string,
    status: 'waiting' | 'live',
    actor: Actor,
    to: { opening: Opening; week: string | null } | { hostId: string },
    words: { reasons?: string[]; own?: string; mayCall?: boolean } = {},
  ): Wish {
    const opening = 'opening' in to ? to.opening : null;
    const week = 'opening' in to ? to.week : null;
    const rank = this.wishes.length + 1;
    const row = {
      id: idOf('application', this.id, rank),
      need_id: this.id,
      opening_id: opening?.id ?? null,
      host_id: opening ? opening.workplace.hostId : (to as { hostId: string }).hostId,
      rank,
      status: status as string,
      week,
      reasons: words.reasons ?? [],
      own_words: words.own ?? '',
      may_call: words.mayCall ?? false,
      visit_on: null,
      visit_at: null,
      hold_until: null,
      starts_on: null,
      weekdays: [] as number[],
      hand_over_id: null,
      created_at: '',
      live_at: null as string | null,
      ended_at: null,
    };
    const wish: Wish = { id: row.id, status, opening, hostId: row.host_id, partnerId: opening?.partner.id ?? null, week, row, seats: [], days: [] };
    row.created_at = this.move('application', day, command, '-', status, actor, { wish });
    if (status === 'live') row.live_at = row.created_at;
    this.need['raised_at'] ??= row.created_at;
    this.tables.add('public.application', row);
    this.wishes.push(wish);
    return wish;
  }

  forward(day: string, actor: Actor = 'coordinator'): this {
    const next = this.wishes.find((wish) => wish.status === 'waiting');
    if (!next) throw new Error('no wish waits');
    this.wishTo(day, 'send', next, 'live', actor);
    this.needTo(day, 'forward', 'with_partner', actor, this.calendar.addWorkingDays(day, next.opening?.partner.promiseDays ?? 5));
    this.need['hops'] = Number(this.need['hops']) + 1;
    return this;
  }

  inviteToVisit(day: string, visitOn: string, visitAt: string, days: readonly (string | null)[]): this {
    const wish = this.live('live');
    this.hold(wish, days);
    const until = this.calendar.addWorkingDays(visitOn, 5);
    Object.assign(wish.row, { visit_on: visitOn, visit_at: visitAt, hold_until: until });
    this.needTo(day, 'invite_to_visit', 'visit', 'partner', until);
    this.move('application', day, 'invite_to_visit', null, null, 'partner', { wish });
    return this;
  }

  offer(day: string, days: readonly (string | null)[], startsOn?: string): this {
    const wish = this.live('live');
    this.hold(wish, days);
    for (const one of days) if (one !== null) this.addDay(wish, one, wish.opening?.from ?? '08:00', wish.opening?.to ?? '14:00');
    Object.assign(wish.row, { starts_on: startsOn ?? days.find((one) => one !== null) ?? null, hold_until: null });
    if (this.kind === 'extended_placement' || this.kind === 'junior_apprenticeship') this.considerCertificate(day, wish.hostId);
    this.wishTo(day, 'offer_place', wish, 'offered', 'partner');
    this.needTo(day, 'offer_place', 'offered', 'partner', this.calendar.addWorkingDays(day, 5));
    this.need['first_offer_at'] ??= `${day}T09:00:00Z`;
    return this;
  }

  /** A host of a longer course has said once that it has considered børneattest. */
  protected considerCertificate(day: string, hostId: string): void {
    const said = this.tables.rows('private.certificate_declaration');
    if (said.every((row) => row['host_id'] !== hostId)) {
      this.tables.add('private.certificate_declaration', { host_id: hostId, declared_at: `${day}T09:00:00Z`, declared_by: null, declared_via: 'phone' });
    }
  }

  /** Fixed days of the week from the first day to the last, without holidays: one seat, many days. */
  offerWeekly(day: string, weekdays: readonly number[], startsOn: string, lastDay: string): this {
    const wish = this.live('live');
    const days: string[] = [];
    for (let one = startsOn; one <= lastDay; one = plusDays(one, 1)) if (weekdays.includes(weekday(one)) && this.calendar.isSchoolDay(one)) days.push(one);
    this.offer(day, [null], days[0]);
    for (const one of days) this.addDay(wish, one, wish.opening?.from ?? '08:00', wish.opening?.to ?? '14:00');
    wish.row['weekdays'] = [...weekdays];
    return this;
  }

  /** The plan of the placement: its first step, which all three stand behind, and perhaps the next one, which she is asked about. */
  plan(weekdays: readonly number[], next: { fromOn: string; to: string; askedOn: string } | null = null): this {
    const { placement } = this;
    if (!placement) throw new Error('nothing is arranged');
    const first = placement.wish.days.map(({ row }) => row).sort((a, b) => String(a['day']).localeCompare(String(b['day'])))[0];
    const step = {
      id: idOf('step', placement.id, 1),
      placement_id: placement.id,
      from_on: placement.row['starts_on'],
      until: null,
      weekdays: [...weekdays],
      from_time: first?.['from_time'],
      to_time: first?.['to_time'],
      opening_id: null,
      beside: false,
      asked_on: placement.row['starts_on'],
      young_person_says: true as boolean | null,
      host_says: true,
      staff_says: true,
      outcome: 'agreed' as string | null,
      settled_at: `${placement.row['starts_on']}T08:00:00Z` as string | null,
      moved_need_id: null,
    };
    this.tables.add('public.plan_step', step);
    placement.wish.row['weekdays'] = [...weekdays];
    if (next) {
      this.tables.add('public.plan_step', {
        ...step,
        id: idOf('step', placement.id, 2),
        from_on: next.fromOn,
        to_time: next.to,
        asked_on: next.askedOn,
        young_person_says: null,
        outcome: null,
        settled_at: null,
      });
      this.move('placement', next.askedOn, 'ask_step', null, null, 'coordinator', { wish: placement.wish, placement: placement.id });
    }
    return this;
  }

  protected addDay(wish: Wish, day: string, from: string, to: string): void {
    const row = this.tables.add('public.placement_day', {
      id: idOf('day', wish.id, day),
      application_id: wish.id,
      placement_id: null as string | null,
      young_person_id: this.person.id,
      day,
      from_time: from,
      to_time: to,
      state: 'offered',
    });
    wish.days.push({ day, row });
  }

  accept(day: string, lastDay?: string): this {
    return this.arrange(day, this.live('offered'), 'accept_offer', 'young_person', lastDay);
  }

  protected arrange(day: string, wish: Wish, command: string, actor: Actor, lastDay?: string): this {
    const days = wish.days.map((one) => one.day).sort();
    const startsOn = days[0] ?? (wish.row['starts_on'] as string);
    const endsOn = days.at(-1) ?? lastDay ?? startsOn;
    this.wishTo(day, command, wish, 'accepted', actor);
    const id = idOf('placement', wish.id);
    const papersDue = plusDays(startsOn, -28);
    const agreedAt = this.move('placement', day, 'accept_offer', '-', 'arranging', actor, { wish, placement: id });
    const row = this.tables.add('public.placement', {
      id,
      need_id: this.id,
      application_id: wish.id,
      host_id: wish.hostId,
      status: 'arranging',
      starts_on: startsOn,
      ends_on: endsOn,
      papers_due_on: papersDue,
      host_agreed_at: agreedAt,
      host_agreed_via: actor === 'host' ? 'link' : 'self',
      school_agreed_at: null as string | null,
      school_agreed_via: null as string | null,
      guardian_agreed_at: null as string | null,
      guardian_agreed_via: null as string | null,
      ended_at: null as string | null,
    });
    this.placement = { id, wish, row };
    for (const one of wish.days) Object.assign(one.row, { placement_id: id, state: 'planned' });
    const inThreeDays = this.calendar.addWorkingDays(day, 3);
    const due = [startsOn, papersDue > inThreeDays ? papersDue : inThreeDays].sort()[0] as string;
    this.needTo(day, command, 'arranged', actor, due);
    for (const other of this.wishes.filter((one) => stillOpen.includes(one.status))) {
      this.free(other);
      this.wishTo(day, 'supersede', other, 'superseded', 'system');
    }
    return this;
  }

  get needsGuardian(): boolean {
    return this.kind !== null && ageOn(this.person.birthDate, this.calendar.today) < guardianAtAgreementUnder[this.kind];
  }

  askGuardian(day: string): this {
    const guardian = this.person.guardianId;
    if (!guardian) throw new Error(`${this.person.firstName} has named nobody to ask`);
    const asked = this.move('guardian', day, 'ask_guardian', null, null, 'system');
    this.#guardianRequest = this.tables.add('private.guardian_request', {
      id: idOf('guardian request', this.id),
      guardian_id: guardian,
      need_id: this.id,
      asked_at: asked,
      expires_on: plusDays(day, 60),
      answer: null,
      answered_at: null,
      answered_via: null,
    });
    return this;
  }

  guardianSays(day: string, answer: 'yes' | 'no' | 'call_me'): this {
    const at = this.move('guardian', day, 'answer', null, null, 'guardian', { code: answer });
    const request = this.#guardianRequest;
    if (!request) throw new Error('the guardian was not asked');
    Object.assign(request, { answer, answered_at: at, answered_via: 'link' });
    if (answer === 'yes' && this.placement) {
      Object.assign(this.placement.row, { guardian_agreed_at: at, guardian_agreed_via: 'link' });
      this.makeReady(day);
    }
    return this;
  }

  schoolAgrees(day: string): this {
    const { placement } = this;
    if (!placement) throw new Error('nothing is arranged');
    const at = this.move('placement', day, 'acknowledge', null, null, 'school', { wish: placement.wish, placement: placement.id });
    Object.assign(placement.row, { school_agreed_at: at, school_agreed_via: 'self' });
    this.makeReady(day);
    return this;
  }

  /** A guardian's earlier yes counts for a new place of the same need. */
  readyNow(day: string): this {
    this.makeReady(day);
    return this;
  }

  protected makeReady(day: string): void {
    const { placement } = this;
    if (placement?.row['status'] !== 'arranging' || this.kind === null) return;
    if (schoolApproves.includes(this.kind) && placement.row['school_agreed_at'] === null) return;
    if (this.needsGuardian && placement.row['guardian_agreed_at'] === null) return;
    this.move('placement', day, 'acknowledge', 'arranging', 'ready', 'school', { wish: placement.wish, placement: placement.id });
    placement.row['status'] = 'ready';
    // Nothing is left to do before she starts.
    this.due(placement.row['starts_on'] as string);
  }

  start(): this {
    const { placement } = this;
    if (!placement) throw new Error('nothing is arranged');
    // The worker starts it on the first minutes of the day.
    const day = placement.row['starts_on'] as string;
    this.move('placement', day, 'start', placement.row['status'] as string, 'under_way', 'system', { wish: placement.wish, placement: placement.id });
    placement.row['status'] = 'under_way';
    this.needTo(day, 'start', 'under_way', 'system', this.calendar.addWorkingDays(placement.row['ends_on'] as string, 3));
    return this;
  }

  /** She came on the days before `until`; with no day left the need is fulfilled, or what is missing goes to her contact person. */
  days(until: string, sick: readonly string[] = []): this {
    const { placement } = this;
    if (!placement) throw new Error('nothing is arranged');
    const told = placement.wish.days.filter(({ day, row }) => day < until && row['state'] === 'planned').sort((a, b) => a.day.localeCompare(b.day));
    for (const { day, row } of told) {
      const state = sick.includes(day) ? 'sick' : 'came';
      this.move('placement', day, 'complete_day', 'planned', state, 'host', { wish: placement.wish, placement: placement.id });
      row['state'] = state;
      if (placement.wish.days.some((one) => one.row['state'] === 'planned')) {
        this.needTo(day, 'complete_day', 'under_way', 'host', this.need['due_on'] as string);
        continue;
      }
      this.complete(day, 'host');
      const came = this.wishes.flatMap((wish) => wish.days).filter((one) => one.row['state'] === 'came').length;
      if (came >= Number(this.need['days_wanted'] ?? 0)) this.needTo(day, 'fulfil', 'fulfilled', 'system', null);
      else this.needTo(day, 'complete_day', 'with_coordinator', 'host', this.calendar.addWorkingDays(day, 3), 'days_missing');
    }
    return this;
  }

  protected complete(day: string, actor: Actor): void {
    const { placement } = this;
    if (!placement) return;
    const at = this.move('placement', day, 'complete', 'under_way', 'completed', actor, { wish: placement.wish, placement: placement.id });
    Object.assign(placement.row, { status: 'completed', ended_at: at });
  }
}
