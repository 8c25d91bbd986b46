import type { OpeningKind } from '../../copy/kinds.ts';
import { openingTemplates } from '../../copy/opening-templates.ts';
import { clockTime } from '../dates.ts';
import type { DeskOpening, Workplace } from '../partners/desk.ts';
import { type OpeningToEdit, risksOf, scheduleOf } from './editor.ts';

/** What the form shows when it opens. */
export interface EditorStart {
  id: string | null;
  /** What is changed as it stands; null for a new one. */
  edition: string | null;
  workplaceId: string;
  branch: DeskOpening['branch'];
  title: string;
  tasks: readonly string[];
  learn: string;
  meetWho: string;
  meetAt: string;
  endsAt: string;
  clothes: string;
  food: string;
  transport: string;
  weeks: readonly string[];
  weekdays: readonly string[];
  seats: string;
  seatsInAll: string;
  startsOn: string;
  applyBefore: string;
  daysAWeek: string;
  weeksLong: string;
  hoursAWeek: string;
  payText: string;
  link: string;
  risks: readonly string[];
  responsibleAdult: string;
  assessed: boolean;
  minAge: string;
  special: boolean;
  interests: readonly string[];
  access: readonly string[];
  tags: readonly string[];
  language: string;
}

const text = (value: string | number | null) => (value === null ? '' : String(value).replace('.', ','));
const time = (value: string | null) => (value ? clockTime(value) : '');
const accessOf = (place: { step_free: boolean; quiet: boolean }) => [...(place.step_free ? ['step_free'] : []), ...(place.quiet ? ['quiet'] : [])];

/** A new opening: the template of the branch, and what is known of the workplace. Jobs are not school days: their hours are left open. */
export function startFromTemplate(kind: OpeningKind, branch: DeskOpening['branch'], workplace: Workplace, meetWho: string): EditorStart {
  const template = openingTemplates[branch];
  const isSchoolDay = kind === 'school_placement' || kind === 'extended_placement' || kind === 'junior_apprenticeship';
  return {
    id: null,
    edition: null,
    workplaceId: workplace.id,
    branch,
    title: isSchoolDay ? template.title : '',
    tasks: kind === 'mentorship' ? [] : template.tasks,
    learn: template.learn,
    meetWho,
    meetAt: isSchoolDay ? template.meetAt : '',
    endsAt: isSchoolDay ? template.endsAt : '',
    clothes: template.clothes,
    food: isSchoolDay ? 'Tag madpakke med.' : '',
    transport: workplace.bus,
    weeks: [],
    weekdays: ['0', '1', '2', '3', '4'],
    seats: '1',
    seatsInAll: '',
    startsOn: '',
    applyBefore: '',
    daysAWeek: kind === 'junior_apprenticeship' ? '1' : '',
    weeksLong: '',
    hoursAWeek: '',
    payText: '',
    link: '',
    risks: [],
    responsibleAdult: '',
    assessed: false,
    minAge: '',
    special: false,
    interests: template.interests,
    access: accessOf(workplace),
    tags: [],
    language: '',
  };
}

/** An opening that is there. */
export function startFromOpening(opening: OpeningToEdit, today: string): EditorStart {
  const schedule = scheduleOf(opening.seats, today);
  return {
    id: opening.id,
    edition: opening.edition,
    workplaceId: opening.workplace_id,
    branch: opening.branch,
    title: opening.title,
    tasks: opening.tasks,
    learn: opening.learn,
    meetWho: opening.meet_who,
    meetAt: time(opening.meet_at),
    endsAt: time(opening.ends_at),
    clothes: opening.clothes,
    food: opening.food,
    transport: opening.transport,
    weeks: schedule.weeks,
    weekdays: schedule.weekdays.length > 0 ? schedule.weekdays : ['0', '1', '2', '3', '4'],
    seats: text(schedule.seatsADay),
    seatsInAll: text(opening.seats_in_all),
    startsOn: opening.starts_on ?? '',
    applyBefore: opening.apply_before ?? '',
    daysAWeek: text(opening.days_a_week),
    weeksLong: text(opening.weeks_long),
    hoursAWeek: text(opening.hours_a_week),
    payText: opening.pay_text,
    link: opening.outside_url ?? '',
    risks: risksOf(opening),
    responsibleAdult: opening.responsible_adult,
    assessed: opening.assessed,
    minAge: text(opening.min_age),
    special: opening.special,
    interests: opening.interests,
    access: accessOf(opening),
    tags: opening.tags,
    language: opening.language_note,
  };
}
