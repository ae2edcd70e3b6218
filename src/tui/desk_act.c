/* SPDX-License-Identifier: MIT */
/* Which action is the desk's. */
#include "tui/desk.h"

bool desk_do(struct app *app, enum action action)
{
	if (book_lesson(app->book) != NULL &&
		(action == ACTION_FINDING_NEXT ||
			action == ACTION_FINDING_PREV ||
			action == ACTION_STALE_NEXT ||
			action == ACTION_STALE_PREV ||
			action == ACTION_DECLARE || action == ACTION_EDIT)) {
		app_say(app, "%s", _("this is for texts, not for a lesson"));
		return true;
	}
	switch (action) {
	case ACTION_FINDING_NEXT:
	case ACTION_FINDING_PREV:
		desk_step_finding(app, action == ACTION_FINDING_NEXT ? 1 : -1);
		return true;
	case ACTION_STALE_NEXT:
	case ACTION_STALE_PREV:
		desk_step_stale(app, action == ACTION_STALE_NEXT ? 1 : -1);
		return true;
	case ACTION_DECLARE:
		desk_declare(app);
		return true;
	case ACTION_EDIT:
		desk_edit(app);
		return true;
	default:
		return false;
	}
}
