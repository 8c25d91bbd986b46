import { beforeEach, describe, expect, test } from 'vitest';
import { firstFreePort } from '../../src/portal/ports.ts';
import { openTimeDesk } from '../../src/portal/time-desk.ts';
import type { FreshDatabase } from '../support/native.ts';
import { freshWorld, type World } from '../support/world.ts';
import { addLateNeeds, needsByStatus } from './late-needs.ts';

/** "Spol frem": who may move the demo's clock, and what happens on the way. */

let database: FreshDatabase;
let world: World;

beforeEach(async () => {
  ({ database, world } = await freshWorld());
  return () => database.drop();
});

const travel = async (step: string) => (await database.asWorker((sql) => sql`select public.travel(${step}) as it`))[0]?.it;
const letTravel = () => database.sql`update private.clock set may_travel = true`;

describe('who may', () => {
  test('nobody outside the demo, not even with the secret key', async () => {
    await expect(travel('day')).rejects.toThrow('not_allowed');
  });

  test('nobody with the publishable key, signed in or not', async () => {
    await letTravel();
    for (const who of [null, 'asta', 'mette', 'sekretariat'] as const) {
      await expect(database.asPersona(who && (world.users[who] as string), (sql) => sql`select public.travel('day')`)).rejects.toThrow('permission denied');
      await expect(database.asPersona(who && (world.users[who] as string), (sql) => sql`update private.clock set moved_by = '9 days'`)).rejects.toThrow(
        'permission denied',
      );
    }
  });
});

describe('the journey', () => {
  test('a week is seven days, each lived: late partners, then late coordinators', async () => {
    await letTravel();
    await addLateNeeds(database, world, 3);
    const [start] = await database.sql`select private.today()::text as day`;
    const first = await travel('week');
    expect(first).toMatchObject({ from: start?.day, moved: { 'need.return_overdue': 3, 'application.return_overdue': 3 } });
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 3, wishing: 4 });
    const second = await travel('week');
    expect(second.moved).toEqual({ 'need.tell_secretariat': 3 });
    const [now] = await database.sql`select private.today() - ${start?.day as string}::date as days`;
    expect(now?.days).toBe(14);
    expect(await database.sql`select * from private.broken_laws()`).toHaveLength(0);
  });

  test('to the next day on which something is due, and back to the real one: what happened stands, and who is signed in stays so', async () => {
    await letTravel();
    await addLateNeeds(database, world, 1);
    const there = await travel('next_due');
    expect(there.moved['need.return_overdue']).toBe(1);
    const asked = (who: string) => database.asPersona(world.users[who] as string, (sql) => sql`select public.viewer() as it`);
    expect(await asked('asta')).toHaveLength(1);
    const back = await travel('back');
    expect(back.today).toBe(back.real_today);
    expect(await needsByStatus(database)).toEqual({ with_coordinator: 1, wishing: 4 });
    expect(await asked('asta')).toHaveLength(1);
  });

  test('the hour of the day stays, though the clocks change on the way', async () => {
    for (const day of ['2027-03-27', '2027-03-28', '2027-03-29', '2027-10-30', '2027-10-31', '2028-02-29']) {
      await database.sql`update private.clock set moved_by = private.moved_to(${day})`;
      const [row] = await database.sql`select private.today()::text as day,
        to_char(private.now() at time zone 'Europe/Copenhagen', 'HH24:MI') = to_char(now() at time zone 'Europe/Copenhagen', 'HH24:MI') as same`;
      // Between two and three in the night of the change there is no such hour.
      expect({ ...row }).toEqual({ day, same: true });
    }
  });

  test('a step that is none is refused', async () => {
    await letTravel();
    await expect(travel('year')).rejects.toThrow('invalid_input');
  });
});

describe('the time desk', () => {
  test('takes orders from this machine’s site alone, one at a time', async () => {
    const port = await firstFreePort(55_700);
    const orders: string[] = [];
    let inside = 0;
    const desk = await openTimeDesk(port, {
      read: async () => ({ today: '2026-11-23' }),
      travel: async (step) => {
        inside += 1;
        if (inside > 1) throw new Error('two at once');
        orders.push(step);
        await Promise.resolve();
        inside -= 1;
        return { step };
      },
    });
    try {
      const at = `http://127.0.0.1:${port}/clock`;
      const order = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => fetch(at, { method: 'POST', headers, body });
      expect((await Promise.all([order('{"step":"day"}'), order('{"step":"week"}')])).map(({ status }) => status)).toEqual([200, 200]);
      expect(await (await fetch(at)).json()).toEqual({ today: '2026-11-23', last: { step: 'week' } });
      // What a form on somebody else's page can send, and what nobody should.
      expect((await order('step=day', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(405);
      expect((await order('{"step":"day"}', { 'content-type': 'text/plain' })).status).toBe(405);
      expect((await order('{"step":"drop table"}')).status).toBe(400);
      expect((await order('x'.repeat(2_000))).status).toBe(400);
      expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
      expect(orders).toEqual(['day', 'week']);
    } finally {
      await desk.close();
    }
  });
});
