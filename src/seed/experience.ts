import { ageOn, type Calendar, plusDays } from './calendar.ts';
import { Chance, idOf } from './chance.ts';
import { staffId } from './staff.ts';
import type { Story } from './story.ts';
import type { Tables } from './tables.ts';

/** What became of a placement that is over: her own answers, a few words for the next one, what the place said, where she goes from here. */
export function tellExperience(tables: Tables, calendar: Calendar, story: Story): void {
  const { placement, person } = story;
  if (placement?.row['status'] !== 'completed') return;
  const chance = new Chance('experience', story.id);
  const last = String(placement.row['ended_at']).slice(0, 10);
  const day = (plus: number) => [plusDays(last, plus), calendar.today].sort()[0] as string;
  const at = (on: string) => `${on}T15:20:00Z`;

  if (chance.yes(0.45)) {
    const before = [chance.between(1, 3), chance.between(2, 4), chance.between(2, 4)];
    const after = before.map((score) => Math.min(5, score + chance.between(0, 2)));
    reflection('before', plusDays(placement.row['starts_on'] as string, -2), before, chance.some(hopes, 3), null);
    reflection('after', day(chance.between(0, 3)), after, chance.some(findings, 3), chance.pick(['yes', 'yes', 'not_sure', 'no'] as const));
  }
  if (chance.yes(0.6)) {
    tables.add('public.collaboration_answer', {
      placement_id: placement.id,
      partner_id: placement.wish.partnerId,
      worked: chance.pick(['well', 'well', 'well', 'partly'] as const),
      again: chance.pick(['yes', 'yes', 'yes', 'perhaps'] as const),
      answered_at: at(day(1)),
      via: 'link',
    });
  }
  if (story.need['ended_at'] && chance.yes(0.7)) {
    Object.assign(story.need, {
      destination: chance.pick(['education', 'education', 'not_yet', 'job'] as const),
      destination_at: at(day(2)),
      destination_via: 'self',
    });
  }
  const { opening } = placement.wish;
  if (opening && chance.yes(0.12)) {
    const isYoung = ageOn(person.birthDate, last) < 15;
    tables.add('public.quote', {
      id: idOf('quote', placement.id),
      placement_id: placement.id,
      young_person_id: person.id,
      opening_id: opening.id,
      words: chance.pick(quotes),
      consent_version: '2026-11',
      consented_at: at(day(1)),
      guardian_needed: isYoung,
      guardian_agreed_at: isYoung ? at(day(2)) : null,
      guardian_via: isYoung ? 'phone' : null,
      status: 'published',
      decided_at: at(day(2)),
      decided_by: staffId(person.contactKey),
    });
  }

  function reflection(moment: 'before' | 'after', on: string, scores: number[], words: string[], ideas: string | null): void {
    const id = tables.add('public.reflection', {
      id: idOf('reflection', placement?.id ?? '', moment),
      placement_id: placement?.id,
      young_person_id: person.id,
      moment,
      new_ideas: ideas,
      written_at: at(on),
    }).id;
    for (const [place, dimension] of (['outlook', 'insight', 'competences'] as const).entries()) {
      tables.add('public.reflection_answer', { reflection_id: id, dimension, words: place === 0 ? (words[0] ?? '') : '', score: scores[place] ?? 3 });
    }
  }
}

const hopes = [
  'Jeg tror, man står op hele dagen.',
  'De laver nok en masse, jeg ikke kender.',
  'Jeg ved det ikke rigtigt endnu.',
  'Jeg tror, man taler med mange mennesker.',
];
const findings = ['At de begynder så tidligt.', 'At man skal regne så meget.', 'Hvor meget man hjælper hinanden.', 'At det er sjovere end at sidde stille.'];
const quotes = [
  'De gav sig tid til at vise mig det, og jeg fik lov til at prøve selv.',
  'Man står tidligt op, men dagen går hurtigt, og alle var søde.',
  'Jeg var lidt nervøs den første dag. Det var der ingen grund til.',
  'Tag tøj på, der må blive snavset. Det er sjovere, end det lyder.',
  'Jeg lærte mere på en uge, end jeg havde troet.',
];
