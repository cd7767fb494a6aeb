import { Controller, Get, Inject, NotFoundException, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../clock.js';
import { Place } from '../place.js';
import { Anyone } from './who.guard.js';

/** RFC 9116 asks for less than a year. */
const GOOD_FOR = 180 * 86_400_000;

/** Where holes are reported (RFC 9116): told by the configuration, so that no address in the code points nowhere. */
@Controller()
@Anyone()
export class SecurityTxtController {
  constructor(
    @Inject(Place) private readonly place: Place,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Get('.well-known/security.txt')
  tell(@Res() reply: FastifyReply) {
    const { contact, publicUrl } = this.place;
    const { security = [] } = contact;
    if (security.length === 0) throw new NotFoundException();
    const [today = ''] = this.clock.now().split('T');
    const expires = new Date(Date.parse(today) + GOOD_FOR).toISOString();
    const lines = [
      ...security.map((address) => `Contact: ${address}`),
      `Expires: ${expires}`,
      'Preferred-Languages: ka, en',
      `Canonical: ${publicUrl}/.well-known/security.txt`,
    ];
    reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(`${lines.join('\n')}\n`);
  }
}
