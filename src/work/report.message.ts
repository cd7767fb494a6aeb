import { letter, quoted, SIGNED } from './news.message.js';
import type { Notice } from './recipients.js';
import type { ReportNews } from './report-news.js';

type Language = 'ka' | 'en';
type Words = { readonly subject: string; readonly said: string };
/** What makes somebody hear of a report. */
export type Involved = 'reporter' | 'supporter';
/** What a message says of a report: the name of what was reported, and where to read more. */
type About = { readonly title: string; readonly language: Language; readonly link: string };

const NEWS: Readonly<Record<Language, Readonly<Record<ReportNews, Words>>>> = {
  ka: {
    ReportAcknowledged: {
      subject: 'შეტყობინება მიღებულია',
      said: 'სამსახური შეტყობინებას გაეცნო. მოგვარების ვადა მის გვერდზეა.',
    },
    ReportPlanned: { subject: 'სამუშაო დაიგეგმა', said: 'სამუშაო დაიგეგმა. დღე შეტყობინების გვერდზეა.' },
    ReportStarted: { subject: 'სამუშაო დაიწყო', said: 'პრობლემის მოგვარება დაიწყო.' },
    ReportResolved: {
      subject: 'პრობლემა მოგვარდა',
      said: 'სამსახურის ცნობით, პრობლემა მოგვარდა. თუ ეს ასე არ არის, შეტყობინება მისსავე გვერდზე ხელახლა გახსენით.',
    },
    ReportFixAsked: {
      subject: 'მოგვარდა?',
      said: 'ოთხი კვირის წინ გაცნობეთ, რომ პრობლემა მოგვარდა. გთხოვთ, შეტყობინების გვერდზე მოგვწეროთ, ასეა თუ არა.',
    },
    ReportRefused: {
      subject: 'შეტყობინებაზე უარი',
      said: 'პრობლემის მოგვარებაზე უარი ითქვა. საფუძველი და განმარტება შეტყობინების გვერდზეა.',
    },
    ReportNotOurs: {
      subject: 'შეტყობინება სხვა უწყებას ეხება',
      said: 'პრობლემის მოგვარება მერიის უფლებამოსილება არ არის. ვის მიმართოთ, შეტყობინების გვერდზე წერია.',
    },
    ReportMerged: {
      subject: 'შეტყობინება სხვას შეუერთდა',
      said: 'იმავე პრობლემის შესახებ სხვა შეტყობინებაც იყო და ისინი გაერთიანდა. სიახლეებს კვლავ მიიღებთ.',
    },
    ReportReopened: {
      subject: 'შეტყობინება ხელახლა გაიხსნა',
      said: 'შეტყობინება ხელახლა გაიხსნა. ახალი ვადა მის გვერდზეა.',
    },
    ReportHidden: {
      subject: 'შეტყობინება დაიმალა',
      said: 'თქვენი შეტყობინება დაიმალა და მკითხველი მას ვეღარ ხედავს. საფუძველი და განმარტება მის გვერდზეა. თუ არ ეთანხმებით, იქვე გაასაჩივრეთ.',
    },
    ReportShown: {
      subject: 'შეტყობინება ისევ ჩანს',
      said: 'თქვენი შეტყობინება აღარ არის დამალული: მას ისევ ყველა ხედავს.',
    },
    ReportHidingAppealDecided: {
      subject: 'თქვენი საჩივარი განიხილეს',
      said: 'შეტყობინების დამალვაზე თქვენი საჩივარი სხვა მოდერატორმა განიხილა. გადაწყვეტილება და განმარტება შეტყობინების გვერდზეა.',
    },
    ReportPutBack: {
      subject: 'ბოლო ცვლილება გაუქმდა',
      said: 'შეტყობინების ბოლო ცვლილება გაუქმდა. რა მდგომარეობაშია ახლა, მის გვერდზე ნახავთ.',
    },
    ReportUnmerged: {
      subject: 'შეტყობინება ისევ ცალკე განიხილება',
      said: 'შეტყობინების სხვასთან შეერთება გაუქმდა და ის ისევ ცალკე განიხილება. განმარტება მის გვერდზეა.',
    },
  },
  en: {
    ReportAcknowledged: {
      subject: 'The report was acknowledged',
      said: 'Those in charge have read the report. Its page says by when it is to be resolved.',
    },
    ReportPlanned: { subject: 'The work is planned', said: 'The work is planned. Its day is on the report’s page.' },
    ReportStarted: { subject: 'The work has begun', said: 'Work on the problem has begun.' },
    ReportResolved: {
      subject: 'The problem was resolved',
      said: 'Those in charge say that the problem is resolved. If it is not, open the report again on its page.',
    },
    ReportFixAsked: {
      subject: 'Is it fixed?',
      said: 'Four weeks ago we told you that the problem was resolved. Please say on the report’s page whether it is.',
    },
    ReportRefused: {
      subject: 'The report was refused',
      said: 'The problem will not be dealt with. The ground and the explanation are on the report’s page.',
    },
    ReportNotOurs: {
      subject: 'The report concerns somebody else',
      said: 'The problem is not for City Hall to solve. The report’s page says whom to turn to.',
    },
    ReportMerged: {
      subject: 'The report was joined with another',
      said: 'There was another report of the same problem, and the two were joined. You will go on hearing of it.',
    },
    ReportReopened: {
      subject: 'The report was opened again',
      said: 'The report was opened again. Its page says by when it is to be resolved.',
    },
    ReportHidden: {
      subject: 'Your report was hidden',
      said: 'Your report was hidden, and readers do not see it any more. The ground and the explanation are on its page. If you disagree, you can appeal there.',
    },
    ReportShown: {
      subject: 'Your report is shown again',
      said: 'Your report is not hidden any more: everybody can see it again.',
    },
    ReportHidingAppealDecided: {
      subject: 'Your appeal was decided',
      said: 'Another moderator has decided your appeal against the hiding of your report. The outcome and the explanation are on its page.',
    },
    ReportPutBack: {
      subject: 'The last change was taken back',
      said: 'The last change of the report was taken back. Its page says how it stands now.',
    },
    ReportUnmerged: {
      subject: 'The report stands by itself again',
      said: 'The report was parted from the one it was joined with. Its page says why.',
    },
  },
};

/** Why this person is written to, and how it ends. */
const BECAUSE: Readonly<Record<Language, Readonly<Record<Involved, string>>>> = {
  ka: {
    reporter:
      'ამ წერილს იღებთ, რადგან პრობლემის შესახებ შეგვატყობინეთ. შეტყობინებების გამორთვა თქვენს გვერდზე შეგიძლიათ.',
    supporter: 'ამ წერილს იღებთ, რადგან იგივე პრობლემა დაადასტურეთ. გამოწერის გაუქმება შეტყობინების გვერდზე შეგიძლიათ.',
  },
  en: {
    reporter: 'You receive this message because you reported the problem. You can turn such messages off on your page.',
    supporter:
      'You receive this message because you found the same problem. To receive no more of them, say so on the report’s page.',
  },
};

/** The message about one piece of news of a report. */
export function reportMessage(news: ReportNews, { title, language, link }: About, as: Involved): Notice {
  const { subject, said } = NEWS[language][news];
  return {
    kind: `report-${news
      .replace('Report', '')
      .replace(/(?<!^)[A-Z]/g, '-$&')
      .toLowerCase()}`,
    language,
    subject: `${subject}: ${quoted(title, language)}`,
    text: letter(language, [quoted(title, language), said, link, BECAUSE[language][as]]),
    short: `${SIGNED[language]}: ${said} ${link}`,
  };
}
