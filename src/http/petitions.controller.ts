import { Body, Controller, Delete, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import type { Command } from '../../commands/command.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  FollowPetition,
  HideInitials,
  SignPetition,
  SubmitPetition,
  SupportPetition,
  UnfollowPetition,
  WithdrawSignature,
} from '../../commands/petitions/commands.js';
import { Invitations } from '../identity/invitations.js';
import { petitionScope } from '../identity/scopes.js';
import { type Acting, Desk } from '../write/desk.js';
import { Drafts } from '../write/drafts.js';
import { answer, type Call, TheCall } from './call.js';
import { MyNotifications } from './my-notifications.js';
import { Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** What citizens do with petitions, each under a pseudonym that holds for this petition only. */
@Controller('api/v1/petitions')
@Needs('citizen')
export class PetitionsController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(Drafts) private readonly drafts: Drafts,
    @Inject(MyNotifications) private readonly notifications: MyNotifications,
    @Inject(Invitations) private readonly invitations: Invitations,
  ) {}

  @Post()
  async draft(@Body() body: DraftPetition, @TheCall() call: Call) {
    const sent = { key: call.key, body: { ...body } };
    const petitionId = this.desk.newId(call.who, call.key);
    const receipt = await this.drafts.draft(call.who, petitionId, (supplied, acting) =>
      this.desk.send(body, supplied, acting, sent),
    );
    const invitation = this.invitations.to(petitionId);
    return answer(call, receipt, { id: petitionId, invitation, location: `/api/v1/petitions/${petitionId}` });
  }

  @Post(':id/signatures')
  async sign(@Id() petitionId: string, @Body() body: SignPetition, @TheCall() call: Call) {
    const resident = await this.desk.resident(call.who);
    const acting = this.acting(call, petitionId);
    const signer = acting.actor;
    const { who, network } = call;
    const supplied = { petitionId, signer, resident, level: who.level, channel: 'portal' as const, network };
    return this.send(body, supplied, acting, call, { display: body.display });
  }

  @Delete(':id/signatures/mine')
  withdraw(@Id() petitionId: string, @TheCall() call: Call) {
    const acting = this.acting(call, petitionId);
    const signer = acting.actor;
    return this.send(new WithdrawSignature(), { petitionId, signer }, acting, call);
  }

  /** The consent to showing initials is taken back; the signature counts as before. */
  @Delete(':id/signatures/mine/initials')
  hideInitials(@Id() petitionId: string, @TheCall() call: Call) {
    const acting = this.acting(call, petitionId);
    const signer = acting.actor;
    return this.send(new HideInitials(), { petitionId, signer }, acting, call);
  }

  @Post(':id/support')
  async support(@Id() petitionId: string, @Body() body: SupportPetition, @TheCall() call: Call) {
    const resident = await this.desk.resident(call.who);
    const acting = this.acting(call, petitionId);
    const supporter = acting.actor;
    return this.send(body, { petitionId, supporter, resident }, acting, call);
  }

  @Post(':id/submit')
  submit(@Id() petitionId: string, @Body() body: SubmitPetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, this.acting(call, petitionId), call);
  }

  @Post(':id/appeal')
  appeal(@Id() petitionId: string, @Body() body: AppealRefusal, @TheCall() call: Call) {
    return this.send(body, { petitionId }, this.acting(call, petitionId), call, { text: body.text });
  }

  @Post(':id/withdraw')
  takeBack(@Id() petitionId: string, @Body() body: ClosePetition, @TheCall() call: Call) {
    return this.send(body, { petitionId }, this.acting(call, petitionId), call);
  }

  @Post(':id/follow')
  async follow(@Id() petitionId: string, @Body() body: FollowPetition, @TheCall() call: Call) {
    const acting = this.acting(call, petitionId);
    const follower = acting.actor;
    const said = await this.send(body, { petitionId, follower }, acting, call);
    await this.notifications.settled(call.who, petitionId);
    return said;
  }

  @Delete(':id/follow')
  async unfollow(@Id() petitionId: string, @TheCall() call: Call) {
    const acting = this.acting(call, petitionId);
    const follower = acting.actor;
    const said = await this.send(new UnfollowPetition(), { petitionId, follower }, acting, call);
    await this.notifications.settled(call.who, petitionId);
    return said;
  }

  private acting({ who }: Call, petitionId: string): Acting {
    return this.desk.as(who, petitionScope(petitionId));
  }

  private async send<C extends Command>(command: C, supplied: Partial<C>, acting: Acting, call: Call, body?: unknown) {
    return answer(call, await this.desk.send(command, supplied, acting, { key: call.key, body }));
  }
}
