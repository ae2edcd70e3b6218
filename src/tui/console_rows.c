/* SPDX-License-Identifier: MIT */
/* What the console has to say, as rows: slides, notes, questions. */
#include "tui/console_impl.h"

#include "base/mo.h"
#include "text/bidi.h"
#include "tui/brief.h"
#include "tui/reader.h"
#include "tui/unit_text.h"

/* ---- rows ---- */

static void put_lines(
	struct console_rows *rows, struct lines *lines, int lang, style_t style)
{
	for (size_t i = 0; i < lines->line.len; i++) {
		const struct console_row row = {
			lines->line.ptr[i], lang, style};

		vec_push(&rows->row, row);
	}
	lines_release(lines);
}

static void put_gap(struct console_rows *rows)
{
	const struct console_row row = {{0}, CORPUS_NONE, ROLE_TEXT};

	if (rows->row.len > 0)
		vec_push(&rows->row, row);
}

/* In the interface's language. */
static void put_ui(struct console *console, struct str text, style_t style,
	int width, struct console_rows *rows)
{
	struct app *app = console->app;
	const struct layout_opts ui = app_ui_layout(app, width);
	struct lines lines = {0};

	layout_text(text, style, &ui, &app->draw, &lines);
	put_lines(rows, &lines, CORPUS_NONE, style);
}

/* One row, cut if it is longer. */
static void put_one(struct console *console, struct str text, int lang,
	style_t style, int width, struct console_rows *rows)
{
	struct app *app = console->app;
	struct layout_opts opts = app_text_layout(app, lang, width);
	struct console_row row = {{0}, lang, style};

	if (text.len == 0)
		return;
	if (lang == CORPUS_NONE) {
		opts = app_ui_layout(app, width);
		opts.is_auto_dir = true;
	}
	row.line = layout_one(text, style, width, &opts, &app->draw);
	vec_push(&rows->row, row);
}

/* ---- slides ---- */

static bool is_same_work(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);
	const struct work *work = book_work(console->app->book);

	return show != NULL && work != NULL &&
	       str_eq(show->work, corpus_id(work));
}

int console_unit(const struct console *console, const struct talk_slide *slide)
{
	if (!is_same_work(console) || slide->id.len == 0)
		return CORPUS_NONE;
	return book_find(console->app->book, slide->id);
}

static enum tier tier_of(const struct console *console)
{
	const struct talk_show *show = seat_show(console->seat);
	enum tier tier = reader_tier(console->app->reader);

	if (show != NULL)
		tier_from_name(show->tier, &tier);
	return tier;
}

/* In this console's language; what its book does not have, as it was said. */
static void put_slide(struct console *console, const struct talk_slide *slide,
	bool is_title_only, int width, struct console_rows *rows)
{
	const int lang = reader_lang(console->app->reader);
	const int unit = console_unit(console, slide);
	struct brief brief = {slide->id, slide->title, slide->line, CORPUS_NONE,
		console->app->ui_locale};

	if (unit != CORPUS_NONE)
		brief_make(console->app->book, unit, lang, tier_of(console),
			&brief);
	put_one(console, brief.title, brief.lang, ROLE_HEADING, width, rows);
	if (!is_title_only)
		put_one(console, brief.line, brief.lang, ROLE_TEXT, width,
			rows);
}

void console_put_slides(
	struct console *console, int width, struct console_rows *rows)
{
	const struct talk_show *show = seat_show(console->seat);
	struct arena *arena = &console->app->draw;

	put_gap(rows);
	/* TRANSLATORS: the id of a block follows: what the class sees */
	put_ui(console,
		arena_printf(arena, _("Now %.*s"), STR_ARG(show->now.id)),
		ROLE_LABEL, width, rows);
	put_slide(console, &show->now, false, width, rows);
	put_gap(rows);
	if (show->next.id.len == 0) {
		put_ui(console, str_of(_("That is the last slide of all.")),
			ROLE_LABEL, width, rows);
		return;
	}
	if (show->is_last)
		put_ui(console,
			arena_printf(arena,
				/* TRANSLATORS: the number of a section */
				_("The section ends here; then %.*s"),
				STR_ARG(show->next.id)),
			ROLE_LABEL, width, rows);
	else
		put_ui(console,
			/* TRANSLATORS: the id of a block: the next slide */
			arena_printf(
				arena, _("Next %.*s"), STR_ARG(show->next.id)),
			ROLE_LABEL, width, rows);
	put_slide(console, &show->next, show->is_last, width, rows);
}

/* ---- notes ---- */

static const char *field_label(enum quiz_field field)
{
	switch (field) {
	case QUIZ_AIM:
		/* TRANSLATORS: headings of a teacher's notes */
		return C_("class notes", "Aim");
	case QUIZ_MESSAGE:
		return C_("class notes", "Key message");
	case QUIZ_DISCUSS:
		return C_("class notes", "To discuss");
	default:
		return C_("class notes", "Activity");
	}
}

static void put_field(struct console *console, const struct doc_node *field,
	int lang, int width, struct console_rows *rows)
{
	struct app *app = console->app;
	struct layout_opts opts = app_text_layout(app, lang, width);
	struct lines lines = {0};

	opts.marks = MARKS_NONE;
	for (const struct doc_node *node = field->first; node != NULL;
		node = node->next)
		layout_block(node, &opts, &app->draw, &lines);
	put_lines(rows, &lines, lang, ROLE_TEXT);
}

static const struct quiz_notes *notes_of(struct console *console, int *lang)
{
	const struct talk_show *show = seat_show(console->seat);
	const int at = console_unit(console, &show->now);
	struct unit unit;

	if (at == CORPUS_NONE || console->quiz == NULL ||
		!book_unit(console->app->book, at,
			reader_lang(console->app->reader), TIER_FULL, &unit) ||
		unit.item == CORPUS_NONE)
		return NULL;
	return quiz_notes(console->quiz, unit.item,
		reader_lang(console->app->reader), lang);
}

void console_put_notes(
	struct console *console, int width, struct console_rows *rows)
{
	int lang = 0;
	const struct quiz_notes *notes = notes_of(console, &lang);

	if (notes == NULL) {
		put_gap(rows);
		put_ui(console, str_of(_("There are no class notes for this.")),
			ROLE_DIM, width, rows);
		return;
	}
	for (int i = 0; i < QUIZ_FIELD_COUNT; i++) {
		if (notes->fields[i] == NULL)
			continue;
		put_gap(rows);
		put_ui(console, str_of(field_label((enum quiz_field)i)),
			ROLE_LABEL, width, rows);
		put_field(console, notes->fields[i], lang, width, rows);
	}
}

/* ---- questions ---- */

static void put_question(struct console *console,
	const struct question *question, int width, struct console_rows *rows)
{
	struct arena *arena = &console->app->draw;
	struct buf text = {0};

	/* A teacher writes in any language: what was asked runs as it does, but
	 * all rows of the list begin at one side. */
	buf_printf(&text, "%.*s  %.*s  ", STR_ARG(question->elapsed),
		STR_ARG(question->slide));
	bidi_isolate(question->text, &text);
	put_ui(console, arena_str(arena, buf_view(&text)), ROLE_TEXT, width,
		rows);
	buf_release(&text);
}

static void put_label(
	struct console *console, int width, struct console_rows *rows)
{
	put_ui(console,
		/* TRANSLATORS: how many questions a class has asked */
		arena_printf(&console->app->draw, _("Questions asked: %zu"),
			console->asked.question.len),
		ROLE_LABEL, width, rows);
}

void console_put_questions(
	struct console *console, int width, struct console_rows *rows)
{
	const size_t all = console->asked.question.len;

	if (all == 0)
		return;
	put_gap(rows);
	put_label(console, width, rows);
	for (size_t i = all; i > 0; i--)
		put_question(console, &console->asked.question.ptr[i - 1],
			width, rows);
}

void console_put_alone(
	struct console *console, int width, struct console_rows *rows)
{
	put_gap(rows);
	put_ui(console, str_of(_("No slides are shown yet.")), ROLE_HEADING,
		width, rows);
	put_gap(rows);
	put_ui(console,
		str_of(_("Start them in another terminal of this machine: "
			 "koine present 2.1. The console joins by itself.")),
		ROLE_TEXT, width, rows);
}
