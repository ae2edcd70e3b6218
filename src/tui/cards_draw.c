/* SPDX-License-Identifier: MIT */
/* Cards on the screen: one side, then the other with what it means. */
#include "tui/cards_impl.h"

#include "base/mo.h"
#include "quiz/terms.h"
#include "text/lang.h"
#include "text/width.h"

int cards_asked(struct app *app, const struct cards *cards)
{
	return cards->is_swapped ? cards->other : reader_lang(app->reader);
}

int cards_told(struct app *app, const struct cards *cards)
{
	return cards->is_swapped ? reader_lang(app->reader) : cards->other;
}

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
	const int asked = cards_asked(app, cards);
	const int told = cards_told(app, cards);
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
		terms_meaning(work, entry->id, told, reader_tier(app->reader)),
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

	const int asked = cards_asked(app, cards),
		  told = cards_told(app, cards);
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
	cards->top = quiz_draw_top(cards->top, cards->rows, cards->height);
	for (int i = cards->top;
		i < cards->rows && i < cards->top + cards->height; i++)
		quiz_draw_row(app, &rows.row.ptr[i], frame,
			area->row + i - cards->top, area);
	vec_release(&rows.row);
}

void cards_draw(struct app *app, void *view, struct frame *frame)
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
