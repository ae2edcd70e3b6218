/* SPDX-License-Identifier: MIT */
/* Finding in the section that is presented, and the list of its slides. */
#include "tui/present_impl.h"

#include "base/mo.h"
#include "tui/menu.h"
#include "tui/search_view.h"
#include "tui/unit_text.h"
#include "tui/views.h"

/* ---- find ---- */

/* The first match of a slide after (before) `at` [B]. */
static bool match_in(struct present *present, int slide, int64_t at, int way,
	struct range *found)
{
	struct app *app = present->app;
	const struct page *page = reader_page(app->reader);
	struct arena arena = {0};
	struct range *matches;
	struct unit unit;
	bool is_found = false;
	size_t count;

	if (!book_unit(app->book, present->deck.unit.ptr[slide], page->lang,
		    page->tier, &unit))
		return false;
	count = reader_matches(app->reader, &unit, &arena, &matches);
	for (size_t i = 0; i < count; i++) {
		const int64_t start = (int64_t)matches[i].start;

		if (way > 0 ? start <= at || is_found : start >= at)
			continue;
		*found = matches[i];
		is_found = true;
	}
	arena_free(&arena);
	return is_found;
}

/* Looking begins after the match there is, else with the slide. */
static int64_t start_of(struct present *present, int way)
{
	struct range match;
	int unit;

	if (reader_match(present->app->reader, &unit, &match) &&
		unit == present->look.unit)
		return (int64_t)match.start;
	return way > 0 ? -1 : INT64_MAX;
}

static void go_match(struct present *present, int slide, struct range match)
{
	struct reader *reader = present->app->reader;
	const int unit = present->deck.unit.ptr[slide];

	if (slide != present->at)
		reader_leave(reader);
	reader_set_match(reader, unit, match);
	present->match_unit = unit;
	present->match = match;
	present_go(present, unit, match.start);
}

void present_find_next(struct present *present, int way)
{
	const int count = (int)present->deck.unit.len;
	struct app *app = present->app;
	int slide = present->at;
	int64_t at = start_of(present, way);
	struct range found;

	if (search_view_walks(app)) {
		reader_view.act(app, app->reader,
			way > 0 ? ACTION_FIND_NEXT : ACTION_FIND_PREV, 0);
		return;
	}
	for (int i = 0; i <= count; i++) {
		if (match_in(present, slide, at, way, &found)) {
			buf_clear(&present->missed);
			go_match(present, slide, found);
			return;
		}
		slide = (slide + way + count) % count;
		at = way > 0 ? -1 : INT64_MAX;
	}
	if (present->missed.len == 0)
		app_say(app, "%s", _("nothing to find yet"));
	else
		app_say(app,
			/* TRANSLATORS: what was typed, then a key */
			_("not in this section: %s; %.*s searches everywhere"),
			present->missed.ptr,
			STR_ARG(app_key_for(app, ACTION_SEARCH)));
}

static void look_for(struct app *app, struct str text, int way)
{
	struct present *present = app_top(app, &present_view);

	if (present == NULL)
		return;
	if (text.len > 0) {
		buf_clear(&present->missed);
		buf_str(&present->missed, text);
		reader_look_for(app->reader, text);
	}
	present_find_next(present, way);
}

static void look_on(struct app *app, struct str text)
{
	look_for(app, text, 1);
}

static void look_back(struct app *app, struct str text)
{
	look_for(app, text, -1);
}

void present_find(struct present *present, bool is_back)
{
	prompt_open(present->app, is_back ? "?" : "/", STR(""),
		is_back ? look_back : look_on);
}

void present_find_everywhere(struct present *present)
{
	struct str query = {NULL, 0};

	if (present->missed.len > 0)
		query = buf_view(&present->missed);
	search_view_open(present->app, query);
	buf_clear(&present->missed);
}

/* ---- the slides of the section ---- */

static void choose(struct app *app, const struct menu_row *row)
{
	struct present *present = app_top(app, &present_view);

	if (present != NULL)
		present_jump(present, (int)row->value);
}

static struct str row_text(
	struct present *present, int slide, struct arena *arena)
{
	const struct page *page = reader_page(present->app->reader);
	const int index = present->deck.unit.ptr[slide];
	struct unit unit, above;
	struct str words;

	if (!book_unit(page->book, index, page->lang, page->tier, &unit))
		return STR("");
	words = unit_title(&unit, present->app->is_ascii, arena);
	/* A record is known by its title. */
	if (!unit.is_heading && index > 0 &&
		book_unit(page->book, index - 1, page->lang, page->tier,
			&above) &&
		above.is_heading && above.level >= 3)
		words = above.node->text;
	return arena_printf(arena, "%d  %.*s", slide + 1, STR_ARG(words));
}

void present_overview(struct present *present)
{
	struct app *app = present->app;
	const struct page *page = reader_page(app->reader);
	struct menu menu = {
		.title = book_work(app->book) != NULL &&
	                                 book_lesson(app->book) == NULL
	                         ? _("Slides of this section")
	                         : _("Slides"),
		.is_full = true,
		.choose = choose,
		.at = (size_t)present->at,
		.action = ACTION_CONTENTS,
	};

	menu.rows = ARENA_ARRAY(
		&menu.arena, struct menu_row, present->deck.unit.len + 1);
	for (int i = 0; i < (int)present->deck.unit.len; i++) {
		struct unit unit;

		if (!book_unit(page->book, present->deck.unit.ptr[i],
			    page->lang, page->tier, &unit))
			continue;
		menu.rows[menu.count++] = (struct menu_row){
			.text = row_text(present, i, &menu.arena),
			.detail = unit.is_own ? STR("") : unit.id,
			.lang = book_work(page->book) != NULL ? unit.lang
		                                              : CORPUS_NONE,
			.value = i,
		};
	}
	menu_open(app, &menu);
}
