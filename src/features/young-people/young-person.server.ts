import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';

const byName = new Intl.Collator('da');

/** The schools that keep a class list here, by name. */
export async function readSchools(db: Db): Promise<{ id: string; name: string }[]> {
  const schools = await answer(db.from('school').select('id, name').neq('form', 'outside'));
  return (schools ?? []).sort((a, b) => byName.compare(a.name, b.name));
}
