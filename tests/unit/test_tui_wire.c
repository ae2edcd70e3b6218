/* SPDX-License-Identifier: MIT */
#include "tui/wire.h"

#include <check.h>
#include <unistd.h>

Suite *suite_tui_wire(void);

static struct wire_state state;
static struct buf out;

static void setup(void)
{
	state = (struct wire_state){.may_feed = true};
	out = (struct buf){0};
}

static void teardown(void)
{
	buf_release(&out);
}

static const char *shorten(const char *bytes)
{
	buf_clear(&out);
	wire_shorten(&state, str_of(bytes), &out);
	buf_byte(&out, '\0');
	return out.ptr;
}

START_TEST(wire_shorten_attributes_are_one_sequence)
{
	shorten("\x1b(B\x1b[m");
	ck_assert_str_eq(shorten("a\x1b(B\x1b[0;1m\x1b[35mb\x1b(B\x1b[0mc"),
		"a\x1b[1;35mb\x1b[mc");
}
END_TEST

START_TEST(wire_shorten_reset_of_plain_is_left_out)
{
	shorten("\x1b[m");
	ck_assert_str_eq(shorten("\x1b[0ma\x1b[m\x1b[39;49mb"), "ab");
}
END_TEST

START_TEST(wire_shorten_unknown_attributes_are_reset)
{
	ck_assert_str_eq(shorten("\x1b[0;4ma"), "\x1b[0;4ma");
}
END_TEST

START_TEST(wire_shorten_colour_zero_is_no_reset)
{
	shorten("\x1b[m");
	ck_assert_str_eq(shorten("\x1b[1m\x1b[38;5;0ma"), "\x1b[1;38;5;0ma");
}
END_TEST

START_TEST(wire_shorten_next_rows_are_fed)
{
	ck_assert_str_eq(shorten("\x1b[3;1Ha\r\x1b[4db\r\x1b[6dc\x1b[7;1Hd"),
		"\x1b[3;1Ha\r\nb\r\n\nc\r\nd");
}
END_TEST

START_TEST(wire_shorten_far_rows_are_named)
{
	const char *far = "\x1b[3;1Ha\r\x1b[9db\x1b[2;1Hc\x1b[3;7Hd";

	ck_assert_str_eq(shorten(far), far);
}
END_TEST

START_TEST(wire_shorten_unknown_row_is_named)
{
	const char *unknown[] = {"a\r\x1b[2db", "\x1b[1;1H\x1bM\r\x1b[2db",
		"\x1b[1;1H\x1b[?1049h\r\x1b[2db", "\x1b[1;1H\n\r\x1b[2db"};

	for (size_t i = 0; i < 4; i++) {
		wire_forget(&state);
		ck_assert_str_eq(shorten(unknown[i]), unknown[i]);
	}
}
END_TEST

START_TEST(wire_shorten_early_wrap_never_feeds)
{
	state.may_feed = false;
	ck_assert_str_eq(
		shorten("\x1b[3;1Ha\r\x1b[4db"), "\x1b[3;1Ha\r\x1b[4db");
}
END_TEST

START_TEST(wire_shorten_character_set_is_said_once)
{
	ck_assert_str_eq(shorten("\x1b(Ba\x1b(Bb\x0f"), "\x1b(Bab");
	ck_assert_str_eq(shorten("\x1b(0q\x1b(B"), "\x1b(0q\x1b(B");
	ck_assert_str_eq(shorten("\x1b(B"), "\x1b(B");
}
END_TEST

START_TEST(wire_shorten_anything_else_goes_through)
{
	const char *other = "\x1b]0;title\x07"
			    "é中\b\t\x1b[4h\x1b[2J\x1b[10G\x1b[3X\x1b";

	ck_assert_str_eq(shorten(other), other);
}
END_TEST

START_TEST(wire_send_gathered_bytes_are_one_write)
{
	int ends[2];
	struct wire wire;
	char got[64];

	ck_assert_int_eq(pipe(ends), 0);
	wire_open(&wire, ends[1]);
	wire_gather(&wire);
	ck_assert_int_eq(write(fileno(wire.file), "one", 3), 3);
	ck_assert_int_eq(write(fileno(wire.file), "two", 3), 3);
	wire_send(&wire);
	ck_assert_int_eq(read(ends[0], got, sizeof(got)), 6);
	ck_assert_int_eq(write(fileno(wire.file), "3", 1), 1);
	wire_send(&wire);
	wire_send(&wire);
	ck_assert_int_eq(read(ends[0], got, sizeof(got)), 1);
	ck_assert_int_eq(got[0], '3');
	wire_close(&wire);
	close(ends[0]);
	close(ends[1]);
}
END_TEST

Suite *suite_tui_wire(void)
{
	Suite *suite = suite_create("tui/wire");
	TCase *tc = tcase_create("wire");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, wire_shorten_attributes_are_one_sequence);
	tcase_add_test(tc, wire_shorten_reset_of_plain_is_left_out);
	tcase_add_test(tc, wire_shorten_unknown_attributes_are_reset);
	tcase_add_test(tc, wire_shorten_colour_zero_is_no_reset);
	tcase_add_test(tc, wire_shorten_next_rows_are_fed);
	tcase_add_test(tc, wire_shorten_far_rows_are_named);
	tcase_add_test(tc, wire_shorten_unknown_row_is_named);
	tcase_add_test(tc, wire_shorten_early_wrap_never_feeds);
	tcase_add_test(tc, wire_shorten_character_set_is_said_once);
	tcase_add_test(tc, wire_shorten_anything_else_goes_through);
	tcase_add_test(tc, wire_send_gathered_bytes_are_one_write);
	suite_add_tcase(suite, tc);
	return suite;
}
