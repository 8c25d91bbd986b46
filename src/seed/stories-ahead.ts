import { type Calendar, plusDays, weekdaysFrom } from './calendar.ts';
import { Chance } from './chance.ts';
import { type Chooser, reasonsFor } from './chooser.ts';
import type { Opening } from './openings.ts';
import type { YoungPerson } from './pupils.ts';
import { ownPlace } from './stories-past.ts';
import { Story } from './story.ts';
import type { Tables } from './tables.ts';

/** Where a duty is whose week is still ahead. */
export type Stage = 'wishing' | 'coordinator' | 'overdue' | 'partner' | 'visit' | 'offered' | 'guardian' | 'papers' | 'ready' | 'out';

export interface Told {
  tables: Tables;
  calendar: Calendar;
  chooser: Chooser;
}

/** A duty with its week ahead, told up to the stage where it is today. `place` sends her to a partner that a persona acts for. */
export function tellAhead(told: Told, pupil: YoungPerson, week: string, stage: Stage, place?: Opening): Story {
  const { tables, calendar, chooser } = told;
  const chance = new Chance('ahead', pupil.id);
  const ago = (days: number) => calendar.workingDaysAgo(days);
  const raised = stage === 'wishing' ? plusDays(calendar.today, -24) : ago(24);
  const story = new Story(tables, calendar, pupil, raised, { kind: 'school_placement', isDuty: true, days: 5 });
  if (stage === 'wishing') return story;
  const isFar = stage === 'guardian' || stage === 'papers' || stage === 'ready';

  if (isFar && chance.yes(0.08)) {
    story.proposeOwnPlace(ago(12), ownPlace(chance), weekdaysFrom(week)).confirmOwnPlace(ago(9));
    return papers(story, ago, stage, 9);
  }
  const wishes = (place ? [place] : []).concat(chooser.places(story, chance.pick([1, 2, 3]), { week, chance }));
  if (wishes.length === 0) throw new Error(`no seat is left in the week of ${week}`);
  const words = { reasons: reasonsFor(wishes[0] as Opening, chance), mayCall: chance.yes(0.6) };
  const apply = (day: string) =>
    story.apply(
      day,
      wishes.slice(0, 3).map((opening) => ({ opening, week })),
      words,
    );
  const days = weekdaysFrom(week);

  switch (stage) {
    case 'coordinator':
      if (chance.yes(0.3))
        return apply(ago(8))
          .forward(ago(6))
          .handOn(ago(1), chance.pick(['full', 'no_one_to_follow'] as const), { to: 'coordinator' });
      return apply(ago(chance.between(1, 3)));
    case 'overdue':
      return apply(ago(7)).tellSecretariat(ago(3));
    case 'partner': {
      const promise = wishes[0]?.partner.promiseDays ?? 3;
      const waited = place ? Math.min(promise, chance.between(1, 3)) : chance.between(1, Math.min(promise, 3));
      return apply(ago(6)).forward(ago(waited));
    }
    case 'visit':
      return apply(ago(7))
        .forward(ago(5))
        .inviteToVisit(ago(2), calendar.addWorkingDays(calendar.today, chance.between(1, 3)), '15:30', days);
    case 'offered':
      return apply(ago(8))
        .forward(ago(6))
        .offer(ago(chance.between(1, 3)), days);
    default:
      apply(ago(16)).forward(ago(14));
      if (chance.yes(0.15)) {
        const [near] = chooser.places(story, 1, { week, chance });
        if (near) story.handOn(ago(13), 'full', { to: 'partner_in_network', opening: near });
      }
      story.offer(ago(12), days).accept(ago(10));
      return papers(story, ago, stage, 10);
  }
}

function papers(story: Story, ago: (days: number) => string, stage: Stage, accepted: number): Story {
  story.askGuardian(ago(accepted));
  if (stage === 'papers') return story.guardianSays(ago(accepted - 2), 'yes');
  story.schoolAgrees(ago(accepted - 3));
  if (stage === 'ready') story.guardianSays(ago(accepted - 4), 'yes');
  return story;
}

/** One that fell away, and how far the missing days have come since: at another place, this week (`out`) or in one that is ahead. */
export function tellAgain(told: Told, story: Story, week: string, stage: 'coordinator' | 'partner' | 'ready' | 'out'): void {
  const { calendar, chooser } = told;
  const chance = new Chance('again', story.id);
  const ago = (days: number) => calendar.workingDaysAgo(days);
  const done = story.wishes.flatMap((wish) => wish.days).filter(({ row }) => row['state'] === 'came').length;
  const days = weekdaysFrom(week).slice(0, Number(story.need['days_wanted']) - done);
  const [opening] = chooser.places(story, 1, { week, days, chance });
  if (!opening) throw new Error(`no seat is left in the week of ${week}`);
  const first = stage === 'coordinator' ? 1 : stage === 'out' ? 8 : 4;
  story.suggest(ago(first + 1), [{ opening, reason: 'De har plads til de dage, du mangler.' }]);
  story.apply(ago(first), [{ opening, week }], { reasons: reasonsFor(opening, chance) });
  if (stage === 'coordinator') return;
  story.forward(ago(stage === 'out' ? 7 : 1));
  if (stage === 'partner') return;
  const accepted = ago(stage === 'out' ? 6 : 1);
  story.offer(accepted, days).accept(accepted).schoolAgrees(accepted);
  // The guardian said yes for the need; that holds for the new place.
  Object.assign(story.placement?.row ?? {}, { guardian_agreed_at: `${accepted}T15:00:00Z`, guardian_agreed_via: 'link' });
  story.readyNow(accepted);
  if (stage === 'out') story.start().days(calendar.today);
}
