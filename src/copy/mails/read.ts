import { longDate } from '../../features/dates.ts';
import { asWritten } from '../../features/municipality/phone.ts';
import { firstNameOf } from '../../features/staff/contact.ts';
import { whoAnswersInstead } from '../away.ts';
import type { MessageData } from './registry.ts';

/** A value of a message as text; empty when the database gave none. */
export function textOf(data: MessageData, name: string): string {
  const value = data[name];
  return typeof value === 'string' ? value : '';
}

/** A number of a message in digits; empty when there is none. */
export function numberOf(data: MessageData, name: string): string {
  const value = data[name];
  return typeof value === 'number' ? String(value) : '';
}

/** A date of a message in Danish words: "torsdag den 26. november". Empty when there is none. */
export function dateOf(data: MessageData, name: string): string {
  const value = textOf(data, name);
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? longDate(value.slice(0, 10)) : '';
}

/** " fra 3. august", or nothing where no date may be told. */
export function fromDate(data: MessageData): string {
  const day = dateOf(data, 'from_on');
  return day && ` fra ${day}`;
}

export function phoneOf(data: MessageData, name: string): string {
  const value = textOf(data, name);
  return value && asWritten(value);
}

/** The contact person, or whoever answers while that one is away: whom to call this week. */
export function whoAnswersIn(data: MessageData): { name: string; phone: string } {
  return textOf(data, 'stand_in_name')
    ? { name: textOf(data, 'stand_in_name'), phone: phoneOf(data, 'stand_in_phone') }
    : { name: textOf(data, 'contact_name'), phone: phoneOf(data, 'contact_phone') };
}

/** "Mette er væk til og med fredag den 20. november. Dorthe svarer imens. ", while it is so; else empty. */
export function whoIsAway(data: MessageData): string {
  const standIn = textOf(data, 'stand_in_name');
  return standIn && `${whoAnswersInstead(firstNameOf(textOf(data, 'contact_name')), firstNameOf(standIn), textOf(data, 'stand_in_until') || null)} `;
}

/** The last line of every mail to the young: a person and a number. */
export function whoToCall(data: MessageData): string {
  const { name, phone } = whoAnswersIn(data);
  return `${whoIsAway(data)}Er du i tvivl, så ring til ${name} på ${phone}.`;
}
