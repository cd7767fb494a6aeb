import { near } from './behaviours/map/near.js';

const section = document.querySelector<HTMLElement>('[data-place]');
if (section) {
  section.hidden = false;
  near(
    section,
    () => import('./behaviours/map/pick.js'),
    ({ pickPlace }) => pickPlace(section),
    () => {
      section.hidden = true;
    },
  );
}
