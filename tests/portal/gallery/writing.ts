import { CARDS, CITIZEN, id } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

export function writingPages({ PetitionNewPage }: Pages, at: At): Record<string, Shown> {
  const empty = { title: '', demand: '', details: '', language: '', addressee: '', districts: [], place: '' } as const;
  const full = {
    title: 'განახლდეს საბავშვო მოედანი ჩუღურეთში',
    demand: 'მოვითხოვთ, განახლდეს საბავშვო მოედანი.',
    details: 'საფარი დაზიანებულია.\n\nჩრდილი არ არის.',
    language: 'ka',
    addressee: 'mayor',
    districts: ['chughureti', 'isani'],
    place: '41.712, 44.803',
  } as const;
  const frame = at('/petitions/new', CITIZEN);
  const errors = [{ field: 'title', text: '10–120' }];
  return {
    'new-title': (lang) => PetitionNewPage({ frame, step: 'title', draft: empty, errors: [] }, lang),
    'new-title-wrong': (lang) =>
      PetitionNewPage({ frame, step: 'title', draft: { ...empty, title: 'მოკლე' }, errors }, lang),
    'new-similar': (lang) =>
      PetitionNewPage({ frame, step: 'similar', draft: full, errors: [], similar: CARDS.slice(0, 3) }, lang),
    'new-similar-none': (lang) =>
      PetitionNewPage({ frame, step: 'similar', draft: full, errors: [], similar: [] }, lang),
    'new-text': (lang) => PetitionNewPage({ frame, step: 'text', draft: full, errors: [] }, lang),
    'new-where': (lang) =>
      PetitionNewPage(
        { frame, step: 'where', draft: full, errors: [{ field: 'place', text: '41.711, 44.752' }] },
        lang,
      ),
    'new-check': (lang) => PetitionNewPage({ frame, step: 'check', draft: full, errors: [] }, lang),
    'new-created': (lang) =>
      PetitionNewPage(
        {
          frame,
          step: 'created',
          draft: full,
          errors: [],
          id: id(9),
          invitation: '5f0c2a9e7b41d836aa0914c2',
          sponsors: 5,
        },
        lang,
      ),
  };
}
