import { type Frame, type Lang, otherLang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { roomsOf as officeOf } from '../office-rooms.js';
import { inOtherLanguage, paths } from '../paths.js';
import { Mark } from './mark.js';
import { roomAt } from './office/room-tabs.js';

/** The rooms of the house that are open now. */
export type Room =
  | 'petitions'
  | 'reports'
  | 'budget'
  | 'forum'
  | 'surveys'
  | 'services'
  | 'ogp'
  | 'log'
  | 'office'
  | 'staff'
  | 'me'
  | 'sign-in';

type Rooms = readonly { readonly room: Room; readonly href: string; readonly label: string }[];

function everybodysRooms(lang: Lang): Rooms {
  const t = say(lang).shell.nav;
  const to = paths(lang);
  return [
    { room: 'petitions', href: to.petitions, label: t.petitions },
    { room: 'reports', href: to.reports, label: t.reports },
    { room: 'budget', href: to.budget, label: t.budget },
    { room: 'forum', href: to.forum, label: t.forum },
    { room: 'services', href: to.services, label: t.services },
    { room: 'surveys', href: to.surveys, label: t.surveys },
    { room: 'ogp', href: to.ogp, label: t.ogp },
    { room: 'log', href: to.log, label: t.log },
  ];
}

function officialsRooms({ reader }: Frame, lang: Lang): Rooms {
  const t = say(lang).shell.nav;
  const to = paths(lang);
  const [office] = officeOf(reader?.roles);
  return [
    ...(office ? [{ room: 'office', href: roomAt(office, lang), label: t.office } as const] : []),
    ...(reader?.roles.includes('administrator') ? [{ room: 'staff', href: to.staff, label: t.staff } as const] : []),
  ];
}

type Props = { readonly frame: Frame; readonly lang: Lang; readonly room?: Room | undefined };

const Nav = ({ rooms, room }: { readonly rooms: Rooms; readonly room: Room | undefined }) => (
  <ul class="nav">
    {rooms.map((one) => (
      <li>
        <a href={one.href} aria-current={one.room === room ? 'page' : undefined}>
          {one.label}
        </a>
      </li>
    ))}
  </ul>
);

function Account({ frame, lang, room, whole }: Props & { whole?: boolean }) {
  const t = say(lang).shell;
  const to = paths(lang);
  const mine = frame.reader !== null;
  const here = room === 'me' || room === 'sign-in';
  return (
    <a
      class={`button quiet${whole ? ' whole' : ''}`}
      href={mine ? to.me : to.signIn()}
      aria-current={here ? 'page' : undefined}
    >
      {mine ? t.me : t.signIn}
    </a>
  );
}

/** The demonstration says on every page that it is one. */
const DemoBanner = ({ lang }: { lang: Lang }) => (
  <div class="demo-banner">
    <p class="wrap">{say(lang).shell.demo}</p>
  </div>
);

export function Header(props: Props) {
  const { frame, lang, room } = props;
  const t = say(lang).shell;
  const officials = officialsRooms(frame, lang);
  return (
    <header class="top">
      {frame.demo && <DemoBanner lang={lang} />}
      <div class="wrap">
        <div class="bar">
          <a class="brand" href={paths(lang).home}>
            <Mark />
            <span>
              <b>{t.name}</b>
              <small>{t.owner}</small>
            </span>
          </a>
          <a
            class="language"
            href={inOtherLanguage(lang, frame.path)}
            hreflang={otherLang(lang)}
            lang={otherLang(lang)}
          >
            {t.otherLanguage}
          </a>
          {officials.length > 0 && (
            <nav class="desk" aria-label={t.officeNav}>
              <Nav rooms={officials} room={room} />
            </nav>
          )}
          <div class="desk">
            <Account {...props} />
          </div>
          <details class="menu">
            <summary>{t.menu}</summary>
            <nav class="panel" aria-label={t.mobileNav}>
              <Nav rooms={[...everybodysRooms(lang), ...officials]} room={room} />
              <Account {...props} whole />
            </nav>
          </details>
        </div>
        <nav class="desk" aria-label={t.mainNav}>
          <Nav rooms={everybodysRooms(lang)} room={room} />
        </nav>
      </div>
    </header>
  );
}
