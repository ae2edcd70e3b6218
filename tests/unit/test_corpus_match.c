/* SPDX-License-Identifier: MIT */
#include "base/macros.h"
#include "corpus_tree.h"

Suite *suite_corpus_match(void);

#define FILE_NAME "en/full/02-safety.md"

static struct tree tree;
static struct work *work;

static void setup(void)
{
	tree_init_full(&tree);
	work = tree_open(&tree);
}

static void teardown(void)
{
	corpus_close(work);
	tree_free(&tree);
}

/* What the English full text has for an id, itself or NULL. */
static struct doc_node *node_of(const char *id)
{
	const struct shown shown =
		corpus_show(work, corpus_find(work, str_of(id)), 1, TIER_FULL);

	return shown.is_fallback ? NULL : shown.node;
}

/* Replaces the English full text of part 2 and loads it. */
static void put(const char *text)
{
	corpus_close(work);
	tree_put(&tree, FILE_NAME, text);
	work = tree_open(&tree);
	node_of("2.0.1");
}

START_TEST(corpus_show_good_text_has_every_id)
{
	static const char *const ids[] = {
		"2", "2.0.1", "2.1", "2.1.1", "2.1.2", "2.1.3"};

	for (size_t i = 0; i < ARRAY_LEN(ids); i++) {
		ck_assert_msg(node_of(ids[i]), "%s", ids[i]);
		ASSERT_STR(node_of(ids[i])->id, ids[i]);
	}
	/* Only the file of the appendix is not there: no fault. */
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 0);
}
END_TEST

START_TEST(corpus_show_list_names_its_items)
{
	const struct doc_node *list = node_of("2.1.2");

	ASSERT_STR(list->first->id, "2.1.2/1");
	ASSERT_STR(list->last->id, "2.1.2/2");
}
END_TEST

START_TEST(corpus_show_heading_has_title_without_id)
{
	put("# 2   *Safety*\n\nlead\n");
	ASSERT_STR(node_of("2")->text, "Safety");
	ck_assert_uint_eq(node_of("2")->span_count, 1);
	ck_assert_uint_eq(node_of("2")->spans[0].start, 0);
	ck_assert_uint_eq(node_of("2")->spans[0].end, 6);
}
END_TEST

START_TEST(corpus_findings_tell_each_fault_of_a_text)
{
	static const struct {
		const char *text;
		int line;
		const char *message;
	} rows[] = {
		{"# 2 Safety\n\nlead\n\n## 2.7 New\n\nx\n", 5,
			"'2.7' is not in the spine"},
		{"# 2 Safety\n\nlead\n\n## A-1 Group\n", 5,
			"'A-1' is not in the spine"},
		{"# 2 Safety\n\nlead\n\n## fig-1 x\n", 5,
			"'fig-1' is not in the spine"},
		{"# 2 Safety\n\nlead\n\n## 2.1.1 x\n", 5,
			"'2.1.1' is not in the spine"},
		{"## 2.1 Speed\n\n# 2 Safety\n\nlead\n", 3, "out of order"},
		{"# 2 Safety\n\nlead\n\n# 2 Safety\n", 5, "twice"},
		{"# 2 Safety\n\nlead\n\n### 2.1 Speed\n", 5,
			"level 3 instead of 2"},
		{"# 2 Saftey\n\nlead\n", 1, "'Safety' in the spine"},
		{"# 2 Safety\n\n## 2.1 Speed\n\none\n", 3,
			"blocks of '2.1': 1 here, 3"},
		{"# 2 Safety\n\nlead\n\nmore\n", 1, "blocks of '2': 2 here, 1"},
		{"# 2 Safety\n\n- lead\n", 3,
			"'2.0.1' is a block of kind 'list', not 'paragraph'"},
		{"# 2 Safety\n\nl\n\n## 2.1 Speed\n\na\n\n- b\n- c\n- d\n", 9,
			"items of '2.1.2': 3 here, 2"},
		{"hello\n\n# 2 Safety\n\nlead\n", 1,
			"before the first heading"},
		{"# 2 Safety\n\n<!-- x -->\n\nlead\n", 3, "'html'"},
		{"# 2 Safety\n\n***\n\nlead\n", 3, "'rule'"},
		{"# 2 Safety\n\nlead \xff\n", 3, "UTF-8"},
		{"#\n\nlead\n", 1, "'' is not in the spine"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		put(rows[i].text);
		ck_assert_msg(tree_finds(work, FILE_NAME, rows[i].line,
				      rows[i].message),
			"%s", rows[i].text);
	}
}
END_TEST

START_TEST(corpus_findings_do_not_tell_what_is_not_written_yet)
{
	put("# 2 Safety\n\n## 2.1 Speed\n\none\n\n- a\n- b\n\n"
	    "![x](fig:1)\n");
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 0);
}
END_TEST

START_TEST(corpus_show_text_below_unknown_heading_is_left_out)
{
	put("# 2 Safety\n\nlead\n\n## 2.7 x\n\nno\n\n## 2.1 Speed\n\nyes\n");
	ASSERT_STR(node_of("2.0.1")->text, "lead");
	ASSERT_STR(node_of("2.1.1")->text, "yes");
}
END_TEST

START_TEST(corpus_show_block_beyond_the_spine_is_left_out)
{
	put("# 2 Safety\n\nlead\n\nmore\n\n## 2.1 Speed\n\nyes\n");
	ASSERT_STR(node_of("2.0.1")->text, "lead");
	ASSERT_STR(node_of("2.1.1")->text, "yes");
	ck_assert_ptr_null(node_of("2.1.2"));
}
END_TEST

START_TEST(corpus_show_rule_and_html_shift_no_ids)
{
	put("# 2 Safety\n\n<!-- x -->\n\n***\n\nlead\n");
	ASSERT_STR(node_of("2.0.1")->text, "lead");
}
END_TEST

START_TEST(corpus_show_heading_twice_keeps_the_first)
{
	put("# 2 Safety\n\none\n\n# 2 Safety\n\ntwo\n");
	ASSERT_STR(node_of("2.0.1")->text, "one");
}
END_TEST

START_TEST(corpus_show_other_kind_is_still_shown)
{
	put("# 2 Safety\n\n> quote\n");
	ck_assert_int_eq(node_of("2.0.1")->kind, DOC_QUOTE);
}
END_TEST

START_TEST(corpus_show_binary_file_is_a_finding)
{
	put("\xff\xfe#\x01");
	ck_assert_ptr_null(node_of("2.0.1"));
	ck_assert_int_eq(tree_faults(work, FILE_NAME), 1);
}
END_TEST

START_TEST(corpus_findings_tell_links_that_lead_nowhere)
{
	static const struct {
		const char *link;
		const char *message;
	} rows[] = {
		{"[9](ref:9)", "reference '9'"},
		{"[x](ref:x)", "reference 'x'"},
		{"[x](sec:2.9)", "place '2.9'"},
		{"[x](note:G9)", "note 'G9'"},
		{"[x](term:void)", "term 'void'"},
	};

	tree_put(&tree, "glossary.tbx",
		"<tbx type='TBX-Basic' style='dca' xml:lang='en' "
		"xmlns='urn:iso:std:iso:30042:ed-2'><text><body>"
		"<conceptEntry id='ai'><langSec xml:lang='en'><descripGrp>"
		"<descrip type='definition'>D</descrip></descripGrp>"
		"<termSec><term>AI</term></termSec></langSec></conceptEntry>"
		"</body></text></tbx>");
	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf text = {0};

		buf_printf(&text, "# 2 Safety\n\nlead %s\n", rows[i].link);
		put(text.ptr);
		ck_assert_msg(tree_finds(work, FILE_NAME, 3, rows[i].message),
			"%s", rows[i].link);
		buf_release(&text);
	}
	put("# 2 Safety\n\n[1](ref:1) [x](sec:a07) [x](term:ai)\n");
	ck_assert(!tree_finds(work, FILE_NAME, 3, "there is no"));
}
END_TEST

START_TEST(corpus_findings_tell_unknown_figures)
{
	put("# 2 Safety\n\nl\n\n## 2.1 Speed\n\na\n\n- b\n- "
	    "c\n\n![x](fig:9)\n");
	ck_assert(tree_finds(work, FILE_NAME, 12, "figure '9'"));
}
END_TEST

START_TEST(corpus_findings_look_each_link_up_once)
{
	put("# 2 Safety\n\n[9](ref:9)\n");
	ck_assert_int_eq(
		tree_faults(work, FILE_NAME), tree_faults(work, FILE_NAME));
}
END_TEST

START_TEST(corpus_load_finds_faults_of_texts_not_shown)
{
	tree_put(&tree, "fr/plain/90-appendix.md", "# zz x\n");
	ck_assert_int_eq(tree_faults(work, "fr/plain/90-appendix.md"), 0);
	corpus_load(work);
	ck_assert(tree_finds(work, "fr/plain/90-appendix.md", 1, "'zz'"));
}
END_TEST

START_TEST(corpus_load_missing_tables_are_findings)
{
	corpus_close(work);
	remove(path_join(&tree.arena, tree.paths.content, "references.xml"));
	remove(path_join(&tree.arena, tree.paths.content, "provenance.tsv"));
	work = tree_open(&tree);
	corpus_load(work);
	ck_assert_int_eq(tree_faults(work, "references.xml"), 1);
	ck_assert_int_eq(tree_faults(work, "provenance.tsv"), 1);
	ck_assert_int_eq(tree_faults(work, "glossary.tbx"), 1);
	ck_assert_ptr_nonnull(node_of("2.1.1"));
}
END_TEST

Suite *suite_corpus_match(void)
{
	Suite *s = suite_create("corpus/match");
	TCase *tc = tcase_create("match");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, corpus_show_good_text_has_every_id);
	tcase_add_test(tc, corpus_show_list_names_its_items);
	tcase_add_test(tc, corpus_show_heading_has_title_without_id);
	tcase_add_test(tc, corpus_findings_tell_each_fault_of_a_text);
	tcase_add_test(tc, corpus_findings_do_not_tell_what_is_not_written_yet);
	tcase_add_test(tc, corpus_show_text_below_unknown_heading_is_left_out);
	tcase_add_test(tc, corpus_show_block_beyond_the_spine_is_left_out);
	tcase_add_test(tc, corpus_show_rule_and_html_shift_no_ids);
	tcase_add_test(tc, corpus_show_heading_twice_keeps_the_first);
	tcase_add_test(tc, corpus_show_other_kind_is_still_shown);
	tcase_add_test(tc, corpus_show_binary_file_is_a_finding);
	tcase_add_test(tc, corpus_findings_tell_links_that_lead_nowhere);
	tcase_add_test(tc, corpus_findings_tell_unknown_figures);
	tcase_add_test(tc, corpus_findings_look_each_link_up_once);
	tcase_add_test(tc, corpus_load_finds_faults_of_texts_not_shown);
	tcase_add_test(tc, corpus_load_missing_tables_are_findings);
	suite_add_tcase(s, tc);
	return s;
}
