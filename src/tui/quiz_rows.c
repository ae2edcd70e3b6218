/* SPDX-License-Identifier: MIT */
/* A question as rows: itself, its answers behind their numbers and signs, bars
 * of hands, the reply. */
#include "tui/quiz_impl.h"

#include "text/width.h"

#define LEAD    5 /* [col] of sign and number before an answer */
#define BAR_MIN 4 /* [col] narrower than this there is none */

struct maker {
	struct app *app;
	struct asking *asking;
	struct quiz_rows *rows;
	const struct quiz_question *question;
	int lang, width;
};

static const char *sign_of(const struct maker *maker, bool is_right)
{
	if (maker->app->is_ascii)
		return is_right ? "+" : "x";
	return is_right ? "✓" : "✗";
}

static struct quiz_row *add(
	struct maker *maker, const struct line *line, int lang, style_t style)
{
	const struct quiz_row row = {
		.line = *line, .lang = lang, .style = style};

	vec_push(&maker->rows->row, row);
	return &maker->rows->row.ptr[maker->rows->row.len - 1];
}

static void add_blank(struct maker *maker)
{
	const struct line line = {0};

	add(maker, &line, CORPUS_NONE, ROLE_TEXT);
}

static size_t count(const struct maker *maker)
{
	return maker->rows->row.len;
}

static void see(struct maker *maker, size_t from, size_t to)
{
	maker->rows->seen_from = from;
	maker->rows->seen_to = to;
}

static void put_cursor(struct maker *maker, size_t row, int col)
{
	maker->rows->row.ptr[row].is_place = true;
	maker->rows->row.ptr[row].cursor = col;
}

static struct layout_opts opts_of(const struct maker *maker)
{
	struct layout_opts opts =
		app_text_layout(maker->app, maker->lang, maker->width);

	/* A term that opens in one answer only would tell which. */
	opts.marks = MARKS_NONE;
	return opts;
}

/* A block of the question, hung after `lead`. */
static void add_block(struct maker *maker, const struct doc_node *block,
	struct str lead, style_t lead_style, style_t style)
{
	const struct layout_opts opts = opts_of(maker);
	struct lines lines = {0};

	layout_hung(block, lead, lead_style, &opts, &maker->app->draw, &lines);
	for (size_t i = 0; i < lines.line.len; i++)
		add(maker, &lines.line.ptr[i], maker->lang, style);
	lines_release(&lines);
}

static void add_words(struct maker *maker, struct str words, style_t style)
{
	quiz_rows_text(maker->app, CORPUS_NONE, words, style, maker->width,
		maker->rows);
}

/* ---- answers ---- */

static bool is_solved(const struct maker *maker)
{
	return maker->asking->stage == ASK_REPLY ||
	       maker->asking->stage == CLASS_REPLY;
}

/* The right answer once it is known, and one that was chosen wrongly. */
static struct str lead_of(const struct maker *maker, int i, style_t *style)
{
	const bool is_right = maker->question->options[i].is_right;
	const bool is_wrong = !is_right && i == maker->asking->focus &&
	                      maker->asking->stage == ASK_REPLY;
	const char *sign = " ";

	*style = ROLE_BULLET;
	if (is_solved(maker) && (is_right || is_wrong)) {
		sign = sign_of(maker, is_right);
		*style = is_right ? ROLE_LABEL : ROLE_WARNING;
	}
	return arena_printf(&maker->app->draw, "%s %d  ", sign, i + 1);
}

static bool is_focus(const struct maker *maker, int i)
{
	return i == maker->asking->focus &&
	       (maker->asking->stage == ASK_QUESTION ||
		       maker->asking->stage == CLASS_HANDS);
}

static void add_option(struct maker *maker, int i)
{
	const struct quiz_option *option = &maker->question->options[i];
	const bool is_right = is_solved(maker) && option->is_right;
	const size_t from = count(maker);
	style_t lead_style;
	const struct str lead = lead_of(maker, i, &lead_style);

	add_block(maker, option->text, lead, lead_style,
		is_right ? ROLE_LABEL : ROLE_TEXT);
	if (!is_focus(maker, i))
		return;
	for (size_t row = from; row < count(maker); row++)
		maker->rows->row.ptr[row].is_focus = true;
	put_cursor(maker, from, 2);
	see(maker, from, count(maker));
}

/* ---- hands ---- */

static int all_hands(const struct maker *maker, const int *hands)
{
	int all = 0;

	for (int i = 0; i < maker->question->option_count; i++)
		all += hands[i];
	return all;
}

/* [col] of the numbers before the bars: they begin under each other. */
static int label_cols(const struct maker *maker, const int *hands, int all)
{
	int cols = 0;

	for (int i = 0; i < maker->question->option_count; i++) {
		const int wide =
			width_str(quiz_words_hands(maker->app, hands[i], all));

		cols = wide > cols ? wide : cols;
	}
	return cols;
}

/* As long as its share of all hands, the rest shaded; full only if it is all.
 */
static void put_bar(const struct maker *maker, int hands, int all, int room,
	struct buf *out)
{
	const bool is_ascii = maker->app->is_ascii;
	int cols;

	if (room < BAR_MIN || all == 0)
		return;
	cols = (int)(((int64_t)hands * room + all / 2) / all);
	if (cols == 0 && hands > 0)
		cols = 1;
	if (cols == room && hands < all)
		cols = room - 1;
	for (int i = 0; i < room; i++)
		buf_cstr(out, i < cols   ? is_ascii ? "#" : "█"
			      : is_ascii ? "."
					 : "░");
}

static void add_hands(struct maker *maker, const int *hands, int i)
{
	const struct layout_opts opts = opts_of(maker);
	const int all = all_hands(maker, hands);
	const int cols = label_cols(maker, hands, all);
	const int width = maker->width - LEAD;
	const struct str label = quiz_words_hands(maker->app, hands[i], all);
	const bool is_counted = is_focus(maker, i);
	struct buf text = {0};
	struct line line;
	struct quiz_row *row;

	buf_str(&text, label);
	buf_fill(&text, ' ', (size_t)cols + 2 - (size_t)width_str(label));
	put_bar(maker, hands[i], all, width - cols - 2, &text);
	line = layout_one(buf_view(&text), ROLE_TEXT, width > 1 ? width : 1,
		&opts, &maker->app->draw);
	row = add(maker, &line, maker->lang, ROLE_DIM);
	row->indent = LEAD;
	row->style = is_counted ? ROLE_PROMPT : ROLE_TEXT;
	if (is_counted) {
		/* The count is what is typed. */
		for (size_t r = 0; r + 1 < count(maker); r++)
			maker->rows->row.ptr[r].is_place = false;
		put_cursor(maker, count(maker) - 1, 0);
		maker->rows->seen_to = count(maker);
	}
	buf_release(&text);
}

static void add_options(struct maker *maker)
{
	const enum quiz_stage stage = maker->asking->stage;
	const struct sitting_entry *entry =
		sitting_entry(&maker->asking->sitting);
	int shown = maker->question->option_count;

	if (stage == CLASS_QUESTION)
		shown = 0;
	else if (stage == CLASS_OPTIONS && maker->asking->shown < shown)
		shown = maker->asking->shown;
	for (int i = 0; i < shown; i++) {
		const size_t from = count(maker);

		add_option(maker, i);
		if (stage == CLASS_HANDS || stage == CLASS_REPLY)
			add_hands(maker, entry->hands, i);
		if (stage == CLASS_OPTIONS && i + 1 == shown) {
			put_cursor(maker, from, 2);
			see(maker, from, count(maker));
		}
	}
}

/* ---- the reply ---- */

static void add_reply(struct maker *maker)
{
	const struct quiz_question *question = maker->question;
	const bool is_answer = maker->asking->stage == ASK_REPLY;
	const int chosen = is_answer ? maker->asking->focus : question->right;
	const struct quiz_option *option = NULL;
	size_t from;

	if (chosen >= 0 && chosen < question->option_count)
		option = &question->options[chosen];
	add_blank(maker);
	from = count(maker);
	add_words(maker,
		arena_printf(&maker->app->draw, "%s %.*s",
			sign_of(maker, !is_answer || (option != NULL &&
							     option->is_right)),
			STR_ARG(quiz_words_reply(
				maker->app, maker->asking, question))),
		is_answer && (option == NULL || !option->is_right)
			? ROLE_WARNING
			: ROLE_LABEL);
	put_cursor(maker, from, 0);
	if (option != NULL && option->reply != NULL)
		add_block(maker, option->reply, STR(""), ROLE_TEXT, ROLE_TEXT);
	see(maker, from, count(maker));
}

static void add_score(struct maker *maker)
{
	struct str rest = quiz_words_end(maker->app, maker->asking), para;

	while (str_split(&rest, '\n', &para)) {
		if (count(maker) > 0)
			add_blank(maker);
		add_words(maker, para,
			count(maker) == 0 ? ROLE_HEADING : ROLE_TEXT);
	}
	if (count(maker) > 0)
		put_cursor(maker, 0, 0);
}

void quiz_rows_text(struct app *app, int lang, struct str text, style_t style,
	int width, struct quiz_rows *rows)
{
	const struct layout_opts opts =
		lang == CORPUS_NONE ? app_ui_layout(app, width)
				    : app_text_layout(app, lang, width);
	struct maker maker = {.app = app, .rows = rows};
	struct lines lines = {0};

	layout_text(text, ROLE_TEXT, &opts, &app->draw, &lines);
	for (size_t i = 0; i < lines.line.len; i++)
		add(&maker, &lines.line.ptr[i], lang, style);
	lines_release(&lines);
}

void quiz_rows_make(struct app *app, struct asking *asking, int width,
	struct quiz_rows *rows)
{
	const struct quiz_shown shown = asking_shown(app, asking);
	struct maker maker = {.app = app,
		.asking = asking,
		.rows = rows,
		.question = shown.question,
		.lang = shown.lang,
		.width = width};

	if (asking->stage == ASK_SCORE || shown.question == NULL) {
		add_score(&maker);
		return;
	}
	add_block(
		&maker, shown.question->text, STR(""), ROLE_TEXT, ROLE_HEADING);
	if (asking->stage == CLASS_QUESTION && count(&maker) > 0)
		put_cursor(&maker, 0, 0);
	add_blank(&maker);
	add_options(&maker);
	if (is_solved(&maker))
		add_reply(&maker);
}
