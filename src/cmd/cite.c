/* SPDX-License-Identifier: MIT */
/* `koine cite [PLACE…|report]`: how a passage, or the report, is cited. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/bib.h"
#include "text/clean.h"

struct cite {
	struct run *run;
	struct json *list; /* CITE_JSON */
	struct bib bib;    /* from CITE_BIBTEX on */
};

/* Two lines in all: how it is cited, and what is to be known of the text. */
struct lines_of {
	struct buf citation, more;
};

/* No place, "report", and the section that says how the report is cited. */
static bool is_report(const char *place)
{
	return place == NULL || str_eq(str_of(place), STR("report")) ||
	       str_eq_nocase(str_of(place), STR("about"));
}

static void put_line(const struct buf *line, struct buf *out)
{
	clean_text(buf_view(line), CLEAN_LINE, out);
	buf_byte(out, '\n');
}

static void put_lines(struct cite *cite, struct lines_of *lines,
	const struct cited *cited, const char *more_key)
{
	struct work *work = cite->run->work;
	struct json *row;

	if (cite->list == NULL) {
		put_line(&lines->citation, &cite->run->out);
		put_line(&lines->more, &cite->run->out);
	} else {
		row = json_new_object();
		json_set_str(row, "id",
			cited->item == CORPUS_NONE
				? STR("report")
				: corpus_item(work, cited->item)->id);
		json_set_str(row, "lang",
			str_of(corpus_lang_tag(work, cited->lang)));
		json_set_str(row, "tier", str_of(tier_name(cited->tier)));
		json_set_str(row, "citation", buf_view(&lines->citation));
		json_set_str(row, more_key, buf_view(&lines->more));
		json_add(cite->list, row);
	}
	buf_release(&lines->citation);
	buf_release(&lines->more);
}

static void put_report(struct cite *cite, int lang)
{
	struct run *run = cite->run;
	const struct cited cited = {CORPUS_NONE, lang, run_tier(run)};
	struct lines_of lines = {0};
	struct bib_entry entry;

	if (run->opts.cite >= CITE_BIBTEX) {
		bib_report(run->work, lang, &run->arena, &entry);
		bib_add(&cite->bib, &entry, &run->out);
		return;
	}
	cite_report(run->work, lang, &lines.citation);
	cite_edition(run->work, lang, cited.tier, run->ui, &lines.more);
	put_lines(cite, &lines, &cited, "edition");
}

/* A text in another language or tier is not cited silently. */
static void say_fallback(struct run *run, const struct cited *cited, int lang)
{
	struct book *book = book_of_work(run->work);
	struct page page = run_page(run, book, lang);
	struct doc_node node = {.kind = DOC_PARA};
	const struct unit unit = {.node = &node,
		.lang = cited->lang,
		.tier = cited->tier,
		.is_fallback =
			cited->lang != lang || cited->tier != run_tier(run)};

	if (unit.is_fallback)
		run_say(page_notice(&page, &unit, &run->arena).ptr);
	page_release(&page);
	book_free(book);
}

static void put_place(struct cite *cite, int item, int lang)
{
	struct run *run = cite->run;
	const struct cited cited =
		cite_shown(run->work, item, lang, run_tier(run));
	struct lines_of lines = {0};
	struct bib_entry entry;

	say_fallback(run, &cited, lang);
	if (run->opts.cite >= CITE_BIBTEX) {
		bib_place(run->work, &cited, run->ui, &run->arena, &entry);
		bib_add(&cite->bib, &entry, &run->out);
		return;
	}
	cite_place(run->work, &cited, run->ui, &lines.citation);
	cite_provenance(run->work, &cited, &lines.more);
	put_lines(cite, &lines, &cited, "provenance");
}

static bool put(struct cite *cite, const char *place, int lang, struct err *err)
{
	int item;

	if (is_report(place)) {
		put_report(cite, lang);
		return true;
	}
	item = run_place(cite->run, place, err);
	if (item != CORPUS_NONE)
		put_place(cite, item, lang);
	return item != CORPUS_NONE;
}

static void begin(struct cite *cite)
{
	int format = cite->run->opts.cite;

	if (format == CITE_JSON)
		cite->list = json_new_array();
	if (format >= CITE_BIBTEX)
		bib_init(&cite->bib, (enum bib_format)(format - CITE_BIBTEX));
}

static void end(struct cite *cite)
{
	struct json *root;

	bib_end(&cite->bib, &cite->run->out);
	if (cite->list == NULL)
		return;
	root = json_new_object();
	json_set(root, "citations", cite->list);
	json_write_free(root, &cite->run->out);
}

static int run_cite(struct run *run, struct err *err)
{
	struct cite cite = {.run = run};
	int langs[CORPUS_LANG_MAX];
	int count;

	if (run_work(run, err) == NULL)
		return 2;
	count = run_langs(run, langs, err);
	if (count < 0)
		return 2;
	begin(&cite);
	for (int l = 0; l < count && err->code == ERR_NONE; l++)
		for (int i = 0; i == 0 || i < run->argc; i++)
			if (!put(&cite, run->argc > 0 ? run->argv[i] : NULL,
				    langs[l], err))
				break;
	end(&cite);
	return err->code == ERR_NONE ? 0 : 2;
}

static const struct opt *const options[] = {options_common, options_text,
	options_view, options_cite, options_output, NULL};

const struct cmd cmd_cite = {
	.name = "cite",
	.operands = "[PLACE…|report]",
	.help = N_("print how a passage, or the report, is cited"),
	.options = options,
	.max = -1,
	.run = run_cite,
};
