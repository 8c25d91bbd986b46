import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type PartnerToEdit, partnerToEditSchema } from './about-us.ts';
import { homeSchema, type InboxRow, inboxSchema, type PartnerHome, type StopPreview, stopPreviewSchema } from './desk.ts';

/** The desk of a partner: its agreement, openings, and the young people who are coming or there. */
export async function readPartnerHome(db: Db, partnerId: string): Promise<PartnerHome> {
  return homeSchema.parse(await answer(db.rpc('partner_home', { partner_id: partnerId })));
}

/** Everybody who has asked, those who wait for the partner first. */
export async function readPartnerInbox(db: Db, partnerId: string): Promise<InboxRow[]> {
  return inboxSchema.parse(await answer(db.rpc('partner_inbox', { partner_id: partnerId })));
}

/** Whom it touches if an opening is closed, or the whole partner without one. */
export async function readStopPreview(db: Db, partnerId: string, openingId: string | null = null): Promise<StopPreview> {
  return stopPreviewSchema.parse(await answer(db.rpc('stop_preview', { partner_id: partnerId, opening_id: openingId })));
}

/** What the owner may change. Throws `not_allowed` for everybody else. */
export async function readPartnerToEdit(db: Db, partnerId: string): Promise<PartnerToEdit> {
  return partnerToEditSchema.parse(await answer(db.rpc('partner_to_edit', { partner_id: partnerId })));
}
