import type { Db } from '../../server/db.ts';
import { type Municipality, municipalityFrom, unnamedMunicipality } from './municipality.ts';

const KEPT_MS = 60_000;
/** After a fault the next page does not wait for the same fault again. */
const ASK_AGAIN_MS = 5_000;
const PATIENCE_MS = 1_500;

let known = unnamedMunicipality;
let knownUntil = 0;

/**
 * Who the portal belongs to, read at most once a minute. Never fails: a page that tells of a fault in the database
 * still says whose page it is, if that was ever read.
 */
export async function readMunicipality(db: Db | undefined): Promise<Municipality> {
  if (!db || Date.now() < knownUntil) return known;
  try {
    const { data: today } = await db.rpc('today').abortSignal(AbortSignal.timeout(PATIENCE_MS));
    const { data } = await db
      .from('setting')
      .select('key, value')
      .in('key', ['brand_name', 'municipality_name', 'phone', 'email', 'worry_phone'])
      .lte('valid_from', String(today))
      .order('valid_from')
      .abortSignal(AbortSignal.timeout(PATIENCE_MS));
    if (data && data.length > 0) {
      known = municipalityFrom(data);
      knownUntil = Date.now() + KEPT_MS;
      return known;
    }
  } catch {
    // The page itself meets the same fault and tells of it.
  }
  knownUntil = Date.now() + ASK_AGAIN_MS;
  return known;
}
