import type { FailureCode } from '../server/failures.ts';

/** One sentence for each way a thing can be refused: what is so, and what to do now. Nothing typed is lost, and nobody is blamed. */
export const failures: Record<FailureCode, string> = {
  not_signed_in: 'Du er ikke logget ind længere. Log ind igen, så fortsætter du, hvor du slap.',
  not_allowed: 'Det kan du ikke gøre her. Ring til din kontaktperson, hvis du mener, at du skal kunne det.',
  not_found: 'Det findes ikke længere. Gå tilbage, og se, hvad der er kommet i stedet.',
  wrong_status: 'Der er sket noget nyt, siden du åbnede siden. Se, hvordan det står nu, og vælg igen.',
  seat_taken: 'Pladsen blev taget lige før dig. Vælg en anden uge eller et andet sted. Resten af det, du har skrevet, er her stadig.',
  days_overlap: 'Der er allerede en aftale på en af dagene. Vælg nogle andre dage.',
  already_exists: 'Det er allerede gjort. Du behøver ikke gøre det igen.',
  too_many_hops: 'Ansøgningen har været hos to steder i træk. Send den til kontaktpersonen, som finder det næste sted.',
  duty_cannot_end: 'Praktikken er en del af skolen, så den kan ikke droppes her. Tal med din kontaktperson om, hvordan den kan blive god for dig.',
  needs_hand_over: 'Skriv, hvem der hjælper den unge nu. Vælg en af de fire måder at hjælpe videre på.',
  guardian_needed: 'En forælder eller værge skal sige ja først. Vi har sendt en besked. Sig det gerne til dem.',
  guardian_said_no: 'Din forælder eller værge har sagt nej. Tal med dem, eller ring til din kontaktperson.',
  not_for_you: 'Den her plads passer ikke til din alder eller skole. Find en, der gør. Vi hjælper gerne.',
  against_the_rules: 'Det passer ikke med reglerne for unge på arbejde. Herunder står, hvad der kan ændres.',
  adult_needed: 'Skriv navnet på en voksen, der passer på den unge. Så kan det lade sig gøre.',
  invalid_input: 'Der mangler noget. Se felterne herunder.',
  link_expired: 'Linket gælder ikke længere. Ring til os, så sender vi et nyt.',
  too_many_tries: 'Du har prøvet mange gange. Vent ti minutter, og prøv så igen.',
  unreachable:
    'Vi kan ikke få fat i vores system lige nu, så vi ved ikke, om det blev gemt. Det, du skrev, står her endnu. Prøv igen om lidt. Det bliver kun gemt én gang.',
  something_went_wrong: 'Noget gik galt hos os. Det er ikke din fejl, og det, du skrev, er her stadig. Prøv igen om lidt.',
};

/** Where the database says more closely what is wrong, by its reason (`hint`), so that the sentence can say it too. */
export const closerFailures: Partial<Record<FailureCode, Record<string, string>>> = {
  not_for_you: {
    too_young: 'Du har ikke alderen til den her slags plads endnu. Find en, der passer til din alder.',
    min_age: 'Du har ikke alderen til den her plads endnu. Find en, der passer til din alder.',
    wrong_grade: 'Den her slags plads er for et andet klassetrin. Ring til din kontaktperson, så finder I den rigtige vej.',
    coordinator_starts: 'Den her slags plads begynder med en snak. Ring til din kontaktperson, så sætter I det i gang sammen.',
    interest_to_consultant: 'Den her slags plads hjælper en virksomhedskonsulent med. Sig, at du gerne vil, så ringer vi til dig.',
    own_place_is_for_placements: 'Et sted, du selv har fundet, kan bruges til praktik. Til job søger du direkte hos stedet.',
  },
  wrong_status: {
    'need:with_partner': 'Et sted læser din ansøgning lige nu. Vil du noget andet, så tag den tilbage på din side først.',
    'need:visit': 'Et sted vil gerne møde dig. Vil du noget andet, så tag din ansøgning tilbage på din side først.',
    'need:offered': 'Der er en plads, som venter på dit svar. Svar på den på din side først.',
    'need:arranged': 'Du har allerede en aftale. Ring til din kontaktperson, hvis den ikke passer.',
    'need:under_way': 'Du er allerede i gang et sted. Ring til din kontaktperson, hvis du vil noget andet.',
    'need:resting': 'Din søgning holder pause. Sæt den i gang på din side først.',
    'opening:in_review': 'Vi kigger på opslaget lige nu. I kan rette det, når I har hørt fra os.',
    another_command: 'Siden har været brugt til noget andet. Åbn den igen, og prøv så.',
    another_content: 'Der er sendt noget andet herfra før. Åbn siden igen, og prøv så.',
    changed_since: 'Nogen har rettet det, siden du åbnede siden. Det, du skrev, står her endnu. Se, hvad der står nu. Gem igen, hvis dit skal gælde.',
    last_owner: 'Der skal være mindst én, der kan styre det hele. Giv en anden lov først.',
    too_early: 'Det kan først gøres, når dagene er gået.',
    day_ahead: 'Dagen er ikke kommet endnu. Skriv, hvordan den gik, når den er gået.',
    'partner:applied': 'Opslaget kan komme på siden, når I er godkendt. I kan skrive det færdigt så længe.',
    'partner:under_review': 'Opslaget kan komme på siden, når I er godkendt. I kan skrive det færdigt så længe.',
    'partner:paused': 'I holder pause. Slut pausen først, så kan opslaget komme på siden.',
    class_list_changed: 'Klasselisten er ændret, siden du så den. Se listen igen herunder, og læs den så ind.',
    erasure_undecided: 'Svar på ønsket om at blive slettet først. Det gør I på siden Sletning.',
    account: 'Eleven eller kontoen er allerede skrevet på. Se elevens side, og ring til eleven.',
    on_the_list: 'Eleven er bekræftet og står på klasselisten.',
    expected: 'Der er kommet eller gået nogen, siden du talte. Se tallet igen, og tryk så.',
    contact: 'Kollegaen arbejder her ikke mere. Vælg en anden.',
    staff: 'Kollegaen har stadig unge. De skal flyttes i samme omgang.',
    leave: 'Fraværet er slut. Skriv et nyt, hvis kollegaen er væk igen.',
    roll_over: 'Skoleåret er allerede skiftet, eller der er ingen plan endnu.',
    through_contact_only: 'Den unges steder vises ikke for andre. Derfor kan det, der er skrevet, ikke komme på siden.',
    no_new_cases: 'Der er ingen nye sager at hente. En kollega kan have hentet dem lige før.',
    journal: 'Kommunen har valgt, at sagerne ikke skal i journalen.',
    never_published: 'Opslaget har ikke været på siden endnu. Gør det færdigt først.',
  },
  too_many_tries: {
    code_not_sent: 'Vi har ikke sendt en ny kode, for der er sendt mange på kort tid. Brug den nyeste, du har fået, eller vent ti minutter.',
    class_list: 'Der er prøvet for mange gange. Vent til i morgen. Eller ring til os, så hjælper vi dig ind.',
    today: 'Det er mange på en dag. Vent til i morgen, eller ring til os.',
  },
  already_exists: {
    cvr: 'Virksomheden er her allerede. Log ind, eller ring til os, så giver vi jer adgang.',
  },
};

/** What is wrong with one field, by the reason that the database gives (`hint`). */
export const fieldReasons: Record<string, string> = {
  no_week: 'Vælg en uge.',
  week_gone: 'Den uge er blevet fyldt. Vælg en anden.',
  closed: 'Pladsen er ikke ledig længere. Tag den væk, eller find en anden.',
  not_on_the_list: 'Det passer ikke med klasselisten. Tjek skole, klasse, kode, navn og fødselsdag. Spørg din lærer, hvis du ikke har koden.',
  no_such_day: 'Datoen findes ikke. Skriv dag, måned og år.',
  school_name: 'Skriv, hvad din skole hedder.',
  grade_5_to_9: 'Skriv et klassetrin fra 5 til 9.',
  only_a_name: 'Skriv kun navnet, på én linje. Et link eller en mail kan ikke stå her.',
  too_long: 'Teksten er for lang. Skriv det lidt kortere.',
  wrong_code: 'Koden passer ikke, eller den er blevet for gammel. Brug den nyeste besked, eller bed om en ny kode.',
  not_reachable: 'Vi kan ikke sende til den adresse. Tjek, om den er skrevet rigtigt.',
  your_own_address: 'Det her er din egen mail. Skriv en mail til din forælder, din værge eller stedet.',
  your_own_number: 'Det her er dit eget nummer. Skriv nummeret til din forælder eller værge.',
  sms_not_sent: 'Vi kan ikke sende en sms til det nummer lige nu. Brug din mail, eller ring til os.',
  guardians_number: 'Det nummer bruger en forælder eller værge. Skriv et, der kun er den unges.',
  guardians_address: 'Den mail bruger din forælder eller værge. Skriv en, der kun er din.',
  mail_or_mobile: 'Skriv en mail eller et mobilnummer.',
  number_to_call: 'Skriv dit nummer, så stedet kan ringe. Eller fjern fluebenet.',
  mail_needed: 'Skriv en mail, så I kan få svar.',
  name_guardian_first: 'Skriv først, hvem forælderen eller værgen er.',
  how_was_it_said: 'Vælg, hvordan svaret kom: i telefonen, på papir eller ansigt til ansigt.',
  age_10_to_29: 'Portalen er for unge fra 10 til 29 år. Tjek fødselsdagen.',
  age_10_to_19: 'Tjek fødselsdagen. Den passer ikke til en elev.',
  one_to_three: 'Vælg fra et til tre steder.',
  at_most_three_wishes: 'Du kan have højst tre ønsker. Tag et væk først.',
  one_kind_at_a_time: 'Vælg steder af samme slags, fx kun praktik eller kun job.',
  choose_week: 'Vælg en uge.',
  choose_days: 'Vælg mindst en dag.',
  not_open_that_day: 'Stedet tager ikke imod den dag. Vælg en anden.',
  days_ahead: 'Vælg dage, der ikke er gået.',
  public_holiday: 'En af dagene er en helligdag. Vælg en anden dag.',
  school_holiday: 'En af dagene ligger i en skoleferie. Vælg en dag, hvor der er skole.',
  first_day_ahead: 'Vælg en første dag, der ikke er gået.',
  more_than_needed: 'Det er flere dage, end der mangler. Tag nogle væk.',
  ends_after_it_begins: 'Dagen skal slutte, efter den begynder.',
  not_for_this_kind: 'Faste dage bruges i juniormesterlære og længere praktik. Vælg enkelte dage i stedet.',
  monday_to_friday: 'Vælg dage fra mandag til fredag.',
  too_many_days_a_week: 'I juniormesterlære er det en eller to dage om ugen i alt. Tag nogle væk.',
  too_many_weeks: 'Længere praktik må højst vare 13 uger inden for et år. Vælg en tidligere slutdag.',
  inside_the_placement: 'Vælg en dag, der ikke er gået, og som ligger inden for aftalen.',
  begin_on_a_monday: 'Så bliver der for mange dage i den uge. Vælg en mandag.',
  a_pause_ends: 'En pause har en sidste dag, og den ligger før aftalen slutter.',
  no_days_left: 'Så er der ingen dage tilbage. Vælg færre, eller stop forløbet.',
  cannot_go_there: 'Det sted kan ikke tage imod nu. Vælg et andet, og vælg ugedage.',
  who_is_it: 'Skriv, hvem det er.',
  after_the_one_before: 'Mødet skal ligge efter det forrige.',
  meeting_on_weekday: 'Dagen er i en weekend. Vælg en hverdag.',
  end_after_start: 'Den sidste dag kan ikke ligge før den første.',
  between_the_others: 'Mødet skal ligge mellem de to andre og ikke være gået.',
  at_most_eight_hours: 'En dag er højst otte timer, og den slutter, efter den begynder.',
  no_seat_that_day: 'Der er ikke flere ledige pladser på en af dagene. Vælg andre dage, eller sæt flere pladser på opslaget.',
  somewhere_else: 'Den unge er et andet sted på en af dagene. Vælg andre dage, eller ring til kontaktpersonen.',
  too_young_that_day: 'Den unge er under alderen i jeres opslag. Tal med kontaktpersonen, eller hjælp den unge videre.',
  before_the_answer: 'Vælg en dag før jeres frist. Ring til kontaktpersonen, hvis det først kan blive senere.',
  unknown_postcode: 'Det postnummer kender vi ikke. Tjek de fire cifre.',
  choose_deputy: 'Vælg en kollega, der kan svare: en praktikkoordinator, en ungeguide eller Ungesekretariatet.',
  deputy_is_away: 'Den kollega er selv væk imens. Vælg en anden.',
  already_away: 'Der er allerede skrevet fravær på nogle af dagene. Ret det i stedet.',
  from_today: 'Vælg en dag fra i dag og frem.',
  decide_first: 'Der er elever, som ingen har besluttet for endnu. Alle skal have et sted at gå hen først.',
  summer_of_the_year: 'Vælg en dag fra 1. juni til nytår i det år, hvor skoleåret begynder.',
  no_class_to_follow: 'Eleven har ingen klasse efter den. Vælg en klasse, eller at eleven er færdig med skolen.',
  within_a_year: 'Vælg en dato inden for et år.',
  from_today_on: 'Vælg en dag fra i dag og højst et år frem.',
  not_before_the_first: 'Den sidste dag kan ikke ligge før den første.',
  closed_already: 'I har allerede skrevet, at I holder lukket nogle af de dage.',
  six_weeks_at_most: 'Det er mere end seks uger i træk. Hold pause i stedet, så bliver de unge hjulpet videre.',
  somebody_comes: 'I har lovet en ung en dag eller et besøg i de dage. Tal med kontaktpersonen først.',
  closed_then: 'Stedet holder lukket den dag. Vælg en anden.',
  within_two_months: 'Vælg en dato inden for de næste to måneder.',
  not_this_number: 'Det nummer bruger en anden her. Skriv dit eget, eller ring til din kontaktperson.',
  not_this_address: 'Den mail bruger en anden her. Skriv den unges egen.',
  choose_somebody: 'Vælg mindst én, som har noget i gang.',
  at_most_200: 'Vælg højst 200 ad gangen.',
  kind_stays: 'Slagsen kan ikke ændres. Lav et nyt opslag i stedet.',
  '3_to_70': 'Skriv en overskrift på 3 til 70 tegn.',
  one_to_five: 'Skriv fra en til fem ting, den unge skal lave. Hver må være på højst 140 tegn.',
  after_meet_at: 'Dagen skal slutte, efter den begynder.',
  at_most_four: 'Vælg højst fire.',
  at_most_13: 'Forløbet må være på højst 13 uger.',
  more_are_taken: 'Der er givet flere pladser end det. Vælg et højere tal.',
  too_far_ahead: 'Vælg dage inden for det næste halvandet år.',
  not_finished: 'Opslaget mangler noget endnu. Skriv, hvad den unge skal lave, og hvornår der er plads.',
  write_something: 'Skriv en besked, eller vælg en af de korte.',
  text_is_waiting: 'Der står noget i feltet. Send det, eller slet det først.',
  say_something: 'Skriv lidt først.',
  choose_language: 'Vælg et sprog, eller skriv det selv.',
  no_number_or_address: 'Skriv ikke mail, telefonnummer eller CPR-nummer her. Mail og nummer kan du sætte på papiret for sig.',
  consent_first: 'Sæt kryds, hvis vi må vise det.',
  list_is_full: 'Listen er fuld. Fjern noget, du er færdig med, først.',
  talk_first: 'Tal sammen først, og vælg, hvordan I gjorde det.',
  who_takes_over: 'Skriv, hvem der hjælper fra nu af.',
  cpr: 'Filen ser ud til at have CPR-numre i sig. Dem må vi ikke få, så vi har ikke gemt noget. Slet kolonnen eller tallene, og send filen igen.',
  no_lines: 'Der er ingen elever at læse ind. Tjek filen, og prøv igen.',
  at_most_2000: 'Der er flere end 2.000 linjer. Del filen, og send en del ad gangen.',
  choose_for_each: 'Svar for hver elev, vi spørger om.',
  grade_5_to_10: 'Skriv et klassetrin fra 5 til 10.',
};

const anyField = 'Tjek det her felt, og prøv igen.';

type Refusal = { readonly code: FailureCode; readonly detail?: string | null; readonly hint?: string | null };

/** The sentence for a refusal, as close to the cause as we have words for. */
export function failureSentence({ code, hint, detail }: Refusal): string {
  const closer = closerFailures[code] ?? {};
  return said(closer, hint) ?? said(closer, detail) ?? failures[code];
}

/** The sentence beside a field that the database refused. */
export function fieldSentence(reason: string | null | undefined): string {
  return said(fieldReasons, reason) ?? anyField;
}

const said = (sentences: Record<string, string>, reason: string | null | undefined) =>
  reason && Object.hasOwn(sentences, reason) ? sentences[reason] : undefined;

/** Added to `something_went_wrong`, so that somebody who calls can be helped. */
export function withFailureNumber(sentence: string, id: string): string {
  return `${sentence} Ringer du til os, så sig nummeret ${id}.`;
}
