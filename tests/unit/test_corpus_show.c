/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus_tree.h"

Suite *suite_corpus_show(void);

enum { ZH, EN, FR };

static struct tree tree;
static struct work *work;

static void setup(void)
{
	tree_init(&tree);
	tree_put(&tree, "work.xml", TREE_WORK);
	tree_put(&tree, "references.xml", TREE_REFERENCES);
	work = tree_open(&tree);
}

static void teardown(void)
{
	corpus_close(work);
	tree_free(&tree);
}

static void put(int lang, enum tier tier, const char *lead)
{
	struct buf name = {0};
	struct buf text = {0};

	buf_printf(&name, "%s/%s/02-safety.md", corpus_lang_tag(work, lang),
		tier_name(tier));
	buf_printf(&text, "# 2 Safety\n\n%s\n", lead);
	tree_put(&tree, name.ptr, text.ptr);
	buf_release(&name);
	buf_release(&text);
}

static struct shown show(int lang, enum tier tier)
{
	return corpus_show(work, corpus_find(work, STR("2.0.1")), lang, tier);
}

/* Writes texts one by one, from the last choice to the first. */
START_TEST(corpus_show_falls_back_in_order)
{
	static const struct {
		int lang;
		enum tier tier;
	} rows[] = {{ZH, TIER_PLAIN}, {EN, TIER_PLAIN}, {FR, TIER_PLAIN},
		{ZH, TIER_FULL}, {EN, TIER_FULL}, {FR, TIER_FULL},
		{ZH, TIER_STUDENT}, {EN, TIER_STUDENT}, {FR, TIER_STUDENT}};
	struct shown shown;

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		put(rows[i].lang, rows[i].tier, "x");
		corpus_close(work);
		work = tree_open(&tree);
		shown = show(FR, TIER_STUDENT);
		ck_assert_ptr_nonnull(shown.node);
		ck_assert_int_eq(shown.lang, rows[i].lang);
		ck_assert_int_eq(shown.tier, rows[i].tier);
		ck_assert_int_eq(shown.is_fallback, i + 1 < ARRAY_LEN(rows));
	}
}
END_TEST

START_TEST(corpus_show_locale_names_the_first_stand_in)
{
	static const char conf[] = "tag = fr\nfallback = zh\n";

	ck_assert(fs_make_dirs(
		path_join(&tree.arena, tree.dir, "locales"), NULL));
	ck_assert(fs_write(path_join(&tree.arena, tree.dir, "locales/fr.conf"),
		str_of(conf), false, NULL));
	put(ZH, TIER_FULL, "x");
	put(EN, TIER_FULL, "x");
	ck_assert_int_eq(show(FR, TIER_FULL).lang, ZH);
}
END_TEST

START_TEST(corpus_show_block_in_another_file_falls_back_alone)
{
	tree_put(&tree, "en/full/02-safety.md", TREE_SAFETY);
	put(FR, TIER_FULL, "mot");
	ck_assert_int_eq(show(FR, TIER_FULL).lang, FR);
	ck_assert_int_eq(corpus_show(work, corpus_find(work, STR("2.1.1")), FR,
				 TIER_FULL)
				 .lang,
		EN);
}
END_TEST

START_TEST(corpus_show_nothing_written_gives_null)
{
	ck_assert_ptr_null(show(EN, TIER_FULL).node);
	ck_assert_ptr_null(corpus_show(work, -1, EN, TIER_FULL).node);
	ck_assert_ptr_null(corpus_show(work, 9999, EN, TIER_FULL).node);
	ck_assert_ptr_null(
		corpus_show(work, corpus_find(work, STR("2.2")), EN, TIER_FULL)
			.node);
}
END_TEST

START_TEST(corpus_show_unknown_language_still_shows_something)
{
	put(ZH, TIER_FULL, "x");
	ck_assert_int_eq(show(CORPUS_NONE, TIER_FULL).lang, ZH);
	ck_assert_int_eq(show(99, TIER_FULL).lang, ZH);
}
END_TEST

START_TEST(corpus_show_figure_row_gives_its_block)
{
	int row = 0;

	tree_put(&tree, "en/full/02-safety.md", TREE_SAFETY);
	while (corpus_item(work, row)->kind != SPINE_FIGURE)
		row++;
	ASSERT_STR(corpus_show(work, row, EN, TIER_FULL).node->id, "2.1.3");
	for (row++; corpus_item(work, row)->kind != SPINE_FIGURE;)
		row++;
	/* fig-2 is not cut yet. */
	ck_assert_ptr_null(corpus_show(work, row, EN, TIER_FULL).node);
}
END_TEST

START_TEST(corpus_is_written_says_no_for_a_stand_in)
{
	const int block = corpus_find(work, STR("2.0.1"));

	put(ZH, TIER_FULL, "x");
	ck_assert(corpus_is_written(work, block, ZH, TIER_FULL));
	ck_assert(!corpus_is_written(work, block, EN, TIER_FULL));
	ck_assert(!corpus_is_written(work, block, ZH, TIER_PLAIN));
	ck_assert(corpus_is_written(
		work, corpus_find(work, STR("2")), ZH, TIER_FULL));
	ck_assert(!corpus_is_written(
		work, corpus_find(work, STR("2.1")), ZH, TIER_FULL));
	ck_assert(!corpus_is_written(work, CORPUS_NONE, ZH, TIER_FULL));
}
END_TEST

START_TEST(corpus_source_is_file_and_line)
{
	struct shown shown;
	int line;

	put(ZH, TIER_FULL, "x");
	shown = show(FR, TIER_PLAIN);
	ASSERT_STR(corpus_source(work, corpus_find(work, STR("2.0.1")), &shown,
			   &line),
		"zh/full/02-safety.md");
	ck_assert_int_eq(line, 3);
}
END_TEST

START_TEST(corpus_reload_shows_the_new_text)
{
	const struct doc_node *old;

	put(EN, TIER_FULL, "old [9](ref:9)");
	old = show(EN, TIER_FULL).node;
	ck_assert(tree_finds(work, "en/full/02-safety.md", 3, "'9'"));
	put(EN, TIER_FULL, "new");
	ASSERT_STR(show(EN, TIER_FULL).node->text, "old [9]");
	corpus_reload(work, EN, TIER_FULL, 0);
	ASSERT_STR(show(EN, TIER_FULL).node->text, "new");
	ASSERT_STR(old->text, "old [9]");
	ck_assert(!tree_finds(work, "en/full/02-safety.md", 3, "'9'"));
}
END_TEST

START_TEST(corpus_reload_of_what_is_not_loaded_does_nothing)
{
	corpus_reload(work, EN, TIER_FULL, 0);
	corpus_reload(work, 99, TIER_FULL, 0);
	corpus_reload(work, EN, TIER_FULL, -1);
	ck_assert_ptr_null(show(EN, TIER_FULL).node);
}
END_TEST

START_TEST(corpus_more_counts_letters)
{
	const int block = corpus_find(work, STR("2.0.1"));

	put(EN, TIER_PLAIN, "abc, d!");
	put(EN, TIER_FULL, "abc-def (ghi).[1](ref:1)");
	put(ZH, TIER_PLAIN, "\u5b89\u5168\u3002");
	put(ZH, TIER_FULL, "\u5b89\u5168\uff0c\u5b89");
	ck_assert_uint_eq(
		corpus_more(work, block, EN, TIER_PLAIN, TIER_FULL), 5);
	ck_assert_uint_eq(
		corpus_more(work, block, EN, TIER_FULL, TIER_PLAIN), 0);
	ck_assert_uint_eq(
		corpus_more(work, block, ZH, TIER_PLAIN, TIER_FULL), 1);
	ck_assert_uint_eq(
		corpus_more(work, block, FR, TIER_PLAIN, TIER_FULL), 0);
	ck_assert_uint_eq(corpus_more(work, -1, EN, TIER_PLAIN, TIER_FULL), 0);
}
END_TEST

static const char glossary[] =
	"<tbx type='TBX-Basic' style='dca' xml:lang='en' "
	"xmlns='urn:iso:std:iso:30042:ed-2'><text><body>"
	"<conceptEntry id='risk'><langSec xml:lang='en'><descripGrp>"
	"<descrip type='definition'>D</descrip></descripGrp>"
	"<termSec><term>risk</term></termSec></langSec></conceptEntry>"
	"</body></text></tbx>";

START_TEST(corpus_mark_terms_marks_once)
{
	struct shown shown;

	tree_put(&tree, "glossary.tbx", glossary);
	put(EN, TIER_FULL, "a risk");
	shown = show(EN, TIER_FULL);
	ck_assert_uint_eq(shown.node->span_count, 0);
	corpus_mark_terms(work, &shown);
	ck_assert_uint_eq(shown.node->span_count, 1);
	ck_assert(shown.node->spans[0].is_marked);
	corpus_mark_terms(work, &shown);
	ck_assert_uint_eq(shown.node->span_count, 1);
}
END_TEST

START_TEST(corpus_mark_terms_of_nothing_or_old_text_does_nothing)
{
	struct shown shown = {0};

	tree_put(&tree, "glossary.tbx", glossary);
	corpus_mark_terms(work, &shown);
	put(EN, TIER_FULL, "a risk");
	shown = show(EN, TIER_FULL);
	corpus_reload(work, EN, TIER_FULL, 0);
	corpus_mark_terms(work, &shown);
	ck_assert_uint_eq(shown.node->span_count, 0);
}
END_TEST

START_TEST(corpus_gloss_missing_file_is_empty)
{
	struct shown shown;

	put(EN, TIER_FULL, "a risk");
	shown = show(EN, TIER_FULL);
	corpus_mark_terms(work, &shown);
	ck_assert_uint_eq(corpus_gloss(work)->count, 0);
	ck_assert_ptr_null(corpus_marker(work, EN));
	ck_assert_uint_eq(shown.node->span_count, 0);
}
END_TEST

START_TEST(corpus_gloss_warnings_are_findings)
{
	tree_put(&tree, "glossary.tbx",
		"<tbx type='TBX-Basic' style='dca' xml:lang='en' "
		"xmlns='urn:iso:std:iso:30042:ed-2'><text><body>\n"
		"<conceptEntry id='risk'>\n<langSec xml:lang='en'>"
		"<termSec><term>risk</term></termSec></langSec>"
		"</conceptEntry></body></text></tbx>");
	corpus_gloss(work);
	ck_assert(tree_finds(work, "glossary.tbx", 3, "'risk'"));
}
END_TEST

Suite *suite_corpus_show(void)
{
	Suite *s = suite_create("corpus/show");
	TCase *tc = tcase_create("show");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_show_falls_back_in_order);
	tcase_add_test(tc, corpus_show_locale_names_the_first_stand_in);
	tcase_add_test(tc, corpus_show_block_in_another_file_falls_back_alone);
	tcase_add_test(tc, corpus_show_nothing_written_gives_null);
	tcase_add_test(tc, corpus_show_unknown_language_still_shows_something);
	tcase_add_test(tc, corpus_show_figure_row_gives_its_block);
	tcase_add_test(tc, corpus_is_written_says_no_for_a_stand_in);
	tcase_add_test(tc, corpus_source_is_file_and_line);
	tcase_add_test(tc, corpus_reload_shows_the_new_text);
	tcase_add_test(tc, corpus_reload_of_what_is_not_loaded_does_nothing);
	tcase_add_test(tc, corpus_more_counts_letters);
	tcase_add_test(tc, corpus_mark_terms_marks_once);
	tcase_add_test(
		tc, corpus_mark_terms_of_nothing_or_old_text_does_nothing);
	tcase_add_test(tc, corpus_gloss_missing_file_is_empty);
	tcase_add_test(tc, corpus_gloss_warnings_are_findings);
	suite_add_tcase(s, tc);
	return s;
}
