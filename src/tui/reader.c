/* SPDX-License-Identifier: MIT */
/* The page as a view: what each action does to it. */
#include "tui/reader_impl.h"

#include "base/mo.h"
#include "tui/aloud.h"

#include <stdlib.h>

/* ---- life ---- */

struct reader *reader_new(struct app *app, const struct app_opts *opts)
{
	struct reader *reader = xcalloc(1, sizeof(*reader));

	reader->app = app;
	reader->cap = opts->width > 0 ? opts->width : TEXT_MAX;
	reader->page = (struct page){.book = opts->book,
		.bidi = opts->bidi,
		.is_ascii = opts->is_ascii,
		.tier = TIER_FULL,
		.ui_locale = app->ui_locale,
		.ui_brk = app->ui_brk};
	reader->last_lang = reader->last_side_lang = CORPUS_NONE;
	reader->last_side_tier = -1;
	reader->focus = -1;
	reader->held = CORPUS_NONE;
	reader->match_unit = reader->at = CORPUS_NONE;
	reader->spoken_unit = CORPUS_NONE;
	reader->generation = 1;
	reader->find_generation = 1;
	for (int i = 0; i < LAID_MAX; i++)
		reader->laid[i].unit = CORPUS_NONE;
	return reader;
}

static void reader_free(struct app *app, void *view)
{
	struct reader *reader = view;

	(void)app;
	for (int i = 0; i < LAID_MAX; i++) {
		arena_free(&reader->laid[i].arena);
		for (int p = 0; p < 2; p++) {
			lines_release(&reader->laid[i].pane[p].lines);
			vec_release(&reader->laid[i].pane[p].matches);
		}
	}
	vec_release(&reader->trail);
	vec_release(&reader->spots);
	buf_release(&reader->query);
	buf_release(&reader->needle);
	folded_release(&reader->folded);
	fold_free(reader->file_fold);
	page_release(&reader->page);
	page_release(&reader->side);
	free(reader);
}

/* ---- where it is ---- */

int reader_lang(const struct reader *reader)
{
	return reader->page.lang;
}

enum tier reader_tier(const struct reader *reader)
{
	return reader->page.tier;
}

int reader_unit(const struct reader *reader)
{
	return reader->top;
}

const struct page *reader_page(const struct reader *reader)
{
	return &reader->page;
}

struct page *reader_page_mutable(struct reader *reader)
{
	return &reader->page;
}

void reader_resize(struct reader *reader, int rows, int cols)
{
	reader_measure(reader, rows, cols);
}

bool reader_is_dirty(const struct reader *reader)
{
	return reader->is_dirty;
}

bool reader_is_switched(const struct reader *reader)
{
	return reader->is_dirty && reader->is_switched;
}

bool reader_shows_rtl(struct reader *reader)
{
	struct work *work = book_work(reader->page.book);

	if (work == NULL)
		return bidi_has_rtl(file_text(book_file(reader->page.book)));
	return corpus_locale(work, reader->page.lang)->is_rtl ||
	       (reader->side.book != NULL &&
		       corpus_locale(work, reader->side.lang)->is_rtl);
}

/* The first block whose text is on the page; a heading if there is no other. */
int reader_focus_unit(struct reader *reader)
{
	int row, unit = reader_here(reader, &row), rows = -row;

	if (reader->spoken_unit != CORPUS_NONE)
		return reader->spoken_unit;
	if (reader->focus_span != NULL)
		return reader->focus_unit;
	if (reader->match_unit != CORPUS_NONE &&
		reader->match_unit >= reader->top)
		return reader->match_unit;
	if (reader->at != CORPUS_NONE)
		return reader->at;
	for (; rows < reader->rows; unit++) {
		struct laid *laid = reader_laid(reader, unit);

		if (laid == NULL)
			break;
		rows += laid->rows;
		if (!laid->pane[0].unit.is_heading && rows > 0 &&
			laid->pane[0].unit.node != NULL)
			return unit;
	}
	return reader_here(reader, &row);
}

struct state_place reader_place(struct reader *reader, struct arena *arena)
{
	struct unit unit;
	int row;
	struct state_place place = {.offset = reader_top_offset(reader)};
	const char *lang = book_lang_tag(reader->page.book, reader->page.lang);

	if (book_unit(reader->page.book, reader_here(reader, &row),
		    reader->page.lang, reader->page.tier, &unit))
		place.block = arena_str(arena, unit.id);
	place.lang = arena_str(arena, str_of(lang));
	place.tier = str_of(tier_name(reader->page.tier));
	return place;
}

int reader_at(struct reader *reader, uint32_t *offset)
{
	int row;

	*offset = reader_top_offset(reader);
	return reader_here(reader, &row);
}

int reader_focus_row(const struct reader *reader)
{
	const struct spot *spot = reader_focus(reader);

	return spot != NULL ? spot->row : 0;
}

bool reader_save(struct reader *reader)
{
	struct arena arena = {0};
	struct state_place place;
	struct err err = {0};
	bool is_saved;

	if (!reader->is_dirty || reader->app->state == NULL)
		return false;
	if (reader->app->is_console) {
		reader->is_dirty = reader->is_switched = false;
		return false;
	}
	place = reader_place(reader, &arena);
	is_saved = state_set_place(
		reader->app->state, book_key(reader->page.book), &place, &err);
	reader->is_dirty = !is_saved;
	reader->is_switched = false;
	/* Once: it would be said again with every page otherwise. */
	if (!is_saved && err.code != ERR_NONE && !reader->has_told)
		app_say_also(reader->app, err.message);
	reader->has_told = reader->has_told || !is_saved;
	arena_free(&arena);
	return is_saved;
}

/* ---- where to go ---- */

void reader_go(struct reader *reader, int unit, uint32_t offset, bool is_jump)
{
	struct laid *laid = reader_laid(reader, unit);

	if (laid == NULL)
		return;
	if (is_jump) {
		aloud_stop(reader->app);
		reader_push_trail(reader);
	}
	focus_clear(reader);
	reader->at = CORPUS_NONE;
	reader->top = unit;
	reader->top_row = 0;
	/* At its beginning the gap above stays out, the honest line stays in.
	 */
	if (offset > 0)
		reader->top_row =
			laid_row_of(laid, offset, reader_is_stacked(reader));
	else if (unit > 0 && laid->rows > 1 && laid->pane[0].lead > 0)
		reader->top_row = 1;
	reader_hold(reader);
	reader_moved(reader);
}

bool reader_go_id(struct reader *reader, struct str id, bool is_jump)
{
	int unit = book_find(reader->page.book, id);
	struct work *work = book_work(reader->page.book);
	struct str near = {NULL, 0};

	if (unit != CORPUS_NONE) {
		reader_go(reader, unit, 0, is_jump);
		return true;
	}
	if (book_lesson(reader->page.book) != NULL &&
		corpus_find(work, id) != CORPUS_NONE) {
		app_say(reader->app, _("%.*s is not in this lesson"),
			STR_ARG(id));
		return false;
	}
	if (work != NULL)
		near = corpus_nearest(work, id);
	if (near.len > 0)
		app_say(reader->app, _("no place '%.*s'; did you mean '%.*s'?"),
			STR_ARG(id), STR_ARG(near));
	else
		app_say(reader->app, _("no place '%.*s'"), STR_ARG(id));
	return false;
}

int reader_lang_index(struct reader *reader, struct str tag)
{
	struct work *work = book_work(reader->page.book);

	return work == NULL ? CORPUS_NONE : corpus_lang_index(work, tag);
}

bool reader_go_place(struct reader *reader, const struct state_place *place,
	bool with_text, bool is_jump)
{
	int unit = book_find(reader->page.book, place->block);
	int lang = reader_lang_index(reader, place->lang);
	enum tier tier;

	if (unit == CORPUS_NONE)
		return false;
	if (with_text && lang != CORPUS_NONE)
		reader_set_lang(reader, lang);
	if (with_text && tier_from_name(place->tier, &tier))
		reader_set_tier(reader, tier);
	reader_go(reader, unit, place->offset, is_jump);
	return true;
}

struct anchor reader_anchor(struct reader *reader)
{
	int row, unit = reader_here(reader, &row);
	struct laid *laid = reader_laid(reader, unit);

	return (struct anchor){unit, row, laid != NULL ? laid->rows : 1,
		laid != NULL ? laid->pane[0].lead : 0};
}

/* The row in the unit as it is laid out now: rows above the text stay as many,
 * rows of text in proportion. */
static int anchored_row(const struct laid *laid, struct anchor anchor)
{
	int lead = laid->pane[0].lead, text = anchor.rows - anchor.lead;

	if (anchor.row < anchor.lead || text <= 0)
		return anchor.row < lead ? anchor.row : lead;
	return lead + (int)((int64_t)(anchor.row - anchor.lead) *
			      (laid->rows - lead) / text);
}

void reader_restore(struct reader *reader, struct anchor anchor)
{
	struct laid *laid;

	reader_stale(reader);
	focus_clear(reader);
	reader->match_unit = CORPUS_NONE;
	reader->find_generation++;
	laid = reader_laid(reader, anchor.unit);
	reader->top = anchor.unit;
	reader->top_row = laid != NULL ? anchored_row(laid, anchor) : 0;
	reader_hold(reader);
	reader_moved(reader);
}

void reader_set_lang(struct reader *reader, int lang)
{
	struct anchor anchor;

	if (lang == reader->page.lang || lang < 0 ||
		lang >= book_lang_count(reader->page.book))
		return;
	aloud_stop(reader->app);
	anchor = reader_anchor(reader);
	reader->last_lang = reader->page.lang;
	reader->page.lang = lang;
	reader->is_switched = true;
	reader_restore(reader, anchor);
	app_settle_bidi(reader->app);
}

/* Plain is read without marks unless they are asked for. */
void reader_set_tier(struct reader *reader, enum tier tier)
{
	struct anchor anchor = reader_anchor(reader);

	if (tier == reader->page.tier || book_work(reader->page.book) == NULL)
		return;
	aloud_stop(reader->app);
	if (tier == TIER_PLAIN)
		reader->page.marks = MARKS_NONE;
	else if (reader->page.tier == TIER_PLAIN)
		reader->page.marks = MARKS_ALL;
	reader->page.tier = tier;
	reader->is_switched = true;
	reader_restore(reader, anchor);
}

void reader_set_side(struct reader *reader, int lang, int tier)
{
	struct anchor anchor = reader_anchor(reader);
	struct page *side = &reader->side;

	page_release(side);
	*side = reader->page;
	for (size_t i = 0; i < ARRAY_LEN(side->brk); i++)
		side->brk[i] = NULL;
	if (lang == CORPUS_NONE) {
		side->book = NULL;
		reader->is_unlocked = false;
	} else {
		side->lang = lang;
		if (tier >= 0)
			side->tier = (enum tier)tier;
		reader->last_side_lang = lang;
		reader->last_side_tier = tier;
	}
	reader_measure(reader, reader->rows, reader->cols);
	reader_restore(reader, anchor);
	app_settle_bidi(reader->app);
}

static bool reader_act(
	struct app *app, void *view, enum action action, int count)
{
	(void)app;
	return reader_do(view, action, count);
}

static void reader_draw(struct app *app, void *view, struct frame *frame)
{
	struct reader *reader = view;

	if (frame->rows - 1 != reader->rows || frame->cols != reader->cols) {
		struct anchor anchor = reader_anchor(reader);

		reader_measure(reader, frame->rows - 1, frame->cols);
		reader_restore(reader, anchor);
	}
	(void)app;
	reader_paint(reader, frame);
}

static void reader_changed(struct app *app, void *view)
{
	struct reader *reader = view;

	reader->page.bidi = app->bidi;
	reader->side.bidi = app->bidi;
	reader_restore(reader, reader_anchor(reader));
}

const struct view_ops reader_view = {
	.mode = MODE_READER,
	.draw = reader_draw,
	.act = reader_act,
	.changed = reader_changed,
	.free = reader_free,
	.is_renewable = true,
};
