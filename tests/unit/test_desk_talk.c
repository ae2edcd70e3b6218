/* SPDX-License-Identifier: MIT */
#include "desk/talk.h"

#include "base/arena.h"
#include "base/macros.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

Suite *suite_desk_talk(void);

static const struct talk_show full = {
	.work = {"wic-ai-2025", 11},
	.lang = {"ar", 2},
	.tier = {"plain", 5},
	.at = 3,
	.count = 9,
	.step = 1,
	.steps = 4,
	.elapsed = 725001,
	.budget = 2400,
	.cover = TALK_WHITE,
	.is_busy = true,
	.is_last = true,
	.class_id = 1234567890123,
	.is_over = true,
	.is_private = true,
	.now = {{"2.1.3", 5}, {"عنوان", 10}, {"السلام", 12}},
	.next = {{"2.2", 3}, {"安全", 6}, {"第一行", 9}},
};

/* Without its newline. */
static struct str line_of(const struct buf *out)
{
	ck_assert_uint_gt(out->len, 0);
	ck_assert_int_eq(out->ptr[out->len - 1], '\n');
	ck_assert_uint_eq(str_find(buf_view(out), '\n'), out->len - 1);
	return str_sub(buf_view(out), 0, out->len - 1);
}

static void assert_str(struct str want, struct str got)
{
	ck_assert_msg(str_eq(want, got), "'%.*s' is not '%.*s'", STR_ARG(got),
		STR_ARG(want));
}

START_TEST(take_show_gives_what_was_put)
{
	struct talk_show show = {0};
	struct buf out = {0};

	talk_put_show(&full, &out);
	ck_assert(talk_take_show(line_of(&out), &show));
	assert_str(full.work, show.work);
	assert_str(full.lang, show.lang);
	assert_str(full.tier, show.tier);
	ck_assert_int_eq(show.at * 1000 + show.count, 3009);
	ck_assert_int_eq(show.step * 1000 + show.steps, 1004);
	ck_assert_int_eq(show.elapsed, 725001);
	ck_assert_int_eq(show.budget, 2400);
	ck_assert_int_eq(show.cover, TALK_WHITE);
	ck_assert(show.is_busy && show.is_last && show.is_private);
	ck_assert(show.is_over);
	ck_assert_int_eq(show.class_id, 1234567890123);
	assert_str(full.now.id, show.now.id);
	assert_str(full.now.title, show.now.title);
	assert_str(full.now.line, show.now.line);
	assert_str(full.next.id, show.next.id);
	assert_str(full.next.title, show.next.title);
	assert_str(full.next.line, show.next.line);
	buf_release(&out);
}
END_TEST

START_TEST(put_show_of_endless_texts_stays_below_the_limit)
{
	struct talk_show show = full, read;
	struct buf text = {0}, out = {0};

	for (int i = 0; i < 5000; i++)
		buf_cstr(&text, "安");
	show.work = show.lang = show.tier = buf_view(&text);
	show.now = show.next = (struct talk_slide){
		buf_view(&text), buf_view(&text), buf_view(&text)};
	show.elapsed = show.class_id = INT64_MAX;
	show.at = show.count = show.step = show.steps = INT32_MAX;
	show.budget = INT32_MAX;
	talk_put_show(&show, &out);
	ck_assert_uint_le(out.len, TALK_LINE);
	ck_assert(talk_take_show(line_of(&out), &read));
	ck_assert_uint_eq(read.now.line.len, TALK_TEXT / 3 * 3);
	ck_assert_int_eq(read.elapsed, TALK_ELAPSED_MAX);
	buf_release(&text);
	buf_release(&out);
}
END_TEST

START_TEST(put_show_lets_no_text_end_its_field)
{
	struct talk_show show = full, read;
	struct buf out = {0};

	show.now.title = STR("a\tbusy=0\nshow\033[2J\x9b");
	talk_put_show(&show, &out);
	ck_assert(talk_take_show(line_of(&out), &read));
	ck_assert(read.is_busy);
	ck_assert_uint_eq(str_find(read.now.title, '\033'), read.now.title.len);
	buf_release(&out);
}
END_TEST

START_TEST(take_show_passes_over_names_it_does_not_know)
{
	struct talk_show show;

	ck_assert(talk_take_show(STR("show\tmood=good\tat=2"), &show));
	ck_assert_int_eq(show.at, 2);
}
END_TEST

static const char *const no_shows[] = {
	"",
	"sho",
	"shows",
	"show\t",
	"show\tat",
	"show\tat=",
	"show\tat=-1",
	"show\tat=+1",
	"show\tat= 1",
	"show\tat=1x",
	"show\tat=1000001",
	"show\tat=99999999999999999999999",
	"show\tcover=3",
	"show\tbusy=2",
	"show\telapsed=359999001",
	"show\ttitle=\033[2J",
	"show\ttitle=\x7f",
	"show\ttitle=\xff\xfe",
	"show\ttitle=\xc2",
	("show\twork="
	 "0123456789012345678901234567890123456789012345678901234567890123x"),
	"next",
};

START_TEST(take_show_refuses_what_is_none)
{
	struct talk_show show = full;

	ck_assert_msg(!talk_take_show(str_of(no_shows[_i]), &show), "%s",
		no_shows[_i]);
	ck_assert_int_eq(show.at, full.at);
}
END_TEST

START_TEST(take_show_refuses_zeros)
{
	struct talk_show show;

	ck_assert(!talk_take_show(STR("show\ttitle=a\0b"), &show));
}
END_TEST

START_TEST(take_show_refuses_a_long_line)
{
	struct talk_show show;
	struct buf line = {0};

	buf_cstr(&line, "show");
	while (line.len < TALK_LINE)
		buf_cstr(&line, "\tx=y");
	ck_assert(!talk_take_show(buf_view(&line), &show));
	buf_release(&line);
}
END_TEST

START_TEST(take_greeting_tells_the_version)
{
	struct buf out = {0};
	int version;

	talk_put_greeting(&out);
	ck_assert_uint_lt(out.len, TALK_GREETING);
	ck_assert(talk_take_greeting(line_of(&out), &version));
	ck_assert_int_eq(version, TALK_VERSION);
	ck_assert(talk_take_greeting(STR("koine-console 27"), &version));
	ck_assert_int_eq(version, 27);
	buf_release(&out);
}
END_TEST

static const char *const no_greetings[] = {"", "koine-console",
	"koine-console ", "koine-console x", "koine-console 1 ",
	"koine-console -1", "koine-console 1\r", "koine-consoles 1",
	"koine-console 9999999999", "KOINE-CONSOLE 1",
	("koine-console "
	 "00000000000000000000000000000000000000000000000000000000000001")};

START_TEST(take_greeting_refuses_what_is_none)
{
	int version;

	ck_assert_msg(!talk_take_greeting(str_of(no_greetings[_i]), &version),
		"%s", no_greetings[_i]);
}
END_TEST

START_TEST(take_command_gives_what_was_put)
{
	static const struct talk_command commands[] = {{.word = TALK_NEXT},
		{.word = TALK_BACK}, {.word = TALK_CLOCK},
		{.word = TALK_CLOCK, .elapsed = 725001},
		{.word = TALK_AT, .id = {"2.1.3", 5}}};

	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		struct talk_command read = {0};
		struct buf out = {0};

		talk_put_command(&commands[i], &out);
		ck_assert_uint_lt(out.len, TALK_COMMAND);
		ck_assert(talk_take_command(line_of(&out), &read));
		ck_assert_int_eq(read.word, commands[i].word);
		ck_assert_int_eq(read.elapsed, commands[i].elapsed);
		assert_str(commands[i].id, read.id);
		buf_release(&out);
	}
}
END_TEST

START_TEST(put_command_of_an_endless_id_stays_below_the_limit)
{
	const struct talk_command at = {.word = TALK_AT,
		.id = STR("0123456789012345678901234567890123456789012345678901"
			  "2345678901234567890123456789")};
	struct talk_command read;
	struct buf out = {0};

	talk_put_command(&at, &out);
	ck_assert_uint_le(out.len, TALK_COMMAND);
	ck_assert(talk_take_command(line_of(&out), &read));
	buf_release(&out);
}
END_TEST

static const char *const no_commands[] = {"", "nex", "nextt", "next ", "Next",
	"at", "at\t", "at 2.1", "at\t\033[2J", "at\t\xff", "clock", "clock\t",
	"clock\tx", "clock\t-1", "clock\t359999001", "clock 1", "quit",
	"show\tat=1",
	("clock\t"
	 "00000000000000000000000000000000000000000000000000000000000001")};

START_TEST(take_command_refuses_what_is_none)
{
	struct talk_command read;

	ck_assert_msg(!talk_take_command(str_of(no_commands[_i]), &read), "%s",
		no_commands[_i]);
}
END_TEST

/* Bytes of any kind, and lines with one byte changed: nothing is read beyond
 * its end, nothing that is taken is out of its bounds. */
START_TEST(take_of_random_bytes_keeps_the_bounds)
{
	struct buf line = {0};
	uint64_t seed = 88172645463325252u;

	talk_put_show(&full, &line);
	for (int i = 0; i < 200000; i++) {
		struct talk_show show = {0};
		struct talk_command command;
		char *bytes;
		struct str text;
		int version;

		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		/* A copy of its own size: a sanitizer sees the end. */
		bytes = xmalloc(line.len);
		memcpy(bytes, line.ptr, line.len);
		for (int k = 0; k <= _i * 8; k++)
			bytes[(seed >> (8 + k)) % line.len] =
				(char)(seed >> (k * 3 % 56));
		text = (struct str){bytes, line.len - 1 - (seed % 7) * 20};
		if (talk_take_show(text, &show)) {
			ck_assert_int_le(show.at, TALK_COUNT_MAX);
			ck_assert_int_ge(show.at, 0);
			ck_assert_int_le(show.elapsed, TALK_ELAPSED_MAX);
			ck_assert_int_lt(show.cover, TALK_COVER_COUNT);
			ck_assert_uint_le(show.now.line.len, TALK_TEXT);
		}
		talk_take_greeting(text, &version);
		talk_take_command(text, &command);
		free(bytes);
	}
	buf_release(&line);
}
END_TEST

Suite *suite_desk_talk(void)
{
	Suite *suite = suite_create("desk_talk");
	TCase *tc = tcase_create("talk");

	tcase_add_test(tc, take_show_gives_what_was_put);
	tcase_add_test(tc, put_show_of_endless_texts_stays_below_the_limit);
	tcase_add_test(tc, put_show_lets_no_text_end_its_field);
	tcase_add_test(tc, take_show_passes_over_names_it_does_not_know);
	tcase_add_loop_test(tc, take_show_refuses_what_is_none, 0,
		(int)ARRAY_LEN(no_shows));
	tcase_add_test(tc, take_show_refuses_zeros);
	tcase_add_test(tc, take_show_refuses_a_long_line);
	tcase_add_test(tc, take_greeting_tells_the_version);
	tcase_add_loop_test(tc, take_greeting_refuses_what_is_none, 0,
		(int)ARRAY_LEN(no_greetings));
	tcase_add_test(tc, take_command_gives_what_was_put);
	tcase_add_test(tc, put_command_of_an_endless_id_stays_below_the_limit);
	tcase_add_loop_test(tc, take_command_refuses_what_is_none, 0,
		(int)ARRAY_LEN(no_commands));
	tcase_add_loop_test(tc, take_of_random_bytes_keeps_the_bounds, 0, 2);
	suite_add_tcase(suite, tc);
	return suite;
}
