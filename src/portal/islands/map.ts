import { near } from './behaviours/map/near.js';

const stage = document.querySelector<HTMLElement>('[data-map]');
const form = document.querySelector<HTMLFormElement>('form[data-map-form]');
if (stage && form)
  near(
    stage,
    () => import('./behaviours/map/live.js'),
    ({ showMap }) => showMap(stage, form),
  );
