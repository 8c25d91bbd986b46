import { z } from 'astro/zod';
import type { Db } from '../../server/db.ts';
import { answer } from '../../server/failures.ts';
import { type Conversation, conversationSchema, type Unread, unreadSchema } from './message.ts';

/** The conversations of a need, for her and those who may help her; the contact person's first. */
export async function readConversations(db: Db, needId: string, most: number): Promise<Conversation[]> {
  return z.array(conversationSchema).parse(await answer(db.rpc('need_conversations', { need_id: needId, most })));
}

/** The conversation of a workplace's own case, while it takes part. */
export async function readCaseConversation(db: Db, applicationId: string, most: number): Promise<Conversation> {
  return conversationSchema.parse(await answer(db.rpc('case_conversation', { application_id: applicationId, most })));
}

/** What the visitor has not read, as a young person or for a workplace. */
export async function readUnread(db: Db): Promise<Unread> {
  return unreadSchema.parse(await answer(db.rpc('unread_messages')));
}
