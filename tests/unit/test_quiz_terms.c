/* SPDX-License-Identifier: MIT */
/* On the shipped content, where it is. */
#include "quiz/terms.h"

#include "base/fs.h"
#include "folder.h"
#include "quiz/score.h"

#define DAY INT64_C(86400)
#define NOW (20000 * DAY)

Suite *suite_quiz_terms(void);

static struct folder folder;
static struct paths paths;
static struct work *work; /* NULL: there is no content */
static struct state *state;
static struct sitting sitting;
static struct arena arena;
static struct err err;
static int zh, ar;

static void setup(void)
{
	struct fs_info info;

	folder_make(&folder);
	sitting = (struct sitting){.tier = TIER_FULL};
	state = state_open(folder.name, NOW, &err);
	paths = (struct paths){
		.data = KOINE_SRCDIR, .content = KOINE_SRCDIR "/content"};
	if (!fs_stat(KOINE_SRCDIR "/content/work.xml", &info))
		return;
	work = corpus_open_sources(&paths, &err);
	ck_assert_msg(work != NULL, "%s", err.message);
	zh = corpus_lang_index(work, STR("zh"));
	ar = corpus_lang_index(work, STR("ar"));
}

static void teardown(void)
{
	sitting_release(&sitting);
	state_close(state);
	corpus_close(work);
	arena_free(&arena);
	folder_remove(&folder);
}

START_TEST(terms_add_below_takes_each_once_with_both_sides)
{
	if (work == NULL)
		return;
	terms_add_below(&sitting, work, corpus_find(work, STR("2.1")), zh, ar);
	ck_assert_uint_gt(sitting.entry.len, 0);
	for (size_t i = 0; i < sitting.entry.len; i++) {
		const struct str id = sitting.entry.ptr[i].id;

		ck_assert_uint_gt(terms_in(work, id, zh).len, 0);
		ck_assert_uint_gt(terms_in(work, id, ar).len, 0);
		for (size_t k = 0; k < i; k++)
			ck_assert(!str_eq(sitting.entry.ptr[k].id, id));
	}
}
END_TEST

START_TEST(terms_add_due_takes_this_way_only)
{
	struct str key;

	if (work == NULL)
		return;
	key = terms_key(work, STR("deepfake"), zh, ar, &arena);
	ck_assert(str_eq(key, STR("term:deepfake:zh-ar")));
	ck_assert(score_keep(state, corpus_id(work), key, false, NOW, &err));
	terms_add_due(&sitting, work, state, NOW, zh, ar);
	ck_assert_uint_eq(sitting.entry.len, 0);
	terms_add_due(&sitting, work, state, NOW + DAY, ar, zh);
	ck_assert_uint_eq(sitting.entry.len, 0);
	terms_add_due(&sitting, work, state, NOW + DAY, zh, ar);
	ck_assert_uint_eq(sitting.entry.len, 1);
	ck_assert(str_eq(sitting.entry.ptr[0].id, STR("deepfake")));
}
END_TEST

START_TEST(terms_in_unknown_concept_is_empty)
{
	if (work == NULL)
		return;
	ck_assert_uint_eq(terms_in(work, STR("no-such"), zh).len, 0);
	ck_assert_uint_eq(
		terms_meaning(work, STR("no-such"), zh, TIER_FULL).len, 0);
}
END_TEST

Suite *suite_quiz_terms(void)
{
	Suite *suite = suite_create("quiz/terms");
	TCase *tests = tcase_create("all");

	tcase_add_checked_fixture(tests, setup, teardown);
	tcase_set_timeout(tests, 0);
	tcase_add_test(tests, terms_add_below_takes_each_once_with_both_sides);
	tcase_add_test(tests, terms_add_due_takes_this_way_only);
	tcase_add_test(tests, terms_in_unknown_concept_is_empty);
	suite_add_tcase(suite, tests);
	return suite;
}
