import { describe, expect, test } from 'vitest';
import { quoteConsents } from '../../src/copy/experience.ts';
import { arrangePlacement, type Sql, type Stage } from './arrange.ts';
import { database, lawsHold, outcome, play, read, sent, tasks, withStages } from './her-experience.ts';

/** "Sådan var det": a few words of hers on an opening, read by an adult first. */

withStages();

describe('"sådan var det"', () => {
  const version = Object.keys(quoteConsents).at(-1)!;
  const write =
    (stage: Stage, words = 'Det var hyggeligt', consent: string | null = version) =>
    (sql: Sql) =>
      sql`select public.write_quote(${stage.case.placement}, ${words}, ${consent}) as id`;
  const shown = (stage: Stage) =>
    read<{ open: { quotes: object[] } }>(
      stage,
      'nobody',
      (sql) => sql`select public.opening_page((select public_id from public.opening where id = ${stage.case.opening})) as it`,
    ).then(({ open }) => open.quotes);
  const revision = (stage: Stage) => read<string>(stage, 'nobody', (sql) => sql`select public.revision() as it`);

  test('the text that is consented to is the one that the page shows', async () => {
    const [row] = await database.sql`select private.setting('quote_consent_version') as version`;
    expect(Object.keys(quoteConsents)).toContain(row!.version);
  });

  test('needs her own consent, is read by somebody first, stands with a first name, and is gone the moment she says so', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      expect(await outcome(stage, 'mette', write(stage))).toBe('not_allowed');
      expect(await outcome(stage, 'bo', write(stage, 'Godt', null))).toBe('invalid_input');
      expect(await outcome(stage, 'bo', write(stage, 'Godt', 'noget andet'))).toBe('invalid_input');
      expect(await outcome(stage, 'bo', write(stage, 'a'.repeat(201)))).toBe('invalid_input');
      await stage.sql`update public.young_person set first_name = 'Bo Emil' where id = ${stage.case.person}`;
      const [row] = await stage.as('bo', write(stage));
      const quote = row!.id as string;
      expect(await tasks(stage, 'quote')).toHaveLength(1);
      expect(await shown(stage)).toEqual([]);
      const decide =
        (publish: boolean, reason: string | null = null) =>
        (sql: Sql) =>
          sql`select public.decide_quote(${quote}, ${publish}, ${reason})`;
      for (const who of ['bo', 'bente', 'kirsten', 'konsulent']) expect(await outcome(stage, who, decide(true)), who).toBe('not_found');
      expect(await outcome(stage, 'mette', decide(false))).toBe('invalid_input');
      expect(await outcome(stage, 'mette', decide(false, 'names_somebody'))).toBe('done');
      expect(await shown(stage)).toEqual([]);
      // Written again it is read again.
      await stage.as('bo', write(stage, '  Alle var\n søde '));
      expect(await tasks(stage, 'quote')).toHaveLength(1);
      await stage.as('mette', decide(true));
      expect(await tasks(stage, 'quote')).toHaveLength(0);
      expect(await shown(stage)).toEqual([{ words: 'Alle var søde', first_name: 'Bo' }]);
      expect(await sent(stage, 'quote_decided')).not.toHaveLength(0);
      expect(await outcome(stage, 'asta', (sql) => sql`select public.take_back_quote(${quote})`)).toBe('not_found');
      // One statement trigger a transaction: the whole test is one.
      await stage.sql`select set_config('portal.bumped_in', '', true)`;
      const before = await revision(stage);
      await stage.as('bo', (sql) => sql`select public.take_back_quote(${quote})`);
      expect(await shown(stage)).toEqual([]);
      expect(Number(await revision(stage))).toBeGreaterThan(Number(before));
      expect([...(await stage.sql`select * from public.quote`)]).toEqual([]);
      await lawsHold(stage);
    }));

  test('under 15 a guardian says yes too, the day before the birthday and not on it', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      await stage.sql`update public.young_person set birth_date = private.today() - interval '15 years' + interval '1 day' where id = ${stage.case.person}`;
      await stage.sql`insert into public.guardian (young_person_id, name, email) values (${stage.case.person}, 'Far', 'far@hjemme.example')`;
      const [row] = await stage.as('bo', write(stage));
      const quote = row!.id as string;
      const publish = (sql: Sql) => sql`select public.decide_quote(${quote}, true)`;
      expect(await outcome(stage, 'mette', publish)).toBe('guardian_needed');
      // Not even past the command.
      await expect(
        stage.sql.savepoint((sql) => sql`update public.quote set status = 'published', decided_at = private.now() where id = ${quote}`),
      ).rejects.toThrow(/under_15_a_guardian_says_yes/);
      await stage.as('mette', (sql) => sql`select public.record_quote_guardian(${quote}, true, 'phone')`);
      expect(await outcome(stage, 'mette', publish)).toBe('done');
      // Other words, another yes.
      await stage.as('bo', write(stage, 'Noget andet'));
      expect(await outcome(stage, 'mette', publish)).toBe('guardian_needed');
      await stage.as('mette', (sql) => sql`select public.record_quote_guardian(${quote}, false, 'paper')`);
      expect([...(await stage.sql`select status, reason from public.quote`)]).toEqual([{ status: 'not_published', reason: 'guardian_said_no' }]);
      await stage.wait(1);
      await stage.as('bo', write(stage, 'Nu er jeg 15'));
      expect(await outcome(stage, 'mette', publish)).toBe('done');
    }));

  test('three at most, the newest first, and none that is older than it may be', () =>
    play(async (stage) => {
      await arrangePlacement(stage, 'completed');
      for (let number = 1; number <= 4; number += 1) {
        await stage.sql`with a as (insert into public.application (need_id, host_id, opening_id, rank, status, ended_at) select p.need_id, p.host_id, ${stage.case.opening}, 50 + ${number}::int, 'accepted', private.now()
            from public.placement p where p.id = ${stage.case.placement} returning id, need_id, host_id),
          p as (insert into public.placement (need_id, application_id, host_id, starts_on, ends_on, papers_due_on) select need_id, id, host_id, private.today(), private.today(), private.today() from a returning id)
          insert into public.quote (placement_id, young_person_id, opening_id, words, consent_version, guardian_needed, status, decided_at)
          select p.id, ${stage.case.person}, ${stage.case.opening}, 'Nummer ' || ${String(number)}, ${version}, false, 'published', private.now() + make_interval(hours => ${number}::int) from p`;
      }
      expect((await shown(stage)).map((one) => (one as { words: string }).words)).toEqual(['Nummer 4', 'Nummer 3', 'Nummer 2']);
      await stage.sql`update public.quote set decided_at = private.now() - interval '731 days' where words <> 'Nummer 1'`;
      expect((await shown(stage)).map((one) => (one as { words: string }).words)).toEqual(['Nummer 1']);
    }));
});
