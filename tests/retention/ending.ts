import type postgres from 'postgres';
import { purge, travelTo } from './markers.ts';

/**
 * Puts an end to all of it, past the commands: needs are over, tasks done, messages sent, partners gone. Those who helped
 * stop last, when nobody has them as a contact person any more.
 * What is tried is the clock that follows, not how it came.
 */
export async function endEverything(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  await sql`update public.need set status = 'fulfilled', due_on = null, ended_at = private.now() where ended_at is null`;
  await sql`update public.application set status = 'superseded', ended_at = private.now() where status in ('waiting', 'live', 'offered')`;
  await sql`update public.placement set status = 'completed', ended_at = private.now() where ended_at is null`;
  await sql`update public.placement_day set state = 'came' where state = 'planned'`;
  await sql`update private.erasure_request set outcome = 'taken_back', decided_at = private.now() where outcome is null`;
  await sql`update public.task set done_at = private.now() where done_at is null`;
  await sql`update private.outbox set state = 'sent', sent_at = private.now() where state in ('waiting', 'held', 'claimed')`;
  await sql`update private.roll_over set confirmed_at = private.now(), ran_at = private.now() where ran_at is null`;
  await sql`update public.opening set status = 'expired' where status <> 'expired'`;
  await sql`update public.partner set status = 'ended', due_on = null where status <> 'ended'`;
  await sql`insert into public.event (lifecycle, command, from_status, to_status, actor, channel, partner_id)
    select 'partner', 'end_partner', 'active', 'ended', 'secretariat', 'system', p.id from public.partner p`;
  await sql`update public.staff_leave set until_day = greatest(from_day, private.today()) where until_day is null`;
  await sql`insert into private.case_export (need_id) select n.id from public.need n on conflict (need_id) do update set exported_at = excluded.exported_at`;
}

/** Everything ends, and the days go by until all of it should be gone: a person three years on, those who helped her after that. */
export async function liveUntilAllIsGone(sql: postgres.Sql | postgres.TransactionSql): Promise<void> {
  await endEverything(sql);
  // Twice: whoever has an account is told first, and it goes a month later.
  for (const day of ['2037-08-01', '2037-10-01']) await purgeOn(sql, day);
  await sql`update public.staff_member s set left_at = private.now() where s.left_at is null and not exists (select from public.young_person y where y.contact_id = s.id)`;
  for (const day of ['2040-08-01', '2040-10-01']) await purgeOn(sql, day);
}

async function purgeOn(sql: postgres.Sql | postgres.TransactionSql, day: string): Promise<void> {
  await travelTo(sql, day);
  await purge(sql);
}
