/* SPDX-License-Identifier: MIT */
/* Slides as a view: what each action does to them. */
#include "tui/present_impl.h"

#include "base/mo.h"
#include "tui/bidichoice.h"
#include "tui/views.h"

#include <stdlib.h>

static int times(int count)
{
	return count > 0 ? count : 1;
}

/* ---- leaving, covers ---- */

/* A key hit by mistake ends no lesson. */
static void leave(struct present *present)
{
	struct app *app = present->app;

	if (present->is_leaving) {
		app_pop(app);
		return;
	}
	present->is_leaving = true;
	/* TRANSLATORS: the name of a key */
	app_say(app, _("%.*s once more goes back to the page"),
		STR_ARG(app_key_for(app, ACTION_QUIT_LAYER)));
}

static bool cover(struct present *present, enum action action)
{
	const enum cover wanted = action == ACTION_BLANK   ? COVER_BLACK
	                          : action == ACTION_WHITE ? COVER_WHITE
	                                                   : COVER_NONE;
	const bool was_covered = present->cover != COVER_NONE;

	if (action == ACTION_QUIT || action == ACTION_REDRAW ||
		action == ACTION_SUSPEND)
		return false;
	if (wanted == COVER_NONE && !was_covered)
		return false;
	/* What any key does under a cover is to take it away. */
	present->cover = wanted == present->cover ? COVER_NONE : wanted;
	return true;
}

static void toggle_spotlight(struct present *present)
{
	present->is_spotlight = !present->is_spotlight;
	app_say(present->app, "%s",
		present->is_spotlight ? _("only the point at hand is bright")
				      : _("all is bright"));
}

/* ---- text ---- */

static void toggle_side(struct present *present)
{
	struct work *work = book_work(present->app->book);

	if (work == NULL) {
		app_say(present->app, "%s",
			_("a single file has no languages, levels or "
			  "glossary"));
		return;
	}
	present->side = present->side == CORPUS_NONE
	                        ? reader_last_lang(present->app->reader)
	                        : CORPUS_NONE;
	if (present->side != CORPUS_NONE &&
		corpus_locale(work, present->side)->is_rtl)
		bidi_settle(present->app);
}

static bool swap_sides(struct present *present)
{
	const int lang = present->side;

	if (lang == CORPUS_NONE)
		return false;
	present->side = reader_lang(present->app->reader);
	reader_set_lang(present->app->reader, lang);
	return true;
}

static void next_marks(struct present *present)
{
	present->marks = (enum marks)((present->marks + 1) % MARKS_COUNT);
	app_say(present->app, "%s",
		present->marks == MARKS_ALL ? _("all highlights are shown")
		: present->marks == MARKS_SOME
			? _("highlights of references, notes and links are "
			    "shown")
			: _("no highlights are shown"));
}

static void next_spacing(struct present *present)
{
	present->spacing = (enum slide_spacing)(
		(present->spacing + 1) % SLIDE_SPACING_COUNT);
	app_say(present->app, "%s",
		present->spacing == SLIDE_FIT    ? _("spacing: as wide as fits")
		: present->spacing == SLIDE_WIDE ? _("spacing: wide")
						 : _("spacing: close"));
}

/* ---- actions ---- */

static bool act_move(struct present *present, enum action action, int count)
{
	switch (action) {
	case ACTION_PAGE_DOWN:
	case ACTION_PAGE_UP:
		for (int i = 0; i < times(count); i++)
			present_step(
				present, action == ACTION_PAGE_DOWN ? 1 : -1);
		return true;
	case ACTION_START:
		present_jump(present, times(count) - 1);
		return true;
	case ACTION_END:
		present_jump(
			present, count > 0 ? count - 1
					   : (int)present->deck.unit.len - 1);
		return true;
	case ACTION_NEXT_SECTION:
	case ACTION_PREV_SECTION:
		present_heading(
			present, action == ACTION_NEXT_SECTION ? 1 : -1, 2);
		return true;
	case ACTION_NEXT_PART:
	case ACTION_PREV_PART:
		present_heading(
			present, action == ACTION_NEXT_PART ? 1 : -1, 1);
		return true;
	default:
		return false;
	}
}

static bool act_find(struct present *present, enum action action)
{
	switch (action) {
	case ACTION_FIND:
	case ACTION_FIND_BACK:
		present_find(present, action == ACTION_FIND_BACK);
		return true;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREV:
		present_find_next(present, action == ACTION_FIND_NEXT ? 1 : -1);
		return true;
	case ACTION_SEARCH:
		present_find_everywhere(present);
		return true;
	case ACTION_CONTENTS:
		present_overview(present);
		return true;
	default:
		return false;
	}
}

static void ask_class(struct present *present)
{
	struct app *app = present->app;

	if (present->quiz == NULL)
		app_say(app, "%s",
			_("a single file has no languages, levels or "
			  "glossary"));
	else
		quiz_open_slide(app, &present->pane[0].slide.unit);
}

static bool act_look(struct present *present, enum action action)
{
	struct reader *reader = present->app->reader;
	const bool with_terms = present->marks == MARKS_ALL;

	switch (action) {
	case ACTION_FOCUS_NEXT:
	case ACTION_FOCUS_PREV:
		reader_step_focus(reader, action == ACTION_FOCUS_NEXT ? 1 : -1,
			with_terms);
		return true;
	case ACTION_CLOSE:
		reader_clear_focus(reader);
		reader_clear_find(reader);
		return true;
	case ACTION_CLASS:
		ask_class(present);
		return true;
	case ACTION_SPOTLIGHT:
		toggle_spotlight(present);
		return true;
	case ACTION_MARKS:
		next_marks(present);
		return true;
	case ACTION_SPACING:
		next_spacing(present);
		return true;
	case ACTION_SIDE:
		toggle_side(present);
		return true;
	case ACTION_LANG_FLIP:
		return swap_sides(present);
	case ACTION_OPEN:
		if (reader_focus(reader) != NULL)
			return false;
		present_step(present, 1);
		return true;
	case ACTION_PRESENT:
		app_pop(present->app);
		return true;
	case ACTION_QUIT_LAYER:
		leave(present);
		return true;
	default:
		return false;
	}
}

/* What the page does is done to the slides too; what would only move the hidden
 * page, or change how it looks, is not done. */
static bool is_for_page(enum action action)
{
	if (action >= ACTION_LANG_1 && action <= ACTION_LANG_6)
		return true;
	switch (action) {
	case ACTION_BACK:
	case ACTION_OPEN:
	case ACTION_HINTS:
	case ACTION_LANGUAGES:
	case ACTION_LANG_FLIP:
	case ACTION_TIER_UP:
	case ACTION_TIER_DOWN:
	case ACTION_TIER_BLOCK:
	case ACTION_ALL_LANGS:
	case ACTION_INDEX:
	case ACTION_BOOKMARKS:
	case ACTION_COPY:
	case ACTION_COPY_CITED:
	case ACTION_SOURCES:
	case ACTION_WHERE:
	case ACTION_COMMAND:
	case ACTION_SPEAK:
		return true;
	default:
		return false;
	}
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct present *present = view;
	const bool was_leaving = present->is_leaving;

	present_ready(present);
	if (cover(present, action))
		return true;
	present->is_leaving = was_leaving && action == ACTION_QUIT_LAYER;
	if (act_move(present, action, count) || act_find(present, action) ||
		act_look(present, action))
		return true;
	if (is_for_page(action))
		return reader_view.act(app, app->reader, action, count);
	return false;
}

/* ---- life ---- */

static void release(struct app *app, void *view)
{
	struct present *present = view;

	(void)app;
	present_stage_close(present);
	for (int i = 0; i < 2; i++) {
		slide_release(&present->pane[i].slide);
		page_release(&present->pane[i].page);
	}
	quiz_free(present->quiz);
	deck_release(&present->deck);
	vec_release(&present->steps.step);
	vec_release(&present->spots);
	buf_release(&present->missed);
	free(present);
}

const struct view_ops present_view = {
	.mode = MODE_PRESENT,
	.draw = present_draw,
	.act = act,
	.free = release,
	.status = present_status,
};

void present_open(struct app *app)
{
	struct work *work = book_work(app->book);
	struct present *present;
	uint32_t offset;
	int unit = reader_at(app->reader, &offset);

	if (book_count(app->book, 0) == 0)
		return;
	present = xcalloc(1, sizeof(*present));
	present->app = app;
	present->quiz = work != NULL ? quiz_new(work) : NULL;
	present->marks = MARKS_NONE;
	present->side = reader_side_lang(app->reader);
	present->match_unit = present->spoken_unit = CORPUS_NONE;
	present->look.unit = CORPUS_NONE;
	reader_leave_match(app->reader);
	app_push(app, &present_view, present);
	present_go(present, unit, offset);
	present_stage_open(present);
}
