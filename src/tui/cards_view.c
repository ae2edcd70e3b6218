/* SPDX-License-Identifier: MIT */
/* Terms as cards: one side in the language of the page, the other in another
 * one; who turns it says whether it was known. */
#include "tui/quiz_impl.h"

#include "base/mo.h"
#include "quiz/score.h"
#include "quiz/terms.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/bidichoice.h"
#include "tui/views.h"

#include <stdlib.h>

struct cards {
	struct sitting sitting;
	int other;       /* language of the other side */
	bool is_swapped; /* the other side is asked */
	bool is_turned;
	int section; /* of the card shown last */
	int top;
	int rows, height;
	bool is_moved; /* by hand */
	bool has_told; /* that answers cannot be kept */
};

static int asked_lang(struct app *app, const struct cards *cards)
{
	return cards->is_swapped ? cards->other : reader_lang(app->reader);
}

static int told_lang(struct app *app, const struct cards *cards)
{
	return cards->is_swapped ? reader_lang(app->reader) : cards->other;
}

/* ---- drawing ---- */

static struct str endonym(struct app *app, int lang)
{
	struct buf name = {0};
	struct str kept;

	lang_endonym(book_lang_tag(app->book, lang), &name);
	kept = arena_str(&app->draw, buf_view(&name));
	buf_release(&name);
	return kept;
}

static void add_blank(struct quiz_rows *rows)
{
	const struct quiz_row row = {.lang = CORPUS_NONE};

	vec_push(&rows->row, row);
}

static void put_cursor(struct quiz_rows *rows, size_t at)
{
	if (at < rows->row.len)
		rows->row.ptr[at].is_place = true;
}

static void add_card(struct app *app, struct cards *cards,
	const struct sitting_entry *entry, int width, struct quiz_rows *rows)
{
	struct work *work = book_work(app->book);
	const int asked = asked_lang(app, cards);
	const int told = told_lang(app, cards);
	size_t back;

	quiz_rows_text(app, asked, terms_in(work, entry->id, asked),
		ROLE_HEADING, width, rows);
	add_blank(rows);
	back = rows->row.len;
	if (!cards->is_turned) {
		put_cursor(rows, 0);
		quiz_rows_text(app, CORPUS_NONE,
			arena_printf(&app->draw,
				/* TRANSLATORS: a language's own name */
				_("How is it called in this language: %.*s"),
				STR_ARG(endonym(app, told))),
			ROLE_DIM, width, rows);
		return;
	}
	quiz_rows_text(app, told, terms_in(work, entry->id, told), ROLE_LABEL,
		width, rows);
	put_cursor(rows, back);
	add_blank(rows);
	quiz_rows_text(app, told,
		terms_definition(
			work, entry->id, told, reader_tier(app->reader)),
		ROLE_TEXT, width, rows);
}

static void add_end(
	struct app *app, struct cards *cards, int width, struct quiz_rows *rows)
{
	const struct sitting_count count = sitting_count(&cards->sitting);
	const struct str key = quiz_words_key(app, MODE_CARDS, ACTION_OPEN);
	struct str rest = quiz_words_score(&count, key, false, &app->draw),
		   para;

	while (str_split(&rest, '\n', &para)) {
		if (rows->row.len > 0)
			add_blank(rows);
		quiz_rows_text(app, CORPUS_NONE, para,
			rows->row.len == 0 ? ROLE_HEADING : ROLE_TEXT, width,
			rows);
	}
	if (count.missed > 0 && !cards->has_told) {
		add_blank(rows);
		quiz_rows_text(app, CORPUS_NONE,
			str_of(_("What was missed comes back tomorrow: koine "
				 "quiz --terms")),
			ROLE_TEXT, width, rows);
	}
	put_cursor(rows, 0);
}

static struct str keys_of(struct app *app, const struct cards *cards, int room)
{
	const struct quiz_hint turned[] = {
		{ACTION_OPEN, C_("bottom row", "known")},
		{ACTION_BACK, C_("bottom row", "not known")},
		{ACTION_LANG_FLIP, C_("bottom row", "swap")},
		{ACTION_CLOSE, C_("bottom row", "close")},
	};
	const struct quiz_hint other[] = {
		{ACTION_OPEN, cards->sitting.at < cards->sitting.entry.len
				      ? C_("bottom row", "turn")
				      : C_("bottom row", "next")},
		{ACTION_LANG_FLIP, C_("bottom row", "swap")},
		{ACTION_SIDE, C_("bottom row", "language")},
		{ACTION_CLOSE, C_("bottom row", "close")},
	};

	return quiz_words_hints(app, MODE_CARDS,
		cards->is_turned ? turned : other, ARRAY_LEN(other), room);
}

static struct str status_of(struct app *app, const struct cards *cards)
{
	const struct sitting_count count = sitting_count(&cards->sitting);

	const int asked = asked_lang(app, cards), told = told_lang(app, cards);
	const bool is_wide = app->frame.cols >= 60;

	return arena_printf(&app->draw, "%.*s – %.*s · %.*s",
		STR_ARG(is_wide ? endonym(app, asked)
				: str_of(book_lang_tag(app->book, asked))),
		STR_ARG(is_wide ? endonym(app, told)
				: str_of(book_lang_tag(app->book, told))),
		STR_ARG(arena_printf(&app->draw, _("right: %d of %d"),
			count.right, count.asked)));
}

static void draw_rows(struct app *app, struct cards *cards, struct frame *frame,
	const struct quiz_area *area)
{
	const struct sitting_entry *entry = sitting_entry(&cards->sitting);
	struct quiz_rows rows = {0};

	if (entry != NULL)
		add_card(app, cards, entry, area->cols, &rows);
	else
		add_end(app, cards, area->cols, &rows);
	cards->rows = (int)rows.row.len;
	cards->height = area->rows > 0 ? area->rows : 1;
	for (int i = cards->top;
		i < cards->rows && i < cards->top + cards->height; i++)
		quiz_draw_row(app, &rows.row.ptr[i], frame,
			area->row + i - cards->top, area);
	vec_release(&rows.row);
}

static void draw(struct app *app, void *view, struct frame *frame)
{
	struct cards *cards = view;
	const struct quiz_area area = quiz_area(frame);
	const struct sitting_count count = sitting_count(&cards->sitting);
	const struct sitting_entry *entry = sitting_entry(&cards->sitting);
	struct quiz_head head = {reader_lang(app->reader), cards->section,
		arena_printf(&app->draw, "%d/%d", count.number, count.all)};
	struct str left;

	if (entry != NULL)
		head.section = cards->section = entry->section;
	else
		head.number = STR("");
	frame_fill(frame, 0, 0, frame->rows, frame->cols, ROLE_TEXT);
	frame->cursor_row = frame->cursor_col = 0;
	quiz_draw_head(app, &head, frame, &area);
	draw_rows(app, cards, frame, &area);
	left = status_of(app, cards);
	quiz_draw_bottom(app, frame, left,
		keys_of(app, cards, frame->cols - width_str(left) - 3));
}

/* ---- what keys do ---- */

static void keep(struct app *app, struct cards *cards, bool is_known)
{
	const struct sitting_entry *entry = sitting_entry(&cards->sitting);
	struct err err = {0};
	const struct str key = terms_key(book_work(app->book), entry->id,
		asked_lang(app, cards), told_lang(app, cards), &app->draw);

	if (score_keep(app->state, book_key(app->book), key, is_known,
		    env_now(app->env), &err) ||
		cards->has_told)
		return;
	cards->has_told = true;
	app_say(app, "%s",
		err.code != ERR_NONE
			? err.message
			: _("nothing can be kept here: the score lasts until "
			    "you close the quiz"));
}

static void step(struct cards *cards, int step)
{
	sitting_step(&cards->sitting, step);
	cards->is_turned = false;
	cards->top = 0;
}

static void judge(struct app *app, struct cards *cards, bool is_known)
{
	if (!cards->is_turned)
		return;
	keep(app, cards, is_known);
	sitting_answer(&cards->sitting, is_known);
	step(cards, 1);
}

static void proceed(struct app *app, struct cards *cards)
{
	cards->top = 0;
	if (cards->is_turned)
		judge(app, cards, true);
	else if (sitting_entry(&cards->sitting) != NULL)
		cards->is_turned = true;
	else if (!sitting_repeat(&cards->sitting))
		app_pop(app);
}

/* Never the same language on both sides. */
static void settle_other(struct app *app, struct cards *cards, int step)
{
	const int count = book_lang_count(app->book);

	cards->other = (cards->other + step + count) % count;
	if (cards->other == reader_lang(app->reader))
		cards->other = (cards->other + 1) % count;
}

static bool is_page_lang(enum action action)
{
	return (action >= ACTION_LANG_1 && action <= ACTION_LANG_6) ||
	       action == ACTION_LANGUAGES || action == ACTION_TIER_UP ||
	       action == ACTION_TIER_DOWN;
}

static void scroll(struct cards *cards, int rows)
{
	const int last = cards->rows - cards->height;
	const int top = cards->top + rows;

	cards->top = top > last ? last : top;
	if (cards->top < 0)
		cards->top = 0;
}

static void deed(struct app *app, struct cards *cards, enum action action)
{
	switch (action) {
	case ACTION_OPEN:
		proceed(app, cards);
		break;
	case ACTION_BACK:
		judge(app, cards, false);
		break;
	case ACTION_FIND_NEXT:
	case ACTION_FIND_PREV:
		step(cards, action == ACTION_FIND_NEXT ? 1 : -1);
		break;
	case ACTION_LANG_FLIP:
		cards->is_swapped = !cards->is_swapped;
		cards->is_turned = false;
		break;
	case ACTION_SIDE:
		settle_other(app, cards, 1);
		bidi_settle(app);
		cards->is_turned = false;
		break;
	case ACTION_LINE_DOWN:
	case ACTION_LINE_UP:
		scroll(cards, action == ACTION_LINE_DOWN ? 1 : -1);
		break;
	default:
		break;
	}
}

static bool goes_on(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool act(struct app *app, void *view, enum action action, int count)
{
	struct cards *cards = view;

	if (goes_on(action))
		return false;
	if (action == ACTION_CLOSE || action == ACTION_QUIT_LAYER ||
		action == ACTION_CARDS) {
		app_pop(app);
	} else if (action == ACTION_COMMAND) {
		app_pop(app);
		app_act(app, action, count);
	} else if (is_page_lang(action)) {
		reader_view.act(app, app->reader, action, count);
		settle_other(app, cards, 0);
	} else {
		deed(app, cards, action);
	}
	return true;
}

/* The list of languages may have changed the page's. */
static void changed(struct app *app, void *view)
{
	settle_other(app, view, 0);
}

/* 1 it was known, 2 it was not; what is pasted says nothing. */
static bool take_key(struct app *app, void *view, keycode key)
{
	const keycode folded = keymap_fold(app->keymap, key);

	if (app->is_pasting)
		return true;
	if (folded < '0' || folded > '9')
		return false;
	if (folded == '1' || folded == '2')
		judge(app, view, folded == '1');
	return true;
}

static void free_view(struct app *app, void *view)
{
	struct cards *cards = view;

	(void)app;
	sitting_release(&cards->sitting);
	free(cards);
}

static const struct view_ops cards_view = {
	.mode = MODE_CARDS,
	.draw = draw,
	.act = act,
	.key = take_key,
	.changed = changed,
	.free = free_view,
	.takes_bottom = true,
};

/* ---- opening ---- */

static void begin(struct app *app, struct cards *cards)
{
	if (sitting_begin(&cards->sitting)) {
		bidi_settle(app);
		app_push(app, &cards_view, cards);
		return;
	}
	app_say(app, "%s", _("there are no terms here to be asked"));
	free_view(app, cards);
}

static struct cards *cards_new(struct app *app, int other)
{
	struct cards *cards = xcalloc(1, sizeof(*cards));
	struct work *work = book_work(app->book);

	if (other == CORPUS_NONE)
		other = corpus_lang_index(work, app->ui);
	if (other == CORPUS_NONE || other == reader_lang(app->reader))
		other = corpus_lang_index(work, STR("en"));
	cards->other = other == CORPUS_NONE ? 0 : other;
	cards->section = CORPUS_NONE;
	cards->sitting.tier = reader_tier(app->reader);
	settle_other(app, cards, 0);
	return cards;
}

void cards_open(struct app *app)
{
	struct cards *cards = cards_new(app, CORPUS_NONE);
	struct unit unit;

	if (book_unit(app->book, reader_focus_unit(app->reader),
		    reader_lang(app->reader), reader_tier(app->reader), &unit))
		terms_add_below(&cards->sitting, book_work(app->book),
			corpus_section_of(book_work(app->book), unit.item),
			reader_lang(app->reader), cards->other);
	begin(app, cards);
}

void cards_open_place(struct app *app, struct str place, int other)
{
	struct work *work = book_work(app->book);
	struct cards *cards = cards_new(app, other);
	const int lang = reader_lang(app->reader);

	if (place.len == 0)
		terms_add_due(&cards->sitting, work, app->state,
			env_now(app->env), lang, cards->other);
	else if (str_eq(place, STR("all")))
		terms_add_all(&cards->sitting, work, lang, cards->other);
	else
		terms_add_below(&cards->sitting, work, corpus_find(work, place),
			lang, cards->other);
	begin(app, cards);
}
