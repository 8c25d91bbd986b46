import { idOf } from './chance.ts';
import type { Opening } from './openings.ts';
import { staffId } from './staff.ts';
import type { Wish } from './story-ground.ts';
import { PlacingStory } from './story-placing.ts';

export type HandOverReason =
  | 'full'
  | 'not_in_that_week'
  | 'too_young_for_the_tasks'
  | 'no_one_to_follow'
  | 'other_tasks_fit_better'
  | 'closed_then'
  | 'cancelled_by_host'
  | 'no_answer';

export type HandOverTarget =
  | { to: 'partner_in_network'; opening: Opening }
  | { to: 'partner_in_network'; words: string }
  | { to: 'company_consultant' }
  | { to: 'coordinator' }
  | { to: 'fourth_party'; words: string };

export interface OwnPlace {
  name: string;
  contact: string;
  email: string | null;
  phone: string;
  address: string;
}

/**
 * What happened to one need, told day by day. Each method is the command of the same name: it writes the rows and
 * the events that the command would have written on that day, so that the thread reads as if it had been lived.
 */
export class Story extends PlacingStory {
  #hostRequest: Record<string, unknown> | undefined;

  /** The partner has no place and helps her on. */
  handOn(day: string, reason: HandOverReason, target: HandOverTarget): this {
    const wish = this.live('live');
    const opening = 'opening' in target ? target.opening : null;
    this.dropDays(wish);
    this.free(wish);
    this.wishTo(day, 'hand_on', wish, 'handed_on', 'partner', target.to);
    wish.row['hand_over_id'] = this.#handOver(day, wish, reason, target, wish.row['ended_at'] as string);
    if ('words' in target) {
      this.tables.add('public.note', {
        id: idOf('note', wish.id),
        young_person_id: this.person.id,
        partner_id: null,
        body: `${wish.opening?.partner.name ?? 'Stedet'}: ${target.words}`,
        written_by: null,
        at: wish.row['ended_at'],
      });
    }
    const mayGoOn = Number(this.need['hops']) < 2;
    if (opening && mayGoOn) {
      this.addWish(day, 'help_on', 'live', 'partner', { opening, week: wish.week });
    } else {
      const next = target.to !== 'coordinator' && mayGoOn ? this.wishes.find((one) => one.status === 'waiting') : undefined;
      if (!next) {
        this.needTo(day, 'hand_on', 'with_coordinator', 'partner', this.calendar.addWorkingDays(day, 3), target.to);
        return this;
      }
      this.wishTo(day, 'send', next, 'live', 'partner');
    }
    const days = this.live('live').opening?.partner.promiseDays ?? 5;
    this.needTo(day, 'hand_on', 'with_partner', 'partner', this.calendar.addWorkingDays(day, days), target.to);
    this.need['hops'] = Number(this.need['hops']) + 1;
    return this;
  }

  #handOver(day: string, wish: Wish, reason: HandOverReason, target: HandOverTarget, at: string): string {
    const id = idOf('hand over', wish.id, reason);
    const consultant = wish.opening?.partner.consultantKey ?? 'konsulent';
    this.tables.add('public.hand_over', {
      id,
      need_id: this.id,
      partner_id: wish.partnerId,
      reason,
      target: target.to,
      target_opening_id: 'opening' in target ? target.opening.id : null,
      target_staff_id: target.to === 'company_consultant' ? staffId(consultant) : target.to === 'coordinator' ? staffId(this.person.contactKey) : null,
      at,
    });
    if (target.to === 'company_consultant') this.task(day, 'help_on', consultant, '', wish.partnerId);
    if ('words' in target) this.task(day, 'tip', this.person.contactKey, target.words, wish.partnerId);
    return id;
  }

  /** Something for a named adult to do; done the day after, unless it is still waiting. */
  task(day: string, kind: string, staffKey: string, words = '', partnerId: string | null = null): this {
    const dueOn = this.calendar.addWorkingDays(day, kind === 'call_me' ? 1 : 3);
    this.tables.add('public.task', {
      id: idOf('task', this.id, kind, day),
      kind,
      staff_id: staffId(staffKey),
      young_person_id: this.person.id,
      need_id: this.id,
      partner_id: partnerId,
      opening_id: null,
      words,
      due_on: dueOn,
      made_at: `${day}T10:30:00Z`,
      secretariat_told_at: null as string | null,
      done_at: dueOn < this.calendar.today ? `${dueOn}T09:15:00Z` : null,
    });
    return this;
  }

  /** No, thank you. Her next wish goes, or her contact person has it. */
  decline(day: string): this {
    const wish = this.live('offered');
    this.dropDays(wish);
    this.free(wish);
    this.wishTo(day, 'decline_offer', wish, 'declined', 'young_person');
    const next = Number(this.need['hops']) < 2 ? this.wishes.find((one) => one.status === 'waiting') : undefined;
    if (!next) {
      this.needTo(day, 'decline_offer', 'with_coordinator', 'young_person', this.calendar.addWorkingDays(day, 3));
      return this;
    }
    this.wishTo(day, 'send', next, 'live', 'young_person');
    this.needTo(day, 'decline_offer', 'with_partner', 'young_person', this.calendar.addWorkingDays(day, next.opening?.partner.promiseDays ?? 5));
    this.need['hops'] = Number(this.need['hops']) + 1;
    return this;
  }

  /** "Jeg vil noget andet." */
  wantOther(day: string): this {
    for (const wish of this.wishes.filter((one) => ['waiting', 'live', 'offered'].includes(one.status))) {
      this.dropDays(wish);
      this.free(wish);
      this.wishTo(day, 'withdraw', wish, 'withdrawn', 'young_person');
    }
    this.needTo(day, 'want_other', 'wishing', 'young_person', this.calendar.addWorkingDays(day, 5));
    return this;
  }

  /** Her contact person suggests places; she chooses. */
  suggest(day: string, openings: readonly { opening: Opening; reason: string }[]): this {
    openings.forEach(({ opening, reason }, index) => {
      const row = { need_id: this.id, opening_id: opening.id, position: index + 1, reason, made_at: `${day}T11:00:00Z` };
      this.suggested.push(this.tables.add('public.suggestion', row));
    });
    this.needTo(day, 'suggest', 'wishing', 'coordinator', this.calendar.addWorkingDays(day, 5));
    return this;
  }

  /** The place falls away: by its host, who helps her on to her contact person, or because it did not go well. */
  fallAway(day: string, how: 'cancel_by_host' | 'interrupt'): this {
    const { placement } = this;
    if (!placement) throw new Error('nothing is arranged');
    const was = placement.row['status'] as string;
    const started = was === 'under_way';
    this.dropDays(placement.wish, started ? day : '');
    this.free(placement.wish, started ? day : '');
    const is = started ? 'interrupted' : 'cancelled';
    const actor = how === 'interrupt' ? 'coordinator' : 'host';
    const at = this.move('placement', day, how, was, is, actor, { wish: placement.wish, placement: placement.id });
    Object.assign(placement.row, { status: is, ended_at: at });
    if (how === 'cancel_by_host') this.#handOver(day, placement.wish, 'cancelled_by_host', { to: 'coordinator' }, at);
    this.needTo(day, how, 'with_coordinator', actor, this.calendar.addWorkingDays(day, 3));
    return this;
  }

  rest(day: string, reason: string, until: string): this {
    Object.assign(this.need, { rest_reason: reason, rest_until: until });
    this.needTo(day, 'rest', 'resting', 'coordinator', until, reason);
    return this;
  }

  /** Announced first, with an outcome and five working days to object. */
  announceClose(day: string, outcome: string, receiver: string | null): this {
    const closeOn = this.calendar.addWorkingDays(day, 5);
    const at = this.move('need', day, 'announce_close', null, null, 'coordinator', { code: outcome });
    Object.assign(this.need, { close_outcome: outcome, close_receiver: receiver, close_announced_at: at, close_on: closeOn });
    this.due(this.calendar.addWorkingDays(day, 6));
    return this;
  }

  closeWithHelp(day: string): this {
    this.needTo(day, 'close_with_help', 'closed_with_help', 'system', null);
    return this;
  }

  endNeed(day: string): this {
    this.needTo(day, 'end_need', 'ended_by_young_person', 'young_person', null);
    return this;
  }

  recordApprenticeship(day: string): this {
    this.needTo(day, 'record_apprenticeship', 'fulfilled', 'coordinator', null);
    return this;
  }

  /** The partner said nothing in time. */
  returnOverdue(day: string): this {
    const wish = this.live('live');
    this.dropDays(wish);
    this.free(wish);
    this.wishTo(day, 'return_overdue', wish, 'handed_on', 'system');
    wish.row['hand_over_id'] = this.#handOver(day, wish, 'no_answer', { to: 'coordinator' }, wish.row['ended_at'] as string);
    this.needTo(day, 'return_overdue', 'with_coordinator', 'system', this.calendar.addWorkingDays(day, 3));
    return this;
  }

  /** Her contact person's own date has passed. */
  tellSecretariat(day: string): this {
    this.need['secretariat_told_at'] = this.move('need', day, 'tell_secretariat', null, null, 'system');
    return this;
  }

  /** A place that she found herself, with its days. */
  proposeOwnPlace(day: string, place: OwnPlace, days: readonly string[]): this {
    const hostId = idOf('own place', this.id, place.name);
    this.tables.add('public.host', {
      id: hostId,
      workplace_id: null,
      name: place.name,
      contact_name: place.contact,
      email: place.email,
      phone: place.phone,
      address: place.address,
      found_by: this.person.id,
    });
    const wish = this.addWish(day, 'propose_own_place', 'live', 'young_person', { hostId });
    for (const one of days) this.addDay(wish, one, '08:00', '14:00');
    this.needTo(day, 'propose_own_place', 'with_partner', 'young_person', this.calendar.addWorkingDays(day, 5));
    this.#hostRequest = this.tables.add('private.host_request', {
      id: idOf('host request', wish.id),
      application_id: wish.id,
      asked_at: `${day}T12:00:00Z`,
      expires_on: this.calendar.addWorkingDays(day, 42),
      answered_at: null as string | null,
    });
    if (place.email === null) this.task(day, 'confirm_own_place', this.person.contactKey);
    return this;
  }

  confirmOwnPlace(day: string): this {
    const wish = this.live('live');
    if (this.#hostRequest) this.#hostRequest['answered_at'] = `${day}T12:30:00Z`;
    this.need['first_offer_at'] ??= `${day}T12:30:00Z`;
    return this.arrange(day, wish, 'confirm_own_place', 'host');
  }

  /** The days that the place did not give become a need of their own, as old as this one. */
  splitRest(day: string): Story {
    const had = this.placement?.wish.days.length ?? 0;
    const rest = Number(this.need['days_wanted']) - had;
    this.need['days_wanted'] = had;
    return new Story(this.tables, this.calendar, this.person, day, {
      kind: this.kind,
      isDuty: this.need['is_duty'] as boolean,
      days: rest,
      key: `${this.kind}/rest`,
      from: this,
    });
  }

  /** After twelve weeks, or at the end of the school year, she is still there. */
  completePlacement(day: string): this {
    this.complete(day, 'host');
    if (this.placement) this.free(this.placement.wish);
    this.needTo(day, 'fulfil', 'fulfilled', 'system', null);
    return this;
  }
}
