import type { Fact } from './envelope.js';
import type { BothLanguages } from './privacy.js';

/** What an official answers that ends a report: each has texts of its own. */
export const ANSWER_STATUSES = ['resolved', 'refused', 'not-ours'] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

/**
 * `template-<code>`: words that officials begin an answer with, each version whole. What is sent is what the official
 * leaves of them. Without a category it serves every report.
 */
export type TemplateAdopted = Fact<
  'TemplateAdopted',
  {
    template: string;
    version: number;
    title: BothLanguages;
    text: BothLanguages;
    category: string | null;
    status: AnswerStatus;
  }
>;
export type TemplateRetired = Fact<'TemplateRetired', { template: string }>;
export type TemplateEvent = TemplateAdopted | TemplateRetired;
