/** Where the pages of the working group are, and where their forms go. */
export function groupPaths(at: (path: string) => string) {
  const session = (id: string, part = '') => at(`/ogp/meetings/${encodeURIComponent(id)}${part}`);
  const desk = (id: string, part = '') => at(`/office/group/meetings/${encodeURIComponent(id)}${part}`);
  return {
    /** GET the working group: its seats, and its sessions by `cursor?`. */
    group: at('/ogp/group'),
    session: (id: string) => session(id),
    /** GET roles with their job descriptions and holders. */
    groupRoles: at('/ogp/roles'),
    /** GET tasks: `status?`, `role?`, `cursor?`. */
    groupTasks: at('/ogp/tasks'),
    groupTask: (id: string) => at(`/ogp/tasks/${encodeURIComponent(id)}`),
    groupWorkflow: (commitment: string) => at(`/ogp/workflow/${encodeURIComponent(commitment)}`),
    /** GET; POST `describe`, `take`, `vacate`, `hand-over`, `workflow`, each with the fields of its form. */
    rolesOffice: at('/office/group/roles'),
    roleDeed: (deed: string) => at(`/office/group/roles/${deed}`),
    /** GET; POST `task`, `how-ka` …, `link`, `reason-ka` …. */
    tasksOffice: at('/office/group/tasks'),
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
