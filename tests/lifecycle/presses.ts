import type postgres from 'postgres';
import { days, type Flavour, type Sql, type Stage } from './arrange.ts';

/** Everybody who tries every command in every status; `bo` is the one it is about, `bente` and `mads` are at the bakery. */
export const tryers = [
  'nobody',
  'stranger',
  'bo',
  'asta',
  'bente',
  'mads',
  'rie',
  'karla',
  'nova',
  'mette',
  'dorthe',
  'kirsten',
  'teacher',
  'skoleleder',
  'konsulent',
  'jobdesk',
  'kui',
  'sekretariat',
  'raadet',
] as const;
export type Tryer = (typeof tryers)[number];

const HELPERS = ['mette', 'dorthe', 'sekretariat'];
/** The job desk and KUI help whoever has an open need on their desk. */
const desk = (flavour: Flavour): string[] => (flavour === 'job' ? ['jobdesk'] : flavour === 'apprenticeship' ? ['kui'] : []);

/** In which part a command is pressed, and who has that part: she by herself, helpers for her by phone, and so on. */
export type Part =
  | 'her'
  | 'workplace'
  | 'host'
  | 'her_or_workplace'
  | 'all_around'
  | 'around'
  | 'helper'
  | 'her_or_helper'
  | 'school'
  | 'secretariat'
  | 'owner_or_secretariat'
  | 'editor'
  | 'reviewer'
  | 'editor_or_reviewer';

const has: Record<Part, (who: string, via: 'self' | 'phone', flavour: Flavour) => boolean> = {
  her: (who, via, flavour) => (via === 'self' ? who === 'bo' : [...HELPERS, ...desk(flavour)].includes(who)),
  // An answer of the workplace, or what staff heard from it on the phone.
  workplace: (who, via, flavour) => (via === 'self' ? ['bente', 'mads'].includes(who) : [...HELPERS, ...desk(flavour)].includes(who)),
  // A place that she found has no account: only what staff heard.
  host: (who, via, flavour) => via === 'phone' && [...HELPERS, ...desk(flavour)].includes(who),
  around: (who, via, flavour) => [...HELPERS, ...desk(flavour)].includes(who) || (via === 'self' && ['bente', 'mads'].includes(who)),
  // She, the place that she called, or staff for her.
  her_or_workplace: (who, via, flavour) => (via === 'self' ? ['bo', 'bente', 'mads'].includes(who) : [...HELPERS, ...desk(flavour)].includes(who)),
  all_around: (who, via, flavour) => [...HELPERS, ...desk(flavour)].includes(who) || (via === 'self' && ['bo', 'bente', 'mads'].includes(who)),
  helper: (who, _via, flavour) => [...HELPERS, ...desk(flavour)].includes(who),
  her_or_helper: (who, via, flavour) => (who === 'bo' && via === 'self') || [...HELPERS, ...desk(flavour)].includes(who),
  school: (who, _via, flavour) => [...HELPERS, ...desk(flavour), 'skoleleder'].includes(who),
  secretariat: (who) => who === 'sekretariat',
  owner_or_secretariat: (who) => ['nova', 'sekretariat'].includes(who),
  editor: (who) => who === 'nova',
  reviewer: (who) => ['konsulent', 'sekretariat'].includes(who),
  editor_or_reviewer: (who) => ['nova', 'konsulent', 'sekretariat'].includes(who),
};
export const mayPress = (press: Press, status: string, who: string, via: 'self' | 'phone'): boolean =>
  has[press.partFrom?.[status] ?? press.part](who, via, press.flavour ?? 'placement');

export interface Press {
  /** The function, and what distinguishes two presses of it. */
  name: string;
  /** Which commands of `private.transition` it can lead to for this noun. */
  commands: readonly string[];
  part: Part;
  flavour?: Flavour;
  /** Whether "via phone" is a different press from "via self". */
  asksVia?: boolean;
  /** Something that must have happened before, in whatever status. */
  before?: (stage: Stage) => Promise<unknown>;
  /** From here it is lawful although no status changes: the command records something beside the lifecycle. */
  alsoFrom?: readonly string[];
  /** From here the transition belongs to another way to it, named here: this press is refused. */
  notFrom?: Readonly<Record<string, string>>;
  /** From here fewer may press it. */
  partFrom?: Readonly<Record<string, Part>>;
  press: (sql: Sql, stage: Stage, via: 'self' | 'phone') => PromiseLike<postgres.RowList<postgres.Row[]>>;
}

export const needPresses: readonly Press[] = [
  {
    name: 'apply',
    commands: ['apply'],
    part: 'her',
    asksVia: true,
    press: (sql, { case: its, world }, via) =>
      sql`select public.apply(${its.person}, ${[world.ids.play!]}, ${[world.weeks[1]!]}, need_id => ${its.need}, via => ${via})`,
  },
  {
    name: 'propose_own_place',
    commands: ['propose_own_place'],
    part: 'her',
    asksVia: true,
    press: (sql, stage, via) =>
      sql`select public.propose_own_place(${stage.case.need}, 'Salon Saksen', 'Signe', 'Torvet 3', ${days(stage, 2, stage.world.weeks[2])}::date[], '09:00', '14:00', 'salon@saksen.example', null, ${via})`,
  },
  {
    name: 'confirm_own_place: yes',
    commands: ['confirm_own_place'],
    part: 'host',
    flavour: 'own_place',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.confirm_own_place(${its.application}, true, ${via})`,
  },
  {
    name: 'confirm_own_place: no',
    commands: ['turn_down_own_place'],
    part: 'host',
    flavour: 'own_place',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.confirm_own_place(${its.application}, false, ${via})`,
  },
  {
    name: 'suggest',
    commands: ['suggest'],
    part: 'helper',
    press: (sql, { case: its, world }) => sql`select public.suggest(${its.need}, ${[world.ids.play!]})`,
  },
  { name: 'forward', commands: ['forward'], part: 'helper', press: (sql, { case: its }) => sql`select public.forward(${its.need})` },
  {
    name: 'invite_to_visit',
    commands: ['invite_to_visit'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.invite_to_visit(${its.application}, public.today() + 1, '09:30', ${via})`,
  },
  {
    name: 'offer_place',
    commands: ['offer_place'],
    part: 'workplace',
    asksVia: true,
    press: (sql, stage, via) => sql`select public.offer_place(${stage.case.application}, ${days(stage, 3)}::date[], via => ${via})`,
  },
  {
    name: 'hand_on',
    commands: ['hand_on'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.hand_on(${its.application}, 'full', 'coordinator', via => ${via})`,
  },
  {
    name: 'hand_on: tip',
    commands: ['hand_on'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.hand_on(${its.application}, 'full', 'fourth_party', null, 'Prøv naboen', ${via})`,
  },
  {
    name: 'accept_offer',
    commands: ['accept_offer'],
    part: 'her',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.accept_offer(${its.application}, ${via})`,
  },
  {
    name: 'decline_offer',
    commands: ['decline_offer'],
    part: 'her',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.decline_offer(${its.application}, ${via})`,
  },
  {
    name: 'want_other',
    commands: ['want_other'],
    part: 'her',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.want_other(${its.need}, ${via})`,
  },
  {
    name: 'complete_day',
    commands: ['complete_day'],
    part: 'around',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.complete_day(${its.day}, 'came', ${via})`,
  },
  {
    name: 'report_sick',
    commands: ['report_sick'],
    part: 'her_or_workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.report_sick(${its.day}, ${via})`,
  },
  // These two move nothing: the day stays open, and people are told.
  {
    name: 'not_here_yet',
    commands: [],
    alsoFrom: ['under_way'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.not_here_yet(${its.day}, ${via})`,
  },
  {
    name: 'report_incident',
    commands: [],
    alsoFrom: ['under_way', 'fulfilled'],
    part: 'all_around',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.report_incident(${its.placement}, ${via})`,
  },
  {
    name: 'complete_placement',
    commands: ['complete_placement'],
    part: 'around',
    flavour: 'job',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.complete_placement(${its.placement}, false, ${via})`,
  },
  {
    name: 'cancel_by_host',
    commands: ['cancel_by_host'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.cancel_by_host(${its.placement}, 'cancelled_by_host', 'coordinator', via => ${via})`,
  },
  {
    name: 'interrupt_placement',
    commands: ['interrupt'],
    part: 'helper',
    press: (sql, { case: its }) => sql`select public.interrupt_placement(${its.placement})`,
  },
  {
    name: 'rest_need',
    commands: ['rest'],
    part: 'helper',
    press: (sql, { case: its }) => sql`select public.rest_need(${its.need}, 'moving', public.today() + 20)`,
  },
  {
    name: 'wake_need',
    commands: ['wake'],
    part: 'her_or_helper',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.wake_need(${its.need}, ${via})`,
  },
  // Announcing is no move yet: the status stays until five working days have passed without a word against it.
  {
    name: 'announce_close',
    commands: [],
    alsoFrom: ['with_coordinator', 'resting'],
    part: 'helper',
    press: (sql, { case: its }) => sql`select public.announce_close(${its.need}, 'other_help', 'kui')`,
  },
  {
    name: 'object_to_close',
    commands: ['object_to_close'],
    part: 'her',
    asksVia: true,
    before: (stage) => stage.as('mette', (sql) => sql`select public.announce_close(${stage.case.need}, 'education')`).catch(() => {}),
    press: (sql, { case: its }, via) => sql`select public.object_to_close(${its.need}, ${via})`,
  },
  {
    name: 'end_need',
    commands: ['end_need'],
    part: 'her',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.end_need(${its.need}, ${via})`,
  },
  {
    name: 'reopen_need',
    commands: ['reopen'],
    part: 'her_or_helper',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.reopen_need(${its.need}, ${via})`,
  },
  {
    name: 'record_apprenticeship',
    commands: ['record_apprenticeship'],
    part: 'her_or_helper',
    flavour: 'apprenticeship',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.record_apprenticeship(${its.need}, ${via})`,
  },
];

export const applicationPresses: readonly Press[] = [
  ...needPresses
    .filter((press) =>
      ['invite_to_visit', 'offer_place', 'accept_offer', 'decline_offer', 'hand_on', 'confirm_own_place: yes', 'confirm_own_place: no'].includes(press.name),
    )
    .map(
      (press): Press =>
        press.name === 'invite_to_visit'
          ? { ...press, commands: [], alsoFrom: ['live'] }
          : press.name === 'hand_on'
            ? { ...press, notFrom: { waiting: 'a wish that nobody has seen is helped on with the whole opening (fill_opening), not by itself' } }
            : press,
    ),
];

export const placementPresses: readonly Press[] = [
  {
    name: 'acknowledge_placement: school',
    commands: ['acknowledge'],
    alsoFrom: ['arranging', 'ready', 'under_way'],
    part: 'school',
    press: (sql, { case: its }) => sql`select public.acknowledge_placement(${its.placement}, 'school')`,
  },
  {
    name: 'acknowledge_placement: host',
    commands: ['acknowledge'],
    alsoFrom: ['arranging', 'ready', 'under_way'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.acknowledge_placement(${its.placement}, 'host', ${via})`,
  },
  {
    name: 'complete_day',
    commands: [],
    alsoFrom: ['under_way'],
    part: 'around',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.complete_day(${its.day}, 'came', ${via})`,
  },
  {
    name: 'complete_placement',
    commands: ['complete'],
    part: 'around',
    flavour: 'job',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.complete_placement(${its.placement}, false, ${via})`,
  },
  {
    name: 'cancel_by_host',
    commands: ['cancel_by_host'],
    part: 'workplace',
    asksVia: true,
    press: (sql, { case: its }, via) => sql`select public.cancel_by_host(${its.placement}, 'cancelled_by_host', 'coordinator', via => ${via})`,
  },
  {
    name: 'interrupt_placement',
    commands: ['interrupt'],
    part: 'helper',
    press: (sql, { case: its }) => sql`select public.interrupt_placement(${its.placement})`,
  },
];
