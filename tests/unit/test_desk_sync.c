/* SPDX-License-Identifier: MIT */
#include "desk/sync.h"

#include "desk/past.h"
#include "desk/status.h"
#include "lint_fixture.h"

#include <pwd.h>
#include <unistd.h>

Suite *suite_desk_sync(void);

/* A tree with Chinese in full and plain and English in full, and what is said
 * of it. */
struct desk {
	struct tree tree;
	struct work *work;
	struct sync sync;
	int block; /* 2.1.1 */
};

enum { ZH, EN };

static void open_desk(struct desk *desk)
{
	struct err err = {0};

	desk->work = corpus_open_sources(&desk->tree.paths, &err);
	ck_assert_msg(desk->work != NULL, "%s", err.message);
	ck_assert_msg(
		sync_open(desk->work, &desk->sync, &err), "%s", err.message);
	desk->block = corpus_find(desk->work, STR("2.1.1"));
}

static void close_desk(struct desk *desk)
{
	sync_release(&desk->sync);
	corpus_close(desk->work);
}

static void put_zh(struct desk *desk, const char *tier, const char *first)
{
	lint_put(&desk->tree, "zh", tier, first, "- 甲[2](ref:2)。\n- 乙。",
		"丙。");
}

static void make_desk(struct desk *desk)
{
	*desk = (struct desk){0};
	lint_tree(&desk->tree);
	put_zh(desk, "full", "一[1](ref:1)。");
	put_zh(desk, "plain", "一。");
	lint_put(&desk->tree, "en", "full", "One.[1](ref:1)",
		"- A.[2](ref:2)\n- B.", "C.");
	open_desk(desk);
}

static void free_desk(struct desk *desk)
{
	close_desk(desk);
	tree_free(&desk->tree);
}

static enum sync_standing standing(
	const struct desk *desk, int lang, enum tier tier)
{
	return sync_standing(&desk->sync, desk->block, lang, tier);
}

static bool declare(struct desk *desk, int lang, enum tier tier)
{
	struct sync_row as = {.state = SYNC_REVIEWED,
		.by = STR("somebody"),
		.date = STR("2026-11-23")};

	sync_default_source(
		desk->work, lang, tier, &as.source_lang, &as.source_tier);
	return sync_declare(&desk->sync, desk->block, lang, tier, &as);
}

/* Writes what is declared and reads it again. */
static void reopen(struct desk *desk, int lang)
{
	struct err err = {0};

	ck_assert_msg(sync_write(&desk->sync, lang, &err), "%s", err.message);
	close_desk(desk);
	open_desk(desk);
}

START_TEST(sync_standing_of_texts_nobody_declared)
{
	struct desk desk;

	make_desk(&desk);
	ck_assert_int_eq(standing(&desk, ZH, TIER_FULL), SYNC_CURRENT);
	ck_assert_int_eq(standing(&desk, ZH, TIER_PLAIN), SYNC_UNDECLARED);
	ck_assert_int_eq(standing(&desk, ZH, TIER_STUDENT), SYNC_MISSING);
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_UNDECLARED);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_declare_needs_text_and_source)
{
	struct desk desk;

	make_desk(&desk);
	ck_assert(declare(&desk, EN, TIER_FULL));
	ck_assert(!declare(&desk, EN, TIER_PLAIN));
	ck_assert(!declare(&desk, ZH, TIER_STUDENT));
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_CURRENT);
	free_desk(&desk);
}
END_TEST

static bool changed(struct desk *desk, int lang, enum tier tier)
{
	struct arena arena = {0};
	const bool *all = sync_changed(&desk->sync, &arena);
	const int row = lang * corpus_count(desk->work) + desk->block;
	const bool is_changed = all[row * TIER_COUNT + (int)tier];

	arena_free(&arena);
	return is_changed;
}

START_TEST(sync_changed_is_what_somebody_works_on)
{
	struct desk desk;

	make_desk(&desk);
	/* Nobody has declared it yet; of the first text nobody can. */
	ck_assert(changed(&desk, EN, TIER_FULL));
	ck_assert(!changed(&desk, ZH, TIER_FULL));
	ck_assert(!changed(&desk, EN, TIER_PLAIN));
	declare(&desk, EN, TIER_FULL);
	ck_assert(!changed(&desk, EN, TIER_FULL));
	reopen(&desk, EN);
	lint_put(&desk.tree, "en", "full", "Two.[1](ref:1)",
		"- A.[2](ref:2)\n- B.", "C.");
	close_desk(&desk);
	open_desk(&desk);
	ck_assert(changed(&desk, EN, TIER_FULL));
	ck_assert(!changed(&desk, ZH, TIER_FULL));
	declare(&desk, EN, TIER_FULL);
	reopen(&desk, EN);
	/* The source has moved: both are looked at. */
	put_zh(&desk, "full", "二[1](ref:1)。");
	close_desk(&desk);
	open_desk(&desk);
	ck_assert(changed(&desk, EN, TIER_FULL));
	ck_assert(changed(&desk, ZH, TIER_FULL));
	free_desk(&desk);
}
END_TEST

START_TEST(sync_write_keeps_rows)
{
	struct desk desk;
	const struct sync_row *row;

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	reopen(&desk, EN);
	row = sync_at(&desk.sync, desk.block, EN, TIER_FULL);
	ck_assert_int_eq(row->source_lang, ZH);
	ck_assert_int_eq(row->source_tier, TIER_FULL);
	ck_assert_int_eq(row->state, SYNC_REVIEWED);
	ck_assert(str_eq(row->by, STR("somebody")));
	ck_assert(str_eq(row->date, STR("2026-11-23")));
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_CURRENT);
	ck_assert_uint_eq(desk.sync.fault_count, 0);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_standing_edited_source_is_stale_in_that_block_alone)
{
	struct desk desk;
	struct sync_row as = {
		.source_lang = ZH, .source_tier = TIER_FULL, .by = STR("x")};
	int last;

	make_desk(&desk);
	last = corpus_find(desk.work, STR("2.1.3"));
	declare(&desk, EN, TIER_FULL);
	ck_assert(sync_declare(&desk.sync, last, EN, TIER_FULL, &as));
	put_zh(&desk, "full", "另一[1](ref:1)。");
	reopen(&desk, EN);
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_STALE);
	ck_assert_int_eq(
		sync_standing(&desk.sync, last, EN, TIER_FULL), SYNC_CURRENT);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_standing_follows_sources_of_sources)
{
	struct desk desk;
	struct sync_row from_en = {
		.source_lang = EN, .source_tier = TIER_FULL, .by = STR("x")};

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	ck_assert(
		sync_declare(&desk.sync, desk.block, ZH, TIER_PLAIN, &from_en));
	ck_assert_int_eq(standing(&desk, ZH, TIER_PLAIN), SYNC_CURRENT);
	reopen(&desk, EN);
	sync_declare(&desk.sync, desk.block, ZH, TIER_PLAIN, &from_en);
	put_zh(&desk, "full", "另一[1](ref:1)。");
	reopen(&desk, ZH);
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_STALE);
	ck_assert_int_eq(standing(&desk, ZH, TIER_PLAIN), SYNC_FAR_STALE);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_standing_circle_of_sources_ends)
{
	struct desk desk;
	struct sync_row as = {
		.source_lang = ZH, .source_tier = TIER_PLAIN, .by = STR("x")};

	make_desk(&desk);
	ck_assert(sync_declare(&desk.sync, desk.block, EN, TIER_FULL, &as));
	as.source_lang = EN;
	as.source_tier = TIER_FULL;
	ck_assert(sync_declare(&desk.sync, desk.block, ZH, TIER_PLAIN, &as));
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_FAR_STALE);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_state_now_edited_translation_is_not_reviewed)
{
	struct desk desk;

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	ck_assert_int_eq(sync_state_now(&desk.sync, desk.block, EN, TIER_FULL),
		SYNC_REVIEWED);
	lint_put(&desk.tree, "en", "full", "Two.[1](ref:1)",
		"- A.[2](ref:2)\n- B.", "C.");
	reopen(&desk, EN);
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_CURRENT);
	ck_assert_int_eq(sync_state_now(&desk.sync, desk.block, EN, TIER_FULL),
		SYNC_TRANSLATED);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_hash_knows_words_and_links)
{
	struct desk desk;
	uint64_t first, other;

	make_desk(&desk);
	first = sync_hash(desk.work, desk.block, ZH, TIER_FULL);
	ck_assert_uint_eq(first, 0x13b444f85d0baf00ULL);
	ck_assert_uint_eq(sync_hash(desk.work, desk.block, EN, TIER_PLAIN), 0);
	put_zh(&desk, "full", "一[1](ref:2)。");
	close_desk(&desk);
	open_desk(&desk);
	other = sync_hash(desk.work, desk.block, ZH, TIER_FULL);
	ck_assert_uint_ne(first, other);
	free_desk(&desk);
}
END_TEST

static const char *const bad_rows[] = {
	"full\t2.1.1\tzh/full\t0123456789abcdef\t0123456789abcdef\treviewed\tx",
	"full\t2.1.1\tzh\t0123456789abcdef\t0123456789abcdef\treviewed\tx\ty",
	"full\t2.1.1\tde/full\t0123456789abcdef\t0123456789abcdef\treviewed\tx"
	"\ty",
	"full\t2.1.1\tzh/full\t0123456789abcdeg\t0123456789abcdef\treviewed\tx"
	"\ty",
	"full\t2.1.1\tzh/full\t123\t0123456789abcdef\treviewed\tx\ty",
	"huge\t2.1.1\tzh/full\t0123456789abcdef\t0123456789abcdef\treviewed\tx"
	"\ty",
	"full\t2.1.1\tzh/full\t0123456789abcdef\t0123456789abcdef\tdone\tx\ty",
	"full\t\tzh/full\t0123456789abcdef\t0123456789abcdef\tdraft\tx\ty",
	"<<<<<<< HEAD",
	"\xff\xfe",
};

START_TEST(sync_open_bad_line_is_left_out_and_told)
{
	struct desk desk;
	struct buf text = {0};

	make_desk(&desk);
	close_desk(&desk);
	buf_printf(&text, "\n%s\n", bad_rows[_i]);
	tree_put(&desk.tree, "en/sync.tsv", text.ptr);
	buf_release(&text);
	open_desk(&desk);
	ck_assert_uint_eq(desk.sync.fault_count, 1);
	ck_assert_msg(str_starts(desk.sync.fault, STR("en/sync.tsv:2: ")), "%s",
		desk.sync.fault.ptr);
	ck_assert_int_eq(standing(&desk, EN, TIER_FULL), SYNC_UNDECLARED);
	free_desk(&desk);
}
END_TEST

START_TEST(sync_open_row_of_a_block_that_is_gone_is_dropped)
{
	struct desk desk;

	make_desk(&desk);
	close_desk(&desk);
	tree_put(&desk.tree, "en/sync.tsv",
		"full\t9.9.9\tzh/full\t0123456789abcdef\t0123456789abcdef"
		"\tdraft\tx\ty\n");
	open_desk(&desk);
	ck_assert_uint_eq(desk.sync.fault_count, 0);
	free_desk(&desk);
}
END_TEST

START_TEST(status_of_counts_blocks_by_standing)
{
	struct desk desk;
	struct status_count count;
	struct buf ids = {0};

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	count = status_of(
		&desk.sync, EN, TIER_FULL, 0, corpus_count(desk.work));
	ck_assert_int_eq(count.blocks, 4); /* the record's too */
	ck_assert_int_eq(count.by_standing[SYNC_CURRENT], 1);
	ck_assert_int_eq(count.by_standing[SYNC_UNDECLARED], 2);
	ck_assert_int_eq(count.by_standing[SYNC_MISSING], 1);
	ck_assert_int_eq(count.by_state[SYNC_REVIEWED], 1);
	ck_assert_int_eq(status_percent(&count), 25);
	status_ids(&desk.sync, EN, TIER_FULL, SYNC_UNDECLARED, 1, &ids);
	ck_assert_str_eq(ids.ptr, "2.1.2, \xe2\x80\xa6");
	buf_release(&ids);
	free_desk(&desk);
}
END_TEST

/* ---- what sources said ---- */

static void assert_past(struct desk *desk, int lang, const char *want)
{
	const struct sync_row *row =
		sync_at(&desk->sync, desk->block, lang, TIER_FULL);
	struct buf text = {0};

	buf_cstr(&text, "");
	ck_assert(past_find(desk->work, lang, row->source_hash, &text) ==
		  (want != NULL));
	ck_assert(str_eq(buf_view(&text), str_of(want)));
	buf_release(&text);
}

START_TEST(past_is_what_the_source_said_then)
{
	struct desk desk;

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	ck_assert(sync_write(&desk.sync, EN, NULL));
	close_desk(&desk);
	put_zh(&desk, "full", "二[1](ref:1)。");
	open_desk(&desk);
	assert_past(&desk, EN, "一[1]。");
	/* It outlives what is declared of other blocks. */
	reopen(&desk, EN);
	assert_past(&desk, EN, "一[1]。");
	declare(&desk, EN, TIER_FULL);
	reopen(&desk, EN);
	assert_past(&desk, EN, "二[1]。");
	free_desk(&desk);
}
END_TEST

START_TEST(past_of_a_list_has_a_line_for_each_item)
{
	struct desk desk;

	make_desk(&desk);
	desk.block = corpus_find(desk.work, STR("2.1.2"));
	declare(&desk, EN, TIER_FULL);
	ck_assert(sync_write(&desk.sync, EN, NULL));
	assert_past(&desk, EN, "甲[2]。\n乙。");
	free_desk(&desk);
}
END_TEST

START_TEST(past_that_was_not_kept_is_not_found)
{
	struct desk desk;

	make_desk(&desk);
	declare(&desk, EN, TIER_FULL);
	assert_past(&desk, EN, NULL);
	tree_put(&desk.tree, "en/past.tsv",
		"hash\ttext\n\nx\ty\n0123456789abcdef\n"
		"0123456789abcdeg\tt\n");
	assert_past(&desk, EN, NULL);
	free_desk(&desk);
}
END_TEST

START_TEST(past_file_is_sorted_and_says_no_text_twice)
{
	struct desk desk;
	struct buf text = {0};
	struct str rest, line, last = {NULL, 0};
	int lines = 0;

	make_desk(&desk);
	for (int i = 0; i < corpus_count(desk.work); i++) {
		desk.block = i;
		if (corpus_item(desk.work, i)->kind == SPINE_BLOCK)
			declare(&desk, EN, TIER_FULL);
	}
	ck_assert(sync_write(&desk.sync, EN, NULL));
	ck_assert(fs_read(path_join(&desk.tree.arena, desk.tree.paths.content,
				  "en/past.tsv"),
		FS_MAX_FILE, &text, NULL));
	rest = buf_view(&text);
	ck_assert(str_split(&rest, '\n', &line));
	ck_assert(str_eq(line, STR("hash\ttext")));
	for (; str_split(&rest, '\n', &line) && line.len > 0; lines++) {
		ck_assert_int_lt(str_cmp(last, line), 0);
		last = line;
	}
	ck_assert_int_eq(lines, 3);
	buf_release(&text);
	free_desk(&desk);
}
END_TEST

static const char *user_and_login(const char *name)
{
	return strcmp(name, "USER") == 0      ? " Ana\t"
	       : strcmp(name, "LOGNAME") == 0 ? "ana"
	                                      : NULL;
}

static const char *login_alone(const char *name)
{
	return strcmp(name, "USER") == 0      ? " "
	       : strcmp(name, "LOGNAME") == 0 ? "ana"
	                                      : NULL;
}

static const char *nothing(const char *name)
{
	(void)name;
	return NULL;
}

START_TEST(sync_user_is_who_is_logged_in_where_nobody_is_named)
{
	const struct passwd *user = getpwuid(getuid());
	const struct {
		const char *(*get)(const char *name);
		const char *by;
	} rows[] = {{user_and_login, "Ana"}, {login_alone, "ana"},
		{nothing, user != NULL ? user->pw_name : "-"}};
	struct arena arena = {0};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		const struct env env = {.get = rows[i].get};

		ck_assert(str_eq(sync_user(&env, &arena), str_of(rows[i].by)));
	}
	arena_free(&arena);
}
END_TEST

Suite *suite_desk_sync(void)
{
	Suite *s = suite_create("desk_sync");
	TCase *tc = tcase_create("sync");

	tcase_add_test(tc, sync_standing_of_texts_nobody_declared);
	tcase_add_test(tc, sync_declare_needs_text_and_source);
	tcase_add_test(tc, sync_write_keeps_rows);
	tcase_add_test(
		tc, sync_standing_edited_source_is_stale_in_that_block_alone);
	tcase_add_test(tc, sync_standing_follows_sources_of_sources);
	tcase_add_test(tc, sync_standing_circle_of_sources_ends);
	tcase_add_test(tc, sync_state_now_edited_translation_is_not_reviewed);
	tcase_add_test(tc, sync_hash_knows_words_and_links);
	tcase_add_loop_test(tc, sync_open_bad_line_is_left_out_and_told, 0,
		ARRAY_LEN(bad_rows));
	tcase_add_test(tc, sync_open_row_of_a_block_that_is_gone_is_dropped);
	tcase_add_test(tc, status_of_counts_blocks_by_standing);
	tcase_add_test(tc, past_is_what_the_source_said_then);
	tcase_add_test(tc, sync_changed_is_what_somebody_works_on);
	tcase_add_test(tc, past_of_a_list_has_a_line_for_each_item);
	tcase_add_test(tc, past_that_was_not_kept_is_not_found);
	tcase_add_test(tc, past_file_is_sorted_and_says_no_text_twice);
	tcase_add_test(tc, sync_user_is_who_is_logged_in_where_nobody_is_named);
	suite_add_tcase(s, tc);
	return s;
}
