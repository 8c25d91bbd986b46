import { z } from 'astro/zod';
import type { OpeningKind } from '../../copy/kinds.ts';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { addDays } from '../dates.ts';
import { daysOf, type Holiday, isByDay, isPaidJob, NO_RISK, type OpeningForm, type OpeningToEdit, openingToEditSchema, type Risk, risks } from './editor.ts';

/** An opening with everything in it, for those who work there. Throws `not_found` for another workplace's. */
export async function readOpeningToEdit(db: Db, openingId: string): Promise<OpeningToEdit> {
  return openingToEditSchema.parse(await answer(db.rpc('opening_to_edit', { opening_id: openingId })));
}

const holidaysSchema = z.array(z.object({ day: z.string(), calendar: z.enum(['public', 'school']), name: z.string() }));

/** Days off in the coming year, for the list of weeks. */
export async function readHolidays(db: Db, today: string): Promise<Holiday[]> {
  const rows = await answer(db.from('holiday').select('day, calendar, name').gte('day', today).lte('day', addDays(today, 500)).order('day').limit(500));
  return holidaysSchema.parse(rows);
}

/** The age that the risk questions suggest. */
export async function readSuggestedMinAge(db: Db, kind: OpeningKind, chosen: readonly string[]): Promise<number> {
  const flags = Object.fromEntries(risks.map((risk) => [risk, chosen.includes(risk)])) as Record<Risk, boolean>;
  return z.number().parse(await answer(db.rpc('suggested_min_age', { kind, ...flags })));
}

/** Writes an opening; without an age, the suggested one. Returns its id. */
export async function saveOpening(db: Db, form: OpeningForm, today: string, requestKey: string): Promise<string> {
  const kind = form.slags;
  const holidays = isByDay(kind) ? await readHolidays(db, today) : [];
  const chosen = form.risiko.filter((risk) => risk !== NO_RISK);
  const saved: unknown = await answer(
    db.rpc('save_opening', {
      workplace_id: form.sted,
      opening_id: form.id,
      kind,
      branch: form.branche,
      title: form.titel,
      tasks: form.opgave.filter((task) => task !== null),
      learn: form.laere ?? '',
      meet_who: form.hvem,
      meet_at: form.moedetid ?? null,
      ends_at: form.sluttid ?? null,
      clothes: form.toej ?? '',
      food: form.mad ?? '',
      transport: form.transport ?? '',
      min_age: form.alder ?? (await readSuggestedMinAge(db, kind, chosen)),
      interests: form.interesse,
      machines: chosen.includes('machines'),
      chemicals: chosen.includes('chemicals'),
      heavy_lifting: chosen.includes('heavy_lifting'),
      alone: chosen.includes('alone'),
      late_or_alcohol: chosen.includes('late_or_alcohol'),
      assessed: form.vurderet,
      responsible_adult: form.ansvarlig ?? '',
      pay_text: isPaidJob(kind) ? (form.loen ?? '') : '',
      hours_a_week: form.timer,
      days_a_week: form.dage_om_ugen,
      weeks_long: form.antal_uger,
      starts_on: form.start ?? null,
      apply_before: form.frist ?? null,
      special: kind === 'extended_placement' && form.saerlig,
      tags: form.maerke,
      language_note: form.sprog ?? '',
      outside_url: kind === 'apprenticeship' ? form.link : null,
      step_free: form.adgang.includes('step_free'),
      quiet: form.adgang.includes('quiet'),
      seats_in_all: form.i_alt,
      days: isByDay(kind) ? daysOf(form.uge, form.ugedag, today, holidays) : [],
      seats: form.pladser ?? 1,
      seen: form.set,
      request_key: requestKey,
    }),
  );
  return z.uuid().parse(saved);
}
