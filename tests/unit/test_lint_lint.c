/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_lint(void);

static struct tree tree;

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

/* ---- the table ---- */

START_TEST(lint_rules_have_an_id_a_class_and_a_sentence)
{
	for (size_t i = 0; i < lint_rule_count; i++) {
		const struct lint_rule *rule = &lint_rules[i];

		ck_assert_ptr_eq(lint_rule_find(str_of(rule->id)), rule);
		ck_assert(strlen(rule->mqm) > 0 && strlen(rule->help) > 10);
		ck_assert_int_lt(rule->scope, LINT_SCOPES);
		ck_assert_msg(strlen(rule->id) <= 18, "%s", rule->id);
	}
}
END_TEST

START_TEST(lint_rule_find_and_nearest_know_names)
{
	ck_assert_ptr_null(lint_rule_find(STR("number")));
	ck_assert_str_eq(lint_rule_nearest(STR("number")), "numbers");
	ck_assert_ptr_null(lint_rule_nearest(STR("xyzzy-xyzzy")));
}
END_TEST

START_TEST(lint_rule_reads_goes_by_language)
{
	ck_assert(lint_rule_reads(lint_rule_find(STR("pairs")), STR("ar")));
	ck_assert(
		lint_rule_reads(lint_rule_find(STR("half-width")), STR("zh")));
	ck_assert(
		!lint_rule_reads(lint_rule_find(STR("half-width")), STR("ar")));
}
END_TEST

/* ---- what is gone through ---- */

START_TEST(lint_work_reads_every_kind_of_text)
{
	static const char *const files[] = {"en/full/02-safety.md",
		"en/plain/02-safety.md", "en/editor.md", "en/quiz/02-safety.md",
		"en/notes/02-safety.md"};

	lint_put(&tree, "en", "full", "A \"b.", "- C.\n- D.", "E.");
	lint_put(&tree, "en", "plain", "A b.", "- C.\n- D\"e.", "E.");
	tree_put(&tree, "en/editor.md",
		"# editor Notes\n\n## E1\n\nplace: 2.1.1\n\nA \"b.\n");
	tree_put(&tree, "en/quiz/02-safety.md",
		"# 2\n\n## 2.1\n\n### q1 What\n\n- [x] A \"b\n- [ ] C\n\n"
		"needs: plain\n");
	tree_put(&tree, "en/notes/02-safety.md",
		"# 2\n\n## 2.1\n\n### aim\n\nA \"b.\n");
	for (size_t i = 0; i < ARRAY_LEN(files); i++)
		ck_assert_msg(lint_tree_count(
				      &tree, "straight-quotes", files[i]) == 1,
			"%s", files[i]);
}
END_TEST

START_TEST(lint_work_names_what_stands_beside_the_texts)
{
	struct lint lint;
	int count = 0;

	tree_put(&tree, "en/quiz/02-safety.md",
		"# 2\n\n## 2.1\n\n### q1 What\n\n- [x] A \"b\n");
	tree_put(&tree, "en/notes/02-safety.md",
		"# 2\n\n## 2.1\n\n### aim\n\nA \"b.\n");
	lint_check(&tree, &lint);
	for (size_t i = 0; i < lint.list.len; i++) {
		const struct lint_finding *f = &lint.list.ptr[i];

		if (strcmp(f->rule->id, "straight-quotes") != 0)
			continue;
		count++;
		ASSERT_STR(f->id, str_ends(f->file, STR("en/quiz/02-safety.md"))
					  ? "2.1.q1"
					  : "2.1.aim");
	}
	ck_assert_int_eq(count, 2);
	/* What is wrong with a question quiz/ says. */
	ck_assert_int_ge(lint_count(&lint, "structure"), 1);
	lint_release(&lint);
}
END_TEST

START_TEST(lint_work_reads_headings)
{
	tree_put(&tree, "en/full/02-safety.md",
		"# 2 Safety\n\n## 2.1 A \"speed\".\n\nx.\n");
	ck_assert_int_eq(lint_tree_count(&tree, "straight-quotes", NULL), 2);
	ck_assert_int_eq(lint_tree_count(&tree, "final-mark", NULL), 1);
}
END_TEST

START_TEST(lint_work_tells_what_corpus_finds)
{
	tree_put(&tree, "en/full/02-safety.md",
		"# 2 Safety\n\n## 2.1 Speed\n\nA.[9](ref:9)\n\n## 2.7 x\n\ny.\n");
	tree_put(&tree, "provenance.tsv", "nonsense\n");
	ck_assert_int_eq(lint_tree_count(&tree, "links", NULL), 1);
	ck_assert_int_ge(lint_tree_count(&tree, "structure", NULL), 2);
	ck_assert_int_ge(lint_tree_count(&tree, "tables", NULL), 1);
}
END_TEST

START_TEST(lint_part_finds_what_is_in_that_text)
{
	struct err err = {0};
	struct lint lint = {0};
	struct work *work;

	lint_put(&tree, "en", "full", "A \"b.", "- C.\n- D.[9](ref:9)", "E.");
	lint_put(&tree, "en", "plain", "A b.", "- C.\n- D\"e.", "E.");
	tree_put(&tree, "en/check.tsv",
		"tier\tid\trule\treason\n"
		"full\t2.1.3\tdoubled-word\tmeant so\n");
	work = corpus_open_sources(&tree.paths, &err);
	ck_assert_ptr_nonnull(work);
	lint_part(work, corpus_lang_index(work, STR("en")), TIER_FULL,
		corpus_find(work, STR("2")), &lint);
	ck_assert_int_eq(lint_count(&lint, "straight-quotes"), 1);
	ck_assert_int_gt(lint_count(&lint, "links"), 0);
	for (size_t i = 0; i < lint.list.len; i++)
		ck_assert(str_eq(
			lint.list.ptr[i].file, STR("en/full/02-safety.md")));
	lint_release(&lint);
	corpus_close(work);
}
END_TEST

START_TEST(lint_work_looks_into_tables)
{
	tree_put(&tree, "references.xml",
		"<references>\n<ref id='1' kind='law' section='2.1'>"
		"<title xml:lang='en'>O\u200bne &#x200B;e\u0301</title></ref>\n"
		"</references>\n");
	ck_assert_int_eq(
		lint_tree_count(&tree, "invisible", "references.xml"), 2);
	ck_assert_int_eq(lint_tree_count(&tree, "nfc", "references.xml"), 1);
}
END_TEST

START_TEST(lint_work_of_good_content_finds_nothing)
{
	struct lint lint;
	const struct lint_filter filter = {.least = LINT_WARNING};

	lint_put(&tree, "zh", "full", "话有两句。这是第二句[1](ref:1)。",
		"- 甲[2](ref:2)。\n- 乙。", "完[3](ref:3)。");
	lint_put(&tree, "en", "full", "There are two. This one ends.[1](ref:1)",
		"- A.[2](ref:2)\n- B.", "End.[3](ref:3)");
	lint_check(&tree, &lint);
	lint_keep(&lint, &filter);
	for (size_t i = 0; i < lint.list.len; i++)
		fprintf(stderr, "%.*s:%d: %.*s\n",
			STR_ARG(lint.list.ptr[i].file), lint.list.ptr[i].line,
			STR_ARG(lint.list.ptr[i].message));
	ck_assert_uint_eq(lint.list.len, 0);
	lint_release(&lint);
}
END_TEST

START_TEST(lint_work_finds_come_in_order)
{
	struct lint lint;

	lint_put(&tree, "zh", "plain", "话", "- 甲", "完");
	lint_put(&tree, "en", "plain", "A \"b", "- C", "\"e");
	lint_check(&tree, &lint);
	ck_assert_uint_gt(lint.list.len, 4);
	for (size_t i = 1; i < lint.list.len; i++) {
		const struct lint_finding *a = &lint.list.ptr[i - 1],
					  *b = a + 1;
		const int files = str_cmp(a->file, b->file);

		ck_assert(files < 0 ||
			  (files == 0 && (a->line < b->line ||
						 (a->line == b->line &&
							 a->byte <= b->byte))));
	}
	lint_release(&lint);
}
END_TEST

/* ---- what is kept ---- */

static size_t kept(struct lint *lint, const struct lint_filter *filter)
{
	struct lint copy = {0};
	size_t count;

	for (size_t i = 0; i < lint->list.len; i++)
		vec_push(&copy.list, lint->list.ptr[i]);
	lint_keep(&copy, filter);
	count = copy.list.len;
	vec_release(&copy.list);
	return count;
}

START_TEST(lint_keep_filters)
{
	const struct lint_rule *quotes = lint_rule_find(STR("straight-quotes"));
	const bool langs[CORPUS_LANG_MAX] = {true, false};
	const struct str files[] = {STR("y.md"), STR("en/full/02-safety.md")};
	bool changed[2 * 32 * TIER_COUNT] = {false};
	struct lint_range ranges[1];
	struct err err = {0};
	struct lint lint = {0};
	struct work *work;
	size_t all;

	lint_put(&tree, "en", "full", "A \"b\".[1](ref:1)",
		"- C (d.[2](ref:2)\n- E.", "F's.[3](ref:3)");
	work = corpus_open_sources(&tree.paths, &err);
	lint_work(work, &lint);
	all = kept(&lint, &(struct lint_filter){0});
	ck_assert_uint_eq(all, 4);
	ck_assert_uint_eq(
		kept(&lint, &(struct lint_filter){.least = LINT_ERROR}), 1);
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.rules = &quotes,
					      .rule_count = 1}),
		3);
	ck_assert_uint_eq(
		kept(&lint, &(struct lint_filter){.langs = langs}), 0);
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.files = files,
					      .file_count = 2}),
		4);
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.files = files,
					      .file_count = 1}),
		0);
	ranges[0].from = corpus_find(work, STR("2.1.1"));
	ranges[0].to = ranges[0].from + 1;
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.work = work,
					      .ranges = ranges,
					      .range_count = 1}),
		2);
	ck_assert_int_lt(corpus_count(work), 32);
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.work = work,
					      .changed = changed}),
		0);
	/* en, 2.1.1, full. */
	changed[(corpus_count(work) + ranges[0].from) * TIER_COUNT +
		TIER_FULL] = true;
	ck_assert_uint_eq(kept(&lint, &(struct lint_filter){.work = work,
					      .changed = changed}),
		2);
	lint_release(&lint);
	corpus_close(work);
}
END_TEST

/* ---- how it is told ---- */

START_TEST(lint_print_gives_lines_for_editors)
{
	struct lint lint;
	struct buf out = {0};

	lint_text("zh", "中文 a\x1b.\n", &lint);
	lint_print(&lint, STR("some/folder"), &out);
	ck_assert_msg(str_starts(buf_view(&out),
			      STR("some/folder/text.md:1:7: warning: ")),
		"%s", out.ptr);
	ck_assert(
		str_search(buf_view(&out), STR(" [han-space]\n")) != SIZE_MAX);
	ck_assert(str_find(buf_view(&out), '\x1b') == out.len);
	buf_release(&out);
	lint_release(&lint);
}
END_TEST

START_TEST(lint_json_counts_code_points)
{
	struct lint lint;
	struct buf out = {0};

	lint_text("zh", "中文 a。\n", &lint);
	lint_json(&lint, (struct str){NULL, 0}, &out);
	ck_assert(str_search(buf_view(&out), STR("\"file\": \"text.md\"")) !=
		  SIZE_MAX);
	ck_assert(str_search(buf_view(&out), STR("\"col\": 3")) != SIZE_MAX);
	ck_assert(str_search(buf_view(&out), STR("\"rule\": \"han-space\"")) !=
		  SIZE_MAX);
	buf_release(&out);
	lint_release(&lint);
}
END_TEST

/* ---- where a file belongs ---- */

START_TEST(corpus_root_finds_the_folder_with_the_spine)
{
	struct arena arena = {0};
	const char *folder = NULL;
	struct str file = {NULL, 0};
	const char *path;

	tree_put(&tree, "en/full/02-safety.md", "# 2 Safety\n");
	path = path_join(&arena, tree.paths.content, "en/full/02-safety.md");
	ck_assert(corpus_root(path, &arena, &folder, &file));
	ck_assert_str_eq(folder, tree.paths.content);
	ASSERT_STR(file, "en/full/02-safety.md");
	ck_assert(!corpus_root("/dev/null", &arena, &folder, &file));
	arena_free(&arena);
}
END_TEST

START_TEST(corpus_has_file_knows_names_of_texts)
{
	struct work *work = tree_open(&tree);

	ck_assert(corpus_has_file(work, STR("en/full/02-safety.md")));
	ck_assert(corpus_has_file(work, STR("zh/plain/90-appendix.md")));
	ck_assert(corpus_has_file(work, STR("en/editor.md")));
	ck_assert(!corpus_has_file(work, STR("en/full/x.md")));
	ck_assert(!corpus_has_file(work, STR("README.md")));
	corpus_close(work);
}
END_TEST

Suite *suite_lint_lint(void)
{
	Suite *s = suite_create("lint_lint");
	TCase *tc = tcase_create("lint");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, lint_rules_have_an_id_a_class_and_a_sentence);
	tcase_add_test(tc, lint_rule_find_and_nearest_know_names);
	tcase_add_test(tc, lint_rule_reads_goes_by_language);
	tcase_add_test(tc, lint_work_reads_every_kind_of_text);
	tcase_add_test(tc, lint_part_finds_what_is_in_that_text);
	tcase_add_test(tc, lint_work_names_what_stands_beside_the_texts);
	tcase_add_test(tc, lint_work_reads_headings);
	tcase_add_test(tc, lint_work_tells_what_corpus_finds);
	tcase_add_test(tc, lint_work_looks_into_tables);
	tcase_add_test(tc, lint_work_of_good_content_finds_nothing);
	tcase_add_test(tc, lint_work_finds_come_in_order);
	tcase_add_test(tc, lint_keep_filters);
	tcase_add_test(tc, lint_print_gives_lines_for_editors);
	tcase_add_test(tc, lint_json_counts_code_points);
	tcase_add_test(tc, corpus_root_finds_the_folder_with_the_spine);
	tcase_add_test(tc, corpus_has_file_knows_names_of_texts);
	suite_add_tcase(s, tc);
	return s;
}
