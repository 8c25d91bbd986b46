import { type Calendar, plusDays, schoolYearOf, weekdaysFrom } from './calendar.ts';
import { Chance } from './chance.ts';
import { keptForStories } from './chooser.ts';
import { addOpening, type Kind, type Opening, spread, weeksOfTheDemo } from './openings.ts';
import type { Partner } from './partners.ts';
import type { Tables } from './tables.ts';
import type { Trade, Work } from './work/trade.ts';

export interface Counts {
  extended: number;
  junior: number;
  introJobs: number;
  jobs: number;
  apprenticeships: number;
}

const one = (work: Work | undefined): Work[] => (work ? [work] : []);

/** Longer courses, juniormesterlære, jobs and læreplads. */
export function addFurtherOpenings(tables: Tables, calendar: Calendar, partners: readonly Partner[], counts: Counts): Opening[] {
  const { today } = calendar;
  const { ahead } = weeksOfTheDemo(calendar);
  const august = `${schoolYearOf(today) + 1}-08-01`;
  const january = `${Number(today.slice(0, 4)) + 1}-01-15`;
  const made: Opening[] = [];

  const each = (
    kind: Kind,
    count: number,
    works: (trade: Trade) => Work[],
    more: (work: Work, chance: Chance, place: number) => Partial<Parameters<typeof addOpening>[2]>,
  ) => {
    let place = 0;
    for (const { partner, workplace, work, round } of spread(new Chance('order', kind).shuffled(partners), count, works)) {
      const key = `${kind}/${workplace.name}/${work.title}/${round}`;
      const chance = new Chance('further', key);
      made.push(addOpening(tables, calendar, { key, kind, work, partner, workplace, days: [], seats: 1, ...more(work, chance, place) }));
      place += 1;
    }
  };

  const firstWeek = ahead.get(3) as string;
  each(
    'extended_placement',
    counts.extended,
    (trade) => one(trade.extended),
    (_, chance, place) => {
      const weeksLong = chance.between(6, 10);
      const offsets = chance.some([0, 1, 2, 3, 4], chance.between(1, 2));
      const mondays = Array.from({ length: weeksLong }, (_, week) => plusDays(firstWeek, 7 * week));
      return {
        days: mondays.flatMap((monday) => offsets.map((offset) => weekdaysFrom(monday)[offset] as string)).filter((day) => calendar.isSchoolDay(day)),
        seats: chance.between(1, 2),
        weeksLong,
        daysAWeek: offsets.length,
        startsOn: firstWeek,
        // One that can be arranged for somebody: only a coordinator sees and starts it.
        special: place === 0,
      };
    },
  );
  each(
    'junior_apprenticeship',
    counts.junior,
    (trade) => one(trade.junior),
    (_, chance) => ({ seats: chance.between(1, 2), daysAWeek: chance.between(1, 2), startsOn: firstWeek }),
  );
  each(
    'intro_job',
    counts.introJobs,
    (trade) => one(trade.introJob),
    (_, chance) => ({
      weeksLong: chance.between(4, 26),
      language: chance.yes(0.12) ? chance.pick(['Godt, hvis du taler tyrkisk.', 'Vi taler også engelsk.', 'Godt, hvis du taler arabisk.']) : '',
    }),
  );
  each(
    'after_school_job',
    counts.jobs,
    (trade) => trade.jobs ?? [],
    (work, chance) => ({ seats: chance.between(1, 3), tags: tagsOf(work) }),
  );
  each(
    'apprenticeship',
    counts.apprenticeships,
    (trade) => one(trade.apprenticeship),
    (work, chance) => {
      const startsOn = work.title.includes('januar') ? january : august;
      return {
        seats: chance.between(1, 3),
        startsOn,
        applyBefore: plusDays(startsOn, -30) <= today ? startsOn : plusDays(startsOn, -30),
        url: 'https://laerepladsen.dk',
      };
    },
  );
  return made;
}

function tagsOf(work: Work): string[] {
  if (/sommer/i.test(work.title)) return ['summer'];
  if (/december|aviser|Vask og støvsug/.test(work.title)) return ['pocket_money'];
  return /lørdag|weekend/i.test(work.title) ? ['bring_a_friend'] : [];
}

/** Openings at the edges: in a holiday week, for a group, with a risk and a low age, and on every step of the lifecycle. */
export function addEdgeOpenings(tables: Tables, calendar: Calendar, partners: readonly Partner[]): Opening[] {
  const { ahead } = weeksOfTheDemo(calendar);
  const open = partners.filter((partner) => ['active', 'renewal_due'].includes(partner.status) && !keptForStories.includes(partner.name));
  const of = (branch: string) => open.find((partner) => partner.trade.branch === branch) ?? (open[0] as Partner);
  const weeks = [...ahead.values()].flatMap(weekdaysFrom);
  const add = (key: string, partner: Partner, work: Work, more: Partial<Parameters<typeof addOpening>[2]>) =>
    addOpening(tables, calendar, {
      key: `edge/${key}`,
      kind: 'school_placement',
      work,
      partner,
      workplace: partner.workplaces[0] as Partner['workplaces'][number],
      days: weeks,
      seats: 1,
      ...more,
    });
  return [
    add(
      'holiday',
      of('tourism_events'),
      { title: 'Hjælp os gennem ferieugen', tasks: ['Tag imod børn', 'Gør klar til aktiviteter', 'Ryd op'] },
      { days: weekdaysFrom(calendar.nextHolidayWeek()) },
    ),
    add(
      'group',
      of('care_health'),
      { title: 'Seks sammen: en uge i husets værksted', tasks: ['Vælg en opgave sammen', 'Byg og reparér', 'Vis den frem om fredagen'] },
      { seats: 6, inAll: 6 },
    ),
    add(
      'risk',
      of('industry'),
      { title: 'Se maskinerne, men rør dem ikke', tasks: ['Gå med rundt', 'Mål emner', 'Pak'], risks: ['machines'], lowestAge: 13 },
      {},
    ),
    add('total', of('food_kitchen'), { title: 'To pladser i alt: smag på et køkken', tasks: ['Skær grønt', 'Anret', 'Vask op'] }, { inAll: 2, seats: 2 }),
  ];
}

/** Openings that the public does not see, or not any more. */
export function addHiddenOpenings(tables: Tables, calendar: Calendar, partners: readonly Partner[]): Opening[] {
  const { ahead } = weeksOfTheDemo(calendar);
  const open = partners.filter((partner) => ['active', 'renewal_due'].includes(partner.status));
  const days = weekdaysFrom(ahead.get(7) as string);
  return (['draft', 'draft', 'in_review', 'in_review', 'paused', 'paused', 'expired', 'expired'] as const).map((status, index) => {
    const partner = open[(index * 7 + 3) % open.length] as Partner;
    const work = partner.trade.placements.at(-1) as Work;
    const past = weekdaysFrom(calendar.schoolWeeksBack(2)[1] as string);
    return addOpening(tables, calendar, {
      key: `hidden/${index}`,
      kind: 'school_placement',
      status,
      work,
      partner,
      workplace: partner.workplaces[0] as Partner['workplaces'][number],
      days: status === 'expired' ? past : days,
      seats: 1,
    });
  });
}
