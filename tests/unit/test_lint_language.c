/* SPDX-License-Identifier: MIT */
#include "lint_fixture.h"

Suite *suite_lint_language(void);

static struct tree tree;

/* zh and es with en beside them. */
#define WORK                                                        \
	"<work id='w' edition='1' source='zh'>\n"                   \
	"<title xml:lang='zh'>\u8457\u4f5c</title>\n"               \
	"<language tag='zh'/><language tag='en'/>"                  \
	"<language tag='es'/><language tag='ru'/>\n"                \
	"<tier id='plain'/><tier id='student'/><tier id='full'/>\n" \
	"<part id='2' file='02-safety' pages='11-15'>\n"            \
	"<title xml:lang='zh'>\u5b89\u5168</title>"                 \
	"<title xml:lang='en'>Safety</title>\n"                     \
	"<section id='2.1' pages='11-12'>\n"                        \
	"<title xml:lang='zh'>\u901f\u5ea6</title>"                 \
	"<title xml:lang='en'>Speed</title>\n"                      \
	"<block id='2.1.1' kind='para'/>\n"                         \
	"<block id='2.1.2' kind='list' items='2'/>\n"               \
	"<block id='2.1.3' kind='para'/>\n"                         \
	"</section>\n</part>\n</work>\n"

static void setup(void)
{
	lint_tree(&tree);
	tree_put(&tree, "work.xml", WORK);
}

static void teardown(void)
{
	tree_free(&tree);
}

static int count(const char *rule, const char *lang, const char *text)
{
	char name[64];

	snprintf(name, sizeof(name), "%s/full/02-safety.md", lang);
	lint_put(&tree, lang, "full", text, "- A.\n- B.", "C.");
	return lint_tree_count(&tree, rule, name);
}

START_TEST(check_language_finds_sentences_of_others)
{
	static const struct {
		const char *lang, *text;
		int count;
	} rows[] = {
		/* clang-format off */
		{ "es", "El informe lo dice. The rules must also be tested in each country.", 1 },
		{ "es", "El informe dice que las reglas deben probarse en cada país.", 0 },
		/* Titles and quotations are what they are. */
		{ "es", "Véase *The Rules of the House and of the State*.", 0 },
		{ "es", "Dijo: «the rules must also be tested in each country».", 0 },
		{ "ru", "Так и есть. The rules must also be tested in each country.", 1 },
		{ "ru", "Так говорит доклад «The Rules of the House and of the State».", 0 },
		{ "ru", "Есть и Summit on the Rules (REAIM).", 0 },
		{ "zh", "就是这样。The rules must also be tested in each country.", 1 },
		{ "zh", "峰会（Summit on the Rules of the House, REAIM）开了。", 0 },
		{ "en", "The rules must also be tested. Las reglas también deben probarse en cada país.", 1 },
		{ "en", "Las Vegas and Los Angeles are the places where it is tested.", 0 },
		/* clang-format on */
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(count("language", rows[i].lang, rows[i].text) ==
				      rows[i].count,
			"%s", rows[i].text);
}
END_TEST

START_TEST(check_opening_mark_leaves_titles_of_others_alone)
{
	ck_assert_int_eq(
		count("opening-mark", "es", "Véase *What Is It For? A Guide*."),
		0);
	ck_assert_int_eq(
		count("opening-mark", "es", "Dice: «What is it for?»."), 0);
	ck_assert_int_eq(count("opening-mark", "es", "Dice: «Qué es?»."), 1);
}
END_TEST

START_TEST(check_latin_word_leaves_quotations_alone)
{
	ck_assert_int_eq(
		count("latin-word", "zh", "原话是“people first”。"), 0);
	ck_assert_int_eq(count("latin-word", "zh", "原话是“people为先”。"), 1);
	ck_assert_int_eq(
		count("latin-word", "ru", "Слово *deepfake* новое."), 0);
}
END_TEST

Suite *suite_lint_language(void)
{
	Suite *s = suite_create("lint_language");
	TCase *tc = tcase_create("language");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, check_language_finds_sentences_of_others);
	tcase_add_test(tc, check_opening_mark_leaves_titles_of_others_alone);
	tcase_add_test(tc, check_latin_word_leaves_quotations_alone);
	suite_add_tcase(s, tc);
	return s;
}
