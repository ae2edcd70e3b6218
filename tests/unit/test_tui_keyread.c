/* SPDX-License-Identifier: MIT */
#include "tui/keyread.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_keyread(void);

#define ESC_MS 25

static struct keyread reader;
static struct buf keys; /* names, a space after each */
static int64_t now;

static void setup(void)
{
	reader = (struct keyread){.esc_ms = ESC_MS};
	keys = (struct buf){0};
	buf_cstr(&keys, "");
	buf_reserve(&keys, 1);
	now = 1000;
}

static void teardown(void)
{
	buf_release(&keys);
}

static void take(void)
{
	keycode key;

	while (keyread_next(&reader, &key)) {
		keycode_name(key, &keys);
		buf_byte(&keys, ' ');
	}
}

/* As the loop does: woken when something undecided is due. */
static void wait_ms(int ms)
{
	while (ms > 0) {
		const int due = keyread_pending_ms(&reader, now);
		const int step = due < 0 || due > ms ? ms : due;

		now += step;
		ms -= step;
		keyread_tick(&reader, now);
		take();
		if (step == 0)
			break;
	}
	now += ms;
	keyread_tick(&reader, now);
	take();
}

static void feed(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		keyread_feed(&reader, (uint8_t)bytes[i], now);
		take();
	}
}

static void feed_all(const char *bytes)
{
	feed(bytes, strlen(bytes));
}

static const char *typed(void)
{
	return keys.ptr;
}

/* clang-format off */
static const struct {
	const char *bytes, *keys;
} whole[] = {
	{ "j", "j " },
	{ "\xd0\xb6", "ж " }, /* ru */
	{ "\xf0\x9f\x98\x80", "\xf0\x9f\x98\x80 " },
	{ "\r", "Enter " }, { "\n", "Enter " }, { "\t", "Tab " },
	{ "\x7f", "BS " }, { "\b", "BS " },
	{ "\x0c", "C-l " }, { "\x03", "C-c " },
	{ "\x1b[A", "Up " }, { "\x1bOA", "Up " },
	{ "\x1b[1;5A", "Up " }, { "\x1b[1;3A", "M-Up " },
	{ "\x1b\x1b[A", "M-Up " },
	{ "\x1b[H", "Home " }, { "\x1b[1~", "Home " }, { "\x1b[7~", "Home " },
	{ "\x1b[F", "End " }, { "\x1b[4~", "End " }, { "\x1b[8~", "End " },
	{ "\x1b[5~", "PgUp " }, { "\x1b[6~", "PgDn " },
	{ "\x1b[2~", "Ins " }, { "\x1b[3~", "Del " }, { "\x1b[Z", "S-Tab " },
	{ "\x1bOP", "F1 " }, { "\x1b[11~", "F1 " }, { "\x1b[[A", "F1 " },
	{ "\x1b[[E", "F5 " }, { "\x1b[15~", "F5 " }, { "\x1b[24~", "F12 " },
	{ "\x1b[1;2P", "F1 " },
	{ "\x1bOM", "Enter " }, { "\x1bOp", "0 " }, { "\x1bOk", "+ " },
	{ "\x1b" "1", "M-1 " }, { "\x1b\xd0\xb6", "M-ж " },
	{ "\x1b\r", "M-Enter " },
};
static const struct {
	const char *bytes, *keys;
} broken[] = {
	{ "\x1b[99~", "unknown " },
	{ "\x1b[<0;10;10M", "unknown " },	/* mouse, SGR */
	{ "\x1b[M !!", "unknown " },		/* mouse, X10 */
	{ "\x1b[24;80R", "unknown " },		/* cursor report */
	{ "\x1b[I", "unknown " },		/* focus */
	{ "\x1b[97;5u", "unknown " },		/* kitty */
	{ "\x1b[12\x01", "unknown C-a " },
	{ "\x1b[1;\x1b[A", "unknown Up " },
	{ "\xff", "unknown " },
	{ "\xc3(", "unknown ( " },
	{ "\xe2\x82\x1b[A", "unknown Up " },
	{ "\xc2\x9b", "unknown " },		/* C1 */
	{ "\x1b[1111111111111111111111111111111111111111A", "unknown " },
	{ "\x1b[?1;2c", "" }, { "\x1b[8;1$y", "" },
};
/* clang-format on */

START_TEST(keyread_feed_whole_sequence_is_its_key)
{
	feed_all(whole[_i].bytes);
	wait_ms(2000);
	ck_assert_str_eq(typed(), whole[_i].keys);
}
END_TEST

START_TEST(keyread_feed_broken_sequence_never_acts)
{
	feed_all(broken[_i].bytes);
	wait_ms(2000);
	ck_assert_str_eq(typed(), broken[_i].keys);
}
END_TEST

static bool is_swallowed(const char *names)
{
	return strcmp(names, "unknown ") == 0 ||
	       strcmp(names, "Esc unknown ") == 0 ||
	       strcmp(names, "Esc Esc unknown ") == 0;
}

static bool is_sequence(const char *bytes)
{
	return bytes[0] == '\x1b' &&
	       (bytes[1] == '[' || bytes[1] == 'O' || bytes[1] == '\x1b');
}

static const int gaps[] = {5, 24, 25, 26, 100, 249, 300, 500};

/* Its key, or nothing but Esc: never a letter of it. */
START_TEST(keyread_feed_sequence_split_anywhere_is_key_or_nothing)
{
	const char *bytes = whole[_i].bytes;
	const size_t len = strlen(bytes);

	if (!is_sequence(bytes))
		return;
	for (size_t at = 1; at < len; at++)
		for (size_t g = 0; g < ARRAY_LEN(gaps); g++) {
			const bool is_esc = at == 1 || bytes[at - 1] == '\x1b';

			teardown();
			setup();
			feed(bytes, at);
			wait_ms(gaps[g]);
			feed(bytes + at, len - at);
			wait_ms(2000);
			if (gaps[g] < ESC_MS || !is_esc)
				ck_assert_str_eq(typed(), whole[_i].keys);
			else if (bytes[1] != '\x1b')
				ck_assert_msg(is_swallowed(typed()),
					"%d ms: %s", gaps[g], typed());
		}
}
END_TEST

START_TEST(keyread_feed_sequence_byte_by_byte_is_key_or_nothing)
{
	const char *bytes = whole[_i].bytes;

	if (!is_sequence(bytes))
		return;
	for (size_t g = 0; g < ARRAY_LEN(gaps); g++) {
		teardown();
		setup();
		for (size_t i = 0; bytes[i]; i++) {
			feed(bytes + i, 1);
			wait_ms(gaps[g]);
		}
		wait_ms(2000);
		ck_assert_msg(gaps[g] < ESC_MS
				      ? strcmp(typed(), whole[_i].keys) == 0
				      : is_swallowed(typed()),
			"%d ms: %s", gaps[g], typed());
	}
}
END_TEST

START_TEST(keyread_feed_character_split_anywhere_is_itself)
{
	static const char text[] = "\xf0\x9f\x98\x80";

	for (size_t at = 1; at < 4; at++) {
		teardown();
		setup();
		feed(text, at);
		wait_ms(500);
		feed(text + at, 4 - at);
		ck_assert_str_eq(typed(), "\xf0\x9f\x98\x80 ");
	}
}
END_TEST

START_TEST(keyread_tick_lone_escape_is_a_key_after_its_delay)
{
	feed_all("\x1b");
	ck_assert_int_eq(keyread_pending_ms(&reader, now), ESC_MS);
	wait_ms(ESC_MS - 1);
	ck_assert_str_eq(typed(), "");
	wait_ms(1);
	ck_assert_str_eq(typed(), "Esc ");
	ck_assert_int_eq(keyread_pending_ms(&reader, now), -1);
}
END_TEST

START_TEST(keyread_feed_busy_program_does_not_tear_a_sequence)
{
	feed_all("\x1b");
	now += 300; /* drawing: nobody asked */
	feed_all("[A");
	ck_assert_str_eq(typed(), "Up ");
}
END_TEST

START_TEST(keyread_tick_bracket_alone_after_escape_is_a_key_at_last)
{
	feed_all("\x1b");
	wait_ms(100);
	feed_all("[");
	ck_assert_int_eq(keyread_pending_ms(&reader, now), KEYREAD_GAP_MS);
	wait_ms(KEYREAD_GAP_MS);
	ck_assert_str_eq(typed(), "Esc [ ");
}
END_TEST

START_TEST(keyread_feed_bracket_long_after_escape_is_a_key_at_once)
{
	feed_all("\x1b");
	wait_ms(KEYREAD_GAP_MS);
	feed_all("[O");
	ck_assert_str_eq(typed(), "Esc [ O ");
}
END_TEST

START_TEST(keyread_feed_escape_then_letter_soon_after_are_two_keys)
{
	feed_all("\x1b");
	wait_ms(ESC_MS);
	feed_all("j");
	ck_assert_str_eq(typed(), "Esc j ");
}
END_TEST

START_TEST(keyread_feed_escapes_in_a_row_are_that_many)
{
	feed_all("\x1b\x1b\x1b");
	wait_ms(ESC_MS);
	ck_assert_str_eq(typed(), "Esc Esc Esc ");
}
END_TEST

START_TEST(keyread_tick_begun_sequence_is_forgotten)
{
	feed_all("\x1b[1;");
	wait_ms(KEYREAD_GAP_MS);
	feed_all("j");
	ck_assert_str_eq(typed(), "unknown j ");
}
END_TEST

START_TEST(keyread_feed_paste_is_text_only)
{
	feed_all("\x1b[200~a\rq\n\tQ\x03\x1b[A\x1bz\xd0\xb6\x1b[201~q");
	ck_assert_str_eq(typed(),
		"paste-begin a Space q Space Space Q z ж paste-end q ");
}
END_TEST

START_TEST(keyread_feed_paste_marks_split_by_a_slow_line_still_count)
{
	static const char *const parts[] = {
		"\x1b", "[", "20", "0~", "q\x1b", "[2", "01", "~"};

	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		feed_all(parts[i]);
		wait_ms(500);
	}
	ck_assert_str_eq(typed(), "Esc paste-begin q paste-end ");
}
END_TEST

START_TEST(keyread_feed_reply_is_kept_not_typed)
{
	feed_all("x\x1b[8;2$y\x1b[?65;1;9cy");
	ck_assert_str_eq(typed(), "x y ");
	ck_assert_int_eq(reader.mode_8, 2);
	ck_assert(reader.has_attributes);
}
END_TEST

START_TEST(keyread_feed_reply_split_after_its_escape_makes_no_escape)
{
	reader.patient_until_ms = now + 2000;
	feed_all("\x1b");
	wait_ms(300);
	feed_all("[?65c");
	wait_ms(2000);
	ck_assert_str_eq(typed(), "");
	ck_assert(reader.has_attributes);
}
END_TEST

START_TEST(keyread_feed_own_sequence_goes_first)
{
	static const struct keyread_own own[] = {
		{"\x1bO9", KEYCODE_F1}, {"\x1b[A", KEYCODE_F2}};

	reader.own = own;
	reader.own_count = ARRAY_LEN(own);
	feed_all("\x1b[A\x1b[B");
	ck_assert_str_eq(typed(), "F2 Down ");
}
END_TEST

START_TEST(keyread_feed_random_bytes_stay_in_bounds)
{
	uint32_t seed = 1;

	for (int i = 0; i < 100000; i++) {
		seed = seed * 1664525u + 1013904223u;
		keyread_feed(&reader, (uint8_t)(seed >> 24), now);
		now += (seed >> 8) % 50;
		buf_clear(&keys);
		take();
		ck_assert_int_le(reader.queued, 0);
	}
}
END_TEST

Suite *suite_tui_keyread(void)
{
	Suite *suite = suite_create("tui_keyread");
	TCase *tests = tcase_create("all");
	const int count = (int)ARRAY_LEN(whole);

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_add_loop_test(
		tests, keyread_feed_whole_sequence_is_its_key, 0, count);
	tcase_add_loop_test(tests, keyread_feed_broken_sequence_never_acts, 0,
		(int)ARRAY_LEN(broken));
	tcase_add_loop_test(tests,
		keyread_feed_sequence_split_anywhere_is_key_or_nothing, 0,
		count);
	tcase_add_loop_test(tests,
		keyread_feed_sequence_byte_by_byte_is_key_or_nothing, 0, count);
	tcase_add_test(tests, keyread_feed_character_split_anywhere_is_itself);
	tcase_add_test(
		tests, keyread_tick_lone_escape_is_a_key_after_its_delay);
	tcase_add_test(
		tests, keyread_feed_busy_program_does_not_tear_a_sequence);
	tcase_add_test(tests,
		keyread_tick_bracket_alone_after_escape_is_a_key_at_last);
	tcase_add_test(
		tests, keyread_feed_bracket_long_after_escape_is_a_key_at_once);
	tcase_add_test(
		tests, keyread_feed_escape_then_letter_soon_after_are_two_keys);
	tcase_add_test(tests, keyread_feed_escapes_in_a_row_are_that_many);
	tcase_add_test(tests, keyread_tick_begun_sequence_is_forgotten);
	tcase_add_test(tests, keyread_feed_paste_is_text_only);
	tcase_add_test(tests,
		keyread_feed_paste_marks_split_by_a_slow_line_still_count);
	tcase_add_test(tests, keyread_feed_reply_is_kept_not_typed);
	tcase_add_test(tests,
		keyread_feed_reply_split_after_its_escape_makes_no_escape);
	tcase_add_test(tests, keyread_feed_own_sequence_goes_first);
	tcase_add_test(tests, keyread_feed_random_bytes_stay_in_bounds);
	suite_add_tcase(suite, tests);
	return suite;
}
