/* SPDX-License-Identifier: MIT */
#include "desk/diff.h"

#include "base/buf.h"
#include "text/locale.h"

#include <check.h>

Suite *suite_desk_diff(void);

/* "one [-two-]{+three+} four" */
static void assert_diff(const char *lang, const char *old, const char *new_text,
	const char *want)
{
	static const char *const open[] = {"", "[-", "{+"};
	static const char *const close[] = {"", "-]", "+}"};
	struct locale locale = *locale_default();
	struct diff diff = {0};
	struct buf got = {0};
	struct brk *brk;

	locale.tag = locale.line_break = str_of(lang);
	brk = brk_new(&locale);
	buf_cstr(&got, "");
	diff_words(str_of(old), str_of(new_text), brk, &diff);
	for (size_t i = 0; i < diff.runs.len; i++) {
		const struct diff_run *run = &diff.runs.ptr[i];

		buf_printf(&got, "%s%.*s%s", open[run->kind],
			STR_ARG(run->text), close[run->kind]);
	}
	ck_assert_msg(str_eq(buf_view(&got), str_of(want)), "'%.*s'",
		STR_ARG(buf_view(&got)));
	buf_release(&got);
	diff_release(&diff);
	brk_free(brk);
}

START_TEST(diff_words_tells_words_apart)
{
	assert_diff("en", "one two four", "one three four",
		"one [-two-]{+three+} four");
	assert_diff("en", "one four", "one two four", "one {+two +}four");
	assert_diff(
		"en", "a b c d e", "a x c y e", "a [-b-]{+x+} c [-d-]{+y+} e");
	assert_diff("en", "", "new", "{+new+}");
	assert_diff("en", "old", "", "[-old-]");
	assert_diff("en", "same", "same", "same");
}
END_TEST

START_TEST(diff_words_knows_words_without_spaces)
{
	/* zh */
	assert_diff("zh", "人工智能进步很快。", "人工智能发展很快。",
		"人工智能[-进步-]{+发展+}很快。");
	/* ar */
	assert_diff("ar", "كتب الولد الدرس", "كتبت البنت الدرس",
		"[-كتب-]{+كتبت+} [-الولد-]{+البنت+} الدرس");
}
END_TEST

START_TEST(diff_words_never_cuts_a_cluster)
{
	/* One code point of the cluster differs: all of it does. */
	assert_diff("en", "e\u0301", "e\u0300", "[-e\u0301-]{+e\u0300+}");
	assert_diff("en", "\U0001F44B\U0001F3FB", "\U0001F44B\U0001F3FF",
		"[-\U0001F44B\U0001F3FB-]{+\U0001F44B\U0001F3FF+}");
}
END_TEST

START_TEST(diff_words_goes_over_line_ends)
{
	assert_diff("en", "one\ntwo", "one\nthree", "one\n[-two-]{+three+}");
}
END_TEST

START_TEST(diff_words_huge_texts_end_at_once)
{
	struct buf a = {0}, b = {0};
	struct diff diff = {0};
	struct brk *brk = brk_new(locale_default());

	for (int i = 0; i < 5000; i++) {
		buf_printf(&a, "a%d ", i);
		buf_printf(&b, "b%d ", i);
	}
	ck_assert(diff_words(buf_view(&a), buf_view(&b), brk, &diff));
	ck_assert_uint_eq(diff.runs.len, 3);
	diff_release(&diff);
	brk_free(brk);
	buf_release(&a);
	buf_release(&b);
}
END_TEST

Suite *suite_desk_diff(void)
{
	Suite *suite = suite_create("desk/diff");
	TCase *tests = tcase_create("diff");

	tcase_add_test(tests, diff_words_tells_words_apart);
	tcase_add_test(tests, diff_words_knows_words_without_spaces);
	tcase_add_test(tests, diff_words_never_cuts_a_cluster);
	tcase_add_test(tests, diff_words_goes_over_line_ends);
	tcase_add_test(tests, diff_words_huge_texts_end_at_once);
	suite_add_tcase(suite, tests);
	return suite;
}
