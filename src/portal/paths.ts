import { budgetPaths } from './budget-paths.js';
import { casePaths } from './case-paths.js';
import { forumPaths } from './forum-paths.js';
import { type Lang, otherLang } from './frame.js';
import { groupPaths } from './group-paths.js';
import { logPaths } from './log-paths.js';
import { mapPaths } from './map-paths.js';
import { ogpPaths } from './ogp-paths.js';
import { servicePaths } from './service-paths.js';
import { spendingPaths } from './spending-paths.js';
import { surveyPaths } from './survey-paths.js';
import { withQuery } from './with-query.js';

/** Where the portal's pages are, and where their forms go: each form is a POST to the address named here. */
export function paths(lang: Lang) {
  const at = (path: string) => `/${lang}${path}`;
  const petition = (id: string, deed = '') => at(`/petitions/${encodeURIComponent(id)}${deed}`);
  return {
    home: at(''),
    petitions: at('/petitions'),
    /** GET a new draft; POST every step of it, with all that was filled in so far. */
    newPetition: at('/petitions/new'),
    petition,
    /** The link that an author sends to sponsors. */
    invited: (id: string, invitation: string) => withQuery(petition(id), { invitation }),
    /** GET the check page; POST `display=initials?`. */
    sign: (id: string) => petition(id, '/sign'),
    /** GET the receipt of a signature. */
    signed: (id: string) => petition(id, '/signed'),
    withdrawSignature: (id: string) => petition(id, '/unsign'),
    hideInitials: (id: string) => petition(id, '/hide-initials'),
    support: (id: string, invitation: string) => withQuery(petition(id, '/support'), { invitation }),
    submit: (id: string) => petition(id, '/submit'),
    /** POST `text`. */
    appeal: (id: string) => petition(id, '/appeal'),
    takeBack: (id: string) => petition(id, '/withdraw'),
    follow: (id: string) => petition(id, '/follow'),
    unfollow: (id: string) => petition(id, '/unfollow'),
    /** GET; POST `personalNumber`, `birthDate-day?` `-month?` `-year?`, `documentNumber?`, `contact?`, `next?`. */
    signIn: (next?: string) => at(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`),
    /** POST `personalNumber`, `code`, `request`, `next?`. */
    code: at('/sign-in/code'),
    signOut: at('/sign-out'),
    me: at('/me'),
    /** GET how the second factor stands; POST `code`, `next?` to prove it; behind it `set-up`, `confirm`, `codes`, `remove`. */
    secondFactor: (next?: string) => withQuery(at('/me/second-factor'), { next }),
    secondFactorDeed: (deed: 'set-up' | 'confirm' | 'codes' | 'remove') => at(`/me/second-factor/${deed}`),
    myData: at('/me/data'),
    /** POST `all=yes?`, every topic `asked` of and those of them that are wanted (`topic`), every `listed` petition, and those of them that are `on`. */
    notifications: at('/me/notifications'),
    /** POST `kind`, `text`: a request about one's own data. */
    myRequests: at('/me/requests'),
    endSession: (handle: string) => at(`/me/sessions/${encodeURIComponent(handle)}/end`),
    /** GET the consequences; POST `sure=yes`. */
    erase: at('/me/erase'),
    ...casePaths(at),
    /** GET `q?`, `district?`, `category?`, `status?`, `age?` (days), `layers?`, `bbox?`, `z?`, `cursor?`. */
    reports: at('/reports'),
    /** GET the map, at its other name: it leads to `reports`. */
    map: at('/map'),
    /** GET `layer`, `cursor?`; behind it the id of one object. */
    mapObjects: (id = '') => at(`/map/objects${id && `/${encodeURIComponent(id)}`}`),
    /** GET the categories, or with `category` its form; POST that form. */
    newReport: at('/reports/new'),
    report: (id: string) => at(`/reports/${encodeURIComponent(id)}`),
    supportReport: (id: string) => at(`/reports/${encodeURIComponent(id)}/support`),
    leaveReport: (id: string) => at(`/reports/${encodeURIComponent(id)}/leave`),
    confirmReport: (id: string) => at(`/reports/${encodeURIComponent(id)}/confirm`),
    /** POST `text`. */
    reopenReport: (id: string) => at(`/reports/${encodeURIComponent(id)}/reopen`),
    /** GET a photo before a moderator. */
    reportPhoto: (id: string, photo: number) => at(`/reports/${encodeURIComponent(id)}/photos/${photo}`),
    /** POST `area` (each `left,top,width,height` in per cent), `preset`, `left`, `top`, `width`, `height`, `text`. */
    redactPhoto: (id: string, photo: number) => at(`/reports/${encodeURIComponent(id)}/photos/${photo}/redact`),
    /** POST `text`. */
    removePhoto: (id: string, photo: number) => at(`/reports/${encodeURIComponent(id)}/photos/${photo}/remove`),
    /**
     * POST `step`, `assign` (`department`), `plan` (`plan-day-day` …), `resolve` (`text`), `refuse` (`ground`, `text`), `pass-on`
     * (`whose`), `merge` (`into` or `reference`), `notes`, `hide` (`ground`, `text`), `show` (`text`), `decide` (`outcome`, `text`);
     * with `insert` a `template` is put into the form. By who reported it: `appeal` (`text`).
     */
    reportDeed: (id: string, deed: string) => at(`/reports/${encodeURIComponent(id)}/${deed}`),
    /** GET; POST `text`. */
    unmergeReport: (id: string) => at(`/reports/${encodeURIComponent(id)}/unmerge`),
    /** GET `band?`, `due?`, `department?`, `category?`, `district?`, `status?` (`all` for any), `cursor?`. */
    reportQueue: at('/report-queue'),
    /** POST `which` = `chosen` (`ids`) | `all` (`filter-…`), `action` and its fields, `step` = `choose` | `count` | `begin`. */
    reportBatches: at('/report-queue/batches'),
    reportBatch: (id: string) => at(`/report-queue/batches/${encodeURIComponent(id)}`),
    /** POST `reason`. */
    undoReportBatch: (id: string) => at(`/report-queue/batches/${encodeURIComponent(id)}/undo`),
    /** GET `from?`, `to?` (YYYY-MM), `by?`. */
    handling: at('/map/dashboard'),
    /** GET what the map goes by, and what waits. */
    mapOffice: at('/office/map'),
    /** GET `cursor?`. */
    hidingAppeals: at('/office/map/appeals'),
    categories: at('/office/map/categories'),
    /** GET an empty form; POST it, with `step` = `adopt`, or what is added to or taken out of it. */
    newCategory: at('/office/map/new-category'),
    /** The same of one that there is. */
    category: (code: string) => at(`/office/map/categories/${encodeURIComponent(code)}`),
    retireCategory: (code: string) => at(`/office/map/categories/${encodeURIComponent(code)}/retire`),
    departments: at('/office/map/departments'),
    newDepartment: at('/office/map/new-department'),
    /** GET; POST `name-ka`, `name-en`. */
    department: (code: string) => at(`/office/map/departments/${encodeURIComponent(code)}`),
    retireDepartment: (code: string) => at(`/office/map/departments/${encodeURIComponent(code)}/retire`),
    templates: at('/office/map/templates'),
    newTemplate: at('/office/map/new-template'),
    /** GET; POST `version`, `title-ka`, `title-en`, `text-ka`, `text-en`, `category?`, `status`. */
    template: (code: string) => at(`/office/map/templates/${encodeURIComponent(code)}`),
    retireTemplate: (code: string) => at(`/office/map/templates/${encodeURIComponent(code)}/retire`),
    ...mapPaths(at),
    ...forumPaths(at),
    ...budgetPaths(at),
    ...spendingPaths(at),
    ...surveyPaths(at),
    ...groupPaths(at),
    ...servicePaths(at),
    ...logPaths(at),
    ...ogpPaths(at),
    /** GET what the demonstration would have sent; `codes=yes` for one-time codes alone. */
    outbox: at('/dev/outbox'),
    /** GET `path` (of the page to share); POST the same with `host`. */
    mastodon: at('/share/mastodon'),
    contact: at('/contact'),
    privacy: at('/privacy'),
    /** GET the registers of personal data: `cursor?` of the openings. */
    registers: at('/privacy/registers'),
    accessibility: at('/accessibility'),
  };
}

/** The same page in the other language. */
export const inOtherLanguage = (lang: Lang, path: string): string => `/${otherLang(lang)}${path}`;

export const api = {
  /** @param asOf the data of a page that shows the past is of the same moment */
  petition: (id: string, part = '', asOf?: string) =>
    withQuery(`/api/v1/petitions/${encodeURIComponent(id)}${part}`, { asOf }),
  petitions: '/api/v1/petitions',
  reports: '/api/v1/reports',
  handling: (format: '' | '.csv') => `/api/v1/reports/dashboard${format}`,
  clusters: '/api/v1/map/clusters',
  borders: '/api/v1/map/districts',
  mapObjects: (id = '') => `/api/v1/map/objects${id && `/${encodeURIComponent(id)}`}`,
  report: (id: string) => `/api/v1/reports/${encodeURIComponent(id)}`,
  services: '/api/v1/services',
  serviceStandards: (format: '' | '.csv' = '') => `/api/v1/service-standards${format}`,
  visits: '/api/v1/monitor-reports',
  visit: (id: string, part = '') => `/api/v1/monitor-reports/${encodeURIComponent(id)}${part}`,
  monitors: '/api/v1/monitors',
  service: (code: string, part = '') => `/api/v1/services/${encodeURIComponent(code)}${part}`,
  surveys: '/api/v1/surveys',
  survey: (id: string, part = '') => `/api/v1/surveys/${encodeURIComponent(id)}${part}`,
  meetings: '/api/v1/ogp/meetings',
  sessionsCalendar: '/api/v1/ogp/meetings.ics',
  meeting: (id: string, part = '') => `/api/v1/ogp/meetings/${encodeURIComponent(id)}${part}`,
  workingGroup: '/api/v1/ogp/members',
  popolo: '/api/v1/ogp/popolo',
  groupRoles: '/api/v1/ogp/roles',
  groupTasks: '/api/v1/ogp/tasks',
  groupWorkflow: (commitment: string) => `/api/v1/ogp/workflow/${encodeURIComponent(commitment)}`,
  topics: '/api/v1/forum/topics',
  topic: (id: string) => `/api/v1/forum/topics/${encodeURIComponent(id)}`,
  rounds: '/api/v1/budget/rounds',
  round: (id: string, part = '') => `/api/v1/budget/rounds/${encodeURIComponent(id)}${part}`,
  proposal: (id: string) => `/api/v1/budget/proposals/${encodeURIComponent(id)}`,
  similarTopics: '/api/v1/forum/topics/similar',
  similar: '/api/v1/petitions/similar',
  spending: (format: '' | '.csv' = '') => `/api/v1/budget/spending${format}`,
  budgetLines: (format: '' | '.csv' = '') => `/api/v1/budget/lines${format}`,
  payments: (format: '' | '.csv' = '') => `/api/v1/budget/payments${format}`,
  events: '/api/v1/audit/events',
  figures: '/api/v1/audit/figures',
  register: (name: string) => `/api/v1/privacy/${name}`,
  receipt: (eventId: string) => `/api/v1/audit/receipts/${encodeURIComponent(eventId)}`,
  leaf: (eventId: string) => `/api/v1/audit/leaves/${encodeURIComponent(eventId)}`,
  checkpoint: '/log/checkpoint',
  checkpointOf: (size: number) => `/log/checkpoints/${size}`,
  /** `plans/<id>`, `commitments/<id>`, `evidence/<id>/file` … */
  ogp: (part: string, query: Readonly<Record<string, string | undefined>> = {}) =>
    withQuery(`/api/v1/ogp/${part}`, query),
  openData: (format: 'jsonld' | 'ttl') => withQuery('/api/v1/open-data', { format }),
  openTable: (name: string, kind: 'csv' | 'json' | 'csv-metadata.json') => `/api/v1/open-data/${name}.${kind}`,
  content: (digest: string) => `/log/content/${digest}`,
  aboutLog: '/.well-known/ghia-log.json',
  docs: '/api/docs',
} as const;

export type FeedFormat = 'atom' | 'rss' | 'json';
/** A feed by its name: of a list (`petitions`), or of one thing (`petitions/<id>`); `query` as its list takes it. */
export const feedAt = (
  name: string,
  format: FeedFormat,
  lang: Lang,
  query: Readonly<Record<string, string | undefined>> = {},
) => withQuery(`/feeds/${name}.${format}`, { ...query, lang });

/** What has a card for those who share it: singular, as in `/og/petition/…` and `/embed/petition/…`. */
export type CardKind = 'petition' | 'report' | 'topic' | 'round' | 'proposal';
/** Words of one language stand on the picture of a petition, report or topic; a round, or a proposal, has one for each. */
export const ogImage = (kind: CardKind, id: string, lang?: Lang): string =>
  `/og/${kind}/${encodeURIComponent(id)}${lang && (kind === 'round' || kind === 'proposal') ? `.${lang}` : ''}.png`;
/** The portal's own picture, and the map's. */
export const ogDefault = (lang: Lang, name: 'default' | 'map' = 'default'): string => `/og/${name}.${lang}.png`;
export const embedAt = (kind: CardKind, id: string, lang: Lang): string =>
  `/embed/${kind}/${encodeURIComponent(id)}?lang=${lang}`;
/** @param url the address of a page, with its origin */
export const oembed = (url: string, format: 'json' | 'xml'): string => withQuery('/oembed', { url, format });
