import type { TemplateAdopted, TemplateEvent } from '../../events/report-templates.js';
import { type Decider, refuse } from '../decider.js';
import { type Category, category } from './categories.js';
import { AdoptTemplate, RetireTemplate } from './template-commands.js';

type Template =
  | { readonly is: 'unknown' }
  | { readonly is: 'open' | 'retired'; readonly version: number; readonly whole: string };

/** `template-<code>`: versions only rise; a retired one comes back by its next version. */
export const template: Decider<Template, AdoptTemplate | RetireTemplate, TemplateEvent, { category: Category }> = {
  category: 'template',
  handles: [AdoptTemplate, RetireTemplate],
  id: (command) => command.template,
  given: {
    category: {
      fold: category as never,
      id: (command) => (command instanceof AdoptTemplate ? (command.category ?? '-') : '-'),
    },
  },
  initial: { is: 'unknown' },

  evolve(state, { type, data }) {
    if (type === 'TemplateAdopted') return { is: 'open', version: data.version, whole: JSON.stringify(data) };
    return type === 'TemplateRetired' && state.is !== 'unknown' ? { ...state, is: 'retired' } : state;
  },

  decide(command, state, _now, given) {
    if (command instanceof RetireTemplate) {
      if (state.is === 'unknown') return refuse('template.not-found', { template: command.template });
      return state.is === 'retired' ? [] : [{ type: 'TemplateRetired', data: { template: command.template } }];
    }
    const data = wholeOf(command as AdoptTemplate);
    if (state.is === 'open' && state.whole === JSON.stringify(data)) return [];
    const last = state.is === 'unknown' ? 0 : state.version;
    if (data.version !== last + 1) return refuse('template.not-later', { version: last });
    if (data.category !== null && given.category.is === 'unknown')
      return refuse('category.not-found', { category: data.category });
    return [{ type: 'TemplateAdopted', data }];
  },
};

/** In one order, whatever order it came in. */
const wholeOf = ({ template, version, title, text, category, status }: AdoptTemplate): TemplateAdopted['data'] => ({
  ...{ template, version, title: { ka: title.ka, en: title.en }, text: { ka: text.ka, en: text.en } },
  ...{ category: category ?? null, status },
});
