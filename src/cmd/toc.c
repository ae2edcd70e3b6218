/* SPDX-License-Identifier: MIT */
/* `koine toc`: the headings of the work, with what is written. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "layout/layout.h"
#include "out/out.h"
#include "json/json.h"

struct toc {
	struct run *run;
	struct work *work;
	struct book *book;
	struct page page;
	int lang;
	enum tier tier;
	struct arena arena;
};

/* Blocks below a heading: how many, and how many are written as asked. */
static void count_written(struct toc *toc, int item, int *blocks, int *written)
{
	int end = corpus_end(toc->work, item);

	*blocks = *written = 0;
	for (int i = item + 1; i < end; i++) {
		if (corpus_item(toc->work, i)->kind != SPINE_BLOCK)
			continue;
		(*blocks)++;
		if (corpus_is_written(toc->work, i, toc->lang, toc->tier))
			(*written)++;
	}
}

static int level(const struct spine_item *item)
{
	return item->kind == SPINE_PART     ? 1
	       : item->kind == SPINE_RECORD ? 3
	                                    : 2;
}

/* "[not written yet]" stays in one piece. */
static void put_state(const char *state, struct buf *out)
{
	buf_cstr(out, "  [");
	for (; *state != '\0'; state++) {
		if (*state == ' ')
			buf_cstr(out, "\xc2\xa0");
		else
			buf_byte(out, *state);
	}
	buf_byte(out, ']');
}

/* A heading hangs after its id, as on the page, indented by its level. */
static void put_indented(
	struct toc *toc, const struct spine_item *item, struct str text)
{
	struct doc_node heading = {.kind = DOC_HEADING,
		.level = level(item),
		.id = item->id,
		.text = text};
	struct layout_opts opts = page_layout(
		&toc->page, toc->lang, corpus_locale(toc->work, toc->lang));
	size_t indent = (size_t)(level(item) - 1) * 2;
	struct lines lines = {0};
	struct buf rows = {0};
	struct str rest, row;

	opts.width -= (int)indent;
	opts.has_every_id = true;
	layout_block(&heading, &opts, &toc->arena, &lines);
	out_text(&lines, &opts, &rows);
	rest = buf_view(&rows);
	while (str_split(&rest, '\n', &row) && rest.ptr != NULL) {
		if (opts.bidi == BIDI_OFF || !opts.locale->is_rtl)
			buf_fill(&toc->run->out, ' ', indent);
		buf_str(&toc->run->out, row);
		buf_byte(&toc->run->out, '\n');
	}
	lines_release(&lines);
	buf_release(&rows);
}

static void put_row(struct toc *toc, int index)
{
	const struct spine_item *item = corpus_item(toc->work, index);
	struct str title = corpus_heading(toc->work, index, toc->lang);
	struct buf text = {0};
	int blocks, written;

	count_written(toc, index, &blocks, &written);
	buf_str(&text, title);
	if (written < blocks || blocks == 0)
		put_state(written == 0 ? _("not written yet")
				       : _("partly written"),
			&text);
	put_indented(toc, item, buf_view(&text));
	buf_release(&text);
	arena_clear(&toc->arena);
}

static struct json *json_row(struct toc *toc, int index)
{
	const struct spine_item *item = corpus_item(toc->work, index);
	struct json *row = json_new_object();
	int blocks, written;

	count_written(toc, index, &blocks, &written);
	json_set_str(row, "id", item->id);
	json_set_int(row, "level", level(item));
	json_set_str(row, "title", corpus_heading(toc->work, index, toc->lang));
	json_set_str(row, "pages", item->pages);
	json_set_int(row, "blocks", blocks);
	json_set_int(row, "written", written);
	return row;
}

static bool is_heading(const struct spine_item *item)
{
	return item->kind != SPINE_BLOCK && item->kind != SPINE_FIGURE;
}

static void put_all(struct toc *toc)
{
	struct json *sections = json_new_array();
	bool is_json = toc->run->opts.format == FORMAT_JSON;
	struct json *root;

	for (int i = 0; i < corpus_count(toc->work); i++) {
		if (!is_heading(corpus_item(toc->work, i)))
			continue;
		if (is_json)
			json_add(sections, json_row(toc, i));
		else
			put_row(toc, i);
	}
	root = json_new_object();
	json_set(root, "sections", sections);
	if (is_json) {
		json_write_free(root, &toc->run->out);
	} else {
		struct buf none = {0};

		json_write_free(root, &none);
		buf_release(&none);
	}
}

static int run_toc(struct run *run, struct err *err)
{
	struct toc toc = {.run = run};
	int langs[CORPUS_LANG_MAX];

	toc.work = run_work(run, err);
	if (toc.work == NULL || run_langs(run, langs, err) < 0)
		return 2;
	toc.lang = langs[0];
	toc.tier = run_tier(run);
	toc.book = book_of_work(toc.work);
	toc.page = run_page(run, toc.book, toc.lang);
	put_all(&toc);
	page_release(&toc.page);
	book_free(toc.book);
	arena_free(&toc.arena);
	return 0;
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_data, options_output, NULL};

const struct cmd cmd_toc = {
	.name = "toc",
	.operands = "",
	.help = N_("print the contents, and what is written"),
	.options = options,
	.max = 0,
	.run = run_toc,
};
