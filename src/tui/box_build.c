/* SPDX-License-Identifier: MIT */
/* What is in a box about a thing: term, reference, note, section, URL. */
#include "tui/box.h"

#include "base/mo.h"
#include "out/describe.h"
#include "text/width.h"
#include "tui/unit_text.h"

#include <assert.h>

void box_text_release(struct box_text *text)
{
	arena_free(&text->arena);
	lines_release(&text->lines);
	buf_release(&text->title);
	buf_release(&text->plain);
	vec_release(&text->title_marks.range);
}

/* ---- paragraphs ---- */

static void add_plain(struct box_text *text, struct str para)
{
	buf_str(&text->plain, para);
	buf_byte(&text->plain, '\n');
}

static struct layout_opts opts_for(struct box_text *text, int lang)
{
	struct layout_opts opts =
		lang == CORPUS_NONE
			? app_ui_layout(text->app, text->width)
			: app_text_layout(text->app, lang, text->width);

	opts.records = RECORD_CARDS;
	return opts;
}

void box_add_gap(struct box_text *text)
{
	struct line blank = {0};

	if (text->lines.line.len == 0)
		return;
	blank.is_rtl = text->lines.line.ptr[text->lines.line.len - 1].is_rtl;
	vec_push(&text->lines.line, blank);
	add_plain(text, STR(""));
}

void box_add_para(
	struct box_text *text, int lang, style_t style, struct str para)
{
	struct layout_opts opts = opts_for(text, lang);
	const size_t from = text->lines.line.len;

	if (para.len == 0)
		return;
	layout_text(para, style, &opts, &text->arena, &text->lines);
	box_mark_lines(text, from, para);
	add_plain(text, para);
}

void box_add_auto(struct box_text *text, int lang, struct str para)
{
	struct layout_opts opts = opts_for(text, lang);
	const size_t from = text->lines.line.len;

	if (para.len == 0)
		return;
	opts.is_auto_dir = true;
	layout_text(para, ROLE_BOX, &opts, &text->arena, &text->lines);
	box_mark_lines(text, from, para);
	add_plain(text, para);
}

void box_add_paras(struct box_text *text, int lang, struct str paras)
{
	struct str para;

	while (str_split(&paras, '\n', &para))
		box_add_para(text, lang, ROLE_BOX, para);
}

void box_add_block(
	struct box_text *text, int lang, const struct doc_node *block)
{
	struct layout_opts opts = opts_for(text, lang);
	const size_t from = text->lines.line.len;
	struct buf plain = {0};

	layout_block(block, &opts, &text->arena, &text->lines);
	doc_block_text(block, &plain);
	box_mark_lines(text, from, buf_view(&plain));
	add_plain(text, buf_view(&plain));
	buf_release(&plain);
}

void box_add_hung(struct box_text *text, int lang, const struct doc_node *block,
	struct str lead)
{
	struct layout_opts opts = opts_for(text, lang);
	const size_t from = text->lines.line.len;
	struct buf plain = {0};

	layout_hung(
		block, lead, ROLE_BULLET, &opts, &text->arena, &text->lines);
	doc_block_text(block, &plain);
	box_mark_lines(text, from, buf_view(&plain));
	buf_str(&text->plain, lead);
	add_plain(text, buf_view(&plain));
	buf_release(&plain);
}

void box_add_unit(struct box_text *text, const struct unit *unit)
{
	struct page *page = reader_page_mutable(text->app->reader);
	struct layout_opts opts = page_layout(page, unit->lang, unit->locale);
	struct buf plain = {0};

	if (unit->node == NULL)
		return;
	opts.width = text->width;
	opts.records = RECORD_CARDS;
	opts.labels = unit_labels(unit);
	if (unit->is_record)
		layout_record(unit->heading, unit->node, &opts, &text->arena,
			&text->lines);
	else
		layout_block(unit->node, &opts, &text->arena, &text->lines);
	unit_text(unit, book_work(page->book) != NULL, &plain);
	add_plain(text, buf_view(&plain));
	buf_release(&plain);
}

/*
 * What describe_* made: the first paragraph runs as the language does, what
 * follows is in any language, line by line.
 */
void box_add_described(struct box_text *text, int lang, struct str body)
{
	struct str line;
	bool is_first = true;

	while (str_split(&body, '\n', &line)) {
		if (line.len == 0)
			box_add_gap(text);
		else if (is_first)
			box_add_para(text, lang, ROLE_BOX, line);
		else
			box_add_auto(text, lang, line);
		is_first = false;
	}
}

bool box_add_long_title(struct box_text *text)
{
	struct str title = buf_view(&text->title);

	if (width_str(title) <= text->width - 2)
		return false;
	box_add_para(text, text->title_lang, ROLE_BOX_TITLE, title);
	box_add_gap(text);
	return true;
}

void box_add_title(struct box_text *text)
{
	if (!box_add_long_title(text))
		add_plain(text, buf_view(&text->title));
}

/* ---- kinds ---- */

static bool build_term(const struct box_subject *subject, struct box_text *text)
{
	struct work *work = book_work(text->app->book);
	struct buf body = {0};
	bool is_there = describe_term(work, subject->concept,
		(struct term_view){
			subject->lang, subject->tier, subject->is_more},
		&text->title, &body);

	if (is_there) {
		buf_printf(&text->title, " · %s", tier_label(subject->tier));
		box_add_title(text);
		box_add_described(text, subject->lang, buf_view(&body));
	} else {
		app_say(text->app, _("the term '%.*s' has no wording yet"),
			STR_ARG(subject->concept->id));
	}
	buf_release(&body);
	return is_there;
}

static bool build_reference(
	const struct box_subject *subject, struct box_text *text)
{
	struct work *work = book_work(text->app->book);
	struct buf body = {0};
	bool is_there = describe_reference(
		work, subject->number, subject->lang, &text->title, &body);

	/* Document, publisher and place may be in any language. */
	text->title_lang = CORPUS_NONE;
	if (is_there) {
		box_add_title(text);
		box_add_described(text, CORPUS_NONE, buf_view(&body));
	} else {
		app_say(text->app, _("no reference %d"), subject->number);
	}
	buf_release(&body);
	return is_there;
}

void box_add_stand_in(struct box_text *text, int asked, int shown)
{
	struct work *work = book_work(text->app->book);
	struct str sentence;

	if (asked == shown)
		return;
	sentence = arena_printf(&text->arena,
		/* TRANSLATORS: two language tags */
		_("[not written in %s yet; showing %s]"),
		corpus_lang_tag(work, asked), corpus_lang_tag(work, shown));
	box_add_para(text, CORPUS_NONE, ROLE_FALLBACK, sentence);
}

static bool build_note(const struct box_subject *subject, struct box_text *text)
{
	struct work *work = book_work(text->app->book);
	struct str place = {NULL, 0};
	int lang = subject->lang;
	const struct doc_node *root = corpus_note(
		work, subject->target, subject->lang, &lang, &place);

	text->title_lang = CORPUS_NONE;
	if (root == NULL) {
		app_say(text->app, _("no editor’s note '%.*s'"),
			STR_ARG(subject->target));
		return false;
	}
	/* TRANSLATORS: id of the note, id of the place it belongs to */
	buf_printf(&text->title, _("editor’s note %.*s on %.*s"),
		STR_ARG(subject->target), STR_ARG(place));
	box_add_title(text);
	box_add_stand_in(text, subject->lang, lang);
	for (const struct doc_node *node = root->first; node != NULL;
		node = node->next) {
		if (node != root->first)
			box_add_gap(text);
		box_add_block(text, lang, node);
	}
	return true;
}

/* The first block below a heading, or the block itself. */
static bool first_block(
	const struct box_subject *subject, struct book *book, struct unit *unit)
{
	int index = subject->unit;
	int next = book_heading(book, index, 1, 6);

	if (!book_unit(book, index, subject->lang, subject->tier, unit))
		return false;
	if (!unit->is_heading)
		return true;
	if (next == index + 1 && unit->level < 3)
		index = next;
	return book_unit(book, index + 1, subject->lang, subject->tier, unit) &&
	       !unit->is_heading;
}

static bool build_section(
	const struct box_subject *subject, struct box_text *text)
{
	struct book *book = text->app->book;
	struct unit unit;
	int at = book_section(book, subject->unit);

	if (at != CORPUS_NONE &&
		book_unit(book, at, subject->lang, subject->tier, &unit)) {
		text->title_lang =
			book_work(book) != NULL ? unit.lang : CORPUS_NONE;
		if (book_work(book) != NULL && unit_id_is_drawn(unit.id))
			buf_printf(&text->title, "%.*s ", STR_ARG(unit.id));
		buf_str(&text->title, unit.node->text);
	}
	box_add_title(text);
	if (first_block(subject, book, &unit))
		box_add_unit(text, &unit);
	return true;
}

static bool build_url(const struct box_subject *subject, struct box_text *text)
{
	text->title_lang = CORPUS_NONE;
	buf_cstr(&text->title, _("address"));
	box_add_auto(text, CORPUS_NONE, subject->target);
	box_add_gap(text);
	box_add_para(text, CORPUS_NONE, ROLE_DIM,
		str_of(_("koine has no network: it opens no address")));
	/* Only the address is worth copying. */
	buf_clear(&text->plain);
	buf_str(&text->plain, subject->target);
	return true;
}

typedef bool build_fn(const struct box_subject *subject, struct box_text *text);

static build_fn *const builders[] = {
	[BOX_TERM] = build_term,
	[BOX_REFERENCE] = build_reference,
	[BOX_NOTE] = build_note,
	[BOX_QUESTION] = box_build_question,
	[BOX_SECTION] = build_section,
	[BOX_URL] = build_url,
	[BOX_TIERS] = box_build_tiers,
	[BOX_LANGUAGES] = box_build_languages,
	[BOX_WHERE] = box_build_where,
	[BOX_DIFF] = box_build_diff,
	[BOX_FINDING] = box_build_finding,
	[BOX_SOURCES] = box_build_sources,
};
static_assert(ARRAY_LEN(builders) == BOX_KIND_COUNT, "every box needs a text");

bool box_build(const struct box_subject *subject, struct box_text *text)
{
	bool is_there;

	arena_clear(&text->arena);
	lines_clear(&text->lines);
	buf_clear(&text->title);
	buf_clear(&text->plain);
	text->title_lang = subject->lang;
	text->found = &subject->found;
	text->first_mark = -1;
	text->most_marks = 0;
	is_there = builders[subject->kind](subject, text);
	box_find_marks(text, buf_view(&text->title), &text->title_marks);
	if (text->most_marks < text->title_marks.range.len)
		text->most_marks = text->title_marks.range.len;
	text->found = NULL;
	return is_there;
}
