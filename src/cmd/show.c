/* SPDX-License-Identifier: MIT */
/* `koine show PLACE… | FILE | all`: text to standard output, in five formats.
 */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/blocks_json.h"
#include "out/cite.h"
#include "out/out.h"

#include <stdlib.h>
#include <string.h>

#define FLUSH_AT ((size_t)256 << 10) /* [B] */

struct show {
	struct run *run;
	struct page page;
	enum format format;
	struct lines lines;
	struct arena arena; /* of one unit */
	struct json *blocks;
	struct unit first_fallback; /* node NULL: none */
	bool has_fallback, has_text, has_begun;
	bool is_lacking; /* something named is written nowhere */
	int theme_colours;
	int item; /* of a list, from 1; 0: the whole block */
};

/* The gap above the first thing shown is nobody's. */
static void drop_gap(struct lines *lines)
{
	if (lines->line.len > 0 && lines->line.ptr[0].count == 0 &&
		lines->line.ptr[0].prefix_count == 0) {
		lines->line.len--;
		memmove(lines->line.ptr, lines->line.ptr + 1,
			lines->line.len * sizeof(*lines->line.ptr));
	}
}

/* An item alone: its lines, without what stands around the block. */
static void lay_item(struct show *show, const struct unit *unit)
{
	struct layout_opts opts =
		page_layout(&show->page, unit->lang, unit->locale);

	layout_block(unit->node, &opts, &show->arena, &show->lines);
}

static void show_lines(struct show *show, int index, const struct unit *asked)
{
	struct unit unit;
	struct buf *out = &show->run->out;
	struct layout_opts opts;

	lines_clear(&show->lines);
	unit = *asked;
	if (asked->node != NULL && asked->node->kind == DOC_ITEM)
		lay_item(show, asked);
	else if (page_unit(&show->page, index, &show->arena, &show->lines,
			 &unit) < 0)
		return;
	if (!show->has_begun)
		drop_gap(&show->lines);
	show->has_begun = show->has_begun || show->lines.line.len > 0;
	opts = page_layout(&show->page, unit.lang, unit.locale);
	if (show->format == FORMAT_ANSI)
		out_ansi(&show->lines, &opts, 0, show->theme_colours, out);
	else
		out_text(&show->lines, &opts, out);
}

static void show_json(struct show *show, const struct unit *unit)
{
	struct work *work = book_work(show->page.book);
	struct block_json row = {.id = unit->id, .node = unit->node};
	const struct spine_item *item;

	if (unit->node == NULL)
		return;
	row.lang = str_of(book_lang_tag(show->page.book, unit->lang));
	row.tier = str_of(tier_name(unit->tier));
	row.kind = str_of(
		unit->is_record ? "record" : doc_kind_name(unit->node->kind));
	if (work != NULL) {
		item = corpus_item(work, unit->item);
		row.section = corpus_item(work, item->section)->id;
	}
	if (unit->is_fallback) {
		row.asked_lang =
			str_of(book_lang_tag(show->page.book, show->page.lang));
		row.asked_tier = str_of(tier_name(show->page.tier));
	}
	json_add(show->blocks, out_block_json(&row));
}

/* An item alone still wants a list around it. */
static void put_html(const struct doc_node *node, struct buf *out)
{
	bool is_item = node->kind == DOC_ITEM;

	buf_cstr(out, is_item ? "<ul>\n" : "");
	out_html(node, out);
	buf_cstr(out, is_item ? "</ul>\n" : "");
}

static void show_html(struct show *show, const struct unit *unit)
{
	struct buf *out = &show->run->out;
	struct str notice = page_notice(&show->page, unit, &show->arena);

	if (notice.len > 0)
		buf_printf(out, "<p class=\"fallback\">[%.*s]</p>\n",
			STR_ARG(notice));
	if (unit->node == NULL)
		return;
	if (unit->is_fallback)
		buf_printf(out, "<div lang=\"%s\" dir=\"%s\">\n",
			book_lang_tag(show->page.book, unit->lang),
			unit->locale->is_rtl ? "rtl" : "ltr");
	if (unit->is_record)
		out_html_record(unit->node,
			unit->id.ptr[0] == 'T' ? unit->locale->fields_t
					       : unit->locale->fields_a,
			out);
	else
		put_html(unit->node, out);
	if (unit->is_fallback)
		buf_cstr(out, "</div>\n");
}

static void show_markdown(struct show *show, const struct unit *unit)
{
	if (unit->node == NULL)
		return;
	if (show->run->out.len > 0)
		buf_byte(&show->run->out, '\n');
	out_markdown(unit->node, &show->run->out);
}

static void show_unit(struct show *show, int index, const struct unit *unit)
{
	show->is_lacking = show->is_lacking || unit->is_uncut ||
	                   (!unit->is_heading && unit->node == NULL);
	if (!unit->is_heading && unit->is_fallback && !show->has_fallback) {
		show->has_fallback = true;
		show->first_fallback = *unit;
	}
	show->has_text =
		show->has_text || (!unit->is_heading && unit->node != NULL);
	switch (show->format) {
	case FORMAT_JSON:
		show_json(show, unit);
		break;
	case FORMAT_HTML:
		show_html(show, unit);
		break;
	case FORMAT_MARKDOWN:
		show_markdown(show, unit);
		break;
	default:
		show_lines(show, index, unit);
		break;
	}
	arena_clear(&show->arena);
}

/* "2.1.5/2": the block's second item; the block where that item is absent. */
static void take_item(const struct show *show, struct unit *unit)
{
	const struct doc_node *item;
	int n = show->item;

	if (n < 1 || unit->node == NULL || unit->node->kind != DOC_LIST)
		return;
	for (item = unit->node->first; item != NULL && n > 1; n--)
		item = item->next;
	if (item != NULL) {
		unit->node = item;
		unit->id = item->id;
		unit->is_record = false;
	}
}

/* Shows units [from, to) (to < 0: all there are). */
static bool show_range(struct show *show, int from, int to, struct err *err)
{
	struct unit unit;

	for (int i = from; (to < 0 || i < to) &&
			   book_unit(show->page.book, i, show->page.lang,
				   show->page.tier, &unit);
		i++) {
		take_item(show, &unit);
		show_unit(show, i, &unit);
		if (show->run->opts.output == NULL &&
			show->run->out.len > FLUSH_AT &&
			!run_flush(show->run, err))
			return false;
	}
	return true;
}

static enum format chosen_format(const struct run *run)
{
	if (run->opts.format >= 0)
		return (enum format)run->opts.format;
	return run_has_color(run) ? FORMAT_ANSI : FORMAT_TEXT;
}

static void begin(
	struct show *show, struct run *run, struct book *book, int lang)
{
	struct work *work = book_work(book);
	struct str title =
		work != NULL ? corpus_title(work, lang) : str_of(run->argv[0]);

	memset(show, 0, sizeof(*show));
	show->run = run;
	show->page = run_page(run, book, lang);
	show->format = chosen_format(run);
	show->theme_colours = run_has_color(run) ? 16 : 0;
	if (show->format == FORMAT_JSON)
		show->blocks = json_new_array();
	if (show->format == FORMAT_HTML)
		out_html_head(title, book_lang_tag(book, lang),
			work != NULL && corpus_locale(work, lang)->is_rtl,
			&run->out);
}

static void end_json(struct show *show)
{
	struct work *work = book_work(show->page.book);
	struct json *root = json_new_object();

	json_set_str(root, "work",
		work != NULL ? corpus_id(work) : book_key(show->page.book));
	json_set_int(root, "edition", work != NULL ? corpus_edition(work) : 0);
	json_set(root, "blocks", show->blocks);
	json_write_free(root, &show->run->out);
}

static void end_text(struct show *show)
{
	if (show->format == FORMAT_HTML)
		out_html_end(&show->run->out);
	if (show->has_fallback && show->has_text)
		run_say(page_notice(
			&show->page, &show->first_fallback, &show->run->arena)
				.ptr);
}

/* After a failure nothing is printed, but everything is given back. */
static void end(struct show *show, const struct err *err)
{
	if (show->format == FORMAT_JSON)
		end_json(show);
	if (err->code == ERR_NONE)
		end_text(show);
	lines_release(&show->lines);
	arena_free(&show->arena);
	page_release(&show->page);
}

/* One past the last unit of what `index` names: its whole subtree for a
 * heading. */
static int end_of(const struct show *show, int index)
{
	struct book *book = show->page.book;
	struct unit unit;
	int next;

	/* As it will be shown: another language would be read for nothing. */
	if (!book_unit(book, index, show->page.lang, show->page.tier, &unit) ||
		!unit.is_heading)
		return index + 1;
	next = book_heading(book, index, 1, unit.level);
	return next == CORPUS_NONE ? book_count(book, index) : next;
}

/* The number after the slash, 0 if there is none. */
static int item_of(struct str place)
{
	size_t slash = str_find(place, '/');
	int n = 0;

	str_to_int(str_sub(place, slash + 1, place.len), &n);
	return n;
}

static bool show_place(struct show *show, const char *place, struct err *err)
{
	struct book *book = show->page.book;
	int index;

	if (strcmp(place, "all") == 0)
		return show_range(show, 0, -1, err);
	if (run_place(show->run, place, err) == CORPUS_NONE)
		return false;
	index = book_find(book, str_of(place));
	show->item = item_of(str_of(place));
	return show_range(show, index, end_of(show, index), err);
}

static void check_written(const struct show *show, struct err *err)
{
	if (!show->has_text && show->is_lacking)
		err_set(err, ERR_UNWRITTEN,
			_("not written yet in any language"));
}

/* All languages of -l share one JSON object: blocks follow one another. */
static int show_work(struct run *run, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	struct book *book;
	struct show show = {0};
	int count;

	if (run_work(run, err) == NULL)
		return 2;
	count = run_langs(run, langs, err);
	if (count < 0)
		return 2;
	book = book_of_work(run->work);
	for (int l = 0; l < count && err->code == ERR_NONE; l++) {
		if (l == 0) {
			begin(&show, run, book, langs[0]);
		} else {
			show.page.lang = langs[l];
		}
		for (int i = 0; i < run->argc; i++)
			if (!show_place(&show, run->argv[i], err))
				break;
	}
	end(&show, err);
	if (err->code == ERR_NONE)
		check_written(&show, err);
	book_free(book);
	return 0;
}

static int show_file(struct run *run, struct err *err)
{
	struct file *file;
	struct book *book;
	struct show show;

	file = run_file(run, run->argv[0], err);
	if (file == NULL)
		return 2;
	book = book_of_file(
		file, path_join(&run->arena, run->env->paths.data, "locales"));
	begin(&show, run, book, 0);
	show_range(&show, 0, -1, err);
	end(&show, err);
	run_flush(run, err);
	book_free(book);
	file_close(file);
	return 0;
}

static int run_show(struct run *run, struct err *err)
{
	if (!run_is_file(run->argv[0]))
		return show_work(run, err);
	if (run->argc == 1)
		return show_file(run, err);
	err_set(err, ERR_USAGE, _("too many words after '%s': '%s'"), "show",
		run->argv[1]);
	return 2;
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_format, options_output, NULL};

const struct cmd cmd_show = {
	.name = "show",
	.operands = "PLACE…|FILE|all",
	.help = N_("print places, a file, or the whole work"),
	.options = options,
	.min = 1,
	.max = -1,
	.run = run_show,
};
