import { Icon } from './icon.js';

type Props = {
  readonly icon: Parameters<typeof Icon>[0]['of'];
  readonly title: string;
  readonly text: string;
  readonly href: string;
};

/** One thing to do, as a whole surface to press. */
export const Tile = ({ icon, title, text, href }: Props) => (
  <li class="card tile">
    <Icon of={icon} />
    <h3>
      <a href={href}>{title}</a>
    </h3>
    <p>{text}</p>
  </li>
);
