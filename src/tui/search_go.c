/* SPDX-License-Identifier: MIT */
/* Search everywhere: to a hit, and on from it to the next. */
#include "tui/search_impl.h"

#include "base/mo.h"
#include "tui/box.h"
#include "tui/reader.h"

/* ---- where a hit leads ---- */

static const struct search_hit *hit_of(
	const struct searching *searching, size_t row)
{
	const struct search_rows *rows = &searching->rows;

	if (row >= rows->row.len || rows->row.ptr[row].kind != SEARCH_ROW_HIT)
		return NULL;
	return &searching->answer.hits[rows->row.ptr[row].index];
}

/* Others are shown in a box, over the list or, from a page, over that. */
static bool is_on_page(const struct search_hit *hit)
{
	return hit->kind == SEARCH_BLOCK || hit->kind == SEARCH_HEADING;
}

/* False, with a message, if there is nothing to show. */
static bool open_box(struct app *app, struct searching *searching,
	const struct search_hit *hit)
{
	struct box_subject subject = {.kind = BOX_NOTE,
		.target = hit->place,
		.lang = hit->lang,
		.tier = reader_tier(app->reader),
		.is_hit = true,
		.found = {hit->text, hit->ranges, hit->range_count}};

	if (hit->kind == SEARCH_CONCEPT) {
		subject.kind = BOX_TERM;
		subject.concept = gloss_find_id(
			corpus_gloss(book_work(app->book)), hit->place);
		if (subject.concept == NULL)
			return false;
	} else if (hit->kind == SEARCH_REFERENCE) {
		subject.kind = BOX_REFERENCE;
		if (!str_to_int(hit->place, &subject.number))
			return false;
	} else if (hit->kind == SEARCH_QUESTION) {
		subject.kind = BOX_QUESTION;
	}
	if (app_top(app, &search_view) == NULL && searching->depth == 0)
		searching->depth = reader_leave(app->reader);
	return box_open(app, &subject);
}

/* The level of the page, if the same is said there. */
static void set_text(struct app *app, const struct search_hit *hit)
{
	const unsigned here = 1u << reader_tier(app->reader);

	if (book_work(app->book) == NULL)
		return;
	reader_set_lang(app->reader, hit->lang);
	if (hit->tier >= 0 && (hit->tiers & here) == 0)
		reader_set_tier(app->reader, (enum tier)hit->tier);
}

/* Words that stand together are one stop of n. */
static bool goes_on(const struct search_hit *hit, size_t range)
{
	const struct search_range *a = &hit->ranges[range], *b = a + 1;

	return range + 1 < hit->range_count && b->start == a->end + 1 &&
	       b->start < hit->text.len &&
	       (hit->text.ptr[a->end] == ' ' || hit->text.ptr[a->end] == '-');
}

static struct search_range stop_at(const struct search_hit *hit, size_t range)
{
	struct search_range stop = {0, 0};

	if (range >= hit->range_count)
		return stop;
	stop = hit->ranges[range];
	while (goes_on(hit, range))
		stop.end = hit->ranges[++range].end;
	return stop;
}

/* The first range of the stop that `range` belongs to. */
static size_t stop_start(const struct search_hit *hit, size_t range)
{
	while (range > 0 && goes_on(hit, range - 1))
		range--;
	return range;
}

/* The first range after the stop that begins at `range`. */
static size_t stop_after(const struct search_hit *hit, size_t range)
{
	while (goes_on(hit, range))
		range++;
	return range + 1;
}

static void show(struct app *app, struct searching *searching, int unit,
	const struct search_hit *hit)
{
	const struct search_range range = stop_at(hit, searching->range);

	/* The way back to the list begins where it was left. */
	if (searching->depth == 0)
		searching->depth = reader_leave(app->reader);
	set_text(app, hit);
	searching->is_walking = true;
	reader_show(app->reader, unit, range.start, range.end);
}

/* False, with a message, if its place is not in the book. */
static bool go_page(struct app *app, struct searching *searching,
	const struct search_hit *hit)
{
	const int unit = book_find(app->book, hit->place);

	if (unit == CORPUS_NONE) {
		app_say(app,
			book_lesson(app->book) != NULL
				? _("%.*s is not in this lesson")
				: _("no place '%.*s'"),
			STR_ARG(hit->place));
		return false;
	}
	if (app_top(app, &search_view) != NULL)
		app_pop(app);
	show(app, searching, unit, hit);
	return true;
}

/* Goes to the hit under the cursor; false, with a message, if it cannot. */
static bool go(struct app *app, struct searching *searching,
	const struct search_hit *hit)
{
	return is_on_page(hit) ? go_page(app, searching, hit)
	                       : open_box(app, searching, hit);
}

void searching_go(struct app *app, struct searching *searching)
{
	const struct search_hit *hit = hit_of(searching, searching->rows.at);
	int at, count;

	if (hit == NULL)
		return;
	searching->range = 0;
	searching->depth = 0;
	if (!go(app, searching, hit))
		return;
	at = search_rows_position(&searching->rows, &searching->answer, &count);
	app_say(app,
		/* TRANSLATORS: number of the hit, number of hits; then keys */
		_("%d of %d: %.*s goes to the next hit, %.*s back to the list"),
		at, count, STR_ARG(app_key_for(app, ACTION_FIND_NEXT)),
		STR_ARG(app_key_for(app, ACTION_BACK)));
}

/* ---- n and N ---- */

bool search_view_walks(const struct app *app)
{
	return app->searching != NULL && app->searching->is_walking;
}

void search_view_forget(struct app *app)
{
	if (!search_view_walks(app))
		return;
	app->searching->is_walking = false;
	reader_unmark(app->reader);
}

/* The next stop in the same hit; false if there is none. */
static bool step_range(
	struct searching *searching, const struct search_hit *hit, int way)
{
	size_t range = searching->range;

	if (hit == NULL || !is_on_page(hit) || hit->range_count == 0)
		return false;
	range = way > 0 ? stop_after(hit, range) : range;
	if (way > 0 ? range >= hit->range_count : range == 0)
		return false;
	searching->range = way > 0 ? range : stop_start(hit, range - 1);
	return true;
}

/* Puts the cursor on the next row with a hit, round the end. */
static bool step_row(struct searching *searching, int way, bool *is_wrapped)
{
	struct search_rows *rows = &searching->rows;
	const size_t first = rows->at;

	*is_wrapped = false;
	do {
		const struct search_hit *hit;

		if (way > 0)
			searching_more(searching);
		if (rows->row.len == 0)
			return false;
		if (way < 0 ? rows->at == 0 : rows->at + 1 >= rows->row.len)
			*is_wrapped = true;
		rows->at = (rows->at + (way > 0 ? 1 : rows->row.len - 1)) %
		           rows->row.len;
		hit = hit_of(searching, rows->at);
		if (hit != NULL) {
			searching->range =
				way < 0 && hit->range_count > 0
					? stop_start(hit, hit->range_count - 1)
					: 0;
			return true;
		}
	} while (rows->at != first);
	return false;
}

void search_view_step(struct app *app, int step)
{
	struct searching *searching = app->searching;
	const struct search_hit *hit = hit_of(searching, searching->rows.at);
	bool is_wrapped = false;
	int at, count;

	if (!step_range(searching, hit, step) &&
		!step_row(searching, step, &is_wrapped))
		return;
	if (!go(app, searching, hit_of(searching, searching->rows.at)))
		return;
	at = search_rows_position(&searching->rows, &searching->answer, &count);
	/* TRANSLATORS: number of the hit, number of hits */
	app_say(app, _("%d of %d"), at, count);
	if (is_wrapped)
		app_say_also(app, step > 0 ? _("went on from the start")
					   : _("went on from the end"));
}

/* ---- for the page ---- */

static bool is_of(const struct search_hit *hit, const struct unit *unit)
{
	if (hit->kind != SEARCH_BLOCK && hit->kind != SEARCH_HEADING)
		return false;
	if (hit->lang != unit->lang || !str_eq(hit->place, unit->id))
		return false;
	return hit->tier < 0 || hit->tier == (int)unit->tier ||
	       (hit->tiers & 1u << unit->tier) != 0;
}

size_t search_view_ranges(struct app *app, const struct unit *unit,
	struct str text, const struct search_range **ranges)
{
	const struct search_answer *answer;

	if (!search_view_walks(app))
		return 0;
	answer = &app->searching->answer;
	for (size_t i = 0; i < answer->count; i++) {
		const struct search_hit *hit = &answer->hits[i];

		/* A text that has changed since has other places. */
		if (!is_of(hit, unit) || !str_eq(hit->text, text))
			continue;
		*ranges = hit->ranges;
		return hit->range_count;
	}
	return 0;
}

bool search_view_began(const struct app *app, size_t depth)
{
	return app->searching != NULL && depth > 0 &&
	       app->searching->depth == depth;
}
