import { Inject, Injectable } from '@nestjs/common';
import { GroupRoles } from '../../../read-models/group-roles.js';
import { WorkingGroup } from '../../../read-models/meetings.js';
import { Questions } from '../../read/questions.js';
import type { Known } from '../components/group/task-card.js';

/** Everybody whom tasks and roles name. */
@Injectable()
export class GroupKnown {
  constructor(@Inject(Questions) private readonly questions: Questions) {}

  async all(): Promise<Known> {
    const [{ organisations, members }, { roles }] = await Promise.all([
      this.questions.ask(new WorkingGroup()),
      this.questions.ask(new GroupRoles()),
    ]);
    return { organisations, members, roles };
  }
}
