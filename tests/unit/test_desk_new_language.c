/* SPDX-License-Identifier: MIT */
#include "desk/new_language.h"

#include "desk/next.h"
#include "lint_fixture.h"

#include <unistd.h>

Suite *suite_desk_new_language(void);

#define POT                                                             \
	"#, fuzzy\nmsgid \"\"\nmsgstr \"\"\n\"Language: \\n\"\n"        \
	"\"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n\"\n\n" \
	"#: src/tui/bottom.c:1\nmsgid \"core\"\nmsgstr \"\"\n\n"        \
	"#: src/lint/rules.c:1\nmsgid \"other\"\nmsgstr \"\"\n"

/* A source tree: content, locales and po side by side. */
struct fixture {
	struct tree files;
	struct arena arena;
	struct desk_tree tree;
	struct work *work;
	struct new_language plan;
	struct err err;
};

static void reopen(struct fixture *f)
{
	corpus_close(f->work);
	f->work = corpus_open_sources(&f->files.paths, &f->err);
	ck_assert_msg(f->work != NULL, "%s", f->err.message);
}

static void begin(struct fixture *f)
{
	*f = (struct fixture){0};
	lint_tree(&f->files);
	f->files.paths.data = f->files.dir;
	tree_put(&f->files, "../po/koine.pot", POT);
	tree_put(&f->files, "../locales/en.conf", "tag = en\n");
	lint_put(&f->files, "zh", "plain", "一。", "- 甲。\n- 乙。", "丙。");
	lint_put(&f->files, "en", "plain", "One.", "- A.\n- B.", "C.");
	reopen(f);
	ck_assert(
		desk_tree_find(&f->files.paths, &f->arena, &f->tree, &f->err));
}

static void end(struct fixture *f)
{
	new_language_release(&f->plan);
	corpus_close(f->work);
	arena_free(&f->arena);
	tree_free(&f->files);
}

static bool plan(struct fixture *f, const char *tag)
{
	return new_language_plan(
		f->work, &f->tree, tag, STR("2026-11-23"), &f->plan, &f->err);
}

static bool is_there(struct fixture *f, const char *name)
{
	struct fs_info info;

	return fs_stat(path_join(&f->arena, f->files.dir, name), &info);
}

static void assert_nothing(struct fixture *f, const char *tag)
{
	const char *names[] = {"content/%s", "locales/%s.conf", "po/%s.po"};
	struct buf work = {0};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const char *slash = strchr(names[i], '%');
		const char *name = arena_printf(&f->arena, "%.*s%s%s",
			(int)(slash - names[i]), names[i], tag, slash + 2)
		                           .ptr;

		ck_assert_msg(!is_there(f, name), "%s", name);
	}
	fs_read(path_join(&f->arena, f->files.dir, "content/work.xml"),
		FS_MAX_FILE, &work, NULL);
	ck_assert_str_eq(work.ptr, LINT_WORK);
	buf_release(&work);
}

START_TEST(new_language_is_a_language_of_the_work)
{
	static const char *const made[] = {"content/it/full",
		"content/it/student", "content/it/plain", "content/it/quiz",
		"content/it/notes", "content/it/sync.tsv", "locales/it.conf",
		"po/it.po"};
	const struct finding *list;
	struct fixture f;

	begin(&f);
	ck_assert_msg(plan(&f, "it"), "%s", f.err.message);
	ck_assert_msg(new_language_make(&f.plan, &f.err), "%s", f.err.message);
	for (size_t i = 0; i < ARRAY_LEN(made); i++)
		ck_assert_msg(is_there(&f, made[i]), "%s", made[i]);
	reopen(&f);
	ck_assert_int_eq(corpus_lang_index(f.work, STR("it")), 2);
	ck_assert(corpus_is_partial(f.work, 2));
	corpus_load(f.work);
	for (size_t i = corpus_findings(f.work, &list); i-- > 0;)
		ck_assert(
			!str_starts(list[i].message, STR("there is no title")));
	end(&f);
}
END_TEST

START_TEST(new_language_keeps_the_rest_of_the_spine)
{
	struct fixture f;
	struct buf work = {0};

	begin(&f);
	plan(&f, "sr-Latn");
	new_language_make(&f.plan, &f.err);
	fs_read(path_join(&f.arena, f.files.dir, "content/work.xml"),
		FS_MAX_FILE, &work, NULL);
	ck_assert_uint_eq(
		work.len, sizeof(LINT_WORK) - 1 +
				  strlen("\n <language tag=\"sr-Latn\" "
					 "partial=\"yes\"/>"));
	ck_assert_ptr_nonnull(strstr(work.ptr,
		"<language tag='en'/>\n <language tag=\"sr-Latn\" "
		"partial=\"yes\"/>\n"));
	buf_release(&work);
	end(&f);
}
END_TEST

/* What is said names the tag, and nothing is made. */
START_TEST(new_language_wrong_tag_is_refused)
{
	static const char *const rows[][2] = {
		{"en", "has the language 'en'"},
		{"zh-Hans", "'zh'"},
		{"../x", "no BCP 47 tag"},
		{"xx", "CLDR knows no"},
		{"de-1996", "says more"},
		{"", "no BCP 47 tag"},
	};

	for (size_t i = 0; i < ARRAY_LEN(rows); i++) {
		struct fixture f;

		begin(&f);
		ck_assert(!plan(&f, rows[i][0]));
		ck_assert_int_eq(f.err.code, ERR_USAGE);
		ck_assert_msg(
			strstr(f.err.message, rows[i][1]), "%s", f.err.message);
		end(&f);
	}
}
END_TEST

START_TEST(new_language_what_is_in_the_way_is_named)
{
	struct fixture f;

	begin(&f);
	ck_assert_int_eq(symlink("nowhere", path_join(&f.arena, f.files.dir,
						    "content/it")),
		0);
	ck_assert(!plan(&f, "it"));
	ck_assert_ptr_nonnull(strstr(f.err.message, "is there already"));
	end(&f);
}
END_TEST

/* A folder stands where the catalogue is to be: what came before it goes. */
START_TEST(new_language_failure_leaves_nothing)
{
	struct fixture f;

	begin(&f);
	ck_assert(plan(&f, "it"));
	ck_assert(fs_make_dirs(
		path_join(&f.arena, f.files.dir, "po/it.po"), NULL));
	ck_assert(!new_language_make(&f.plan, &f.err));
	ck_assert_int_eq(f.err.code, ERR_OUTPUT);
	ck_assert_int_eq(
		rmdir(path_join(&f.arena, f.files.dir, "po/it.po")), 0);
	assert_nothing(&f, "it");
	end(&f);
}
END_TEST

START_TEST(new_language_catalogue_and_locale_that_are_there_stay)
{
	struct fixture f;
	struct buf po = {0};

	begin(&f);
	tree_put(&f.files, "../po/it.po", "mine");
	tree_put(&f.files, "../locales/it.conf", "tag = it\n");
	ck_assert(plan(&f, "it"));
	ck_assert_uint_eq(f.plan.file_count, 2);
	ck_assert(new_language_make(&f.plan, &f.err));
	fs_read(path_join(&f.arena, f.files.dir, "po/it.po"), FS_MAX_FILE, &po,
		NULL);
	ck_assert_str_eq(po.ptr, "mine");
	buf_release(&po);
	end(&f);
}
END_TEST

/* The program's own files are not those of a content it was told of. */
START_TEST(new_language_of_other_content_leaves_the_installation)
{
	static const char *const made[] = {
		"locales/it.conf", "there/locales/it.conf"};
	struct fixture f;

	begin(&f);
	ck_assert_int_eq(
		remove(path_join(&f.arena, f.files.dir, "po/koine.pot")), 0);
	tree_put(&f.files, "../there/locales/en.conf", "tag = en\n");
	f.files.paths.data = path_join(&f.arena, f.files.dir, "there");
	ck_assert(desk_tree_find(&f.files.paths, &f.arena, &f.tree, &f.err));
	ck_assert(plan(&f, "it"));
	ck_assert(!f.plan.has_locale);
	ck_assert_msg(new_language_make(&f.plan, &f.err), "%s", f.err.message);
	for (size_t i = 0; i < ARRAY_LEN(made); i++)
		ck_assert_msg(!is_there(&f, made[i]), "%s", made[i]);
	ck_assert(is_there(&f, "content/it/sync.tsv"));
	end(&f);
}
END_TEST

START_TEST(new_language_without_a_place_in_the_work_is_refused)
{
	struct fixture f;

	begin(&f);
	tree_put(&f.files, "work.xml", "<!-- <language tag='x'/> --><work/>");
	ck_assert(!plan(&f, "it"));
	ck_assert_ptr_nonnull(strstr(f.err.message, "work.xml"));
	end(&f);
}
END_TEST

/* ---- what comes next ---- */

static const char *steps(struct fixture *f, int lang)
{
	struct next next;
	struct sync sync;
	struct buf text = {0};
	const char *kept;

	reopen(f);
	ck_assert(sync_open(f->work, &sync, &f->err));
	ck_assert(next_find(&sync, &f->tree, lang, &next, &f->err));
	for (size_t i = 0; i < next.steps.len; i++) {
		const struct next_step *step = &next.steps.ptr[i];

		buf_printf(&text, "%s %d", next_kind_name(step->kind),
			step->count);
		if (step->id.len > 0)
			buf_printf(&text, " %.*s/%s", STR_ARG(step->id),
				tier_name(step->tier));
		buf_byte(&text, '\n');
	}
	kept = arena_str(&f->arena, buf_view(&text)).ptr;
	buf_release(&text);
	next_release(&next);
	sync_release(&sync);
	return kept;
}

START_TEST(next_of_a_new_language_begins_with_what_all_pages_have)
{
	struct fixture f;

	begin(&f);
	plan(&f, "it");
	new_language_make(&f.plan, &f.err);
	ck_assert_str_eq(
		steps(&f, 2), arena_printf(&f.arena,
				      "locale %d\ncore-messages 1\n"
				      "text 3 2.1/plain\ntext 1 A-1/plain\n"
				      "text 3 2.1/student\ntext 1 A-1/student\n"
				      "messages 1\n"
				      "text 3 2.1/full\ntext 1 A-1/full\n",
				      f.plan.open)
				      .ptr);
	end(&f);
}
END_TEST

START_TEST(next_names_what_has_moved_before_all_else)
{
	struct fixture f;
	const char *found;

	begin(&f);
	found = steps(&f, 1);
	ck_assert_msg(strncmp(found, "undeclared 3 2.1/plain\n", 23) == 0, "%s",
		found);
	end(&f);
}
END_TEST

/* Chinese moves; Italian was made from English, and English from Chinese. */
START_TEST(sync_standing_of_a_third_language_follows_the_first)
{
	struct sync_row as = {.source_lang = 0,
		.source_tier = TIER_PLAIN,
		.by = STR("x"),
		.date = STR("2026-11-23")};
	struct fixture f;
	struct sync sync;
	const char *found;
	int block;

	begin(&f);
	plan(&f, "it");
	new_language_make(&f.plan, &f.err);
	tree_put(&f.files, "it/plain/02-safety.md",
		"## 2.1 X\n\nUno.\n\n- A.\n- B.\n\nC.\n");
	reopen(&f);
	ck_assert(sync_open(f.work, &sync, &f.err));
	block = corpus_find(f.work, STR("2.1.1"));
	ck_assert(sync_declare(&sync, block, 1, TIER_PLAIN, &as));
	as.source_lang = 1;
	ck_assert(sync_declare(&sync, block, 2, TIER_PLAIN, &as));
	as.source_lang = 0;
	as.source_tier = TIER_FULL;
	lint_put(&f.files, "zh", "full", "一。", "- 甲。\n- 乙。", "丙。");
	sync_write(&sync, 1, &f.err);
	sync_write(&sync, 2, &f.err);
	sync_release(&sync);
	reopen(&f);
	ck_assert(sync_open(f.work, &sync, &f.err));
	ck_assert(sync_declare(&sync, block, 0, TIER_PLAIN, &as));
	ck_assert_int_eq(
		sync_standing(&sync, block, 2, TIER_PLAIN), SYNC_CURRENT);
	ck_assert(sync_write(&sync, 0, &f.err));
	sync_release(&sync);
	lint_put(&f.files, "zh", "full", "一一。", "- 甲。\n- 乙。", "丙。");
	found = steps(&f, 2);
	ck_assert_msg(
		strncmp(found, "stale 1 2.1/plain\n", 18) == 0, "%s", found);
	ck_assert(sync_open(f.work, &sync, &f.err));
	for (int lang = 0; lang < 3; lang++)
		ck_assert_int_eq(sync_standing(&sync, block, lang, TIER_PLAIN),
			lang == 0 ? SYNC_STALE : SYNC_FAR_STALE);
	sync_release(&sync);
	end(&f);
}
END_TEST

Suite *suite_desk_new_language(void)
{
	Suite *suite = suite_create("desk_new_language");
	TCase *tc = tcase_create("new_language");

	tcase_add_test(tc, new_language_is_a_language_of_the_work);
	tcase_add_test(tc, new_language_keeps_the_rest_of_the_spine);
	tcase_add_test(tc, new_language_wrong_tag_is_refused);
	tcase_add_test(tc, new_language_what_is_in_the_way_is_named);
	tcase_add_test(tc, new_language_failure_leaves_nothing);
	tcase_add_test(
		tc, new_language_catalogue_and_locale_that_are_there_stay);
	tcase_add_test(
		tc, new_language_of_other_content_leaves_the_installation);
	tcase_add_test(tc, new_language_without_a_place_in_the_work_is_refused);
	tcase_add_test(
		tc, next_of_a_new_language_begins_with_what_all_pages_have);
	tcase_add_test(tc, next_names_what_has_moved_before_all_else);
	tcase_add_test(tc, sync_standing_of_a_third_language_follows_the_first);
	suite_add_tcase(suite, tc);
	return suite;
}
