import type { GuardianWords } from './words.ts';

/**
 * Polish, with the polite Państwo, and in the present tense where the past would tell a she from a he.
 * Read a second time by translating back; to be proof-read by a native speaker in the municipality before use.
 */
export const polish: GuardianWords = {
  lang: 'pl',
  dir: 'ltr',
  pageTitle: 'Pytanie do Państwa',
  question: {
    placement: (child) => `Czy ${child} może odbyć praktykę w miejscu pracy?`,
    junior_apprenticeship: (child) => `Czy ${child} może w niektóre dni szkolne uczyć się w miejscu pracy?`,
    after_school_job: (child) => `Czy ${child} może pracować po lekcjach?`,
    intro_job: (child) => `Czy ${child} może podjąć pierwszą płatną pracę?`,
    apprenticeship: (child) => `Czy ${child} może uczyć się zawodu w firmie?`,
    mentorship: (child) => `Czy ${child} może mieć mentora?`,
  },
  lede: (child, guardian) => `Dzień dobry, ${guardian}. ${child} wskazuje Państwa jako rodzica lub opiekuna. Dlatego pytamy Państwa.`,
  places: 'Chodzi o',
  meaningTitle: 'Co to oznacza?',
  meaning: {
    placement: [
      'Praktyka (po duńsku: erhvervspraktik) jest częścią nauki w szkole. Nie jest płatna.',
      'Po zawarciu umowy ubezpieczenie zapewnia państwo duńskie.',
      'Na miejscu przez cały dzień jest osoba dorosła.',
    ],
    job: [
      'Praca jest płatna, a umowę podpisują Państwo z pracodawcą.',
      'Są przepisy o tym, jak długo i kiedy może pracować młodzież. Pracodawca musi ich przestrzegać.',
      'Ubezpieczenie zapewnia pracodawca.',
    ],
    apprenticeship: ['Umowę z pracodawcą zawierają Państwo na lærepladsen.dk.', 'Ubezpieczenie zapewnia pracodawca.'],
    mentorship: ['Osoba dorosła z tego miejsca spotyka się z Państwa dzieckiem i opowiada o swojej pracy.'],
  },
  buttons: { yes: 'Tak, zgadzam się', no: 'Nie', call_me: 'Proszę do mnie zadzwonić', not_my_child: 'To nie jest moje dziecko' },
  answered: {
    yes: (child) => `Państwa odpowiedź: tak. ${child} już o tym wie.`,
    no: () => 'Państwa odpowiedź: nie. Osoba kontaktowa zadzwoni do Państwa.',
    call_me: () => 'Wkrótce do Państwa zadzwonimy.',
    not_my_child: () => 'Państwa odpowiedź: to nie jest moje dziecko.',
  },
  mayChange: 'Odpowiedź można tu jeszcze zmienić.',
  noLongerChangeable: (contact) => `Odpowiedzi nie można tu już zmienić. W razie potrzeby prosimy zadzwonić. Osoba kontaktowa: ${contact}.`,
  changeTitle: 'Czy chcą Państwo zmienić odpowiedź?',
  answerTitle: 'Państwa odpowiedź',
  notMine: {
    title: 'To nie jest Państwa dziecko?',
    text: (child) =>
      `W takim razie wiadomość trafiła do niewłaściwej osoby. Wyłączymy link, a ${child} dostanie pytanie jeszcze raz. Do Państwa już nie napiszemy.`,
    button: 'Tak, to nie jest moje dziecko',
    thanks: 'Dziękujemy za informację. Link już nie działa i więcej do Państwa nie napiszemy.',
  },
  goBack: 'Wstecz',
  fromTitle: 'Od kogo to jest?',
  agreements: 'Przeczytaj umowę',
  agreementsNote: 'Umowa jest napisana po duńsku. Jeśli potrzebują Państwo wyjaśnień, prosimy do nas zadzwonić.',
  problem: 'Nie udało się wysłać. Prosimy spróbować ponownie lub do nas zadzwonić.',
  talk: 'Z kim można porozmawiać',
  languages: 'Język',
  away: (contact, standIn, until) => `${contact} jest poza biurem${until ? ` do ${until} włącznie` : ''}. W tym czasie odpowiada ${standIn}.`,
  notice: { info: 'Informacja', ok: 'Gotowe', error: 'Błąd' },
  gone: {
    unknown: { title: 'Link już nie działa', text: 'Może być zbyt stary albo wysłaliśmy nowy. Prosimy do nas zadzwonić, a pomożemy.' },
    expired: { title: 'Link stracił ważność', text: 'Nadal prosimy o odpowiedź. Po naciśnięciu przycisku wyślemy nowy link tam, gdzie poprzedni.' },
    renewed: { title: 'Wysłaliśmy Państwu nowy link', text: 'Jest tam, gdzie przyszedł pierwszy. Prosimy użyć nowego.' },
    replaced: { title: 'Link już nie działa', text: 'Nie pytamy już Państwa o tę sprawę. Nic nie trzeba robić.' },
    ended: { title: 'Państwa odpowiedź nie jest już potrzebna', text: 'Sprawa, o którą pytaliśmy, jest zakończona. Nic nie trzeba robić.' },
  },
  sendNew: 'Wyślij nowy link',
  callTitle: 'Do kogo można zadzwonić?',
  callUs: 'Telefon:',
  mail: {
    preview: 'Prosimy otworzyć wiadomość, aby ją przeczytać.',
    hello: (guardian) => `Dzień dobry, ${guardian}`,
    asked: { subject: 'Pytanie do Państwa', text: (child) => `${child} potrzebuje Państwa odpowiedzi. To zajmie minutę i nie trzeba się logować.` },
    reminder: {
      subject: 'Czekamy na Państwa odpowiedź',
      text: (child) => `${child} nadal czeka na Państwa odpowiedź. To zajmie minutę i nie trzeba się logować.`,
    },
    action: 'Przeczytaj i odpowiedz',
    call: (name, phone) => `Jeśli wolą Państwo porozmawiać, prosimy zadzwonić: ${name}, ${phone}.`,
    notYours: 'Nie znają Państwo tego dziecka? Można to zaznaczyć na stronie.',
    recorded: {
      subject: 'Zapisaliśmy Państwa odpowiedź',
      text: (child, answer, way) => `Zapisaliśmy Państwa odpowiedź: „${answer}”. Chodzi o dziecko: ${child}. Odpowiedź podano ${way}.`,
      ifWrong: (name, phone) => `Jeśli to się nie zgadza, prosimy zadzwonić: ${name}, ${phone}.`,
    },
    ways: { phone: 'przez telefon', paper: 'na papierze', in_person: 'osobiście' },
    signOff: 'Z poważaniem\nUngegarantien (gwarancja dla młodzieży)',
  },
  sms: {
    asked: (url, name, phone) => `Pytanie od Ungegarantien: ${url} Telefon: ${name}, ${phone}.`,
    reminder: (url, name, phone) => `Przypomnienie od Ungegarantien: ${url} Telefon: ${name}, ${phone}.`,
    recorded: (name, phone) => `Ungegarantien: odpowiedź zapisana. Pomyłka? ${name} ${phone}`,
  },
  weWrite: 'Możemy napisać do Państwa po polsku. Język wybiera dziecko, a na stronie można go zmienić.',
};
