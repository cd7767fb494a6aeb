/** What the working group is told of: sessions and their papers, minutes to sign, tasks whose term nears or is over. */
export const GROUP_NEWS = [
  ...(['MeetingConvened', 'MeetingRevised', 'MeetingCancelled', 'MeetingDocumentSent'] as const),
  ...(['MinutesDrafted', 'MinutesApproved', 'TaskReminded', 'TaskFellOverdue', 'TaskEscalated'] as const),
] as const;
/** `session-near`: a session begins within a day, as no fact but the clock says. */
export type GroupNews = (typeof GROUP_NEWS)[number] | 'session-near';
export type ToldOfGroup = { readonly news: GroupNews; readonly meeting?: string; readonly task?: string };
