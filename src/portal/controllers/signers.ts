import { Inject, Injectable } from '@nestjs/common';
import { StaffList } from '../../../read-models/identity.js';
import { Questions } from '../../read/questions.js';
import type { Signer } from '../group-wish.js';

/** The officials who may sign minutes: those of the working group whose name is known. */
@Injectable()
export class Signers {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  async all(): Promise<readonly Signer[]> {
    const found: Signer[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.questions.ask((now) => new StaffList({ now, limit: 100, ...(cursor && { cursor }) }));
      for (const { staff, holds, name } of page.items)
        if (holds.includes('working-group') && name && 'name' in name) found.push({ staff, name: name.name });
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    return found;
  }
}
