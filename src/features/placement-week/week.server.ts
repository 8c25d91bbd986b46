import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { isToken } from '../links/token.ts';
import { type ArrivalPage, arrivalPage, type OpenIncident, openIncident } from './arrival.ts';
import { type PlacementWeek, placementWeek, type WeekPlaces, type WeekSuggestion, weekPlaces, weekSuggestion } from './week.ts';

/** Who has a place for a week, and why the others have none. */
export async function readWeekPlaces(db: Db, monday: string, whose: string, classId: string | null): Promise<WeekPlaces> {
  return weekPlaces.parse(await answer(db.rpc('week_places', { monday, whose, class_id: classId ?? undefined })));
}

/** Where everybody is in a week, and whom to call. */
export async function readPlacementWeek(db: Db, monday: string, whose: string, classId: string | null): Promise<PlacementWeek> {
  return placementWeek.parse(await answer(db.rpc('placement_week', { monday, whose, class_id: classId ?? undefined })));
}

/** Places that fit, for several at once; nothing is sent. */
export async function readWeekSuggestions(db: Db, monday: string, needIds: string[]): Promise<WeekSuggestion[]> {
  if (needIds.length === 0) return [];
  return z.array(weekSuggestion).parse(await answer(db.rpc('week_suggestions', { monday, need_ids: needIds })));
}

/** What the link of a first morning shows; null when it is unknown, too old, or the day has been told. */
export async function readArrivalPage(db: Db, token: string | undefined): Promise<ArrivalPage | null> {
  if (!isToken(token)) return null;
  try {
    return arrivalPage.parse(await answer(db.rpc('arrival_page', { token })));
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'link_expired') return null;
    throw thrown;
  }
}

/** What has happened and is not finished, for the secretariat. */
export async function readOpenIncidents(db: Db): Promise<OpenIncident[]> {
  return z.array(openIncident).parse(await answer(db.rpc('open_incidents')));
}
