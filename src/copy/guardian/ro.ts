import type { GuardianWords } from './words.ts';

/**
 * Romanian, with the polite dumneavoastră, without words that tell a she from a he.
 * Read a second time by translating back; to be proof-read by a native speaker in the municipality before use.
 */
export const romanian: GuardianWords = {
  lang: 'ro',
  dir: 'ltr',
  pageTitle: 'O întrebare pentru dumneavoastră',
  question: {
    placement: (child) => `Sunteți de acord ca ${child} să facă practică la un loc de muncă?`,
    junior_apprenticeship: (child) => `Sunteți de acord ca ${child} să învețe la un loc de muncă în unele zile de școală?`,
    after_school_job: (child) => `Sunteți de acord ca ${child} să lucreze după școală?`,
    intro_job: (child) => `Sunteți de acord ca ${child} să aibă un prim loc de muncă plătit?`,
    apprenticeship: (child) => `Sunteți de acord ca ${child} să învețe o meserie la o firmă?`,
    mentorship: (child) => `Sunteți de acord ca ${child} să aibă un mentor?`,
  },
  lede: (child, guardian) => `Bună ziua, ${guardian}. ${child} ne-a spus că sunteți părinte sau tutore. De aceea vă întrebăm.`,
  places: 'Este vorba despre',
  meaningTitle: 'Ce înseamnă?',
  meaning: {
    placement: [
      'Practica (în daneză: erhvervspraktik) face parte din școală. Nu este plătită.',
      'După încheierea acordului, asigurarea este oferită de statul danez.',
      'Un adult este prezent acolo toată ziua.',
    ],
    job: [
      'Munca este plătită, iar dumneavoastră semnați un contract cu angajatorul.',
      'Există reguli despre cât și când pot lucra tinerii. Angajatorul trebuie să le respecte.',
      'Asigurarea este oferită de angajator.',
    ],
    apprenticeship: ['Acordul cu angajatorul îl încheiați pe lærepladsen.dk.', 'Asigurarea este oferită de angajator.'],
    mentorship: ['Un adult de acolo se întâlnește cu copilul dumneavoastră și povestește despre munca sa.'],
  },
  buttons: { yes: 'Da, sunt de acord', no: 'Nu', call_me: 'Vă rog să mă sunați', not_my_child: 'Nu este copilul meu' },
  answered: {
    yes: (child) => `Răspunsul dumneavoastră: da. ${child} știe deja.`,
    no: () => 'Răspunsul dumneavoastră: nu. Persoana de contact vă va suna.',
    call_me: () => 'Vă sunăm în curând.',
    not_my_child: () => 'Răspunsul dumneavoastră: nu este copilul meu.',
  },
  mayChange: 'Încă puteți schimba răspunsul aici.',
  noLongerChangeable: (contact) => `Răspunsul nu mai poate fi schimbat aici. Dacă este nevoie, sunați: ${contact}.`,
  changeTitle: 'Doriți să schimbați răspunsul?',
  answerTitle: 'Răspunsul dumneavoastră',
  notMine: {
    title: 'Nu este copilul dumneavoastră?',
    text: (child) => `Atunci mesajul a ajuns la altă persoană. Oprim linkul, iar ${child} primește din nou întrebarea. Dumneavoastră nu vă mai scriem.`,
    button: 'Da, nu este copilul meu',
    thanks: 'Vă mulțumim că ne-ați spus. Linkul nu mai funcționează și nu vă mai scriem.',
  },
  goBack: 'Înapoi',
  fromTitle: 'De la cine este?',
  agreements: 'Citiți acordul',
  agreementsNote: 'Acordul este scris în daneză. Dacă doriți explicații, sunați-ne.',
  problem: 'Nu s-a trimis. Încercați din nou sau sunați-ne.',
  talk: 'Cu cine puteți vorbi',
  languages: 'Limba',
  away: (contact, standIn, until) => `${contact} lipsește ${until ? `până la ${until} inclusiv` : 'acum'}. Între timp răspunde ${standIn}.`,
  notice: { info: 'Informație', ok: 'Gata', error: 'Eroare' },
  gone: {
    unknown: { title: 'Linkul nu mai funcționează', text: 'Poate fi prea vechi sau am trimis unul nou. Sunați-ne și vă ajutăm.' },
    expired: { title: 'Linkul a expirat', text: 'Încă așteptăm răspunsul dumneavoastră. Apăsați aici și trimitem un link nou în același loc.' },
    renewed: { title: 'V-am trimis un link nou', text: 'Îl găsiți acolo unde a venit primul. Folosiți-l pe cel nou.' },
    replaced: { title: 'Linkul nu mai funcționează', text: 'Nu vă mai întrebăm despre acest lucru. Nu trebuie să faceți nimic.' },
    ended: { title: 'Nu mai este nevoie de răspunsul dumneavoastră', text: 'Lucrul despre care am întrebat s-a încheiat. Nu trebuie să faceți nimic.' },
  },
  sendNew: 'Trimiteți un link nou',
  callTitle: 'Pe cine puteți suna?',
  callUs: 'Telefon:',
  mail: {
    preview: 'Deschideți mesajul pentru a-l citi.',
    hello: (guardian) => `Bună ziua, ${guardian}`,
    asked: {
      subject: 'O întrebare pentru dumneavoastră',
      text: (child) => `${child} are nevoie de răspunsul dumneavoastră. Durează un minut și nu trebuie să vă autentificați.`,
    },
    reminder: {
      subject: 'Așteptăm răspunsul dumneavoastră',
      text: (child) => `${child} încă așteaptă răspunsul dumneavoastră. Durează un minut și nu trebuie să vă autentificați.`,
    },
    action: 'Citiți și răspundeți',
    call: (name, phone) => `Dacă preferați să vorbiți cu cineva, sunați: ${name}, ${phone}.`,
    notYours: 'Nu cunoașteți copilul? Puteți spune acest lucru pe pagină.',
    recorded: {
      subject: 'Am notat răspunsul dumneavoastră',
      text: (child, answer, way) => `Am notat răspunsul dumneavoastră despre ${child}: „${answer}”. L-ați dat ${way}.`,
      ifWrong: (name, phone) => `Dacă nu este corect, sunați: ${name}, ${phone}.`,
    },
    ways: { phone: 'la telefon', paper: 'pe hârtie', in_person: 'personal' },
    signOff: 'Cu stimă\nUngegarantien (garanția pentru tineri)',
  },
  sms: {
    asked: (url, name, phone) => `Ungegarantien vă întreabă:\n${url}\n${name} ${phone}`,
    reminder: (url, name, phone) => `Reamintire de la Ungegarantien: ${url} Telefon: ${name}, ${phone}.`,
    recorded: (name, phone) => `Ungegarantien a notat răspunsul. E greșit? ${name} ${phone}`,
  },
  weWrite: 'Vă putem scrie în română. Copilul alege limba, iar pe pagină o puteți schimba.',
};
