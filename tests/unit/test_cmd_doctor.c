/* SPDX-License-Identifier: MIT */
#include "cmd/doctor.h"

#include "text/clean.h"
#include "text/width.h"

#include <check.h>
#include <string.h>

Suite *suite_cmd_doctor(void);

extern const struct cmd cmd_doctor;

/* No variable is set but a language tag with an escape sequence in it. */
static const char *get(const char *name)
{
	return strcmp(name, "LANG") == 0 ? "xx\x1b[31m" : NULL;
}

struct fixture {
	struct env env;
	struct run run;
	struct err err;
};

/* Runs doctor without content, data and terminal; the text ends with a NUL. */
static const char *doctor(struct fixture *f, bool is_projector)
{
	*f = (struct fixture){
		.env = {.get = get, .columns = 80, .is_utf8 = true}};
	f->run = (struct run){.env = &f->env, .ui = {"en", 2}};
	f->run.wish = str_of(get("LANG"));
	f->run.opts.is_projector = is_projector;
	ck_assert_int_eq(cmd_doctor.run(&f->run, &f->err), 0);
	ck_assert_int_eq(f->err.code, ERR_NONE);
	return f->run.out.ptr;
}

static void end(struct fixture *f)
{
	buf_release(&f->run.out);
	arena_free(&f->run.arena);
}

START_TEST(doctor_bare_machine_says_what_is_missing)
{
	static const char *const rows[] = {"TERM is not set",
		"the content is not installed", "koine's own data",
		"input or output is no terminal", "ICU ", "SQLite "};
	struct fixture f;
	const char *text = doctor(&f, false);

	for (size_t i = 0; i < ARRAY_LEN(rows); i++)
		ck_assert_msg(strstr(text, rows[i]) != NULL, "%s", rows[i]);
	end(&f);
}
END_TEST

START_TEST(doctor_text_is_clean)
{
	for (int projector = 0; projector < 2; projector++) {
		struct fixture f;
		struct str text = str_of(doctor(&f, projector == 1));
		struct buf clean = {0};

		clean_text(text, CLEAN_TEXT, &clean);
		ck_assert(str_eq(text, buf_view(&clean)));
		ck_assert_ptr_null(strchr(text.ptr, '\x1b'));
		buf_release(&clean);
		end(&f);
	}
}
END_TEST

/* ar: the word as stored, and shaped from its last letter to its first. */
START_TEST(doctor_bidi_shows_both_orders_and_asks_nothing)
{
	struct fixture f;
	const char *text = doctor(&f, false);

	ck_assert_ptr_nonnull(
		strstr(text, "  1  |\uFEE1\uFEFC\uFEB4\uFEDF\uFE8D|\n"
			     "  2  |\u0627\u0644\u0633\u0644\u0627\u0645|\n"));
	ck_assert_ptr_null(strstr(text, "1 or 2?"));
	end(&f);
}
END_TEST

/* Where a sample is as wide as koine says, the third bars are in line. */
START_TEST(doctor_widths_put_the_last_bars_in_line)
{
	struct fixture f;
	struct str rest = str_of(doctor(&f, false)), line;
	int rows = 0;

	while (str_split(&rest, '\n', &line)) {
		size_t at = str_search(line, STR("|  U+"));

		if (at == SIZE_MAX)
			continue;
		ck_assert_int_eq(width_str(str_sub(line, 0, at)), 15);
		rows++;
	}
	ck_assert_int_eq(rows, 6);
	end(&f);
}
END_TEST

START_TEST(doctor_projector_has_rulers_of_their_width)
{
	static const int cols[] = {40, 60, 80};
	struct fixture f;
	struct str rest = str_of(doctor(&f, true)), line;
	size_t rows = 0;

	while (str_split(&rest, '\n', &line)) {
		if (!str_starts(line, STR("....:")))
			continue;
		ck_assert_uint_lt(rows, ARRAY_LEN(cols));
		ck_assert_int_eq(width_str(line), cols[rows++]);
	}
	ck_assert_uint_eq(rows, ARRAY_LEN(cols));
	end(&f);
}
END_TEST

START_TEST(doctor_bidi_name_is_as_the_option_has_it)
{
	ck_assert_str_eq(doctor_bidi_name(BIDI_VISUAL), "visual");
	ck_assert_str_eq(doctor_bidi_name(BIDI_LOGICAL), "logical");
	ck_assert_str_eq(doctor_bidi_name(BIDI_OFF), "off");
}
END_TEST

Suite *suite_cmd_doctor(void)
{
	Suite *suite = suite_create("cmd/doctor");
	TCase *tc = tcase_create("doctor");

	tcase_add_test(tc, doctor_bare_machine_says_what_is_missing);
	tcase_add_test(tc, doctor_text_is_clean);
	tcase_add_test(tc, doctor_bidi_shows_both_orders_and_asks_nothing);
	tcase_add_test(tc, doctor_widths_put_the_last_bars_in_line);
	tcase_add_test(tc, doctor_projector_has_rulers_of_their_width);
	tcase_add_test(tc, doctor_bidi_name_is_as_the_option_has_it);
	suite_add_tcase(suite, tc);
	return suite;
}
