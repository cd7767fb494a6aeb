import { Inject, Injectable } from '@nestjs/common';
import { GroupRoles, Workflows } from '../../../read-models/group-roles.js';
import { WorkingGroup } from '../../../read-models/meetings.js';
import { CommitmentsNamed } from '../../../read-models/ogp-commitments.js';
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
    const { workflows } = await this.questions.ask(new Workflows());
    const named = workflows.map(({ commitment }) => commitment);
    return { organisations, members, roles, commitments: await this.questions.ask(new CommitmentsNamed(named)) };
  }
}
