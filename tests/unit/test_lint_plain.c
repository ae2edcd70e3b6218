/* SPDX-License-Identifier: MIT */
/* How long and how plain texts are: lengths.c, plain.c, plainness.c. */
#include "lint_fixture.h"

Suite *suite_lint_plain(void);

static struct tree tree;

static void setup(void)
{
	lint_tree(&tree);
}

static void teardown(void)
{
	tree_free(&tree);
}

/* A sentence of so many words, or Han characters, `times` times. */
static const char *words(const char *lang, int count, int times)
{
	const bool is_zh = strcmp(lang, "zh") == 0;
	struct buf text = {0};
	struct str kept;

	for (int t = 0; t < times; t++) {
		for (int i = 0; i < count; i++)
			buf_printf(&text, "%s%s", i > 0 && !is_zh ? " " : "",
				is_zh ? "字" : "word");
		buf_cstr(&text, is_zh ? "。" : ". ");
	}
	kept = arena_str(&tree.arena, str_trim(buf_view(&text)));
	buf_release(&text);
	return kept.ptr;
}

/* Section 2.1 is this paragraph and little else. */
static void put(const char *lang, const char *tier, const char *para)
{
	const bool is_zh = strcmp(lang, "zh") == 0;

	lint_put(&tree, lang, tier, para,
		is_zh ? "- 字。\n- 字。" : "- A.\n- A.", is_zh ? "字。" : "A.");
}

static int count(const char *rule)
{
	return lint_tree_count(&tree, rule, NULL);
}

START_TEST(check_length_wants_a_share_of_full)
{
	static const struct {
		const char *tier;
		int words, count;
	} rows[] = {
		{"student", 20, 1},
		{"student", 45, 0},
		{"student", 70, 1},
		{"plain", 10, 1},
		{"plain", 20, 0},
		{"plain", 40, 1},
		{"full", 100, 0},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		for (int l = 0; l < 2; l++) {
			const char *lang = l == 0 ? "zh" : "en";

			put(lang, "full", words(lang, 100, 1));
			put(lang, rows[i].tier, words(lang, rows[i].words, 1));
			ck_assert_msg(count("length") == rows[i].count,
				"%s %s %d: %d", lang, rows[i].tier,
				rows[i].words, count("length"));
			tree_free(&tree);
			lint_tree(&tree);
		}
}
END_TEST

static void put_record(const char *tier, const char *field)
{
	char name[64];
	struct buf text = {0};

	snprintf(name, sizeof(name), "en/%s/90-appendix.md", tier);
	buf_printf(&text,
		"# appendix Appendix\n\n## A-1 Group\n\n### A07 Seven\n\n"
		"- %s\n- %s\n- %s\n- %s\n",
		field, field, field, field);
	tree_put(&tree, name, text.ptr);
	buf_release(&text);
}

START_TEST(check_record_length_wants_a_share_of_full)
{
	put_record("full", "One two three four five six.");
	put_record("student", "One two three four five.");
	put_record("plain", "One two three four.");
	ck_assert_int_eq(count("record-length"), 0);
	put_record("student", "One two.");
	put_record("plain", "One two.");
	ck_assert_int_eq(count("record-length"), 2);
}
END_TEST

START_TEST(check_sentence_longest_names_the_sentence)
{
	put("en", "plain", words("en", 25, 2));
	put("zh", "plain", words("zh", 40, 2));
	ck_assert_int_eq(count("sentence-longest"), 0);
	put("en", "plain", words("en", 26, 2));
	put("zh", "plain", words("zh", 41, 3));
	ck_assert_int_eq(count("sentence-longest"), 5);
	/* Only plain has limits. */
	put("en", "student", words("en", 60, 1));
	ck_assert_int_eq(count("sentence-longest"), 5);
}
END_TEST

START_TEST(check_sentence_average_is_of_a_section)
{
	put("en", "plain", words("en", 22, 9));
	ck_assert_int_eq(count("sentence-average"), 0);
	put("en", "plain", words("en", 24, 20));
	ck_assert_int_eq(count("sentence-average"), 1);
	put("zh", "plain", words("zh", 30, 20));
	ck_assert_int_eq(count("sentence-average"), 2);
}
END_TEST

START_TEST(check_sentence_ratio_is_four_fifths_of_full)
{
	put("en", "full", words("en", 20, 20));
	put("en", "plain", words("en", 15, 20));
	ck_assert_int_eq(count("sentence-ratio"), 0);
	put("en", "plain", words("en", 19, 20));
	ck_assert_int_eq(count("sentence-ratio"), 1);
}
END_TEST

START_TEST(check_plainness_few_blocks_are_said_to_be_few)
{
	put("en", "full", words("en", 30, 20));
	put("en", "plain", words("en", 10, 20));
	ck_assert_int_eq(count("plainness"), 0);
	ck_assert_int_eq(count("plainness-unsure"), 1);
}
END_TEST

/* A spine of one section with twelve paragraphs. */
static void put_long_spine(void)
{
	struct buf work = {0};

	buf_cstr(&work,
		"<work id='w' edition='1' source='zh'>"
		"<title xml:lang='zh'>x</title><title xml:lang='en'>x</title>"
		"<language tag='zh'/><language tag='en'/><tier id='plain'/>"
		"<tier id='student'/><tier id='full'/>"
		"<part id='2' file='02-safety' pages='1'>"
		"<title xml:lang='zh'>x</title><title xml:lang='en'>x</title>"
		"<section id='2.1' pages='1'><title xml:lang='zh'>x</title>"
		"<title xml:lang='en'>x</title>");
	for (int i = 1; i <= 12; i++)
		buf_printf(&work, "<block id='2.1.%d' kind='para'/>", i);
	buf_cstr(&work, "</section></part></work>");
	tree_put(&tree, "work.xml", work.ptr);
	buf_release(&work);
}

static void put_blocks(const char *lang, const char *tier, int length)
{
	struct buf text = {0};
	char name[64];

	snprintf(name, sizeof(name), "%s/%s/02-safety.md", lang, tier);
	buf_cstr(&text, "# 2 x\n\n## 2.1 x\n");
	for (int i = 0; i < 12; i++)
		buf_printf(&text, "\n%s\n", words(lang, length + i % 3, 3));
	tree_put(&tree, name, text.ptr);
	buf_release(&text);
}

START_TEST(check_plainness_tells_easier_from_not)
{
	put_long_spine();
	for (int l = 0; l < 2; l++) {
		const char *lang = l == 0 ? "zh" : "en";

		put_blocks(lang, "full", 30);
		put_blocks(lang, "plain", 10);
		ck_assert_int_eq(count("plainness"), l);
		put_blocks(lang, "plain", 30);
		ck_assert_int_eq(count("plainness"), l + 1);
	}
	ck_assert_int_eq(count("plainness-unsure"), 0);
}
END_TEST

Suite *suite_lint_plain(void)
{
	Suite *s = suite_create("lint_plain");
	TCase *tc = tcase_create("plain");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_length_wants_a_share_of_full);
	tcase_add_test(tc, check_record_length_wants_a_share_of_full);
	tcase_add_test(tc, check_sentence_longest_names_the_sentence);
	tcase_add_test(tc, check_sentence_average_is_of_a_section);
	tcase_add_test(tc, check_sentence_ratio_is_four_fifths_of_full);
	tcase_add_test(tc, check_plainness_few_blocks_are_said_to_be_few);
	tcase_add_test(tc, check_plainness_tells_easier_from_not);
	suite_add_tcase(s, tc);
	return s;
}
