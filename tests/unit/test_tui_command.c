/* SPDX-License-Identifier: MIT */
#include "tui/command_line.h"

#include <check.h>

Suite *suite_tui_command(void);

/* clang-format off */
static const struct {
	const char *line;
	enum command_kind kind;
	enum action action;
	int number;
	const char *arg;
} lines[] = {
	{ "", COMMAND_EMPTY, ACTION_NONE, 0, "" },
	{ "   ", COMMAND_EMPTY, ACTION_NONE, 0, "" },
	{ "2.1.3", COMMAND_PLACE, ACTION_NONE, 0, "2.1.3" },
	{ " a07 ", COMMAND_PLACE, ACTION_NONE, 0, "a07" },
	{ "12", COMMAND_PLACE, ACTION_NONE, 0, "12" },
	{ "50%", COMMAND_PERCENT, ACTION_NONE, 50, "" },
	{ "150%", COMMAND_PLACE, ACTION_NONE, 150, "150%" },
	{ "-1%", COMMAND_PLACE, ACTION_NONE, -1, "-1%" },
	{ "lang ar", COMMAND_LANG, ACTION_NONE, 0, "ar" },
	{ "lang   zh_TW ", COMMAND_LANG, ACTION_NONE, 0, "zh_TW" },
	{ "lang", COMMAND_ACTION, ACTION_LANGUAGES, 0, "" },
	{ "tier plain", COMMAND_TIER, ACTION_NONE, 0, "plain" },
	{ "tier", COMMAND_TIER, ACTION_NONE, 0, "" },
	{ "with zh:plain", COMMAND_WITH, ACTION_NONE, 0, "zh:plain" },
	{ "with off", COMMAND_WITH, ACTION_NONE, 0, "off" },
	{ "with", COMMAND_ACTION, ACTION_SIDE, 0, "" },
	{ "theme dark", COMMAND_THEME, ACTION_NONE, 0, "dark" },
	{ "theme", COMMAND_ACTION, ACTION_THEME, 0, "" },
	{ "bidi off", COMMAND_BIDI, ACTION_NONE, 0, "off" },
	{ "bidi", COMMAND_ACTION, ACTION_BIDI, 0, "" },
	{ "search  open source ", COMMAND_SEARCH, ACTION_NONE, 0, "open source" },
	{ "rate -20", COMMAND_RATE, ACTION_NONE, 0, "-20" },
	{ "rate", COMMAND_RATE, ACTION_NONE, 0, "" },
	{ "search", COMMAND_ACTION, ACTION_SEARCH, 0, "" },
	{ "contents", COMMAND_ACTION, ACTION_CONTENTS, 0, "contents" },
	{ "copy-cited", COMMAND_ACTION, ACTION_COPY_CITED, 0, "copy-cited" },
	{ "q", COMMAND_ACTION, ACTION_QUIT, 0, "q" },
	{ "none", COMMAND_PLACE, ACTION_NONE, 0, "none" },
	{ "contens", COMMAND_PLACE, ACTION_NONE, 0, "contens" },
};

static const struct {
	const char *word, *nearest;
} near[] = {
	{ "contens", "contents" },
	{ "halp", "help" },
	{ "tiers", "tier" },
	{ "langs", "lang" },
	{ "next-setion", "next-section" },
	{ "xyzzyx", "" },
	{ "x", "" },
	{ "", "" },
};

static const struct {
	const char *stem;
	int turn;
	const char *completed; /* "" none */
	int left;
} completions[] = {
	{ "cont", 0, "contents", 0 },
	{ "copy", 0, "copy", 0 },
	{ "copy", 1, "copy-cited", 1 },
	{ "copy", 2, "copy", 0 },
	{ "copy", -1, "copy-cited", 1 },
	{ "th", 0, "theme", 0 },
	{ "th", 1, "theme", 0 },	/* once, though two tables have it */
	{ "xyz", 0, "", 0 },
	{ "lang z", 0, "lang zh", 0 },
	{ "lang ", 1, "lang en", 1 },
	{ "  lang a", 0, "  lang ar", 0 },
	{ "tier s", 0, "tier student", 0 },
	{ "theme d", 0, "theme dark", 0 },
	{ "bidi l", 0, "bidi logical", 0 },
	{ "with o", 0, "with off", 0 },
	{ "with zh:pl", 0, "with zh:plain", 0 },
	{ "with zh:", 2, "with zh:full", 2 },
	{ "contents x", 0, "", 0 },
};
/* clang-format on */

static const char *const langs[] = {"zh", "en", "ar", NULL};
static const char *const tiers[] = {"plain", "student", "full", NULL};
static const char *const themes[] = {"light", "dark", NULL};
static const char *const modes[] = {"auto", "logical", NULL};
static const struct command_words words = {langs, tiers, themes, modes};

START_TEST(command_parse_tells_what_a_line_is)
{
	const struct command command = command_parse(str_of(lines[_i].line));

	ck_assert_int_eq(command.kind, lines[_i].kind);
	ck_assert_int_eq(command.action, lines[_i].action);
	ck_assert_int_eq(command.number, lines[_i].number);
	ck_assert(str_eq(command.arg, str_of(lines[_i].arg)));
}
END_TEST

START_TEST(command_parse_every_action_by_its_name)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		const struct str name = str_of(action_name((enum action)i));
		const struct command command = command_parse(name);

		ck_assert_int_eq(command.kind, COMMAND_ACTION);
		ck_assert_int_eq(command.action, i);
	}
}
END_TEST

START_TEST(command_nearest_offers_what_was_meant)
{
	int distance = 0;
	const struct str found =
		command_nearest(str_of(near[_i].word), &distance);

	ck_assert(str_eq(found, str_of(near[_i].nearest)));
}
END_TEST

START_TEST(command_complete_goes_round)
{
	struct buf out = {0};
	int turn = completions[_i].turn;
	const bool is_found = command_complete(
		str_of(completions[_i].stem), &words, &turn, &out);

	ck_assert_int_eq(is_found, completions[_i].completed[0] != '\0');
	ck_assert(str_eq(buf_view(&out), str_of(completions[_i].completed)));
	if (is_found)
		ck_assert_int_eq(turn, completions[_i].left);
	buf_release(&out);
}
END_TEST

START_TEST(command_complete_empty_line_offers_everything)
{
	int turn = -1;
	struct buf out = {0};

	ck_assert(command_complete(STR(""), &words, &turn, &out));
	ck_assert_int_gt(turn, ACTION_COUNT - 2);
	buf_release(&out);
}
END_TEST

Suite *suite_tui_command(void)
{
	Suite *suite = suite_create("tui_command");
	TCase *tcase = tcase_create("line");

	tcase_add_loop_test(tcase, command_parse_tells_what_a_line_is, 0,
		(int)ARRAY_LEN(lines));
	tcase_add_test(tcase, command_parse_every_action_by_its_name);
	tcase_add_loop_test(tcase, command_nearest_offers_what_was_meant, 0,
		(int)ARRAY_LEN(near));
	tcase_add_loop_test(tcase, command_complete_goes_round, 0,
		(int)ARRAY_LEN(completions));
	tcase_add_test(tcase, command_complete_empty_line_offers_everything);
	suite_add_tcase(suite, tcase);
	return suite;
}
