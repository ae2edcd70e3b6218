/* SPDX-License-Identifier: MIT */
#include "catalogue.h"
#include "md/md.h"
#include "tui/speech_text.h"

Suite *suite_tui_speech_wide(void);

/* zh: wide brackets bring their own room. */
static const struct {
	const char *text, *said;
} rows[] = {
	{"发展[88](ref:88)随着\n", "发展（参考文献88）随着\n"},
	{"发展。[88](ref:88)随着\n", "发展。（参考文献88）随着\n"},
	{"发展[88](ref:88)，随着\n", "发展（参考文献88），随着\n"},
};

START_TEST(speech_unit_wide_bracket_has_no_blank)
{
	static const struct pair pairs[] = {
		PAIR("", "Content-Type: text/plain; charset=UTF-8\n"),
		PAIR("(reference %.*s)", "（参考文献%.*s）")};
	struct unit unit = {.id = STR("2.1.1"), .locale = locale_default()};
	struct doc doc = {0};
	struct buf out = {0};

	build(pairs, ARRAY_LEN(pairs), false);
	ck_assert_msg(open_bytes(), "%s", err.message);
	mo_use(mo);
	md_parse(str_of(rows[_i].text), &doc);
	unit.node = doc.root->first;
	speech_unit(&unit, true, &out);
	ck_assert_str_eq(out.ptr, rows[_i].said);
	doc_release(&doc);
	buf_release(&out);
}
END_TEST

Suite *suite_tui_speech_wide(void)
{
	Suite *s = suite_create("tui/speech_wide");
	TCase *tc = tcase_create("speech_wide");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_loop_test(tc, speech_unit_wide_bracket_has_no_blank, 0,
		(int)ARRAY_LEN(rows));
	suite_add_tcase(s, tc);
	return s;
}
