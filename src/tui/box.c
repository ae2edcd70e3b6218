/* SPDX-License-Identifier: MIT */
/* A box over the page: scrolled, never over the line it was asked from. */
#include "tui/box.h"

#include "base/mo.h"
#include "text/width.h"
#include "tui/bidichoice.h"
#include "tui/copy.h"
#include "tui/views.h"

#include <stdlib.h>

struct box {
	struct box_subject subject;
	struct box_text text;
	struct arena arena; /* of the subject's strings */
	int top;            /* line at the top */
	int rows;           /* lines shown when drawn last */
	bool is_shown;      /* it has been drawn */
};

/* ---- drawing ---- */

static bool is_mirrored(const struct layout_opts *opts)
{
	return opts->locale->is_rtl && opts->bidi != BIDI_OFF;
}

/* A text set into a border row. */
struct label {
	struct str text;
	style_t style;
	int lang;       /* CORPUS_NONE: the interface's */
	bool is_bottom; /* in the lower border, else in the upper one */
	bool is_end;    /* at the end of the row, as the interface runs */
	const struct box_marks *marks; /* in the text; NULL: none */
};

/* Returns the columns of the row that are left for others. */
static int draw_label(struct app *app, struct frame *frame,
	const struct box_rect *rect, const struct label *label, int room)
{
	struct layout_opts ui = app_ui_layout(app, rect->cols);
	struct layout_opts opts =
		label->lang == CORPUS_NONE
			? ui
			: app_text_layout(app, label->lang, rect->cols);
	int row = label->is_bottom ? rect->row + rect->rows - 1 : rect->row;
	int col = rect->col + 2;
	struct line line;

	if (room < 1)
		return room;
	line = layout_one(label->text, label->style, room, &opts, &app->draw);
	if (line.cols < 1)
		return room;
	if (label->marks != NULL)
		box_mark_line(label->marks, &line);
	if (label->is_end != is_mirrored(&ui))
		col = rect->col + rect->cols - 2 - line.cols;
	frame_fill(frame, row, col - 1, 1, line.cols + 2, ROLE_BOX);
	frame_put(frame, row, col, line.cols, line.cells, line.count);
	return room - line.cols - 3;
}

static struct str box_key(struct app *app, enum action action)
{
	struct buf keys = {0};
	struct str rest, key = {NULL, 0};

	keymap_keys(app->keymap, MODE_BOX, action, &keys);
	rest = arena_str(&app->draw, buf_view(&keys));
	buf_release(&keys);
	str_word(&rest, &key);
	return key;
}

/* The key worth knowing in this box, and what it does. */
static struct str hint(struct app *app, const struct box *box)
{
	struct str open = box_key(app, ACTION_OPEN);
	struct str close = box_key(app, ACTION_CLOSE);
	struct str copy = box_key(app, ACTION_COPY);

	if (box->subject.kind == BOX_TERM && !box->subject.is_more)
		return arena_printf(&app->draw,
			/* TRANSLATORS: the name of a key: "Enter: …" */
			_("%.*s: all languages and levels"), STR_ARG(open));
	if (box->subject.kind == BOX_SECTION)
		return arena_printf(&app->draw,
			/* TRANSLATORS: the name of a key: "Enter: …" */
			_("%.*s: go there"), STR_ARG(open));
	if (box->subject.kind == BOX_URL)
		return arena_printf(&app->draw,
			/* TRANSLATORS: the name of a key: "y: …" */
			_("%.*s: copy"), STR_ARG(copy));
	/* TRANSLATORS: the name of a key: "Esc: …" */
	return arena_printf(&app->draw, _("%.*s: close"), STR_ARG(close));
}

static void draw_border(struct app *app, struct box *box, struct frame *frame,
	const struct box_rect *rect)
{
	struct label title = {.text = buf_view(&box->text.title),
		.style = ROLE_BOX_TITLE,
		.lang = box->text.title_lang,
		.marks = &box->text.title_marks};
	struct label part = {.style = ROLE_DIM,
		.lang = CORPUS_NONE,
		.is_bottom = true,
		.is_end = true};
	struct label key = {.text = hint(app, box),
		.style = ROLE_DIM,
		.lang = CORPUS_NONE,
		.is_bottom = true};
	int count = (int)box->text.lines.line.len, room = rect->cols - 4;

	frame_border(frame, rect->row, rect->col, rect->rows, rect->cols,
		app->is_ascii);
	draw_label(app, frame, rect, &title, room);
	if (count > box->rows) {
		part.text = arena_printf(&app->draw,
			/* TRANSLATORS: lines shown, and all: "1–8 of 20" */
			_("%d–%d of %d"), box->top + 1, box->top + box->rows,
			count);
		room = draw_label(app, frame, rect, &part, room);
	}
	if (width_str(key.text) <= room)
		draw_label(app, frame, rect, &key, room);
}

static void draw_line(struct app *app, const struct box *box,
	struct frame *frame, const struct line *line, int row, int col)
{
	struct layout_opts opts = app_ui_layout(app, box->text.width);
	struct cell *cells;
	size_t count = layout_row(line, &opts, &app->draw, &cells);

	for (size_t i = 0; i < count; i++)
		if ((cells[i].style & STYLE_ROLE) == ROLE_TEXT)
			cells[i].style |= ROLE_BOX;
	frame_put(frame, row, col, box->text.width, cells, count);
}

static void clamp(struct box *box)
{
	int last = (int)box->text.lines.line.len - box->rows;

	if (box->top > last)
		box->top = last;
	if (box->top < 0)
		box->top = 0;
}

static void draw_lines(struct app *app, const struct box *box,
	struct frame *frame, const struct box_rect *rect)
{
	const struct line *lines = box->text.lines.line.ptr;
	int count = (int)box->text.lines.line.len;

	frame->cursor_row = rect->text_row;
	frame->cursor_col = rect->text_col;
	for (int i = 0; i < rect->text_rows && box->top + i < count; i++)
		draw_line(app, box, frame, &lines[box->top + i],
			rect->text_row + i, rect->text_col);
	if (box->top < count && lines[box->top].is_rtl && app->bidi != BIDI_OFF)
		frame->cursor_col = rect->text_col + rect->text_cols - 1;
}

/* A concept of a glossary that may have been read anew meanwhile. */
static bool find_concept(struct box *box)
{
	struct work *work = book_work(box->text.app->book);

	if (box->subject.kind != BOX_TERM)
		return true;
	box->subject.concept =
		gloss_find_id(corpus_gloss(work), box->subject.target);
	return box->subject.concept != NULL;
}

/* What is no more is shown as it was. */
static void rebuild(struct box *box, int width)
{
	if (!find_concept(box))
		return;
	box->text.width = width;
	box_build(&box->subject, &box->text);
}

/* What search has found is to be seen at first. */
static void see_found(struct box *box)
{
	if (!box->is_shown && box->text.first_mark >= box->rows)
		box->top = box->text.first_mark - box->rows / 2;
	box->is_shown = true;
}

static void box_draw(struct app *app, void *view, struct frame *frame)
{
	struct box *box = view;
	/* With nothing in focus the page has put the cursor on the match. */
	bool is_near = reader_focus(app->reader) != NULL;
	int focus = is_near ? reader_focus_row(app->reader) : frame->cursor_row;
	struct box_rect rect;

	if (box->text.width != box_text_cols(frame->cols))
		rebuild(box, box_text_cols(frame->cols));
	rect = box_place(frame->rows, frame->cols,
		(int)box->text.lines.line.len, focus, is_near);
	box->rows = rect.text_rows;
	see_found(box);
	clamp(box);
	frame_fill(frame, rect.row, rect.col, rect.rows, rect.cols, ROLE_BOX);
	if (rect.has_border)
		draw_border(app, box, frame, &rect);
	draw_lines(app, box, frame, &rect);
}

/* ---- actions ---- */

static int times(int count)
{
	return count > 0 ? count : 1;
}

static bool scroll(struct box *box, enum action action, int count)
{
	int page = box->rows > 1 ? box->rows - 1 : 1;
	int lines = (int)box->text.lines.line.len;
	static const struct {
		enum action action;
		int step, pages, halves;
	} rows[] = {
		{ACTION_LINE_DOWN, 1, 0, 0},
		{ACTION_LINE_UP, -1, 0, 0},
		{ACTION_PAGE_DOWN, 0, 1, 0},
		{ACTION_PAGE_UP, 0, -1, 0},
		{ACTION_HALF_DOWN, 0, 0, 1},
		{ACTION_HALF_UP, 0, 0, -1},
	};

	if (action == ACTION_START || action == ACTION_END) {
		box->top = action == ACTION_START ? 0 : lines;
		clamp(box);
		return true;
	}
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		int step = rows[i].step + rows[i].pages * page +
		           rows[i].halves * ((box->rows + 1) / 2);
		int64_t top = box->top + (int64_t)step * times(count);

		if (rows[i].action != action)
			continue;
		box->top = top < 0 ? 0 : top > lines ? lines : (int)top;
		clamp(box);
		return true;
	}
	return false;
}

static void step_tier(struct app *app, struct box *box, int step)
{
	int tier = (int)box->subject.tier + step;

	if (tier < 0) {
		app_say(app, "%s", _("plain is the simplest level"));
	} else if (tier >= TIER_COUNT) {
		app_say(app, "%s", _("full is the most detailed level"));
	} else {
		box->subject.tier = (enum tier)tier;
		box->top = 0;
		rebuild(box, box->text.width);
	}
}

/* "More" of a term, or there where a section link leads. */
static void enter(struct app *app, struct box *box)
{
	struct buf target = {0};

	if (box->subject.kind == BOX_TERM && !box->subject.is_more) {
		box->subject.is_more = true;
		rebuild(box, box->text.width);
	} else if (box->subject.kind == BOX_SECTION) {
		buf_str(&target, box->subject.target);
		app_pop(app);
		reader_go_id(app->reader, buf_view(&target), true);
		buf_release(&target);
	}
}

/* What works over and around a box; all else closes it and goes to the page. */
static bool is_global(enum action action)
{
	return action == ACTION_HELP || action == ACTION_QUIT ||
	       action == ACTION_REDRAW || action == ACTION_SUSPEND ||
	       action == ACTION_BIDI || action == ACTION_THEME;
}

static bool box_act(struct app *app, void *view, enum action action, int count)
{
	struct box *box = view;
	bool is_tier = action == ACTION_TIER_UP || action == ACTION_TIER_DOWN;

	if (scroll(box, action, count))
		return true;
	if (is_global(action))
		return false;
	if (action == ACTION_OPEN) {
		enter(app, box);
	} else if (action == ACTION_CLOSE || action == ACTION_QUIT_LAYER ||
		   (action == ACTION_BACK && !box->subject.is_hit)) {
		app_pop(app);
	} else if (is_tier && box->subject.kind == BOX_TERM) {
		step_tier(app, box, action == ACTION_TIER_UP ? 1 : -1);
	} else if (action == ACTION_COPY || action == ACTION_COPY_CITED) {
		copy_text(app, buf_view(&box->text.plain));
	} else if (!is_tier) {
		app_pop(app);
		app_act(app, action, count);
	}
	return true;
}

static void box_changed(struct app *app, void *view)
{
	rebuild(view, box_text_cols(app->frame.cols));
}

static void box_free(struct app *app, void *view)
{
	struct box *box = view;

	(void)app;
	box_text_release(&box->text);
	arena_free(&box->arena);
	free(box);
}

static const struct view_ops box_view = {
	.mode = MODE_BOX,
	.draw = box_draw,
	.act = box_act,
	.changed = box_changed,
	.free = box_free,
	.is_renewable = true,
};

/* A page in English may be the first to show an Arabic word, in a box. */
static void settle(struct app *app)
{
	const struct spot *focus = reader_focus(app->reader);
	struct spot spot;

	if (focus == NULL) {
		bidi_settle(app);
		return;
	}
	/* Laying the page out anew must not lose what is asked about. */
	spot = *focus;
	bidi_settle(app);
	reader_set_focus(app->reader, &spot);
}

/* What was found of a term may stand in what is said of it at another level. */
static bool build(struct box *box)
{
	if (!box_build(&box->subject, &box->text))
		return false;
	if (box->subject.kind != BOX_TERM ||
		box_shows_found(&box->text, &box->subject.found))
		return true;
	box->subject.is_more = true;
	return box_build(&box->subject, &box->text);
}

bool box_open(struct app *app, const struct box_subject *subject)
{
	struct box *box = xcalloc(1, sizeof(*box));
	bool has_rtl;

	box->subject = *subject;
	box->subject.target = arena_str(
		&box->arena, subject->kind == BOX_TERM ? subject->concept->id
						       : subject->target);
	box->text.app = app;
	box->text.width = box_text_cols(app->frame.cols);
	box_keep_found(&box->subject.found, &box->arena);
	if (!build(box)) {
		box_free(app, box);
		return false;
	}
	has_rtl = bidi_has_rtl(buf_view(&box->text.plain));
	app_push(app, &box_view, box);
	if (has_rtl)
		settle(app);
	return true;
}
