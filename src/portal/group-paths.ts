/** Where the pages of the working group are, and where their forms go. */
export function groupPaths(at: (path: string) => string) {
  const session = (id: string, part = '') => at(`/ogp/meetings/${encodeURIComponent(id)}${part}`);
  const desk = (id: string, part = '') => at(`/office/group/meetings/${encodeURIComponent(id)}${part}`);
  return {
    /** GET the working group: its seats, and its sessions by `cursor?`. */
    group: at('/ogp/group'),
    session: (id: string) => session(id),
    /** GET sessions as those see them who record them: `cursor?`. */
    groupOffice: at('/office/group'),
    /** GET; POST the whole session. */
    newSession: at('/office/group/meetings/new'),
    sessionDesk: (id: string) => desk(id),
    /**
     * POST `documents`, `attendance`, `open`, `notes`, `outcomes`, `withdraw`, `close`, `minutes`, `sign`, `reopen`, `cancel`, each with
     * the fields of its form.
     */
    sessionDeed: (id: string, deed: string) => desk(id, `/${deed}`),
    groupMembers: at('/office/group/members'),
    /** POST `code` and what is said of the organisation. */
    describeOrganisation: at('/office/group/organisations'),
    /** POST `organisation`, `role`, `post-ka` …; `release` with `member`. */
    admitMember: at('/office/group/members/admit'),
    releaseMember: at('/office/group/members/release'),
  };
}
