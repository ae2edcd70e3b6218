/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "tui/desk_impl.h"

#include <stdlib.h>
#include <string.h>

/* ---- life ---- */

struct desk *desk_new(struct app *app, const struct app_opts *opts)
{
	struct desk *desk = xcalloc(1, sizeof(*desk));

	desk->app = app;
	desk->paths = *app->paths;
	desk->file = opts->path;
	desk->is_watching = opts->is_watching;
	desk->checked.at = -1;
	return desk;
}

/* Only another picture. */
static void on_nothing(void *ctx)
{
	(void)ctx;
}

void desk_free(struct desk *desk)
{
	if (desk == NULL)
		return;
	watch_free(desk->watch);
	if (desk->app->loop != NULL)
		loop_timer(desk->app->loop, -1, on_nothing, desk);
	desk_sync_forget(desk);
	desk_lint_forget(desk);
	for (size_t i = 0; i < desk->pending.len; i++)
		free(desk->pending.ptr[i]);
	vec_release(&desk->pending);
	desk_change_release(desk);
	desk_fault_release(desk);
	free(desk);
}

/* ---- files that have changed ---- */

static bool on_file(void *ctx, struct str path)
{
	struct desk *desk = ctx;

	if (!desk_knows(desk, path))
		return false;
	for (size_t i = 0; i < desk->pending.len; i++)
		if (str_eq(str_of(desk->pending.ptr[i]), path))
			return true;
	/* NOLINTNEXTLINE(bugprone-sizeof-expression): they are pointers */
	vec_push(&desk->pending, xstrdup(path));
	return true;
}

void desk_begin(struct app *app)
{
	struct desk *desk = app->desk;

	desk->is_begun = true;
	if (reader_pane_count(app->reader) > 1)
		loop_timer(app->loop, 0, on_nothing, desk);
	if (!desk->is_watching)
		return;
	if (book_lesson(app->book) != NULL) {
		desk->is_watching = false;
		app_say(app, "%s", _("this is for texts, not for a lesson"));
		return;
	}
	if (desk->file == NULL && book_work(app->book) == NULL) {
		app_say(app, "%s", _("standard input cannot be watched"));
		return;
	}
	desk->watch = watch_new(app->loop, false, on_file, desk);
	desk_watch_folders(desk);
	desk_load_shown(desk);
	loop_timer(app->loop, 0, on_nothing, desk);
}

/* Lists and letters keep parts of the texts: what they show must not go. */
static bool may_renew(const struct app *app)
{
	for (int i = 1; i < app->view_count; i++)
		if (!app->views[i].ops->is_renewable)
			return false;
	return true;
}

void desk_catch_up(struct app *app)
{
	struct desk *desk = app->desk;
	size_t kept = 0;

	if (desk->pending.len == 0 || !may_renew(app))
		return;
	for (size_t i = 0; i < desk->pending.len; i++) {
		char *path = desk->pending.ptr[i];

		if (desk_take(desk, str_of(path)))
			free(path);
		else
			desk->pending.ptr[kept++] = path;
	}
	desk->pending.len = kept;
}

void desk_flush(struct app *app)
{
	if (app->desk->watch != NULL)
		watch_flush(app->desk->watch);
	desk_catch_up(app);
}

void desk_key(struct app *app)
{
	desk_change_settle(app->desk);
}

/* ---- signs in the margin ---- */

bool desk_has_signs(const struct app *app)
{
	return app->desk != NULL && app->desk->is_watching;
}

struct desk_sign desk_sign(struct app *app, const struct desk_line *line)
{
	const struct unit *unit = line->unit;
	const char *tag = unit->item == CORPUS_NONE
	                          ? ""
	                          : book_lang_tag(app->book, unit->lang);

	if (desk_is_fresh(app->desk, unit->id, tag, unit->tier))
		return (struct desk_sign){'*', ROLE_CHANGED};
	if (!line->is_first)
		return (struct desk_sign){0};
	if (desk_has_finding(app->desk, line->index, line->lang, line->tier))
		return (struct desk_sign){'!', ROLE_SIGN};
	return (struct desk_sign){
		desk_standing_sign(app->desk, unit, line->lang, line->tier),
		ROLE_SIGN};
}
