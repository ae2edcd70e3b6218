/* SPDX-License-Identifier: MIT */
/* The blocks that have changed since the start, and :changes, their list. */
#include "base/mo.h"
#include "tui/desk_impl.h"
#include "tui/menu.h"

#include <stdlib.h>
#include <string.h>

static struct desk_change *find(const struct desk *desk, struct str id,
	const char *lang, enum tier tier)
{
	for (size_t i = 0; i < desk->changes.len; i++) {
		struct desk_change *change = &desk->changes.ptr[i];

		if (change->tier == tier && strcmp(change->lang, lang) == 0 &&
			str_eq(str_of(change->id), id))
			return change;
	}
	return NULL;
}

/* Each block once, however often it is saved. */
void desk_change_add(
	struct desk *desk, struct str id, const char *lang, enum tier tier)
{
	struct desk_change *last, *found = find(desk, id, lang, tier);
	struct desk_change change = {0};

	if (found == NULL) {
		change.id = xstrdup(id);
		change.lang = xstrdup(str_of(lang));
		change.tier = tier;
		vec_push(&desk->changes, change);
		found = &desk->changes.ptr[desk->changes.len - 1];
	}
	last = &desk->changes.ptr[desk->changes.len - 1];
	change = *found;
	memmove(found, found + 1, (size_t)(last - found) * sizeof(*found));
	*last = change;
	last->count++;
	last->is_fresh = true;
}

void desk_change_release(struct desk *desk)
{
	for (size_t i = 0; i < desk->changes.len; i++) {
		free(desk->changes.ptr[i].id);
		free(desk->changes.ptr[i].lang);
	}
	vec_release(&desk->changes);
}

void desk_change_settle(struct desk *desk)
{
	for (size_t i = 0; i < desk->changes.len; i++)
		desk->changes.ptr[i].is_fresh = false;
}

bool desk_is_fresh(const struct desk *desk, struct str id, const char *lang,
	enum tier tier)
{
	const struct desk_change *found = find(desk, id, lang, tier);

	return found != NULL && found->is_fresh;
}

/* ---- the list ---- */

static void choose(struct app *app, const struct menu_row *row)
{
	const struct desk_change *change = &app->desk->changes.ptr[row->value];
	struct work *work = book_work(app->book);
	struct state_place place = {.block = str_of(change->id),
		.lang = str_of(change->lang),
		.tier = str_of(tier_name(change->tier))};

	if (!reader_go_place(app->reader, &place, work != NULL, true))
		app_say(app, _("no place '%s'"), change->id);
}

static struct menu_row row_of(
	struct app *app, size_t index, struct arena *arena)
{
	const struct desk_change *change = &app->desk->changes.ptr[index];
	struct menu_row row = {.text = str_of(change->id),
		.lang = CORPUS_NONE,
		.value = (intptr_t)index};

	if (change->lang[0] != '\0')
		row.text = arena_printf(arena, "%s  %s  %s", change->id,
			change->lang, tier_label(change->tier));
	row.detail = arena_printf(arena,
		/* TRANSLATORS: how often a block was changed */
		P_("%d time", "%d times", (unsigned long)change->count),
		change->count);
	return row;
}

void desk_changes_open(struct app *app)
{
	const struct desk *desk = app->desk;
	struct menu menu = {
		.title = _("Blocks changed since the start, the latest first"),
		.choose = choose,
		.empty =
			desk->is_watching
				? _("nothing has changed since koine was started")
				: _("nothing is watched: start koine with --watch"),
	};

	menu.rows = ARENA_ARRAY(
		&menu.arena, struct menu_row, desk->changes.len + 1);
	for (size_t i = desk->changes.len; i > 0; i--)
		menu.rows[menu.count++] = row_of(app, i - 1, &menu.arena);
	menu_open(app, &menu);
}
