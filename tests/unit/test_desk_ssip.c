/* SPDX-License-Identifier: MIT */
#include "desk/ssip.h"

#include <check.h>
#include <string.h>

Suite *suite_desk_ssip(void);

static const char *const kinds[] = {"done", "send", "queued", "refused",
	"begin", "end", "canceled", "other", "broken"};

/* Each answer as "KIND CODE MESSAGE; ", the bytes coming `step` at a time. */
static void take_all(struct str bytes, size_t step, struct buf *out)
{
	struct ssip ssip = {0};

	for (size_t at = 0; at < bytes.len; at += step) {
		struct str rest = str_sub(bytes, at, at + step);
		struct ssip_answer answer;

		while (ssip_take(&ssip, &rest, &answer)) {
			buf_printf(out, "%s %d %d; ", kinds[answer.kind],
				answer.code, answer.message);
			if (answer.kind == SSIP_BROKEN)
				return;
		}
	}
}

static void assert_answers(struct str bytes, const char *want)
{
	static const size_t steps[] = {1, 2, 7, 100000};

	for (size_t i = 0; i < ARRAY_LEN(steps); i++) {
		struct buf got = {0};

		take_all(bytes, steps[i], &got);
		ck_assert_msg(str_eq(buf_view(&got), str_of(want)),
			"%zu at a time: %.*s", steps[i],
			STR_ARG(buf_view(&got)));
		buf_release(&got);
	}
}

START_TEST(ssip_take_understands_answers_and_events)
{
	static const struct {
		const char *bytes, *want;
	} rows[] = {
		{"208 OK CLIENT NAME SET\r\n", "done 208 0; "},
		{"230 OK RECEIVING DATA\r\n", "send 230 0; "},
		{"225-12\r\n225 OK MESSAGE QUEUED\r\n", "queued 225 12; "},
		{"701-12\r\n701-1\r\n701 BEGIN\r\n", "begin 701 12; "},
		{"702-12\r\n702-1\r\n702 END\r\n703-13\r\n703-1\r\n"
		 "703 CANCELED\r\n",
			"end 702 12; canceled 703 13; "},
		{"700-3\r\n700-1\r\n700-mark\r\n700 INDEX MARK\r\n",
			"other 700 3; "},
		{"300 ERR INTERNAL\r\n409 ERR RATE TOO HIGH\r\n"
		 "500 ERR INVALID COMMAND\r\n",
			"refused 300 0; refused 409 0; refused 500 0; "},
		/* Line ends without CR; values that are no numbers. */
		{"245-en\n245 OK\n", "done 245 0; "},
		{"225-99999999999999999999\r\n225 OK\r\n", "queued 225 0; "},
		/* The number of one answer is not the next one's. */
		{"225-7\r\n225 OK\r\n225 OK\r\n",
			"queued 225 7; queued 225 0; "},
		{"208 O", ""},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_answers(str_of(rows[i].bytes), rows[i].want);
}
END_TEST

START_TEST(ssip_take_of_what_is_no_ssip_is_broken)
{
	static const char *const rows[] = {
		"HTTP/1.1 400 Bad Request\r\n",
		"\r\n",
		"20\r\n",
		"2OO OK\r\n",
		"208OK\r\n",
		"108 OK\r\n",
		"999 OK\r\n",
		"000 OK\r\n",
		"-12 OK\r\n",
		"225-1\r\n226 OK\r\n",
		"225-1\r\n226-1\r\n",
		"\xff\xfe\r\n",
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		assert_answers(str_of(rows[i]), "broken 0 0; ");
	assert_answers((struct str){"2\0"
				    "8 OK\r\n",
			       8},
		"broken 0 0; ");
}
END_TEST

START_TEST(ssip_take_of_a_line_without_end_is_broken)
{
	struct buf bytes = {0};

	buf_fill(&bytes, '2', SSIP_LINE_MAX);
	assert_answers(buf_view(&bytes), "");
	buf_byte(&bytes, '2');
	assert_answers(buf_view(&bytes), "broken 0 0; ");
	buf_release(&bytes);
}
END_TEST

START_TEST(ssip_take_of_values_without_end_is_broken)
{
	struct buf bytes = {0};

	for (int i = 0; i < SSIP_ROWS_MAX; i++)
		buf_cstr(&bytes, "249-en\r\n");
	assert_answers(buf_view(&bytes), "");
	buf_cstr(&bytes, "249-en\r\n");
	assert_answers(buf_view(&bytes), "broken 0 0; ");
	buf_release(&bytes);
}
END_TEST

START_TEST(ssip_take_after_what_is_broken_takes_nothing)
{
	struct ssip ssip = {0};
	struct str rest = STR("x\r\n208 OK\r\n");
	struct ssip_answer answer;

	ck_assert(ssip_take(&ssip, &rest, &answer));
	ck_assert_int_eq(answer.kind, SSIP_BROKEN);
	ck_assert(ssip_take(&ssip, &rest, &answer));
	ck_assert_int_eq(answer.kind, SSIP_BROKEN);
}
END_TEST

START_TEST(ssip_put_text_stuffs_a_dot_alone)
{
	static const struct {
		const char *text, *want;
	} rows[] = {
		{"Hello.", "Hello.\r\n.\r\n"},
		{".", "..\r\n.\r\n"},
		{"a\n.\nb", "a\r\n..\r\nb\r\n.\r\n"},
		{"a\r\n.\r\nQUIT", "a\r\n..\r\nQUIT\r\n.\r\n"},
		/* Only one alone would end the text. */
		{".gov\n..", ".gov\r\n..\r\n.\r\n"},
		{"", "\r\n.\r\n"},
		{"你好。", "你好。\r\n.\r\n"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		ssip_put_text(str_of(rows[i].text), &out);
		ck_assert_str_eq(out.ptr, rows[i].want);
		buf_release(&out);
	}
}
END_TEST

Suite *suite_desk_ssip(void)
{
	Suite *suite = suite_create("desk_ssip");
	TCase *tc = tcase_create("core");

	tcase_add_test(tc, ssip_take_understands_answers_and_events);
	tcase_add_test(tc, ssip_take_of_what_is_no_ssip_is_broken);
	tcase_add_test(tc, ssip_take_of_a_line_without_end_is_broken);
	tcase_add_test(tc, ssip_take_of_values_without_end_is_broken);
	tcase_add_test(tc, ssip_take_after_what_is_broken_takes_nothing);
	tcase_add_test(tc, ssip_put_text_stuffs_a_dot_alone);
	suite_add_tcase(suite, tc);
	return suite;
}
