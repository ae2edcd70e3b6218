/* SPDX-License-Identifier: MIT */
#include "state/forget.h"

#include "base/buf.h"
#include "base/fs.h"
#include "folder.h"

#include <check.h>
#include <string.h>
#include <unistd.h>

Suite *suite_state_forget(void);

static const struct str work = {"wic-ai-2025", 11};
static struct folder folder;
static struct state *state;
static struct err err;

static void setup(void)
{
	const struct state_place place = {
		STR("2.1.3"), 0, STR("en"), STR("full")};
	const struct state_score score = {
		.question = STR("2.1.q1"), .asked = 1, .box = 1};

	folder_make(&folder);
	err = (struct err){0};
	state = state_open(folder.name, 1000, &err);
	ck_assert(state_is_new(state));
	ck_assert(state_set_place(state, work, &place, &err));
	ck_assert(state_set_mark(state, work, 'a', &place, &err));
	ck_assert(state_set_mark(state, work, 'b', &place, &err));
	ck_assert(state_add_bookmark(
		state, work, &place, STR("remember me"), 1, &err));
	ck_assert(state_set_score(state, work, &score, &err));
	ck_assert(state_set(state, "theme", STR("dark"), &err));
}

static void teardown(void)
{
	state_close(state);
	folder_remove(&folder);
}

static bool is_first_part(void *data, struct str of, struct str id)
{
	ck_assert(str_eq(of, work));
	return str_starts(id, *(const struct str *)data);
}

static size_t forget(enum state_part part, const char *prefix)
{
	struct str wanted = str_of(prefix);
	const struct state_wants wants = {
		prefix ? is_first_part : NULL, &wanted};
	size_t gone = 99;

	ck_assert_msg(state_settle(state, &err) &&
			      state_forget(state, part, &wants, &gone, &err) &&
			      state_scrub(state, &err),
		"%s", err.message);
	return gone;
}

START_TEST(state_count_counts_every_part)
{
	static const size_t wanted[] = {1, 2, 1, 1, 1};

	for (int p = 0; p < STATE_PART_COUNT; p++)
		ck_assert_uint_eq(state_count(state, (enum state_part)p, NULL),
			wanted[p]);
}
END_TEST

START_TEST(state_forget_removes_its_part_only)
{
	for (int p = 0; p < STATE_PART_COUNT; p++) {
		const size_t count =
			state_count(state, (enum state_part)p, NULL);

		ck_assert_uint_eq(forget((enum state_part)p, NULL), count);
		for (int q = 0; q < STATE_PART_COUNT; q++)
			ck_assert((state_count(state, (enum state_part)q,
					   NULL) == 0) == (q <= p));
	}
}
END_TEST

START_TEST(state_forget_asks_which_rows)
{
	ck_assert_uint_eq(forget(STATE_MARKS, "2.2"), 0);
	ck_assert_uint_eq(forget(STATE_MARKS, "2.1"), 2);
	ck_assert_uint_eq(forget(STATE_SCORES, "2.1"), 1);
	/* A setting is of no place. */
	ck_assert_uint_eq(forget(STATE_SETTINGS, ""), 0);
}
END_TEST

START_TEST(state_scrub_leaves_no_byte)
{
	struct buf path = {0}, bytes = {0};

	buf_printf(&path, "%s/state.db", folder.name);
	forget(STATE_BOOKMARKS, NULL);
	ck_assert(fs_read(path.ptr, 1 << 20, &bytes, &err));
	ck_assert_ptr_null(memmem(bytes.ptr, bytes.len, "remember me", 11));
	ck_assert_ptr_nonnull(memmem(bytes.ptr, bytes.len, "2.1.q1", 6));
	buf_release(&path);
	buf_release(&bytes);
}
END_TEST

START_TEST(state_settle_fails_while_another_has_it)
{
	struct state *other = state_open(folder.name, 1000, &err);

	ck_assert(state_set(other, "x", STR("y"), &err));
	ck_assert(!state_settle(state, &err));
	ck_assert_int_eq(err.code, ERR_STATE);
	state_close(other);
}
END_TEST

START_TEST(state_hold_alone_fails_while_one_is_open)
{
	int hold = 0;

	ck_assert(!state_hold_alone(folder.name, &hold, &err));
	ck_assert_int_eq(hold, -1);
	ck_assert_int_eq(err.code, ERR_STATE);
	state_close(state);
	state = NULL;
	ck_assert(state_hold_alone(folder.name, &hold, &err));
	ck_assert_int_ge(hold, 0);
	close(hold);
	ck_assert(state_hold_alone("/no/such/folder", &hold, &err));
	ck_assert_int_eq(hold, -1);
}
END_TEST

START_TEST(state_of_env_without_a_state_works_in_memory)
{
	const struct env env = {.is_stateless = true, .now = 1000};
	struct state *forgetful = state_of_env(&env, &err);
	struct state_score score = {.question = STR("q"), .asked = 1};
	struct state_score got;

	ck_assert_int_eq(err.code, ERR_NONE);
	ck_assert(!state_is_kept(forgetful));
	ck_assert(!state_get_score(forgetful, work, STR("q"), &got));
	ck_assert(state_set_score(forgetful, work, &score, &err));
	ck_assert(state_get_score(forgetful, work, STR("q"), &got));
	state_close(forgetful);
}
END_TEST

Suite *suite_state_forget(void)
{
	Suite *s = suite_create("state/forget");
	TCase *tc = tcase_create("forget");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_add_test(tc, state_count_counts_every_part);
	tcase_add_test(tc, state_forget_removes_its_part_only);
	tcase_add_test(tc, state_forget_asks_which_rows);
	tcase_add_test(tc, state_scrub_leaves_no_byte);
	tcase_add_test(tc, state_settle_fails_while_another_has_it);
	tcase_add_test(tc, state_hold_alone_fails_while_one_is_open);
	tcase_add_test(tc, state_of_env_without_a_state_works_in_memory);
	suite_add_tcase(s, tc);
	return s;
}
