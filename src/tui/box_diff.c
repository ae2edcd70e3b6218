/* SPDX-License-Identifier: MIT */
/* What has changed in the source of a block since it was declared current. */
#include "base/mo.h"
#include "desk/diff.h"
#include "desk/past.h"
#include "tui/box.h"
#include "tui/desk.h"

/* A stretch of a text that is laid out in a role of its own. */
struct mark {
	uint32_t start, end; /* [B] */
	enum role role;
};

struct marked {
	struct buf text;
	VEC(struct mark) marks;
};

static void restyle(struct line *line, const struct mark *mark)
{
	for (uint32_t i = 0; i < line->count; i++) {
		struct cell *cell = &line->cells[i];

		if (cell->src >= mark->start && cell->src < mark->end)
			cell->style =
				(style_t)((cell->style & (style_t)~STYLE_ROLE) |
					  (unsigned)mark->role);
	}
}

/* One paragraph of what was gathered; it is empty afterwards. */
static void add_para(struct box_text *text, int lang, struct marked *marked)
{
	const size_t first = text->lines.line.len;

	box_add_para(text, lang, ROLE_BOX, buf_view(&marked->text));
	for (size_t i = first; i < text->lines.line.len; i++)
		for (size_t j = 0; j < marked->marks.len; j++)
			restyle(&text->lines.line.ptr[i],
				&marked->marks.ptr[j]);
	buf_clear(&marked->text);
	vec_clear(&marked->marks);
}

/* Signs around it say the same as the role. */
static void add_piece(
	struct marked *marked, enum diff_kind kind, struct str piece)
{
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};
	static const enum role roles[] = {ROLE_BOX, ROLE_REMOVED, ROLE_ADDED};
	struct mark mark = {
		.start = (uint32_t)marked->text.len, .role = roles[kind]};

	if (piece.len == 0)
		return;
	buf_cstr(&marked->text, open[kind]);
	buf_str(&marked->text, piece);
	buf_cstr(&marked->text, close[kind]);
	mark.end = (uint32_t)marked->text.len;
	if (kind != DIFF_SAME)
		vec_push(&marked->marks, mark);
}

static void add_runs(struct box_text *text, int lang, const struct diff *diff)
{
	struct marked marked = {0};

	for (size_t i = 0; i < diff->runs.len; i++) {
		const struct diff_run *run = &diff->runs.ptr[i];
		struct str rest = run->text, piece;

		for (bool is_next = false; str_split(&rest, '\n', &piece);
			is_next = true) {
			if (is_next)
				add_para(text, lang, &marked);
			add_piece(&marked, run->kind, piece);
		}
	}
	add_para(text, lang, &marked);
	buf_release(&marked.text);
	vec_release(&marked.marks);
}

static void add_diff(
	struct box_text *text, int lang, struct str old, struct str now)
{
	const struct layout_opts opts =
		app_text_layout(text->app, lang, text->width);
	struct diff diff = {0};

	if (diff_words(old, now, opts.brk, &diff))
		add_runs(text, lang, &diff);
	else
		box_add_para(text, CORPUS_NONE, ROLE_BOX,
			str_of(_("the words are the same: what they link to "
				 "has changed")));
	diff_release(&diff);
}

static void put_title(struct box_text *text, struct work *work, struct str id,
	const struct sync_row *row)
{
	text->title_lang = CORPUS_NONE;
	/* TRANSLATORS: the id of a block, a language tag, a level */
	buf_printf(&text->title, _("%.*s: what has changed in %s, %s"),
		STR_ARG(id), corpus_lang_tag(work, row->source_lang),
		tier_label(row->source_tier));
	box_add_long_title(text);
}

/* Who declared it, and when. */
static void add_foot(struct box_text *text, const struct sync_row *row)
{
	struct str sentence = arena_printf(&text->arena,
		/* TRANSLATORS: a date, a person's name */
		_("declared current on %.*s by %.*s"), STR_ARG(row->date),
		STR_ARG(row->by));

	box_add_gap(text);
	box_add_para(text, CORPUS_NONE, ROLE_DIM, sentence);
}

bool box_build_diff(const struct box_subject *subject, struct box_text *text)
{
	struct app *app = text->app;
	struct work *work = book_work(app->book);
	const struct sync *sync = desk_account(app);
	const struct sync_row *row;
	struct buf old = {0}, now = {0};
	struct unit unit;

	if (book_lesson(app->book) != NULL || sync == NULL ||
		!book_unit(app->book, subject->unit, subject->lang,
			subject->tier, &unit))
		return false;
	row = sync_at(sync, unit.item, subject->lang, subject->tier);
	if (unit.is_heading || row->source_lang == CORPUS_NONE) {
		app_say(app, _("%.*s: never declared current with its source"),
			STR_ARG(unit.id));
		return false;
	}
	put_title(text, work, unit.id, row);
	past_text(work, unit.item, row->source_lang, row->source_tier, &now);
	if (sync_hash(work, unit.item, row->source_lang, row->source_tier) ==
		row->source_hash)
		box_add_para(text, CORPUS_NONE, ROLE_BOX,
			str_of(_("nothing: it is current")));
	else if (past_find(work, subject->lang, row->source_hash, &old))
		add_diff(
			text, row->source_lang, buf_view(&old), buf_view(&now));
	else
		box_add_para(text, CORPUS_NONE, ROLE_BOX,
			str_of(_("what it said then was not kept")));
	add_foot(text, row);
	buf_release(&old);
	buf_release(&now);
	return true;
}
