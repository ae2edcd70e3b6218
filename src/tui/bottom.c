/* SPDX-License-Identifier: MIT */
#include "tui/bottom.h"

#include "base/mo.h"
#include "text/fmt.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/reader.h"
#include "tui/unit_text.h"

static int percent(struct app *app)
{
	int count = book_count(app->book, reader_unit(app->reader));

	return count > 1 ? reader_unit(app->reader) * 100 / (count - 1) : 100;
}

/* "2.1.3 · 中文 · plain · 12%" */
static void put_place(struct app *app, const struct unit *unit,
	struct buf *out)
{
	struct work *work = book_work(app->book);
	const char *tag = book_lang_tag(app->book, reader_lang(app->reader));

	buf_str(out, unit->id);
	if (work != NULL) {
		buf_cstr(out, " · ");
		lang_endonym(tag, out);
		buf_printf(out, " · %s", tier_label(reader_tier(app->reader)));
	}
	buf_cstr(out, " · ");
	fmt_percent("en", percent(app), out);
}

/* What full has more, or what stands here instead of what was asked for. */
static void put_note(struct app *app, const struct unit *unit, struct buf *out)
{
	struct page page = *reader_page(app->reader);
	struct str notice = page_notice(&page, unit, &app->draw);
	size_t more = 0;

	if (notice.len > 0) {
		buf_cstr(out, " · ");
		buf_str(out, notice);
		return;
	}
	if (book_work(app->book) != NULL && !unit->is_heading &&
		reader_tier(app->reader) != TIER_FULL)
		more = corpus_more(book_work(app->book), unit->item,
			reader_lang(app->reader), reader_tier(app->reader),
			TIER_FULL);
	if (more > 0) {
		buf_cstr(out, " · ");
		buf_printf(out,
			/* TRANSLATORS: letters that the full text has more */
			P_("full: %zu letter more", "full: %zu letters more",
				more),
			more);
	}
}

static void put_key(struct app *app, enum action action, const char *word,
	struct buf *out)
{
	struct str key = app_key_for(app, action);

	if (key.len == 0)
		return;
	if (out->len > 0)
		buf_cstr(out, "  ");
	buf_printf(out, "%.*s %s", STR_ARG(key), word);
}

/* Three keys worth knowing here. */
static void put_keys(struct app *app, struct buf *out)
{
	if (reader_focus(app->reader) != NULL)
		put_key(app, ACTION_OPEN, _("open"), out);
	else if (book_work(app->book) != NULL)
		put_key(app, ACTION_LANGUAGES, _("language"), out);
	if (book_work(app->book) == NULL)
		put_key(app, ACTION_FIND, _("find"), out);
	else if (reader_tier(app->reader) == TIER_FULL)
		put_key(app, ACTION_TIER_DOWN, _("simpler"), out);
	else
		put_key(app, ACTION_TIER_UP, _("more detail"), out);
	put_key(app, ACTION_HELP, _("help"), out);
}

static void put_waiting(struct app *app, struct buf *out)
{
	if (app->count > 0)
		buf_printf(out, "%d", app->count);
	else if (app->pending == ACTION_MARK)
		buf_cstr(out, _("mark: a letter"));
	else
		buf_cstr(out, _("go to mark: a letter, or ' for the last place"));
}

static void draw_status(struct app *app, struct frame *frame)
{
	struct layout_opts ui = app_ui_layout(app, frame->cols);
	struct buf left = { 0 }, right = { 0 };
	int row = frame->rows - 1, cols = frame->cols, keys;
	struct unit unit = { .locale = app->ui_locale };
	bool is_rtl = app->ui_locale->is_rtl;

	book_unit(app->book, reader_focus_unit(app->reader),
		reader_lang(app->reader), reader_tier(app->reader), &unit);
	put_place(app, &unit, &left);
	put_note(app, &unit, &left);
	if (app->count > 0 || app->pending != ACTION_NONE)
		put_waiting(app, &right);
	else
		put_keys(app, &right);
	keys = width_str(buf_view(&right)) + 1;
	if (width_str(buf_view(&left)) + keys + 2 > cols &&
		app->count == 0 && app->pending == ACTION_NONE)
		keys = 0;
	frame_fill(frame, row, 0, 1, cols, ROLE_STATUS);
	frame_put_text(frame, row, is_rtl ? keys : 0, cols - keys,
		buf_view(&left), ROLE_STATUS, &ui, &app->draw);
	if (keys > 0)
		frame_put_text(frame, row, is_rtl ? 1 : cols - keys, keys - 1,
			buf_view(&right), ROLE_STATUS_KEY, &ui, &app->draw);
	buf_release(&left);
	buf_release(&right);
}

void bottom_draw(struct app *app, struct frame *frame)
{
	struct layout_opts ui = app_ui_layout(app, frame->cols);

	if (app->message.len == 0) {
		draw_status(app, frame);
		return;
	}
	frame_fill(frame, frame->rows - 1, 0, 1, frame->cols, ROLE_STATUS);
	frame_put_text(frame, frame->rows - 1, 0, frame->cols,
		buf_view(&app->message), ROLE_STATUS, &ui, &app->draw);
}
