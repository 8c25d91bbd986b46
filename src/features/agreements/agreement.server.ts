import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer, Failure } from '../../server/failures.ts';
import { privateFile } from '../../server/private-file.ts';
import { isToken } from '../links/token.ts';
import { readMunicipality } from '../municipality/municipality.server.ts';
import { pdfOf } from '../papers/pdf.ts';
import {
  type AgreementPage,
  type AgreementSheet,
  agreementPageSchema,
  type HostAgreement,
  hostAgreementSchema,
  type PaperName,
  papersOf,
  sheetSchema,
} from './agreement.ts';
import { calendarOf } from './calendar.ts';
import { paperOf } from './papers.ts';

/** The agreement of a placement as the signed-in reader may see it. Throws `not_found` for everybody else's. */
export async function readAgreement(db: Db, placementId: string | undefined): Promise<AgreementPage> {
  const id = z.uuid().safeParse(placementId);
  if (!id.success) throw new Failure('not_found');
  return agreementPageSchema.parse(await answer(db.rpc('agreement_page', { placement_id: id.data })));
}

/** The agreements that a guardian's link is about; null when the link answers no longer. */
export async function readGuardianAgreements(db: Db, token: string | undefined): Promise<AgreementSheet[] | null> {
  if (!isToken(token)) return null;
  return unlessExpired(async () => z.array(sheetSchema).parse(await answer(db.rpc('guardian_agreements', { token }))));
}

/** The agreement behind the link of a place that said yes; null when the link answers no longer. */
export async function readHostAgreement(db: Db, token: string | undefined): Promise<HostAgreement | null> {
  if (!isToken(token)) return null;
  return unlessExpired(async () => hostAgreementSchema.parse(await answer(db.rpc('host_agreement', { token }))));
}

async function unlessExpired<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.code === 'link_expired') return null;
    throw thrown;
  }
}

/** The day on which a file was made, by the database's clock. */
const writtenOn = (sheet: AgreementSheet) => new Date(`${sheet.today}T12:00:00Z`);

/** One of a reader's papers as PDF; null for one that the reader has not, or may only read here. */
export async function paperFile(db: Db, sheet: AgreementSheet, name: string | undefined): Promise<Response | null> {
  if (sheet.stays_here) return null;
  const paper = papersOf(sheet).find((one: PaperName) => one === name);
  if (!paper) return null;
  const { brandName } = await readMunicipality(db);
  return privateFile(await pdfOf(paperOf(paper, sheet, brandName), writtenOn(sheet)), 'application/pdf', `${paper}.pdf`);
}

/** The days for a calendar; not there where they may only be read here. */
export function calendarFile(sheet: AgreementSheet, site: URL): Response {
  if (sheet.stays_here) return noFile();
  return privateFile(calendarOf(sheet, site, writtenOn(sheet)), 'text/calendar; charset=utf-8', 'dage.ics');
}

/** What a file answers that is not there for this reader. */
export const noFile = (status: 404 | 410 = 404) => new Response(null, { status, headers: { 'cache-control': 'private, no-store' } });
