/* SPDX-License-Identifier: MIT */
#include "desk/changed.h"

#include "corpus_tree.h"

Suite *suite_desk_changed(void);

static int changed_rows(const char *after, struct buf *ids)
{
	struct tree tree;
	struct work *work;
	struct arena arena = {0};
	struct finding why;
	struct changed before;
	int rows[64], count, lang, part;

	tree_init_full(&tree);
	work = tree_open(&tree);
	lang = corpus_lang_index(work, STR("en"));
	part = corpus_find(work, STR("2"));
	before = changed_begin(work, lang, TIER_FULL, part, &arena);
	tree_put(&tree, "en/full/02-safety.md", after);
	ck_assert(corpus_renew_text(work, lang, TIER_FULL, part, &arena, &why));
	count = changed_end(&before, work, rows);
	for (int i = 0; i < count; i++)
		buf_printf(
			ids, "%.*s ", STR_ARG(corpus_item(work, rows[i])->id));
	corpus_close(work);
	arena_free(&arena);
	tree_free(&tree);
	return count;
}

#define TEXT(lead, one, item, caption)                                      \
	"# 2 Safety\n\n" lead "\n\n## 2.1 Speed\n\n" one "\n\n- a\n- " item \
	"\n\n![" caption "](fig:1)\n"

START_TEST(changed_rows_are_those_that_differ)
{
	static const struct {
		const char *text, *ids;
	} rows[] = {
		{TEXT("lead", "one [1](ref:1)", "b", "caption"), ""},
		{TEXT("leads", "one [1](ref:1)", "b", "caption"), "2.0.1 "},
		{TEXT("lead", "one [1](ref:2)", "b", "caption"), "2.1.1 "},
		{TEXT("lead", "*one* [1](ref:1)", "b", "caption"), "2.1.1 "},
		{TEXT("lead", "one [1](ref:1)", "c", "captions"),
			"2.1.2 2.1.3 "},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf ids = {0};

		buf_cstr(&ids, "");
		changed_rows(rows[i].text, &ids);
		ck_assert_msg(str_eq(buf_view(&ids), str_of(rows[i].ids)),
			"%zu: '%.*s'", i, STR_ARG(buf_view(&ids)));
		buf_release(&ids);
	}
}
END_TEST

static void assert_units(const char *old, const char *new, int from, int to)
{
	struct arena arena = {0};
	struct file *a = file_from(str_of(old), "a", NULL);
	struct file *b = file_from(str_of(new), "b", NULL);
	struct changed_units before;
	int first, last;

	file_count(a, 99);
	before = changed_begin_file(a, &arena);
	changed_end_file(&before, b, &first, &last);
	ck_assert_msg(
		first == from && last == to, "%s: %d %d", new, first, last);
	file_close(a);
	file_close(b);
	arena_free(&arena);
}

START_TEST(changed_units_are_those_between_what_is_the_same)
{
	assert_units("a\n\nb\n\nc\n", "a\n\nx\n\nc\n", 1, 2);
	assert_units("a\n\nb\n\nc\n", "a\n\nb\n\nb2\n\nc\n", 2, 3);
	assert_units("a\n\nb\n\nc\n", "a\n\nb\n\nc\n\nd\n", 3, 4);
	assert_units("a\n\nb\n\nc\n", "a\n\nc\n", 1, 2);
	assert_units("a\n\nb\n", "a\n\nb\n", 2, 2);
}
END_TEST

Suite *suite_desk_changed(void)
{
	Suite *suite = suite_create("desk/changed");
	TCase *tests = tcase_create("changed");

	tcase_add_test(tests, changed_rows_are_those_that_differ);
	tcase_add_test(tests, changed_units_are_those_between_what_is_the_same);
	suite_add_tcase(suite, tests);
	return suite;
}
