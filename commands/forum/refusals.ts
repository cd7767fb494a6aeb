/** Why something is not done in the forum: status, and what it says in English. */
export const forumRefusals = {
  'forum.no-category': {
    status: 409,
    detail: 'This category does not take topics any more. Choose another one from the list.',
  },
  'forum.category-not-found': { status: 404, detail: 'There is no such category. Choose one from the list.' },
  'forum.category-not-later': {
    status: 409,
    detail: 'The next version of a category has the next number. Check the version.',
  },
  'forum.no-name': {
    status: 409,
    detail: 'The register does not hold your name. Write without a name, or choose one to write under.',
  },
  'forum.no-department': {
    status: 422,
    detail: 'There is no such department, or you do not speak for it. Choose yours from the list.',
  },
  'forum.too-fast': { status: 429, detail: 'You have just written something. Please wait a little and send it again.' },
  'forum.too-much-today': {
    status: 429,
    detail: 'You have written as much as one can on the first day. Please come back tomorrow.',
  },
  'forum.said-already': { status: 409, detail: 'You wrote the very same a moment ago. Look for it in the forum.' },
  'forum.too-many-flags': {
    status: 429,
    detail: 'You have flagged as many posts as one can in a day. Please come back tomorrow.',
  },
  'forum.too-many-marks': {
    status: 429,
    detail: 'You have marked or followed as much as one can in a day. Please come back tomorrow.',
  },
  'topic.not-found': { status: 404, detail: 'We could not find this topic. Look for it in the list of topics.' },
  'topic.nothing-there': {
    status: 422,
    detail: 'What the topic is to be about cannot be found. Check the link, or leave it out.',
  },
  'topic.locked': { status: 409, detail: 'This topic is locked: nobody replies any more. Its page says why.' },
  'topic.hidden': { status: 409, detail: 'This topic is hidden now, so nobody can reply. Its page says why.' },
  'topic.own': { status: 403, detail: 'Nobody decides on their own topic: another official must do it.' },
  'topic.not-following': { status: 409, detail: 'You do not follow this topic, so there is nothing to stop.' },
  'post.not-found': { status: 404, detail: 'We could not find this post. Look for it in its topic.' },
  'post.too-deep': {
    status: 409,
    detail: 'Replies stand at most three deep. Reply to the post above, or to the topic.',
  },
  'post.no-stance': {
    status: 422,
    detail: 'This topic does not ask who is for and who is against. Leave the stance out.',
  },
  'post.hidden': { status: 409, detail: 'This post is hidden now. Its place in the topic says why.' },
  'post.not-hidden': {
    status: 409,
    detail: 'This post is not hidden and nobody has flagged it: nothing is to decide.',
  },
  'post.not-yours': { status: 403, detail: 'Only who wrote the post can do this. If that is you, sign in.' },
  'post.own': { status: 403, detail: 'This is your own post: it is for others to judge it.' },
  'post.too-late-to-edit': {
    status: 409,
    detail: 'A post can be changed within five minutes. Write another one to put something right.',
  },
  'post.edited-enough': {
    status: 409,
    detail: 'This post has been changed as often as one can be. Write another one instead.',
  },
  'post.not-decided-yet': {
    status: 409,
    detail: 'No moderator has decided on this post yet. You can appeal once one has.',
  },
  'post.already-appealed': { status: 409, detail: 'There has been an appeal already. Its outcome stands at the post.' },
  'post.not-appealed': {
    status: 409,
    detail: 'There is no open appeal against hiding this post: nothing is to decide.',
  },
  'post.appeal-open': { status: 409, detail: 'The author has appealed: decide on the appeal.' },
  'post.same-person': {
    status: 409,
    detail: 'Another moderator must decide the appeal, not the one who hid the post.',
  },
  'post.not-overdue': {
    status: 409,
    detail: 'The decision on this post is not overdue. The queue says when it is due.',
  },
} as const;
