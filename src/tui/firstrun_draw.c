/* SPDX-License-Identifier: MIT */
#include "tui/firstrun_impl.h"

#include "text/lang.h"
#include "text/width.h"
#include "tui/firstrun_sample.h"

#include <assert.h>

#define SAMPLE_ROWS   2
#define SAMPLE_INDENT 4 /* [col] */

/* A row of the screen as it is being made. */
struct row {
	struct str text;
	style_t style;
	struct layout_opts opts; /* direction and order */
	int indent;              /* [col] */
	bool is_focus;
	bool goes_on; /* it is the rest of the row before */
};

struct rows {
	VEC(struct row) list;
	struct app *app;
	int cols;
};

static const char *const levels[] = {
	[TIER_PLAIN] = N_("plain: easy words, from about 12 years on"),
	[TIER_STUDENT] = N_("student: for school and study, from about 15"),
	[TIER_FULL] = N_("full: everything, for those who work with it"),
};
static_assert(ARRAY_LEN(levels) == TIER_COUNT, "every tier needs a name");

static struct row *add(struct rows *rows, struct str text, style_t style)
{
	const struct row row = {
		.text = text,
		.style = style,
		.opts = app_ui_layout(rows->app, rows->cols),
	};

	vec_push(&rows->list, row);
	return &rows->list.ptr[rows->list.len - 1];
}

/* A blank that a line ends with takes no column. */
static struct str without_end(struct str line)
{
	while (line.len > 0 && line.ptr[line.len - 1] == ' ')
		line.len--;
	return line;
}

/* On as many rows as it needs, all but the first set in. Returns the first. */
static size_t add_para(
	struct rows *rows, struct str text, style_t style, int indent)
{
	const size_t first = rows->list.len;
	const struct layout_opts opts =
		app_ui_layout(rows->app, rows->cols - indent);
	struct lines lines = {0};

	layout_text(text, style, &opts, &rows->app->draw, &lines);
	if (lines.line.len <= 1 || width_str(text) <= rows->cols) {
		add(rows, text, style);
		lines_clear(&lines);
	}
	for (size_t i = 0; i < lines.line.len; i++) {
		const struct line *line = &lines.line.ptr[i];
		const struct str part =
			str_sub(text, i > 0 ? line->start : 0, line->end);
		struct row *row = add(rows, without_end(part), style);

		row->indent = i > 0 ? indent : 0;
		row->goes_on = i > 0;
	}
	lines_release(&lines);
	return first;
}

static void add_text(struct rows *rows, const char *text, style_t style)
{
	add_para(rows, str_of(text), style, 0);
}

/* "* français   Titre": its own name, and the work's title as a sample. */
static void add_lang(struct rows *rows, const struct first_run *first, int lang)
{
	struct app *app = rows->app;
	struct work *work = book_work(app->book);
	struct buf text = {0};
	struct row *row;

	buf_cstr(&text, lang == first->lang ? "* " : "  ");
	lang_endonym(corpus_lang_tag(work, lang), &text);
	if (corpus_is_partial(work, lang))
		/* TRANSLATORS: beside the name of a language */
		buf_printf(&text, " (%s)", _("written in part"));
	buf_printf(&text, "  %.*s", STR_ARG(corpus_title(work, lang)));
	row = add(rows, arena_str(&app->draw, buf_view(&text)), ROLE_TEXT);
	row->opts = app_text_layout(app, lang, rows->cols);
	row->is_focus = first->stage == STAGE_LANG && lang == first->lang;
	buf_release(&text);
}

/* The lines of a sample, broken as the page breaks them. */
static void add_sample(struct rows *rows, const struct sample *sample)
{
	const struct layout_opts opts = app_text_layout(
		rows->app, sample->lang, rows->cols - SAMPLE_INDENT);
	struct lines lines = {0};

	layout_text(sample->text, ROLE_DIM, &opts, &rows->app->draw, &lines);
	for (size_t i = 0; i < lines.line.len && i < SAMPLE_ROWS; i++) {
		const struct line *line = &lines.line.ptr[i];
		const bool is_last = i + 1 == SAMPLE_ROWS;
		/* The last row takes the rest, cut with an ellipsis. */
		struct row *row = add(rows,
			str_sub(sample->text, line->start,
				is_last ? sample->text.len : line->end),
			ROLE_DIM);

		row->opts = opts;
		row->indent = SAMPLE_INDENT;
	}
	lines_release(&lines);
}

static void add_tier(struct rows *rows, const struct first_run *first, int tier)
{
	struct app *app = rows->app;
	const struct sample sample = sample_of(
		book_work(app->book), first->lang, (enum tier)tier, &app->draw);
	struct buf text = {0};
	size_t row;

	buf_printf(&text, "%s%s",
		first->stage == STAGE_TIER && tier == first->tier ? "* " : "  ",
		_(levels[tier]));
	if (sample.is_unwritten)
		buf_printf(&text, "  [%s]", _("not written yet"));
	row = add_para(rows, arena_str(&app->draw, buf_view(&text)), ROLE_TEXT,
		SAMPLE_INDENT);
	for (; row < rows->list.len; row++)
		rows->list.ptr[row].is_focus =
			first->stage == STAGE_TIER && tier == first->tier;
	if (sample.text.len > 0)
		add_sample(rows, &sample);
	buf_release(&text);
}

/* One word twice: shaped and ordered by koine, and as it is stored. */
static void add_ways(struct rows *rows, const struct first_run *first)
{
	static const enum bidi_mode modes[] = {BIDI_VISUAL, BIDI_OFF};

	add_text(rows, _("Which of these Arabic words is written correctly?"),
		ROLE_TITLE);
	add_text(rows, "", ROLE_TEXT);
	for (int i = 0; i < (int)ARRAY_LEN(modes); i++) {
		struct row *row = add(rows, STR("السلام"), ROLE_TEXT);

		row->opts.bidi = modes[i];
		row->opts.is_auto_dir = true;
		/* Each at the left edge: a terminal that reorders keeps it
		 * there. */
		row->opts.locale = locale_default();
		row->indent = SAMPLE_INDENT;
		row->is_focus = first->way == i;
		add_text(rows, "", ROLE_TEXT);
	}
	add_text(rows, _("Up and down move, Enter chooses."), ROLE_DIM);
}

static void add_choices(struct rows *rows, const struct first_run *first)
{
	struct work *work = book_work(rows->app->book);

	add_text(rows, _("What would you like to read?"), ROLE_TITLE);
	add_text(rows,
		_("Up and down move, Enter chooses. You can change both at any "
		  "time."),
		ROLE_DIM);
	add_text(rows, _("Language"), ROLE_HEADING);
	for (int i = 0; i < corpus_lang_count(work); i++)
		add_lang(rows, first, i);
	add_text(rows, _("Level"), ROLE_HEADING);
	for (int i = 0; i < TIER_COUNT; i++)
		add_tier(rows, first, i);
}

static size_t focus_of(const struct rows *rows)
{
	for (size_t i = 0; i < rows->list.len; i++)
		if (rows->list.ptr[i].is_focus)
			return i;
	return 0;
}

/* The row in focus, with its sample and what stands over it as far as there is
 * room. */
static void scroll(struct first_run *first, const struct rows *rows, int height)
{
	const size_t room = (size_t)height;
	const size_t focus = focus_of(rows);
	size_t last = focus;

	while (last + 1 < rows->list.len &&
		rows->list.ptr[last + 1].indent > 0 && last + 1 - focus < room)
		last++;
	if (last >= first->top + room)
		first->top = last - room + 1;
	if (focus < first->top)
		first->top = focus;
	/* At the first choice there is nothing to move up to: show what it is.
	 */
	if (focus < room && first->stage != STAGE_TIER)
		first->top = 0;
	if (rows->list.len <= room)
		first->top = 0;
}

static void draw_row(struct app *app, const struct row *row,
	struct frame *frame, int at, int cols)
{
	const bool is_rtl =
		row->opts.locale->is_rtl && row->opts.bidi != BIDI_OFF;
	const int indent = row->indent < cols ? row->indent : 0;

	frame_put_text(frame, at, is_rtl ? 0 : indent, cols - indent, row->text,
		row->style, &row->opts, &app->draw);
	if (!row->is_focus)
		return;
	/* The word alone: a coloured blank row would be reordered along with
	 * it. */
	frame_restyle(
		frame, at, is_rtl ? 0 : indent, cols - indent, ROLE_CURSOR);
	if (row->goes_on)
		return;
	frame->cursor_row = at;
	frame->cursor_col = is_rtl ? cols - indent - 1 : indent;
}

void first_run_draw(struct app *app, void *data, struct frame *frame)
{
	struct first_run *first = data;
	const int height = frame->rows > 1 ? frame->rows - 1 : 1;
	struct rows rows = {.app = app, .cols = frame->cols};

	if (first->stage == STAGE_BIDI)
		add_ways(&rows, first);
	else
		add_choices(&rows, first);
	scroll(first, &rows, height);
	frame_fill(frame, 0, 0, height, frame->cols, ROLE_TEXT);
	frame->cursor_row = frame->cursor_col = 0;
	for (int i = 0; i < height; i++)
		if (first->top + (size_t)i < rows.list.len)
			draw_row(app, &rows.list.ptr[first->top + (size_t)i],
				frame, i, frame->cols);
	vec_release(&rows.list);
}
