import { type Calendar, mondayOf } from './calendar.ts';
import { Chance } from './chance.ts';
import { Chooser } from './chooser.ts';
import { tellConversations } from './conversations.ts';
import { tellCvs } from './cvs.ts';
import { type Opening, weeksOfTheDemo } from './openings.ts';
import type { addOthers, YoungPerson } from './pupils.ts';
import { type Stage, type Told, tellAgain, tellAhead } from './stories-ahead.ts';
import { tellWhoLooked } from './stories-data.ts';
import { tellOthers } from './stories-others.ts';
import { tellDone, tellFellAway } from './stories-past.ts';
import type { Tables } from './tables.ts';

export interface World {
  size: 'small' | 'lyngfjord' | 'koebenhavn';
  pupils: readonly YoungPerson[];
  others: ReturnType<typeof addOthers>;
  openings: readonly Opening[];
}

type Stages = Partial<Record<Stage, number>>;

/** How many are where, of those whose week is ahead: at Mette's school, and at the others. Together 202 of the 212 of domain 6.5. */
const ahead: Record<'small' | 'lyngfjord', { mette: Stages; others: Stages }> = {
  lyngfjord: {
    mette: { wishing: 4, overdue: 1, coordinator: 3, partner: 3, visit: 2, offered: 2, guardian: 3, papers: 4, ready: 30 },
    others: { wishing: 8, overdue: 3, coordinator: 7, partner: 11, visit: 3, offered: 3, guardian: 17, papers: 38, ready: 60 },
  },
  small: {
    mette: { wishing: 4, overdue: 1, coordinator: 2, partner: 3, visit: 1, offered: 1, papers: 1, ready: 1 },
    others: { wishing: 2, coordinator: 1, partner: 3, visit: 1, offered: 1, guardian: 1, papers: 2, ready: 3 },
  },
};

function stagesInOrder(stages: Stages): Stage[] {
  return Object.entries(stages).flatMap(([stage, count]) => Array.from({ length: count }, () => stage as Stage));
}

/** What has happened until the day of the start. */
export function tellStories(tables: Tables, calendar: Calendar, { size, pupils, others, openings }: World): void {
  const told: Told = { tables, calendar, chooser: new Chooser(openings, calendar) };
  const weeks = weeksOfTheDemo(calendar);
  const duty = pupils.filter((pupil) => pupil.schoolClass?.window);
  const past = duty.filter((pupil) => (pupil.schoolClass?.window ?? 0) < 0);
  const weekOf = (pupil: YoungPerson) => {
    const window = pupil.schoolClass?.window as number;
    return (window < 0 ? weeks.back.get(-window) : weeks.ahead.get(window)) as string;
  };

  tellAheadOfAll(
    told,
    duty.filter((pupil) => (pupil.schoolClass?.window ?? 0) > 0),
    weekOf,
    size === 'small' ? 'small' : 'lyngfjord',
  );
  tellPast(told, past, weekOf, size);
  tellOthers(told, pupils, others, size);
  tellWhoLooked(told, pupils);
  tellCvs(tables, calendar, others);
}

function tellAheadOfAll(told: Told, pupils: readonly YoungPerson[], weekOf: (pupil: YoungPerson) => string, size: 'small' | 'lyngfjord'): void {
  const { chooser } = told;
  const mettes = pupils.filter((pupil) => pupil.contactKey === 'mette');
  const rest = pupils.filter((pupil) => pupil.contactKey !== 'mette');
  // The first four of 8.B have not chosen yet: Asta, Bertram and two more.
  const undecided = mettes.filter((pupil) => pupil.schoolClass?.name === '8.B').slice(0, 4);
  const others = new Chance('mette').shuffled(mettes.filter((pupil) => !undecided.includes(pupil)));
  const inboxes: Partial<Record<Stage, Opening[]>> = {
    partner: [...chooser.of('Bageriet Surdejen Lyng'), ...chooser.of('Bageriet Surdejen Lyng')],
    visit: chooser.of('Café Klitrosen'),
  };
  const townInboxes: Partial<Record<Stage, Opening[]>> = {
    partner: [chooser.of('Børnehuset Mariehønen')[0], chooser.of('Børnehuset Krukken')[0]].filter((opening) => opening !== undefined),
  };
  const tell = (people: readonly YoungPerson[], stages: readonly Stage[], places: Partial<Record<Stage, Opening[]>>) =>
    people.map((pupil, index) => {
      const stage = stages[index % stages.length] as Stage;
      return { stage, story: tellAhead(told, pupil, weekOf(pupil), stage, places[stage]?.shift()) };
    });
  tell(undecided, ['wishing'], {});
  const stages = stagesInOrder({ ...ahead[size].mette, wishing: 0 });
  letSomeWrite(others, stages);
  const hers = tell(others, stages, inboxes);
  const theirs = tell(new Chance('others ahead').shuffled(rest), stagesInOrder(ahead[size].others), townInboxes);
  tellConversations(told, [...hers, ...theirs]);
}

/** Who writes messages in the demo has an account: at each of these stages the first one does. */
function letSomeWrite(pupils: YoungPerson[], stages: readonly Stage[]): void {
  const writers = (['visit', 'ready', 'papers', 'coordinator'] as const).map((stage) => stages.indexOf(stage)).filter((index) => index in pupils);
  for (const index of writers) {
    const other = pupils.findIndex((pupil, place) => pupil.email !== null && !writers.slice(0, writers.indexOf(index)).includes(place));
    if (pupils[index]?.email === null && other >= 0) [pupils[index], pupils[other]] = [pupils[other] as YoungPerson, pupils[index] as YoungPerson];
  }
}

/** Of 456 whose week has passed 440 have done their days; six were interrupted, ten moved to a later week. */
function tellPast(told: Told, pupils: readonly YoungPerson[], weekOf: (pupil: YoungPerson) => string, size: World['size']): void {
  const { tables, calendar, chooser } = told;
  const [interrupted, moved] = size === 'small' ? [1, 1] : [Math.round(pupils.length * 0.0132), Math.round(pupils.length * 0.022)];
  // Most of them in Klitsande, whose coordinator would otherwise have nobody to place.
  const inKlitsande = new Chance('klitsande').shuffled(pupils.filter((pupil) => pupil.contactKey === 'kirsten'));
  const elsewhere = new Chance('past').shuffled(pupils.filter((pupil) => pupil.contactKey !== 'kirsten'));
  const order = [...inKlitsande.slice(0, Math.ceil((interrupted + moved) * 0.6)), ...elsewhere, ...inKlitsande.slice(Math.ceil((interrupted + moved) * 0.6))];
  const weeks = [...weeksOfTheDemo(calendar).ahead.values()];
  const thisWeek = mondayOf(calendar.today);
  const canBeOut = calendar.isSchoolWeek(thisWeek);
  order.forEach((pupil, index) => {
    const week = weekOf(pupil);
    if (index < moved) {
      const story = tellFellAway(tables, calendar, chooser, pupil, week, 'moved');
      const stage = (['out', 'ready', 'partner', 'late', 'out'] as const)[index % 5] ?? 'ready';
      if (stage === 'late') story.tellSecretariat(calendar.workingDaysAgo(1));
      else if (stage === 'out' && canBeOut) tellAgain(told, story, thisWeek, 'out');
      else tellAgain(told, story, weeks[index % 3] as string, stage === 'out' ? 'ready' : stage);
    } else if (index < moved + interrupted) {
      const story = tellFellAway(tables, calendar, chooser, pupil, week, index % 2 === 0 ? 'sick' : 'interrupted');
      tellAgain(told, story, weeks[0] as string, index % 3 === 0 ? 'partner' : index % 3 === 1 ? 'coordinator' : 'ready');
    } else {
      tellDone(tables, calendar, chooser, pupil, week);
    }
  });
}
