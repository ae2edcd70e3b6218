/* SPDX-License-Identifier: MIT */
/* The content that koine ships, through corpus/. */
#include "base/macros.h"
#include "corpus/work.h"
#include "corpus_tree.h"
#include "md/md.h"

Suite *suite_corpus_shipped(void);

static struct work *work; /* NULL: there is no content */

static void setup(void)
{
	const struct paths paths = {
		.data = KOINE_SRCDIR,
		.content = KOINE_SRCDIR "/content",
	};
	struct fs_info info;
	struct err err = {0};

	work = NULL;
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open_sources(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
}

static void teardown(void)
{
	corpus_close(work);
}

START_TEST(corpus_load_shipped_content_has_no_findings)
{
	const struct finding *list;
	size_t count;

	if (!work)
		return;
	corpus_load(work);
	count = corpus_findings(work, &list);
	for (size_t i = 0; i < count; i++)
		fprintf(stderr, "%.*s:%d: %.*s: %.*s\n", STR_ARG(list[i].file),
			list[i].line, STR_ARG(list[i].id),
			STR_ARG(list[i].message));
	ck_assert_uint_eq(count, 0);
}
END_TEST

/* The line "how to cite this report" of its last page names so many. */
START_TEST(corpus_report_shipped_names_all_authors)
{
	const struct report *report = work ? corpus_report(work) : NULL;

	if (!work)
		return;
	ck_assert_ptr_nonnull(report);
	ck_assert_uint_eq(report->author_count, 76);
	for (int l = 0; l < corpus_lang_count(work); l++) {
		if (corpus_is_partial(work, l))
			continue;
		ck_assert_uint_gt(report->publishers[l].len, 0);
		ck_assert_uint_gt(report->places[l].len, 0);
	}
}
END_TEST

static void assert_found(struct str id, int index)
{
	ck_assert_msg(corpus_find(work, id) == index, "%.*s", STR_ARG(id));
}

/* What is shown of a block is that block, whatever stands in for it. */
static void assert_shown(int index, int lang, enum tier tier)
{
	const struct spine_item *item = corpus_item(work, index);
	const struct shown shown = corpus_show(work, index, lang, tier);
	int line;

	ck_assert_msg(shown.node != NULL, "%.*s %s %s", STR_ARG(item->id),
		corpus_lang_tag(work, lang), tier_name(tier));
	ck_assert(str_eq(shown.node->id, item->id));
	ck_assert_int_eq(
		shown.is_fallback, shown.lang != lang || shown.tier != tier);
	ck_assert_int_eq(
		!shown.is_fallback, corpus_is_written(work, index, lang, tier));
	ck_assert_uint_gt(corpus_source(work, index, &shown, &line).len, 0);
	ck_assert_int_gt(line, 0);
	corpus_mark_terms(work, &shown);
}

START_TEST(corpus_show_shipped_ids_in_every_language_and_tier)
{
	const int count = work ? corpus_count(work) : 0;

	for (int i = 0; i < count; i++) {
		const struct spine_item *item = corpus_item(work, i);

		if (item->kind != SPINE_FIGURE)
			assert_found(item->id, i);
		if (item->kind != SPINE_BLOCK)
			continue;
		for (int lang = 0; lang < corpus_lang_count(work); lang++)
			for (int tier = 0; tier < TIER_COUNT; tier++)
				assert_shown(i, lang, (enum tier)tier);
	}
}
END_TEST

START_TEST(corpus_heading_shipped_has_all_titles)
{
	const int count = work ? corpus_count(work) : 0;

	for (int i = 0; i < count; i++)
		for (int lang = 0; lang < corpus_lang_count(work); lang++)
			ck_assert_uint_gt(corpus_heading(work, i, lang).len, 0);
}
END_TEST

static void assert_figure(struct str id, const char *tag)
{
	struct doc doc = {0};
	struct buf text = {0};
	struct doc_node *node;

	buf_printf(&text, "![x](fig:%.*s)", (int)id.len - 4, id.ptr + 4);
	md_parse(buf_view(&text), &doc);
	buf_release(&text);
	node = doc.root->first;
	figure_hang(work, node, corpus_lang_index(work, str_of(tag)), &doc);
	ck_assert_ptr_nonnull(node->figure);
	ck_assert(!node->figure->is_fallback);
	ck_assert_uint_gt(node->figure->alt.len, 0);
	ck_assert_uint_gt(node->figure->row_count, 1);
	doc_release(&doc);
}

/* Whether its text is written or not: what a text would show. */
START_TEST(corpus_figures_shipped_speak_chinese_and_english)
{
	static const char *const tags[] = {"zh", "en"};
	const int count = work ? corpus_count(work) : 0;

	for (int i = 0; i < count; i++) {
		const struct spine_item *item = corpus_item(work, i);

		for (size_t t = 0;
			item->kind == SPINE_FIGURE && t < ARRAY_LEN(tags); t++)
			assert_figure(item->id, tags[t]);
	}
}
END_TEST

Suite *suite_corpus_shipped(void)
{
	Suite *s = suite_create("corpus/shipped");
	TCase *tc = tcase_create("shipped");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_load_shipped_content_has_no_findings);
	tcase_add_test(tc, corpus_report_shipped_names_all_authors);
	tcase_add_test(tc, corpus_show_shipped_ids_in_every_language_and_tier);
	tcase_add_test(tc, corpus_heading_shipped_has_all_titles);
	tcase_add_test(tc, corpus_figures_shipped_speak_chinese_and_english);
	suite_add_tcase(s, tc);
	return s;
}
