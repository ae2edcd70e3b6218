/* SPDX-License-Identifier: MIT */
#include "tui/firstrun_sample.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_firstrun_sample(void);

static const struct locale latin = {.sentence_end = {". ! ? …", 9}};
static const struct locale han = {.sentence_end = {"。 ！ ？", 11}};
static const struct locale arab = {.sentence_end = {". ! ؟", 6}};

/* clang-format off */
static const struct {
	const struct locale *locale;
	const char *text, *sentence;
} sentences[] = {
	{ &latin, "AI improves. Fast.", "AI improves." },
	{ &latin, "Version 3.5 came. It ran.", "Version 3.5 came." },
	{ &latin, "No mark at all", "No mark at all" },
	{ &latin, "Why? Because.", "Why?" },
	{ &latin, "", "" },
	{ &han, "技术迭代很快。突破难以预测。", "技术迭代很快。" },
	{ &arab, "لماذا؟ لأن.", "لماذا؟" },
};
/* clang-format on */

START_TEST(sample_sentence_ends_at_the_first_mark)
{
	ck_assert_uint_eq(sample_sentence(str_of(sentences[_i].text),
				  sentences[_i].locale),
		strlen(sentences[_i].sentence));
}
END_TEST

Suite *suite_tui_firstrun_sample(void)
{
	Suite *suite = suite_create("tui_firstrun_sample");
	TCase *tcase = tcase_create("sentence");

	tcase_add_loop_test(tcase, sample_sentence_ends_at_the_first_mark, 0,
		(int)ARRAY_LEN(sentences));
	suite_add_tcase(suite, tcase);
	return suite;
}
