/* SPDX-License-Identifier: MIT */
/* Where the slides are, and what is laid out of them. */
#include "tui/present_impl.h"

#include "base/mo.h"
#include "tui/unit_text.h"

#include <limits.h>

/* Where to stand on a slide that is laid out next. */
struct spot_on {
	int item;        /* CORPUS_NONE: the one `offset` is in */
	uint32_t offset; /* [B] */
	uint32_t length; /* [B] of the text `offset` is of; 0: this one */
};

static const struct spot_on at_start = {0, 0, 0};
static const struct spot_on at_end = {INT_MAX, UINT32_MAX, 0};

static int unit_of(const struct present *present)
{
	return present->deck.unit.ptr[present->at];
}

const struct slide_stop *present_stop(const struct present *present, int pane)
{
	const struct slide_step *step = &present->steps.step.ptr[present->step];

	return &present->pane[pane].slide.stop.ptr[step->stop[pane]];
}

/* ---- laying out ---- */

static struct present_look look_now(const struct present *present)
{
	const struct app *app = present->app;
	const struct page *page = reader_page(app->reader);

	return (struct present_look){
		.unit = unit_of(present),
		.rows = app->frame.rows,
		.cols = app->frame.cols,
		.lang = page->lang,
		.side = present->side,
		.tier = page->tier,
		.bidi = page->bidi,
		.marks = present->marks,
		.spacing = present->spacing,
	};
}

static bool same_look(
	const struct present_look *a, const struct present_look *b)
{
	return a->unit == b->unit && a->rows == b->rows && a->cols == b->cols &&
	       a->lang == b->lang && a->side == b->side && a->tier == b->tier &&
	       a->bidi == b->bidi && a->marks == b->marks &&
	       a->spacing == b->spacing;
}

/* As the page does it, but for marks: breakers are kept. */
static void set_page(struct present *present, int pane)
{
	const struct page *from = reader_page(present->app->reader);
	struct page *page = &present->pane[pane].page;

	page->book = from->book;
	page->lang = pane == 0 ? from->lang : present->side;
	page->tier = from->tier;
	page->bidi = from->bidi;
	page->is_ascii = from->is_ascii;
	page->marks = present->marks;
	page->ui_locale = from->ui_locale;
	page->ui_brk = from->ui_brk;
}

/* What a teacher wrote in one language only stands there once. */
static bool has_two(const struct present *present)
{
	const struct page *page = reader_page(present->app->reader);
	const int index = unit_of(present);
	struct unit unit, other;

	return present->side != CORPUS_NONE &&
	       !(book_unit(page->book, index, page->lang, page->tier, &unit) &&
		       book_unit(page->book, index, present->side, page->tier,
			       &other) &&
		       unit.is_own && unit.node == other.node);
}

static void lay(struct present *present, struct spot_on to)
{
	const struct slide *first = &present->pane[0].slide;
	const struct slide *second = NULL;
	int stop;

	present->look = look_now(present);
	present->panes = has_two(present) ? 2 : 1;
	if (present->panes == 2)
		second = &present->pane[1].slide;
	present_measure(present, present->look.rows, present->look.cols);
	for (int i = 0; i < present->panes; i++) {
		struct present_pane *pane = &present->pane[i];
		const struct slide_room room = {&pane->page, present->quiz,
			pane->rows, pane->cols, present->spacing};

		set_page(present, i);
		slide_lay(&pane->slide, &room, unit_of(present));
	}
	slide_pair(&present->steps, first, second);
	if (to.length > 0)
		to.offset = (uint32_t)((uint64_t)to.offset * first->length /
				       to.length);
	if (to.item < 0)
		to.item = slide_item_at(first, to.offset);
	stop = slide_stop_at(first, to.item, to.offset);
	present->step = 0;
	for (int i = 0; i < (int)present->steps.step.len; i++) {
		const struct slide_step *step = &present->steps.step.ptr[i];

		if (to.item == INT_MAX || step->stop[0] < stop ||
			(step->stop[0] == stop &&
				present->steps.step.ptr[present->step]
						.stop[0] != stop))
			present->step = i;
	}
}

/* Another size, language or level: the same block and step. */
static void lay_anew(struct present *present)
{
	const struct slide *slide = &present->pane[0].slide;
	struct spot_on to = at_start;

	if (present->look.unit == unit_of(present)) {
		to.item = present_stop(present, 0)->item;
		to.offset = slide_offset(
			slide, present->steps.step.ptr[present->step].stop[0]);
		to.length = slide->length;
	}
	lay(present, to);
}

/* ---- going ---- */

/* The page goes along. */
static void take_page_along(struct present *present)
{
	struct reader *reader = present->app->reader;
	const struct slide_step *step = &present->steps.step.ptr[present->step];
	uint32_t offset = slide_offset(&present->pane[0].slide, step->stop[0]);
	struct range match;
	int unit;

	if (reader_match(reader, &unit, &match) && unit != unit_of(present)) {
		reader_leave_match(reader);
		present->match_unit = CORPUS_NONE;
	}
	reader_go(reader, unit_of(present), offset, false);
	present->here = reader_at(reader, &offset);
}

static void show(struct present *present, int at, struct spot_on to)
{
	present->at = at;
	lay(present, to);
	take_page_along(present);
}

void present_go(struct present *present, int unit, uint32_t offset)
{
	const struct spot_on to = {CORPUS_NONE, offset, 0};
	int at;

	if (unit < present->deck.first || unit >= present->deck.end)
		deck_make(&present->deck, present->app->book, unit);
	at = deck_find(&present->deck, unit);
	show(present, at, present->deck.unit.ptr[at] == unit ? to : at_start);
}

/* The voice goes on: true if it is somewhere else than it was. */
static bool hear(struct present *present)
{
	struct range spoken;
	int unit;
	bool is_other = reader_spoken(present->app->reader, &unit, &spoken) &&
	                (unit != present->spoken_unit ||
				spoken.start != present->spoken.start);

	present->spoken_unit = unit;
	present->spoken = spoken;
	return is_other;
}

/* Somebody has moved the page. */
static void follow(struct present *present)
{
	struct reader *reader = present->app->reader;
	struct range match;
	uint32_t offset;
	int match_unit, unit = reader_at(reader, &offset);
	bool has_match = reader_match(reader, &match_unit, &match);
	bool is_other =
		has_match && (match_unit != present->match_unit ||
				     match.start != present->match.start);

	present->match_unit = match_unit;
	present->match = match;
	if (is_other)
		present_go(present, match_unit, match.start);
	else if (hear(present))
		present_go(
			present, present->spoken_unit, present->spoken.start);
	else if (unit != present->here)
		present_go(present, unit, offset);
}

void present_ready(struct present *present)
{
	struct present_look now;

	const int lang = reader_lang(present->app->reader);

	/* The language that was above goes below. */
	if (present->side == lang)
		present->side = present->look.lang != lang ? present->look.lang
		                                           : CORPUS_NONE;
	follow(present);
	now = look_now(present);
	if (!same_look(&now, &present->look))
		lay_anew(present);
}

/* Of what is too long for one deck, on to the next, or back. */
static bool go_deck(struct present *present, int way)
{
	struct book *book = present->app->book;
	const int unit = way > 0 ? present->deck.end : present->deck.first - 1;

	if ((book_work(book) != NULL && book_lesson(book) == NULL) ||
		unit < 0 || unit >= book_count(book, unit))
		return false;
	present_go(present, unit, 0);
	return true;
}

void present_step(struct present *present, int way)
{
	int step = present->step + way, at = present->at + way;
	struct app *app = present->app;

	if (step >= 0 && step < (int)present->steps.step.len) {
		present->step = step;
		take_page_along(present);
	} else if (at >= 0 && at < (int)present->deck.unit.len) {
		show(present, at, way > 0 ? at_start : at_end);
	} else if (go_deck(present, way)) {
		return;
	} else if (way > 0 && book_heading(app->book, present->deck.end - 1, 1,
				      6) == CORPUS_NONE) {
		app_say(app, "%s", _("the slides end here"));
	} else if (way > 0) {
		/* TRANSLATORS: the name of a key */
		app_say(app, _("the section ends here; %.*s goes to the next"),
			STR_ARG(app_key_for(app, ACTION_NEXT_SECTION)));
	} else {
		app_say(app, "%s", _("the section begins here"));
	}
}

void present_jump(struct present *present, int index)
{
	const int last = (int)present->deck.unit.len - 1;

	reader_leave(present->app->reader);
	show(present, index > last ? last : index < 0 ? 0 : index, at_start);
}

void present_heading(struct present *present, int way, int level)
{
	const int from = way > 0 ? unit_of(present) : present->deck.first;
	int unit = book_heading(present->app->book, from, way, level);

	if (unit != CORPUS_NONE)
		present_go(present, unit, 0);
	else if (way < 0)
		show(present, 0, at_start);
}
