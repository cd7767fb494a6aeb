import type { FigurePublished } from '../../events/figures.js';
import { Command } from '../command.js';

/** The shell has counted, and says of what. Nobody sends it over the wire. */
export class PublishFigure extends Command {
  declare figure: FigurePublished['data']['figure'];
  declare of: string;
  declare rule: number;
  declare size: number;
  declare counted: string;
  declare digest: string;
  declare value: FigurePublished['data']['value'];
}
