/* SPDX-License-Identifier: MIT */
#include "corpus/book.h"
#include "corpus_tree.h"
#include "folder.h"

#include <malloc.h>

Suite *suite_corpus_renew(void);

#define CHANGED                                  \
	"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\n" \
	"two [1](ref:1)\n\n- a\n- b\n\n"         \
	"![caption](fig:1)\n\n## 2.2 Breadth\n\n"

struct renewal {
	struct tree tree;
	struct work *work;
	struct arena arena;
	struct finding why;
	int lang, part, block;
};

static void begin(struct renewal *r)
{
	*r = (struct renewal){0};
	tree_init_full(&r->tree);
	r->work = tree_open(&r->tree);
	r->lang = corpus_lang_index(r->work, STR("en"));
	r->part = corpus_find(r->work, STR("2"));
	r->block = corpus_find(r->work, STR("2.1.1"));
}

static void end(struct renewal *r)
{
	corpus_close(r->work);
	arena_free(&r->arena);
	tree_free(&r->tree);
}

static struct str text_of(struct renewal *r)
{
	const struct shown shown =
		corpus_show(r->work, r->block, r->lang, TIER_FULL);

	return shown.node != NULL && !shown.is_fallback ? shown.node->text
	                                                : STR("");
}

static bool renew(struct renewal *r)
{
	return corpus_renew_text(
		r->work, r->lang, TIER_FULL, r->part, &r->arena, &r->why);
}

/* Loads the text, writes another and reads that. */
static bool renew_as(struct renewal *r, const char *text)
{
	text_of(r);
	tree_put(&r->tree, "en/full/02-safety.md", text);
	return renew(r);
}

START_TEST(text_of_path_gives_language_tier_and_part)
{
	struct renewal r;
	enum tier tier;
	int lang, part;

	begin(&r);
	ck_assert(corpus_text_of(
		r.work, STR("fr/plain/90-appendix.md"), &lang, &tier, &part));
	ck_assert_int_eq(lang, corpus_lang_index(r.work, STR("fr")));
	ck_assert_int_eq(tier, TIER_PLAIN);
	ck_assert_int_eq(part, corpus_find(r.work, STR("appendix")));
	end(&r);
}
END_TEST

START_TEST(text_of_other_path_gives_nothing)
{
	static const char *const paths[] = {"fr/plain/x.md", "fr/02-safety.md",
		"xx/full/02-safety.md", "fr/full/02-safety.md~",
		"fr/full/02-safety", "work.xml", ""};
	struct renewal r;
	enum tier tier;
	int lang, part;

	begin(&r);
	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		ck_assert_msg(!corpus_text_of(r.work, str_of(paths[i]), &lang,
				      &tier, &part),
			"%s", paths[i]);
	end(&r);
}
END_TEST

START_TEST(renew_text_changed_is_taken)
{
	struct renewal r;

	begin(&r);
	ck_assert(renew_as(&r, CHANGED));
	ASSERT_STR(text_of(&r), "two [1]");
	end(&r);
}
END_TEST

START_TEST(renew_text_taken_leaves_old_nodes)
{
	struct renewal r;
	struct str old;

	begin(&r);
	old = text_of(&r);
	ck_assert(renew_as(&r, CHANGED));
	ASSERT_STR(old, "one [1]");
	end(&r);
}
END_TEST

static const struct {
	const char *text;
	int line;
	const char *why;
} broken[] = {
	{"", 0, "the file is empty"},
	{"# 2 Safety\n\nlead\n\n## 2.1 Speed\n\none [1](ref:1)\n", 5,
		"blocks of '2.1': 1 here, 3 in the spine"},
	{"# 2 Safety\n\n<<<<<<< HEAD\nlead\n", 3,
		"a merge has left a conflict here"},
	{"# 2 Safety\n\nlead\n\n## 2.9 Speed\n\none\n", 5,
		"heading '2.9' is not in the spine"},
	{"# 2 Safety\n\nlead \xe4\xb8", 3, "this line is not valid UTF-8"},
};

START_TEST(renew_text_broken_keeps_the_last_good_one)
{
	struct renewal r;

	begin(&r);
	ck_assert(!renew_as(&r, broken[_i].text));
	ck_assert(str_eq(r.why.message, str_of(broken[_i].why)));
	ck_assert(str_eq(r.why.file, STR("en/full/02-safety.md")));
	ck_assert_int_eq(r.why.line, broken[_i].line);
	ck_assert(str_eq(text_of(&r), STR("one [1]")));
	end(&r);
}
END_TEST

START_TEST(renew_text_gone_keeps_the_last_good_one)
{
	struct renewal r;

	begin(&r);
	text_of(&r);
	ck_assert_int_eq(remove(path_join(&r.tree.arena, r.tree.paths.content,
				 "en/full/02-safety.md")),
		0);
	ck_assert(!renew(&r));
	ASSERT_STR(r.why.message, "the file is gone");
	ASSERT_STR(text_of(&r), "one [1]");
	end(&r);
}
END_TEST

START_TEST(renew_text_mended_is_taken)
{
	struct renewal r;

	begin(&r);
	ck_assert(!renew_as(&r, ""));
	ck_assert(renew_as(&r, CHANGED));
	ASSERT_STR(text_of(&r), "two [1]");
	end(&r);
}
END_TEST

START_TEST(renew_text_refused_leaves_no_findings)
{
	struct renewal r;

	begin(&r);
	ck_assert(!renew_as(&r, "# 2 Safety\n\nlead\n\n## 2.9 S\n\none\n"));
	ck_assert_int_eq(tree_faults(r.work, "en/full/02-safety.md"), 0);
	end(&r);
}
END_TEST

START_TEST(renew_text_new_file_is_taken)
{
	struct renewal r;

	begin(&r);
	r.lang = corpus_lang_index(r.work, STR("fr"));
	ASSERT_STR(text_of(&r), "");
	tree_put(&r.tree, "fr/full/02-safety.md",
		"# 2 S\u00fbret\u00e9\n\nun\n\n## 2.1 Vitesse\n\ndeux\n\n"
		"- a\n- b\n\n![c](fig:1)\n");
	ck_assert(renew(&r));
	ASSERT_STR(text_of(&r), "deux");
	end(&r);
}
END_TEST

START_TEST(renew_work_changed_title_is_seen)
{
	struct renewal r;
	char *text = xstrdup(str_of(TREE_WORK));

	begin(&r);
	*strstr(text, "The Work") = 'S';
	tree_put(&r.tree, "work.xml", text);
	ck_assert(corpus_renew(
		r.work, &r.tree.paths, STR("work.xml"), &r.arena, &r.why));
	ASSERT_STR(corpus_title(r.work, r.lang), "She Work");
	free(text);
	end(&r);
}
END_TEST

START_TEST(renew_work_broken_keeps_all)
{
	struct renewal r;

	begin(&r);
	tree_put(&r.tree, "work.xml", "<work id='w'>\n<part");
	ck_assert(!corpus_renew(
		r.work, &r.tree.paths, STR("work.xml"), &r.arena, &r.why));
	ASSERT_STR(r.why.file, "work.xml");
	ck_assert_int_gt(r.why.line, 0);
	ASSERT_STR(corpus_title(r.work, r.lang), "The Work");
	end(&r);
}
END_TEST

START_TEST(renew_references_changed_are_seen)
{
	struct renewal r;

	begin(&r);
	ASSERT_STR(corpus_reference(r.work, 1)->titles[r.lang], "First");
	tree_put(&r.tree, "references.xml",
		"<references>\n<ref id='1' kind='law' section='2.1'>"
		"<title xml:lang='en'>Premier</title></ref>\n</references>\n");
	ck_assert(corpus_renew(r.work, &r.tree.paths, STR("references.xml"),
		&r.arena, &r.why));
	ASSERT_STR(corpus_reference(r.work, 1)->titles[r.lang], "Premier");
	end(&r);
}
END_TEST

START_TEST(renew_references_leave_the_glossary)
{
	static const char *const names[] = {
		"references.xml", "work.xml", "glossary.tbx"};
	struct renewal r;

	begin(&r);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		const struct gloss *gloss = corpus_gloss(r.work);
		const size_t count = gloss->count;

		ck_assert(corpus_renew(r.work, &r.tree.paths, str_of(names[i]),
			&r.arena, &r.why));
		ck_assert_int_eq(corpus_gloss(r.work) == gloss, i < 1);
		ck_assert_uint_eq(corpus_gloss(r.work)->count, count);
	}
	end(&r);
}
END_TEST

START_TEST(renew_references_half_written_keep_all)
{
	struct renewal r;

	begin(&r);
	ASSERT_STR(corpus_reference(r.work, 1)->titles[r.lang], "First");
	tree_put(&r.tree, "references.xml", "<references>\n<ref id='1'");
	ck_assert(!corpus_renew(r.work, &r.tree.paths, STR("references.xml"),
		&r.arena, &r.why));
	ASSERT_STR(r.why.file, "references.xml");
	ASSERT_STR(corpus_reference(r.work, 1)->titles[r.lang], "First");
	end(&r);
}
END_TEST

/* [B] in use; a checking allocator counts nothing. */
static size_t in_use(void)
{
	const struct mallinfo2 info = mallinfo2();

	return info.uordblks + info.hblkhd;
}

static void read_block(struct renewal *r)
{
	const struct shown shown =
		corpus_show(r->work, r->block, r->lang, TIER_FULL);

	corpus_mark_terms(r->work, &shown);
}

START_TEST(renew_text_many_times_takes_no_more_memory)
{
	struct renewal r;
	size_t before = 0;

	begin(&r);
	read_block(&r);
	for (int i = 0; i < 10000; i++) {
		if (i == 100)
			before = in_use();
		ck_assert(renew(&r));
		read_block(&r);
	}
	ck_assert_uint_le(in_use(), before + 4096);
	end(&r);
}
END_TEST

START_TEST(renew_work_many_times_takes_no_more_memory)
{
	struct renewal r;
	size_t before = 0;

	begin(&r);
	for (int i = 0; i < 1000; i++) {
		if (i == 100)
			before = in_use();
		ck_assert(corpus_renew(r.work, &r.tree.paths, STR("work.xml"),
			&r.arena, &r.why));
		read_block(&r);
	}
	/* Less than one work; the allocator keeps some for later. */
	ck_assert_uint_le(in_use(), before + 32768);
	end(&r);
}
END_TEST

START_TEST(book_renewed_has_units_of_now)
{
	struct renewal r;
	struct book *book;
	struct unit unit;

	begin(&r);
	book = book_of_work(r.work);
	ck_assert(corpus_renew(
		r.work, &r.tree.paths, STR("work.xml"), &r.arena, &r.why));
	book_renew(book);
	ck_assert(book_unit(
		book, book_find(book, STR("2.1.1")), r.lang, TIER_FULL, &unit));
	ASSERT_STR(unit.node->text, "one [1]");
	book_free(book);
	end(&r);
}
END_TEST

/* ---- a lone file ---- */

START_TEST(file_renewed_has_units_of_now)
{
	struct folder folder;
	struct file *file;
	struct err err = {0};

	folder_make(&folder);
	file = file_open(folder_file(&folder, "a.md", "one\n"), &err);
	ck_assert(file_renew(
		file, folder_file(&folder, "a.md", "two\n\nthree\n"), &err));
	ck_assert_int_eq(file_count(file, 9), 2);
	ASSERT_STR(file_unit(file, 0)->text, "two");
	file_close(file);
	folder_remove(&folder);
}
END_TEST

START_TEST(file_renewed_empty_keeps_the_old_text)
{
	struct folder folder;
	struct file *file;
	struct err err = {0};

	folder_make(&folder);
	file = file_open(folder_file(&folder, "a.md", "one\n"), &err);
	ck_assert(!file_renew(file, folder_file(&folder, "a.md", ""), &err));
	ASSERT_STR(file_unit(file, 0)->text, "one");
	file_close(file);
	folder_remove(&folder);
}
END_TEST

Suite *suite_corpus_renew(void)
{
	Suite *suite = suite_create("corpus/renew");
	TCase *tests = tcase_create("renew");

	tcase_set_timeout(tests, 120);
	tcase_add_test(tests, text_of_path_gives_language_tier_and_part);
	tcase_add_test(tests, text_of_other_path_gives_nothing);
	tcase_add_test(tests, renew_text_changed_is_taken);
	tcase_add_test(tests, renew_text_taken_leaves_old_nodes);
	tcase_add_loop_test(tests, renew_text_broken_keeps_the_last_good_one, 0,
		ARRAY_LEN(broken));
	tcase_add_test(tests, renew_text_gone_keeps_the_last_good_one);
	tcase_add_test(tests, renew_text_mended_is_taken);
	tcase_add_test(tests, renew_text_refused_leaves_no_findings);
	tcase_add_test(tests, renew_text_new_file_is_taken);
	tcase_add_test(tests, renew_work_changed_title_is_seen);
	tcase_add_test(tests, renew_work_broken_keeps_all);
	tcase_add_test(tests, renew_references_changed_are_seen);
	tcase_add_test(tests, renew_references_leave_the_glossary);
	tcase_add_test(tests, renew_references_half_written_keep_all);
	tcase_add_test(tests, renew_text_many_times_takes_no_more_memory);
	tcase_add_test(tests, renew_work_many_times_takes_no_more_memory);
	tcase_add_test(tests, book_renewed_has_units_of_now);
	tcase_add_test(tests, file_renewed_has_units_of_now);
	tcase_add_test(tests, file_renewed_empty_keeps_the_old_text);
	suite_add_tcase(suite, tests);
	return suite;
}
