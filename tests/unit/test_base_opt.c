/* SPDX-License-Identifier: MIT */
#include "base/mo.h"
#include "base/opt.h"

#include <check.h>
#include <string.h>

Suite *suite_base_opt(void);

struct values {
	bool all;
	bool quiet;
	int width;
	int color;
	const char *lang;
	const char *out;
};

static const char *const colors[] = {"auto", "always", "never", NULL};

/* clang-format off */
static const struct opt table[] = {
	{ 'a', "all", OPT_FLAG, offsetof(struct values, all),
		NULL, N_("show everything"), NULL, 0, 0 },
	{ 'w', "width", OPT_INT, offsetof(struct values, width),
		N_("COLUMNS"), N_("wrap lines at this many columns"),
		NULL, 10, 500 },
	{ 0, "color", OPT_CHOICE, offsetof(struct values, color),
		NULL, N_("colour the text"), colors, 0, 0 },
	{ 'l', "lang", OPT_STRING, offsetof(struct values, lang),
		N_("LANG[,LANG]"), N_("read in this language"), NULL, 0, 0 },
	OPT_END,
};
static const struct opt more[] = {
	{ 'q', "quiet", OPT_FLAG, offsetof(struct values, quiet),
		NULL, N_("say less"), NULL, 0, 0 },
	{ 'o', "output", OPT_STRING, offsetof(struct values, out),
		N_("FILE"), N_("write there"), NULL, 0, 0 },
	OPT_END,
};
/* clang-format on */
static const struct opt *const tables[] = {table, more, NULL};

static struct values values;
static struct err err;
static char line[256];
static char *argv[16];
static int argc;

/* Parses the words of `text`, parted by blanks; "''" stands for an empty one.
 */
static bool parse(const char *text)
{
	ck_assert_uint_lt(strlen(text), sizeof(line));
	strcpy(line, text);
	values = (struct values){0};
	err = (struct err){0};
	argc = 0;
	for (char *word = strtok(line, " "); word; word = strtok(NULL, " ")) {
		if (strcmp(word, "''") == 0)
			word[0] = '\0';
		argv[argc++] = word;
	}
	return opt_parse(tables, &values, &argc, argv, &err);
}

/* The words that are left, parted by blanks. */
static void assert_words(const char *expected)
{
	struct buf words = {0};

	for (int i = 0; i < argc; i++)
		buf_printf(&words, i ? " %s" : "%s", argv[i]);
	ck_assert_str_eq(words.ptr ? words.ptr : "", expected);
	buf_release(&words);
}

START_TEST(opt_parse_nothing_is_fine)
{
	ck_assert(parse(""));
	ck_assert_int_eq(argc, 0);
}
END_TEST

START_TEST(opt_parse_width_every_spelling_is_read)
{
	static const char *const lines[] = {"--width=60", "--width 60", "-w60",
		"-w 60", "-aw60", "-aqw 60", "-w 20 -w 60"};

	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		ck_assert_msg(parse(lines[i]), "%s", err.message);
		ck_assert_int_eq(values.width, 60);
		ck_assert_int_eq(argc, 0);
	}
}
END_TEST

START_TEST(opt_parse_grouped_flags_are_all_set)
{
	ck_assert(parse("-aq"));
	ck_assert(values.all && values.quiet);
	ck_assert(parse("--quiet"));
	ck_assert(!values.all && values.quiet);
}
END_TEST

START_TEST(opt_parse_string_may_be_anything)
{
	ck_assert(parse("--lang=ru,en"));
	ck_assert_str_eq(values.lang, "ru,en");
	ck_assert(parse("--lang="));
	ck_assert_str_eq(values.lang, "");
	ck_assert(parse("-l --all"));
	ck_assert_str_eq(values.lang, "--all");
	ck_assert(!values.all);
	ck_assert(parse("-o --"));
	ck_assert_str_eq(values.out, "--");
	ck_assert(parse("--output=a=b"));
	ck_assert_str_eq(values.out, "a=b");
}
END_TEST

START_TEST(opt_parse_choice_is_an_index)
{
	ck_assert(parse("--color=auto"));
	ck_assert_int_eq(values.color, 0);
	ck_assert(parse("--color never"));
	ck_assert_int_eq(values.color, 2);
}
END_TEST

START_TEST(opt_parse_words_are_kept_in_order)
{
	ck_assert(parse("show -w 60 2.1 --all - 2.2 ''"));
	assert_words("show 2.1 - 2.2 ");
	ck_assert_int_eq(argc, 5);
}
END_TEST

START_TEST(opt_parse_after_two_dashes_all_are_words)
{
	ck_assert(parse("a --all -- -w --quiet --"));
	assert_words("a -w --quiet --");
	ck_assert(values.all && !values.quiet);
}
END_TEST

START_TEST(opt_parse_mistake_is_told)
{
	/* clang-format off */
	static const char *const rows[][2] = {
		{ "--widht", "unknown option '--widht'; "
			"did you mean '--width'?" },
		{ "--widht=60", "unknown option '--widht'; "
			"did you mean '--width'?" },
		{ "--out", "unknown option '--out'; "
			"did you mean '--output'?" },
		{ "--zzzzzz", "unknown option '--zzzzzz'" },
		{ "--=x", "unknown option '--'" },
		{ "-x", "unknown option '-x'" },
		{ "-ax", "unknown option '-x'" },
		{ "-\u0436", "unknown option '-\u0436'" }, /* ru */
		{ "--all=yes", "option '--all' takes no value" },
		{ "--width", "option '--width' needs a value" },
		{ "-w", "option '--width' needs a value" },
		{ "-w 9", "option '--width' needs a number from 10 to 500, "
			"not '9'" },
		{ "-w 501", "option '--width' needs a number from 10 to 500, "
			"not '501'" },
		{ "-w=60", "option '--width' needs a number from 10 to 500, "
			"not '=60'" },
		{ "--width=", "option '--width' needs a number from 10 to 500, "
			"not ''" },
		{ "-w99999999999", "option '--width' needs a number from 10 "
			"to 500, not '99999999999'" },
		{ "--color=alwasy", "option '--color' cannot be 'alwasy'; "
			"did you mean 'always'?" },
		{ "--color=nev", "option '--color' cannot be 'nev'; "
			"did you mean 'never'?" },
		{ "--color=purple", "option '--color' cannot be 'purple'; "
			"it can be auto|always|never" },
		{ "--color=''", "option '--color' cannot be ''''; "
			"it can be auto|always|never" },
	};
	/* clang-format on */

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		ck_assert(!parse(rows[i][0]));
		ck_assert_int_eq(err.code, ERR_USAGE);
		ck_assert_str_eq(err.message, rows[i][1]);
	}
}
END_TEST

START_TEST(opt_parse_mistake_leaves_all_as_it_was)
{
	ck_assert(!parse("-a one -w 60 two --wrong"));
	ck_assert(!values.all);
	ck_assert_int_eq(values.width, 0);
	ck_assert_int_eq(argc, 6);
	assert_words("-a one -w 60 two --wrong");
}
END_TEST

START_TEST(opt_parse_no_tables_keeps_words)
{
	static const struct opt *const none[] = {NULL};

	parse("x -- y");
	argc = 0;
	strcpy(line, "word");
	argv[argc++] = line;
	ck_assert(opt_parse(none, NULL, &argc, argv, NULL));
	assert_words("word");
	strcpy(line, "-x");
	ck_assert(!opt_parse(none, NULL, &argc, argv, NULL));
}
END_TEST

START_TEST(opt_usage_prints_a_row_per_option)
{
	struct buf out = {0};

	opt_usage(table, &out);
	ck_assert_str_eq(out.ptr,
		"  -a, --all               show everything\n"
		"  -w, --width=COLUMNS     wrap lines at this many columns\n"
		"      --color=auto|always|never\n"
		"                          colour the text\n"
		"  -l, --lang=LANG[,LANG]  read in this language\n");
	buf_release(&out);
}
END_TEST

/* Each line of the usage of one option with this help is at most `max` bytes.
 */
static void assert_lines(const char *help, size_t max, size_t lines)
{
	const struct opt rows[] = {
		{'x', "xxx", OPT_FLAG, 0, NULL, help, NULL, 0, 0}, OPT_END};
	struct buf out = {0};
	struct str rest;
	struct str row;
	size_t count = 0;

	opt_usage(rows, &out);
	rest = buf_view(&out);
	while (str_split(&rest, '\n', &row)) {
		ck_assert_uint_le(row.len, max);
		ck_assert(!str_ends(row, STR(" ")));
		count += row.len > 0;
	}
	ck_assert_uint_eq(count, lines);
	buf_release(&out);
}

START_TEST(opt_usage_long_help_is_wrapped)
{
	assert_lines("one two three four five six seven eight nine ten "
		     "eleven twelve thirteen fourteen fifteen sixteen",
		79, 2);
}
END_TEST

/* zh: 26 wide characters fill the 53 columns; no blank is needed to break. */
START_TEST(opt_usage_wide_help_is_wrapped)
{
	struct buf help = {0};

	for (int i = 0; i < 40; i++)
		buf_cstr(&help, "\u6f22");
	assert_lines(help.ptr, 26 + 26 * 3, 2);
	buf_release(&help);
}
END_TEST

START_TEST(opt_usage_long_word_overflows_alone)
{
	struct buf help = {0};

	buf_fill(&help, 'x', 100);
	buf_cstr(&help, " end");
	assert_lines(help.ptr, 126, 2);
	buf_release(&help);
}
END_TEST

START_TEST(opt_usage_empty_table_prints_nothing)
{
	static const struct opt none[] = {OPT_END};
	struct buf out = {0};

	opt_usage(none, &out);
	ck_assert_uint_eq(out.len, 0);
}
END_TEST

Suite *suite_base_opt(void)
{
	Suite *s = suite_create("base/opt");
	TCase *tc = tcase_create("opt");

	tcase_add_test(tc, opt_parse_nothing_is_fine);
	tcase_add_test(tc, opt_parse_width_every_spelling_is_read);
	tcase_add_test(tc, opt_parse_grouped_flags_are_all_set);
	tcase_add_test(tc, opt_parse_string_may_be_anything);
	tcase_add_test(tc, opt_parse_choice_is_an_index);
	tcase_add_test(tc, opt_parse_words_are_kept_in_order);
	tcase_add_test(tc, opt_parse_after_two_dashes_all_are_words);
	tcase_add_test(tc, opt_parse_mistake_is_told);
	tcase_add_test(tc, opt_parse_mistake_leaves_all_as_it_was);
	tcase_add_test(tc, opt_parse_no_tables_keeps_words);
	tcase_add_test(tc, opt_usage_prints_a_row_per_option);
	tcase_add_test(tc, opt_usage_long_help_is_wrapped);
	tcase_add_test(tc, opt_usage_wide_help_is_wrapped);
	tcase_add_test(tc, opt_usage_long_word_overflows_alone);
	tcase_add_test(tc, opt_usage_empty_table_prints_nothing);
	suite_add_tcase(s, tc);
	return s;
}
