import type { FormQuestion } from '../../events/services.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { districtName } from '../map/district-names.js';

/** What the residents register says in answer to a question, for whoever it is asked. */
export class Prefilling {
  constructor(private readonly residents: Pick<ResidentsRegister, 'byId'>) {}

  async of(
    { person }: Caller,
    { prefill, kind, choices = [] }: FormQuestion,
    lang: 'ka' | 'en',
  ): Promise<string | undefined> {
    const known = prefill && person !== undefined ? await this.residents.byId(person) : undefined;
    if (!known) return undefined;
    const { name, birthDate, district, contact } = known;
    switch (prefill) {
      case 'name':
        return kind === 'text' ? `${name.first} ${name.last}` : undefined;
      case 'birth-date':
        return kind === 'date' ? birthDate : undefined;
      case 'district':
        if (kind === 'choice') return choices.find(({ code }) => code === district)?.code;
        return kind === 'text' ? districtName(lang, district).name : undefined;
      case 'email':
        return kind === 'text' ? contact?.email : undefined;
      case 'phone':
        return kind === 'text' ? contact?.phone : undefined;
      default:
        return undefined;
    }
  }
}
