/* SPDX-License-Identifier: MIT */
/* What each action does to the page. */
#include "tui/reader_impl.h"

#include "base/mo.h"
#include "tui/aloud.h"
#include "tui/desk.h"
#include "tui/search_view.h"
#include "tui/views.h"

#include <limits.h>

static int times(int count)
{
	return count > 0 ? count : 1;
}

static int page_rows(const struct reader *reader)
{
	return reader->rows > 1 ? reader->rows - 1 : 1;
}

static void go_heading(struct reader *reader, int step, int level, int count)
{
	int from = reader->top;

	for (int i = 0; i < times(count); i++) {
		int unit = book_heading(reader->page.book, from, step, level);

		if (unit == CORPUS_NONE)
			break;
		from = unit;
	}
	if (from == reader->top && step > 0)
		reader_to_end(reader);
	else
		reader_go(reader, from, 0, false);
}

static void go_end(struct reader *reader, int count)
{
	reader_push_trail(reader);
	if (count > 0)
		reader_go(reader, count - 1, 0, false);
	else
		reader_to_end(reader);
	reader_moved(reader);
}

static void go_percent(struct reader *reader, int count)
{
	int units = book_count(reader->page.book, INT_MAX - 1);

	if (count > 100)
		count = 100;
	reader_push_trail(reader);
	reader_go(reader, (int)(((int64_t)(units - 1) * count + 99) / 100), 0,
		false);
}

static bool act_move(struct reader *reader, enum action action, int count)
{
	switch (action) {
	case ACTION_LINE_DOWN:
		reader_scroll(reader, times(count));
		return true;
	case ACTION_LINE_UP:
		reader_scroll(reader, -times(count));
		return true;
	case ACTION_PAGE_DOWN:
		reader_scroll(reader, page_rows(reader) * times(count));
		return true;
	case ACTION_PAGE_UP:
		reader_scroll(reader, -page_rows(reader) * times(count));
		return true;
	case ACTION_HALF_DOWN:
		reader_scroll(
			reader, count > 0 ? count : (reader->rows + 1) / 2);
		return true;
	case ACTION_HALF_UP:
		reader_scroll(
			reader, -(count > 0 ? count : (reader->rows + 1) / 2));
		return true;
	default:
		return false;
	}
}

static bool act_jump(struct reader *reader, enum action action, int count)
{
	switch (action) {
	case ACTION_START:
		reader_go(reader, count > 0 ? count - 1 : 0, 0, true);
		return true;
	case ACTION_END:
		go_end(reader, count);
		return true;
	case ACTION_PERCENT:
		go_percent(reader, count);
		return true;
	case ACTION_NEXT_SECTION:
		go_heading(reader, 1, 2, count);
		return true;
	case ACTION_PREV_SECTION:
		go_heading(reader, -1, 2, count);
		return true;
	case ACTION_NEXT_PART:
		go_heading(reader, 1, 1, count);
		return true;
	case ACTION_PREV_PART:
		go_heading(reader, -1, 1, count);
		return true;
	default:
		return false;
	}
}

static void find_forward(struct app *app, struct str text)
{
	reader_find(app->reader, text, false);
}

static void find_backward(struct app *app, struct str text)
{
	reader_find(app->reader, text, true);
}

static bool act_find(struct reader *reader, enum action action)
{
	struct app *app = reader->app;

	switch (action) {
	case ACTION_FIND:
		prompt_open(app, "/", (struct str){NULL, 0}, find_forward);
		return true;
	case ACTION_FIND_BACK:
		prompt_open(app, "?", (struct str){NULL, 0}, find_backward);
		return true;
	case ACTION_FIND_NEXT:
		find_step(reader, 1);
		return true;
	case ACTION_FIND_PREV:
		find_step(reader, -1);
		return true;
	case ACTION_SEARCH:
		find_everywhere(reader);
		return true;
	default:
		return false;
	}
}

static void go_back(struct reader *reader)
{
	const bool is_list = search_view_began(reader->app, reader->trail.len);
	struct trail_stop stop;

	if (reader->trail.len == 0) {
		app_say(reader->app, "%s", _("this is where the trail began"));
		return;
	}
	stop = reader->trail.ptr[--reader->trail.len];
	reader_set_lang(reader, stop.lang);
	reader_set_tier(reader, stop.tier);
	reader_go(reader, stop.unit, stop.offset, false);
	if (is_list)
		search_view_return(reader->app);
}

static void open_focus(struct reader *reader)
{
	const struct spot *spot = reader_focus(reader);

	if (spot == NULL)
		app_say(reader->app, "%s",
			_("nothing in focus: Tab goes to the next term or "
			  "reference, K puts a letter on each"));
	else
		box_open_spot(reader->app, spot);
}

static bool act_open(struct reader *reader, enum action action)
{
	struct app *app = reader->app;

	switch (action) {
	case ACTION_FOCUS_NEXT:
		focus_move(reader, 1);
		return true;
	case ACTION_FOCUS_PREV:
		focus_move(reader, -1);
		return true;
	case ACTION_OPEN:
		open_focus(reader);
		return true;
	case ACTION_HINTS:
		hints_open(app);
		return true;
	case ACTION_CLOSE:
		focus_clear(reader);
		find_clear(reader);
		return true;
	case ACTION_BACK:
		go_back(reader);
		return true;
	default:
		return false;
	}
}

/* A lone file has no glossary, no languages, no tiers. */
static bool needs_work(struct reader *reader)
{
	if (book_work(reader->page.book) != NULL)
		return true;
	app_say(reader->app, "%s",
		_("a single file has no languages, levels or glossary"));
	return false;
}

static bool act_views(struct reader *reader, enum action action)
{
	struct app *app = reader->app;
	static const struct {
		enum action action;
		void (*open)(struct app *app);
		bool needs_work;
	} rows[] = {
		{ACTION_CONTENTS, contents_open, false},
		{ACTION_INDEX, index_open, true},
		{ACTION_BOOKMARKS, bookmarks_open, false},
		{ACTION_LANGUAGES, languages_open, true},
		{ACTION_TIER_BLOCK, box_open_tiers, true},
		{ACTION_ALL_LANGS, box_open_languages, true},
		{ACTION_WHERE, box_open_where, false},
		{ACTION_QUIZ, quiz_open, true},
		{ACTION_CLASS, quiz_open_class, true},
		{ACTION_CARDS, cards_open, true},
		{ACTION_COMMAND, command_open, false},
		{ACTION_LESSON, lesson_ask, true},
		{ACTION_SOURCES, box_open_sources, true},
		{ACTION_PRESENT, present_open, false},
		{ACTION_SPEAK, aloud_toggle, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		if (rows[i].action == action) {
			if (!rows[i].needs_work || needs_work(reader))
				rows[i].open(app);
			return true;
		}
	return false;
}

int reader_last_lang(struct reader *reader)
{
	int lang = reader->last_lang;

	if (lang == CORPUS_NONE)
		lang = reader_lang_index(reader, STR("en"));
	if (lang == reader->page.lang)
		lang = reader_lang_index(reader, STR("zh"));
	return lang;
}

static void step_tier(struct reader *reader, int step)
{
	int tier = (int)reader->page.tier + step;

	if (tier < 0)
		app_say(reader->app, "%s", _("plain is the simplest level"));
	else if (tier >= TIER_COUNT)
		app_say(reader->app, "%s",
			_("full is the most detailed level"));
	else
		reader_set_tier(reader, (enum tier)tier);
}

static bool act_text(struct reader *reader, enum action action)
{
	if (action >= ACTION_LANG_1 && action <= ACTION_LANG_6) {
		if (needs_work(reader))
			reader_set_lang(reader, (int)(action - ACTION_LANG_1));
		return true;
	}
	switch (action) {
	case ACTION_LANG_FLIP:
		if (needs_work(reader))
			reader_set_lang(reader, reader_last_lang(reader));
		return true;
	case ACTION_TIER_UP:
	case ACTION_TIER_DOWN:
		if (needs_work(reader))
			step_tier(reader, action == ACTION_TIER_UP ? 1 : -1);
		return true;
	case ACTION_SIDE:
		if (needs_work(reader))
			side_toggle(reader);
		return true;
	case ACTION_LOCK:
		side_lock(reader);
		return true;
	default:
		return false;
	}
}

static void step_grid(struct reader *reader, int step)
{
	int first = reader->page.grid_first + step;

	if (reader->page.records != RECORD_GRID) {
		app_say(reader->app, "%s",
			_("left and right move the columns of a table: T shows "
			  "one"));
		return;
	}
	if (first < 0 || first > 3)
		return;
	reader->page.grid_first = reader->side.grid_first = first;
	reader_restore(reader, reader_anchor(reader));
}

static void next_marks(struct reader *reader)
{
	struct anchor anchor = reader_anchor(reader);

	reader->page.marks =
		(enum marks)((reader->page.marks + 1) % MARKS_COUNT);
	reader->side.marks = reader->page.marks;
	app_say(reader->app, "%s",
		reader->page.marks == MARKS_ALL ? _("all highlights are shown")
		: reader->page.marks == MARKS_SOME
			? _("highlights of references, notes and links are "
			    "shown")
			: _("no highlights are shown"));
	reader_restore(reader, anchor);
}

static void toggle_table(struct reader *reader)
{
	struct anchor anchor = reader_anchor(reader);
	bool is_grid = reader->page.records == RECORD_GRID;

	reader->page.records = is_grid ? RECORD_CARDS : RECORD_GRID;
	reader->side.records = reader->page.records;
	reader->page.grid_first = reader->side.grid_first = 0;
	app_say(reader->app, "%s",
		is_grid ? _("records as cards")
			: _("records as a table; left and right move its "
			    "columns"));
	reader_restore(reader, anchor);
}

static bool act_shape(struct reader *reader, enum action action)
{
	switch (action) {
	case ACTION_TABLE:
		toggle_table(reader);
		return true;
	case ACTION_LEFT:
		step_grid(reader, -1);
		return true;
	case ACTION_RIGHT:
		step_grid(reader, 1);
		return true;
	case ACTION_MARKS:
		next_marks(reader);
		return true;
	case ACTION_COPY:
		copy_block(reader->app, false);
		return true;
	case ACTION_COPY_CITED:
		copy_block(reader->app, true);
		return true;
	default:
		return false;
	}
}

bool reader_do(struct reader *reader, enum action action, int count)
{
	return act_move(reader, action, count) ||
	       act_jump(reader, action, count) || act_find(reader, action) ||
	       act_open(reader, action) || act_views(reader, action) ||
	       act_text(reader, action) || act_shape(reader, action) ||
	       desk_do(reader->app, action);
}
