/* SPDX-License-Identifier: MIT */
#include "tui/bottom.h"

#include "base/mo.h"
#include "text/fmt.h"
#include "text/lang.h"
#include "text/width.h"
#include "tui/desk.h"
#include "tui/reader.h"
#include "tui/unit_text.h"

#define HINTS 3 /* keys worth knowing, at most */

static int percent(struct app *app)
{
	int count = book_count(app->book, reader_unit(app->reader));

	return count > 1 ? reader_unit(app->reader) * 100 / (count - 1) : 100;
}

/* How much of the place is said. */
enum much { MUCH_ID, MUCH_TEXT, MUCH_ALL };

/* "2.1.3 · 中文 · plain · 12%" */
static void put_place(struct app *app, const struct unit *unit, enum much much,
	struct buf *out)
{
	struct work *work = book_work(app->book);
	const char *tag = book_lang_tag(app->book, reader_lang(app->reader));

	buf_str(out, unit->id);
	if (work != NULL && much >= MUCH_TEXT) {
		buf_cstr(out, " · ");
		lang_endonym(tag, out);
		buf_printf(out, " · %s", tier_label(reader_tier(app->reader)));
	}
	if (much < MUCH_ALL)
		return;
	buf_cstr(out, " · ");
	fmt_percent(arena_str(&app->draw, app->ui).ptr, percent(app), out);
}

/* What is wrong, or what stands here instead of what was asked for. */
static struct str notice_of(struct app *app, const struct unit *unit)
{
	struct page page = *reader_page(app->reader);
	struct str notice = desk_fault(app);

	return notice.len > 0 ? notice : page_notice(&page, unit, &app->draw);
}

/* What full has more. */
static struct str more_of(struct app *app, const struct unit *unit)
{
	size_t more = 0;

	if (unit->item != CORPUS_NONE && !unit->is_heading &&
		reader_tier(app->reader) != TIER_FULL)
		more = corpus_more(book_work(app->book), unit->item,
			reader_lang(app->reader), reader_tier(app->reader),
			TIER_FULL);
	return more == 0 ? STR("")
	                 : arena_printf(&app->draw,
				   /* TRANSLATORS: letters that the full text
	                              has more; at most 30 columns */
				   P_("full: %zu letter more",
					   "full: %zu letters more", more),
				   more);
}

/*
 * The place and what there is to be said of it, in `room` columns. Where that
 * is too little the place is said shorter: a notice is never hidden. What full
 * has more is, when it is not whole.
 */
static void put_left(
	struct app *app, const struct unit *unit, int room, struct buf *out)
{
	const struct str notice = notice_of(app, unit);
	const struct str more = notice.len > 0 ? STR("") : more_of(app, unit);

	for (int much = MUCH_ALL; much >= MUCH_ID; much--) {
		buf_clear(out);
		put_place(app, unit, (enum much)much, out);
		if (notice.len > 0)
			buf_printf(out, " · %.*s", STR_ARG(notice));
		if (width_str(buf_view(out)) <= room)
			break;
	}
	if (more.len > 0 &&
		width_str(buf_view(out)) + 3 + width_str(more) <= room)
		buf_printf(out, " · %.*s", STR_ARG(more));
}

/* A key worth knowing, and what it does. */
struct hint {
	enum action action;
	const char *word; /* translated; NULL: none here */
};

/* In their order on the row; help is the last. */
static void choose_hints(struct app *app, struct hint hints[HINTS])
{
	bool is_work = book_work(app->book) != NULL;

	if (reader_focus(app->reader) != NULL)
		hints[0] = (struct hint){ACTION_OPEN,
			/* TRANSLATORS: in the bottom row after its key, "Enter
		           open"; at most 12 columns */
			C_("bottom row", "open")};
	else if (is_work)
		hints[0] = (struct hint){ACTION_LANGUAGES,
			/* TRANSLATORS: in the bottom row after its key, "L
		           language"; at most 12 columns */
			C_("bottom row", "language")};
	if (!is_work)
		hints[1] = (struct hint){ACTION_FIND,
			/* TRANSLATORS: in the bottom row after its key, "/
		           find"; at most 12 columns */
			C_("bottom row", "find")};
	else if (reader_tier(app->reader) == TIER_FULL)
		hints[1] = (struct hint){ACTION_TIER_DOWN,
			/* TRANSLATORS: in the bottom row after its key, "- less
		           detail"; at most 14 columns */
			C_("bottom row", "less detail")};
	else
		hints[1] = (struct hint){ACTION_TIER_UP,
			/* TRANSLATORS: in the bottom row after its key, "+ more
		           detail"; at most 14 columns */
			C_("bottom row", "more detail")};
	hints[2] = (struct hint){ACTION_HELP,
		/* TRANSLATORS: in the bottom row after its key, "h help"; at
	           most 12 columns */
		C_("bottom row", "help")};
}

static void put_hint(struct app *app, const struct hint *hint, struct buf *out)
{
	struct str key;

	if (hint->word == NULL)
		return;
	key = app_key_for(app, hint->action);
	if (key.len == 0)
		return;
	if (out->len > 0)
		buf_cstr(out, "  ");
	buf_printf(out, "%.*s %s", STR_ARG(key), hint->word);
}

/*
 * Three keys worth knowing here, or as many as `room` columns hold: what opens
 * the thing in focus goes after the level, the languages before it.
 */
static void put_keys(struct app *app, int room, struct buf *out)
{
	bool has_focus = reader_focus(app->reader) != NULL;
	struct hint hints[HINTS] = {0};

	choose_hints(app, hints);
	for (int left = HINTS; left >= 0; left--) {
		buf_clear(out);
		for (int i = 0; i < HINTS; i++) {
			int rank = i < 2 && has_focus ? 1 - i : i;

			if (rank >= HINTS - left)
				put_hint(app, &hints[i], out);
		}
		if (width_str(buf_view(out)) <= room)
			return;
	}
}

void bottom_put_waiting(struct app *app, struct buf *out)
{
	if (app->count == 0 && app->pending == ACTION_NONE)
		return;
	if (app->count > 0)
		buf_printf(out, "%d", app->count);
	else if (app->pending == ACTION_MARK)
		/* TRANSLATORS: in the bottom row; at most 40 columns, as the
		 * next one */
		buf_cstr(out, _("mark: a letter"));
	else
		/* TRANSLATORS: ' is a key: leave it */
		buf_cstr(out,
			_("go to mark: a letter, or ' for the last place"));
}

static void draw_status(struct app *app, struct frame *frame)
{
	struct layout_opts ui = app_ui_layout(app, frame->cols);
	struct buf left = {0}, right = {0};
	int row = frame->rows - 1, cols = frame->cols, keys, gap = 0;
	struct unit unit = {.locale = app->ui_locale};
	bool is_rtl = app->ui_locale->is_rtl;

	book_unit(app->book, reader_focus_unit(app->reader),
		reader_lang(app->reader), reader_tier(app->reader), &unit);
	bottom_put_waiting(app, &right);
	put_left(app, &unit,
		cols - (right.len > 0 ? width_str(buf_view(&right)) + 3 : 0),
		&left);
	if (right.len == 0)
		put_keys(app, cols - width_str(buf_view(&left)) - 3, &right);
	keys = right.len > 0 ? width_str(buf_view(&right)) + 1 : 0;
	frame_fill(frame, row, 0, 1, cols, ROLE_STATUS);
	/* Unmirrored (bidi off) the place begins where the keys end. */
	if (keys > 0)
		gap = is_rtl ? 2 : 0;
	frame_put_text(frame, row, is_rtl ? keys + gap : 0, cols - keys - gap,
		buf_view(&left), ROLE_STATUS, &ui, &app->draw);
	if (keys > 0)
		frame_put_text(frame, row, is_rtl ? 1 : cols - keys, keys - 1,
			buf_view(&right), ROLE_STATUS_KEY, &ui, &app->draw);
	buf_release(&left);
	buf_release(&right);
}

#define MESSAGE_ROWS 4 /* a long message covers no more of the page */

/* A message takes as many rows as it needs: nothing said is cut off. */
static void draw_message(struct app *app, struct frame *frame, struct str text)
{
	struct layout_opts ui = app_ui_layout(app, frame->cols);
	struct lines lines = {0};
	int rows, first;

	layout_text(text, ROLE_STATUS, &ui, &app->draw, &lines);
	rows = lines.line.len < MESSAGE_ROWS ? (int)lines.line.len
	                                     : MESSAGE_ROWS;
	first = frame->rows - rows;
	for (int i = first < 0 ? -first : 0; i < rows; i++) {
		frame_fill(frame, first + i, 0, 1, frame->cols, ROLE_STATUS);
		frame_put_line(frame, first + i, 0, &lines.line.ptr[i], &ui,
			&app->draw);
		frame_restyle(frame, first + i, 0, frame->cols, ROLE_STATUS);
	}
	lines_release(&lines);
}

/* What a mark waits for, where there is no room beside the place. */
static bool draw_long_waiting(struct app *app, struct frame *frame)
{
	struct buf text = {0};
	bool is_long;

	bottom_put_waiting(app, &text);
	is_long = text.len > 0 && width_str(buf_view(&text)) > frame->cols - 2;
	if (is_long)
		draw_message(app, frame, buf_view(&text));
	buf_release(&text);
	return is_long;
}

void bottom_draw(struct app *app, struct frame *frame)
{
	if (app->message.len > 0) {
		draw_message(app, frame, buf_view(&app->message));
		return;
	}
	for (int i = app->view_count - 1; i > 0; i--)
		if (app->views[i].ops->status != NULL) {
			app->views[i].ops->status(
				app, app->views[i].data, frame);
			return;
		}
	if (!draw_long_waiting(app, frame))
		draw_status(app, frame);
}
