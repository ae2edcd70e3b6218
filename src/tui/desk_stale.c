/* SPDX-License-Identifier: MIT */
/* What is not current, on the page: signs, going there, declaring. */
#include "base/mo.h"
#include "tui/desk_impl.h"

#include <string.h>

/* ---- the account ---- */

struct sync *desk_sync(struct desk *desk)
{
	struct work *work = book_work(desk->app->book);
	struct err err = {0};

	if (work == NULL)
		return NULL;
	if (!desk->has_sync) {
		desk->has_sync = sync_open(work, &desk->sync, &err);
		if (!desk->has_sync)
			app_say(desk->app, "%s", err.message);
	}
	return desk->has_sync ? &desk->sync : NULL;
}

const struct sync *desk_account(struct app *app)
{
	return desk_sync(app->desk);
}

void desk_sync_forget(struct desk *desk)
{
	if (desk->has_sync)
		sync_release(&desk->sync);
	desk->has_sync = false;
}

/* ---- signs ---- */

static bool wants_signs(const struct desk *desk)
{
	return desk->is_begun &&
	       (desk->is_watching || reader_pane_count(desk->app->reader) > 1);
}

char desk_standing_sign(
	struct desk *desk, const struct unit *unit, int lang, enum tier tier)
{
	static const char signs[] = {[SYNC_MISSING] = '-',
		[SYNC_UNDECLARED] = '?',
		[SYNC_STALE] = '~',
		[SYNC_FAR_STALE] = '~',
		[SYNC_CURRENT] = '\0'};
	const struct sync *sync;
	char sign;

	if (unit->item == CORPUS_NONE || unit->is_heading || !wants_signs(desk))
		return '\0';
	sync = desk_sync(desk);
	if (sync == NULL)
		return '\0';
	sign = signs[sync_standing(sync, unit->item, lang, tier)];
	/* Who only reads two texts asks for no account of them. */
	if (sign == '?' && !desk->is_watching)
		return '\0';
	return sign;
}

/* ---- going there ---- */

static void say_standing(struct app *app, int item, enum sync_standing standing)
{
	const struct str id = corpus_item(book_work(app->book), item)->id;

	switch (standing) {
	case SYNC_MISSING:
		app_say(app, _("%.*s: not written yet"), STR_ARG(id));
		break;
	case SYNC_UNDECLARED:
		app_say(app, _("%.*s: never declared current with its source"),
			STR_ARG(id));
		break;
	case SYNC_STALE:
		app_say(app,
			_("%.*s: its source has changed since it was declared "
			  "current"),
			STR_ARG(id));
		break;
	case SYNC_FAR_STALE:
		app_say(app, _("%.*s: the source of its source has changed"),
			STR_ARG(id));
		break;
	case SYNC_CURRENT:
		break;
	}
}

static bool has_work(struct app *app)
{
	if (book_work(app->book) != NULL)
		return true;
	app_say(app, "%s",
		_("a single file has no languages, levels or glossary"));
	return false;
}

/* The item of the unit in focus; a heading's is before its blocks. */
static int item_in_focus(struct app *app)
{
	struct unit unit;

	if (!book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader), &unit))
		return CORPUS_NONE;
	return unit.item;
}

void desk_step_stale(struct app *app, int step)
{
	const struct sync *sync;
	const int lang = reader_lang(app->reader);
	const enum tier tier = reader_tier(app->reader);
	struct work *work = book_work(app->book);

	if (!has_work(app) || (sync = desk_sync(app->desk)) == NULL)
		return;
	for (int i = item_in_focus(app) + step;
		i >= 0 && i < corpus_count(work); i += step) {
		enum sync_standing standing;

		if (corpus_item(work, i)->kind != SPINE_BLOCK)
			continue;
		standing = sync_standing(sync, i, lang, tier);
		if (standing == SYNC_CURRENT)
			continue;
		reader_leave(app->reader);
		reader_point(app->reader,
			book_find(app->book, corpus_item(work, i)->id));
		say_standing(app, i, standing);
		return;
	}
	app_say(app, "%s",
		step > 0 ? _("nothing stale or missing after this block")
			 : _("nothing stale or missing before this block"));
}

/* ---- declaring ---- */

/* What it was made from as far as is known. */
static bool source_of(const struct sync *sync, int item, int lang,
	enum tier tier, struct sync_row *as)
{
	const struct sync_row *row = sync_at(sync, item, lang, tier);

	*as = *row;
	return row->source_lang != CORPUS_NONE ||
	       sync_default_source(sync->work, lang, tier, &as->source_lang,
		       &as->source_tier);
}

static bool may_declare(struct app *app)
{
	if (!has_work(app))
		return false;
	if (app->env->is_secure)
		app_say(app, "%s",
			_("KOINE_SECURE is set: nothing is written"));
	else if (app->desk->paths.is_own_content && !app->desk->is_watching)
		app_say(app, "%s",
			_("this is the installed content: open a copy of your "
			  "own with --content, or use --watch"));
	else
		return true;
	return false;
}

/* A line that was not understood would be lost by writing. */
static bool is_whole(struct app *app, const struct sync *sync)
{
	if (sync->fault_count == 0)
		return true;
	app_say(app, "%.*s", STR_ARG(sync->fault));
	return false;
}

static void declare(struct app *app, struct sync *sync, int item)
{
	struct work *work = book_work(app->book);
	const int lang = reader_lang(app->reader);
	const enum tier tier = reader_tier(app->reader);
	const struct str id = corpus_item(work, item)->id;
	struct sync_row as;
	struct err err = {0};

	if (!source_of(sync, item, lang, tier, &as)) {
		app_say(app, "%s",
			_("this is the text that all others are made from"));
		return;
	}
	as.state = SYNC_TRANSLATED;
	as.by = sync_user(app->env, &app->draw);
	as.date = sync_date(app->env->now, &app->draw);
	if (!sync_declare(sync, item, lang, tier, &as))
		app_say(app, _("%.*s: it or its source is not written"),
			STR_ARG(id));
	else if (!sync_write(sync, lang, &err))
		app_say(app, "%s", err.message);
	else
		/* TRANSLATORS: the id of a block, a language, a level */
		app_say(app, _("%.*s is declared current with %s, %s"),
			STR_ARG(id), corpus_lang_tag(work, as.source_lang),
			tier_label(as.source_tier));
}

void desk_declare(struct app *app)
{
	struct sync *sync;
	const int item = item_in_focus(app);

	if (!may_declare(app))
		return;
	/* Another may have declared something meanwhile. */
	desk_sync_forget(app->desk);
	sync = desk_sync(app->desk);
	if (sync == NULL || !is_whole(app, sync))
		return;
	if (item == CORPUS_NONE ||
		corpus_item(sync->work, item)->kind != SPINE_BLOCK)
		app_say(app, "%s", _("a heading needs no declaring"));
	else
		declare(app, sync, item);
}
