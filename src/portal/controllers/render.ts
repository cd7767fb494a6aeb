import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A page as it goes out. */
export const renderPage = (page: VNode): string => `<!doctype html>${renderToString(page)}`;
