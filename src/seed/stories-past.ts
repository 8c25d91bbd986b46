import { type Calendar, plusDays, weekdaysFrom } from './calendar.ts';
import { Chance } from './chance.ts';
import { type Chooser, reasonsFor } from './chooser.ts';
import { tellExperience } from './experience.ts';
import type { Opening } from './openings.ts';
import type { YoungPerson } from './pupils.ts';
import { Story } from './story.ts';
import type { Tables } from './tables.ts';

const ownPlaces = [
  { name: 'Mors kontor hos Landinspektør Lyngen', contact: 'Birgit Skitsegaard', address: 'Havnegade 4, 9991 Lyngfjord' },
  { name: 'Onkels gård', contact: 'Poul Eksempelsen', address: 'Mosevej 31, 9994 Hvidmose' },
  { name: 'Ridecentret Åen', contact: 'Sanne Demosen', address: 'Åvej 12, 9996 Tvedå' },
  { name: 'Bedstefars bådebyggeri', contact: 'Niels Prøvesen', address: 'Havnepladsen 2, 9993 Klitsande' },
  { name: 'Frisør Lokkerne', contact: 'Tina Testlund', address: 'Algade 19, 9992 Lyngfjord S' },
];

/** A place that a pupil found: somebody in the family works there, or she asked at the door. */
export function ownPlace(chance: Chance) {
  const place = chance.pick(ownPlaces);
  return { ...place, email: chance.yes(0.6) ? `kontakt${chance.between(100, 999)}@firma.example` : null, phone: `1234${chance.between(2000, 4999)}` };
}

/** A duty that was done in a week that has passed, told from the wish to the fifth day. */
export function tellDone(tables: Tables, calendar: Calendar, chooser: Chooser, pupil: YoungPerson, week: string): void {
  const chance = new Chance('done', pupil.id);
  const workingDay = (day: string, plus: number) => calendar.addWorkingDays(day, plus);
  const applied = workingDay(plusDays(week, -47), chance.between(1, 6));
  const story = new Story(tables, calendar, pupil, plusDays(week, -62), { kind: 'school_placement', isDuty: true, days: 5 });
  const days = weekdaysFrom(week);
  let day = applied;

  if (chance.yes(0.06)) {
    story.proposeOwnPlace(day, ownPlace(chance), days);
    day = workingDay(day, chance.between(1, 4));
    story.confirmOwnPlace(day);
    finish(story, calendar, day, chance);
    tellExperience(tables, calendar, story);
    return;
  }
  const wishes = chooser.places(story, chance.pick([1, 2, 2, 3]), { week, chance });
  if (wishes.length === 0) throw new Error(`no seat is left in the week of ${week}`);
  const first = wishes[0] as Opening;
  story.apply(
    day,
    wishes.map((opening) => ({ opening, week })),
    { reasons: reasonsFor(first, chance), mayCall: chance.yes(0.6), own: chance.yes(0.15) ? chance.pick(ownWords) : '' },
  );
  day = workingDay(day, chance.between(1, 2));
  if (chance.yes(0.09)) {
    // She changed her mind, and chose again.
    const others = chooser.places(story, 2, { week, chance });
    if (others.length > 0) {
      story.wantOther(day).apply(
        day,
        others.map((opening) => ({ opening, week })),
        { reasons: reasonsFor(others[0] as Opening, chance) },
      );
    }
    day = workingDay(day, 1);
  }
  story.forward(day);
  day = workingDay(day, chance.between(1, 3));
  if (story.wishes.filter((wish) => wish.status === 'waiting').length > 0 && chance.yes(0.05)) {
    story.offer(day, days);
    day = workingDay(day, 1);
    story.decline(day);
    day = workingDay(day, 1);
  } else if (chance.yes(0.24)) {
    const [near] = chooser.places(story, 1, { week, chance, not: wishes });
    const reason = chance.pick(['full', 'full', 'not_in_that_week', 'no_one_to_follow', 'too_young_for_the_tasks', 'other_tasks_fit_better'] as const);
    const way = chance.next();
    if (near && way < 0.45) story.handOn(day, reason, { to: 'partner_in_network', opening: near });
    else if (way < 0.6) story.handOn(day, reason, { to: 'company_consultant' });
    else if (way < 0.7) story.handOn(day, reason, { to: 'fourth_party', words: chance.pick(tips) });
    else if (way < 0.75) story.handOn(day, reason, { to: 'partner_in_network', words: chance.pick(tips) });
    else story.handOn(day, reason, { to: 'coordinator' });
    day = workingDay(day, chance.between(1, 2));
    if (story.need.status === 'with_coordinator') {
      if (!story.wishes.some((wish) => wish.status === 'waiting')) {
        // Her contact person finds something that fits; she chooses it.
        const [other] = chooser.places(story, 1, { week, chance });
        if (!other) throw new Error(`no seat is left in the week of ${week}`);
        story.suggest(day, [{ opening: other, reason: 'Det ligger tæt på dig, og de har plads i din uge.' }]);
        day = workingDay(day, 1);
        story.apply(day, [{ opening: other, week }], { reasons: reasonsFor(other, chance) });
        day = workingDay(day, 1);
      }
      story.forward(day);
      day = workingDay(day, 1);
    }
  }
  const visited = chance.yes(0.15);
  if (visited) {
    story.inviteToVisit(day, workingDay(day, 2), '15:30', days);
    day = workingDay(day, 3);
  }
  story.offer(day, days);
  day = workingDay(day, chance.between(1, 2));
  story.accept(day);
  finish(story, calendar, day, chance);
  tellExperience(tables, calendar, story);
}

/** From the agreement to the last day. */
function finish(story: Story, calendar: Calendar, accepted: string, chance: Chance): void {
  story.askGuardian(accepted);
  const school = calendar.addWorkingDays(accepted, chance.between(1, 4));
  story.schoolAgrees(school);
  story.guardianSays(calendar.addWorkingDays(school, chance.between(0, 2)), 'yes');
  story.start().days(calendar.today);
}

/** A duty that was arranged for a week that has passed, and fell away; `moved` means before it began. */
export function tellFellAway(
  tables: Tables,
  calendar: Calendar,
  chooser: Chooser,
  pupil: YoungPerson,
  week: string,
  how: 'sick' | 'interrupted' | 'moved',
): Story {
  const chance = new Chance('fell away', pupil.id);
  const story = new Story(tables, calendar, pupil, plusDays(week, -62), { kind: 'school_placement', isDuty: true, days: 5 });
  const days = weekdaysFrom(week);
  const [opening] = chooser.places(story, 1, { week, chance });
  if (!opening) throw new Error(`no seat is left in the week of ${week}`);
  let day = calendar.addWorkingDays(plusDays(week, -40), 2);
  story.apply(day, [{ opening, week }], { reasons: reasonsFor(opening, chance) });
  day = calendar.addWorkingDays(day, 1);
  story.forward(day);
  day = calendar.addWorkingDays(day, 2);
  story.offer(day, days);
  day = calendar.addWorkingDays(day, 1);
  story.accept(day);
  story.askGuardian(day);
  day = calendar.addWorkingDays(day, 2);
  story.schoolAgrees(day).guardianSays(day, 'yes');
  if (how === 'moved') return story.fallAway(calendar.addWorkingDays(plusDays(week, -6), 1), 'cancel_by_host');
  if (how === 'sick') return story.start().days(calendar.today, [days[3] as string, days[4] as string]);
  return story
    .start()
    .days(days[2] as string)
    .fallAway(days[2] as string, 'interrupt');
}

const ownWords = [
  'Jeg har hjulpet min morfar på hans værksted og vil gerne prøve det rigtigt.',
  'Jeg er lidt genert i starten, men jeg er god til at holde ud.',
  'Jeg kan bedst lide at lave noget, hvor man kan se, at det bliver til noget.',
  'Min søster var hos jer sidste år og sagde, at det var godt.',
];

const tips = [
  'Ring til Sejlmageren på havnen, de plejer at have plads.',
  'Min bror har et værksted i Hvidmose og siger ja til en uge.',
  'Prøv den lille rideskole ved Åen.',
  'Museet i nabobyen søger en til netop den uge.',
];
