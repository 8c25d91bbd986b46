import { timeOfDay } from '../../features/dates.ts';
import { paths } from '../../paths.ts';
import { dateOf, fromDate, phoneOf, textOf, whoAnswersIn, whoToCall } from './read.ts';
import type { MailTemplate, MessageContext, MessageData, SmsTemplate } from './registry.ts';

/**
 * To the young: what happened, one thing to do, and whom to call. Subjects tell nothing of kind, place or answer:
 * they are read on screens that others see too.
 */

type Words = { subject: string; says: readonly string[]; action?: string };

function mail(words: (data: MessageData) => Words): MailTemplate {
  return (data, { link }) => {
    const { subject, says, action = 'Se din side' } = words(data);
    return {
      subject,
      paragraphs: [`Hej ${textOf(data, 'first_name')}`, ...says.filter(Boolean)],
      action: { label: action, url: link(paths.mySearch()) },
      after: [whoToCall(data)],
    };
  };
}

/** Nothing of what it is about: it is read on a lock screen, by others too. */
function sms(says: string | ((data: MessageData) => string)): SmsTemplate {
  return (data, { link }: MessageContext) =>
    `${typeof says === 'string' ? says : says(data)} Læs: ${link(paths.mySearch())} Spørgsmål? Ring til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}`;
}

const contact = (data: MessageData) => textOf(data, 'contact_name');
const place = (data: MessageData) => textOf(data, 'place') || 'Stedet';
const by = (data: MessageData) => dateOf(data, 'due_on');
const answerBy = (data: MessageData) => (by(data) ? `Svar senest ${by(data)}.` : '');

/** Where she begins, and when; of somebody who is reached through her contact person alone, who knows it. */
function beginsIn(data: MessageData, when: string): string {
  if (!textOf(data, 'place')) return `${contact(data)} ved, hvor du skal hen, og hvornår.`;
  const at = textOf(data, 'from_time') && ` Mød ${timeOfDay(textOf(data, 'from_time'))}.`;
  return `Du begynder hos ${textOf(data, 'place')}${when && ` ${when}`}.${at} På din side kan du se, hvad du skal have med.`;
}

const commandsInWords: Record<string, string> = {
  apply: 'at du har søgt',
  accept_offer: 'at du har sagt ja tak',
  answer_step: 'hvad du siger til, at dine dage ændres',
  say_first_day: 'hvem der følger dig den første dag',
  decline_offer: 'at du har sagt nej tak',
  want_other: 'at du gerne vil noget andet',
  end_need: 'at du ikke har brug for hjælp mere',
  propose_own_place: 'at du selv har fundet et sted',
  object_to_close: 'at du stadig gerne vil',
  name_guardian: 'hvem vi skal spørge hjemme',
  open_need: 'hvad du gerne vil',
  ask_for_call: 'at du gerne vil ringes op',
  allow_call: 'om stedet må ringe til dig',
  wake_need: 'at pausen er slut',
  reopen_need: 'at du gerne vil i gang igen',
  record_apprenticeship: 'at du har fået en læreaftale',
  write_message: 'hvad du ville sige',
  answer_check_in: 'hvordan det går',
  choose_destination: 'hvad du gerne vil nu',
  take_back_quote: 'at det, du har skrevet om et sted, skal væk',
};
const viaInWords: Record<string, string> = { phone: 'i telefonen', paper: 'på papir', in_person: 'ansigt til ansigt' };

export const youngPersonMails: Readonly<Record<string, MailTemplate>> = {
  application_received: mail((data) => ({
    subject: 'Vi har fået din ansøgning',
    says: ['Tak. Din ansøgning er sendt.', by(data) && `Du hører nyt senest ${by(data)}.`],
    action: 'Se, hvordan det går',
  })),
  need_received: mail((data) => ({
    subject: 'Vi har fået din besked',
    says: [`${contact(data)} er din kontaktperson og hjælper dig.`, by(data) && `Du hører nyt senest ${by(data)}.`],
  })),
  place_offered: mail((data) => ({ subject: 'Der er et svar til dig', says: [`${place(data)} har en plads til dig.`, answerBy(data)], action: 'Læs og svar' })),
  visit_invited: mail((data) => ({
    subject: 'Der er et svar til dig',
    says: [
      `${place(data)} vil gerne møde dig.`,
      dateOf(data, 'visit_on') && `Kom forbi ${dateOf(data, 'visit_on')}${textOf(data, 'visit_at') && ` ${timeOfDay(textOf(data, 'visit_at'))}`}.`,
      'Kan du ikke den dag, så ring til din kontaktperson.',
    ],
  })),
  helped_on: mail((data) => ({
    subject: 'Der er nyt om din søgning',
    says: [
      `${textOf(data, 'from_place')} havde ikke plads lige nu.`,
      textOf(data, 'to_place')
        ? `De har hjulpet dig videre. Nu læser ${textOf(data, 'to_place')} din ansøgning.`
        : `${contact(data)} finder et andet sted sammen med dig.`,
      by(data) && `Du hører nyt senest ${by(data)}.`,
    ],
  })),
  place_arranged: mail((data) => ({
    subject: 'Så er der en aftale på vej',
    says: ['Godt gået. Der er en plads til dig.', `${contact(data)} sørger for papirerne. På din side kan du se, hvad der mangler.`],
  })),
  placement_ready: mail((data) => ({
    subject: 'Der er nyt om din aftale',
    says: ['Nu er alt klar. Alle har sagt ja.', beginsIn(data, dateOf(data, 'starts_on'))],
  })),
  agreement_changed: mail((data) => ({
    subject: 'Der er nyt til dig',
    says: [
      `Noget er ændret i aftalen med ${textOf(data, 'place') || 'stedet'}.`,
      'Du skal ikke svare. Læs den, så du ved, hvor du skal hen, og hvad du skal have med.',
    ],
    action: 'Læs aftalen',
  })),
  step_asked: mail((data) => ({
    subject: 'Der er et spørgsmål til dig',
    says: [`Skal dine dage være anderledes${fromDate(data)}? Det sker kun, hvis alle siger ja.`, 'Siger du nej, bliver det, som det er.'],
    action: 'Læs og svar',
  })),
  step_agreed: mail((data) => ({
    subject: 'Der er nyt om din aftale',
    says: [`Alle har sagt ja. Dine dage er nye${fromDate(data)}. Du kan se dem på din side.`],
  })),
  step_stays: mail((data) => ({
    subject: 'Der er nyt om din aftale',
    says: ['Dine dage bliver, som de er.', `${contact(data)} taler med dig om, hvad der så skal ske.`],
  })),
  own_place_turned_down: mail((data) => ({
    subject: 'Der er nyt om din søgning',
    says: ['Stedet, du selv har fundet, kunne desværre ikke lige nu.', `${contact(data)} finder et andet sammen med dig.`],
  })),
  way_in_changed: mail((data) => ({
    subject: 'Der er nyt om din side',
    says: [
      'Nu bruger vi en anden mail eller et andet nummer til dig.',
      'Var det dig selv, skal du ikke gøre noget.',
      `Var det ikke dig, så ring til ${contact(data)} med det samme.`,
    ],
  })),
  account_confirmed: mail(() => ({
    subject: 'Nu kan du gå videre',
    says: ['Vi har set, at det er dig. Log ind, så kan du gå videre.'],
    action: 'Gå videre',
  })),
  not_in_class: mail((data) => ({
    subject: 'Vi vil gerne ringe til dig',
    says: [
      'Du skrev dig på en klasse. Vi kan ikke finde dit navn på klassens liste.',
      `Det gør ikke noget. ${contact(data)} er stadig din kontaktperson og ringer til dig, så finder I den rigtige skole.`,
      'Alt, du har skrevet, er her stadig.',
    ],
  })),
  erasure_granted: (data) => ({
    subject: 'Svar på det, du bad om',
    paragraphs: [
      'Hej',
      'Vi har slettet det, vi havde gemt om dig. Du kan ikke logge ind mere, og du skal ikke gøre noget.',
      'Får du brug for os igen, er du altid velkommen.',
    ],
    after: [whoToCall(data)],
  }),
  erasure_partly: (data) => ({
    subject: 'Svar på det, du bad om',
    paragraphs: [
      'Hej',
      'Vi har slettet det meste af det, vi havde gemt om dig. Du kan ikke logge ind mere.',
      textOf(data, 'reason') === 'duty_open'
        ? `Dit navn og skolens fem dage står her stadig, for dem har du brug for. ${contact(data)} taler med dig om dem og hjælper dig.`
        : 'Dit navn og din aftale med stedet står her stadig. Kommunen skal gemme den slags en tid. Så bliver det også slettet.',
    ],
    after: [whoToCall(data)],
  }),
  account_unused: mail((data) => ({
    subject: 'Vil du blive hos os?',
    says: [
      'Du har ikke været her i et år.',
      `Derfor sletter vi dine oplysninger efter ${dateOf(data, 'until')}. Det er helt i orden, og du skal ikke gøre noget.`,
      'Vil du hellere blive, så log ind en gang.',
    ],
    action: 'Log ind',
  })),
  guardian_said_yes: mail((data) => ({
    subject: 'Der er nyt om din søgning',
    says: ['Din forælder eller værge har sagt ja.', by(data) && `Du hører nyt senest ${by(data)}.`],
  })),
  placement_fell_away: mail((data) => ({
    subject: 'Der er nyt om din aftale',
    says: [
      `Aftalen med ${textOf(data, 'place') || 'stedet'} holder desværre ikke. Det er ikke din skyld.`,
      `${contact(data)} finder noget nyt${by(data) && ` senest ${by(data)}`}.`,
    ],
  })),
  places_suggested: mail((data) => ({
    subject: 'Vi har fundet noget til dig',
    says: [`${contact(data)} har fundet nogle steder, som måske er noget for dig.`, by(data) && `Vælg senest ${by(data)}. Er der ikke noget, så sig det bare.`],
    action: 'Se stederne',
  })),
  need_rests: mail((data) => ({
    subject: 'Der er nyt om din søgning',
    says: [`Vi er i kontakt igen ${dateOf(data, 'until')}.`, 'Du kan sætte den i gang før, hvis du har lyst.'],
  })),
  close_announced: mail((data) => ({
    subject: 'Læs, hvad der sker med din søgning',
    says: [
      `${contact(data)} foreslår, at din søgning slutter, fordi du får hjælp et andet sted.`,
      `Er det i orden, skal du ikke gøre noget. Vil du stadig gerne, så sig det på din side senest ${dateOf(data, 'close_on')}.`,
    ],
    action: 'Læs og svar',
  })),
  need_closed: mail(() => ({
    subject: 'Der er nyt om din søgning',
    says: ['Din søgning er slut, og du får hjælp et andet sted.', 'Du kan tage den op igen i 90 dage.'],
  })),
  need_ended: mail(() => ({
    subject: 'Der er nyt om din søgning',
    says: ['Du har sagt, at du ikke har brug for hjælp mere.', 'Fortryder du, kan du tage den op igen i 90 dage.'],
  })),
  need_fulfilled: mail(() => ({
    subject: 'Godt gået',
    says: ['Du er i mål.', 'Hvordan var det? På din side er der tre spørgsmål til dig, og du kan hente dit bevis.'],
    action: 'Se din side',
  })),
  contact_changed: mail((data) => ({
    subject: 'Du har fået en ny kontaktperson',
    says: [
      `Fra nu af hjælper ${contact(data)}${textOf(data, 'contact_title') && `, ${textOf(data, 'contact_title')},`} dig. Du skal ikke fortælle det hele igen.`,
    ],
  })),
  new_message: (data, { link }) => ({
    subject: 'Der er en ny besked til dig',
    paragraphs: [`Hej ${textOf(data, 'first_name')}`, 'Der er en ny besked til dig på din side.'],
    action: { label: 'Læs beskeden', url: link(paths.myMessages(textOf(data, 'about_need'))) },
    after: [whoToCall(data)],
  }),
  reminder_young_person: mail((data) => ({
    subject: 'Husk at svare',
    says: [
      data['status'] === 'wishing' ? 'Vi mangler at høre, hvad du har lyst til.' : 'Der ligger et svar og venter på dig.',
      data['is_today'] === true ? 'I dag er sidste dag.' : by(data) && `Svar senest ${by(data)}.`,
      `Når du det ikke, hjælper ${contact(data)} dig videre.`,
    ],
    action: 'Læs og svar',
  })),
  reminder_first_day: mail((data) => ({
    subject: 'Der er noget at huske',
    says: [beginsIn(data, 'i morgen')],
  })),
  recorded_for_you: (data, { link }) => ({
    subject: 'Vi har skrevet dit svar ned',
    paragraphs: [
      `Hej ${textOf(data, 'first_name')}`,
      `${textOf(data, 'staff_name')} har skrevet ned, ${commandsInWords[textOf(data, 'command')] ?? 'hvad du har svaret'}. Det sagde du ${viaInWords[textOf(data, 'via')] ?? 'til os'}.`,
      `Er det ikke rigtigt, så ring til ${textOf(data, 'staff_name')} på ${phoneOf(data, 'staff_phone')}.`,
    ],
    action: { label: 'Se din side', url: link(paths.mySearch()) },
    after: [whoToCall(data)],
  }),
};

const NEWS = 'Der er nyt til dig.';
const ANSWER = 'Der er et svar til dig.';

export const youngPersonSms: Readonly<Record<string, SmsTemplate>> = {
  application_received: sms('Vi har fået din besked.'),
  need_received: sms('Vi har fået din besked.'),
  place_offered: sms((data) => `${ANSWER} ${answerBy(data)}`.trim()),
  visit_invited: sms(ANSWER),
  helped_on: sms(NEWS),
  place_arranged: sms(NEWS),
  placement_ready: sms(NEWS),
  agreement_changed: sms(NEWS),
  step_asked: sms('Der er et spørgsmål til dig.'),
  step_agreed: sms(NEWS),
  step_stays: sms(NEWS),
  own_place_turned_down: sms(NEWS),
  erasure_granted: (data) => `Vi har svaret på det, du bad os om. Spørgsmål? Ring til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}`,
  erasure_partly: (data) => `Vi har svaret på det, du bad os om. Spørgsmål? Ring til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}`,
  account_unused: sms((data) => `Du har ikke været her i et år. Log ind, hvis du vil blive, senest ${dateOf(data, 'until')}.`),
  guardian_said_yes: sms(NEWS),
  placement_fell_away: sms(NEWS),
  places_suggested: sms(NEWS),
  need_rests: sms(NEWS),
  close_announced: sms((data) => `${NEWS} Svar senest ${dateOf(data, 'close_on')}.`),
  need_closed: sms(NEWS),
  need_ended: sms(NEWS),
  need_fulfilled: sms('Godt gået.'),
  contact_changed: sms(NEWS),
  recorded_for_you: sms('Vi har skrevet dit svar ned.'),
  reminder_first_day: sms('Der er noget at huske.'),
  reminder_young_person: sms((data) => (data['is_today'] === true ? 'Husk at svare i dag.' : `Husk at svare. ${answerBy(data)}`.trim())),
  way_in_changed: sms('Nu bruger vi en anden mail eller et andet nummer til dig. Var det ikke dig, så ring til os.'),
  account_confirmed: sms('Nu kan du gå videre.'),
  not_in_class: sms(NEWS),
  new_message: (data, { link }) =>
    `Der er en ny besked til dig. Læs: ${link(paths.myMessages(textOf(data, 'about_need')))} Spørgsmål? Ring til ${whoAnswersIn(data).name}, ${whoAnswersIn(data).phone}`,
};
