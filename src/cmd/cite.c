/* SPDX-License-Identifier: MIT */
/* `koine cite [PLACE…|report]`: how a passage, or the report, is cited. */
#include "cmd/cmd.h"

#include "base/mo.h"
#include "out/cite.h"

/* No place, "report", and the section that says how the report is cited. */
static bool is_report(const char *place)
{
	return place == NULL || str_eq(str_of(place), STR("report")) ||
	       str_eq_nocase(str_of(place), STR("about"));
}

static void put_report(struct run *run, int lang)
{
	cite_report(run->work, lang, &run->out);
	buf_byte(&run->out, '\n');
	cite_edition(run->work, lang, run_tier(run), run->ui, &run->out);
	buf_byte(&run->out, '\n');
}

/* A text in another language or tier is not cited silently. */
static void say_fallback(struct run *run, const struct cited *cited, int lang)
{
	struct book *book = book_of_work(run->work);
	struct page page = run_page(run, book, lang);
	const struct doc_node node = {.kind = DOC_PARA};
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

static void put_place(struct run *run, int item, int lang)
{
	const struct cited cited =
		cite_shown(run->work, item, lang, run_tier(run));

	say_fallback(run, &cited, lang);
	cite_place(run->work, &cited, run->ui, &run->out);
	buf_byte(&run->out, '\n');
	cite_provenance(run->work, &cited, &run->out);
	buf_byte(&run->out, '\n');
}

static bool put(struct run *run, const char *place, int lang, struct err *err)
{
	int item;

	if (is_report(place)) {
		put_report(run, lang);
		return true;
	}
	item = run_place(run, place, err);
	if (item != CORPUS_NONE)
		put_place(run, item, lang);
	return item != CORPUS_NONE;
}

static int run_cite(struct run *run, struct err *err)
{
	int langs[CORPUS_LANG_MAX];
	int count;

	if (run_work(run, err) == NULL)
		return 2;
	count = run_langs(run, langs, err);
	for (int l = 0; l < count; l++)
		for (int i = 0; i == 0 || i < run->argc; i++)
			if (!put(run, run->argc > 0 ? run->argv[i] : NULL,
				    langs[l], err))
				return 2;
	return count < 0 ? 2 : 0;
}

static const struct opt *const options[] = {
	options_common, options_text, options_output, NULL};

const struct cmd cmd_cite = {
	.name = "cite",
	.operands = "[PLACE…|report]",
	.help = N_("print how a passage, or the report, is cited"),
	.options = options,
	.max = -1,
	.run = run_cite,
};
