import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { FollowTopic, OpenTopic, WritePost } from '../../commands/forum/commands.js';
import { AppealPostHiding, EditPost, FlagPost } from '../../commands/forum/post-commands.js';
import { ForumCategories, SimilarTopics, TopicById, TopicsList } from '../../read-models/forum.js';
import { PostById, PostVersions, RepliesTo, TopicPosts } from '../../read-models/forum-posts.js';
import { Questions } from '../read/questions.js';
import { Discussing } from '../write/discussing.js';
import { answer, type Call, sentBy, TheCall } from './call.js';
import { MineQuery, PostsQuery, SimilarTopicsQuery, TopicsQuery } from './forum.input.js';
import { found } from './found.js';
import { FreshInterceptor } from './fresh.interceptor.js';
import { AsOf } from './petitions.input.js';
import { Anyone, Needs } from './who.guard.js';

const Id = () => Param('id', ParseUUIDPipe);

/** The talk of the city: reading it, and taking part. */
@Controller('api/v1/forum')
@Needs('citizen', 0)
export class ForumController {
  constructor(
    @Inject(Questions) private readonly questions: Questions,
    @Inject(Discussing) private readonly discussing: Discussing,
  ) {}

  @Get('categories')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async categories(@Query() { asOf }: AsOf) {
    return { items: await this.questions.ask(new ForumCategories(), asOf) };
  }

  @Get('topics')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  list(@Query() { asOf, after: _, ...wanted }: TopicsQuery) {
    return this.questions.ask(new TopicsList(wanted), asOf);
  }

  @Get('topics/similar')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  similar(@Query() { text, asOf }: SimilarTopicsQuery) {
    return this.questions.ask(new SimilarTopics(text), asOf);
  }

  @Get('topics/:id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async topic(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new TopicById(id), asOf), 'topic');
  }

  @Get('topics/:id/posts')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async posts(@Id() id: string, @Query() { asOf, limit, cursor }: PostsQuery) {
    return found(await this.questions.ask(new TopicPosts(id, { limit, cursor }), asOf), 'topic');
  }

  /** What the caller thinks of posts, and whether they follow the topic. */
  @Get('topics/:id/mine')
  @Header('cache-control', 'private, no-store')
  mine(@Id() id: string, @Query() { posts }: MineQuery, @TheCall() { who }: Call) {
    return this.discussing.standing(who, id, posts?.split(',') ?? []);
  }

  @Get('posts/:id')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async one(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new PostById(id), asOf), 'post');
  }

  @Get('posts/:id/replies')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async replies(@Id() id: string, @Query() { asOf, limit, cursor }: PostsQuery) {
    return found(await this.questions.ask(new RepliesTo(id, { limit, cursor }), asOf), 'post');
  }

  @Get('posts/:id/versions')
  @Anyone()
  @UseInterceptors(FreshInterceptor)
  async versions(@Id() id: string, @Query() { asOf }: AsOf) {
    return found(await this.questions.ask(new PostVersions(id), asOf), 'post');
  }

  @Post('topics')
  async open(@Body() body: OpenTopic, @TheCall() call: Call) {
    const { id, receipt } = await this.discussing.open(call.who, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/forum/topics/${id}` });
  }

  @Post('topics/:id/posts')
  async write(@Id() topic: string, @Body() body: WritePost, @TheCall() call: Call) {
    const { id, receipt } = await this.discussing.post(call.who, topic, body, sentBy(call, body));
    return answer(call, receipt, { id, location: `/api/v1/forum/posts/${id}` });
  }

  @Post('topics/:id/follow')
  async follow(@Id() id: string, @Body() body: FollowTopic | undefined, @TheCall() call: Call) {
    const { digest } = body ?? {};
    return answer(call, await this.discussing.follow(call.who, id, digest, sentBy(call, { digest })));
  }

  @Delete('topics/:id/follow')
  async unfollow(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.discussing.unfollow(call.who, id, { key: call.key }));
  }

  @Post('posts/:id/edit')
  async edit(@Id() id: string, @Body() body: EditPost, @TheCall() call: Call) {
    return answer(call, await this.discussing.edit(call.who, id, body, sentBy(call, body)));
  }

  @Post('posts/:id/flag')
  async flag(@Id() id: string, @Body() body: FlagPost, @TheCall() call: Call) {
    return answer(call, await this.discussing.flag(call.who, id, body, sentBy(call, body)));
  }

  @Post('posts/:id/useful')
  async useful(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.discussing.useful(call.who, id, true, { key: call.key }));
  }

  @Delete('posts/:id/useful')
  async notUseful(@Id() id: string, @TheCall() call: Call) {
    return answer(call, await this.discussing.useful(call.who, id, false, { key: call.key }));
  }

  @Post('posts/:id/appeal')
  async appeal(@Id() id: string, @Body() body: AppealPostHiding, @TheCall() call: Call) {
    return answer(call, await this.discussing.appeal(call.who, id, body, sentBy(call, body)));
  }
}

/** What came over the wire, before the server adds to it. */
