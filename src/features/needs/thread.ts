import { guardianSentences, recordedBy, type Told, threadSentences } from '../../copy/thread.ts';
import { localMoment, spokenDate, timeOfDay } from '../dates.ts';
import { firstNameOf } from '../staff/contact.ts';
import type { Need, NeedEvent } from './need.ts';

/** Something that happened, in a sentence. */
export interface ThreadMoment {
  text: string;
  at: string;
  /** The command that led to it, so that the page knows what was last. */
  command: string;
}

/**
 * What tells most of a moment: one press writes several events (the need moves, an application moves, another is set
 * aside), and she reads one sentence. The first of these that is among them leads.
 */
const leads = [
  'answer',
  // Both take a placement along with them: she reads what she did, not that it was stopped.
  'end_need',
  'record_apprenticeship',
  'cancel_by_host',
  'interrupt',
  'hand_on',
  'return_overdue',
  'recall',
  'decline_offer',
  'confirm_own_place',
  'turn_down_own_place',
  'accept_offer',
  'propose_own_place',
  'want_other',
  'close_with_help',
  'complete_placement',
  'complete_day',
  'start',
  'offer_place',
  'invite_to_visit',
  'apply',
  'forward',
  'suggest',
  'rest',
  'wake',
  'announce_close',
  'object_to_close',
  'reopen',
  'fulfil',
  'tell_secretariat',
  'tell_secretariat_of_task',
  'settle_step',
  'answer_step',
  'ask_step',
  'acknowledge',
  'change_agreement',
  'ask_for_call',
  'open_need',
  'ask_guardian',
];

/** Commands that only go along with another one and say nothing by themselves. */
const silent = new Set([
  'send',
  'supersede',
  'withdraw',
  'complete',
  'help_on',
  'name_guardian',
  'allow_call',
  'message_written',
  'name_adult',
  // Her own, or a question that leads to nothing yet: the thread is about how she gets on.
  'save_reflection',
  'share_reflection',
  'delete_reflection',
  'write_quote',
  'take_back_quote',
  'decide_quote',
  'answer_quote',
  'ask_collaboration',
  'answer_collaboration',
  'ask_check_in',
  'choose_destination',
  'propose_step',
  'say_first_day',
]);

/** Facts that deserve a sentence of their own beside the one that leads. */
const besides = new Set(['ask_guardian', 'fulfil', 'forward', 'recall']);

/** All that has happened, oldest first, one sentence a moment. */
export function threadMoments(need: Pick<Need, 'events' | 'kind' | 'is_split'>, contactName: string): ThreadMoment[] {
  return momentsOf(need.events).flatMap((events) => sentencesOf(events, need, contactName));
}

/** Events of one transaction carry the same time. */
function momentsOf(events: readonly NeedEvent[]): NeedEvent[][] {
  const moments: NeedEvent[][] = [];
  for (const event of events) {
    const last = moments.at(-1);
    if (last?.[0]?.at === event.at) last.push(event);
    else moments.push([event]);
  }
  return moments;
}

function sentencesOf(events: readonly NeedEvent[], need: Pick<Need, 'kind' | 'is_split'>, contactName: string): ThreadMoment[] {
  const telling = events.filter(({ command }) => !silent.has(command));
  const rank = (event: NeedEvent) => {
    const at = leads.indexOf(event.command);
    return at < 0 ? leads.length : at;
  };
  const lead = [...telling].sort((a, b) => rank(a) - rank(b))[0];
  if (!lead) return [];
  const said = [lead, ...telling.filter((event) => event.command !== lead.command && besides.has(event.command))];
  return said.flatMap((event) => {
    const text = sentenceOf(event, events, need, contactName);
    return text === null ? [] : [{ text, at: event.at, command: event.command }];
  });
}

function sentenceOf(event: NeedEvent, moment: readonly NeedEvent[], need: Pick<Need, 'kind' | 'is_split'>, contactName: string): string | null {
  const sameCommand = moment.filter(({ command }) => command === event.command);
  const nextPlace = moment.find(({ command }) => command === 'help_on' || command === 'send')?.place ?? null;
  const told: Told = {
    place: sameCommand.find(({ place }) => place !== null)?.place ?? moment.find(({ place }) => place !== null)?.place ?? null,
    nextPlace,
    staff: event.staff_name && firstNameOf(event.staff_name),
    contact: firstNameOf(contactName),
    code: sameCommand.find(({ code }) => code !== null)?.code ?? null,
    fromStatus: moment.find(({ lifecycle, from_status }) => lifecycle === 'need' && from_status !== null)?.from_status ?? null,
    toStatus: moment.find(({ lifecycle, to_status }) => lifecycle === 'need' && to_status === 'fulfilled')
      ? 'fulfilled'
      : (moment.findLast(({ lifecycle, to_status }) => lifecycle === 'need' && to_status !== null)?.to_status ?? event.to_status),
    actor: event.actor,
    kind: need.kind,
    isSplit: need.is_split,
    recorded: recordedBy(event.channel, event.staff_name, event.link_to),
  };
  if (event.lifecycle === 'guardian' && event.command === 'answer') {
    return (guardianSentences[event.code ?? ''] ?? '') + told.recorded || null;
  }
  if (event.command === 'apply') {
    const places = [...new Set(sameCommand.flatMap(({ place }) => place ?? []))];
    if (places.length > 1) told.place = places.join(', ').replace(/, ([^,]*)$/, ' og $1');
  }
  const sentence = threadSentences[event.command];
  return sentence?.(told) || null;
}

/** The day and, where it tells something, the hour: "i dag kl. 18.12", "mandag den 28. september". */
export function whenInWords(at: string, today: string): string {
  const { date, time } = localMoment(at);
  const day = spokenDate(date, today);
  return date === today ? `${day} ${timeOfDay(time)}` : day;
}
