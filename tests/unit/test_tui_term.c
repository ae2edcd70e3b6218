/* SPDX-License-Identifier: MIT */
#include "tui/term.h"

#include <check.h>
#include <string.h>

Suite *suite_tui_term(void);

static const char *variables; /* "NAME=value", one after another, a NUL each */

static const char *get(const char *name)
{
	const size_t len = strlen(name);

	for (const char *v = variables; *v; v += strlen(v) + 1)
		if (strncmp(v, name, len) == 0 && v[len] == '=')
			return v + len + 1;
	return NULL;
}

/* clang-format off */
static const struct {
	const char *variables;
	enum bidi_mode mode;
	bool is_settled;
} bidi[] = {
	{ "TERM=xterm-256color\0", BIDI_VISUAL, false },
	{ "TERM=xterm-256color\0VTE_VERSION=7006\0", BIDI_EXPLICIT, false },
	{ "TERM=xterm-256color\0VTE_VERSION=5799\0", BIDI_VISUAL, false },
	{ "TERM=xterm-256color\0KONSOLE_VERSION=221203\0", BIDI_LOGICAL, false },
	{ "TERM=xterm\0TERM_PROGRAM=Apple_Terminal\0", BIDI_LOGICAL, false },
	{ "TERM=mlterm\0", BIDI_VISUAL, true },
	{ "TERM=xterm\0MLTERM=3.9.2\0VTE_VERSION=7006\0", BIDI_VISUAL, true },
	{ "TERM=linux\0", BIDI_VISUAL, true },
	{ "TERM=dumb\0", BIDI_VISUAL, true },
	{ "", BIDI_VISUAL, true },
	{ "TERM=tmux-256color\0TMUX=x\0", BIDI_VISUAL, true },
	{ "TERM=tmux-256color\0TMUX=x\0VTE_VERSION=7006\0", BIDI_LOGICAL, true },
	{ "TERM=screen\0STY=x\0KONSOLE_VERSION=1\0", BIDI_LOGICAL, true },
	{ "TERM=tmux\0TMUX=x\0MLTERM=1\0", BIDI_VISUAL, true },
	{ "TERM=xterm\0TMUX=\0VTE_VERSION=7006\0", BIDI_EXPLICIT, false },
	{ "KOINE_BIDI=off\0TERM=linux\0", BIDI_OFF, true },
	{ "KOINE_BIDI=logical\0TMUX=x\0TERM=tmux\0", BIDI_LOGICAL, true },
	{ "KOINE_BIDI=auto\0TERM=linux\0", BIDI_VISUAL, true },
	{ "KOINE_BIDI=nonsense\0TERM=linux\0", BIDI_VISUAL, true },
};
static const struct {
	const char *variables;
	int ms;
} delays[] = {
	{ "", 25 }, { "SSH_CONNECTION=1 2 3 4\0", 250 },
	{ "SSH_TTY=/dev/pts/1\0", 250 },
	{ "ESCDELAY=100\0SSH_TTY=/dev/pts/1\0", 100 },
	{ "ESCDELAY=0\0", 0 }, { "ESCDELAY=999999\0", 5000 },
	{ "ESCDELAY=-1\0", 25 }, { "ESCDELAY=soon\0", 25 },
};
/* clang-format on */

START_TEST(term_bidi_from_env_follows_the_variables)
{
	struct term_facts facts;

	variables = bidi[_i].variables;
	facts = term_bidi_from_env(get);
	ck_assert_int_eq(facts.bidi, bidi[_i].mode);
	ck_assert_int_eq(facts.is_settled, bidi[_i].is_settled);
	ck_assert_uint_gt(strlen(facts.bidi_why), 0);
}
END_TEST

START_TEST(term_escdelay_is_the_users_or_by_the_line)
{
	variables = delays[_i].variables;
	ck_assert_int_eq(term_escdelay(get), delays[_i].ms);
}
END_TEST

START_TEST(term_bidi_from_probe_believes_the_terminal)
{
	ck_assert_int_eq(term_bidi_from_probe(1, BIDI_VISUAL), BIDI_EXPLICIT);
	ck_assert_int_eq(term_bidi_from_probe(2, BIDI_LOGICAL), BIDI_EXPLICIT);
	ck_assert_int_eq(term_bidi_from_probe(3, BIDI_EXPLICIT), BIDI_LOGICAL);
}
END_TEST

START_TEST(term_bidi_from_probe_unknown_mode_is_no_explicit)
{
	ck_assert_int_eq(term_bidi_from_probe(0, BIDI_LOGICAL), BIDI_LOGICAL);
	ck_assert_int_eq(term_bidi_from_probe(0, BIDI_EXPLICIT), BIDI_VISUAL);
}
END_TEST

START_TEST(term_copy_is_base64_in_osc_52)
{
	static const char *const rows[][2] = {
		{"", "\x1b]52;c;\x07"},
		{"f", "\x1b]52;c;Zg==\x07"},
		{"fo", "\x1b]52;c;Zm8=\x07"},
		{"foo", "\x1b]52;c;Zm9v\x07"},
		{"\xff\xfe漢", "\x1b]52;c;//7mvKI=\x07"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct buf out = {0};

		ck_assert(term_copy(str_of(rows[i][0]), &out));
		ck_assert_str_eq(out.ptr, rows[i][1]);
		buf_release(&out);
	}
}
END_TEST

START_TEST(term_copy_too_long_is_refused)
{
	struct buf text = {0};
	struct buf out = {0};

	buf_fill(&text, 'x', TERM_COPY_MAX);
	ck_assert(term_copy(buf_view(&text), &out));
	ck_assert_uint_eq(out.len, 100000);
	buf_clear(&out);
	buf_byte(&text, 'x');
	ck_assert(!term_copy(buf_view(&text), &out));
	ck_assert_uint_eq(out.len, 0);
	buf_release(&text);
	buf_release(&out);
}
END_TEST

static struct str view(const struct restore_bytes *bytes)
{
	return (struct str){bytes->ptr, bytes->len};
}

static const struct term_caps caps = {.cap = {[CAP_SMCUP] = "<smcup$<5>>",
					      [CAP_RMCUP] = "<rmcup$<50/>>",
					      [CAP_SMKX] = "<smkx>",
					      [CAP_RMKX] = "<rmkx>",
					      [CAP_SGR0] = "<sgr0>",
					      [CAP_CNORM] = "<cnorm>",
					      [CAP_CLEAR] = "<clear>"}};

START_TEST(term_plan_leaves_what_it_enters)
{
	struct restore_plan plan = {.fd = 1};

	term_plan(&caps, true, true, &plan);
	ck_assert(str_eq(view(&plan.enter_screen), STR("<smcup>")));
	ck_assert(str_eq(view(&plan.enter),
		STR("<smkx>" TERM_PASTE_ON TERM_EXPLICIT_ON TERM_CTL_OFF)));
	ck_assert(str_eq(view(&plan.leave),
		STR("<sgr0><rmkx>" TERM_PASTE_OFF TERM_EXPLICIT_OFF TERM_CTL_ON
		    "<cnorm><rmcup>")));
}
END_TEST

START_TEST(term_plan_plain_terminal_says_nothing_of_bidi)
{
	struct restore_plan plan = {.fd = 1};

	term_plan(&caps, true, true, &plan);
	term_plan(&caps, false, false, &plan);
	ck_assert(str_eq(view(&plan.enter), STR("<smkx>" TERM_PASTE_ON)));
	ck_assert(str_eq(view(&plan.leave),
		STR("<sgr0><rmkx>" TERM_PASTE_OFF "<cnorm><rmcup>")));
}
END_TEST

START_TEST(term_plan_without_alternate_screen_clears)
{
	static const struct term_caps few = {.cap = {[CAP_CLEAR] = "<clear>"}};
	struct restore_plan plan = {.fd = 1};

	term_plan(&few, false, false, &plan);
	ck_assert_uint_eq(plan.enter_screen.len, 0);
	ck_assert(str_eq(view(&plan.leave), STR(TERM_PASTE_OFF "<clear>")));
}
END_TEST

START_TEST(term_plan_endless_string_is_left_out)
{
	struct buf endless = {0};
	struct term_caps bad = caps;
	struct restore_plan plan = {.fd = 1};

	buf_fill(&endless, 'x', 5000);
	bad.cap[CAP_SGR0] = endless.ptr;
	bad.cap[CAP_SMCUP] = "$<5";
	term_plan(&bad, false, false, &plan);
	ck_assert(str_starts(view(&plan.leave), STR("<rmkx>")));
	ck_assert(str_eq(view(&plan.enter_screen), STR("$<5")));
	buf_release(&endless);
}
END_TEST

START_TEST(term_console_sign_replaces_only_on_a_console)
{
	ck_assert_uint_eq(term_console_sign(true, 0x2014), '-');
	ck_assert_uint_eq(term_console_sign(true, 0x202F), ' ');
	ck_assert_uint_eq(term_console_sign(true, 'a'), 'a');
	ck_assert_uint_eq(term_console_sign(false, 0x2014), 0x2014);
}
END_TEST

static const char *get_linux(const char *name)
{
	return strcmp(name, "TERM") == 0 ? "linux" : NULL;
}

static const char *get_nothing(const char *name)
{
	(void)name;
	return NULL;
}

START_TEST(term_console_warning_is_for_what_cannot_be_shown)
{
	const char *warning = term_console_warning(get_linux, "zh");

	ck_assert_ptr_nonnull(warning);
	for (; *warning != '\0'; warning++)
		ck_assert_int_lt((unsigned char)*warning, 0x80);
	ck_assert_ptr_null(term_console_warning(get_linux, "en"));
	ck_assert_ptr_null(term_console_warning(get_nothing, "zh"));
}
END_TEST

Suite *suite_tui_term(void)
{
	Suite *suite = suite_create("tui_term");
	TCase *tests = tcase_create("all");

	tcase_add_loop_test(tests, term_bidi_from_env_follows_the_variables, 0,
		(int)ARRAY_LEN(bidi));
	tcase_add_loop_test(tests, term_escdelay_is_the_users_or_by_the_line, 0,
		(int)ARRAY_LEN(delays));
	tcase_add_test(tests, term_bidi_from_probe_believes_the_terminal);
	tcase_add_test(tests, term_bidi_from_probe_unknown_mode_is_no_explicit);
	tcase_add_test(tests, term_copy_is_base64_in_osc_52);
	tcase_add_test(tests, term_copy_too_long_is_refused);
	tcase_add_test(tests, term_plan_leaves_what_it_enters);
	tcase_add_test(tests, term_plan_plain_terminal_says_nothing_of_bidi);
	tcase_add_test(tests, term_plan_without_alternate_screen_clears);
	tcase_add_test(tests, term_plan_endless_string_is_left_out);
	tcase_add_test(tests, term_console_sign_replaces_only_on_a_console);
	tcase_add_test(tests, term_console_warning_is_for_what_cannot_be_shown);
	suite_add_tcase(suite, tests);
	return suite;
}
