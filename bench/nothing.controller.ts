import { Controller, Get } from '@nestjs/common';
import { Anyone } from '../src/http/who.guard.js';

/** What a request costs without an answer worth the name. */
@Controller('bench')
export class NothingController {
  @Get('nothing')
  @Anyone()
  nothing() {
    return {};
  }
}
