import { ageOn, plusDays, weekday } from './calendar.ts';
import { Chance, idOf } from './chance.ts';
import { reasonsFor } from './chooser.ts';
import type { Kind, Opening } from './openings.ts';
import type { addOthers, YoungPerson } from './pupils.ts';
import { staffId } from './staff.ts';
import type { Told } from './stories-ahead.ts';
import { Story } from './story.ts';

type Others = ReturnType<typeof addOthers>;
/** Where a job, a course or a læreplads has come to. */
type Far = 'wishing' | 'desk' | 'handed_on' | 'partner' | 'offered' | 'guardian' | 'under_way' | 'done' | 'ended' | 'resting';

const fars: readonly Far[] = [
  'under_way',
  'done',
  'under_way',
  'partner',
  'under_way',
  'offered',
  'done',
  'guardian',
  'under_way',
  'handed_on',
  'wishing',
  'done',
  'ended',
  'resting',
];

/** Those with other needs than the duty, and what belongs to a day at the desks: calls, notes, a change of contact person. */
export function tellOthers(told: Told, pupils: readonly YoungPerson[], others: Others, size: 'small' | 'lyngfjord' | 'koebenhavn'): void {
  tellPeopleByName(told, others);
  tellPupilsByName(told, pupils);
  const free = new Chance('others').shuffled(pupils.filter((pupil) => pupil.schoolClass?.window === null && (pupil.schoolClass?.grade ?? 0) >= 9));
  const times = size === 'koebenhavn' ? 15 : 1;
  const wanted: [Kind, number][] =
    size === 'small'
      ? [
          ['after_school_job', 2],
          ['intro_job', 1],
          ['junior_apprenticeship', 1],
          ['apprenticeship', 1],
        ]
      : [
          ['after_school_job', 62 * times],
          ['intro_job', 24 * times],
          ['junior_apprenticeship', 34 * times],
          ['extended_placement', 16 * times],
          ['apprenticeship', 16 * times],
        ];
  const left = [...free];
  // In every size of the demo: somebody with fixed days, and somebody who is asked about the next step.
  for (const kind of ['junior_apprenticeship', 'extended_placement'] as const) {
    const place = left.findIndex((pupil) => pupil.contactKey === 'mette' && fits(pupil, kind, told.calendar.today));
    if (place >= 0) tellNeed(told, left.splice(place, 1)[0] as YoungPerson, kind, 'under_way');
  }
  for (const [kind, count] of wanted) {
    for (let index = 0; index < count; index += 1) {
      const place = left.findIndex((pupil) => fits(pupil, kind, told.calendar.today));
      if (place < 0) break;
      const [pupil] = left.splice(place, 1) as [YoungPerson];
      tellNeed(told, pupil, kind, fars[index % fars.length] as Far);
    }
  }
}

function fits(pupil: YoungPerson, kind: Kind, today: string): boolean {
  const isPupil = (pupil.schoolClass?.grade ?? 0) <= 9;
  if (kind === 'junior_apprenticeship' || kind === 'extended_placement') return isPupil;
  // Told from four months back: old enough then too.
  return ageOn(pupil.birthDate, plusDays(today, -130)) >= 15;
}

/** A need that is not the duty, told up to where it is today. */
function tellNeed(told: Told, person: YoungPerson, kind: Kind, far: Far): Story {
  const { tables, calendar, chooser } = told;
  const chance = new Chance('need', person.id, kind);
  const ago = (days: number) => calendar.workingDaysAgo(days);
  if (kind === 'apprenticeship') return tellApprenticeship(told, person, far);
  if (kind === 'extended_placement') return tellExtended(told, person);
  const isJob = kind !== 'junior_apprenticeship';
  const long = far === 'done' && isJob ? 80 : far === 'under_way' || far === 'done' ? 45 : 6;
  const story = new Story(tables, calendar, person, ago(far === 'wishing' ? 2 : long), { kind, interests: interestsOf(chance) });
  if (far === 'wishing') return story;
  const wishes = chooser.places(story, chance.pick([1, 2]), { since: ago(long), chance });
  if (wishes.length === 0) return story.endNeed(ago(1));
  story.apply(
    ago(long),
    wishes.map((opening) => ({ opening, week: null })),
    { reasons: [...reasonsFor(wishes[0] as Opening, chance), ...(isJob ? ['earn_money'] : [])].slice(0, 4), mayCall: true },
  );
  if (far === 'desk') return story;
  if (far === 'ended') return story.endNeed(ago(2));
  if (far === 'resting')
    return story.rest(ago(4), chance.pick(['exams', 'waiting_for_season', 'wants_a_break']), plusDays(calendar.today, chance.between(20, 90)));
  // Jobs go to the partner at once; a placement waits for the coordinator.
  const waited = far === 'partner' ? 1 : far === 'handed_on' || far === 'offered' ? 4 : long - 1;
  story.forward(isJob ? (far === 'partner' ? ago(1) : ago(waited)) : ago(waited), isJob ? 'system' : 'coordinator');
  if (far === 'partner') return story;
  if (far === 'handed_on') return story.handOn(ago(1), 'full', chance.yes(0.5) ? { to: 'company_consultant' } : { to: 'coordinator' });
  const startsOn =
    far === 'under_way' || far === 'done' ? firstWorkday(calendar.today, -(isJob && far === 'done' ? 100 : 40), told) : firstWorkday(calendar.today, 14, told);
  const weekdays = chance.pick([[2], [4], [2, 4], [1, 3]]);
  const lastDay = endOf(kind, startsOn, calendar.today);
  if (isJob) story.offer(ago(far === 'offered' ? 2 : long - 3), [null], startsOn);
  else story.offerWeekly(ago(far === 'offered' ? 2 : long - 3), weekdays, startsOn, lastDay);
  if (far === 'offered') return story;
  story.accept(ago(long - 4), lastDay);
  if (!isJob) story.plan(weekdays);
  if (story.needsGuardian) story.askGuardian(ago(long - 4));
  if (far === 'guardian') return story;
  if (story.needsGuardian) story.guardianSays(ago(long - 6), 'yes');
  if (kind === 'junior_apprenticeship') story.schoolAgrees(ago(long - 6));
  else story.readyNow(ago(long - 6));
  // In the first days of August the fixed days begin after the summer.
  if ((story.placement?.row['starts_on'] as string) > calendar.today) return story;
  story.start();
  if (!isJob) story.days(calendar.today);
  if (far === 'done' && isJob) story.completePlacement(story.placement?.row['ends_on'] as string);
  return story;
}

function interestsOf(chance: Chance): string[] {
  return chance.some(['hands', 'people', 'animals', 'technology', 'outdoors', 'food', 'sport', 'pictures_sound'], chance.between(0, 3));
}

function firstWorkday(today: string, offset: number, { calendar }: Told): string {
  const day = plusDays(today, offset);
  return calendar.isWorkingDay(day) ? day : calendar.addWorkingDays(day, 1);
}

/** Jobs are looked at after twelve weeks; juniormesterlære lasts to the end of the school year. */
function endOf(kind: Kind, startsOn: string, today: string): string {
  if (kind !== 'junior_apprenticeship') return plusDays(startsOn, 84);
  const year = Number(startsOn.slice(0, 4)) + (Number(startsOn.slice(5, 7)) >= 7 ? 1 : 0);
  const end = `${year}-06-30`;
  return end > today ? end : `${year + 1}-06-30`;
}

/** Interest in a læreplads: the agreement is made elsewhere, and recorded here. */
function tellApprenticeship(told: Told, person: YoungPerson, far: Far): Story {
  const { tables, calendar } = told;
  const ago = (days: number) => calendar.workingDaysAgo(days);
  const chance = new Chance('apprenticeship', person.id);
  if (far === 'done') return new Story(tables, calendar, person, ago(40), { kind: 'apprenticeship', atTheDesk: true }).recordApprenticeship(ago(12));
  if (far === 'resting')
    return new Story(tables, calendar, person, ago(20), { kind: 'apprenticeship', atTheDesk: true }).rest(
      ago(15),
      'waiting_for_season',
      plusDays(calendar.today, 60),
    );
  return new Story(tables, calendar, person, ago(chance.between(1, 3)), { kind: 'apprenticeship', atTheDesk: true, interests: interestsOf(chance) });
}

/** A longer course on one or two days a week: some of the days done, some ahead. */
function tellExtended(told: Told, person: YoungPerson): Story {
  const { tables, calendar, chooser } = told;
  const chance = new Chance('extended', person.id);
  const back = calendar.schoolWeeksBack(4).slice(1);
  // Told from the first day: the papers were in before it, however long the holidays.
  const before = (days: number) => calendar.addWorkingDays(plusDays(back.at(-1) as string, -days), 1);
  const story = new Story(tables, calendar, person, before(45), { kind: 'extended_placement', atTheDesk: true, days: 8 });
  const opening = chooser.course(story, 5, back.at(-1) as string, chance);
  if (!opening) return story.rest(before(40), 'waiting_for_season', plusDays(calendar.today, 50));
  const ahead = opening.seats
    .flatMap((seat) => seat.day ?? [])
    .filter((day) => day > calendar.today)
    .sort()
    .slice(0, 5);
  const onDay = weekday(ahead[0] as string);
  const days = [...back.map((monday) => plusDays(monday, onDay - 1)), ...ahead].sort();
  if (!story.freeDays(opening, days)) return story.rest(before(40), 'wants_a_break', plusDays(calendar.today, 40));
  story.suggest(before(42), [{ opening, reason: 'Her kan du komme hver uge, og de har prøvet det før.' }]);
  story.apply(before(39), [{ opening, week: null }], { reasons: reasonsFor(opening, chance) });
  story.forward(before(36)).offer(before(32), days).accept(before(29)).askGuardian(before(29)).schoolAgrees(before(20)).guardianSays(before(16), 'yes');
  story.start().days(calendar.today);
  // What is planned after the next two weeks may become longer days: she is asked about it now.
  const fromOn = ahead[2];
  const weekdays = [...new Set(days.map(weekday))].sort();
  return story.plan(weekdays, fromOn ? { fromOn, to: '15:00', askedOn: calendar.today } : null);
}

/** The personas and the edge cases who stand on no class list. */
function tellPeopleByName(told: Told, others: Others): void {
  const { tables, calendar } = told;
  const ago = (days: number) => calendar.workingDaysAgo(days);
  new Story(tables, calendar, others.jonas, ago(2), { kind: null, interests: ['hands', 'technology'] }).task(ago(1), 'call_me', 'kui');
  // A practice for somebody who is no pupil is the employment service's: the interest is passed on.
  new Story(tables, calendar, others.grown, ago(3), { kind: 'school_placement', atTheDesk: true, days: 5 }).task(
    ago(2),
    'interest_elsewhere',
    'konsulent',
    'Vil gerne prøve et værksted.',
  );
  tellNeed(told, others.friskole, 'after_school_job', 'guardian');
  // Under 15: the guardian, the same as his sister's, says yes before a company hears of him.
  const young = new Story(tables, calendar, others.sibling, ago(4), { kind: 'after_school_job' });
  const [job] = told.chooser.places(young, 1, { chance: new Chance('sibling') });
  if (job) young.apply(ago(2), [{ opening: job, week: null }], { reasons: ['earn_money', 'near_home'] }).askGuardian(ago(2));
  tellNeed(told, others.neighbour, 'intro_job', 'partner');
  tellNeed(told, others.fgu, 'intro_job', 'under_way');
  for (const [index, person] of [others.restless, others.moved, others.settled].entries()) {
    const story = new Story(tables, calendar, person, ago(30), { kind: null });
    if (index === 0) story.rest(ago(25), 'wants_a_break', plusDays(calendar.today, 35));
    if (index === 1) story.announceClose(ago(2), 'other_help', 'other_municipality');
    if (index === 2) story.announceClose(ago(12), 'education', null).closeWithHelp(ago(5));
  }
}

/** What makes a morning at Mette's desk: a call to make, somebody who stood on no list, a note, and a pupil she took over. */
function tellPupilsByName({ tables, calendar }: Told, pupils: readonly YoungPerson[]): void {
  const ago = (days: number) => calendar.workingDaysAgo(days);
  const known = (key: string) => pupils.find((pupil) => pupil.id === idOf('young person', key));
  const task = (person: YoungPerson, kind: string, words: string, made: string) =>
    tables.add('public.task', {
      id: idOf('task', person.id, kind, made),
      kind,
      staff_id: staffId(person.contactKey),
      young_person_id: person.id,
      need_id: null,
      partner_id: null,
      opening_id: null,
      words,
      due_on: calendar.addWorkingDays(made, kind === 'call_me' ? 1 : 3),
      made_at: `${made}T13:05:00Z`,
      secretariat_told_at: null,
      done_at: null,
    });
  const asked = known('aase-maerk');
  if (asked) task(asked, 'call_me', '', ago(1));
  const twelve = known('twelve');
  if (twelve) {
    tables.add('public.note', {
      id: idOf('note', twelve.id),
      young_person_id: twelve.id,
      partner_id: null,
      body: 'Går i 7. klasse og vil gerne se et værksted. Kun et besøg i år; pligten kommer i 8. klasse.',
      written_by: staffId('mette'),
      at: `${ago(5)}T12:00:00Z`,
    });
  }
  const takenOver = pupils.filter((pupil) => pupil.contactKey === 'mette' && (pupil.schoolClass?.window ?? 0) > 0).at(-1);
  if (takenOver) {
    const at = `${ago(30)}T09:20:00Z`;
    tables.add('public.contact_change', {
      id: idOf('contact change', takenOver.id),
      young_person_id: takenOver.id,
      from_id: staffId('dorthe'),
      to_id: staffId('mette'),
      note: 'Har skiftet skole. Vil helst ringes op efter kl. 14, og vil gerne være et sted med dyr.',
      planned: false,
      at,
    });
    tables.add('public.event', {
      at,
      lifecycle: 'contact',
      command: 'change_contact',
      from_status: null,
      to_status: null,
      actor: 'coordinator',
      channel: 'self',
      caller: null,
      young_person_id: takenOver.id,
      need_id: null,
      application_id: null,
      placement_id: null,
      partner_id: null,
      opening_id: null,
      code: 'unplanned',
    });
  }
}
