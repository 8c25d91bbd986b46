import type postgres from 'postgres';
import type { FreshDatabase } from '../support/native.ts';
import type { Sql } from './hand.ts';

/**
 * Law 5 is no state but a read: after each step the owner of the workplace opens the case that the step was about. What
 * may be seen there is told from the rows, without asking private.partner_step.
 */
export async function watchWorkplaces(sql: FreshDatabase['sql']): Promise<void> {
  await sql.unsafe(`
    create function private.read_too_early() returns table (law text, subject uuid) language plpgsql as $$
    declare
      a record; seen text := ''; may_name boolean; may_call boolean;
    begin
      select x.id, x.status, x.visit_on, x.may_call, y.last_name, y.phone, y.email, y.birth_date, p.id as placement, p.ended_at, m.user_id, s.id as session into a
      from public.application x join public.need n on n.id = x.need_id join public.young_person y on y.id = n.young_person_id
      join public.host h on h.id = x.host_id join public.workplace w on w.id = h.workplace_id
      join public.partner_member m on m.partner_id = w.partner_id and m.is_owner join auth.sessions s on s.user_id = m.user_id
      left join public.placement p on p.application_id = x.id
      where x.id = (select e.application_id from public.event e where e.application_id is not null order by e.id desc limit 1)
      limit 1;
      if not found then return; end if;
      perform set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'sub', a.user_id, 'session_id', a.session)::text, true);
      begin
        seen := public.partner_case(a.id)::text;
      exception when sqlstate 'PT404' then null;
      end;
      perform set_config('request.jwt.claims', '', true);
      may_name := a.status = 'accepted' and (a.ended_at is null or private.now() < a.ended_at + interval '15 days');
      may_call := may_name or (a.may_call and (a.status = 'offered' or (a.status = 'live' and a.visit_on is not null)));
      if a.status = 'waiting' and seen <> '' then return query select '5: a workplace reads of a wish that was not sent', a.id; end if;
      if not may_call and position(a.phone in seen) > 0 then return query select '5: a workplace reads a number too early', a.id; end if;
      if not may_name and position(a.last_name in seen) > 0 then return query select '5: a workplace reads a full name too early', a.id; end if;
      if position(a.email in seen) > 0 or position(a.birth_date::text in seen) > 0 then return query select '5: a workplace reads an address or a birthday', a.id; end if;
    end $$`);
}

export const whatWorkplacesRead = (sql: Sql): postgres.PendingQuery<postgres.Row[]> => sql`select law, subject from private.read_too_early()`;
