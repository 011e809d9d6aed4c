/** What people write back, in the languages they write in. All of it is made up for the simulation. */

const languages = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'pl'] as const;
export type Language = (typeof languages)[number];

/** What a person means by an answer; the rep acts on it, the product never sees this word. */
export type Intent = 'question' | 'interested' | 'not-interested' | 'not-now' | 'wrong-person' | 'still-interested' | 'opt-out';

export const answers: Readonly<Record<Language, Readonly<Record<Intent, readonly string[]>>>> = {
  en: {
    question: ['Thanks. What would this cost for a team of twenty?', 'Does it work with the system that we have today?'],
    interested: [
      'This comes at the right moment. Can we talk on Thursday?',
      'Yes, I would like to see it. When could you show us?',
    ],
    'not-interested': ['Thank you, but we are not interested.', 'No thanks, we have chosen another vendor.'],
    'not-now': ['Not a good time. Please come back to me after the summer.', 'We cannot look at this before next quarter.'],
    'wrong-person': [
      'I am not the right person for this, Priya in purchasing is.',
      'You have the wrong person, I work in the warehouse.',
    ],
    'still-interested': ['We are still interested, we only need more time.'],
    'opt-out': ['Please remove me from your list.', 'Please stop emailing me.', 'Unsubscribe me, please.'],
  },
  de: {
    question: ['Danke. Was kostet das bei zwanzig Personen?', 'Passt das zu dem System, das wir schon haben?'],
    interested: ['Das kommt gerade recht. Können wir am Donnerstag telefonieren?', 'Gern, wann könnten Sie es uns zeigen?'],
    'not-interested': [
      'Vielen Dank, aber wir haben kein Interesse.',
      'Nein danke, wir haben uns für einen anderen Anbieter entschieden.',
    ],
    'not-now': [
      'Im Moment passt es nicht, melden Sie sich bitte nach dem Sommer.',
      'Vor dem nächsten Quartal kommen wir nicht dazu.',
    ],
    'wrong-person': ['Dafür bin ich nicht zuständig, bitte wenden Sie sich an den Einkauf.'],
    'still-interested': ['Wir haben weiter Interesse, brauchen aber noch Zeit.'],
    'opt-out': ['Bitte nehmen Sie mich aus dem Verteiler.', 'Bitte schreiben Sie mir keine weiteren E-Mails.'],
  },
  fr: {
    question: ['Merci. Quel serait le prix pour vingt personnes ?'],
    interested: ["Cela m'intéresse. Pouvons-nous en parler jeudi ?"],
    'not-interested': ['Merci, mais nous ne sommes pas intéressés.'],
    'not-now': ["Ce n'est pas le bon moment, recontactez-moi après l'été."],
    'wrong-person': ['Je ne suis pas la bonne personne, voyez avec le service achats.'],
    'still-interested': ['Nous sommes toujours intéressés, il nous faut encore un peu de temps.'],
    'opt-out': ['Merci de ne plus me contacter.', 'Retirez-moi de votre liste, merci.'],
  },
  es: {
    question: ['Gracias. ¿Cuánto costaría para veinte personas?'],
    interested: ['Me interesa. ¿Podemos hablar el jueves?'],
    'not-interested': ['Gracias, pero no nos interesa.'],
    'not-now': ['Ahora no es buen momento, escríbame después del verano.'],
    'wrong-person': ['No soy la persona adecuada, hable con el departamento de compras.'],
    'still-interested': ['Seguimos interesados, solo necesitamos más tiempo.'],
    'opt-out': ['Por favor, no me escriban más.', 'Quiero darme de baja de su lista.'],
  },
  it: {
    question: ['Grazie. Quanto costerebbe per venti persone?'],
    interested: ['Mi interessa. Possiamo sentirci giovedì?'],
    'not-interested': ['Grazie, ma non siamo interessati.'],
    'not-now': ["Non è il momento giusto, mi ricontatti dopo l'estate."],
    'wrong-person': ["Non sono la persona giusta, scriva all'ufficio acquisti."],
    'still-interested': ['Siamo ancora interessati, ci serve solo più tempo.'],
    'opt-out': ['Per favore cancellatemi dalla lista.', 'Non contattatemi più, grazie.'],
  },
  pt: {
    question: ['Obrigado. Quanto custaria para vinte pessoas?'],
    interested: ['Tenho interesse. Podemos falar na quinta-feira?'],
    'not-interested': ['Obrigado, mas não temos interesse.'],
    'not-now': ['Agora não é um bom momento, fale comigo depois do verão.'],
    'wrong-person': ['Não sou a pessoa certa, fale com o departamento de compras.'],
    'still-interested': ['Continuamos interessados, só precisamos de mais tempo.'],
    'opt-out': ['Por favor, remova-me da sua lista.', 'Não me contactem mais.'],
  },
  nl: {
    question: ['Bedankt. Wat kost dit voor twintig mensen?'],
    interested: ['Dit komt goed uit. Kunnen we donderdag bellen?'],
    'not-interested': ['Bedankt, maar wij hebben geen interesse.'],
    'not-now': ['Het komt nu niet uit, neem na de zomer weer contact op.'],
    'wrong-person': ['Ik ben niet de juiste persoon, u moet bij inkoop zijn.'],
    'still-interested': ['We hebben nog steeds interesse, maar hebben meer tijd nodig.'],
    'opt-out': ['Graag uitschrijven, ik wil geen e-mails meer ontvangen.', 'Stuur mij geen e-mails meer.'],
  },
  sv: {
    question: ['Tack. Vad skulle det kosta för tjugo personer?'],
    interested: ['Det här låter intressant. Kan vi prata på torsdag?'],
    'not-interested': ['Tack, men vi är inte intresserade.'],
    'not-now': ['Det passar inte just nu, hör av dig efter sommaren.'],
    'wrong-person': ['Jag är fel person för detta, prata med inköp.'],
    'still-interested': ['Vi är fortfarande intresserade men behöver mer tid.'],
    'opt-out': ['Ta bort mig från er lista, tack.', 'Sluta mejla mig.'],
  },
  pl: {
    question: ['Dziękuję. Ile to kosztuje dla dwudziestu osób?'],
    interested: ['To ciekawe. Czy możemy porozmawiać w czwartek?'],
    'not-interested': ['Dziękuję, ale nie jesteśmy zainteresowani.'],
    'not-now': ['To nie jest dobry moment, proszę odezwać się po wakacjach.'],
    'wrong-person': ['Nie jestem właściwą osobą, proszę pisać do działu zakupów.'],
    'still-interested': ['Nadal jesteśmy zainteresowani, potrzebujemy tylko więcej czasu.'],
    'opt-out': ['Proszę usunąć mnie z listy.', 'Proszę nie wysyłać mi więcej wiadomości.'],
  },
};

/** The line above a quoted mail, as mail programs of that language write it. */
export const wroteLine: Readonly<Record<Language, (date: string, who: string) => string>> = {
  en: (date, who) => `On ${date}, ${who} wrote:`,
  de: (date, who) => `Am ${date} schrieb ${who}:`,
  fr: (date, who) => `Le ${date}, ${who} a écrit :`,
  es: (date, who) => `El ${date}, ${who} escribió:`,
  it: (date, who) => `Il giorno ${date} ${who} ha scritto:`,
  pt: (date, who) => `Em ${date}, ${who} escreveu:`,
  nl: (date, who) => `Op ${date} schreef ${who}:`,
  sv: (date, who) => `Den ${date} skrev ${who}:`,
  pl: (date, who) => `${date} ${who} napisał(a):`,
};

/** An absence: the subject's beginning, the words with the day of return as that language writes it, and without. */
export interface Absence {
  subject: string;
  until: (day: string) => string;
  undated: string;
}

export const absences: Readonly<Record<Language, Absence>> = {
  en: {
    subject: 'Automatic reply: ',
    until: (day) => `Thank you for your message. I am out of the office until ${day} and will answer when I am back.`,
    undated: 'Thank you for your message. I am out of the office and will answer when I am back.',
  },
  de: {
    subject: 'Automatische Antwort: ',
    until: (day) => `Vielen Dank für Ihre Nachricht. Ich bin bis ${day} nicht im Büro und antworte danach.`,
    undated: 'Vielen Dank für Ihre Nachricht. Ich bin zurzeit nicht im Büro und antworte nach meiner Rückkehr.',
  },
  fr: {
    subject: 'Réponse automatique : ',
    until: (day) => `Bonjour, je suis absent du bureau jusqu'au ${day} et vous répondrai à mon retour.`,
    undated: 'Bonjour, je suis absent du bureau et vous répondrai à mon retour.',
  },
  es: {
    subject: 'Respuesta automática: ',
    until: (day) => `Gracias por su mensaje. Estoy fuera de la oficina hasta el ${day} y le responderé a mi regreso.`,
    undated: 'Gracias por su mensaje. Estoy fuera de la oficina y le responderé a mi regreso.',
  },
  it: {
    subject: 'Risposta automatica: ',
    until: (day) => `Grazie per il messaggio. Sono fuori ufficio fino al ${day} e risponderò al mio rientro.`,
    undated: 'Grazie per il messaggio. Sono fuori ufficio e risponderò al mio rientro.',
  },
  pt: {
    subject: 'Resposta automática: ',
    until: (day) => `Obrigado pela mensagem. Estou fora do escritório até ${day} e responderei quando voltar.`,
    undated: 'Obrigado pela mensagem. Estou fora do escritório e responderei quando voltar.',
  },
  nl: {
    subject: 'Automatisch antwoord: ',
    until: (day) => `Bedankt voor uw bericht. Ik ben afwezig tot en met ${day} en antwoord daarna.`,
    undated: 'Bedankt voor uw bericht. Ik ben afwezig en antwoord als ik terug ben.',
  },
  sv: {
    subject: 'Autosvar: ',
    until: (day) => `Tack för ditt meddelande. Jag är inte på kontoret till och med ${day} och svarar när jag är tillbaka.`,
    undated: 'Tack för ditt meddelande. Jag är inte på kontoret och svarar när jag är tillbaka.',
  },
  pl: {
    subject: 'Automatyczna odpowiedź: ',
    until: (day) => `Dziękuję za wiadomość. Jestem poza biurem do ${day} i odpowiem po powrocie.`,
    undated: 'Dziękuję za wiadomość. Jestem poza biurem i odpowiem po powrocie.',
  },
};

const months: Readonly<Record<Language, readonly string[]>> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  de: ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'],
  fr: ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
  es: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  it: [
    'gennaio',
    'febbraio',
    'marzo',
    'aprile',
    'maggio',
    'giugno',
    'luglio',
    'agosto',
    'settembre',
    'ottobre',
    'novembre',
    'dicembre',
  ],
  pt: [
    'janeiro',
    'fevereiro',
    'março',
    'abril',
    'maio',
    'junho',
    'julho',
    'agosto',
    'setembro',
    'outubro',
    'novembro',
    'dezembro',
  ],
  nl: [
    'januari',
    'februari',
    'maart',
    'april',
    'mei',
    'juni',
    'juli',
    'augustus',
    'september',
    'oktober',
    'november',
    'december',
  ],
  sv: ['januari', 'februari', 'mars', 'april', 'maj', 'juni', 'juli', 'augusti', 'september', 'oktober', 'november', 'december'],
  pl: [
    'stycznia',
    'lutego',
    'marca',
    'kwietnia',
    'maja',
    'czerwca',
    'lipca',
    'sierpnia',
    'września',
    'października',
    'listopada',
    'grudnia',
  ],
};

/** `2026-03-12` as a person of that language writes it in a sentence. */
export function dayIn(language: Language, day: string): string {
  const [year = 0, month = 1, dayOfMonth = 1] = day.split('-').map(Number);
  const name = months[language][month - 1] ?? '';
  if (language === 'de') return `zum ${dayOfMonth}. ${name} ${year}`;
  if (language === 'es' || language === 'pt') return `${dayOfMonth} de ${name} de ${year}`;
  return `${dayOfMonth} ${name} ${year}`;
}
